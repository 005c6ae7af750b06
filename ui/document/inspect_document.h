#pragma once

#include <QObject>
#include <QPointF>
#include <QPolygonF>
#include <QUndoStack>
#include <array>
#include <functional>
#include <memory>
#include <optional>

#include "ui/document/caption_reading.h"
#include "ui/document/inspect_state.h"
#include "ui/jobs/calibration_job.h"
#include "ui/jobs/engine_jobs.h"
#include "ui/jobs/layer_job.h"
#include "ui/jobs/read_job.h"
#include "ui/jobs/truth_job.h"

namespace elboscope {

/// The document of the workspace Inspect. GUI thread only; shared pointers to const data may go to any thread.
///
/// Three kinds of contents:
///  - state(): what the user decides. Changed only through edit(), so every change is one undo step.
///  - picture, truth, model, record, maps: what files and jobs bring (set by Inspector). Not undone.
///  - selected and hovered class, cross-hair: where the user looks; shared by all views, not undone.
class InspectDocument final : public QObject {
  Q_OBJECT

 public:
  explicit InspectDocument(QObject* parent = nullptr);

  // --- state -------------------------------------------------------------------------------------------------------
  const InspectState& state() const { return state_; }
  QUndoStack& undo_stack() { return undo_; }
  /// Changes a copy of the state and makes it an undo step named `text`; nothing happens if it is equal. Edits with the
  /// same non-empty `merge` key between two end_gesture() calls become one step (a slider: edit while it moves,
  /// end_gesture() when it is released).
  void edit(const QString& text, const QString& merge, const std::function<void(InspectState&)>& change);
  void edit(const QString& text, const std::function<void(InspectState&)>& change) { edit(text, {}, change); }
  /// With a key, only a gesture of that key ends (a timer must not cut another control's in two).
  void end_gesture(const QString& merge = {});
  /// For files: the state becomes this one and the undo history starts anew.
  void reset_state(const InspectState& state);

  /// Adds a class at the end with the first free colour; names are trimmed, empty ones and those already there ignored.
  void add_class(const QString& name);
  void remove_class(int row);

  /// Slots 0 (A) and 1 (B) hold calibration settings to flip between.
  void store_slot(int slot);
  void recall_slot(int slot);
  bool has_slot(int slot) const { return slots_.at(static_cast<std::size_t>(slot)).has_value(); }
  /// For files.
  void reset_slots(const std::array<std::optional<CalibrationSettings>, 2>& settings);
  const std::optional<CalibrationSettings>& slot(int index) const { return slots_.at(static_cast<std::size_t>(index)); }

  // --- contents ----------------------------------------------------------------------------------------------------
  const ShownPicturePtr& picture() const { return picture_; }
  void set_picture(ShownPicturePtr picture);
  QString title() const { return title_; }  ///< "scene 12", "photo.jpg"; empty without a picture
  void set_title(const QString& title);

  const std::optional<TruthFile>& truth() const { return truth_; }
  void set_truth(std::optional<TruthFile> truth);

  /// Of maps() or the maps before them, while a slider moves; null without truth.
  const TruthScoresPtr& truth_scores() const { return truth_scores_; }
  void set_truth_scores(TruthScoresPtr scores);
  const TruthCurvePtr& truth_curve() const { return truth_curve_; }
  void set_truth_curve(TruthCurvePtr curve);

  const ModelChoice& model_choice() const { return model_choice_; }
  void set_model_choice(const ModelChoice& choice);
  const LoadedModelPtr& model() const { return model_; }  ///< null until it is loaded
  void set_model(LoadedModelPtr model);
  /// Of the model's text encoders; null until they are read (well before the weights are).
  const TextReaders& text_readers() const { return text_readers_; }
  void set_text_readers(TextReaders readers);
  /// Phrases of the caption that are likely things to look for, in its order; classes of the list are left out.
  const QStringList& suggestions() const { return suggestions_; }
  void set_suggestions(const QStringList& phrases);

  const RecordPtr& record() const { return record_; }
  void set_record(RecordPtr record);
  /// The record was made of the caption, classes and measurement settings that are there now (and of this picture and
  /// model).
  bool record_is_current() const;
  /// state().probe asks for something else than what was measured: it counts after a new run. False without a record.
  bool needs_new_run() const;
  /// What the record was measured with, where it was measured here: records do not tell everything.
  void set_record_probe(const std::optional<ProbeChoice>& probe) { record_probe_ = probe; }
  const std::optional<ProbeChoice>& record_probe() const { return record_probe_; }

  /// The newest maps; they belong to maps()->record and maps()->settings.
  const MapSetPtr& maps() const { return maps_; }
  void set_maps(MapSetPtr maps);
  /// Maps of every layer and token, measured on demand for this picture and model; may be null.
  const LayerMapsPtr& layers() const { return layers_; }
  void set_layers(LayerMapsPtr layers);
  /// Which class of the maps (and of their record) a row of the class list is; -1: not measured.
  int map_index(int row) const;
  /// The other way round; -1: the class is not in the list any more.
  int class_row(int map_index) const;

  // --- where the user looks ----------------------------------------------------------------------------------------
  int selected_class() const { return selected_; }  ///< row of the class list, -1 none
  int hovered_class() const { return hovered_; }
  /// What views light up: hovering wins over the selection.
  int active_class() const { return hovered_ >= 0 ? hovered_ : selected_; }
  void select_class(int row);
  void hover_class(int row);
  /// In shares of the picture's width and height (0..1); absent: the mouse is elsewhere.
  const std::optional<QPointF>& cross_hair() const { return cross_hair_; }
  void set_cross_hair(const std::optional<QPointF>& place);
  /// The region whose words are ranked: a closed outline in shares of the picture; empty: none.
  const QPolygonF& region() const { return region_; }
  void set_region(const QPolygonF& outline);

 Q_SIGNALS:
  void caption_changed();      ///< state().caption
  void classes_changed();      ///< state().classes
  void probe_changed();        ///< state().probe
  void calibration_changed();  ///< state().calibration
  void view_changed();         ///< state().view
  void stored_views_changed();
  void slots_changed();
  void picture_changed();
  void title_changed();
  void truth_changed();
  void truth_choice_changed();  ///< state().truth
  void truth_scores_changed();
  void truth_curve_changed();
  void model_choice_changed();
  void model_changed();
  void text_readers_changed();
  void suggestions_changed();
  void record_changed();
  void maps_changed();
  void layers_changed();
  void active_class_changed();  ///< selection or hover
  void cross_hair_changed();
  void region_changed();

 private:
  friend class StateCommand;
  void apply(const InspectState& state);
  void update_rows();

  InspectState state_;
  QUndoStack undo_;
  int gesture_ = 1;
  QString gesture_key_;
  std::array<std::optional<CalibrationSettings>, 2> slots_;

  ShownPicturePtr picture_;
  QString title_;
  std::optional<TruthFile> truth_;
  TruthScoresPtr truth_scores_;
  TruthCurvePtr truth_curve_;
  ModelChoice model_choice_;
  LoadedModelPtr model_;
  TextReaders text_readers_;
  QStringList suggestions_;
  RecordPtr record_;
  std::optional<ProbeChoice> record_probe_;
  MapSetPtr maps_;
  LayerMapsPtr layers_;
  QList<int> map_indices_;  // one a row

  int selected_ = -1, hovered_ = -1;
  std::optional<QPointF> cross_hair_;
  QPolygonF region_;
};

}  // namespace elboscope
