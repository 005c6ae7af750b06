#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/alignment/calibration.h"

namespace elboscope {

/// One way to make maps from a record, scored by itself.
struct SweepRow {
  std::string name;  ///< for people: "fixed S, no self-attention"
  CalibrationSettings settings;
  bool raw = false;     ///< the maps without exponents
  bool oracle = false;  ///< exponents from the true visible areas in place of the losses (smallest object: 1/gamma)
};

/// What is measured beyond raw and calibrated.
struct SweepChoice {
  bool wanted = true;  ///< false: raw and calibrated alone
  std::vector<double> gammas = {1, 1 / 1.5, 0.5, 1.0 / 3.0, 0.25, 0.2, 0.125, 0.1};
};

/// Rows 0 and 1 are raw and calibrated with `base`. After them, where wanted, one thing at a time is changed from
/// `base`: gamma, how exponents are made (fixed, inverted, the maps of pixelwise likelihood, the true areas),
/// self-attention passes, layer weights, softmax, which of `elbo_timesteps` are used, and the small switches. But for
/// the points of the gamma and sigma lists no two rows are the same. Throws Error(usage) if a gamma is not in (0, 1].
std::vector<SweepRow> evaluation_rows(const CalibrationSettings& base, const SweepChoice& choice,
                                      const std::vector<std::int64_t>& elbo_timesteps);

/// All settings of a row but its name.
nlohmann::ordered_json row_json(const SweepRow& row);

}  // namespace elboscope
