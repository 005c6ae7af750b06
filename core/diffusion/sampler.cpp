#include "core/diffusion/sampler.h"

#include "core/base/error.h"
#include "core/diffusion/sampler_kinds.h"

namespace elboscope {

std::unique_ptr<Sampler> Sampler::create(const SchedulerConfig& config, int steps, const FlowGrid& grid) {
  if (steps < 1 || steps > config.num_train_timesteps) {
    throw Error(ErrorKind::usage, {},
                "The number of sampling steps is " + std::to_string(steps) + ", expected 1 to " +
                    std::to_string(config.num_train_timesteps) + " (the schedule's training steps).");
  }
  switch (config.kind) {
    case SchedulerConfig::Kind::ddim:
      return create_ddim_sampler(config, steps);
    case SchedulerConfig::Kind::pndm:
      return create_pndm_sampler(config, steps);
    case SchedulerConfig::Kind::euler:
      return create_euler_sampler(config, steps);
    case SchedulerConfig::Kind::euler_ancestral:
      return create_euler_ancestral_sampler(config, steps);
    case SchedulerConfig::Kind::flow_match_euler:
      return create_flow_sampler(config, steps, grid);
    case SchedulerConfig::Kind::edm_dpm_solver_multistep:
    case SchedulerConfig::Kind::dpm_solver_multistep:
      return create_dpm_solver_sampler(config, steps);
  }
  throw Error(ErrorKind::refused, {}, "The scheduler class " + config.class_name + " has no sampler here.");
}

void require_step(const Sampler& sampler, std::size_t i, const at::Tensor& model_output, const at::Tensor& sample) {
  if (i >= sampler.timesteps().size()) {
    throw Error(ErrorKind::failed, {},
                "Sampling step " + std::to_string(i) + " does not exist: this sampler makes " +
                    std::to_string(sampler.timesteps().size()) + " model calls.");
  }
  if (model_output.sizes() != sample.sizes()) {
    throw Error(ErrorKind::failed, {}, "The model output and the sample given to a sampling step differ in shape.");
  }
}

const at::Tensor& require_noise(const at::Tensor& noise, const at::Tensor& sample) {
  if (!noise.defined() || noise.sizes() != sample.sizes()) {
    throw Error(ErrorKind::usage, {},
                "This sampler adds noise after every step and needs it given in the shape of the sample.");
  }
  return noise;
}

}  // namespace elboscope
