#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "core/evaluation/item_score.h"

namespace elboscope {

/// What an evaluation has finished, in a file that grows by a line a picture: a first line that says which evaluation
/// it is, then the pictures in order. A line is on the disk before the next picture starts, so a kill costs one
/// picture; a line that was cut short is dropped. Not for two processes at once.
class EvaluationJournal {
 public:
  /// Keeps nothing.
  EvaluationJournal() = default;
  /// Opens or makes the file. `on_item` gets every picture of an earlier run in order; they must fit `rows` and
  /// `classes`. A file of another evaluation (other fingerprint) or without one whole line is begun anew. Throws
  /// Error(failed) if it cannot be read or written.
  EvaluationJournal(const std::filesystem::path& path, const std::string& fingerprint, std::size_t rows,
                    std::size_t classes, const std::function<void(ItemScore&&)>& on_item);
  ~EvaluationJournal();
  EvaluationJournal(const EvaluationJournal&) = delete;
  EvaluationJournal& operator=(const EvaluationJournal&) = delete;

  void add(const ItemScore& score);
  /// Pictures of an earlier run.
  std::size_t kept() const { return kept_; }
  /// A sentence if an existing file was not continued, or not whole.
  const std::string& note() const { return note_; }

 private:
  std::filesystem::path path_;
  std::size_t kept_ = 0;
  std::string note_;
  int descriptor_ = -1;
};

}  // namespace elboscope
