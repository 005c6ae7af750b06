// What the indices of training steps mean: a perfect prediction of any kind must give a perfect score.
#include "core/diffusion/noise_process.h"

#include <cmath>

#include "core/base/error.h"

#include <QTest>

namespace elboscope {

namespace {

SchedulerConfig stable_diffusion(PredictionType type, bool zero_snr = false) {
  SchedulerConfig config;
  config.beta_start = 0.00085;
  config.beta_end = 0.012;
  config.beta_schedule = "scaled_linear";
  config.prediction_type = type;
  config.rescale_betas_zero_snr = zero_snr;
  return config;
}

at::Tensor clean() {
  return at::tensor({0.4F, -1.5F, 2.0F, 0.0F}).reshape({1, 4, 1, 1});
}
at::Tensor noise(std::int64_t count) {
  return at::tensor({-0.3F, 0.9F, 0.1F, -2.0F}).reshape({1, 4, 1, 1}).repeat({count, 1, 1, 1});
}
at::Tensor column(const std::vector<float>& values) {
  return at::tensor(values).reshape({-1, 1, 1, 1});
}

}  // namespace

class TestNoiseProcess : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void perfect_predictions_data() {
    QTest::addColumn<int>("type");
    QTest::newRow("epsilon") << static_cast<int>(PredictionType::epsilon);
    QTest::newRow("v") << static_cast<int>(PredictionType::v_prediction);
    QTest::newRow("sample") << static_cast<int>(PredictionType::sample);
  }
  void perfect_predictions() {
    QFETCH(int, type);
    const auto prediction = static_cast<PredictionType>(type);
    const NoiseProcess process(stable_diffusion(prediction), 1);
    const std::vector<std::int64_t> indices{0, 100, 700, 999};
    std::vector<float> alphas, sigmas;
    for (const auto i : indices) {
      alphas.push_back(process.step(i).alpha);
      sigmas.push_back(process.step(i).sigma);
    }
    const at::Tensor alpha = column(alphas), sigma = column(sigmas), eps = noise(4);
    const at::Tensor received = process.noised(clean(), eps, indices);
    QVERIFY(at::allclose(received, alpha * clean() + sigma * eps));
    const at::Tensor output = prediction == PredictionType::epsilon  ? eps
                              : prediction == PredictionType::sample ? clean().expand_as(eps)
                                                                     : alpha * eps - sigma * clean();
    QVERIFY(at::allclose(process.prediction(output, received, indices), process.target(clean(), eps), 1e-4, 2e-5));
    QVERIFY(process.space() == NoiseProcess::Space::epsilon);
    QVERIFY(at::equal(process.timesteps(indices), at::tensor({0.0F, 100.0F, 700.0F, 999.0F})));
  }

  void edm_is_a_preconditioned_network_data() {
    QTest::addColumn<bool>("velocity");
    QTest::newRow("epsilon") << false;
    QTest::newRow("v") << true;
  }
  void edm_is_a_preconditioned_network() {
    QFETCH(bool, velocity);
    SchedulerConfig config;
    config.kind = SchedulerConfig::Kind::edm_dpm_solver_multistep;
    if (velocity) config.prediction_type = PredictionType::v_prediction;
    const NoiseProcess process(config, 1);
    const std::vector<std::int64_t> indices{0, 300, 999};
    const std::vector<double> sigmas{0.002, 0.1, 80};
    QVERIFY(std::abs(process.step(0).timestep - std::log(0.002) / 4) < 1e-6);
    QVERIFY(std::abs(process.step(999).timestep - std::log(80.0) / 4) < 1e-6);
    const at::Tensor eps = noise(3), received = process.noised(clean(), eps, indices);
    for (std::size_t i = 0; i < indices.size(); ++i) {
      const double sigma = std::exp(4 * process.step(indices[i]).timestep), data = 0.5,
                   variance = sigma * sigma + data * data;
      if (i != 1) QVERIFY(std::abs(sigma - sigmas[i]) < 1e-5 * sigmas[i]);
      const at::Tensor x = clean()[0] + sigma * eps[0];
      QVERIFY(at::allclose(received[static_cast<std::int64_t>(i)], x / std::sqrt(variance), 1e-4, 1e-6));
      // The output with which c_skip x + c_out F is exactly x0.
      const double out = (velocity ? -1 : 1) * sigma * data / std::sqrt(variance);
      const at::Tensor output =
          ((clean()[0].to(at::kDouble) - data * data / variance * x.to(at::kDouble)) / out).to(at::kFloat);
      const auto one = static_cast<std::int64_t>(i);
      const at::Tensor predicted =
          process.prediction(output.unsqueeze(0), received.slice(0, one, one + 1), {indices[i]});
      // Where there is hardly any noise, eps is a difference of nearly equal numbers.
      QVERIFY(at::allclose(predicted[0], eps[0], 1e-4, i == 0 ? 2e-3 : 1e-4));
    }
    double sum = 0;
    for (std::int64_t i = 0; i < 1000; ++i) sum += (i == 0 || i == 999 ? 0.5 : 1.0) * process.step(i).weight;
    QVERIFY(std::abs(sum - 2 * std::log(80 / 0.002)) < 1e-3);
  }

  void flows_are_measured_by_velocity_data() {
    QTest::addColumn<double>("scale");
    QTest::newRow("SD3") << 1.0;
    QTest::newRow("FLUX") << 0.001;
  }
  void flows_are_measured_by_velocity() {
    QFETCH(double, scale);
    SchedulerConfig config;
    config.kind = SchedulerConfig::Kind::flow_match_euler;
    config.shift = 3;
    const NoiseProcess process(config, scale);
    // method.md 2.3
    const std::vector<std::pair<std::int64_t, double>> known{
        {20, 0.061}, {100, 0.252}, {200, 0.430}, {500, 0.751}, {951, 0.984}};
    for (const auto& [index, sigma] : known) {
      QVERIFY(std::abs(static_cast<double>(process.step(index).sigma) - sigma) < 6e-4);
      QVERIFY(std::abs(process.step(index).timestep - 1000 * scale * static_cast<double>(process.step(index).sigma)) <
              1e-6);
    }
    const at::Tensor eps = noise(2), received = process.noised(clean(), eps, {20, 951});
    const at::Tensor velocity = eps - clean();
    QVERIFY(process.space() == NoiseProcess::Space::velocity);
    QVERIFY(at::equal(process.prediction(velocity, received, {20, 951}), process.target(clean(), eps)));
    // The shift moves lambda by a constant: weight / (1 - s)^2, the one in eps space, is 2 / (u (1 - u)) whatever it
    // is.
    for (const std::int64_t index : {100, 500, 900}) {
      const double u = static_cast<double>(index + 1) / 1000, left = 1 - static_cast<double>(process.step(index).sigma);
      QVERIFY(std::abs(process.step(index).weight / (left * left) / (2 / (u * (1 - u)) / 1000) - 1) < 1e-3);
    }
    QCOMPARE(process.step(999).weight, 0.0);
    config.use_dynamic_shifting = true;
    QVERIFY(std::abs(NoiseProcess(config, scale).step(499).sigma - 0.5F) < 1e-6F);
  }

  // models.md 13: the weights of all indices sum to the range of the log-SNR.
  void weights_sum_to_the_log_snr() {
    const NoiseProcess process(stable_diffusion(PredictionType::epsilon), 1);
    double sum = 0;
    for (std::int64_t i = 0; i < process.size(); ++i) {
      const double ends = i == 0 || i + 1 == process.size() ? 0.5 : 1.0;
      sum += ends * process.step(i).weight;
    }
    QVERIFY(std::abs(sum - 12.43345) < 0.01);
    const NoiseProcess zero(stable_diffusion(PredictionType::v_prediction, true), 1);
    QCOMPARE(zero.step(999).weight, 0.0);
    QVERIFY(zero.step(998).weight > 0 && std::isfinite(zero.step(998).weight));
  }
};

}  // namespace elboscope

QTEST_APPLESS_MAIN(elboscope::TestNoiseProcess)
#include "test_noise_process.moc"
