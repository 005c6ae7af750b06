#pragma once

#include <cstddef>
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
  bool paper_weighting = false;              ///< weight each timestep's loss by 1/omega(t) (eq. 6)
  bool control_variate = false;            ///< use the record's caption_distances in place of its losses
  bool shrink = false;                       ///< pull S toward 1 where the range of losses is below two standard errors
  std::vector<std::int64_t> elbo_timesteps;  ///< subset of the record's; empty = all
  std::vector<std::int64_t> collect_timesteps;  ///< subset of the record's; empty = all

  /// Width of the Gaussian over layer index; 0 = weights by resolution; absent = by resolution where the record holds a table
  /// of its model, else the official 3.
  std::optional<double> layer_sigma;
  /// One a resolution group (official cross_weight); empty = the record's, else the official ones. Used without a Gaussian.
  std::vector<double> resolution_weights;
  /// Over classes. per_layer: of each layer's class maps, before they are averaged. at_end: of the finished maps (the
  /// paper's last line); those are then probabilities that sum to 1 over the classes, not stretched to 0..1 again.
  enum class Softmax { none, per_layer, at_end } softmax = Softmax::none;
  /// An order of our own: the passes act on the map without exponent, and bilinear upsampling, min-max and exponent
  /// follow, at the picture's size. (The paper has exponent, upsampling, self-attention; the last, a matrix of pixels x
  /// pixels there, is not feasible, so the official code's order without this switch is the nearest to it.)
  bool upsample_first = false;
  int self_passes = -1;  ///< how many self-attention passes to apply; -1 = all, 0 = none
  /// How likelihood sharpens a class map (beyond the paper, design section 5; both need the record's
  /// empty_pixel_errors). official: the class's one exponent. pixelwise_exponent: exponent (1/gamma)^(1 - L) at a
  /// pixel, L being the class's likelihood map (inverted: (1/gamma)^L). likelihood_product: map times sqrt(L), whatever
  /// gamma is.
  enum class Variant { official, pixelwise_exponent, likelihood_product } variant = Variant::official;
  /// Masks: background where no class reaches it; absent = the record's, which its model's folder recommends, else 0.5.
  std::optional<double> threshold;

  bool operator==(const CalibrationSettings&) const = default;
};

/// What calibration decided for one class.
struct ClassCalibration {
  double loss = 0;        ///< sum over the chosen timesteps (weighted if paper_weighting)
  double normalized = 0;  ///< n_i in [0, 1]
  double s = 1;           ///< gamma^n_i
  double exponent = 1;    ///< 1/S_i
  double standard_error =
      0;                 ///< of the loss minus the mean over classes, noise paired over timesteps; 0 with one timestep
  bool measured = true;  ///< false: no loss (the run was cancelled before); exponent 1
};

/// Class maps of the picture, and of the record's grid (the first cross-attention layer's size) on the way there.
struct Heatmaps {
  std::int64_t height = 0, width = 0;  ///< the picture's size
  std::int64_t grid_height = 0, grid_width = 0;
  std::vector<std::string> names;
  std::vector<ClassCalibration> classes;  ///< [N]
  std::vector<float> cross_raw;           ///< [N][grid] weighted mean over layers, before the exponent
  std::vector<float> cross_calibrated;    ///< [N][grid] min-max, then exponent
  std::vector<float> grid_raw;            ///< [N][grid] after the self-attention passes, not stretched
  std::vector<float> grid_calibrated;     ///< [N][grid]; picture_map() makes one picture-sized map of either
  std::vector<float> raw;                 ///< [N][height*width] in 0..1, every exponent 1
  std::vector<float> calibrated;          ///< [N][height*width] in 0..1
  double threshold = 0.5;                 ///< for masks, what the settings mean for the record
  bool distinguishable = true;            ///< false: range of losses below two standard errors
  std::vector<std::string> notes;         ///< plain sentences for the user: one class, constant map, repaired table...
  std::size_t exponent_notes = 0;         ///< so many of them, the first ones, are about the exponents
};

/// Threshold of masks that these settings mean for the record.
double threshold_of(const AlignmentRecord& record, const CalibrationSettings& settings);
/// Width of the Gaussian layer weights that these settings mean for the record; 0: weights by resolution.
double layer_sigma_of(const AlignmentRecord& record, const CalibrationSettings& settings);
/// The table by resolution, one weight a resolution group, that these settings mean for the record where sigma is 0.
std::vector<double> resolution_weights_of(const AlignmentRecord& record, const CalibrationSettings& settings);

/// What every cross-attention layer of the record counts under these settings, in order of execution; sums to 1. Throws
/// Error(usage) where a table of the user's or the model's has too few weights, or all of them are 0. `note` gets a
/// sentence where the official table was too short.
std::vector<double> layer_weights_of(const AlignmentRecord& record, const CalibrationSettings& settings,
                                     std::string* note = nullptr);
/// The resolution group of each cross-attention layer, counted from 0 (runs of equal size).
std::vector<int> layer_groups_of(const AlignmentRecord& record);

/// Two classes next to each other in the order of their losses.
struct ClassGap {
  std::size_t better = 0, worse = 0;  ///< places in the record's classes; `better` has the smaller loss
  double difference = 0;              ///< of their losses, at least 0
  double standard_error = 0;          ///< of the difference, noise paired over timesteps; 0 with one timestep
  bool distinguishable = true;        ///< the difference is above 0 and at least two standard errors
};
/// Neighbours in the order of the losses that these settings choose (timesteps, weights, control variate), best first;
/// one fewer than there are measured classes. Throws as calibrate().
std::vector<ClassGap> class_gaps(const AlignmentRecord& record, const CalibrationSettings& settings);

/// Losses to exponents alone (also the command line's known vector: 5.1, 5.2, 5.19, 5.22 at gamma 1/5).
/// losses [N][T] row-major, finite; weights [T] or empty (all 1). Uses gamma, exponents and shrink of the settings.
/// n_i = (loss - min) / (max - min + 1e-10), sums in double. One class or equal losses: n = 0 and exponent 1 (there is
/// no order to go by, so inverted, too, gives 1; fixed gives 1/gamma as always). standard_error of a class: sd over
/// timesteps of (loss_it - mean over classes) times sqrt(T). `distinguishable`: the range of the losses is above 0 and
/// at least two standard errors of the difference between the best and the worst class. shrink multiplies the power of
/// gamma by range / (two standard errors) where that is below 1.
std::vector<ClassCalibration> calibrate_losses(const std::vector<double>& losses, std::size_t classes,
                                               const std::vector<double>& weights, const CalibrationSettings& settings,
                                               bool* distinguishable = nullptr);

/// What can be known of settings before a picture is measured with these timesteps: numbers in their ranges, subsets
/// among what will be recorded. Throws Error(usage), as calibrate() would.
void check_settings(const CalibrationSettings& settings, const std::vector<std::int64_t>& elbo_timesteps,
                    const std::vector<std::int64_t>& collect_timesteps);

/// Pure and fast: no LibTorch, no I/O, no globals. Throws Error(usage) for settings that do not fit the record.
/// `height`, `width`: size of the maps (0 = the record's picture). One class, equal losses, constant maps (0
/// everywhere) and all-black pictures give defined results, never NaN; what was unusual stands in `notes`.
Heatmaps calibrate(const AlignmentRecord& record, const CalibrationSettings& settings, std::int64_t height = 0,
                   std::int64_t width = 0);
/// The same into maps that exist already: their memory is used again, which a slider that moves wants.
void calibrate(const AlignmentRecord& record, const CalibrationSettings& settings, std::int64_t height,
               std::int64_t width, Heatmaps& maps);
/// Whether both settings give the same raw maps (cross_raw, grid_raw, raw): they differ in nothing but exponents and
/// threshold.
bool same_raw_maps(const CalibrationSettings& one, CalibrationSettings other);
/// calibrate() into maps that it made of the same record before, with settings for which same_raw_maps() holds: those
/// stay, which halves the work while gamma moves. Bit for bit what calibrate() at that size gives. Throws as
/// calibrate(); afterwards only calibrate() makes the maps whole again.
void recalibrate(const AlignmentRecord& record, const CalibrationSettings& settings, Heatmaps& maps);
/// Without the picture-sized maps (height, width, raw, calibrated stay empty): numbers, and maps too many or too large
/// to hold at once. picture_map() then gives one class at a time, as calibrate() would (without at_end and
/// upsample_first).
Heatmaps calibrate_on_grid(const AlignmentRecord& record, const CalibrationSettings& settings);
std::vector<float> picture_map(const Heatmaps& maps, std::size_t class_index, bool calibrated, std::int64_t height,
                               std::int64_t width);

/// Where a class's caption explains the picture: per-pixel error of the empty caption minus that of the class, summed
/// over the chosen ELBO timesteps (weighted as the losses), averaged by the self-attention passes, min-max over all
/// classes jointly, resized to height x width (0 = the record's picture). [N][height*width] in 0..1. Throws
/// Error(usage) if the record does not hold the errors per pixel.
std::vector<float> likelihood_maps(const AlignmentRecord& record, const CalibrationSettings& settings,
                                   std::int64_t height = 0, std::int64_t width = 0);

/// Arg-max class per pixel + 1 (the first of equal ones), or 0 where no class reaches the threshold (strictly below it)
/// or all are 0. maps [N][pixels], at most 254 classes (255 means unlabelled in masks; Error(usage) otherwise).
std::vector<std::uint8_t> segmentation(const std::vector<float>& maps, std::size_t classes, std::size_t pixels,
                                       double threshold);

}  // namespace elboscope
