#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <memory>

#include "core/nn/config.h"
#include "core/nn/parameters.h"

namespace elboscope {

/// AutoencoderKL of diffusers. models.md section 8. Immutable after construction. Computes in the type of its
/// parameters and returns float32 always. Wrong shapes throw Error(usage).
class AutoencoderKL {
 public:
  AutoencoderKL(const AutoencoderKLConfig& config, ParameterSource& parameters);
  ~AutoencoderKL();

  struct Posterior {
    at::Tensor mean, std;  ///< [B, latent_channels, h, w], unscaled
  };
  /// picture [B, 3, H, W] in [-1, 1], sides any multiple of downscale(). `tiled`: diffusers' tiling rule, for large
  /// pictures (results differ a little: norms are per tile). `between_tiles` may throw to cancel.
  Posterior encode(const at::Tensor& picture, bool tiled = false,
                   const std::function<void()>& between_tiles = {}) const;
  /// latent: as the denoiser sees it (scaled). Returns pixels [B, 3, H, W], not clamped.
  at::Tensor decode(const at::Tensor& latent, bool tiled = false,
                    const std::function<void()>& between_tiles = {}) const;

  /// Bytes that encode() needs beside the weights for one picture of that size, in float32. With `tiled` those of a tile.
  static std::uint64_t encode_bytes(const AutoencoderKLConfig& config, std::int64_t height, std::int64_t width,
                                    bool tiled);

  at::Tensor scale_latent(const at::Tensor& unscaled) const;  ///< (z - shift) * scaling, or latents_mean/std
  at::Tensor unscale_latent(const at::Tensor& latent) const;
  const AutoencoderKLConfig& config() const;

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace elboscope
