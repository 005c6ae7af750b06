// Networks from their configurations: one function a kind of component, over any source of parameters (weight files,
// checks without memory, random numbers). Engine-internal (torch).
#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/diffusion/component_config.h"
#include "core/nn/denoiser.h"
#include "core/nn/parameters.h"

namespace elboscope {

std::unique_ptr<Denoiser> build_denoiser(const DenoiserConfig& config, ParameterSource& parameters);

/// What a text encoder gives; tensors it does not have are undefined.
struct TextEncoding {
  at::Tensor last;         ///< [N, L, D], after the final norm
  at::Tensor penultimate;  ///< [N, L, D], before it, one layer earlier
  at::Tensor pooled;       ///< [N, D] at the end-of-text row
  at::Tensor projected;    ///< [N, P], that row through text_projection
};

/// Any of the text encoders. Immutable after construction; may run in several threads.
class TextEncoder {
 public:
  virtual ~TextEncoder() = default;
  /// ids int64 [N, L]; mask float32 [N, L] or undefined.
  virtual TextEncoding encode(const at::Tensor& ids, const at::Tensor& mask) const = 0;
};
/// Bytes it needs beside its weights for that many texts at once.
std::uint64_t text_activation_bytes(const TextEncoderConfig& config, std::int64_t texts, std::int64_t tokens);
std::unique_ptr<TextEncoder> build_text_encoder(const TextEncoderConfig& config, ParameterSource& parameters);

}  // namespace elboscope
