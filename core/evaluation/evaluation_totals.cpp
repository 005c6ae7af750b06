#include "core/evaluation/evaluation_totals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <utility>

#include "core/evaluation/rank_correlation.h"

namespace elboscope {
namespace {

using nlohmann::ordered_json;

/// Borders of the instances' visible share of the picture.
constexpr std::array<double, 9> bucket_borders = {0, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 1};
constexpr int bootstrap_samples = 400;

/// JSON has no NaN.
ordered_json number(double value) {
  return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

struct Mean {
  double sum = 0;
  std::int64_t count = 0;
  void add(double value) {
    if (std::isnan(value)) return;
    sum += value;
    ++count;
  }
  double value() const {
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
  }
};

std::vector<std::size_t> world_labels(const ItemScore& item) {
  std::vector<std::size_t> labels{0};
  for (std::size_t c : item.classes) labels.push_back(c + 1);
  return labels;
}

double mean_of(const std::vector<double>& values) {
  Mean mean;
  for (double value : values) mean.add(value);
  return mean.value();
}

/// A class's loss among those of its picture, whose noise and background it shares. NaN where it is alone.
double relative_loss(const ItemScore& item, std::size_t place) {
  return item.classes.size() > 1 ? item.losses[place] - mean_of(item.losses) : std::numeric_limits<double>::quiet_NaN();
}

struct LossTable {
  std::vector<Mean> loss, relative, share;
  explicit LossTable(std::size_t classes) : loss(classes), relative(classes), share(classes) {}
};

LossTable loss_table(const std::vector<ItemScore>& items, std::size_t classes) {
  LossTable table(classes);
  for (const ItemScore& item : items) {
    const SegmentationCounts counts = item.curves[0].at(1);
    double pixels = 0;
    for (std::size_t label = 0; label < counts.labels(); ++label) pixels += static_cast<double>(counts.truth(label));
    for (std::size_t place = 0; place < item.classes.size(); ++place) {
      const std::size_t c = item.classes[place];
      table.loss[c].add(item.losses[place]);
      table.relative[c].add(relative_loss(item, place));
      if (pixels > 0) table.share[c].add(static_cast<double>(counts.truth(place + 1)) / pixels);
    }
  }
  return table;
}

ordered_json absent_json(const std::vector<ItemScore>& items) {
  std::vector<double> differences;
  std::int64_t pairs = 0, lower = 0;
  for (const ItemScore& item : items) {
    if (item.absent_loss.empty()) continue;
    differences.push_back(item.absent_loss[0] - mean_of(item.losses));
    for (double loss : item.losses) {
      ++pairs;
      lower += loss < item.absent_loss[0] ? 1 : 0;
    }
  }
  if (differences.empty()) return nullptr;
  const double mean = mean_of(differences);
  double squares = 0;
  for (double difference : differences) squares += (difference - mean) * (difference - mean);
  const auto count = static_cast<double>(differences.size());
  const double error = count > 1 ? std::sqrt(squares / (count - 1) / count) : std::numeric_limits<double>::quiet_NaN();
  return {{"pictures", differences.size()},
          {"mean_difference", number(mean)},
          {"standard_error", number(error)},
          {"in_standard_errors", number(mean / error)},
          {"present_is_likelier", number(static_cast<double>(lower) / static_cast<double>(pairs))}};
}

}  // namespace

EvaluationTotals::EvaluationTotals(const EvaluationDataset& dataset, const std::vector<SweepRow>& rows)
    : dataset_(dataset), rows_(rows), curves_(rows.size(), ThresholdCurve(dataset.classes().size() + 1)) {}

void EvaluationTotals::add(ItemScore score) {
  const std::vector<std::size_t> labels = world_labels(score);
  for (std::size_t r = 0; r < rows_.size(); ++r) curves_[r].merge(score.curves[r], labels);
  score.curves.erase(score.curves.begin() + 2, score.curves.end());
  score.curves.shrink_to_fit();
  items_.push_back(std::move(score));
}

ordered_json EvaluationTotals::document() const {
  const Thresholds thresholds{curves_[0].official_threshold(), curves_[1].official_threshold()};
  const SegmentationCounts raw = curves_[0].at(thresholds.raw), calibrated = curves_[1].at(thresholds.calibrated);
  ordered_json document{{"dataset", dataset_.name()},
                        {"images", items_.size()},
                        {"miou_raw", number(raw.mean_iou())},
                        {"miou_calibrated", number(calibrated.mean_iou())},
                        {"threshold_raw", thresholds.raw / 100.0},
                        {"threshold_calibrated", thresholds.calibrated / 100.0}};
  document["miou_gain"] = gain_json(thresholds);
  document["background_iou_raw"] = number(raw.iou(0));
  document["background_iou_calibrated"] = number(calibrated.iou(0));
  document["per_class"] = classes_json(raw, calibrated);
  document["buckets"] = buckets_json(thresholds);
  document["class_losses"] = losses_json();
  ordered_json& sweep = document["sweep"] = ordered_json::array();
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const int threshold = curves_[r].official_threshold(), best = curves_[r].best_threshold();
    ordered_json row{{"name", rows_[r].name}};
    row.update(row_json(rows_[r]));
    row["miou"] = number(curves_[r].at(threshold).mean_iou());
    row["threshold"] = threshold / 100.0;
    row["best_miou"] = number(curves_[r].at(best).mean_iou());
    row["best_threshold"] = best / 100.0;
    sweep.push_back(std::move(row));
  }
  double probe = 0, calibrate = 0;
  for (const ItemScore& item : items_) {
    probe += item.probe_seconds;
    calibrate += item.sweep_seconds;
  }
  document["seconds"] = {{"probe", probe},
                         {"sweep", calibrate},
                         {"per_image", number((probe + calibrate) / static_cast<double>(items_.size()))}};
  return document;
}

ordered_json EvaluationTotals::classes_json(const SegmentationCounts& raw, const SegmentationCounts& calibrated) const {
  const std::size_t classes = dataset_.classes().size();
  const LossTable table = loss_table(items_, classes);
  std::vector<std::int64_t> instances(classes, 0);
  for (const ItemScore& item : items_) {
    for (const InstanceScore& one : item.instances) ++instances[item.classes[one.place]];
  }
  ordered_json list = ordered_json::array();
  for (std::size_t c = 0; c < classes; ++c) {
    list.push_back({{"name", dataset_.classes()[c]},
                    {"iou_raw", number(raw.iou(c + 1))},
                    {"iou_calibrated", number(calibrated.iou(c + 1))},
                    {"pixels", raw.truth(c + 1)},
                    {"images", table.loss[c].count},
                    {"instances", instances[c]},
                    {"frequency_rank", dataset_.ranked() ? ordered_json(c + 1) : ordered_json()},
                    {"mean_visible_share", number(table.share[c].value())},
                    {"mean_loss", number(table.loss[c].value())},
                    {"mean_relative_loss", number(table.relative[c].value())}});
  }
  return list;
}

ordered_json EvaluationTotals::buckets_json(const Thresholds& thresholds) const {
  ordered_json list = ordered_json::array();
  for (std::size_t b = 0; b + 1 < bucket_borders.size(); ++b) {
    const double from = bucket_borders[b], to = bucket_borders[b + 1];
    Mean raw, calibrated, loss, relative;
    std::int64_t instances = 0;
    for (const ItemScore& item : items_) {
      for (const InstanceScore& one : item.instances) {
        if (!(one.visible_share >= from && (one.visible_share < to || to == 1))) continue;
        ++instances;
        raw.add(one.raw.at(thresholds.raw).iou(1));
        calibrated.add(one.calibrated.at(thresholds.calibrated).iou(1));
        loss.add(item.losses[one.place]);
        relative.add(relative_loss(item, one.place));
      }
    }
    list.push_back({{"from", from},
                    {"to", to},
                    {"instances", instances},
                    {"iou_raw", number(raw.value())},
                    {"iou_calibrated", number(calibrated.value())},
                    {"mean_loss", number(loss.value())},
                    {"mean_relative_loss", number(relative.value())}});
  }
  return list;
}

ordered_json EvaluationTotals::losses_json() const {
  const LossTable table = loss_table(items_, dataset_.classes().size());
  // Columns over classes; classes without a value are left out.
  std::vector<double> loss, rank, share, relative, relative_rank, relative_share, instance_loss, instance_share;
  for (std::size_t c = 0; c < dataset_.classes().size(); ++c) {
    const double log_rank = std::log(static_cast<double>(c + 1));
    if (table.loss[c].count > 0) {
      loss.push_back(table.loss[c].value());
      rank.push_back(log_rank);
      share.push_back(table.share[c].value());
    }
    if (table.relative[c].count > 0) {
      relative.push_back(table.relative[c].value());
      relative_rank.push_back(log_rank);
      relative_share.push_back(table.share[c].value());
    }
  }
  for (const ItemScore& item : items_) {
    for (const InstanceScore& one : item.instances) {
      const double value = relative_loss(item, one.place);
      if (std::isnan(value)) continue;
      instance_loss.push_back(value);
      instance_share.push_back(one.visible_share);
    }
  }
  const auto ranked = [this](double value) { return dataset_.ranked() ? number(value) : ordered_json(); };
  return {{"classes", loss.size()},
          {"loss_with_log_frequency_rank", ranked(rank_correlation(loss, rank))},
          {"loss_with_visible_share", number(rank_correlation(loss, share))},
          {"relative_loss_with_log_frequency_rank", ranked(rank_correlation(relative, relative_rank))},
          {"relative_loss_with_visible_share", number(rank_correlation(relative, relative_share))},
          {"instances", instance_loss.size()},
          {"instance_relative_loss_with_visible_share", number(rank_correlation(instance_loss, instance_share))},
          {"absent_class", absent_json(items_)}};
}

ordered_json EvaluationTotals::gain_json(const Thresholds& thresholds) const {
  std::vector<SegmentationCounts> raw, calibrated;
  std::vector<std::vector<std::size_t>> labels;
  for (const ItemScore& item : items_) {
    raw.push_back(item.curves[0].at(thresholds.raw));
    calibrated.push_back(item.curves[1].at(thresholds.calibrated));
    labels.push_back(world_labels(item));
  }
  // How far would the gain be another one with other pictures of the same world: bootstrap over pictures.
  std::mt19937_64 random(1);
  std::vector<double> gains;
  for (int sample = 0; sample <= bootstrap_samples && !items_.empty(); ++sample) {
    SegmentationCounts pooled_raw(dataset_.classes().size() + 1), pooled_calibrated = pooled_raw;
    for (std::size_t k = 0; k < items_.size(); ++k) {
      const std::size_t i = sample == 0 ? k : random() % items_.size();  // the first sample is the data set itself
      pooled_raw.merge(raw[i], labels[i]);
      pooled_calibrated.merge(calibrated[i], labels[i]);
    }
    gains.push_back(pooled_calibrated.mean_iou() - pooled_raw.mean_iou());
  }
  if (gains.empty()) return nullptr;
  double squares = 0;
  const double found = gains.front();
  gains.erase(gains.begin());
  const double mean = mean_of(gains);
  for (double gain : gains) squares += (gain - mean) * (gain - mean);
  return {{"value", number(found)},
          {"standard_error", number(std::sqrt(squares / static_cast<double>(gains.size() - 1)))}};
}

}  // namespace elboscope
