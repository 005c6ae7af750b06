#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/picture/picture.h"

namespace elboscope {

/// How well the masks agree with a ground truth, in percent; NaN where the truth does not have the class.
struct MaskScores {
  std::vector<double> iou_raw, iou_calibrated;  ///< [N], in the order of the classes
  double miou_raw = 0, miou_calibrated = 0;
  double background_raw = 0, background_calibrated = 0;  ///< IoU of the background
  double threshold_raw = 0, threshold_calibrated = 0;    ///< of the masks that were scored
};

/// Scores of label pictures (0 background, 1 + class) of the truth's size that exist already. `threshold` is the one
/// they were made with. Throws Error(usage) for another size or a label beyond the classes.
MaskScores score_labels(const std::vector<std::uint8_t>& raw, const std::vector<std::uint8_t>& calibrated,
                        std::size_t classes, const LabelPicture& truth, double threshold);
/// Scores of the arg-max masks of raw and calibrated maps at the size of the truth (maps are enlarged to it one class
/// at a time where they have another size). Labels of the truth: check_truth().
MaskScores score_masks(const Heatmaps& maps, const LabelPicture& truth, double threshold);

/// The same with the thresholds that the official evaluation would find for this picture: a search of its own for raw
/// and for calibrated maps, in whole percent (segmentation_score.h).
MaskScores score_masks_searched(const Heatmaps& maps, const LabelPicture& truth);

/// Throws Error(refused) about `file` unless the truth has the picture's size and no other labels than 0, 1 to
/// `classes` and 255.
void check_truth(const LabelPicture& truth, const std::string& file, std::int64_t width, std::int64_t height,
                 std::size_t classes);

}  // namespace elboscope
