#include "core/diffusion/sampler.h"

#include <cmath>

#include "core/base/error.h"
#include "oracle.h"

#include <QTest>

namespace elboscope {

namespace {

// Recorded with diffusers 0.33.1 and torch 2.5.1: schedule, and the sample after the middle and the last of all model
// calls, for the model function below.
const nlohmann::json& recorded() {
  static const nlohmann::json cases =
      read_json(std::string(ELBOSCOPE_SOURCE) + "/tests/core/diffusion/sampler_trajectories.json", "trajectories");
  return cases;
}

at::Tensor four_values(const std::vector<float>& values) {
  return at::tensor(values).reshape({1, 4, 1, 1});
}

at::Tensor pretend_model(const at::Tensor& input, double timestep) {
  return 0.3 * input + 0.2 * at::cos(2 * input + timestep / 150);
}

double largest_error(const std::vector<double>& ours, const std::vector<double>& expected) {
  if (ours.size() != expected.size()) return 1e30;
  double worst = 0, scale = 1;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    scale = std::max(scale, std::abs(expected[i]));
    const double difference = std::abs(ours[i] - expected[i]);
    if (!(difference <= worst)) worst = difference;
  }
  return worst / scale;
}

std::vector<double> as_doubles(const at::Tensor& sample) {
  const at::Tensor flat = sample.to(at::kDouble).contiguous().view({-1});
  const auto* data = static_cast<const double*>(flat.data_ptr());
  return {data, data + flat.numel()};
}

}  // namespace

class TestSamplers : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void follows_diffusers_data() {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const auto& c : recorded()) {
      const std::string name = std::to_string(index) + " " + c["config"]["_class_name"].get<std::string>() + " " +
                               std::to_string(c["steps"].get<int>());
      QTest::newRow(name.c_str()) << index++;
    }
  }

  void follows_diffusers() {
    QFETCH(int, index);
    const auto& c = recorded()[static_cast<std::size_t>(index)];
    const SchedulerConfig config = read_scheduler_config(c["config"], "recorded");
    const auto sampler = Sampler::create(config, c["steps"].get<int>());
    const std::string text = c["config"].dump();
    QVERIFY2(largest_error(sampler->timesteps(), c["timesteps"].get<std::vector<double>>()) < 1e-7, text.c_str());
    const std::vector<double> sigmas(sampler->sigmas().begin(), sampler->sigmas().end());
    QVERIFY2(largest_error(sigmas, c["sigmas"].get<std::vector<double>>()) < 1e-6, text.c_str());
    QVERIFY2(std::abs(sampler->init_noise_sigma() / c["init"].get<double>() - 1) < 1e-6, text.c_str());

    at::Tensor sample = four_values({0.7F, -1.3F, 0.05F, 2.1F}) * sampler->init_noise_sigma();
    const std::size_t calls = sampler->timesteps().size();
    for (std::size_t i = 0; i < calls; ++i) {
      const at::Tensor output = pretend_model(sampler->scale_model_input(sample, i), sampler->timesteps()[i]);
      const at::Tensor noise = four_values({0.5F, -0.25F, 1.5F, -1.0F}) * (i % 2 == 1 ? 1.0 : -0.5);
      sample = sampler->step(output, i, sample, noise);
      if (i == calls / 2) {
        QVERIFY2(largest_error(as_doubles(sample), c["middle"].get<std::vector<double>>()) < 2e-5, text.c_str());
      }
    }
    QVERIFY2(largest_error(as_doubles(sample), c["last"].get<std::vector<double>>()) < 2e-5, text.c_str());
  }

  void schedules_of_fixtures_data() {
    QTest::addColumn<QString>("fixture");
    for (const char* name : {"sd1", "sd1-bf16", "sd1-oldnames", "sd1-sharded-fp16", "heatmap-sd1"}) {
      QTest::newRow(name) << name;
    }
  }

  void schedules_of_fixtures() {
    QFETCH(QString, fixture);
    const test::Oracle oracle(fixture.toStdString());
    for (const auto& c : oracle.json["cases"]) {
      if (c["op"] != "schedule") continue;
      const std::string file = c["scheduler"].get<std::string>() + "/scheduler_config.json";
      const auto sampler =
          Sampler::create(read_scheduler_config(read_json(oracle.model() / file, file), file), c["steps"].get<int>());
      const double tolerance = c["tol"].get<double>();
      const std::string name = c["name"].get<std::string>();
      QVERIFY2(test::relative_error(at::tensor(sampler->timesteps(), at::kFloat), oracle.tensor(c["timesteps"])) <=
                   tolerance,
               name.c_str());
      if (c.contains("alphas_cumprod")) {
        QVERIFY2(test::relative_error(at::tensor(sampler->alphas_cumprod()), oracle.tensor(c["alphas_cumprod"])) <=
                     tolerance,
                 name.c_str());
      }
      if (c.contains("sigmas")) {
        QVERIFY2(test::relative_error(at::tensor(sampler->sigmas()), oracle.tensor(c["sigmas"])) <= tolerance,
                 name.c_str());
      }
      if (c.contains("init_noise_sigma")) {
        QVERIFY2(std::abs(sampler->init_noise_sigma() / c["init_noise_sigma"].get<double>() - 1) <= tolerance,
                 name.c_str());
      }
    }
  }

  // NumPy's arange makes 62 values of 61 steps; the last would be training step -1.
  void trailing_spacing_makes_as_many_steps_as_asked() {
    SchedulerConfig config;
    config.timestep_spacing = "trailing";
    for (int steps = 1; steps <= 1000; ++steps) {
      const auto sampler = Sampler::create(config, steps);
      QCOMPARE(sampler->timesteps().size(), static_cast<std::size_t>(steps));
      QVERIFY(sampler->timesteps().back() >= 0);
    }
  }

  // A network that always knows the clean picture leads there from any noise, in any number of steps.
  void perfect_predictions_arrive_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("other");
    using Kind = SchedulerConfig::Kind;
    QTest::newRow("flow, fixed shift") << static_cast<int>(Kind::flow_match_euler) << false;
    QTest::newRow("flow, dynamic shift") << static_cast<int>(Kind::flow_match_euler) << true;
    QTest::newRow("EDM, Karras") << static_cast<int>(Kind::edm_dpm_solver_multistep) << false;
    QTest::newRow("EDM, exponential, v") << static_cast<int>(Kind::edm_dpm_solver_multistep) << true;
  }
  void perfect_predictions_arrive() {
    QFETCH(int, kind);
    QFETCH(bool, other);
    SchedulerConfig config;
    config.kind = static_cast<SchedulerConfig::Kind>(kind);
    config.shift = 3;
    config.use_dynamic_shifting = other;
    if (other) config.sigma_schedule = "exponential";
    if (other && config.edm()) config.prediction_type = PredictionType::v_prediction;
    const at::Tensor clean = at::tensor({0.4F, -1.5F, 2.0F, 0.0F}).reshape({1, 4, 1, 1});
    const at::Tensor noise = at::tensor({-0.3F, 0.9F, 0.1F, -2.0F}).reshape({1, 4, 1, 1});
    for (const int steps : {2, 5, 20}) {
      for (const bool inverse : {false, true}) {
        const auto sampler = Sampler::create(config, steps, {64, inverse});
        QCOMPARE(sampler->timesteps().size(), static_cast<std::size_t>(steps));
        at::Tensor sample = noise * sampler->init_noise_sigma();
        for (std::size_t i = 0; i < sampler->timesteps().size(); ++i) {
          const double sigma = static_cast<double>(sampler->sigmas()[i]);
          QVERIFY(i == 0 || sampler->sigmas()[i] < sampler->sigmas()[i - 1]);
          at::Tensor output = (sample - clean) / sigma;
          if (config.edm()) {
            const double data = config.sigma_data, variance = sigma * sigma + data * data;
            const double out = (other ? -1 : 1) * sigma * data / std::sqrt(variance);
            output = (clean - data * data / variance * sample) / out;
            QVERIFY(std::abs(sampler->timesteps()[i] - std::log(sigma) / 4) < 1e-5);
            QVERIFY(at::allclose(sampler->scale_model_input(sample, i), sample / std::sqrt(variance)));
          }
          sample = sampler->step(output, i, sample);
        }
        QVERIFY(at::allclose(sample, clean, 1e-3, 1e-3));
      }
    }
  }

  void impossible_requests_are_refused() {
    SchedulerConfig dynamic;
    dynamic.kind = SchedulerConfig::Kind::flow_match_euler;
    dynamic.use_dynamic_shifting = true;
    QVERIFY_THROWS_EXCEPTION(Error, Sampler::create(dynamic, 4));
    SchedulerConfig config;
    QVERIFY_THROWS_EXCEPTION(Error, Sampler::create(config, 0));
    QVERIFY_THROWS_EXCEPTION(Error, Sampler::create(config, 1001));
    config.steps_offset = 1;
    QVERIFY_THROWS_EXCEPTION(Error, Sampler::create(config, 1000));
    config.kind = SchedulerConfig::Kind::pndm;
    config.skip_prk_steps = false;
    QVERIFY_THROWS_EXCEPTION(Error, Sampler::create(config, 3));
    config.prediction_type = PredictionType::sample;
    QVERIFY_THROWS_EXCEPTION(Error, Sampler::create(config, 10));
    SchedulerConfig ancestral;
    ancestral.kind = SchedulerConfig::Kind::euler_ancestral;
    const auto sampler = Sampler::create(ancestral, 4);
    const at::Tensor sample = at::zeros({1, 4, 1, 1});
    QVERIFY_THROWS_EXCEPTION(Error, sampler->step(sample, 0, sample));
    QVERIFY_THROWS_EXCEPTION(Error, sampler->step(sample, 4, sample, sample));
  }
};

}  // namespace elboscope

QTEST_GUILESS_MAIN(elboscope::TestSamplers)
#include "test_samplers.moc"
