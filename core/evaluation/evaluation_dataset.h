#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/alignment/probe.h"

namespace elboscope {

/// One picture of a data set with its truth. Classes are indices into the data set's list; `classes` are the ones asked
/// about, and labels below are places in it.
struct EvaluationItem {
  std::string name;  ///< for messages: "scene 12"
  ProbePicture picture;
  std::string caption;               ///< empty: the probe's own ("a photo of c1, c2, ...")
  std::vector<std::size_t> classes;  ///< at least one, different
  std::vector<std::uint8_t>
      truth;  ///< [height][width] of the original picture: 0 background, k + 1 classes[k], 255 unlabelled
  std::vector<std::uint8_t> instances;  ///< [height][width] 0 none, i + 1 the i-th instance; may be empty (unknown)
  std::vector<std::size_t> instance_classes;  ///< place in `classes` of each instance
};

/// Pictures with exact truth, made or read one at a time. Immutable; item() may be called from any thread.
class EvaluationDataset {
 public:
  virtual ~EvaluationDataset() = default;
  /// As it was asked for: "stickers:7:200".
  virtual std::string name() const = 0;
  virtual std::size_t count() const = 0;
  /// At most 254; where `ranked`, the most frequent in training first.
  virtual const std::vector<std::string>& classes() const = 0;
  virtual bool ranked() const = 0;
  /// Everything that decides what the pictures are, for the report and to recognise an interrupted evaluation.
  virtual nlohmann::ordered_json description() const = 0;
  /// Throws Error.
  virtual EvaluationItem item(std::size_t index) const = 0;
};

}  // namespace elboscope
