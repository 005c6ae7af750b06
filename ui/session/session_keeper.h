#pragma once

#include <QObject>
#include <QTimer>

#include "ui/document/inspector.h"
#include "ui/session/recovery_folder.h"

namespace elboscope {

class ProblemModel;

/// Saves a document as a session, opens sessions into it, and keeps a copy that survives a crash. GUI thread only; all
/// reading and writing happens in lanes of its own. Failures go into the problem list.
class SessionKeeper final : public QObject {
  Q_OBJECT

 public:
  SessionKeeper(InspectDocument& document, Inspector& inspector, ProblemModel& problems, QObject* parent = nullptr);
  ~SessionKeeper() override;

  const QString& path() const { return path_; }  ///< of the session's file; empty: never saved
  /// There is something that saving would keep: not the mere way of looking (columns, colours, zoom).
  bool modified() const { return modified_; }
  /// modified(), and what was changed goes with what is replaced. Without a picture there is nothing to lose.
  bool would_lose(Inspector::Replacing what) const;
  /// The document is being filled from a file.
  bool receiving() const { return receiving_; }
  /// Something is being read or written.
  bool busy() const { return open_.busy() || save_.busy() || autosave_.busy(); }

  void open(const QString& path);
  /// saved() tells when it is done; the session has this path from then on.
  void save(const QString& path);
  /// Settings that came with a picture (Inspector::settings_found): an undo step.
  void restore_settings(const QString& path, const QByteArray& json);

  /// From now on changes are saved below `root` after `quiet` milliseconds, and what an earlier program left there is
  /// looked for.
  void start_autosaving(const QString& root, int quiet = 2000);
  /// What a crash left, once it is found.
  const std::optional<Leftover>& leftover() const { return leftover_; }
  void restore_leftover();
  void discard_leftover();
  /// The program ends properly: autosaved files go. busy() until they have.
  void finish_autosaving();
  bool autosaving() const { return !root_.empty(); }
  /// Everything is in the recovery folder (tests).
  bool autosaved() const { return !timer_.isActive() && !autosave_.busy(); }

  Session snapshot() const;

 Q_SIGNALS:
  void changed();  ///< path() or modified()
  void busy_changed();
  void saved(bool done);
  void file_used(const QString& path);  ///< saved or opened
  void leftover_changed();

 private:
  void touch();
  void update_modified();
  void follow_picture();
  void receive(ReadSession read);
  void restore_now();
  void note(const QString& sentence);
  void report(const QString& what, const JobFailure& failure);
  void autosave();

  InspectDocument& document_;
  Inspector& inspector_;
  ProblemModel& problems_;
  QString path_;
  Session saved_;  // what the file holds; without a file what was opened
  bool modified_ = false, receiving_ = false, fresh_ = false;
  int inspection_ = 0;  // counts what was opened in place of what was there

  std::filesystem::path root_;
  std::shared_ptr<std::shared_ptr<RecoveryFolder>> folder_;  // the inner one belongs to the autosaving worker
  Session autosaved_;
  bool autosave_failed_ = false, kept_ = false;
  int quiet_ = 0;
  std::optional<Leftover> leftover_, replaced_;
  QTimer timer_;
  JobLane open_{JobLane::Superseding::stops_running};
  JobLane save_{JobLane::Superseding::keeps_running};
  JobLane autosave_{JobLane::Superseding::keeps_running};
};

}  // namespace elboscope
