// The layers the networks are made of: plain structs of tensors, resolved by diffusers' names at construction.
// Pictures inside the networks are [B, h, w, C] contiguous: attention sees [B, h*w, C] as a view, oneDNN and cuDNN run
// their convolutions on it without reordering, and concatenating skips is a copy of whole rows.
// A checking ParameterSource hands out undefined tensors: constructors never look into one without asking defined().
#pragma once

#include <ATen/ATen.h>

#include <optional>
#include <string>
#include <vector>

#include "core/nn/parameters.h"

namespace elboscope {

/// True where results may overwrite their inputs: nobody will ask for gradients.
bool may_overwrite();

/// a + b, into a where that is allowed; `a` must be a tensor nobody else reads any more.
at::Tensor add_into(at::Tensor a, const at::Tensor& b);

/// A layer's weight where and as `x` is: the weight itself, or a copy for one use of one that is kept as stored (in
/// another type, or in the computer's memory while x is on a GPU).
at::Tensor at_hand(const at::Tensor& weight, const at::Tensor& x);

/// The [out, in] matrix of a linear layer; files also hold it as a 1x1 convolution's [out, in, 1, 1]. `as_convolution`
/// says which of both is expected (and named in the error when neither is there).
at::Tensor take_matrix(ParameterSource& parameters, const std::string& name, std::int64_t out, std::int64_t in,
                       bool as_convolution = false);

/// y = x W^T + b over the last axis.
struct Linear {
  at::Tensor weight, bias;
  Linear() = default;
  Linear(ParameterSource& parameters, const std::string& name, std::int64_t in, std::int64_t out, bool with_bias,
         bool as_convolution = false);
  at::Tensor forward(const at::Tensor& x) const;
};

/// Several linear layers of one input, run as one product: the results lie side by side on the last axis.
/// Parameters that are being trained stay apart (their values change) and are joined in every pass.
struct JoinedLinear {
  std::vector<at::Tensor> weights, biases;
  at::Tensor joined, joined_bias;
  JoinedLinear() = default;
  JoinedLinear(ParameterSource& parameters, const std::vector<std::string>& names, std::int64_t in, std::int64_t out,
               bool with_bias = false);
  at::Tensor forward(const at::Tensor& x) const;
};

/// Sines and cosines of numbers [N] as diffusers' Timesteps computes them, in float32 always: [N, width]
/// (models.md 3.3 step 1).
at::Tensor sinusoid(const at::Tensor& numbers, std::int64_t width, bool flip_sin_to_cos = true, double freq_shift = 0);

/// Square convolution on [B, h, w, C].
struct Convolution {
  at::Tensor weight, bias;
  std::int64_t stride = 1, padding = 0;
  Convolution() = default;
  Convolution(ParameterSource& parameters, const std::string& name, std::int64_t in, std::int64_t out,
              std::int64_t kernel, std::int64_t convolution_stride = 1, std::int64_t convolution_padding = 0);
  at::Tensor forward(const at::Tensor& x) const;
};

/// Group normalisation of [B, h, w, C] with statistics in float32; optionally of x + offset (offset [B, C], the time
/// term of a resnet) and optionally followed by SiLU: one pass over memory for what would be four.
struct GroupNorm {
  at::Tensor weight, bias;
  std::int64_t groups = 1;
  double eps = 1e-5;
  enum class Then { nothing, silu };
  GroupNorm() = default;
  GroupNorm(ParameterSource& parameters, const std::string& name, std::int64_t channels, std::int64_t norm_groups,
            double norm_eps);
  at::Tensor forward(const at::Tensor& x, Then then, const at::Tensor& offset = {}) const;
  /// The same, into x where that is allowed.
  at::Tensor forward_into(at::Tensor x, Then then, const at::Tensor& offset = {}) const;

 private:
  at::Tensor run(const at::Tensor& x, Then then, const at::Tensor& offset, bool into_x) const;
};

struct LayerNorm {
  at::Tensor weight, bias;
  double eps = 1e-5;
  LayerNorm() = default;
  LayerNorm(ParameterSource& parameters, const std::string& name, std::int64_t width, double norm_eps);
  at::Tensor forward(const at::Tensor& x) const;
};

/// ResnetBlock2D (models.md 3.3). `time_width` 0: no time term (autoencoder).
struct Resnet {
  GroupNorm norm1, norm2;
  Convolution conv1, conv2;
  std::optional<Linear> time_emb_proj;
  std::optional<Linear> conv_shortcut;
  double scale_factor = 1;  ///< the sum is divided by it
  Resnet(ParameterSource& parameters, const std::string& name, std::int64_t in, std::int64_t out,
         std::int64_t time_width, std::int64_t groups, double eps, double output_scale_factor = 1);
  /// `time`: silu(time embedding) [B, time_width], undefined without a time term.
  at::Tensor forward(const at::Tensor& x, const at::Tensor& time = {}) const;
};

/// Downsample2D: 3x3, stride 2. padding 0 means one row and column of zeros at the bottom and right.
struct Downsample {
  Convolution conv;
  Downsample(ParameterSource& parameters, const std::string& name, std::int64_t channels, std::int64_t padding);
  at::Tensor forward(const at::Tensor& x) const;
};

/// Upsample2D: nearest neighbour to the wanted size, then 3x3.
struct Upsample {
  Convolution conv;
  Upsample(ParameterSource& parameters, const std::string& name, std::int64_t channels);
  at::Tensor forward(const at::Tensor& x, std::int64_t height, std::int64_t width) const;
};

/// value * gelu(gate) of [..., value | gate] (models.md 3.3: value first, exact GELU).
at::Tensor gated_gelu(const at::Tensor& x);

}  // namespace elboscope
