#include "core/report/mask_scores.h"

#include "core/base/error.h"
#include "core/evaluation/segmentation_score.h"
#include "core/report/map_pictures.h"

namespace elboscope {

namespace {

void take(MaskScores& scores, const SegmentationCounts& counts, bool calibrated, double threshold) {
  auto& list = calibrated ? scores.iou_calibrated : scores.iou_raw;
  for (std::size_t i = 1; i < counts.labels(); ++i) list.push_back(counts.iou(i));
  (calibrated ? scores.miou_calibrated : scores.miou_raw) = counts.mean_iou();
  (calibrated ? scores.background_calibrated : scores.background_raw) = counts.iou(0);
  (calibrated ? scores.threshold_calibrated : scores.threshold_raw) = threshold;
}

/// One class in memory at a time.
StrongestClasses strongest_of(const Heatmaps& maps, bool calibrated, const LabelPicture& truth) {
  StrongestClasses strongest{std::vector<std::uint8_t>(truth.labels.size(), 0),
                             std::vector<float>(truth.labels.size(), 0.0F)};
  for (std::size_t i = 0; i < maps.names.size(); ++i) {
    const std::vector<float> map = class_map(maps, i, calibrated, truth.height, truth.width);
    for (std::size_t p = 0; p < map.size(); ++p) {
      if (!(map[p] > strongest.values[p])) continue;
      strongest.values[p] = map[p];
      strongest.labels[p] = static_cast<std::uint8_t>(i + 1);
    }
  }
  return strongest;
}

}  // namespace

MaskScores score_labels(const std::vector<std::uint8_t>& raw, const std::vector<std::uint8_t>& calibrated,
                        std::size_t classes, const LabelPicture& truth, double threshold) {
  MaskScores scores;
  for (const bool is_calibrated : {false, true}) {
    SegmentationCounts counts(classes + 1);
    counts.add(truth.labels, is_calibrated ? calibrated : raw);
    take(scores, counts, is_calibrated, threshold);
  }
  return scores;
}

MaskScores score_masks(const Heatmaps& maps, const LabelPicture& truth, double threshold) {
  return score_labels(class_labels(maps, false, threshold, truth.height, truth.width),
                      class_labels(maps, true, threshold, truth.height, truth.width), maps.names.size(), truth,
                      threshold);
}

MaskScores score_masks_searched(const Heatmaps& maps, const LabelPicture& truth) {
  MaskScores scores;
  for (const bool calibrated : {false, true}) {
    ThresholdCurve curve(maps.names.size() + 1);
    curve.add(truth.labels, strongest_of(maps, calibrated, truth));
    const int threshold = curve.official_threshold();
    take(scores, curve.at(threshold), calibrated, threshold / 100.0);
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
  if (classes >= 254) return;  // every label that a byte holds; the window checks large masks this way between two frames
  for (std::uint8_t label : truth.labels) {
    if (label != 255 && label > classes) {
      refuse(file, "the mask holds label " + std::to_string(label) + ", but there are only " + std::to_string(classes) +
                       " classes; expected 0 for background, i for the i-th class, 255 for pixels that do not count.");
    }
  }
}

}  // namespace elboscope
