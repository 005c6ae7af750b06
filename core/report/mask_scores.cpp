#include "core/report/mask_scores.h"

#include "core/base/error.h"
#include "core/evaluation/segmentation_score.h"
#include "core/report/map_pictures.h"

namespace elboscope {

MaskScores score_masks(const Heatmaps& maps, const LabelPicture& truth, double threshold) {
  const std::size_t classes = maps.names.size();
  MaskScores scores;
  for (const bool calibrated : {false, true}) {
    SegmentationCounts counts(classes + 1);
    counts.add(truth.labels, class_labels(maps, calibrated, threshold, truth.height, truth.width));
    auto& list = calibrated ? scores.iou_calibrated : scores.iou_raw;
    for (std::size_t i = 1; i <= classes; ++i) list.push_back(counts.iou(i));
    (calibrated ? scores.miou_calibrated : scores.miou_raw) = counts.mean_iou();
  }
  return scores;
}

void check_truth(const LabelPicture& truth, const std::string& file, std::int64_t width, std::int64_t height,
                 std::size_t classes) {
  if (truth.width != width || truth.height != height) {
    refuse(file, "the mask is " + std::to_string(truth.width) + " x " + std::to_string(truth.height) +
                     " pixels, the picture is " + std::to_string(width) + " x " + std::to_string(height) +
                     "; both must have the same size.");
  }
  for (std::uint8_t label : truth.labels) {
    if (label != 255 && label > classes) {
      refuse(file, "the mask holds label " + std::to_string(label) + ", but there are only " + std::to_string(classes) +
                       " classes; expected 0 for background, i for the i-th class, 255 for pixels that do not count.");
    }
  }
}

}  // namespace elboscope
