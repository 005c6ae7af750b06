// What the transformer denoisers (SD3, PixArt, FLUX) are made of. Tokens are [B, T, D] contiguous, row-major over the
// grid of patches; what modulates them is a row [B, D] for each sample. Norms have no parameters of their own
// (models.md 5, 6, 9).
#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <string>
#include <vector>

#include "core/nn/denoiser.h"
#include "core/nn/layers.h"

namespace elboscope {

/// normalise(x) * (1 + scale) + shift.
at::Tensor modulated_norm(const at::Tensor& x, const at::Tensor& shift, const at::Tensor& scale, double eps = 1e-6);

/// x + gate * y, into x where that is allowed; x must be a tensor nobody else reads any more.
at::Tensor add_gated(at::Tensor x, const at::Tensor& gate, const at::Tensor& y);

/// Rows [R, D] of x put through `compute(rows, index of the first)`, which needs `inner` numbers a row: where x may be
/// overwritten only so many rows at once that the inner layer stays small. Returns x's shape.
at::Tensor in_parts(at::Tensor x, std::int64_t inner,
                    const std::function<at::Tensor(const at::Tensor& rows, std::int64_t first)>& compute);
/// Bytes that the inner layer of in_parts takes at most.
std::uint64_t inner_bytes(std::int64_t rows, std::int64_t inner, const at::Tensor& weight);

/// The tanh form of GELU, into x where that is allowed; x must be a tensor nobody else reads any more.
at::Tensor approximate_gelu(at::Tensor x);

/// FeedForward with approximate_gelu: `name`.net.0.proj and .net.2, four times as wide inside.
struct FeedForward {
  Linear in, out;
  FeedForward(ParameterSource& parameters, const std::string& name, std::int64_t width);
  at::Tensor forward(at::Tensor normed) const;
};

/// `name`.linear_1, SiLU, `name`.linear_2: embeds a sinusoid or a pooled text.
struct EmbeddingLayers {
  Linear first, second;
  EmbeddingLayers(ParameterSource& parameters, const std::string& name, std::int64_t in, std::int64_t out);
  at::Tensor forward(const at::Tensor& x) const;
};
/// Width of the sinusoids of times, guidance and sizes in all three families.
inline constexpr std::int64_t sinusoid_width = 256;

/// [B, C, h, w] as [B, h/p * w/p, C * p * p], each patch ordered channel, row, column. Sides are multiples of p.
at::Tensor patches(const at::Tensor& picture, std::int64_t p);
/// Back from [B, rows * columns, C * p * p], each patch ordered row, column, channel (SD3, PixArt: `channel_last`) or
/// channel, row, column (FLUX).
at::Tensor from_patches(const at::Tensor& tokens, std::int64_t rows, std::int64_t columns, std::int64_t p,
                        bool channel_last);

/// PatchEmbed's convolution `name`.proj of kernel and stride p.
struct PatchEmbedding {
  Linear projection;
  std::int64_t patch = 1;
  PatchEmbedding(ParameterSource& parameters, const std::string& name, std::int64_t channels, std::int64_t width,
                 std::int64_t p);
  at::Tensor forward(const at::Tensor& sample) const;
};

/// norm_out and proj_out of SD3 and FLUX: the modulation's scale stands before its shift.
struct OutputLayers {
  Linear modulation, projection;
  OutputLayers(ParameterSource& parameters, std::int64_t width, std::int64_t out);
  /// time: silu(embedding) [B, D].
  at::Tensor forward(const at::Tensor& tokens, const at::Tensor& time) const;
};

/// Rotary positions of FLUX: neighbouring channels of a head turned by an angle. float32 [T, 1, d/2].
struct Rotation {
  at::Tensor cosine, sine;
};

/// The queries, keys and values of one kind of tokens: joined linear layers, optionally a norm of queries and keys over
/// each head (RMS, eps 1e-6, statistics in float32), optionally rotary positions.
struct HeadProjections {
  struct Names {
    std::string query, key, value;
    std::string query_norm, key_norm;  ///< empty: no norm
  };
  JoinedLinear linear;
  at::Tensor query_norm, key_norm;  ///< [d]
  std::int64_t heads = 1;
  HeadProjections(ParameterSource& parameters, const Names& names, std::int64_t width, std::int64_t head_count,
                  bool with_bias);
  struct Heads {
    at::Tensor query, key, value;  ///< [B, T, heads, d]
  };
  Heads forward(const at::Tensor& tokens, const Rotation* rotation = nullptr) const;
};

/// [B, T, heads, d] as attention takes it, [B, heads, T, d].
inline at::Tensor heads_first(const at::Tensor& x) {
  return x.transpose(1, 2);
}

/// What every transformer denoiser expects of its input; throws Error(usage). `pooled_width` 0: no pooled text.
void check_denoiser_input(const DenoiserInput& input, std::int64_t channels, std::int64_t patch,
                          std::int64_t text_width, std::int64_t pooled_width);
/// Throws Error(usage) unless `numbers` (a row for each sample) is there with the wanted shape.
void check_condition(const at::Tensor& numbers, c10::IntArrayRef shape, const std::string& what);

}  // namespace elboscope
