#pragma once

#include <QObject>
#include <QPointF>
#include <QUndoStack>
#include <array>
#include <functional>
#include <memory>
#include <optional>

#include "core/text/clip_tokenizer.h"
#include "ui/document/inspect_state.h"
#include "ui/jobs/calibration_job.h"
#include "ui/jobs/engine_jobs.h"
#include "ui/jobs/read_job.h"

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
  const std::optional<CalibrationSettings>& slot(int index) const { return slots_.at(static_cast<std::size_t>(index)); }

  // --- contents ----------------------------------------------------------------------------------------------------
  const ShownPicturePtr& picture() const { return picture_; }
  void set_picture(ShownPicturePtr picture);
  QString title() const { return title_; }  ///< "scene 12", "photo.jpg"; empty without a picture
  void set_title(const QString& title);

  const std::optional<TruthFile>& truth() const { return truth_; }
  void set_truth(std::optional<TruthFile> truth);

  const ModelChoice& model_choice() const { return model_choice_; }
  void set_model_choice(const ModelChoice& choice);
  const LoadedModelPtr& model() const { return model_; }  ///< null until it is loaded
  void set_model(LoadedModelPtr model);
  const std::shared_ptr<const ClipTokenizer>& tokenizer() const { return tokenizer_; }
  void set_tokenizer(std::shared_ptr<const ClipTokenizer> tokenizer);

  const RecordPtr& record() const { return record_; }
  void set_record(RecordPtr record);
  /// The record was made of the caption and classes that are there now (and of this picture and model).
  bool record_is_current() const;

  /// The newest maps; they belong to maps()->record and maps()->settings.
  const MapSetPtr& maps() const { return maps_; }
  void set_maps(MapSetPtr maps);
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

 Q_SIGNALS:
  void caption_changed();      ///< state().caption
  void classes_changed();      ///< state().classes
  void probe_changed();        ///< state().probe
  void calibration_changed();  ///< state().calibration
  void view_changed();         ///< state().view
  void slots_changed();
  void picture_changed();
  void title_changed();
  void truth_changed();
  void model_choice_changed();
  void model_changed();
  void tokenizer_changed();
  void record_changed();
  void maps_changed();
  void active_class_changed();  ///< selection or hover
  void cross_hair_changed();

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
  ModelChoice model_choice_;
  LoadedModelPtr model_;
  std::shared_ptr<const ClipTokenizer> tokenizer_;
  RecordPtr record_;
  MapSetPtr maps_;
  QList<int> map_indices_;  // one a row

  int selected_ = -1, hovered_ = -1;
  std::optional<QPointF> cross_hair_;
};

}  // namespace elboscope
