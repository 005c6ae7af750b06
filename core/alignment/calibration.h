#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"

namespace elboscope {

/// Defaults are the official code (design section 3); `paper` variants and other ideas are options.
struct CalibrationSettings {
  double gamma = 1.0 / 3.0;  ///< (0, 1]; 1 = no calibration

  enum class Exponents { elbo, fixed, inverted } exponents = Exponents::elbo;
  ///< elbo: (1/gamma)^n_i. fixed: 1/gamma for every class (Table VIII). inverted: (1/gamma)^(1 - n_i).
  bool paper_weighting = false;            ///< weight each timestep's loss by 1/omega(t) (eq. 6)
  bool shrink = false;                     ///< pull S toward 1 where the range of losses is below two standard errors
  std::vector<std::int64_t> elbo_timesteps;     ///< subset of the record's; empty = all
  std::vector<std::int64_t> collect_timesteps;  ///< subset of the record's; empty = all

  double layer_sigma = 3;                  ///< Gaussian over layer index; 0 = use `resolution_weights`
  std::vector<double> resolution_weights;  ///< one a resolution group (official cross_weight); used when layer_sigma is 0
  enum class Softmax { none, per_layer, at_end } softmax = Softmax::none;  ///< over classes
  bool upsample_first = false;             ///< the paper's order: exponent, upsample, then self-attention at full size is not
                                           ///< feasible, so: upsample the map to the operator's grid only; see calibration.cpp
  int self_passes = -1;                    ///< how many self-attention passes to apply; -1 = all, 0 = none
  double threshold = 0.5;                  ///< background where no class reaches it
};

/// What calibration decided for one class.
struct ClassCalibration {
  double loss = 0;            ///< sum over the chosen timesteps (weighted if paper_weighting)
  double normalized = 0;      ///< n_i in [0, 1]
  double s = 1;               ///< gamma^n_i
  double exponent = 1;        ///< 1/S_i
  double standard_error = 0;  ///< of the loss minus the mean over classes, noise paired over timesteps
};

/// Class maps at the record's grid before the self-attention passes, for verification and display.
struct Heatmaps {
  std::int64_t height = 0, width = 0;         ///< the picture's size
  std::int64_t grid_height = 0, grid_width = 0;
  std::vector<std::string> names;
  std::vector<ClassCalibration> classes;      ///< [N]
  std::vector<float> cross_raw;               ///< [N][grid] weighted mean over layers, before the exponent
  std::vector<float> cross_calibrated;        ///< [N][grid] min-max, then exponent
  std::vector<float> raw;                     ///< [N][height*width] in 0..1, every exponent 1
  std::vector<float> calibrated;              ///< [N][height*width] in 0..1
  bool distinguishable = true;                ///< false: range of losses below two standard errors
  std::vector<std::string> notes;             ///< plain sentences for the user: one class, constant map, repaired table...
};

/// Losses to exponents alone (also the command line's known vector: 5.1, 5.2, 5.19, 5.22 at gamma 1/5).
/// losses [N][T] row-major; weights [T] or empty.
std::vector<ClassCalibration> calibrate_losses(const std::vector<double>& losses, std::size_t classes,
                                               const std::vector<double>& weights, const CalibrationSettings& settings,
                                               bool* distinguishable = nullptr);

/// Pure and fast: no LibTorch, no I/O, no globals. Throws Error(usage) for settings that do not fit the record.
/// `height`, `width`: size of the maps (0 = the record's picture). One class, equal losses, constant maps and all-black
/// pictures give defined results, never NaN.
Heatmaps calibrate(const AlignmentRecord& record, const CalibrationSettings& settings, std::int64_t height = 0,
                   std::int64_t width = 0);

/// Arg-max class per pixel + 1, or 0 where no class reaches the threshold. maps [N][pixels].
std::vector<std::uint8_t> segmentation(const std::vector<float>& maps, std::size_t classes, std::size_t pixels, double threshold);

}  // namespace elboscope
