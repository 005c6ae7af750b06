#include "ui/document/inspect_document.h"

#include <QPointF>
#include <algorithm>

#include "core/alignment/probe.h"
#include "ui/document/state_command.h"

namespace elboscope {

InspectDocument::InspectDocument(QObject* parent) : QObject(parent) {
  undo_.setUndoLimit(500);
}

void InspectDocument::edit(const QString& text, const QString& merge,
                           const std::function<void(InspectState&)>& change) {
  InspectState after = state_;
  change(after);
  if (after == state_) return;
  if (merge.isEmpty() || merge != gesture_key_) end_gesture();
  gesture_key_ = merge;
  undo_.push(new StateCommand(*this, text, state_, std::move(after), merge.isEmpty() ? 0 : gesture_));
}

void InspectDocument::end_gesture(const QString& merge) {
  if (!merge.isEmpty() && merge != gesture_key_) return;
  ++gesture_;
  gesture_key_.clear();
}

void InspectDocument::reset_state(const InspectState& state) {
  end_gesture();
  undo_.clear();
  apply(state);
}

void InspectDocument::apply(const InspectState& state) {
  const InspectState before = std::exchange(state_, state);
  if (before.classes != state_.classes) {
    update_rows();
    selected_ = std::min<int>(selected_, static_cast<int>(state_.classes.size()) - 1);
    hovered_ = -1;
  }
  if (before.caption != state_.caption) Q_EMIT caption_changed();
  if (before.classes != state_.classes) Q_EMIT classes_changed();
  if (!(before.probe == state_.probe)) Q_EMIT probe_changed();
  if (!(before.calibration == state_.calibration)) Q_EMIT calibration_changed();
  if (!(before.view == state_.view)) Q_EMIT view_changed();
  if (!(before.truth == state_.truth)) Q_EMIT truth_choice_changed();
  if (before.stored_views != state_.stored_views) Q_EMIT stored_views_changed();
}

void InspectDocument::add_class(const QString& name) {
  const QString trimmed = name.simplified();
  if (trimmed.isEmpty()) return;
  const auto same = [&](const ClassEntry& entry) { return entry.name.compare(trimmed, Qt::CaseInsensitive) == 0; };
  if (std::any_of(state_.classes.cbegin(), state_.classes.cend(), same)) return;
  edit(tr("Add class “%1”").arg(trimmed), [&](InspectState& state) {
    int color = 0;
    const auto taken = [&](const ClassEntry& entry) { return entry.color == color; };
    while (std::any_of(state.classes.cbegin(), state.classes.cend(), taken)) ++color;
    state.classes.append({trimmed, color, true});
  });
}

void InspectDocument::remove_class(int row) {
  if (row < 0 || row >= state_.classes.size()) return;
  edit(tr("Remove class “%1”").arg(state_.classes[row].name),
       [row](InspectState& state) { state.classes.removeAt(row); });
}

void InspectDocument::store_slot(int slot) {
  slots_.at(static_cast<std::size_t>(slot)) = state_.calibration;
  Q_EMIT slots_changed();
}

void InspectDocument::reset_slots(const std::array<std::optional<CalibrationSettings>, 2>& settings) {
  slots_ = settings;
  Q_EMIT slots_changed();
}

void InspectDocument::recall_slot(int slot) {
  const auto& stored = slots_.at(static_cast<std::size_t>(slot));
  if (!stored) return;
  edit(slot == 0 ? tr("Settings A") : tr("Settings B"), [&](InspectState& state) { state.calibration = *stored; });
}

void InspectDocument::set_picture(ShownPicturePtr picture) {
  picture_ = std::move(picture);
  cross_hair_.reset();
  set_region({});
  set_layers(nullptr);
  Q_EMIT picture_changed();
}

void InspectDocument::set_title(const QString& title) {
  if (title_ == title) return;
  title_ = title;
  Q_EMIT title_changed();
}

void InspectDocument::set_truth(std::optional<TruthFile> truth) {
  truth_ = std::move(truth);
  set_truth_scores(nullptr);
  set_truth_curve(nullptr);
  Q_EMIT truth_changed();
}

void InspectDocument::set_truth_scores(TruthScoresPtr scores) {
  if (!scores && !truth_scores_) return;
  truth_scores_ = std::move(scores);
  Q_EMIT truth_scores_changed();
}

void InspectDocument::set_truth_curve(TruthCurvePtr curve) {
  if (!curve && !truth_curve_) return;
  truth_curve_ = std::move(curve);
  Q_EMIT truth_curve_changed();
}

void InspectDocument::set_model_choice(const ModelChoice& choice) {
  if (choice == model_choice_) return;
  model_choice_ = choice;
  set_layers(nullptr);
  Q_EMIT model_choice_changed();
}

void InspectDocument::set_model(LoadedModelPtr model) {
  model_ = std::move(model);
  Q_EMIT model_changed();
}

void InspectDocument::set_text_readers(TextReaders readers) {
  text_readers_ = std::move(readers);
  Q_EMIT text_readers_changed();
}

void InspectDocument::set_suggestions(const QStringList& phrases) {
  if (phrases == suggestions_) return;
  suggestions_ = phrases;
  Q_EMIT suggestions_changed();
}

void InspectDocument::set_record(RecordPtr record) {
  record_ = std::move(record);
  if (!record_) {
    record_probe_.reset();
    set_maps(nullptr);
  }
  // Scores are lists in the order of a record's classes.
  if (truth_scores_ && truth_scores_->record != record_) set_truth_scores(nullptr);
  Q_EMIT record_changed();
}

bool InspectDocument::record_is_current() const {
  if (!record_ || record_->caption != state_.caption.toStdString()) return false;
  if (static_cast<qsizetype>(record_->classes.size()) != state_.classes.size()) return false;
  QStringList measured, listed;
  for (const RecordedClass& entry : record_->classes) measured << QString::fromStdString(entry.name);
  for (const ClassEntry& entry : state_.classes) listed << entry.name;
  measured.sort();
  listed.sort();
  if (measured != listed) return false;
  if (!model_choice_.folder.empty() && record_->model_path != model_choice_.folder.string()) return false;
  return !needs_new_run();
}

bool InspectDocument::needs_new_run() const {
  if (!record_) return false;
  const ProbeChoice& probe = state_.probe;
  if (record_probe_) return !(*record_probe_ == probe);
  if (record_->seed != probe.seed || record_->reference != probe.reference) return true;
  if ((record_->fit == "square") != (probe.square || probe.reference)) return true;
  if (!record_->complete) return false;
  // Which ones are standard is the model's to say.
  const auto differ = [this, &probe](const std::vector<std::int64_t>& measured,
                                     const std::vector<std::int64_t>& chosen, bool elbo) {
    if (!chosen.empty()) return measured != chosen;
    return model_ != nullptr && measured != default_timesteps(model_->info, elbo, probe.reference);
  };
  return differ(record_->elbo_timesteps, probe.elbo_timesteps, true) ||
         differ(record_->collect_timesteps, probe.collect_timesteps, false);
}

void InspectDocument::set_layers(LayerMapsPtr layers) {
  if (layers == layers_) return;
  layers_ = std::move(layers);
  Q_EMIT layers_changed();
}

void InspectDocument::set_maps(MapSetPtr maps) {
  maps_ = std::move(maps);
  update_rows();
  Q_EMIT maps_changed();
}

void InspectDocument::update_rows() {
  map_indices_.fill(-1, state_.classes.size());
  if (!maps_) return;
  const auto& names = maps_->maps.names;
  std::vector<bool> taken(names.size());
  for (qsizetype row = 0; row < state_.classes.size(); ++row) {
    const std::string name = state_.classes[row].name.toStdString();
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (taken[i] || names[i] != name) continue;
      taken[i] = true;
      map_indices_[row] = static_cast<int>(i);
      break;
    }
  }
}

int InspectDocument::map_index(int row) const {
  return row >= 0 && row < map_indices_.size() ? map_indices_[row] : -1;
}

int InspectDocument::class_row(int map_index) const {
  return map_index < 0 ? -1 : static_cast<int>(map_indices_.indexOf(map_index));
}

void InspectDocument::select_class(int row) {
  row = row < state_.classes.size() ? std::max(row, -1) : -1;
  if (row == selected_) return;
  selected_ = row;
  Q_EMIT active_class_changed();
}

void InspectDocument::hover_class(int row) {
  row = row < state_.classes.size() ? std::max(row, -1) : -1;
  if (row == hovered_) return;
  hovered_ = row;
  Q_EMIT active_class_changed();
}

void InspectDocument::set_cross_hair(const std::optional<QPointF>& place) {
  if (place == cross_hair_) return;
  cross_hair_ = place;
  Q_EMIT cross_hair_changed();
}

void InspectDocument::set_region(const QPolygonF& outline) {
  if (outline == region_) return;
  region_ = outline;
  Q_EMIT region_changed();
}

}  // namespace elboscope
