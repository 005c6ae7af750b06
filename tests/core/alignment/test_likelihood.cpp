#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/base/error.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;
using Variant = CalibrationSettings::Variant;

namespace {

/// Two classes on a 2x2 grid; the first explains the left column, the second the right one.
AlignmentRecord two_sides() {
  AlignmentRecord record = test::sample_record({2, 2, 1, 2, 2, 0}, 1);
  record.empty_pixel_errors = {4, 4, 4, 4, 2, 2, 2, 2};
  record.pixel_errors = {1, 4, 1, 4, 1, 2, 1, 2,   // class 0 gains 4 on the left
                         4, 2, 4, 2, 2, 2, 2, 2};  // class 1 gains 2 on the right
  return record;
}

}  // namespace

class TestLikelihood : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void shows_where_a_class_explains_the_picture();
  void chosen_and_weighted_timesteps();
  void smoothing_averages();
  void variants_data();
  void variants();
  void needs_errors_per_pixel_data();
  void needs_errors_per_pixel();
  void unmeasured_classes_stay_out();
};

void TestLikelihood::shows_where_a_class_explains_the_picture() {
  const AlignmentRecord record = two_sides();
  QCOMPARE(likelihood_maps(record, {}, 2, 2), (std::vector<float>{1, 0, 1, 0, 0, 0.5F, 0, 0.5F}));
  QCOMPARE(likelihood_maps(record, {}).size(), static_cast<std::size_t>(2 * record.image_height * record.image_width));
}

void TestLikelihood::chosen_and_weighted_timesteps() {
  AlignmentRecord record = two_sides();
  CalibrationSettings settings;
  settings.elbo_timesteps = {record.elbo_timesteps[1]};
  QCOMPARE(likelihood_maps(record, settings, 2, 2), (std::vector<float>{1, 0, 1, 0, 0, 0, 0, 0}));
  settings.elbo_timesteps.clear();
  settings.paper_weighting = true;
  record.elbo_weights = {1, 5};  // gains: class 0 3 + 5, class 1 2
  QCOMPARE(likelihood_maps(record, settings, 2, 2), (std::vector<float>{1, 0, 1, 0, 0, 0.25F, 0, 0.25F}));
}

void TestLikelihood::smoothing_averages() {
  AlignmentRecord record = two_sides();
  // Every place looks at all places alike, but rows of different sums: only the mean may come out, constant for a
  // class.
  record.self_operators = {std::vector<float>(16, 0.25F)};
  std::fill_n(record.self_operators[0].begin(), 8, 0.75F);
  finish_record(record);
  const std::vector<float> maps = likelihood_maps(record, {}, 2, 2);
  QCOMPARE(maps, (std::vector<float>{1, 1, 1, 1, 0, 0, 0, 0}));
  CalibrationSettings settings;
  settings.self_passes = 0;
  QCOMPARE(likelihood_maps(record, settings, 2, 2), likelihood_maps(two_sides(), {}, 2, 2));
}

void TestLikelihood::variants_data() {
  QTest::addColumn<int>("variant");
  QTest::addColumn<bool>("at_picture");
  QTest::newRow("exponents") << static_cast<int>(Variant::pixelwise_exponent) << false;
  QTest::newRow("product") << static_cast<int>(Variant::likelihood_product) << false;
  QTest::newRow("exponents, upsampled first") << static_cast<int>(Variant::pixelwise_exponent) << true;
  QTest::newRow("product, upsampled first") << static_cast<int>(Variant::likelihood_product) << true;
}

void TestLikelihood::variants() {
  QFETCH(int, variant);
  QFETCH(bool, at_picture);
  const AlignmentRecord record = test::sample_record({3, 4, 2, 4, 6, 2}, 5);
  CalibrationSettings settings;
  settings.gamma = 0.25;
  settings.upsample_first = at_picture;
  const Heatmaps plain = calibrate(record, settings);
  settings.variant = static_cast<Variant>(variant);
  const Heatmaps maps = calibrate(record, settings);
  QCOMPARE(maps.raw, plain.raw);
  QVERIFY(maps.calibrated != plain.calibrated);

  CalibrationSettings raw = settings;
  raw.variant = Variant::official;
  raw.gamma = 1;
  const std::vector<float> likelihood =
      at_picture ? likelihood_maps(record, settings) : likelihood_maps(record, settings, 4, 6);
  const std::vector<float> start = at_picture ? plain.raw : calibrate(record, raw).cross_calibrated;
  const std::vector<float>& found = at_picture ? maps.calibrated : maps.cross_calibrated;
  QCOMPARE(found.size(), start.size());
  for (std::size_t p = 0; p < found.size(); ++p) {
    const float expected = settings.variant == Variant::likelihood_product
                               ? start[p] * std::sqrt(likelihood[p])
                               : std::pow(start[p], std::pow(4.0F, 1 - likelihood[p]));
    QVERIFY(std::abs(found[p] - expected) < 1e-5F);
  }
}

void TestLikelihood::needs_errors_per_pixel_data() {
  QTest::addColumn<bool>("without_empty");
  QTest::newRow("no errors of the empty caption") << true;
  QTest::newRow("no errors of the classes") << false;
}

void TestLikelihood::needs_errors_per_pixel() {
  QFETCH(bool, without_empty);
  AlignmentRecord record = two_sides();
  (without_empty ? record.empty_pixel_errors : record.pixel_errors).clear();
  CalibrationSettings settings;
  calibrate(record, settings);
  for (Variant variant : {Variant::pixelwise_exponent, Variant::likelihood_product}) {
    settings.variant = variant;
    try {
      calibrate(record, settings);
      QFAIL("accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind == ErrorKind::usage);
    }
  }
  QVERIFY_EXCEPTION_THROWN(likelihood_maps(record, {}), Error);
}

void TestLikelihood::unmeasured_classes_stay_out() {
  AlignmentRecord record = two_sides();
  record.classes[0].elbo_done = false;
  QCOMPARE(likelihood_maps(record, {}, 2, 2), (std::vector<float>{0, 0, 0, 0, 0, 1, 0, 1}));
}

QTEST_APPLESS_MAIN(TestLikelihood)
#include "test_likelihood.moc"
