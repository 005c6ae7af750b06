#include <QtTest>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/base/error.h"
#include "core/evaluation/segmentation_score.h"

using namespace elboscope;
using Labels = std::vector<std::uint8_t>;

class TestSegmentationScore : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void scores_data();
  void scores();
  void pictures_are_pooled();
  void labels_of_a_picture_find_their_places();
  void curves_survive_as_numbers();
  void strongest_class_data();
  void strongest_class();
  void curve_equals_counting_at_each_threshold_data();
  void curve_equals_counting_at_each_threshold();
  void thresholds_are_float32();
  void official_search_assumes_one_strict_peak();
  void refuses_data();
  void refuses();
};

void TestSegmentationScore::scores_data() {
  QTest::addColumn<Labels>("truth");
  QTest::addColumn<Labels>("prediction");
  QTest::addColumn<bool>("charged");
  QTest::addColumn<std::vector<double>>("iou");  // -1: does not occur
  QTest::addColumn<double>("mean");
  QTest::newRow("all right") << Labels{0, 1, 2, 2} << Labels{0, 1, 2, 2} << false << std::vector<double>{100, 100, 100}
                             << 100.0;
  QTest::newRow("half") << Labels{0, 0, 1, 1} << Labels{0, 1, 1, 0} << false
                        << std::vector<double>{100.0 / 3, 100.0 / 3, -1} << 100.0 / 3;
  QTest::newRow("only predicted") << Labels{0, 0, 0, 0} << Labels{0, 0, 0, 2} << false << std::vector<double>{75, -1, 0}
                                  << 37.5;
  QTest::newRow("unlabelled ignored") << Labels{0, 255, 1, 255} << Labels{0, 2, 1, 1} << false
                                      << std::vector<double>{100, 100, -1} << 100.0;
  QTest::newRow("unlabelled charged") << Labels{0, 255, 1, 255} << Labels{0, 2, 1, 1} << true
                                      << std::vector<double>{100, 50, 0} << 50.0;
  QTest::newRow("no pixel") << Labels{} << Labels{} << false << std::vector<double>{-1, -1, -1} << -1.0;
  QTest::newRow("nothing labelled") << Labels{255} << Labels{1} << false << std::vector<double>{-1, -1, -1} << -1.0;
}

void TestSegmentationScore::scores() {
  QFETCH(Labels, truth);
  QFETCH(Labels, prediction);
  QFETCH(bool, charged);
  QFETCH(std::vector<double>, iou);
  QFETCH(double, mean);
  SegmentationCounts counts(3);
  counts.add(truth, prediction, charged ? Unlabelled::counted : Unlabelled::ignored);
  for (std::size_t label = 0; label < 3; ++label) {
    QCOMPARE(counts.occurs(label), iou[label] >= 0);
    if (iou[label] >= 0)
      QVERIFY(std::abs(counts.iou(label) - iou[label]) < 1e-6);
    else
      QVERIFY(std::isnan(counts.iou(label)));
  }
  if (mean >= 0)
    QVERIFY(std::abs(counts.mean_iou() - mean) < 1e-6);
  else
    QVERIFY(std::isnan(counts.mean_iou()));
}

void TestSegmentationScore::pictures_are_pooled() {
  // The mean of the pictures' scores would be (100 + 0) / 2 for label 1; pooled pixels give 3 / 4.
  SegmentationCounts both(2), first(2), second(2);
  first.add({1, 1, 1}, {1, 1, 1});
  second.add({1, 0, 0}, {0, 0, 0});
  both.add({1, 1, 1}, {1, 1, 1});
  both.add({1, 0, 0}, {0, 0, 0});
  first.merge(second);
  for (const SegmentationCounts& counts : {both, first}) {
    QVERIFY(std::abs(counts.iou(1) - 75) < 1e-6);
    QVERIFY(std::abs(counts.iou(0) - 200.0 / 3) < 1e-6);
    QCOMPARE(counts.truth(1), 4);
    QCOMPARE(counts.predicted(1), 3);
    QCOMPARE(counts.both(0), 2);
  }
}

void TestSegmentationScore::labels_of_a_picture_find_their_places() {
  // A picture that knows only labels 0, 1, 2 and means 0, 4, 2 by them.
  const Labels truth{0, 1, 2, 2, 255}, world_truth{0, 4, 2, 2, 255};
  const StrongestClasses own{{1, 1, 2, 0, 2}, {0.3F, 0.9F, 0.5F, 0.0F, 0.7F}};
  const StrongestClasses world{{4, 4, 2, 0, 2}, own.values};
  ThresholdCurve small(3), joined(5), direct(5);
  small.add(truth, own);
  joined.merge(small, {0, 4, 2});
  direct.add(world_truth, world);
  QCOMPARE(joined.numbers(), direct.numbers());
  SegmentationCounts counts(5);
  counts.merge(small.at(40), {0, 4, 2});
  QCOMPARE(counts.both(4), direct.at(40).both(4));
  QCOMPARE(counts.mean_iou(), direct.at(40).mean_iou());
  QVERIFY_EXCEPTION_THROWN(joined.merge(small, {0, 4}), Error);
  QVERIFY_EXCEPTION_THROWN(joined.merge(small, {0, 4, 5}), Error);
  QVERIFY_EXCEPTION_THROWN(counts.merge(small.at(40), {0, 4, 5}), Error);
}

void TestSegmentationScore::curves_survive_as_numbers() {
  ThresholdCurve curve(3);
  curve.add({0, 1, 2, 2, 255}, {{1, 1, 2, 0, 2}, {0.3F, 0.9F, 0.5F, 0.0F, 0.7F}}, Unlabelled::counted);
  const std::vector<std::int64_t> numbers = curve.numbers();
  const ThresholdCurve again = ThresholdCurve::from_numbers(3, numbers);
  for (int percent = 1; percent <= 99; ++percent) {
    for (std::size_t label = 0; label < 3; ++label) {
      QCOMPARE(again.at(percent).predicted(label), curve.at(percent).predicted(label));
      QCOMPARE(again.at(percent).truth(label), curve.at(percent).truth(label));
      QCOMPARE(again.at(percent).both(label), curve.at(percent).both(label));
    }
  }
  QVERIFY_EXCEPTION_THROWN(ThresholdCurve::from_numbers(2, numbers), Error);
  for (std::int64_t wrong_number : {std::int64_t{-1}, std::numeric_limits<std::int64_t>::max()}) {
    std::vector<std::int64_t> other = numbers;
    other[7] = wrong_number;
    QVERIFY_EXCEPTION_THROWN(ThresholdCurve::from_numbers(3, other), Error);
  }
}

void TestSegmentationScore::strongest_class_data() {
  QTest::addColumn<std::vector<float>>("maps");
  QTest::addColumn<int>("classes");
  QTest::addColumn<Labels>("labels");
  QTest::addColumn<std::vector<float>>("values");
  QTest::newRow("two") << std::vector<float>{0.1F, 0.9F, 0.2F, 0.3F} << 2 << Labels{2, 1}
                       << std::vector<float>{0.2F, 0.9F};
  QTest::newRow("first of equals") << std::vector<float>{0.4F, 0.4F} << 2 << Labels{1} << std::vector<float>{0.4F};
  QTest::newRow("zero is nobody's") << std::vector<float>{0.0F} << 1 << Labels{0} << std::vector<float>{0.0F};
}

void TestSegmentationScore::strongest_class() {
  QFETCH(std::vector<float>, maps);
  QFETCH(int, classes);
  QFETCH(Labels, labels);
  QFETCH(std::vector<float>, values);
  const StrongestClasses strongest = strongest_classes(maps, static_cast<std::size_t>(classes), labels.size());
  QCOMPARE(strongest.labels, labels);
  QCOMPARE(strongest.values, values);
}

namespace {

struct Random {
  std::uint64_t state;
  std::uint32_t next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state >> 33);
  }
};

}  // namespace

void TestSegmentationScore::curve_equals_counting_at_each_threshold_data() {
  QTest::addColumn<int>("seed");
  QTest::addColumn<bool>("charged");
  for (int seed = 0; seed < 6; ++seed) QTest::addRow("%d", seed) << seed << (seed % 2 == 1);
}

void TestSegmentationScore::curve_equals_counting_at_each_threshold() {
  QFETCH(int, seed);
  QFETCH(bool, charged);
  const Unlabelled rule = charged ? Unlabelled::counted : Unlabelled::ignored;
  Random random{static_cast<std::uint64_t>(seed) + 1};
  constexpr std::size_t classes = 4, pixels = 300;
  ThresholdCurve curve(classes + 1), apart(classes + 1);
  std::vector<Labels> truths;
  std::vector<StrongestClasses> pictures;
  for (int picture = 0; picture < 3; ++picture) {
    std::vector<float> maps(classes * pixels);
    Labels truth(pixels);
    // 8-bit heatmaps: their values k / 255 and the thresholds p / 100 meet exactly at 0.2, 0.4, 0.6, 0.8.
    for (float& value : maps) value = static_cast<float>(random.next() % 256) / 255.0F;
    for (std::uint8_t& label : truth)
      label = random.next() % 9 == 0 ? unlabelled : static_cast<std::uint8_t>(random.next() % (classes + 1));
    truths.push_back(truth);
    pictures.push_back(strongest_classes(maps, classes, pixels));
    if (picture < 2)
      curve.add(truth, pictures.back(), rule);
    else
      apart.add(truth, pictures.back(), rule);
  }
  curve.merge(apart);
  int best = 0;
  double highest = -1;
  for (int percent = 1; percent <= 99; ++percent) {
    SegmentationCounts expected(classes + 1);
    for (std::size_t picture = 0; picture < truths.size(); ++picture) {
      Labels labels = pictures[picture].labels;
      for (std::size_t p = 0; p < pixels; ++p) {
        if (pictures[picture].values[p] < static_cast<float>(percent / 100.0)) labels[p] = 0;
      }
      expected.add(truths[picture], labels, rule);
    }
    const SegmentationCounts found = curve.at(percent);
    for (std::size_t label = 0; label <= classes; ++label) {
      QCOMPARE(found.predicted(label), expected.predicted(label));
      QCOMPARE(found.truth(label), expected.truth(label));
      QCOMPARE(found.both(label), expected.both(label));
    }
    if (expected.mean_iou() > highest) {
      highest = expected.mean_iou();
      best = percent;
    }
  }
  QCOMPARE(curve.best_threshold(), best);
}

void TestSegmentationScore::thresholds_are_float32() {
  // A value that equals the threshold in float32 reaches it; the next smaller one does not.
  for (int percent = 1; percent <= 99; ++percent) {
    const auto limit = static_cast<float>(percent / 100.0);
    ThresholdCurve curve(2);
    curve.add({1, 1}, {{1, 1}, {limit, std::nextafter(limit, 0.0F)}});
    QCOMPARE(curve.at(percent).predicted(1), 1);
  }
}

void TestSegmentationScore::official_search_assumes_one_strict_peak() {
  // A value between any two thresholds and truth from 40 % on: the score rises to 40 and falls after it, the search
  // finds it.
  ThresholdCurve single(2);
  Labels truth, labels;
  std::vector<float> values;
  for (int k = 0; k < 100; ++k) {
    truth.push_back(k >= 40 ? 1 : 0);
    labels.push_back(1);
    values.push_back((static_cast<float>(k) + 0.5F) / 100);
  }
  single.add(truth, {labels, values});
  QCOMPARE(single.best_threshold(), 40);
  QCOMPARE(single.official_threshold(), 40);
  // With few values the curve has plateaus; where neighbours are equal the search goes down, and here ends at 1.
  ThresholdCurve two(2);
  two.add({0, 1, 1, 1, 0}, {{1, 1, 1, 1, 1}, {0.3F, 0.35F, 0.9F, 0.9F, 0.05F}});
  QCOMPARE(two.best_threshold(), 31);
  QCOMPARE(two.official_threshold(), 1);
}

void TestSegmentationScore::refuses_data() {
  QTest::addColumn<int>("labels");
  QTest::addColumn<Labels>("truth");
  QTest::addColumn<Labels>("prediction");
  QTest::newRow("no label") << 0 << Labels{} << Labels{};
  QTest::newRow("too many labels") << 256 << Labels{} << Labels{};
  QTest::newRow("sizes") << 2 << Labels{0, 0} << Labels{0};
  QTest::newRow("true label") << 2 << Labels{2} << Labels{0};
  QTest::newRow("predicted label") << 2 << Labels{0} << Labels{2};
  QTest::newRow("predicted unlabelled") << 2 << Labels{255} << Labels{255};
}

void TestSegmentationScore::refuses() {
  QFETCH(int, labels);
  QFETCH(Labels, truth);
  QFETCH(Labels, prediction);
  QVERIFY_EXCEPTION_THROWN(SegmentationCounts(static_cast<std::size_t>(labels)).add(truth, prediction), Error);
  const StrongestClasses strongest{prediction, std::vector<float>(prediction.size(), 0.5F)};
  QVERIFY_EXCEPTION_THROWN(ThresholdCurve(static_cast<std::size_t>(labels)).add(truth, strongest), Error);
}

QTEST_APPLESS_MAIN(TestSegmentationScore)
#include "test_segmentation_score.moc"
