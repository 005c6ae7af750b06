#pragma once

#include <vector>

namespace elboscope {

/// How well the masks agree with a ground truth, in percent; NaN where the truth does not have the class.
struct MaskScores {
  std::vector<double> iou_raw, iou_calibrated;  ///< [N], in the order of the classes
  double miou_raw = 0, miou_calibrated = 0;
};

}  // namespace elboscope
