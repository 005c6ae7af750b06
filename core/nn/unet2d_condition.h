#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/nn/attention_recorder.h"
#include "core/nn/config.h"
#include "core/nn/parameters.h"

namespace elboscope {

/// UNet2DConditionModel of diffusers (Stable Diffusion 1.x and 2.x configurations). models.md section 3.
/// Immutable after construction; forward may run in several threads. Fused passes run where gradients are switched off
/// (callers set the guard); with gradients LibTorch's own operations run. Wrong shapes throw Error(usage).
class UNet2DCondition {
 public:
  UNet2DCondition(const UNet2DConditionConfig& config, ParameterSource& parameters);
  ~UNet2DCondition();

  /// sample [B, in_channels, h, w] (any h, w >= 1), timesteps float32 [B], text [B, L, cross_attention_dim]
  /// (converted to the parameters' type). Returns the raw model output [B, out_channels, h, w] in that type; undefined
  /// if a recorder finished early.
  at::Tensor forward(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text,
                     AttentionRecorder* recorder = nullptr) const;

  /// As forward, for G samples that are each combined with N texts (the probe: one noised latent, all classes):
  /// sample [G, C, h, w], timesteps [G], text [N, L, D]. The part of the network before the first cross-attention does
  /// not see the text and runs once a sample. Returns [G, N, out_channels, h, w].
  at::Tensor forward_shared(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text) const;

  const UNet2DConditionConfig& config() const;

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace elboscope
