#include "core/base/error.h"
#include "core/diffusion/sampler.h"
#include "oracle.h"

#include <QTest>

namespace elboscope {

namespace {

// Recorded with diffusers 0.33.1 and torch 2.5.1 as sampler_trajectories.json was, with the same model function; the
// number of image tokens gave mu, and `to_inverse_steps` says that sigmas from 1 to 1/n were handed in, as FLUX does.
const nlohmann::json& recorded() {
  static const nlohmann::json cases =
      read_json(std::string(ELBOSCOPE_SOURCE) + "/tests/core/diffusion/flow_edm_trajectories.json", "trajectories");
  return cases;
}

at::Tensor four_values(const std::vector<float>& values) {
  return at::tensor(values).reshape({1, 4, 1, 1});
}

at::Tensor pretend_model(const at::Tensor& input, double timestep) {
  return 0.3 * input + 0.2 * at::cos(2 * input + timestep / 150);
}

double error(const at::Tensor& ours, const nlohmann::json& expected) {
  return test::relative_error(ours.reshape({-1}).to(at::kFloat), at::tensor(expected.get<std::vector<float>>()));
}

}  // namespace

class TestFlowEdmSamplers : public QObject {
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
    const std::string text = c["config"].dump();
    const auto sampler = Sampler::create(read_scheduler_config(c["config"], "recorded"), c["steps"].get<int>(),
                                         {c["image_tokens"].get<std::int64_t>(), c["to_inverse_steps"].get<bool>()});
    QVERIFY2(error(at::tensor(sampler->timesteps(), at::kDouble), c["timesteps"]) < 1e-6, text.c_str());
    QVERIFY2(error(at::tensor(sampler->sigmas()), c["sigmas"]) < 1e-6, text.c_str());
    QVERIFY2(std::abs(sampler->init_noise_sigma() / c["init"].get<double>() - 1) < 1e-6, text.c_str());

    at::Tensor sample = four_values({0.7F, -1.3F, 0.05F, 2.1F}) * sampler->init_noise_sigma();
    const std::size_t calls = sampler->timesteps().size();
    for (std::size_t i = 0; i < calls; ++i) {
      const at::Tensor output = pretend_model(sampler->scale_model_input(sample, i), sampler->timesteps()[i]);
      const at::Tensor noise = four_values({0.5F, -0.25F, 1.5F, -1.0F}) * (i % 2 == 1 ? 1.0 : -0.5);
      sample = sampler->step(output, i, sample, noise);
      if (i == calls / 2) QVERIFY2(error(sample, c["middle"]) < 2e-5, text.c_str());
    }
    QVERIFY2(error(sample, c["last"]) < 2e-5, text.c_str());
  }

  void a_dynamic_shift_needs_the_size_of_the_picture() {
    SchedulerConfig config;
    config.kind = SchedulerConfig::Kind::flow_match_euler;
    config.use_dynamic_shifting = true;
    QVERIFY_THROWS_EXCEPTION(Error, Sampler::create(config, 4));
  }
};

}  // namespace elboscope

QTEST_GUILESS_MAIN(elboscope::TestFlowEdmSamplers)
#include "test_flow_edm_samplers.moc"
