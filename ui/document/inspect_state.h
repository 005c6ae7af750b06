// ui/document: what the window is about, without a widget: the picture, the caption, classes, settings, what was
// measured and the maps made of it. InspectDocument holds it and tells what changed; Inspector does the work.
#pragma once

#include <QList>
#include <QMap>
#include <QPointF>
#include <QString>
#include <cstdint>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/alignment/probe.h"
#include "core/picture/picture.h"

namespace elboscope {

/// A class of the list. Its place among the record's classes is found by name: the list may be reordered freely.
struct ClassEntry {
  QString name;
  int color = 0;  ///< colour number (ui/theme/class_color.h), kept when the list is reordered
  bool visible = true;
  bool operator==(const ClassEntry&) const = default;
};

/// What a run measures, beside caption and classes.
struct ProbeChoice {
  std::uint64_t seed = 4307;
  bool square = false;          ///< fit "square" instead of "aspect"
  bool reference = false;       ///< everything as the official code does it (square, its token positions)
  bool all_tokens = false;      ///< maps of every token, for the layer browser
  bool likelihood = true;       ///< measure the empty caption, too
  bool caption_errors = false;  ///< measure the whole caption, too (control variate)
  bool adaptive = false;
  bool caption_per_class = false;
  TextColumns text_columns = TextColumns::automatic;  ///< of models with CLIP and T5 columns
  std::vector<std::int64_t> elbo_timesteps, collect_timesteps;  ///< empty: the official ones
  bool operator==(const ProbeChoice&) const = default;
};

enum class MapColumn { raw, calibrated, difference, mask, likelihood };
inline constexpr int map_column_count = 5;

/// How maps are shown.
struct ViewChoice {
  unsigned columns = 0b01111;  ///< bit i: MapColumn(i)
  ColorMap color_map = ColorMap::viridis;
  double opacity = 0.75;  ///< of a map over the photograph
  bool stretch = false;   ///< each class from its smallest to its largest value instead of the locked range 0..1
  bool wipe = false;      ///< calibrated tiles show raw to the left of a line
  double wipe_place = 0.5;
  bool show_truth = true;  ///< outlines of the ground truth
  bool operator==(const ViewChoice&) const = default;

  bool shows(MapColumn column) const { return (columns >> static_cast<unsigned>(column)) & 1U; }
};

/// A way of looking that was stored under a number (Ctrl+1...8), to come back to.
struct StoredView {
  int number = 1;  ///< 1 to 8
  ViewChoice view;
  double scale = 1;          ///< of the zoom, 1 = the whole picture
  QPointF center{0.5, 0.5};  ///< what stands in the middle, in shares of the picture
  bool operator==(const StoredView&) const = default;
};
inline constexpr int most_stored_views = 8;

/// What a label of a mask of the truth stands for.
struct LabelMeaning {
  enum class Kind { of_class, background, not_counted } kind = Kind::of_class;
  QString name;  ///< of the class
  bool operator==(const LabelMeaning&) const = default;
};

/// How a mask of the truth is read and scored.
struct TruthChoice {
  bool searched = false;  ///< thresholds as the official evaluation searches them; else that of the masks
  QString mask;           ///< the file that `meanings` are about; for any other they mean nothing
  QMap<int, LabelMeaning> meanings;  ///< what the user said about labels; the others follow the mask's own names
  bool operator==(const TruthChoice&) const = default;
};

/// All that undo and redo, A/B slots and sessions are about: a value.
struct InspectState {
  QString caption;
  QList<ClassEntry> classes;
  ProbeChoice probe;
  CalibrationSettings calibration;
  ViewChoice view;
  TruthChoice truth;
  QList<StoredView> stored_views;  ///< by ascending number, none twice
  bool operator==(const InspectState&) const = default;
};

}  // namespace elboscope
