// Where samplers put their steps: the grids of diffusers' set_timesteps, in the arithmetic NumPy does there, so that
// rounding falls on the same side. Torch-free, internal to this room.
#pragma once

#include <vector>

#include "core/diffusion/noise_schedule.h"

namespace elboscope {

/// np.linspace(start, stop, count) in float64.
std::vector<double> linear_grid(double start, double stop, int count);

/// Timesteps of DDIM, PNDM and (with `fractions`, for linspace spacing) Euler, from noisy to clean.
/// `config.timestep_spacing` decides; models.md 12.2. steps is 1 to num_train_timesteps.
std::vector<double> timestep_grid(const SchedulerConfig& config, int steps, bool fractions);
/// The same for DPM-Solver++, which spaces steps + 1 points and leaves out the last.
std::vector<double> solver_timestep_grid(const SchedulerConfig& config, int steps);

/// sigma_t / alpha_t of every training step: sqrt((1 - abar) / abar) in float32.
std::vector<float> noise_levels(const std::vector<float>& alphas_cumprod);
/// np.interp over indices 0..n-1 of a table, held constant outside.
double interpolate(const std::vector<float>& table, double position);
/// The noise levels of Karras et al. 2022 (rho 7), from the largest to the smallest.
std::vector<double> karras_levels(double largest, double smallest, int count);
/// Position in the training table whose log noise level is that of `sigma`, linear in between.
double position_of_level(double sigma, const std::vector<float>& levels);

}  // namespace elboscope
