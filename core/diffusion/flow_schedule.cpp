#include "core/diffusion/flow_schedule.h"

#include <cmath>

namespace elboscope {

namespace {

double unshifted(const SchedulerConfig& config, std::int64_t index) {
  return static_cast<double>(static_cast<float>(index + 1) / static_cast<float>(config.num_train_timesteps));
}

double shift_of(const SchedulerConfig& config) {
  return config.use_dynamic_shifting ? 1 : config.shift;
}

}  // namespace

float flow_level(const SchedulerConfig& config, std::int64_t index) {
  const double u = unshifted(config, index), shift = shift_of(config);
  return static_cast<float>(shift * u / (1 + (shift - 1) * u));
}

double flow_level_slope(const SchedulerConfig& config, std::int64_t index) {
  const double u = unshifted(config, index), shift = shift_of(config);
  return shift / std::pow(1 + (shift - 1) * u, 2);
}

std::vector<float> edm_levels(const SchedulerConfig& config, std::int64_t count) {
  std::vector<float> levels(static_cast<std::size_t>(count));
  const bool karras = config.sigma_schedule == "karras";
  const auto bent = [&](double sigma) { return karras ? std::pow(sigma, 1 / config.rho) : std::log(sigma); };
  const double from = bent(config.sigma_max), to = bent(config.sigma_min);
  for (std::int64_t i = 0; i < count; ++i) {
    const double part = count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0;
    const double value = from + part * (to - from);
    levels[static_cast<std::size_t>(i)] = static_cast<float>(karras ? std::pow(value, config.rho) : std::exp(value));
  }
  // diffusers turns the exponential list round, so that a single level is the smallest.
  if (!karras && count == 1) levels.front() = static_cast<float>(config.sigma_min);
  return levels;
}

EdmScaling edm_scaling(const SchedulerConfig& config, double sigma) {
  const double data = config.sigma_data, variance = sigma * sigma + data * data;
  const double out = sigma * data / std::sqrt(variance);
  return {1 / std::sqrt(variance), data * data / variance,
          config.prediction_type == PredictionType::v_prediction ? -out : out};
}

}  // namespace elboscope
