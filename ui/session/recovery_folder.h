#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <filesystem>
#include <memory>
#include <optional>

#include "ui/session/session_file.h"

namespace elboscope {

/// Where one running program keeps what a crash must not take:
///   lock                     held as long as the program runs; a crash frees it
///   contents-N.elboscope     the session when its picture, truth or record changed last (large)
///   state.json               everything that changes often, and which contents it belongs to (small)
/// Both are written atomically, contents first, so that at every moment a whole session is there. One thread at a time
/// (the autosaving worker). Throws Error(failed).
class RecoveryFolder {
 public:
  /// Makes a new folder with a lock in `root`.
  explicit RecoveryFolder(const std::filesystem::path& root);
  /// The folder stays, and the lock is given back: what was not cleared is found at the next start.
  ~RecoveryFolder();

  /// `file`: the session's own file, empty without one.
  void write(const Session& session, const QString& file);
  /// There is nothing that would have to be restored.
  void clear();
  /// The program ends properly.
  void remove();

 private:
  std::filesystem::path folder_;
  std::unique_ptr<QLockFile> lock_;
  int number_ = 0;  // of the contents that are there; 0: none
  ShownPicturePtr picture_;
  RecordPtr record_;
  std::shared_ptr<const LabelPicture> labels_;
};

/// What a program that did not end properly left behind. Holding it keeps others from offering the same.
struct Leftover {
  std::filesystem::path folder;
  QString title, file;  ///< file: the session's own, may be empty
  QDateTime when;
  std::shared_ptr<QLockFile> lock;
};

/// The newest one below `root` whose program is gone. Folders without anything to restore are removed.
std::optional<Leftover> find_leftover(const std::filesystem::path& root);
/// Untrusted, as every file. Throws Error(refused).
ReadSession load_leftover(const Leftover& leftover);
void remove_leftover(const Leftover& leftover);

}  // namespace elboscope
