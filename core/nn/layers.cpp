#include "core/nn/layers.h"

#include <c10/core/GradMode.h>

#include <cmath>

#include "core/base/error.h"
#include "core/nn/channel_kernels.h"
#include "core/nn/differentiable.h"
#include "core/nn/torch_threads.h"

namespace elboscope {
namespace {

bool runs_on_kernels(const at::Tensor& x) {
  return may_overwrite() && x.device().is_cpu() && (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16);
}

kernels::Scalar scalar_of(const at::Tensor& x) {
  return x.scalar_type() == at::kFloat ? kernels::Scalar::f32 : kernels::Scalar::bf16;
}

at::Tensor channels_first_view(const at::Tensor& x) {
  return x.permute({0, 3, 1, 2});
}

// oneDNN itself where it serves: conv2d would decide for a slow path on one thread or small inputs.
at::Tensor convolve(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, std::int64_t stride,
                    std::int64_t padding) {
  if (at::hasMKLDNN() && runs_on_kernels(x) && x.scalar_type() == at::kFloat)
    return at::mkldnn_convolution(x, weight, bias, {padding, padding}, {stride, stride}, {1, 1}, 1);
  return at::conv2d(x, weight, bias, stride, padding);
}

// A product over the last axis as a 1x1 convolution of one row of pixels. Without MKL, LibTorch's own products run on
// OpenBLAS, which keeps threads of its own: measured here 1.2 to 2.3 times slower than oneDNN, and its waiting threads
// take the cores from everybody else.
at::Tensor multiply(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
  if (runs_on_nodes(x)) return linear_node(x, weight, bias);
  static const bool by_convolution = at::hasMKLDNN() && !at::hasMKL();
  if (!by_convolution || !runs_on_kernels(x)) return at::linear(x, weight, bias);
  auto shape = x.sizes().vec();
  const auto in = shape.back(), out = weight.size(0);
  shape.back() = out;
  const auto row = x.reshape({1, 1, -1, in}).permute({0, 3, 1, 2});
  const auto kernel = weight.reshape({out, in, 1, 1});
  return convolve(row, kernel, bias, 1, 0).permute({0, 2, 3, 1}).reshape(shape);
}

// Memory that a GPU fetches from has to stay of that kind when a weight is laid out anew.
at::Tensor in_place_of(const at::Tensor& original, at::Tensor copy) {
  return at::hasCUDA() && original.device().is_cpu() && original.is_pinned() ? copy.pin_memory() : copy;
}

// LibTorch keeps the channels-last order but where a size is 1 it cannot tell the orders apart.
at::Tensor channels_last_view(const at::Tensor& x) {
  return x.permute({0, 2, 3, 1}).contiguous();
}

}  // namespace

bool may_overwrite() {
  return !c10::GradMode::is_enabled();
}

at::Tensor add_into(at::Tensor a, const at::Tensor& b) {
  return may_overwrite() ? a.add_(b) : a + b;
}

at::Tensor at_hand(const at::Tensor& weight, const at::Tensor& x) {
  auto here = weight;
  // In two steps: LibTorch would convert before copying, on the slower side and with the larger copy.
  if (here.device() != x.device()) here = here.to(x.device(), here.scalar_type(), true);
  return here.scalar_type() == x.scalar_type() ? here : here.to(x.scalar_type());
}

at::Tensor take_matrix(ParameterSource& parameters, const std::string& name, std::int64_t out, std::int64_t in,
                       bool as_convolution) {
  const std::vector<std::int64_t> matrix{out, in}, convolution{out, in, 1, 1};
  at::Tensor weight;
  try {
    weight = parameters.take_layer(name, as_convolution ? convolution : matrix);
  } catch (const Error&) {
    try {
      weight = parameters.take_layer(name, as_convolution ? matrix : convolution);
    } catch (const Error&) {
    }
    if (!weight.defined()) throw;
  }
  return weight.defined() ? weight.reshape({out, in}) : weight;
}

Linear::Linear(ParameterSource& parameters, const std::string& name, std::int64_t in, std::int64_t out, bool with_bias,
               bool as_convolution)
    : weight(take_matrix(parameters, name + ".weight", out, in, as_convolution)) {
  if (with_bias) bias = parameters.take(name + ".bias", {out});
}

at::Tensor Linear::forward(const at::Tensor& x) const {
  return multiply(x, at_hand(weight, x), bias);
}

JoinedLinear::JoinedLinear(ParameterSource& parameters, const std::vector<std::string>& names, std::int64_t in,
                           std::int64_t out, bool with_bias) {
  bool fixed = true;
  for (const auto& name : names) {
    weights.push_back(take_matrix(parameters, name + ".weight", out, in));
    if (with_bias) biases.push_back(parameters.take(name + ".bias", {out}));
    fixed = fixed && weights.back().defined() && !weights.back().requires_grad();
  }
  if (!fixed) return;
  joined = in_place_of(weights.front(), at::cat(weights, 0));
  if (with_bias) joined_bias = at::cat(biases, 0);
  weights.clear();
  biases.clear();
}

at::Tensor JoinedLinear::forward(const at::Tensor& x) const {
  if (joined.defined()) return multiply(x, at_hand(joined, x), joined_bias);
  return multiply(x, at::cat(weights, 0), biases.empty() ? at::Tensor() : at::cat(biases, 0));
}

at::Tensor sinusoid(const at::Tensor& numbers, std::int64_t width, bool flip_sin_to_cos, double freq_shift) {
  const auto half = width / 2;
  const auto t = numbers.to(at::kFloat);
  const auto frequencies =
      (at::arange(half, t.options()) * (-std::log(10000.0)) / (static_cast<double>(half) - freq_shift)).exp();
  const auto angles = t.unsqueeze(1) * frequencies.unsqueeze(0);
  const auto first = flip_sin_to_cos ? angles.cos() : angles.sin(),
             second = flip_sin_to_cos ? angles.sin() : angles.cos();
  const auto both = at::cat({first, second}, 1);
  return width % 2 ? at::constant_pad_nd(both, {0, 1}) : both;
}

Convolution::Convolution(ParameterSource& parameters, const std::string& name, std::int64_t in, std::int64_t out,
                         std::int64_t kernel, std::int64_t convolution_stride, std::int64_t convolution_padding)
    : weight(parameters.take_layer(name + ".weight", {out, in, kernel, kernel})),
      bias(parameters.take(name + ".bias", {out})),
      stride(convolution_stride),
      padding(convolution_padding) {
  if (weight.defined() && !weight.requires_grad())
    weight = in_place_of(weight, weight.contiguous(at::MemoryFormat::ChannelsLast));
}

at::Tensor Convolution::forward(const at::Tensor& x) const {
  return channels_last_view(convolve(channels_first_view(x), at_hand(weight, x), bias, stride, padding));
}

GroupNorm::GroupNorm(ParameterSource& parameters, const std::string& name, std::int64_t channels,
                     std::int64_t norm_groups, double norm_eps)
    : weight(parameters.take(name + ".weight", {channels})),
      bias(parameters.take(name + ".bias", {channels})),
      groups(norm_groups),
      eps(norm_eps) {}

at::Tensor GroupNorm::forward(const at::Tensor& x, Then then, const at::Tensor& offset) const {
  return run(x, then, offset, false);
}

at::Tensor GroupNorm::forward_into(at::Tensor x, Then then, const at::Tensor& offset) const {
  return run(x, then, offset, may_overwrite());
}

at::Tensor GroupNorm::run(const at::Tensor& input, Then then, const at::Tensor& offset, bool into_x) const {
  if (runs_on_kernels(input)) {
    const auto x = input.contiguous();
    const auto added = offset.defined() ? offset.contiguous() : offset;
    auto y = into_x ? x : at::empty_like(x);
    kernels::GroupNormArguments arguments;
    arguments.scalar = scalar_of(x);
    arguments.x = x.data_ptr();
    arguments.offset = added.defined() ? added.data_ptr() : nullptr;
    arguments.weight = weight.data_ptr();
    arguments.bias = bias.data_ptr();
    arguments.y = y.data_ptr();
    arguments.batch = x.size(0);
    arguments.pixels = x.size(1) * x.size(2);
    arguments.channels = x.size(3);
    arguments.groups = groups;
    arguments.eps = eps;
    arguments.silu = then == Then::silu;
    kernels::group_norm(arguments, torch_threads());
    return y;
  }
  if (runs_on_nodes(input)) return group_norm_node(input, weight, bias, offset, groups, eps, then == Then::silu);
  const auto x = offset.defined() ? input + offset.unsqueeze(1).unsqueeze(1) : input;
  auto y = at::group_norm(channels_first_view(x), groups, weight, bias, eps);
  if (then == Then::silu) y = may_overwrite() ? at::silu_(y) : at::silu(y);
  return channels_last_view(y);
}

LayerNorm::LayerNorm(ParameterSource& parameters, const std::string& name, std::int64_t width, double norm_eps)
    : weight(parameters.take(name + ".weight", {width})),
      bias(parameters.take(name + ".bias", {width})),
      eps(norm_eps) {}

at::Tensor LayerNorm::forward(const at::Tensor& x) const {
  if (runs_on_nodes(x)) return layer_norm_node(x, weight, bias, eps);
  if (!runs_on_kernels(x)) return at::layer_norm(x, {x.size(-1)}, weight, bias, eps);
  const auto input = x.contiguous();
  auto y = at::empty_like(input);
  kernels::LayerNormArguments arguments;
  arguments.scalar = scalar_of(input);
  arguments.x = input.data_ptr();
  arguments.weight = weight.data_ptr();
  arguments.bias = bias.data_ptr();
  arguments.y = y.data_ptr();
  arguments.width = input.size(-1);
  arguments.rows = input.numel() / arguments.width;
  arguments.eps = eps;
  kernels::layer_norm(arguments, torch_threads());
  return y;
}

Resnet::Resnet(ParameterSource& parameters, const std::string& name, std::int64_t in, std::int64_t out,
               std::int64_t time_width, std::int64_t groups, double eps, double output_scale_factor)
    : norm1(parameters, name + ".norm1", in, groups, eps),
      norm2(parameters, name + ".norm2", out, groups, eps),
      conv1(parameters, name + ".conv1", in, out, 3, 1, 1),
      conv2(parameters, name + ".conv2", out, out, 3, 1, 1),
      scale_factor(output_scale_factor) {
  if (time_width > 0) time_emb_proj.emplace(parameters, name + ".time_emb_proj", time_width, out, true);
  if (in != out) conv_shortcut.emplace(parameters, name + ".conv_shortcut", in, out, true, true);
}

at::Tensor Resnet::forward(const at::Tensor& x, const at::Tensor& time) const {
  auto y = conv1.forward(norm1.forward(x, GroupNorm::Then::silu));
  const auto offset = time_emb_proj ? time_emb_proj->forward(time) : at::Tensor();
  y = conv2.forward(norm2.forward_into(std::move(y), GroupNorm::Then::silu, offset));
  y = add_into(std::move(y), conv_shortcut ? conv_shortcut->forward(x) : x);
  if (scale_factor != 1) y = may_overwrite() ? y.div_(scale_factor) : y / scale_factor;
  return y;
}

Downsample::Downsample(ParameterSource& parameters, const std::string& name, std::int64_t channels,
                       std::int64_t padding)
    : conv(parameters, name + ".conv", channels, channels, 3, 2, padding) {}

at::Tensor Downsample::forward(const at::Tensor& x) const {
  return conv.forward(conv.padding == 0 ? at::constant_pad_nd(x, {0, 0, 0, 1, 0, 1}) : x);
}

Upsample::Upsample(ParameterSource& parameters, const std::string& name, std::int64_t channels)
    : conv(parameters, name + ".conv", channels, channels, 3, 1, 1) {}

at::Tensor Upsample::forward(const at::Tensor& x, std::int64_t height, std::int64_t width) const {
  return conv.forward(channels_last_view(at::upsample_nearest2d(channels_first_view(x), {height, width})));
}

at::Tensor gated_gelu(const at::Tensor& x) {
  const auto width = x.size(-1) / 2;
  if (runs_on_nodes(x)) return gated_gelu_node(x);
  if (!runs_on_kernels(x)) return x.narrow(-1, 0, width) * at::gelu(x.narrow(-1, width, width));
  const auto input = x.contiguous();
  auto shape = input.sizes().vec();
  shape.back() = width;
  auto y = at::empty(shape, input.options());
  kernels::gated_gelu(scalar_of(input), input.data_ptr(), y.data_ptr(), y.numel() / width, width, torch_threads());
  return y;
}

}  // namespace elboscope
