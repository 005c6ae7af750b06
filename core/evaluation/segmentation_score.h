// core/evaluation: how good label maps are. Label maps in, pixel counts and intersection over union out. Standard
// library only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace elboscope {

/// What a pixel whose true label is 255 (unlabelled) means for a prediction there. It never counts as a true pixel.
enum class Unlabelled {
  ignored,  ///< nothing (VOC)
  counted,  ///< the predicted class is charged with it, as the official code does for every other data set
};

constexpr std::uint8_t unlabelled = 255;

/// Pixel counts by label (0 = background), pooled over any number of pictures. mIoU as the official code defines it
/// (method.md 2.2): mean over the labels that occur in a prediction or a truth, background included, of
/// TP / (T + P - TP), in percent. Not safe for writing from several threads; merge() joins counts made apart.
class SegmentationCounts {
 public:
  /// `labels` counts background: classes + 1, from 1 to 255. Throws Error(usage).
  explicit SegmentationCounts(std::size_t labels);

  /// One picture. Throws Error(usage) if the sizes differ or a label is out of range (255 is allowed in the truth).
  void add(const std::vector<std::uint8_t>& truth, const std::vector<std::uint8_t>& prediction,
           Unlabelled rule = Unlabelled::ignored);
  void merge(const SegmentationCounts& other);
  /// The same for counts whose labels are others: `other`'s label k is label_of[k] here. Throws Error(usage) if one does not
  /// exist.
  void merge(const SegmentationCounts& other, const std::vector<std::size_t>& label_of);

  std::size_t labels() const { return predicted_.size(); }
  std::int64_t predicted(std::size_t label) const { return predicted_.at(label); }  ///< P
  std::int64_t truth(std::size_t label) const { return truth_.at(label); }          ///< T
  std::int64_t both(std::size_t label) const { return both_.at(label); }            ///< TP
  bool occurs(std::size_t label) const { return predicted(label) > 0 || truth(label) > 0; }

  double iou(std::size_t label) const;  ///< percent; NaN if the label does not occur
  double mean_iou() const;              ///< percent; NaN if no label occurs

 private:
  friend class ThresholdCurve;
  std::vector<std::int64_t> predicted_, truth_, both_;
};

/// The strongest class of every pixel, before a threshold: largest map value and its class + 1 (the first of equal
/// ones); 0 where all maps are 0.
struct StrongestClasses {
  std::vector<std::uint8_t> labels;
  std::vector<float> values;
};
/// maps [classes][pixels] in 0..1, at most 254 classes. Throws Error(usage) if the sizes do not fit.
StrongestClasses strongest_classes(const std::vector<float>& maps, std::size_t classes, std::size_t pixels);

/// Counts of every threshold from 1 to 99 percent at once (a pixel whose value is below the threshold is background),
/// pooled over pictures: one pass over the pixels instead of 99.
class ThresholdCurve {
 public:
  explicit ThresholdCurve(std::size_t labels);

  void add(const std::vector<std::uint8_t>& truth, const StrongestClasses& strongest,
           Unlabelled rule = Unlabelled::ignored);
  void merge(const ThresholdCurve& other);
  void merge(const ThresholdCurve& other, const std::vector<std::size_t>& label_of);

  /// All counts as numbers, and back: what an interrupted evaluation keeps. The numbers are untrusted: one too many or too
  /// few, or one below 0 or above 2^40, throws Error(refused).
  std::vector<std::int64_t> numbers() const;
  static ThresholdCurve from_numbers(std::size_t labels, const std::vector<std::int64_t>& numbers);
  std::size_t labels() const { return truth_.size(); }

  /// The counts at a threshold of 1 to 99 percent. Throws Error(usage).
  SegmentationCounts at(int percent) const;
  /// The official search: bisection that compares neighbours and so assumes a single peak.
  int official_threshold() const;
  /// The true maximum of mIoU, the first of equal ones.
  int best_threshold() const;

 private:
  static constexpr int most = 99;
  // For each label, pixels by the largest threshold they still reach (0 = none).
  using Histogram = std::array<std::int64_t, most + 1>;
  std::vector<Histogram> predicted_, both_;
  Histogram any_{}, true_background_{};
  std::vector<std::int64_t> truth_;
};

}  // namespace elboscope
