#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/nn/config.h"
#include "core/nn/denoiser.h"
#include "core/nn/parameters.h"

namespace elboscope {

/// UNet2DConditionModel of diffusers (Stable Diffusion 1.x, 2.x and XL configurations). models.md section 3.
/// Immutable after construction; forward may run in several threads. Fused passes run where gradients are switched off
/// (callers set the guard); with gradients LibTorch's own operations run. Wrong shapes throw Error(usage).
class UNet2DCondition final : public Denoiser {
 public:
  UNet2DCondition(const UNet2DConditionConfig& config, ParameterSource& parameters);
  ~UNet2DCondition() override;

  /// sample [B, in_channels, h, w] (any h, w >= 1), timestep float32 [B], encoder_hidden_states
  /// [B, L, cross_attention_dim] (converted to the parameters' type); with text_time also pooled [B, pooled_width] and
  /// time_ids. A mask is not looked at: these models attend to pad tokens. The output is of the parameters' type.
  at::Tensor forward(const DenoiserInput& input, AttentionRecorder* recorder = nullptr) const override;
  /// Without text_time the part of the network before the first cross-attention does not see the text and runs once a
  /// sample.
  at::Tensor forward_shared(const DenoiserInput& input) const override;
  std::vector<AttentionSite> sites(std::int64_t height, std::int64_t width) const override;
  std::uint64_t activation_bytes(std::int64_t height, std::int64_t width, std::int64_t text_tokens) const override;
  std::int64_t in_channels() const override { return config().in_channels; }

  /// The same for models that take nothing but time and text.
  at::Tensor forward(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text,
                     AttentionRecorder* recorder = nullptr) const;
  at::Tensor forward_shared(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text) const;

  const UNet2DConditionConfig& config() const;

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace elboscope
