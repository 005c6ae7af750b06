#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/diffusion/component_config.h"
#include "core/diffusion/load_model.h"
#include "core/diffusion/network_holder.h"
#include "core/diffusion/noise_process.h"
#include "core/diffusion/prompt_encoder.h"
#include "core/diffusion/sampler.h"
#include "core/nn/attention_recorder.h"
#include "core/nn/autoencoder_kl.h"
#include "core/nn/denoiser.h"

namespace elboscope {

/// What a denoiser is told beside noise level and texts. What is left empty takes the value that the pipeline would
/// pass for a picture of the latent's size; what the model does not take is ignored.
struct PassConditions {
  std::vector<double> time_ids;    ///< SDXL: original height, width, crop top, left, target height, width
  std::vector<double> resolution;  ///< PixArt: height, width in pixels
  std::optional<double> aspect_ratio;
  std::optional<double> guidance;  ///< the number that FLUX takes; its family's default
};

/// A loaded pipeline of any family: tokenizers, text encoders, denoiser, VAE, schedule. Engine-internal (torch).
/// Immutable after loading; methods may be called from any thread, one call at a time computes fastest.
/// Loaded by stages (MemoryPlan::stages, offload) it holds one network at a time: asking for another one drops it and
/// loads, and a reference to a network is good until then. Such a model is for one thread at a time.
class DiffusionModel {
 public:
  /// The networks, with what the folder says about them.
  struct Components {
    const FamilyRule* family = nullptr;
    DenoiserFacts facts;
    bool zeros_for_empty = false;
    SchedulerConfig scheduler;
    AutoencoderKLConfig vae_config;
    MemoryPlan memory = MemoryPlan::resident;
    bool tiled_vae = false;
    std::vector<PromptEncoder::Stage> texts;
    std::unique_ptr<NetworkHolder<Denoiser>> denoiser;
    std::unique_ptr<NetworkHolder<AutoencoderKL>> vae;
  };
  DiffusionModel(ModelInfo info, at::Device device, at::ScalarType dtype, Components components);

  const ModelInfo& info() const { return info_; }
  at::Device device() const { return device_; }
  at::ScalarType dtype() const { return dtype_; }
  const FamilyRule& family() const { return *components_.family; }
  const SchedulerConfig& scheduler() const { return components_.scheduler; }
  const NoiseProcess& noise() const { return noise_; }
  const Denoiser& denoiser(const LoadWatch& watch = {}) const;
  const AutoencoderKL& vae(const LoadWatch& watch = {}) const;
  std::int64_t latent_channels() const { return components_.facts.latent_channels; }
  MemoryPlan memory() const { return components_.memory; }
  /// Whether pictures larger than a tile are to go through the VAE in tiles.
  bool tiled_vae() const { return components_.tiled_vae; }
  /// The parts of encoder_hidden_states, in order of their columns.
  const std::vector<TextSegment>& text_segments() const { return prompts_.segments(); }
  std::int64_t text_columns() const;

  /// By stages: encodes these texts now and keeps the result, so that encode_text() of any of them needs no encoder;
  /// forgets those of the last call. Otherwise does nothing.
  void hold_texts(const std::vector<std::string>& texts, const LoadWatch& watch = {}) const;
  /// What the denoiser receives of each text, in the compute type.
  TextConditioning encode_text(const std::vector<std::string>& texts) const;
  /// The unconditional text of classifier-free guidance: a negative prompt, or what the pipeline takes without one (the
  /// empty text, or zeros where force_zeros_for_empty_prompt holds).
  TextConditioning encode_negative(const std::optional<std::string>& negative) const;

  /// A sampler for latents of that size, with the model's own schedule or another one.
  std::unique_ptr<Sampler> sampler(const SchedulerConfig& config, int steps, std::int64_t latent_height,
                                   std::int64_t latent_width) const;

  /// Raw denoiser output for each sample, float32 [B, C, h, w]; undefined if a recorder finished early. latent [B, C,
  /// h, w], timesteps [B] the numbers the denoiser takes, texts B rows.
  at::Tensor denoise(const at::Tensor& latent, const at::Tensor& timesteps, const TextConditioning& text,
                     AttentionRecorder* recorder = nullptr, const PassConditions& conditions = {}) const;
  /// Each of G samples with each of N texts: float32 [G, N, C, h, w].
  at::Tensor denoise_shared(const at::Tensor& latent, const at::Tensor& timesteps, const TextConditioning& text,
                            const PassConditions& conditions = {}) const;

 private:
  DenoiserInput input(const at::Tensor& latent, const at::Tensor& timesteps, const TextConditioning& text,
                      const PassConditions& conditions) const;

  ModelInfo info_;
  at::Device device_;
  at::ScalarType dtype_;
  /// Texts in the compute type, by any means.
  TextConditioning encode_now(const std::vector<std::string>& texts, const LoadWatch& watch) const;

  Components components_;
  NoiseProcess noise_;
  PromptEncoder prompts_;
  mutable std::map<std::string, TextConditioning> held_texts_;  ///< one row each
};

}  // namespace elboscope
