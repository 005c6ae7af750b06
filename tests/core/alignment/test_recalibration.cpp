// Maps that are used again while gamma moves are, bit for bit, those that calibrate() makes anew.
#include <QtTest>

#include <algorithm>
#include <functional>
#include <limits>

#include "core/alignment/calibration.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;
using test::RecordShape;
using test::sample_record;
using Change = std::function<void(AlignmentRecord&, CalibrationSettings&)>;
Q_DECLARE_METATYPE(Change)

class TestRecalibration : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void raw_maps_stay_while_exponents_move_data();
  void raw_maps_stay_while_exponents_move();
};

void TestRecalibration::raw_maps_stay_while_exponents_move_data() {
  QTest::addColumn<Change>("change");
  using Settings = CalibrationSettings;
  const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
  row("official", [](AlignmentRecord&, Settings&) {});
  row("one pass", [](AlignmentRecord&, Settings& settings) { settings.self_passes = 1; });
  row("no pass", [](AlignmentRecord&, Settings& settings) { settings.self_passes = 0; });
  row("softmax in a layer",
      [](AlignmentRecord&, Settings& settings) { settings.softmax = Settings::Softmax::per_layer; });
  row("softmax at the end", [](AlignmentRecord&, Settings& settings) { settings.softmax = Settings::Softmax::at_end; });
  row("upsample first", [](AlignmentRecord&, Settings& settings) { settings.upsample_first = true; });
  row("pixelwise",
      [](AlignmentRecord&, Settings& settings) { settings.variant = Settings::Variant::pixelwise_exponent; });
  row("product",
      [](AlignmentRecord&, Settings& settings) { settings.variant = Settings::Variant::likelihood_product; });
  row("constant map", [](AlignmentRecord& record, Settings&) {
    for (CollectedLayer& layer : record.cross_layers) std::fill(layer.maps.begin(), layer.maps.end(), 0.25F);
  });
  row("not numbers", [](AlignmentRecord& record, Settings&) {
    for (CollectedLayer& layer : record.cross_layers)
      std::fill(layer.maps.begin(), layer.maps.end(), std::numeric_limits<float>::quiet_NaN());
  });
  row("no maps", [](AlignmentRecord& record, Settings&) {
    record.cross_layers.clear();
    record.self_operators.clear();
    record.self_product.clear();
    record.collect_timesteps.clear();
    record.complete = false;
  });
}

void TestRecalibration::raw_maps_stay_while_exponents_move() {
  QFETCH(Change, change);
  // 10 classes are more columns than one block of the kernels takes, with and without the raw ones among them.
  for (const RecordShape& shape : {RecordShape{3, 4, 2, 4, 6, 2}, RecordShape{10, 4, 2, 7, 5, 2}}) {
    AlignmentRecord record = sample_record(shape, 11);
    CalibrationSettings settings;
    change(record, settings);
    Heatmaps maps;
    calibrate(record, settings, 37, 41, maps);
    const auto moves_to = [&](const std::function<void(CalibrationSettings&)>& move) {
      const CalibrationSettings before = settings;
      move(settings);
      QVERIFY(same_raw_maps(before, settings));
      recalibrate(record, settings, maps);
      const Heatmaps fresh = calibrate(record, settings, 37, 41);
      // A NaN would differ from itself, so there is none either.
      for (const auto field : {&Heatmaps::cross_raw, &Heatmaps::cross_calibrated, &Heatmaps::grid_raw,
                               &Heatmaps::grid_calibrated, &Heatmaps::raw, &Heatmaps::calibrated})
        QCOMPARE(maps.*field, fresh.*field);
      QCOMPARE(maps.names, fresh.names);
      QCOMPARE(maps.notes, fresh.notes);
      QCOMPARE(maps.distinguishable, fresh.distinguishable);
      for (std::size_t i = 0; i < maps.classes.size(); ++i)
        QCOMPARE(maps.classes[i].exponent, fresh.classes[i].exponent);
    };
    for (const double gamma : {0.2, 0.5, 1.0, 0.3}) moves_to([gamma](CalibrationSettings& now) { now.gamma = gamma; });
    moves_to([](CalibrationSettings& now) { now.exponents = CalibrationSettings::Exponents::inverted; });
    moves_to([](CalibrationSettings& now) { now.exponents = CalibrationSettings::Exponents::fixed; });
    moves_to([](CalibrationSettings& now) { now.exponents = CalibrationSettings::Exponents::elbo; });
    moves_to([&record](CalibrationSettings& now) { now.elbo_timesteps = {record.elbo_timesteps.front()}; });
    moves_to([](CalibrationSettings& now) { now.shrink = now.paper_weighting = true; });
    CalibrationSettings other = settings;
    other.self_passes = settings.self_passes == 1 ? 0 : 1;
    QVERIFY(!same_raw_maps(settings, other));
  }
}

QTEST_APPLESS_MAIN(TestRecalibration)
#include "test_recalibration.moc"
