#pragma once

#include <ATen/ATen.h>

#include <memory>
#include <string>
#include <vector>

#include "core/diffusion/load_model.h"
#include "core/diffusion/noise_schedule.h"
#include "core/nn/attention_recorder.h"
#include "core/nn/autoencoder_kl.h"
#include "core/nn/clip_text_model.h"
#include "core/nn/unet2d_condition.h"
#include "core/text/clip_tokenizer.h"

namespace elboscope {

/// A loaded Stable Diffusion 1.x/2.x pipeline: tokenizer, text encoder, denoiser, VAE, schedule. Engine-internal (torch).
/// Immutable after loading; methods may be called from any thread, one call at a time computes fastest.
class DiffusionModel {
 public:
  DiffusionModel(ModelInfo info, at::Device device, at::ScalarType dtype, std::shared_ptr<const ClipTokenizer> tokenizer,
                 std::unique_ptr<ClipTextModel> text_encoder, std::unique_ptr<UNet2DCondition> unet,
                 std::unique_ptr<AutoencoderKL> vae, SchedulerConfig scheduler);

  const ModelInfo& info() const { return info_; }
  at::Device device() const { return device_; }
  at::ScalarType dtype() const { return dtype_; }
  const ClipTokenizer& tokenizer() const { return *tokenizer_; }
  const SchedulerConfig& scheduler() const { return scheduler_; }
  const NoiseSchedule& schedule() const { return schedule_; }
  const UNet2DCondition& unet() const { return *unet_; }
  const AutoencoderKL& vae() const { return *vae_; }

  /// What the denoiser receives: [N, L, D] in the compute type.
  at::Tensor encode_text(const std::vector<std::string>& texts) const;
  /// Raw denoiser output for each sample, float32 [B, C, h, w].
  at::Tensor denoise(const at::Tensor& latent, const at::Tensor& timesteps, const at::Tensor& text,
                     AttentionRecorder* recorder = nullptr) const;
  /// eps_hat from a raw output (models.md 13): outputs and latents [B, C, h, w], one training index a sample.
  at::Tensor to_epsilon(const at::Tensor& output, const at::Tensor& latent, const std::vector<std::int64_t>& timesteps) const;

 private:
  ModelInfo info_;
  at::Device device_;
  at::ScalarType dtype_;
  std::shared_ptr<const ClipTokenizer> tokenizer_;
  std::unique_ptr<ClipTextModel> text_encoder_;
  std::unique_ptr<UNet2DCondition> unet_;
  std::unique_ptr<AutoencoderKL> vae_;
  SchedulerConfig scheduler_;
  NoiseSchedule schedule_;
};

}  // namespace elboscope
