#include "core/diffusion/noise_schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/error.h"

namespace elboscope {
namespace {

// torch.linspace in float32: from both ends, so that the last value is exact.
std::vector<float> linspace(float first, float last, std::size_t count) {
  std::vector<float> values(count, first);
  if (count < 2) return values;
  const float step = (last - first) / static_cast<float>(count - 1);
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = i < count / 2 ? first + step * static_cast<float>(i) : last - step * static_cast<float>(count - 1 - i);
  }
  return values;
}

// Products in double, every one of them stored as float32: what torch.cumprod does on the CPU.
std::vector<float> cumulative_product(const std::vector<float>& factors) {
  std::vector<float> products;
  products.reserve(factors.size());
  double product = 1;
  for (const float factor : factors) products.push_back(static_cast<float>(product *= static_cast<double>(factor)));
  return products;
}

std::vector<float> betas_of(const SchedulerConfig& config) {
  const auto count = static_cast<std::size_t>(config.num_train_timesteps);
  if (!config.trained_betas.empty()) return {config.trained_betas.begin(), config.trained_betas.end()};
  if (config.beta_schedule == "linear") {
    return linspace(static_cast<float>(config.beta_start), static_cast<float>(config.beta_end), count);
  }
  if (config.beta_schedule == "scaled_linear") {
    auto betas = linspace(static_cast<float>(std::sqrt(config.beta_start)),
                          static_cast<float>(std::sqrt(config.beta_end)), count);
    for (float& beta : betas) beta *= beta;
    return betas;
  }
  if (config.beta_schedule == "squaredcos_cap_v2") {
    const auto remaining = [&](std::size_t i) {
      const double part = static_cast<double>(i) / static_cast<double>(count);
      return std::pow(std::cos((part + 0.008) / 1.008 * std::numbers::pi / 2), 2);
    };
    std::vector<float> betas;
    betas.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      betas.push_back(static_cast<float>(std::min(1 - remaining(i + 1) / remaining(i), 0.999)));
    }
    return betas;
  }
  throw Error(ErrorKind::refused, {},
              "beta_schedule is " + config.beta_schedule + ", expected linear, scaled_linear or squaredcos_cap_v2.");
}

std::vector<float> alphas_of(const std::vector<float>& betas) {
  std::vector<float> alphas(betas.size());
  std::transform(betas.begin(), betas.end(), alphas.begin(), [](float beta) { return 1.0f - beta; });
  return alphas;
}

// Algorithm 1 of Lin et al. 2023 (arXiv 2305.08891): shift and scale sqrt(abar) so that the last one is 0 and the first
// stays. Goes through betas and back, as diffusers does, for the same rounding.
std::vector<float> with_zero_terminal_snr(const std::vector<float>& betas) {
  std::vector<float> roots = cumulative_product(alphas_of(betas));
  for (float& root : roots) root = std::sqrt(root);
  const float first = roots.front(), last = roots.back();
  for (float& root : roots) root = (root - last) * (first / (first - last));
  std::vector<float> rescaled(betas.size());
  for (std::size_t i = 0; i < roots.size(); ++i) {
    const float squared = roots[i] * roots[i];
    rescaled[i] = 1.0f - (i == 0 ? squared : squared / (roots[i - 1] * roots[i - 1]));
  }
  return rescaled;
}

double log_snr(float alpha_cumprod) {
  const auto abar = static_cast<double>(alpha_cumprod);
  return std::log(abar / (1 - abar));
}

}  // namespace

NoiseSchedule::NoiseSchedule(const SchedulerConfig& config) : prediction_type(config.prediction_type) {
  std::vector<float> betas = betas_of(config);
  if (config.rescale_betas_zero_snr) betas = with_zero_terminal_snr(betas);
  alphas_cumprod = cumulative_product(alphas_of(betas));
  const bool usable = !alphas_cumprod.empty() && std::all_of(alphas_cumprod.begin(), alphas_cumprod.end(),
                                                             [](float abar) { return abar >= 0 && abar < 1; });
  if (!usable) {
    throw Error(ErrorKind::refused, {},
                "The scheduler's betas give no noise schedule: alphas_cumprod leaves the range from 0 to below 1.");
  }
}

float NoiseSchedule::alpha(std::int64_t timestep) const {
  return std::sqrt(alphas_cumprod.at(static_cast<std::size_t>(timestep)));
}

float NoiseSchedule::sigma(std::int64_t timestep) const {
  return std::sqrt(1.0f - alphas_cumprod.at(static_cast<std::size_t>(timestep)));
}

double NoiseSchedule::log_snr_slope(std::int64_t timestep) const {
  const auto at = [&](std::int64_t t) { return log_snr(alphas_cumprod.at(static_cast<std::size_t>(t))); };
  if (size() < 2) return 0;
  const std::int64_t before = std::max<std::int64_t>(timestep - 1, 0);
  std::int64_t after = std::min(timestep + 1, size() - 1);
  // With zero terminal SNR the last log-SNR is minus infinity; its neighbour still has a slope on the other side.
  if (after > timestep && before < timestep && std::isinf(at(after))) after = timestep;
  return (at(after) - at(before)) / static_cast<double>(after - before);
}

}  // namespace elboscope
