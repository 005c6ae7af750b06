#include <QtTest>

#include <cmath>
#include <limits>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/base/error.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;
using Exponents = CalibrationSettings::Exponents;
using Values = std::vector<double>;
Q_DECLARE_METATYPE(CalibrationSettings::Exponents)

class TestClassExponents : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void exponents_data();
  void exponents();
  void weights_multiply_the_losses();
  void standard_errors_are_those_of_paired_differences();
  void shrink_data();
  void shrink();
  void refuses_data();
  void refuses();
  void always_inside_their_range();
};

void TestClassExponents::exponents_data() {
  QTest::addColumn<Values>("losses");
  QTest::addColumn<int>("classes");
  QTest::addColumn<double>("gamma");
  QTest::addColumn<Exponents>("how");
  QTest::addColumn<Values>("expected_s");
  const Values known{5.1, 5.2, 5.19, 5.22};
  // Figure 2 of the paper with gamma 1/5 (method.md 1.2).
  QTest::newRow("known vector") << known << 4 << 0.2 << Exponents::elbo << Values{1, 0.262, 0.299, 0.2};
  QTest::newRow("known vector, gamma 1/3")
      << known << 4 << 1.0 / 3 << Exponents::elbo << Values{1, 0.400, 0.439, 0.3333};
  QTest::newRow("gamma 1") << known << 4 << 1.0 << Exponents::elbo << Values{1, 1, 1, 1};
  QTest::newRow("fixed") << known << 4 << 0.2 << Exponents::fixed << Values{0.2, 0.2, 0.2, 0.2};
  QTest::newRow("inverted") << known << 4 << 0.2 << Exponents::inverted << Values{0.2, 0.7647, 0.6687, 1};
  QTest::newRow("two timesteps") << Values{2, 3, 4, 5, 2.5, 3.5} << 3 << 0.25 << Exponents::elbo
                                 << Values{1, 0.25, 0.7071};
  QTest::newRow("one class") << Values{7} << 1 << 0.2 << Exponents::elbo << Values{1};
  QTest::newRow("one class, fixed") << Values{7} << 1 << 0.2 << Exponents::fixed << Values{0.2};
  QTest::newRow("one class, inverted") << Values{7} << 1 << 0.2 << Exponents::inverted << Values{1};
  QTest::newRow("equal losses") << Values{3, 3, 3} << 3 << 0.2 << Exponents::elbo << Values{1, 1, 1};
  QTest::newRow("equal losses, inverted") << Values{3, 3, 3} << 3 << 0.2 << Exponents::inverted << Values{1, 1, 1};
  QTest::newRow("no timesteps") << Values{} << 2 << 0.2 << Exponents::elbo << Values{1, 1};
  QTest::newRow("no classes") << Values{} << 0 << 0.2 << Exponents::elbo << Values{};
}

void TestClassExponents::exponents() {
  QFETCH(Values, losses);
  QFETCH(int, classes);
  QFETCH(double, gamma);
  QFETCH(Exponents, how);
  QFETCH(Values, expected_s);
  CalibrationSettings settings;
  settings.gamma = gamma;
  settings.exponents = how;
  const auto result = calibrate_losses(losses, static_cast<std::size_t>(classes), {}, settings);
  QCOMPARE(result.size(), expected_s.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    QVERIFY2(std::abs(result[i].s - expected_s[i]) < 5e-4, qPrintable(QString::number(result[i].s)));
    QVERIFY(std::abs(result[i].exponent * result[i].s - 1) < 1e-12);
    QVERIFY(result[i].normalized >= 0 && result[i].normalized <= 1);
  }
}

void TestClassExponents::weights_multiply_the_losses() {
  const auto result = calibrate_losses({1, 10, 2, 10, 3, 12}, 3, {2, 0.5}, {});
  QCOMPARE(result[0].loss, 7.0);
  QCOMPARE(result[1].loss, 9.0);
  QCOMPARE(result[2].loss, 12.0);
  QVERIFY(std::abs(result[1].normalized - 0.4) < 1e-9);
}

void TestClassExponents::standard_errors_are_those_of_paired_differences() {
  // The timesteps' levels (1, 100, 50) are the same for both classes and must not count; the differences are 1, 3, 2.
  bool distinguishable = false;
  const auto result = calibrate_losses({1, 100, 50, 2, 103, 52}, 2, {}, {}, &distinguishable);
  // Deviations from the mean over classes: -+0.5, -+1.5, -+1, standard deviation 0.5, times sqrt(3).
  QVERIFY(std::abs(result[0].standard_error - 0.5 * std::sqrt(3.0)) < 1e-12);
  QVERIFY(std::abs(result[1].standard_error - 0.5 * std::sqrt(3.0)) < 1e-12);
  // Range 6; standard error of the difference sqrt(3): twice that is 3.46.
  QVERIFY(distinguishable);
  calibrate_losses({1, 100, 50, 2, 99, 51}, 2, {}, {}, &distinguishable);  // differences 1, -1, 1
  QVERIFY(!distinguishable);
  calibrate_losses({3, 3}, 2, {}, {}, &distinguishable);  // equal: no order to speak of
  QVERIFY(!distinguishable);
  calibrate_losses({3, 4, 5}, 1, {}, {}, &distinguishable);
  QVERIFY(distinguishable);
}

void TestClassExponents::shrink_data() {
  QTest::addColumn<Values>("losses");
  QTest::addColumn<double>("power");  // of gamma, for the worst class
  QTest::newRow("clear difference stays") << Values{1, 100, 50, 2, 103, 52} << 1.0;
  // Differences 1, -1, 1: range 1, standard deviation 1.1547, two standard errors 4.
  QTest::newRow("a quarter of the way") << Values{1, 100, 50, 2, 99, 51} << 0.25;
  QTest::newRow("equal losses") << Values{1, 2, 3, 1, 2, 3} << 0.0;
}

void TestClassExponents::shrink() {
  QFETCH(Values, losses);
  QFETCH(double, power);
  CalibrationSettings settings;
  settings.gamma = 0.2;
  settings.shrink = true;
  const auto result = calibrate_losses(losses, 2, {}, settings);
  QVERIFY(std::abs(result[1].s - std::pow(0.2, power)) < 1e-9);
  QCOMPARE(result[0].s, 1.0);
}

void TestClassExponents::refuses_data() {
  QTest::addColumn<Values>("losses");
  QTest::addColumn<int>("classes");
  QTest::addColumn<Values>("weights");
  QTest::addColumn<double>("gamma");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  QTest::newRow("gamma 0") << Values{1, 2} << 2 << Values{} << 0.0;
  QTest::newRow("gamma above 1") << Values{1, 2} << 2 << Values{} << 1.01;
  QTest::newRow("gamma negative") << Values{1, 2} << 2 << Values{} << -0.5;
  QTest::newRow("gamma not a number") << Values{1, 2} << 2 << Values{} << nan;
  QTest::newRow("counts") << Values{1, 2, 3} << 2 << Values{} << 0.5;
  QTest::newRow("losses without classes") << Values{1} << 0 << Values{} << 0.5;
  QTest::newRow("weights") << Values{1, 2} << 2 << Values{1, 1} << 0.5;
  QTest::newRow("loss not a number") << Values{1, nan} << 2 << Values{} << 0.5;
  QTest::newRow("loss infinite") << Values{1, HUGE_VAL} << 2 << Values{} << 0.5;
}

void TestClassExponents::refuses() {
  QFETCH(Values, losses);
  QFETCH(int, classes);
  QFETCH(Values, weights);
  QFETCH(double, gamma);
  CalibrationSettings settings;
  settings.gamma = gamma;
  try {
    calibrate_losses(losses, static_cast<std::size_t>(classes), weights, settings);
    QFAIL("accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind == ErrorKind::usage);
  }
}

void TestClassExponents::always_inside_their_range() {
  test::Numbers numbers(17);
  for (int round = 0; round < 500; ++round) {
    const auto classes = static_cast<std::size_t>(1 + numbers.below(6)),
               timesteps = static_cast<std::size_t>(1 + numbers.below(5));
    const double scale = std::pow(10.0, 60.0 * static_cast<double>(numbers.next()) - 40.0);
    Values losses;
    for (std::size_t k = 0; k < classes * timesteps; ++k)
      losses.push_back(scale * static_cast<double>(numbers.below(4)));
    CalibrationSettings settings;
    settings.gamma = 0.05 + 0.95 * static_cast<double>(numbers.next());
    settings.shrink = numbers.below(2) == 1;
    settings.exponents = static_cast<Exponents>(numbers.below(3));
    for (const ClassCalibration& entry : calibrate_losses(losses, classes, {}, settings)) {
      QVERIFY(entry.s >= settings.gamma * (1 - 1e-12) && entry.s <= 1);
      QVERIFY(entry.exponent >= 1 && entry.exponent <= (1 + 1e-12) / settings.gamma);
      QVERIFY(std::isfinite(entry.standard_error) && entry.standard_error >= 0);
    }
  }
}

QTEST_APPLESS_MAIN(TestClassExponents)
#include "test_class_exponents.moc"
