#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/nn/denoiser.h"
#include "core/nn/parameters.h"
#include "core/nn/transformer_configs.h"

namespace elboscope {

/// FluxTransformer2DModel of diffusers: FLUX.1 dev and schnell (models.md section 6). Takes and returns the latent as
/// the autoencoder knows it; each 2 x 2 cells of it are one token, which diffusers leaves to the pipeline.
class FluxTransformer final : public Denoiser {
 public:
  FluxTransformer(const FluxTransformerConfig& config, ParameterSource& parameters);
  ~FluxTransformer() override;

  /// sample [B, in_channels(), h, w], sides even; timestep is sigma in (0, 1]; text with pooled; guidance where the
  /// configuration has guidance_embeds. A mask is not looked at: these models attend to pad tokens. Time and guidance
  /// stay float32 until they are sines (diffusers rounds them to the parameters' type first). Output in the parameters'
  /// type.
  at::Tensor forward(const DenoiserInput& input, AttentionRecorder* recorder = nullptr) const override;
  std::vector<AttentionSite> sites(std::int64_t height, std::int64_t width) const override;
  std::uint64_t activation_bytes(std::int64_t height, std::int64_t width, std::int64_t text_tokens) const override;
  std::int64_t in_channels() const override { return config().in_channels / 4; }

  const FluxTransformerConfig& config() const;

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace elboscope
