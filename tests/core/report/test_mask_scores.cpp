#include <QTest>
#include <cmath>

#include "core/evaluation/segmentation_score.h"
#include "core/report/map_pictures.h"
#include "core/report/mask_scores.h"
#include "tests/core/report/example_result.h"

using namespace elboscope;

class TestMaskScores : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void labels_by_hand() {
    const LabelPicture truth{4, 1, {0, 1, 1, 255}};
    const MaskScores scores = score_labels({0, 1, 0, 1}, {0, 1, 1, 2}, 2, truth, 0.25);
    QVERIFY(std::abs(scores.background_raw - 50) < 1e-6);  // one of two
    QVERIFY(std::abs(scores.iou_raw[0] - 50) < 1e-6);
    QVERIFY(std::isnan(scores.iou_raw[1]));  // its only pixel does not count
    QVERIFY(std::abs(scores.miou_raw - 50) < 1e-6 && std::abs(scores.miou_calibrated - 100) < 1e-6);
    QCOMPARE(scores.threshold_raw, 0.25);
  }

  void searched_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("the maps' size") << 12 << 8;
    QTest::newRow("another size") << 30 << 20;
  }
  /// The official bisection over the scores of the masks themselves must end at the same threshold, with that one's
  /// figures.
  void searched() {
    QFETCH(int, width);
    QFETCH(int, height);
    const ExampleResult example = example_result({"cat", "dog", "bus"});
    LabelPicture truth{width, height, {}};
    for (int p = 0; p < width * height; ++p)
      truth.labels.push_back(p % 7 == 0 ? 255 : static_cast<std::uint8_t>(p % width * 4 / width));
    const MaskScores searched = score_masks_searched(example.maps, truth);
    for (const bool calibrated : {false, true}) {
      const double threshold = calibrated ? searched.threshold_calibrated : searched.threshold_raw;
      const auto counts_at = [&](double limit) {
        SegmentationCounts counts(4);
        counts.add(truth.labels, class_labels(example.maps, calibrated, limit, height, width));
        return counts;
      };
      int low = 1, high = 99;
      while (low < high) {
        const int middle = (low + high) / 2;
        const bool rises = counts_at(middle / 100.0).mean_iou() < counts_at((middle + 1) / 100.0).mean_iou();
        (rises ? low : high) = rises ? middle + 1 : middle;
      }
      QCOMPARE(threshold, low / 100.0);
      const SegmentationCounts counts = counts_at(threshold);
      QCOMPARE(calibrated ? searched.miou_calibrated : searched.miou_raw, counts.mean_iou());
      QCOMPARE(calibrated ? searched.background_calibrated : searched.background_raw, counts.iou(0));
      for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE((calibrated ? searched.iou_calibrated : searched.iou_raw)[i], counts.iou(i + 1));
    }
  }
};

QTEST_GUILESS_MAIN(TestMaskScores)
#include "test_mask_scores.moc"
