#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/nn/denoiser.h"
#include "core/nn/parameters.h"
#include "core/nn/transformer_configs.h"

namespace elboscope {

/// SD3Transformer2DModel of diffusers: Stable Diffusion 3, 3.5 medium and large (models.md section 9).
class SD3Transformer final : public Denoiser {
 public:
  SD3Transformer(const SD3TransformerConfig& config, ParameterSource& parameters);
  ~SD3Transformer() override;

  /// sample [B, in_channels, h, w], sides multiples of patch_size and at most pos_embed_max_size patches; timestep is
  /// 1000 * sigma; text with pooled. A mask is not looked at: these models attend to pad tokens. Output in the
  /// parameters' type.
  at::Tensor forward(const DenoiserInput& input, AttentionRecorder* recorder = nullptr) const override;
  std::vector<AttentionSite> sites(std::int64_t height, std::int64_t width) const override;
  std::uint64_t activation_bytes(std::int64_t height, std::int64_t width, std::int64_t text_tokens) const override;
  std::int64_t in_channels() const override { return config().in_channels; }

  const SD3TransformerConfig& config() const;

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace elboscope
