#include <QtTest>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/diffusion/noise_schedule.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

using elboscope::NoiseSchedule;
using elboscope::SchedulerConfig;

namespace {

SchedulerConfig stable_diffusion(bool zero_snr = false) {
  SchedulerConfig config;
  config.beta_start = 0.00085;
  config.beta_end = 0.012;
  config.beta_schedule = "scaled_linear";
  config.rescale_betas_zero_snr = zero_snr;
  return config;
}

bool near(double got, double expected, double relative) {
  return std::abs(got - expected) <= relative * std::abs(expected);
}

}  // namespace

class TestNoiseSchedule : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Printed by diffusers' schedulers (float32 tables).
  void tablesEqualTheReference_data() {
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<bool>("zero_snr");
    QTest::addColumn<double>("beta_start");
    QTest::addColumn<double>("beta_end");
    QTest::addColumn<QList<double>>("at_0_1_99_499_749_999");
    QTest::newRow("Stable Diffusion") << "scaled_linear" << false << 0.00085 << 0.012
                                      << QList<double>{0.999149978, 0.998296022,  0.895462453,
                                                       0.27766946,  0.0566234551, 0.00466009602};
    QTest::newRow("zero SNR") << "scaled_linear" << true << 0.00085 << 0.012
                              << QList<double>{0.999149978, 0.998233497, 0.888085604, 0.242358953, 0.0331714414, 0};
    QTest::newRow("linear") << "linear" << false << 1e-4 << 0.02
                            << QList<double>{0.999899983,  0.999780059,   0.897017956,
                                             0.0785872415, 0.00335055101, 4.03583072e-05};
    QTest::newRow("cosine") << "squaredcos_cap_v2" << false << 1e-4 << 0.02
                            << QList<double>{0.999958694, 0.99991256,  0.972092688,
                                             0.493843466, 0.144272104, 2.42873499e-09};
  }
  void tablesEqualTheReference() {
    QFETCH(const QString, schedule);
    QFETCH(const bool, zero_snr);
    QFETCH(const double, beta_start);
    QFETCH(const double, beta_end);
    QFETCH(const QList<double>, at_0_1_99_499_749_999);
    SchedulerConfig config;
    config.beta_start = beta_start;
    config.beta_end = beta_end;
    config.beta_schedule = schedule.toStdString();
    config.rescale_betas_zero_snr = zero_snr;
    const NoiseSchedule noise(config);
    QCOMPARE(noise.size(), std::int64_t{1000});
    const std::size_t indices[] = {0, 1, 99, 499, 749, 999};
    for (int i = 0; i < 6; ++i) {
      const double got = static_cast<double>(noise.alphas_cumprod[indices[i]]);
      QVERIFY2(near(got, at_0_1_99_499_749_999[i], 1e-6), qPrintable(QString::number(got, 'g', 12)));
    }
  }

  void alphaAndSigmaAreOfUnitLength() {
    const NoiseSchedule noise(stable_diffusion());
    for (std::int64_t t = 0; t < noise.size(); ++t) {
      const double alpha = static_cast<double>(noise.alpha(t)), sigma = static_cast<double>(noise.sigma(t));
      QVERIFY(std::abs(alpha * alpha + sigma * sigma - 1) < 1e-6);
    }
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(noise.alpha(1000)), std::out_of_range);
  }

  void slopesSumToTheRangeOfTheLogSnr() {
    const NoiseSchedule noise(stable_diffusion());
    // Trapezoid rule: the ends count half.
    double sum = 0;
    for (std::int64_t t = 0; t < noise.size(); ++t) {
      QVERIFY(noise.log_snr_slope(t) < 0);
      sum += noise.log_snr_slope(t) * (t == 0 || t == noise.size() - 1 ? 0.5 : 1);
    }
    QVERIFY2(std::abs(sum + 12.43345) < 1e-4, qPrintable(QString::number(sum, 'g', 10)));
    QVERIFY(near(noise.log_snr_slope(0), -0.6963, 1e-3));
    QVERIFY(near(noise.log_snr_slope(10), -0.09434883, 1e-4));
    QVERIFY(near(noise.log_snr_slope(100), -0.0131, 3e-3));
    QVERIFY(near(noise.log_snr_slope(420), -0.006548, 1e-3));
  }

  void slopeAgreesWithTheAnalyticOne() {
    const NoiseSchedule noise(stable_diffusion());
    const double beta =
        1 - static_cast<double>(noise.alphas_cumprod[500]) / static_cast<double>(noise.alphas_cumprod[499]);
    const double analytic = std::log(1 - beta) / (1 - static_cast<double>(noise.alphas_cumprod[500]));
    QVERIFY(near(noise.log_snr_slope(500), analytic, 2e-3));
  }

  void zeroTerminalSnrHasOneInfiniteSlope() {
    const NoiseSchedule noise(stable_diffusion(true));
    QCOMPARE(noise.alphas_cumprod.back(), 0.0f);
    QCOMPARE(noise.sigma(999), 1.0f);
    QVERIFY(std::isinf(noise.log_snr_slope(999)));
    QVERIFY(std::isfinite(noise.log_snr_slope(998)) && noise.log_snr_slope(998) < 0);
  }

  void smallAndOddSchedules() {
    SchedulerConfig config;
    config.num_train_timesteps = 1;
    QCOMPARE(NoiseSchedule(config).log_snr_slope(0), 0.0);
    config.num_train_timesteps = 2;
    QVERIFY(NoiseSchedule(config).log_snr_slope(1) < 0);
    config.trained_betas = {0.5, 0.5};
    QVERIFY((NoiseSchedule(config).alphas_cumprod == std::vector<float>{0.5f, 0.25f}));
    config.trained_betas = {1e-9, 0.5};  // alphas_cumprod would begin with 1
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(NoiseSchedule(config)), elboscope::Error);
  }

  void fixtureTables_data() {
    QTest::addColumn<QString>("fixture");
    QTest::newRow("sd1") << QString("sd1");
  }
  void fixtureTables() {
    QFETCH(const QString, fixture);
    const std::filesystem::path folder = std::filesystem::path(ELBOSCOPE_FIXTURES) / fixture.toStdString();
    const auto oracle = elboscope::SafetensorsFile::open(folder / "oracle.safetensors");
    const auto cases = elboscope::read_json(folder / "oracle.json", "oracle.json").at("cases");
    int compared = 0;
    for (const auto& each : cases) {
      if (each.at("op") != "schedule" || !each.contains("alphas_cumprod")) continue;
      const std::string name = each.at("scheduler").get<std::string>() + "/scheduler_config.json";
      const NoiseSchedule noise(
          elboscope::read_scheduler_config(elboscope::read_json(folder / "model" / name, name), name));
      const elboscope::TensorView* tensor = oracle->find(each.at("alphas_cumprod").get<std::string>());
      QVERIFY(tensor != nullptr);
      QCOMPARE(tensor->elements(), noise.size());
      std::vector<float> expected(noise.alphas_cumprod.size());
      elboscope::copy_as_float(*tensor, expected.data());
      for (std::size_t t = 0; t < expected.size(); ++t) {
        QVERIFY(near(static_cast<double>(noise.alphas_cumprod[t]), static_cast<double>(expected[t]), 1e-6));
      }
      ++compared;
    }
    QVERIFY(compared > 0);
  }
};

QTEST_APPLESS_MAIN(TestNoiseSchedule)
#include "test_noise_schedule.moc"
