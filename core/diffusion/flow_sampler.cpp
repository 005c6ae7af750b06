// Flow matching by Euler's method (Esser et al. 2024) as diffusers 0.33's FlowMatchEulerDiscreteScheduler has it;
// models.md 12.3.
#include <cmath>

#include "core/base/error.h"
#include "core/diffusion/flow_schedule.h"
#include "core/diffusion/sampler_kinds.h"
#include "core/diffusion/timestep_grid.h"

namespace elboscope {

namespace {

// mu of dynamic shifting: linear in the number of image tokens.
double dynamic_shift(const SchedulerConfig& config, std::int64_t image_tokens) {
  if (image_tokens < 1) {
    throw Error(ErrorKind::usage, {},
                "This schedule is shifted by the picture's size and needs the number of image tokens.");
  }
  const double slope = (config.max_shift - config.base_shift) /
                       static_cast<double>(config.max_image_seq_len - config.base_image_seq_len);
  return config.base_shift + slope * static_cast<double>(image_tokens - config.base_image_seq_len);
}

class FlowSampler final : public Sampler {
 public:
  FlowSampler(const SchedulerConfig& config, int steps, const FlowGrid& grid) {
    const auto last = static_cast<double>(config.num_train_timesteps);
    std::vector<double> levels;
    if (grid.to_inverse_steps) {
      levels = linear_grid(1, 1.0 / steps, steps);
    } else {
      // Between the ends of the training table, which is shifted already unless the shift is dynamic.
      levels = linear_grid(static_cast<double>(flow_level(config, config.num_train_timesteps - 1)),
                           static_cast<double>(flow_level(config, 0)), steps);
    }
    const double mu = config.use_dynamic_shifting ? dynamic_shift(config, grid.image_tokens) : 0;
    for (const double level : levels) {
      double shifted = config.shift * level / (1 + (config.shift - 1) * level);
      if (config.use_dynamic_shifting) {
        const double factor = config.time_shift_type == "linear" ? mu : std::exp(mu);
        shifted = factor / (factor + (1 / level - 1));
      }
      sigmas_.push_back(static_cast<float>(shifted));
      timesteps_.push_back(static_cast<double>(sigmas_.back() * static_cast<float>(last)));
    }
    sigmas_.push_back(0.0F);
  }

  at::Tensor step(const at::Tensor& model_output, std::size_t i, const at::Tensor& sample, const at::Tensor&) override {
    require_step(*this, i, model_output, sample);
    return sample + (sigmas_[i + 1] - sigmas_[i]) * model_output;
  }
};

}  // namespace

std::unique_ptr<Sampler> create_flow_sampler(const SchedulerConfig& config, int steps, const Sampler::FlowGrid& grid) {
  return std::make_unique<FlowSampler>(config, steps, grid);
}

}  // namespace elboscope
