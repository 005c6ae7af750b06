#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/diffusion/diffusion_model.h"

namespace elboscope {

/// What one text's predictions were off by, at one timestep, in the model's space of errors (NoiseProcess: eps, or
/// velocity for flow models).
struct TextError {
  std::size_t text = 0, timestep = 0;  ///< indices into the lists given
  double loss = 0;                     ///< mean over channels and pixels
  double distance = 0;                 ///< mean |reference - prediction|^2; 0 without a reference prediction
  std::vector<float> pixels;           ///< [h*w], mean over channels
};

/// Which (text, timestep) pairs run together. Texts of one group share every forward pass, so the part of the network
/// before the first cross-attention runs once for all of them; groups finish one after the other.
struct ElboPlan {
  std::size_t texts_per_group = 1;
  std::size_t timesteps_per_batch = 1;
};
/// From the memory that a denoiser pass needs and the memory there is. `batch_size` > 0 overrides the estimate.
ElboPlan plan_elbo(const DiffusionModel& model, std::int64_t latent_height, std::int64_t latent_width, std::size_t texts,
                   std::size_t timesteps, int batch_size);
/// Measures ||prediction - target||^2 for every text and timestep with the same noise for all texts (method.md 2.1, 3).
/// latent [1, C, h, w] float32, noise [T, C, h, w] float32. `on_error` gets each pair once; `on_text` is called when all
/// timesteps of a text are done. `reference_prediction` [T, C, h, w] (may be undefined) is what distances are taken to.
/// Without guidance, with the model told `conditions`. Polls `stop` before every batch: throws Error(cancelled).
void measure_elbo(const DiffusionModel& model, const at::Tensor& latent, const at::Tensor& noise,
                  const std::vector<std::int64_t>& timesteps, const std::vector<std::string>& texts, const ElboPlan& plan,
                  const std::function<void(TextError&&)>& on_error, const std::function<void(std::size_t text)>& on_text,
                  const std::stop_token& stop, const at::Tensor& reference_prediction = {}, const PassConditions& conditions = {});

/// Predictions of one text at every timestep, in the space of errors: float32 [T, C, h, w].
at::Tensor predict_text(const DiffusionModel& model, const at::Tensor& latent, const at::Tensor& noise,
                        const std::vector<std::int64_t>& timesteps, const std::string& text, std::size_t batch,
                        const std::stop_token& stop);

}  // namespace elboscope
