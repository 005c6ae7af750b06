#include "core/diffusion/noise_process.h"

#include <algorithm>
#include <cmath>

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
  steps_ = variance_preserving(config);
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
