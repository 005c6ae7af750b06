#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "core/evaluation/evaluation_dataset.h"
#include "core/evaluation/evaluation_sweep.h"
#include "core/evaluation/item_score.h"

namespace elboscope {

/// Adds up pictures and makes the figures of the document (design section 6). Needs 15 KB a picture.
class EvaluationTotals {
 public:
  /// Both must outlive the totals.
  EvaluationTotals(const EvaluationDataset& dataset, const std::vector<SweepRow>& rows);

  /// Pictures in the data set's order.
  void add(ItemScore score);

  /// Everything but "settings". IoU and mIoU in percent; null where nothing is there to be counted.
  nlohmann::ordered_json document() const;

 private:
  struct Thresholds {
    int raw = 0, calibrated = 0;
  };
  nlohmann::ordered_json classes_json(const SegmentationCounts& raw, const SegmentationCounts& calibrated) const;
  nlohmann::ordered_json buckets_json(const Thresholds& thresholds) const;
  nlohmann::ordered_json losses_json() const;
  nlohmann::ordered_json gain_json(const Thresholds& thresholds) const;

  const EvaluationDataset& dataset_;
  const std::vector<SweepRow>& rows_;
  std::vector<ThresholdCurve> curves_;
  std::vector<ItemScore> items_;  ///< with the curves of raw and calibrated alone
};

}  // namespace elboscope
