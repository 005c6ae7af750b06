#include "ui/session/session_keeper.h"

#include <algorithm>
#include <utility>

#include "ui/document/file_paths.h"
#include "ui/problems/problem_model.h"
#include "ui/session/state_text.h"

namespace elboscope {
namespace {

std::shared_ptr<const LabelPicture> labels_of(const Session& session) {
  return session.truth ? session.truth->labels : nullptr;
}

bool same_contents(const Session& a, const Session& b) {
  return a.picture == b.picture && a.record == b.record && labels_of(a) == labels_of(b);
}

bool same(const Session& a, const Session& b) {
  return same_contents(a, b) && a.state == b.state && a.slots == b.slots;
}

/// All but how it is looked at.
bool same_matter(const Session& a, const Session& b) {
  InspectState state = a.state;
  state.view = b.state.view;
  state.stored_views = b.state.stored_views;
  return same_contents(a, b) && state == b.state && a.slots == b.slots;
}

bool same_caption(const Session& a, const Session& b) {
  return a.state.caption == b.state.caption && a.state.classes == b.state.classes;
}

}  // namespace

SessionKeeper::SessionKeeper(InspectDocument& document, Inspector& inspector, ProblemModel& problems, QObject* parent)
    : QObject(parent), document_(document), inspector_(inspector), problems_(problems) {
  saved_ = autosaved_ = snapshot();
  for (const auto signal :
       {&InspectDocument::caption_changed, &InspectDocument::classes_changed, &InspectDocument::probe_changed,
        &InspectDocument::calibration_changed, &InspectDocument::view_changed, &InspectDocument::slots_changed,
        &InspectDocument::truth_changed, &InspectDocument::record_changed, &InspectDocument::truth_choice_changed,
        &InspectDocument::stored_views_changed})
    connect(&document_, signal, this, &SessionKeeper::touch);
  connect(&document_, &InspectDocument::picture_changed, this, &SessionKeeper::follow_picture);
  for (JobLane* lane : {&open_, &save_, &autosave_})
    connect(lane, &JobLane::busy_changed, this, &SessionKeeper::busy_changed);
  connect(&inspector_, &Inspector::session_found, this, &SessionKeeper::open);
  connect(&inspector_, &Inspector::settings_found, this, &SessionKeeper::restore_settings);
  // Parts of a run may have put the next save far off; its end is what must not be lost.
  connect(&inspector_, &Inspector::run_finished, this, [this] {
    if (timer_.isActive()) timer_.start(quiet_);
  });
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &SessionKeeper::autosave);
}

SessionKeeper::~SessionKeeper() = default;

Session SessionKeeper::snapshot() const {
  Session session;
  session.state = document_.state();
  session.slots = {document_.slot(0), document_.slot(1)};
  session.title = document_.title();
  session.picture = document_.picture();
  session.truth = document_.truth();
  session.record = document_.record();
  session.record_probe = document_.record_probe();
  session.model = document_.model_choice();
  session.selected_class = document_.selected_class();
  return session;
}

// --- following -------------------------------------------------------------------------------------------------------

void SessionKeeper::touch() {
  if (receiving_) return;
  update_modified();
  if (autosaving() && !timer_.isActive()) timer_.start(quiet_);
}

void SessionKeeper::update_modified() {
  if (fresh_ || receiving_) return;
  const bool modified = !same_matter(snapshot(), saved_);
  if (modified == modified_) return;
  modified_ = modified;
  Q_EMIT changed();
}

bool SessionKeeper::would_lose(Inspector::Replacing what) const {
  if (!modified_ || fresh_ || !document_.picture()) return false;
  // A file that was saved once would miss whatever was changed since.
  if (what == Inspector::Replacing::everything || !path_.isEmpty()) return true;
  const Session now = snapshot();
  return !same_contents(now, saved_) ||
         (what == Inspector::Replacing::contents_and_caption && !same_caption(now, saved_));
}

void SessionKeeper::follow_picture() {
  if (receiving_ || fresh_) return;
  // Another picture begins another session, unless it goes under a record that came without one. Caption, classes and
  // record arrive in the same breath: what is there after it is what there is to lose.
  if (document_.record() && document_.record() == saved_.record) return touch();
  fresh_ = true;
  ++inspection_;
  QMetaObject::invokeMethod(
      this,
      [this] {
        if (!std::exchange(fresh_, false)) return;  // a session came in between
        saved_ = snapshot();
        path_.clear();
        modified_ = false;
        touch();
        Q_EMIT changed();
      },
      Qt::QueuedConnection);
}

// --- files -----------------------------------------------------------------------------------------------------------

void SessionKeeper::note(const QString& sentence) {
  Problem problem;
  problem.severity = Problem::Severity::note;
  problem.sentence = sentence;
  problems_.add(std::move(problem));
}

void SessionKeeper::report(const QString& what, const JobFailure& failure) {
  Problem problem;
  problem.sentence = what + u' ' + failure.sentence;
  problem.detail = failure.detail;
  problems_.add(std::move(problem));
}

void SessionKeeper::open(const QString& path) {
  open_.start<ReadSession>([path](JobContext&) { return load_session(as_path(path)); },
                           [this, path](JobResult<ReadSession>&& result) {
                             if (result.outcome == JobOutcome::failed)
                               report(tr("“%1” could not be opened.").arg(file_name(as_path(path))), result.failure);
                             if (!result.value) return;
                             receive(std::move(*result.value));
                             path_ = path;
                             saved_ = snapshot();
                             modified_ = false;
                             touch();
                             Q_EMIT changed();
                             Q_EMIT file_used(path);
                           });
}

void SessionKeeper::receive(ReadSession read) {
  Session& session = read.session;
  ++inspection_;
  fresh_ = false;
  receiving_ = true;
  document_.set_truth({});
  document_.set_record(nullptr);
  document_.set_picture(session.picture);
  document_.reset_state(session.state);
  document_.reset_slots(session.slots);
  document_.set_title(session.title);
  document_.set_truth(std::move(session.truth));
  document_.set_record_probe(session.record_probe);
  document_.set_record(session.record);
  document_.select_class(session.selected_class);
  receiving_ = false;
  if (!read.unknown.isEmpty())
    note(tr("This was saved by a newer version of the program. What this version does not know was left out: %1.")
             .arg(read.unknown.join(QStringLiteral(", "))));
  // A path out of a file is not opened by itself.
  if (session.record && !session.model.folder.empty() && session.model.folder != document_.model_choice().folder)
    note(tr("This was measured with the model “%1”. Choose it to measure again in the same way.")
             .arg(as_text(session.model.folder)));
}

void SessionKeeper::save(const QString& path) {
  const Session session = snapshot();
  save_.start<bool>(
      [session, path](JobContext&) {
        save_session(session, as_path(path));
        return true;
      },
      [this, session, path, of = inspection_](JobResult<bool>&& result) {
        if (result.outcome == JobOutcome::failed)
          report(tr("“%1” could not be saved.").arg(file_name(as_path(path))), result.failure);
        // The file is not that of what was opened while it was being written.
        if (result.value && of == inspection_) {
          path_ = path;
          saved_ = session;
          modified_ = !same_matter(snapshot(), saved_);
          if (autosaving() && !timer_.isActive()) timer_.start(quiet_);
          Q_EMIT changed();
        }
        if (result.value) Q_EMIT file_used(path);
        Q_EMIT saved(result.value.has_value());
      });
}

void SessionKeeper::restore_settings(const QString& path, const QByteArray& json) {
  struct Read {
    InspectState state;
    QStringList unknown;
  };
  open_.start<Read>(
      [path, json](JobContext&) {
        Read read;
        read.state = parse_state_text(json.toStdString(), path.toStdString(), read.unknown);
        return read;
      },
      [this, path](JobResult<Read>&& result) {
        if (result.outcome == JobOutcome::failed)
          report(tr("The settings inside “%1” could not be read.").arg(file_name(as_path(path))), result.failure);
        if (!result.value) return;
        document_.edit(tr("Settings of “%1”").arg(file_name(as_path(path))),
                       [&](InspectState& state) { state = result.value->state; });
        if (!result.value->unknown.isEmpty())
          note(tr("This was saved by a newer version of the program. What this version does not know was left out: %1.")
                   .arg(result.value->unknown.join(QStringLiteral(", "))));
      });
}

// --- what survives a crash -------------------------------------------------------------------------------------------

void SessionKeeper::start_autosaving(const QString& root, int quiet) {
  root_ = as_path(root);
  quiet_ = quiet;
  folder_ = std::make_shared<std::shared_ptr<RecoveryFolder>>();
  autosaved_ = snapshot();
  using Found = std::optional<Leftover>;
  autosave_.start<Found>([path = root_](JobContext&) { return find_leftover(path); },
                         [this](JobResult<Found>&& result) {
                           if (!result.value || !*result.value) return;
                           leftover_ = std::move(*result.value);
                           Q_EMIT leftover_changed();
                         });
}

void SessionKeeper::autosave() {
  if (!autosaving()) return;
  // A run delivers its parts faster than they could be written; its end is seen, too.
  const Session session = snapshot();
  if (autosave_.busy() || fresh_) {
    timer_.start(quiet_);
    return;
  }
  if (inspector_.running() && !same_contents(session, autosaved_) && autosave_.last_seconds() > 0.2) {
    timer_.start(std::max(quiet_, static_cast<int>(autosave_.last_seconds() * 50e3)));
    return;
  }
  // Ways of looking at something are worth a few bytes, though no question.
  const bool keep = modified_ || (session.picture && !same(session, saved_));
  if (keep ? kept_ && same(session, autosaved_) : !kept_) return;
  autosaved_ = session;
  kept_ = keep;
  autosave_.start<bool>(
      [session, keep, root = root_, folder = folder_, path = path_,
       replaced = std::exchange(replaced_, {})](JobContext&) {
        if (!*folder) *folder = std::make_shared<RecoveryFolder>(root);
        if (keep) {
          (*folder)->write(session, path);
        } else {
          (*folder)->clear();
        }
        if (replaced) remove_leftover(*replaced);
        return true;
      },
      [this](JobResult<bool>&& result) {
        if (result.outcome == JobOutcome::failed && !std::exchange(autosave_failed_, true))
          report(tr("Automatic saving does not work, so a crash would lose what is not saved."), result.failure);
        if (result.value) autosave_failed_ = false;
      });
}

void SessionKeeper::restore_leftover() {
  if (leftover_) inspector_.replace(Inspector::Replacing::everything, [this] { restore_now(); });
}

void SessionKeeper::restore_now() {
  if (!leftover_) return;
  const Leftover leftover = *std::exchange(leftover_, {});
  Q_EMIT leftover_changed();
  open_.start<ReadSession>([leftover](JobContext&) { return load_leftover(leftover); },
                           [this, leftover](JobResult<ReadSession>&& result) {
                             if (result.outcome == JobOutcome::failed)
                               report(tr("What was saved automatically could not be restored."), result.failure);
                             if (!result.value) return;
                             receive(std::move(*result.value));
                             path_ = leftover.file;
                             saved_ = {};
                             modified_ = true;
                             // It goes when this program has saved the same.
                             replaced_ = leftover;
                             if (!timer_.isActive()) timer_.start(quiet_);
                             Q_EMIT changed();
                           });
}

void SessionKeeper::discard_leftover() {
  if (!leftover_) return;
  const Leftover leftover = *std::exchange(leftover_, {});
  Q_EMIT leftover_changed();
  autosave_.start<bool>(
      [leftover](JobContext&) {
        remove_leftover(leftover);
        return true;
      },
      [](JobResult<bool>&&) {});
}

void SessionKeeper::finish_autosaving() {
  if (!autosaving()) return;
  root_.clear();
  timer_.stop();
  autosave_.start<bool>(
      [folder = folder_](JobContext&) {
        if (*folder) (*folder)->remove();
        folder->reset();
        return true;
      },
      [](JobResult<bool>&&) {});
}

}  // namespace elboscope
