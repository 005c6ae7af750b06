// What a probe feeds the network: the picture's pixels and the noise. Engine-internal (torch).
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

#include "core/alignment/probe.h"

namespace elboscope {

/// torch.randn with the reference's order of drawing (method.md 2.1): all collection noise, then all ELBO noise.
struct ProbeNoise {
  at::Tensor collect, elbo;  ///< float32 [count, C, h, w] on the CPU
};
/// latent [1, C, h, w]. What is drawn depends on both counts together, not on each sample's place alone.
ProbeNoise draw_noise(std::uint64_t seed, std::int64_t collect, std::int64_t elbo, const at::Tensor& latent);

/// float32 [1, 3, height, width] in -1..1 on the CPU. Throws Error(usage) where pixels and size do not fit.
at::Tensor picture_tensor(const ProbePicture& picture);

/// The picture as the denoiser knows it, without noise: float32 [1, C, h, w]. Throws Error(cancelled).
at::Tensor picture_latent(const DiffusionModel& model, const ProbePicture& picture, const std::stop_token& stop);

}  // namespace elboscope
