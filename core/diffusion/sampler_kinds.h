// The samplers behind Sampler::create. Internal to this room.
#pragma once

#include <memory>

#include "core/diffusion/sampler.h"

namespace elboscope {

std::unique_ptr<Sampler> create_ddim_sampler(const SchedulerConfig& config, int steps);
std::unique_ptr<Sampler> create_euler_sampler(const SchedulerConfig& config, int steps);
std::unique_ptr<Sampler> create_euler_ancestral_sampler(const SchedulerConfig& config, int steps);
std::unique_ptr<Sampler> create_pndm_sampler(const SchedulerConfig& config, int steps);
std::unique_ptr<Sampler> create_flow_sampler(const SchedulerConfig& config, int steps, const Sampler::FlowGrid& grid);
/// DPM-Solver over a variance preserving schedule or over EDM's noise levels.
std::unique_ptr<Sampler> create_dpm_solver_sampler(const SchedulerConfig& config, int steps);

/// Throws Error(failed): a caller's mistake, said before a tensor operation says it less clearly.
void require_step(const Sampler& sampler, std::size_t i, const at::Tensor& model_output, const at::Tensor& sample);
/// The noise a random sampler needs; Error(usage) where the caller gave none.
const at::Tensor& require_noise(const at::Tensor& noise, const at::Tensor& sample);

}  // namespace elboscope
