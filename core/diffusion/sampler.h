#pragma once

#include <ATen/ATen.h>

#include <memory>
#include <vector>

#include "core/diffusion/noise_schedule.h"

namespace elboscope {

/// One of diffusers' schedulers set to n inference steps. Stateful (multistep methods): one object a picture batch.
class Sampler {
 public:
  /// What flow matching asks of the picture and of the pipeline.
  struct FlowGrid {
    std::int64_t image_tokens = 0;  ///< decides about the shift where the schedule shifts dynamically
    /// The pipeline spaces sigma from 1 to 1/n (FLUX) instead of over the training table (SD3).
    bool to_inverse_steps = false;
  };
  static std::unique_ptr<Sampler> create(const SchedulerConfig& config, int steps, const FlowGrid& grid);
  static std::unique_ptr<Sampler> create(const SchedulerConfig& config, int steps) { return create(config, steps, {}); }
  virtual ~Sampler() = default;

  /// In sampling order, as diffusers hands them to the model (PNDM: steps + 1 entries; Euler linspace: fractions).
  const std::vector<double>& timesteps() const { return timesteps_; }
  const std::vector<float>& alphas_cumprod() const { return alphas_cumprod_; }
  /// n + 1 noise levels for Euler, DPM++ and flow matching ([] for DDIM and PNDM).
  const std::vector<float>& sigmas() const { return sigmas_; }
  double init_noise_sigma() const { return init_noise_sigma_; }

  /// What the model gets at call i (Euler divides by sqrt(sigma^2 + 1)).
  virtual at::Tensor scale_model_input(const at::Tensor& sample, std::size_t i) const {
    (void)i;
    return sample;
  }
  /// The next sample after model output i. `noise`: for ancestral samplers, same shape as sample.
  virtual at::Tensor step(const at::Tensor& model_output, std::size_t i, const at::Tensor& sample,
                          const at::Tensor& noise = {}) = 0;

 protected:
  std::vector<double> timesteps_;
  std::vector<float> alphas_cumprod_, sigmas_;
  double init_noise_sigma_ = 1;
};

}  // namespace elboscope
