// ui/document: what the window is about, without a widget: the picture, the caption, classes, settings, what was
// measured and the maps made of it. InspectDocument holds it and tells what changed; Inspector does the work.
#pragma once

#include <QList>
#include <QString>
#include <cstdint>
#include <vector>

#include "core/alignment/calibration.h"
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

/// All that undo and redo, A/B slots and sessions are about: a value.
struct InspectState {
  QString caption;
  QList<ClassEntry> classes;
  ProbeChoice probe;
  CalibrationSettings calibration;
  ViewChoice view;
  bool operator==(const InspectState&) const = default;
};

}  // namespace elboscope
