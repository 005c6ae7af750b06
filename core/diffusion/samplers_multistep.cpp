// PNDM (Liu et al. 2022, Runge-Kutta warm-up or pure PLMS) and DPM-Solver/DPM-Solver++ (Lu et al. 2022) as diffusers
// 0.33 has them; models.md 12.3. Coefficients are float32, combined in diffusers' order.
#include <cmath>
#include <deque>

#include "core/base/error.h"
#include "core/diffusion/flow_schedule.h"
#include "core/diffusion/sampler_kinds.h"
#include "core/diffusion/timestep_grid.h"

namespace elboscope {

namespace {

class PndmSampler final : public Sampler {
 public:
  PndmSampler(const SchedulerConfig& config, int steps) : config_(config), stride_(config.num_train_timesteps / steps) {
    if (config.prediction_type == PredictionType::sample) {
      throw Error(ErrorKind::refused, {},
                  "PNDMScheduler has no rule for prediction_type \"sample\", expected epsilon or v_prediction.");
    }
    alphas_cumprod_ = NoiseSchedule(config).alphas_cumprod;
    const std::vector<double> grid = timestep_grid(config, steps, false);
    if (config.skip_prk_steps) {
      // The first multistep formula needs two outputs: the second timestep is visited twice.
      timesteps_ = grid;
      if (grid.size() > 1) timesteps_.insert(timesteps_.begin() + 1, grid[1]);
    } else {
      append_warm_up(grid);
    }
    for (const double timestep : timesteps_) cumulative(static_cast<std::int64_t>(timestep));
  }

  at::Tensor step(const at::Tensor& model_output, std::size_t i, const at::Tensor& sample, const at::Tensor&) override {
    require_step(*this, i, model_output, sample);
    return i < warm_up_calls_ ? warm_up_step(model_output, i, sample) : multistep(model_output, i, sample);
  }

 private:
  // Four model calls (at t, twice half a stride on, a stride on) for each of the first three steps.
  void append_warm_up(const std::vector<double>& grid) {
    if (grid.size() < 4) {
      throw Error(ErrorKind::usage, {},
                  "PNDM with its Runge-Kutta warm-up needs at least 4 steps, got " + std::to_string(grid.size()) + ".");
    }
    const auto half = static_cast<double>(stride_ / 2);
    for (std::size_t k = 0; k < 3; ++k) {
      const double middle = grid[k + 1] + half;
      timesteps_.insert(timesteps_.end(), {grid[k], middle, middle, grid[k + 1]});
    }
    warm_up_calls_ = timesteps_.size();
    timesteps_.insert(timesteps_.end(), grid.begin() + 3, grid.end());
  }

  at::Tensor warm_up_step(const at::Tensor& model_output, std::size_t i, const at::Tensor& sample) {
    const std::int64_t half = i % 2 == 0 ? stride_ / 2 : 0;
    const auto target = static_cast<std::int64_t>(timesteps_[i]) - half;
    const auto origin = static_cast<std::int64_t>(timesteps_[i / 4 * 4]);
    at::Tensor slope = model_output;
    switch (i % 4) {
      case 0:
        weighted_outputs_ = (1.0 / 6.0) * model_output;
        outputs_.push_back(model_output);
        start_ = sample;
        break;
      case 1:
      case 2:
        weighted_outputs_ = weighted_outputs_ + (1.0 / 3.0) * model_output;
        break;
      default:
        slope = weighted_outputs_ + (1.0 / 6.0) * model_output;
    }
    return transfer(start_, origin, target, slope);
  }

  at::Tensor multistep(const at::Tensor& model_output, std::size_t i, const at::Tensor& given_sample) {
    auto timestep = static_cast<std::int64_t>(timesteps_[i]);
    std::int64_t target = timestep - stride_;
    const bool repeated = config_.skip_prk_steps && i == 1;
    at::Tensor sample = given_sample;
    if (repeated) {
      target = timestep;
      timestep += stride_;
    } else {
      outputs_.push_back(model_output);
      if (outputs_.size() > 4) outputs_.pop_front();
    }
    const std::size_t known = outputs_.size();
    const auto past = [&](std::size_t k) -> const at::Tensor& { return outputs_[known - k]; };
    at::Tensor combined;
    if (repeated) {
      combined = (model_output + past(1)) / 2;
      sample = start_;
    } else if (known == 1) {
      combined = model_output;
      start_ = sample;
    } else if (known == 2) {
      combined = (3 * past(1) - past(2)) / 2;
    } else if (known == 3) {
      combined = (23 * past(1) - 16 * past(2) + 5 * past(3)) / 12;
    } else {
      combined = (1.0 / 24.0) * (55 * past(1) - 59 * past(2) + 37 * past(3) - 9 * past(4));
    }
    return transfer(sample, timestep, target, combined);
  }

  // Formula (9) of the PNDM paper: from `timestep` to `target` along the model's direction.
  at::Tensor transfer(const at::Tensor& sample, std::int64_t timestep, std::int64_t target,
                      const at::Tensor& output) const {
    const float now = cumulative(timestep);
    const float next = cumulative(target);
    const at::Tensor epsilon = config_.prediction_type == PredictionType::v_prediction
                                   ? std::sqrt(now) * output + std::sqrt(1.0f - now) * sample
                                   : output;
    const float denominator = now * std::sqrt(1.0f - next) + std::sqrt(now * (1.0f - now) * next);
    return std::sqrt(next / now) * sample - (next - now) * epsilon / denominator;
  }

  float cumulative(std::int64_t timestep) const {
    if (timestep < 0) return config_.set_alpha_to_one ? 1.0f : alphas_cumprod_.front();
    if (timestep >= static_cast<std::int64_t>(alphas_cumprod_.size())) {
      throw Error(ErrorKind::usage, {},
                  "With steps_offset " + std::to_string(config_.steps_offset) +
                      " and this number of steps PNDM would " + "need training step " + std::to_string(timestep) +
                      ", expected 0 to " + std::to_string(alphas_cumprod_.size() - 1) + ": use fewer steps.");
    }
    return alphas_cumprod_[static_cast<std::size_t>(timestep)];
  }

  SchedulerConfig config_;
  std::int64_t stride_;
  std::size_t warm_up_calls_ = 0;
  std::deque<at::Tensor> outputs_;
  at::Tensor weighted_outputs_, start_;
};

class DpmSolverSampler final : public Sampler {
 public:
  DpmSolverSampler(const SchedulerConfig& config, int steps) : config_(config) {
    refuse_unknown_options();
    if (config.edm()) {
      for (const float level : edm_levels(config, steps)) {
        sigmas_.push_back(level);
        timesteps_.push_back(static_cast<double>(0.25f * std::log(level)));
      }
      sigmas_.push_back(config.final_sigmas_type == "sigma_min" ? static_cast<float>(config.sigma_min) : 0.0f);
      init_noise_sigma_ = std::sqrt(config.sigma_max * config.sigma_max + 1);
      return;
    }
    alphas_cumprod_ = NoiseSchedule(config).alphas_cumprod;
    if (config.rescale_betas_zero_snr) alphas_cumprod_.back() = 1.0f / 16777216.0f;
    timesteps_ = solver_timestep_grid(config, steps);
    const std::vector<float> table = noise_levels(alphas_cumprod_);
    if (config.use_karras_sigmas) {
      const std::vector<double> levels = karras_levels(table.back(), table.front(), steps);
      for (std::size_t i = 0; i < levels.size(); ++i) {
        const double position = position_of_level(levels[i], table);
        // The model gets whole timesteps; diffusers truncates where it does not round.
        timesteps_[i] = config.beta_schedule == "squaredcos_cap_v2" ? std::trunc(position) : std::nearbyint(position);
        sigmas_.push_back(static_cast<float>(levels[i]));
      }
    } else {
      for (const double timestep : timesteps_) sigmas_.push_back(static_cast<float>(interpolate(table, timestep)));
      for (std::size_t i = 1; i < timesteps_.size(); ++i) {
        if (timesteps_[i] >= timesteps_[i - 1]) {
          throw Error(ErrorKind::usage, {},
                      "DPM-Solver with " + std::to_string(steps) + " steps and " + config.timestep_spacing +
                          " spacing would visit a timestep twice: use fewer steps.");
        }
      }
    }
    sigmas_.push_back(config.final_sigmas_type == "sigma_min" ? table.front() : 0.0f);
  }

  at::Tensor scale_model_input(const at::Tensor& sample, std::size_t i) const override {
    if (!config_.edm()) return sample;
    return sample * edm_scaling(config_, static_cast<double>(sigmas_[i])).in;
  }

  at::Tensor step(const at::Tensor& model_output, std::size_t i, const at::Tensor& sample,
                  const at::Tensor& noise) override {
    require_step(*this, i, model_output, sample);
    outputs_.push_back(converted(model_output, i, sample));
    if (outputs_.size() > static_cast<std::size_t>(config_.solver_order)) outputs_.pop_front();
    const std::size_t calls = timesteps_.size();
    const bool few = config_.lower_order_final && calls < 15;
    const bool first_order_last =
        i + 1 == calls && (config_.euler_at_final || few || config_.final_sigmas_type == "zero");
    const bool second_order_last = i + 2 == calls && few;
    std::size_t order = outputs_.size();
    if (first_order_last) order = 1;
    if (second_order_last && order > 2) order = 2;
    return update(order, i, sample, noise);
  }

 private:
  struct Level {
    float alpha, sigma, half_log_snr;
  };

  void refuse_unknown_options() const {
    const bool data = config_.algorithm_type == "dpmsolver++" || config_.algorithm_type == "sde-dpmsolver++";
    if (!data && config_.algorithm_type != "dpmsolver") {
      throw Error(ErrorKind::refused, {},
                  "algorithm_type \"" + config_.algorithm_type +
                      "\" is not supported, expected dpmsolver++, sde-dpmsolver++ or dpmsolver.");
    }
    if (!data && config_.final_sigmas_type == "zero") {
      throw Error(ErrorKind::refused, {},
                  "algorithm_type \"dpmsolver\" cannot end at noise level zero, expected final_sigmas_type sigma_min.");
    }
    if (config_.solver_type != "midpoint" && config_.solver_type != "heun") {
      throw Error(ErrorKind::refused, {}, "solver_type is \"" + config_.solver_type + "\", expected midpoint or heun.");
    }
    if (config_.solver_order < 1 || config_.solver_order > 3 ||
        (config_.solver_order == 3 && config_.algorithm_type == "sde-dpmsolver++")) {
      throw Error(ErrorKind::refused, {},
                  "solver_order is " + std::to_string(config_.solver_order) +
                      ", expected 1, 2 or 3 (1 or 2 for sde-dpmsolver++).");
    }
  }

  Level level(std::size_t i) const {
    const float ratio = sigmas_[i];
    // EDM's samples are not scaled down as they get noisier.
    if (config_.edm()) return {1.0f, ratio, -std::log(ratio)};
    const float alpha = 1.0f / std::sqrt(ratio * ratio + 1.0f);
    const float sigma = ratio * alpha;
    return {alpha, sigma, std::log(alpha) - std::log(sigma)};
  }

  bool predicts_data() const { return config_.algorithm_type != "dpmsolver"; }

  // The clean sample (DPM-Solver++) or the noise (DPM-Solver) that the model's output stands for.
  at::Tensor converted(const at::Tensor& output, std::size_t i, const at::Tensor& sample) const {
    if (config_.edm()) {
      const EdmScaling scaling = edm_scaling(config_, static_cast<double>(sigmas_[i]));
      return scaling.skip * sample + scaling.out * output;
    }
    const Level here = level(i);
    if (predicts_data()) {
      switch (config_.prediction_type) {
        case PredictionType::epsilon:
          return (sample - here.sigma * output) / here.alpha;
        case PredictionType::sample:
          return output;
        case PredictionType::v_prediction:
          return here.alpha * sample - here.sigma * output;
      }
    }
    switch (config_.prediction_type) {
      case PredictionType::sample:
        return (sample - here.alpha * output) / here.sigma;
      case PredictionType::v_prediction:
        return here.alpha * output + here.sigma * sample;
      case PredictionType::epsilon:
        break;
    }
    return output;
  }

  // One exponential-integrator step of the given order; weights of the differences after Lu et al., appendix B.
  at::Tensor update(std::size_t order, std::size_t i, const at::Tensor& sample, const at::Tensor& noise) const {
    const Level to = level(i + 1);
    const Level from = level(i);
    const float h = to.half_log_snr - from.half_log_snr;
    const bool midpoint = config_.solver_type == "midpoint";
    // x' = keep x + w0 D0 + w1 D1 + w2 D2 (+ spread noise)
    float keep = 0, w0 = 0, w1 = 0, w2 = 0, spread = 0;
    if (config_.algorithm_type == "dpmsolver++") {
      const float shrink = std::exp(-h) - 1.0f;
      keep = to.sigma / from.sigma;
      w0 = -(to.alpha * shrink);
      w1 = midpoint && order < 3 ? 0.5f * w0 : to.alpha * (shrink / h + 1.0f);
      w2 = -(to.alpha * ((shrink + h) / (h * h) - 0.5f));
    } else if (config_.algorithm_type == "dpmsolver") {
      const float growth = std::exp(h) - 1.0f;
      keep = to.alpha / from.alpha;
      w0 = -(to.sigma * growth);
      w1 = midpoint && order < 3 ? 0.5f * w0 : -(to.sigma * (growth / h - 1.0f));
      w2 = -(to.sigma * ((growth - h) / (h * h) - 0.5f));
    } else {
      const float shrink = 1.0f - std::exp(-2.0f * h);
      keep = to.sigma / from.sigma * std::exp(-h);
      w0 = to.alpha * shrink;
      w1 = midpoint ? 0.5f * w0 : to.alpha * (shrink / (-2.0f * h) + 1.0f);
      spread = to.sigma * std::sqrt(shrink);
    }
    const std::size_t last = outputs_.size() - 1;
    at::Tensor next = keep * sample + w0 * outputs_[last];
    if (order == 2) {
      const float r0 = (from.half_log_snr - level(i - 1).half_log_snr) / h;
      next = next + w1 * ((1.0f / r0) * (outputs_[last] - outputs_[last - 1]));
    } else if (order == 3) {
      const Level before = level(i - 1);
      const float r0 = (from.half_log_snr - before.half_log_snr) / h;
      const float r1 = (before.half_log_snr - level(i - 2).half_log_snr) / h;
      const at::Tensor near = (1.0f / r0) * (outputs_[last] - outputs_[last - 1]);
      const at::Tensor bend = near - (1.0f / r1) * (outputs_[last - 1] - outputs_[last - 2]);
      next = next + w1 * (near + (r0 / (r0 + r1)) * bend) + w2 * ((1.0f / (r0 + r1)) * bend);
    }
    if (config_.algorithm_type == "sde-dpmsolver++") next = next + spread * require_noise(noise, sample);
    return next;
  }

  SchedulerConfig config_;
  std::deque<at::Tensor> outputs_;
};

}  // namespace

std::unique_ptr<Sampler> create_pndm_sampler(const SchedulerConfig& config, int steps) {
  return std::make_unique<PndmSampler>(config, steps);
}

std::unique_ptr<Sampler> create_dpm_solver_sampler(const SchedulerConfig& config, int steps) {
  return std::make_unique<DpmSolverSampler>(config, steps);
}

}  // namespace elboscope
