#include "core/evaluation/segmentation_score.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

#include "core/base/error.h"

namespace elboscope {
namespace {

[[noreturn]] void wrong(const std::string& sentence) {
  throw Error(ErrorKind::usage, {}, sentence);
}

std::size_t checked_labels(std::size_t labels) {
  if (labels < 1 || labels > unlabelled) {
    wrong("Scores of " + std::to_string(labels) + " labels are not possible; expected 1 to 255, background included.");
  }
  return labels;
}

void check_sizes(std::size_t truth, std::size_t prediction) {
  if (truth == prediction) return;
  wrong("The truth has " + std::to_string(truth) + " pixels and the prediction " + std::to_string(prediction) +
        "; expected the same number.");
}

void check_labels(std::uint8_t truth, std::uint8_t prediction, std::size_t labels) {
  if (prediction >= labels)
    wrong("A predicted label is " + std::to_string(prediction) + "; expected at most " + std::to_string(labels - 1) +
          ".");
  if (truth >= labels && truth != unlabelled) {
    wrong("A true label is " + std::to_string(truth) + "; expected at most " + std::to_string(labels - 1) +
          ", or 255 for unlabelled.");
  }
}

std::vector<std::size_t> same_labels(std::size_t labels) {
  std::vector<std::size_t> same(labels);
  std::iota(same.begin(), same.end(), std::size_t{0});
  return same;
}

void check_label_places(const std::vector<std::size_t>& label_of, std::size_t from, std::size_t to) {
  const bool exist = std::all_of(label_of.begin(), label_of.end(), [to](std::size_t label) { return label < to; });
  if (label_of.size() == from && exist) return;
  wrong("Counts of " + std::to_string(from) + " labels cannot be joined to those of " + std::to_string(to) + " with " +
        std::to_string(label_of.size()) + " places" + (exist ? "" : ", one of which does not exist") + ".");
}

/// The official code compares float32 values with percent / 100, which becomes float32, too.
float threshold_of(int percent) {
  return static_cast<float>(percent / 100.0);
}

/// Largest percentage from 0 to 99 whose threshold the value reaches.
int reached(float value) {
  int percent = value > 0 ? static_cast<int>(std::min(value, 1.0F) * 100.0F) : 0;
  percent = std::min(percent + 1, 99);
  while (percent > 0 && !(value >= threshold_of(percent))) --percent;
  return percent;
}

}  // namespace

SegmentationCounts::SegmentationCounts(std::size_t labels)
    : predicted_(checked_labels(labels), 0), truth_(labels, 0), both_(labels, 0) {}

void SegmentationCounts::add(const std::vector<std::uint8_t>& truth, const std::vector<std::uint8_t>& prediction,
                             Unlabelled rule) {
  check_sizes(truth.size(), prediction.size());
  for (std::size_t p = 0; p < truth.size(); ++p) check_labels(truth[p], prediction[p], labels());
  for (std::size_t p = 0; p < truth.size(); ++p) {
    if (truth[p] == unlabelled) {
      if (rule == Unlabelled::counted) ++predicted_[prediction[p]];
      continue;
    }
    ++predicted_[prediction[p]];
    ++truth_[truth[p]];
    if (truth[p] == prediction[p]) ++both_[truth[p]];
  }
}

void SegmentationCounts::merge(const SegmentationCounts& other) {
  if (other.labels() != labels())
    wrong("Counts of " + std::to_string(other.labels()) + " and " + std::to_string(labels()) +
          " labels cannot be joined.");
  merge(other, same_labels(labels()));
}

void SegmentationCounts::merge(const SegmentationCounts& other, const std::vector<std::size_t>& label_of) {
  check_label_places(label_of, other.labels(), labels());
  for (std::size_t label = 0; label < label_of.size(); ++label) {
    predicted_[label_of[label]] += other.predicted_[label];
    truth_[label_of[label]] += other.truth_[label];
    both_[label_of[label]] += other.both_[label];
  }
}

double SegmentationCounts::iou(std::size_t label) const {
  if (!occurs(label)) return std::numeric_limits<double>::quiet_NaN();
  return 100.0 * static_cast<double>(both(label)) /
         (static_cast<double>(truth(label) + predicted(label) - both(label)) + 1e-10);
}

double SegmentationCounts::mean_iou() const {
  double sum = 0;
  int count = 0;
  for (std::size_t label = 0; label < labels(); ++label) {
    if (!occurs(label)) continue;
    sum += iou(label);
    ++count;
  }
  return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

StrongestClasses strongest_classes(const std::vector<float>& maps, std::size_t classes, std::size_t pixels) {
  if (classes >= unlabelled || maps.size() != classes * pixels) {
    wrong("Labels of " + std::to_string(classes) + " classes from " + std::to_string(maps.size()) +
          " values are not possible; expected at most 254 classes of " + std::to_string(pixels) + " pixels each.");
  }
  StrongestClasses result{std::vector<std::uint8_t>(pixels, 0), std::vector<float>(pixels, 0.0F)};
  for (std::size_t i = 0; i < classes; ++i) {
    const float* map = maps.data() + i * pixels;
    const auto label = static_cast<std::uint8_t>(i + 1);
    for (std::size_t p = 0; p < pixels; ++p) {
      const bool stronger = map[p] > result.values[p];
      result.values[p] = stronger ? map[p] : result.values[p];
      result.labels[p] = stronger ? label : result.labels[p];
    }
  }
  return result;
}

ThresholdCurve::ThresholdCurve(std::size_t labels)
    : predicted_(checked_labels(labels)), both_(labels), truth_(labels, 0) {}

void ThresholdCurve::add(const std::vector<std::uint8_t>& truth, const StrongestClasses& strongest, Unlabelled rule) {
  check_sizes(truth.size(), strongest.labels.size());
  check_sizes(truth.size(), strongest.values.size());
  for (std::size_t p = 0; p < truth.size(); ++p) check_labels(truth[p], strongest.labels[p], truth_.size());
  for (std::size_t p = 0; p < truth.size(); ++p) {
    if (truth[p] == unlabelled && rule == Unlabelled::ignored) continue;
    const std::uint8_t label = strongest.labels[p];
    // A pixel that no class has is background at every threshold.
    const auto place = static_cast<std::size_t>(label == 0 ? 0 : reached(strongest.values[p]));
    ++predicted_[label][place];
    ++any_[place];
    if (truth[p] == unlabelled) continue;
    ++truth_[truth[p]];
    if (truth[p] == label) ++both_[label][place];
    if (truth[p] == 0) ++true_background_[place];
  }
}

void ThresholdCurve::merge(const ThresholdCurve& other) {
  if (other.truth_.size() != truth_.size()) {
    wrong("Counts of " + std::to_string(other.truth_.size()) + " and " + std::to_string(truth_.size()) +
          " labels cannot be joined.");
  }
  merge(other, same_labels(truth_.size()));
}

void ThresholdCurve::merge(const ThresholdCurve& other, const std::vector<std::size_t>& label_of) {
  check_label_places(label_of, other.truth_.size(), truth_.size());
  const auto join = [](Histogram& to, const Histogram& from) {
    for (std::size_t k = 0; k < to.size(); ++k) to[k] += from[k];
  };
  for (std::size_t label = 0; label < label_of.size(); ++label) {
    join(predicted_[label_of[label]], other.predicted_[label]);
    join(both_[label_of[label]], other.both_[label]);
    truth_[label_of[label]] += other.truth_[label];
  }
  join(any_, other.any_);
  join(true_background_, other.true_background_);
}

std::vector<std::int64_t> ThresholdCurve::numbers() const {
  std::vector<std::int64_t> all(truth_);
  for (const auto* group : {&predicted_, &both_}) {
    for (const Histogram& histogram : *group) all.insert(all.end(), histogram.begin(), histogram.end());
  }
  all.insert(all.end(), true_background_.begin(), true_background_.end());
  return all;
}

ThresholdCurve ThresholdCurve::from_numbers(std::size_t labels, const std::vector<std::int64_t>& numbers) {
  ThresholdCurve curve(labels);
  constexpr std::size_t bins = most + 1;
  constexpr std::int64_t largest = std::int64_t{1} << 40;
  if (numbers.size() != labels * (1 + 2 * bins) + bins) {
    refuse({}, "There are " + std::to_string(numbers.size()) + " counts of " + std::to_string(labels) + " labels, expected " +
                   std::to_string(labels * (1 + 2 * bins) + bins) + ".");
  }
  for (std::int64_t number : numbers) {
    if (number < 0 || number > largest) refuse({}, "A count is " + std::to_string(number) + ", expected 0 to 2^40.");
  }
  auto next = numbers.begin();
  const auto take = [&next](auto& to) {
    for (auto& value : to) value = *next++;
  };
  take(curve.truth_);
  for (Histogram& histogram : curve.predicted_) take(histogram);
  for (Histogram& histogram : curve.both_) take(histogram);
  take(curve.true_background_);
  // Every counted pixel is predicted as something.
  for (const Histogram& histogram : curve.predicted_) {
    for (std::size_t k = 0; k < bins; ++k) curve.any_[k] += histogram[k];
  }
  return curve;
}

SegmentationCounts ThresholdCurve::at(int percent) const {
  if (percent < 1 || percent > most)
    wrong("The threshold is " + std::to_string(percent) + " percent; expected 1 to 99.");
  SegmentationCounts counts(truth_.size());
  const auto first = static_cast<std::ptrdiff_t>(percent);
  const auto sum = [](auto begin, auto end) {
    std::int64_t total = 0;
    for (; begin != end; ++begin) total += *begin;
    return total;
  };
  for (std::size_t label = 1; label < truth_.size(); ++label) {
    counts.predicted_[label] = sum(predicted_[label].begin() + first, predicted_[label].end());
    counts.both_[label] = sum(both_[label].begin() + first, both_[label].end());
  }
  counts.predicted_[0] = sum(any_.begin(), any_.begin() + first);
  counts.both_[0] = sum(true_background_.begin(), true_background_.begin() + first);
  counts.truth_ = truth_;
  return counts;
}

int ThresholdCurve::official_threshold() const {
  int low = 1, high = most;
  while (low < high) {
    const int middle = (low + high) / 2;
    if (at(middle).mean_iou() < at(middle + 1).mean_iou())
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

int ThresholdCurve::best_threshold() const {
  int best = 1;
  double highest = -1;
  for (int percent = 1; percent <= most; ++percent) {
    const double score = at(percent).mean_iou();
    if (score > highest) {
      highest = score;
      best = percent;
    }
  }
  return best;
}

}  // namespace elboscope
