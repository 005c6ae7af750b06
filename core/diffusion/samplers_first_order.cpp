// DDIM (Song et al. 2021), Euler and Euler ancestral (Karras et al. 2022) as diffusers 0.33 has them; models.md 12.3.
// Coefficients are float32 and combined in diffusers' order: a sample of 50 steps stays within 1e-5 of it.
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/diffusion/sampler_kinds.h"
#include "core/diffusion/timestep_grid.h"

namespace elboscope {

namespace {

// The last entry that zero-SNR rescaling makes 0 would give an infinite noise level; diffusers puts the smallest
// float16 there.
constexpr float kSmallestCumulative = 1.0f / 16777216.0f;

void check_table_range(const std::vector<double>& timesteps, std::size_t table_size, const SchedulerConfig& config) {
  for (const double timestep : timesteps) {
    if (timestep < 0 || timestep >= static_cast<double>(table_size)) {
      throw Error(ErrorKind::usage, {},
                  "With steps_offset " + std::to_string(config.steps_offset) +
                      " and this number of steps the sampler " + "would need training step " +
                      std::to_string(static_cast<std::int64_t>(timestep)) + ", expected 0 to " +
                      std::to_string(table_size - 1) + ": use fewer steps.");
    }
  }
}

class DdimSampler final : public Sampler {
 public:
  DdimSampler(const SchedulerConfig& config, int steps) : config_(config), stride_(config.num_train_timesteps / steps) {
    alphas_cumprod_ = NoiseSchedule(config).alphas_cumprod;
    timesteps_ = timestep_grid(config, steps, false);
    check_table_range(timesteps_, alphas_cumprod_.size(), config);
  }

  at::Tensor step(const at::Tensor& model_output, std::size_t i, const at::Tensor& sample, const at::Tensor&) override {
    require_step(*this, i, model_output, sample);
    const auto timestep = static_cast<std::int64_t>(timesteps_[i]);
    const float now = alphas_cumprod_[static_cast<std::size_t>(timestep)];
    const float next = cumulative_or_final(timestep - stride_);
    const float alpha = std::sqrt(now);
    const float sigma = std::sqrt(1.0f - now);
    at::Tensor original;
    at::Tensor epsilon;
    switch (config_.prediction_type) {
      case PredictionType::epsilon:
        original = (sample - sigma * model_output) / alpha;
        epsilon = model_output;
        break;
      case PredictionType::sample:
        original = model_output;
        epsilon = (sample - alpha * original) / sigma;
        break;
      case PredictionType::v_prediction:
        original = alpha * sample - sigma * model_output;
        epsilon = alpha * model_output + sigma * sample;
        break;
    }
    if (config_.clip_sample) original = original.clamp(-config_.clip_sample_range, config_.clip_sample_range);
    return std::sqrt(next) * original + std::sqrt(1.0f - next) * epsilon;
  }

 private:
  float cumulative_or_final(std::int64_t timestep) const {
    if (timestep >= 0) return alphas_cumprod_[static_cast<std::size_t>(timestep)];
    return config_.set_alpha_to_one ? 1.0f : alphas_cumprod_.front();
  }

  SchedulerConfig config_;
  std::int64_t stride_;
};

// What Euler and Euler ancestral share: noise levels, input scaling, the prediction of the clean sample.
class EulerBase : public Sampler {
 public:
  EulerBase(const SchedulerConfig& config, int steps) : config_(config) {
    alphas_cumprod_ = NoiseSchedule(config).alphas_cumprod;
    if (config.rescale_betas_zero_snr) alphas_cumprod_.back() = kSmallestCumulative;
    timesteps_ = timestep_grid(config, steps, true);
  }

  at::Tensor scale_model_input(const at::Tensor& sample, std::size_t i) const override {
    const float sigma = sigmas_[i];
    return sample / std::sqrt(sigma * sigma + 1.0f);
  }

 protected:
  void finish_levels() {
    const float largest = *std::max_element(sigmas_.begin(), sigmas_.end());
    const bool from_pure_noise = config_.timestep_spacing == "linspace" || config_.timestep_spacing == "trailing";
    init_noise_sigma_ = from_pure_noise ? largest : std::sqrt(largest * largest + 1.0f);
  }

  at::Tensor original_sample(const at::Tensor& model_output, float sigma, const at::Tensor& sample) const {
    switch (config_.prediction_type) {
      case PredictionType::sample:
        return model_output;
      case PredictionType::v_prediction: {
        const float variance = sigma * sigma + 1.0f;
        return model_output * (-sigma / std::sqrt(variance)) + sample / variance;
      }
      case PredictionType::epsilon:
        break;
    }
    return sample - sigma * model_output;
  }

  SchedulerConfig config_;
};

class EulerSampler final : public EulerBase {
 public:
  EulerSampler(const SchedulerConfig& config, int steps) : EulerBase(config, steps) {
    const std::vector<float> table = noise_levels(alphas_cumprod_);
    std::vector<double> levels;
    if (config.interpolation_type == "log_linear") {
      const at::Tensor grid =
          at::linspace(std::log(table.back()), std::log(table.front()), steps + 1, at::kFloat).exp();
      for (int i = 0; i <= steps; ++i) levels.push_back(grid[i].item<float>());
    } else {
      for (const double timestep : timesteps_) levels.push_back(interpolate(table, timestep));
    }
    if (config.use_karras_sigmas) {
      levels = karras_levels(levels.front(), levels.back(), steps);
      for (std::size_t i = 0; i < timesteps_.size(); ++i) {
        timesteps_[i] = static_cast<float>(position_of_level(levels[i], table));
      }
    }
    for (const double level : levels) sigmas_.push_back(static_cast<float>(level));
    sigmas_.push_back(config.final_sigmas_type == "sigma_min" ? table.front() : 0.0f);
    if (config.timestep_type == "continuous" && config.prediction_type == PredictionType::v_prediction) {
      timesteps_.clear();
      for (std::size_t i = 0; i + 1 < sigmas_.size(); ++i) timesteps_.push_back(0.25f * std::log(sigmas_[i]));
    }
    finish_levels();
  }

  at::Tensor step(const at::Tensor& model_output, std::size_t i, const at::Tensor& sample, const at::Tensor&) override {
    require_step(*this, i, model_output, sample);
    const float sigma = sigmas_[i];
    const at::Tensor derivative = (sample - original_sample(model_output, sigma, sample)) / sigma;
    return sample + derivative * (sigmas_[i + 1] - sigma);
  }
};

class EulerAncestralSampler final : public EulerBase {
 public:
  EulerAncestralSampler(const SchedulerConfig& config, int steps) : EulerBase(config, steps) {
    if (config.prediction_type == PredictionType::sample) {
      throw Error(ErrorKind::refused, {},
                  "EulerAncestralDiscreteScheduler has no rule for prediction_type \"sample\", expected epsilon or "
                  "v_prediction.");
    }
    const std::vector<float> table = noise_levels(alphas_cumprod_);
    for (const double timestep : timesteps_) sigmas_.push_back(static_cast<float>(interpolate(table, timestep)));
    sigmas_.push_back(0.0f);
    finish_levels();
  }

  at::Tensor step(const at::Tensor& model_output, std::size_t i, const at::Tensor& sample,
                  const at::Tensor& noise) override {
    require_step(*this, i, model_output, sample);
    const float from = sigmas_[i];
    const float to = sigmas_[i + 1];
    const float up = std::sqrt(to * to * (from * from - to * to) / (from * from));
    const float down = std::sqrt(to * to - up * up);
    const at::Tensor derivative = (sample - original_sample(model_output, from, sample)) / from;
    return sample + derivative * (down - from) + require_noise(noise, sample) * up;
  }
};

}  // namespace

std::unique_ptr<Sampler> create_ddim_sampler(const SchedulerConfig& config, int steps) {
  return std::make_unique<DdimSampler>(config, steps);
}

std::unique_ptr<Sampler> create_euler_sampler(const SchedulerConfig& config, int steps) {
  return std::make_unique<EulerSampler>(config, steps);
}

std::unique_ptr<Sampler> create_euler_ancestral_sampler(const SchedulerConfig& config, int steps) {
  return std::make_unique<EulerAncestralSampler>(config, steps);
}

}  // namespace elboscope
