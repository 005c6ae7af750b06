#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/nn/denoiser.h"
#include "core/nn/parameters.h"
#include "core/nn/transformer_configs.h"

namespace elboscope {

/// PixArtTransformer2DModel of diffusers: PixArt-alpha, 512 and 1024 pixels (models.md section 5).
class PixArtTransformer final : public Denoiser {
 public:
  PixArtTransformer(const PixArtTransformerConfig& config, ParameterSource& parameters);
  ~PixArtTransformer() override;

  /// sample [B, in_channels, h, w], sides multiples of patch_size; timestep 0 to 999; text with its mask (undefined:
  /// all tokens count); resolution and aspect_ratio where the configuration has resolution_conditions. A learned
  /// variance is dropped: the output has in_channels, in the parameters' type.
  at::Tensor forward(const DenoiserInput& input, AttentionRecorder* recorder = nullptr) const override;
  /// All in AttentionSite::Place::mid, for the reason that JointBlock states.
  std::vector<AttentionSite> sites(std::int64_t height, std::int64_t width) const override;
  std::uint64_t activation_bytes(std::int64_t height, std::int64_t width, std::int64_t text_tokens) const override;
  std::int64_t in_channels() const override { return config().in_channels; }

  const PixArtTransformerConfig& config() const;

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace elboscope
