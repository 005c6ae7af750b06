#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/picture/picture.h"

namespace elboscope {

/// How well the masks agree with a ground truth, in percent; NaN where the truth does not have the class.
struct MaskScores {
  std::vector<double> iou_raw, iou_calibrated;  ///< [N], in the order of the classes
  double miou_raw = 0, miou_calibrated = 0;
};

/// Scores of the arg-max masks of raw and calibrated maps at the size of the truth (maps are enlarged to it one class at a
/// time where they have another size). Labels of the truth: check_truth().
MaskScores score_masks(const Heatmaps& maps, const LabelPicture& truth, double threshold);

/// Throws Error(refused) about `file` unless the truth has the picture's size and no other labels than 0, 1 to `classes` and
/// 255.
void check_truth(const LabelPicture& truth, const std::string& file, std::int64_t width, std::int64_t height,
                 std::size_t classes);

}  // namespace elboscope
