// What the indices of a model's training steps mean, for every kind of schedule. Engine-internal (torch).
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

#include "core/diffusion/noise_schedule.h"

namespace elboscope {

/// One training index. The denoiser receives alpha * x0 + sigma * eps, and what it gives back is turned into the space
/// in which errors are measured as from_sample * received + from_output * output (models.md section 13).
struct NoiseStep {
  float alpha = 1, sigma = 0;
  double timestep = 0;  ///< the number that the denoiser takes
  float from_sample = 0, from_output = 1;
  /// -d lambda / d index times (eps error per measured error)^2: 1/omega of the paper (method.md 1.3). 0 where it is
  /// infinite (the last index with zero terminal SNR).
  double weight = 0;
};

/// All training indices of a model, from the least noise to the most. Immutable.
class NoiseProcess {
 public:
  /// Errors are measured against the noise, or (flow matching) against the velocity noise - latent.
  enum class Space { epsilon, velocity };

  /// `timestep_scale`: FamilyRule::timestep_scale. Throws Error(refused) for a schedule without usable numbers.
  NoiseProcess(const SchedulerConfig& config, double timestep_scale);

  std::int64_t size() const { return static_cast<std::int64_t>(steps_.size()); }
  const NoiseStep& step(std::int64_t index) const { return steps_.at(static_cast<std::size_t>(index)); }
  Space space() const { return space_; }

  /// What the denoiser receives: latent [1 or T, C, h, w], noise [T, C, h, w] -> [T, C, h, w].
  at::Tensor noised(const at::Tensor& latent, const at::Tensor& noise, const std::vector<std::int64_t>& indices) const;
  /// The numbers it takes: float32 [T] on the CPU.
  at::Tensor timesteps(const std::vector<std::int64_t>& indices) const;
  /// Raw outputs [T, C, h, w] for received samples in the space of errors.
  at::Tensor prediction(const at::Tensor& output, const at::Tensor& received,
                        const std::vector<std::int64_t>& indices) const;
  /// What a perfect prediction would be.
  at::Tensor target(const at::Tensor& latent, const at::Tensor& noise) const;

 private:
  std::vector<NoiseStep> steps_;
  Space space_ = Space::epsilon;
};

}  // namespace elboscope
