#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/alignment/calibration.h"

namespace elboscope {

/// Which parts of a record the settings choose; checked against the record on construction (Error(usage) if they do not
/// fit, Error(failed) if the record contradicts itself).
struct CalibrationChoice {
  CalibrationChoice(const AlignmentRecord& record, const CalibrationSettings& settings);

  std::vector<std::size_t> elbo;     ///< places in record.elbo_timesteps
  std::vector<double> elbo_weights;  ///< one each, or empty
  std::vector<std::size_t> collect;  ///< places in record.collect_timesteps; empty if there are no maps at all
  std::vector<std::vector<std::size_t>> tokens;  ///< [N] places in record.recorded_tokens; empty: class has no map
  std::vector<bool> measured;                    ///< [N] losses are there
  std::int64_t grid_height = 0, grid_width = 0;  ///< 0 if there are no maps
  std::size_t passes = 0;

  std::size_t grid() const { return static_cast<std::size_t>(grid_height * grid_width); }
};

/// Applies the chosen self-attention passes to maps [count][grid] and returns the results.
std::vector<float> apply_passes(const AlignmentRecord& record, const CalibrationChoice& choice, std::vector<float> maps,
                                std::size_t count);

/// Likelihood maps on the grid [N][grid], 0..1 (calibration.h); classes without losses are 0 everywhere.
std::vector<float> likelihood_on_grid(const AlignmentRecord& record, const CalibrationChoice& choice);

/// Throws Error(failed) where maps of that size would not fit in memory.
void check_map_memory(std::size_t maps, std::int64_t height, std::int64_t width);

}  // namespace elboscope
