// The training schedules without alphas_cumprod: rectified flow and EDM. Torch-free, internal to this room.
#pragma once

#include <cstdint>
#include <vector>

#include "core/diffusion/noise_schedule.h"

namespace elboscope {

/// sigma of a training index (0 is the least noise): u = (i + 1) / N, shifted by the file's `shift` unless shifting is
/// dynamic. x = (1 - sigma) x0 + sigma eps.
float flow_level(const SchedulerConfig& config, std::int64_t index);
/// d sigma / d u there, in units of N indices.
double flow_level_slope(const SchedulerConfig& config, std::int64_t index);

/// EDM's noise levels from sigma_max to sigma_min, as many as asked for: x = x0 + sigma eps.
std::vector<float> edm_levels(const SchedulerConfig& config, std::int64_t count);

/// How EDM's network is wrapped: it receives c_in x, is told ln(sigma) / 4, and x0 = c_skip x + c_out output.
struct EdmScaling {
  double in = 1, skip = 1, out = 0;
};
EdmScaling edm_scaling(const SchedulerConfig& config, double sigma);

}  // namespace elboscope
