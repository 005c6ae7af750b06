#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/alignment/calibration.h"

namespace elboscope {

/// Smallest and largest value of one class's map.
struct ValueRange {
  float low = 0, high = 0;
};

/// Everything the window shows of a record under given settings. Made in a worker, immutable afterwards.
struct MapSet {
  std::shared_ptr<const AlignmentRecord> record;
  CalibrationSettings settings;
  Heatmaps maps;                                            ///< at shown_size()
  std::vector<std::uint8_t> raw_labels, calibrated_labels;  ///< arg-max, 1 + class, 0 background; size of the maps
  std::vector<float> likelihood;                            ///< [N][height*width] where wanted and recorded
  /// [N] each, where wanted: what stretched colours cover. Differences are calibrated - raw.
  std::vector<ValueRange> raw_ranges, calibrated_ranges, difference_ranges, likelihood_ranges;
  double seconds = 0;
};
using MapSetPtr = std::shared_ptr<const MapSet>;

struct CalibrationRequest {
  std::shared_ptr<const AlignmentRecord> record;
  CalibrationSettings settings;
  bool likelihood = false;
  bool ranges = false;  ///< of each map's values
  std::int64_t height = 0, width = 0;  ///< of the maps
  std::shared_ptr<MapSet> reuse;          ///< its memory is used again; may be null
};

/// Size at which maps are computed for the window: the picture's, its longer side at most 512 (a slider must be
/// answered within a frame); files are written at the picture's own size.
std::pair<std::int64_t, std::int64_t> shown_size(std::int64_t width, std::int64_t height);

/// Pure. Throws Error for settings that do not fit the record.
std::shared_ptr<MapSet> calibration_job(const CalibrationRequest& request);

}  // namespace elboscope
