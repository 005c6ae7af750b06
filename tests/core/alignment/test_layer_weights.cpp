#include <QTest>
#include <numeric>

#include "core/alignment/calibration.h"
#include "core/alignment/map_operations.h"
#include "core/base/error.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;
using Doubles = std::vector<double>;
Q_DECLARE_METATYPE(CalibrationSettings)
Q_DECLARE_METATYPE(Doubles)

class TestLayerWeights : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // The sample's layers are of three sizes in a row, so each is a group: middle at layer 1.
  void weights_data() {
    QTest::addColumn<Doubles>("own");  // the model's table
    QTest::addColumn<CalibrationSettings>("settings");
    QTest::addColumn<Doubles>("expected");
    CalibrationSettings settings;
    const auto normalized = [](Doubles weights) {
      const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
      for (double& weight : weights) weight /= sum;
      return weights;
    };
    QTest::newRow("automatic without a table") << Doubles() << settings << normalized(gaussian_layer_weights(3, 1, 3));
    QTest::newRow("automatic with one") << Doubles{1, 5, 2} << settings << Doubles{0.125, 0.625, 0.25};
    settings.layer_sigma = 0.5;
    QTest::newRow("Gaussian over a table")
        << Doubles{1, 5, 2} << settings << normalized(gaussian_layer_weights(3, 1, 0.5));
    settings.layer_sigma = 0;
    QTest::newRow("official table") << Doubles() << settings << normalized({1, 1, 10});
    settings.resolution_weights = {0, 1, 3, 99};
    QTest::newRow("the user's, longer than needed") << Doubles{1, 5, 2} << settings << Doubles{0, 0.25, 0.75};
  }
  void thresholds() {
    AlignmentRecord record;
    CalibrationSettings settings;
    QCOMPARE(threshold_of(record, settings), 0.5);
    record.threshold = 0.25;
    QCOMPARE(threshold_of(record, settings), 0.25);
    settings.threshold = 0;
    QCOMPARE(threshold_of(record, settings), 0.0);
    // A slider moves where maps lie already.
    record = test::sample_record({}, 1);
    record.threshold = 0.25;
    Heatmaps maps = calibrate(record, {});
    QCOMPARE(maps.threshold, 0.25);
    settings.threshold = 0.75;
    recalibrate(record, settings, maps);
    QCOMPARE(maps.threshold, 0.75);
  }

  void weights() {
    QFETCH(Doubles, own);
    QFETCH(CalibrationSettings, settings);
    QFETCH(Doubles, expected);
    AlignmentRecord record = test::sample_record({}, 1);
    record.resolution_weights = own;
    QCOMPARE(layer_groups_of(record), (std::vector<int>{0, 1, 2}));
    std::string note;
    const Doubles got = layer_weights_of(record, settings, &note);
    QCOMPARE(got.size(), expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) QVERIFY(std::abs(got[i] - expected[i]) < 1e-12);
    QVERIFY(note.empty());
  }

  void refusals() {
    AlignmentRecord record = test::sample_record({}, 1);
    CalibrationSettings settings;
    settings.layer_sigma = 0;
    settings.resolution_weights = {1, 2};
    QVERIFY_EXCEPTION_THROWN(layer_weights_of(record, settings), Error);
    settings.resolution_weights = {0, 0, 0};
    QVERIFY_EXCEPTION_THROWN(layer_weights_of(record, settings), Error);
    record.cross_layers.clear();
    QVERIFY(layer_weights_of(record, settings).empty());
  }

  void the_official_table_may_be_too_short() {
    AlignmentRecord record = test::sample_record({}, 1);
    const CollectedLayer even = record.cross_layers[0], odd = record.cross_layers[1];
    record.cross_layers.clear();
    for (int i = 0; i < 9; ++i) record.cross_layers.push_back(i % 2 == 0 ? even : odd);
    CalibrationSettings settings;
    settings.layer_sigma = 0;
    std::string note;
    const Doubles weights = layer_weights_of(record, settings, &note);
    QVERIFY(!note.empty());
    QCOMPARE(weights[8], weights[0]);
  }
};

QTEST_GUILESS_MAIN(TestLayerWeights)
#include "test_layer_weights.moc"
