// Internal to core/report: maps over the photograph.
#pragma once

#include "core/alignment/calibration.h"
#include "core/picture/picture.h"
#include "core/report/exports.h"

namespace elboscope {

/// Whether there is a map for every class, at the picture's size or on the grid.
bool has_maps(const Heatmaps& maps);

/// [height*width] in 0..1 of one class: the picture-sized map where there is one (sampled between its pixels for
/// another size), otherwise the grid's map enlarged.
std::vector<float> class_map(const Heatmaps& maps, std::size_t class_index, bool calibrated, std::int64_t height,
                             std::int64_t width);

/// The photograph without its colours.
Picture grey_picture(const Picture& picture);

/// `grey` has the size of the map.
Picture heat_overlay(const Picture& grey, const std::vector<float>& map, const OverlayStyle& style);
/// Calibrated minus raw, blue to red; -1..1 is the whole range, always.
Picture difference_overlay(const Picture& grey, const std::vector<float>& raw, const std::vector<float>& calibrated,
                           const OverlayStyle& style);
/// Labels over the photograph; background shows the photograph alone.
Picture mask_overlay(const Picture& grey, const std::vector<std::uint8_t>& labels, double opacity);

/// Arg-max labels (1 + class, 0 background) of raw or calibrated maps, one class in memory at a time.
std::vector<std::uint8_t> class_labels(const Heatmaps& maps, bool calibrated, double threshold, std::int64_t height,
                                       std::int64_t width);

}  // namespace elboscope
