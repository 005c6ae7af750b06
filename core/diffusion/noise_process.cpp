#include "core/diffusion/noise_process.h"

#include <algorithm>
#include <cmath>

#include "core/diffusion/flow_schedule.h"

namespace elboscope {

namespace {

std::vector<NoiseStep> variance_preserving(const SchedulerConfig& config) {
  const NoiseSchedule schedule(config);
  std::vector<NoiseStep> steps(static_cast<std::size_t>(schedule.size()));
  for (std::int64_t i = 0; i < schedule.size(); ++i) {
    NoiseStep& step = steps[static_cast<std::size_t>(i)];
    step.alpha = schedule.alpha(i);
    step.sigma = schedule.sigma(i);
    step.timestep = static_cast<double>(i);
    if (schedule.prediction_type == PredictionType::v_prediction) {
      step.from_sample = step.sigma;
      step.from_output = step.alpha;
    } else if (schedule.prediction_type == PredictionType::sample) {
      step.from_sample = 1 / step.sigma;
      step.from_output = -step.alpha / step.sigma;
    }
    // Errors in eps space have the same weight whatever is predicted.
    const double slope = -schedule.log_snr_slope(i);
    step.weight = std::isfinite(slope) ? slope : 0.0;
  }
  return steps;
}

std::vector<NoiseStep> flow(const SchedulerConfig& config) {
  const auto count = static_cast<double>(config.num_train_timesteps);
  std::vector<NoiseStep> steps(static_cast<std::size_t>(config.num_train_timesteps));
  for (std::int64_t i = 0; i < config.num_train_timesteps; ++i) {
    NoiseStep& step = steps[static_cast<std::size_t>(i)];
    step.sigma = flow_level(config, i);
    step.alpha = 1 - step.sigma;
    step.timestep = count * static_cast<double>(step.sigma);
    // -d lambda / d sigma = 2 / (sigma (1 - sigma)), and an error of eps is 1 - sigma times one of the velocity
    // (models.md 13).
    const auto sigma = static_cast<double>(step.sigma);
    step.weight = 2 * (1 - sigma) / sigma * flow_level_slope(config, i) / count;
  }
  return steps;
}

std::vector<NoiseStep> edm(const SchedulerConfig& config) {
  std::vector<float> levels = edm_levels(config, config.num_train_timesteps);
  std::reverse(levels.begin(), levels.end());
  const auto last = static_cast<std::int64_t>(levels.size()) - 1;
  const auto log_level = [&](std::int64_t i) {
    return std::log(static_cast<double>(levels[static_cast<std::size_t>(std::clamp<std::int64_t>(i, 0, last))]));
  };
  std::vector<NoiseStep> steps(levels.size());
  for (std::int64_t i = 0; i <= last; ++i) {
    NoiseStep& step = steps[static_cast<std::size_t>(i)];
    const auto sigma = static_cast<double>(levels[static_cast<std::size_t>(i)]);
    const EdmScaling scaling = edm_scaling(config, sigma);
    step.alpha = static_cast<float>(scaling.in);
    step.sigma = static_cast<float>(scaling.in * sigma);
    step.timestep = 0.25 * std::log(sigma);
    // x0 = skip x + out F and eps = (x - x0) / sigma, where the network received in * x; 1 - skip is (in sigma)^2.
    step.from_sample = static_cast<float>(scaling.in * sigma);
    step.from_output = static_cast<float>(-scaling.out / sigma);
    step.weight = 2 * (log_level(i + 1) - log_level(i - 1)) / (i == 0 || i == last ? 1 : 2);
  }
  return steps;
}

// One number a sample, as a tensor that multiplies [T, C, h, w].
template <typename Number>
at::Tensor column(const std::vector<NoiseStep>& steps, const std::vector<std::int64_t>& indices, at::Device device,
                  const Number& number) {
  at::Tensor values = at::empty({static_cast<std::int64_t>(indices.size()), 1, 1, 1}, at::kFloat);
  auto* value = static_cast<float*>(values.data_ptr());
  for (const std::int64_t index : indices) *value++ = number(steps.at(static_cast<std::size_t>(index)));
  return values.to(device);
}

}  // namespace

NoiseProcess::NoiseProcess(const SchedulerConfig& config, double timestep_scale) {
  if (config.flow()) space_ = Space::velocity;
  steps_ = config.flow() ? flow(config) : config.edm() ? edm(config) : variance_preserving(config);
  for (NoiseStep& step : steps_) step.timestep *= timestep_scale;
}

at::Tensor NoiseProcess::noised(const at::Tensor& latent, const at::Tensor& noise,
                                const std::vector<std::int64_t>& indices) const {
  const auto of = [&](auto member) {
    return column(steps_, indices, latent.device(), [member](const NoiseStep& step) { return step.*member; });
  };
  return of(&NoiseStep::alpha) * latent + of(&NoiseStep::sigma) * noise;
}

at::Tensor NoiseProcess::timesteps(const std::vector<std::int64_t>& indices) const {
  return column(steps_, indices, at::kCPU, [](const NoiseStep& step) { return static_cast<float>(step.timestep); })
      .reshape({-1});
}

at::Tensor NoiseProcess::prediction(const at::Tensor& output, const at::Tensor& received,
                                    const std::vector<std::int64_t>& indices) const {
  const bool as_it_is = std::all_of(indices.begin(), indices.end(), [&](std::int64_t index) {
    return step(index).from_sample == 0 && step(index).from_output == 1;
  });
  if (as_it_is) return output;
  const auto of = [&](auto member) {
    return column(steps_, indices, output.device(), [member](const NoiseStep& step) { return step.*member; });
  };
  const at::Tensor sample = received.to(output.device(), output.scalar_type());
  return of(&NoiseStep::from_output) * output + of(&NoiseStep::from_sample) * sample;
}

at::Tensor NoiseProcess::target(const at::Tensor& latent, const at::Tensor& noise) const {
  return space_ == Space::velocity ? noise - latent : noise;
}

}  // namespace elboscope
