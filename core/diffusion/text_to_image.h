#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/diffusion/diffusion_model.h"

namespace elboscope {

/// What the model's diffusers pipeline is asked for, up to the latent (decoding is AutoencoderKL's business).
struct TextToImageRequest {
  std::string prompt;
  std::optional<std::string>
      negative_prompt;  ///< nothing: what the pipeline takes then (DiffusionModel::encode_negative)
  at::Tensor noise;     ///< unit variance [B, C, h, w]; undefined: one sample drawn from `seed`
  std::uint64_t seed = 0;
  std::int64_t latent_height = 0, latent_width = 0;  ///< of drawn noise; 0: the model's native side
  int steps = 50;
  /// Classifier-free guidance where above 1; nothing: none. Models with embedded guidance (FLUX) are told the number.
  std::optional<double> guidance_scale;
  PassConditions conditions;                 ///< sizes the model is told; default: those of the picture
  std::optional<SchedulerConfig> scheduler;  ///< used as it is; nothing: the model's own, mended as the pipeline does
  at::Tensor step_noise;                     ///< [calls, C, h, w] for samplers that add noise; undefined: from `seed`
  bool keep_latents = false;                 ///< also return the latents of every call
  /// After each model call: its number (from 1), their number, the latent [B, C, h, w] in the sampler's own space.
  std::function<void(int done, int calls, const at::Tensor& latent)> on_step;
  std::stop_token stop;  ///< polled before every model call
};

struct TextToImageResult {
  at::Tensor latent;  ///< float32 [B, C, h, w] as the VAE's decode takes it
  std::vector<at::Tensor>
      latents;  ///< if kept: the same after each model call, in the sampler's own space (on the CPU)
};

/// Runs the sampler. Throws Error(usage) for impossible requests and Error(cancelled).
TextToImageResult text_to_image(const DiffusionModel& model, const TextToImageRequest& request);

}  // namespace elboscope
