#include "core/nn/transformer_layers.h"

#include <algorithm>
#include <sstream>

#include "core/base/error.h"
#include "core/nn/channel_kernels.h"
#include "core/nn/torch_threads.h"

namespace elboscope {
namespace {

constexpr double head_norm_eps = 1e-6;

// Numbers of an inner layer that exist at once. Fewer rows would read the weights too often for the products to stay
// efficient.
std::int64_t inner_numbers(bool cpu) {
  return std::int64_t{1} << (cpu ? 23 : 26);
}

std::int64_t part_rows(std::int64_t inner, bool cpu) {
  return std::max<std::int64_t>(1, inner_numbers(cpu) / inner);
}

at::Tensor each_head_normed(const at::Tensor& x, const at::Tensor& weight) {
  const auto wide = x.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
  const auto square = at::linalg_vector_norm(x, 2, {-1}, true, wide).square();
  const auto inverse = (square / static_cast<double>(x.size(-1)) + head_norm_eps).rsqrt();
  return may_overwrite() ? x.mul_(inverse).mul_(weight) : (x * inverse).to(x.scalar_type()) * weight;
}

at::Tensor rotated(const at::Tensor& x, const Rotation& rotation) {
  const auto pairs = x.reshape({x.size(0), x.size(1), x.size(2), x.size(3) / 2, 2});
  const auto a = pairs.select(4, 0), b = pairs.select(4, 1);
  const auto turned = at::stack({a * rotation.cosine - b * rotation.sine, b * rotation.cosine + a * rotation.sine}, 4);
  return turned.reshape(x.sizes()).to(x.scalar_type());
}

std::string shape_text(const at::Tensor& x) {
  if (!x.defined()) return "nothing";
  std::ostringstream text;
  text << x.sizes();
  return text.str();
}

void expect(bool holds, const std::string& sentence) {
  if (!holds) throw Error(ErrorKind::usage, {}, sentence);
}

}  // namespace

at::Tensor modulated_norm(const at::Tensor& x, const at::Tensor& shift, const at::Tensor& scale, double eps) {
  const auto width = x.size(2);
  if (!may_overwrite()) return at::layer_norm(x, {width}, {}, {}, eps) * (scale + 1).unsqueeze(1) + shift.unsqueeze(1);
  const auto type = x.scalar_type();
  if (!x.device().is_cpu() || (type != at::kFloat && type != at::kBFloat16))
    return at::layer_norm(x, {width}, {}, {}, eps).mul_((scale + 1).unsqueeze(1)).add_(shift.unsqueeze(1));
  // The kernel's weight and bias are those of one sample.
  const auto input = x.contiguous(), weight = (scale + 1).contiguous(), bias = shift.contiguous();
  auto y = at::empty_like(input);
  for (std::int64_t b = 0; b < x.size(0); ++b) {
    const auto from = input[b], to = y[b], weights = weight[b], biases = bias[b];
    kernels::LayerNormArguments arguments;
    arguments.scalar = type == at::kFloat ? kernels::Scalar::f32 : kernels::Scalar::bf16;
    arguments.x = from.data_ptr();
    arguments.weight = weights.data_ptr();
    arguments.bias = biases.data_ptr();
    arguments.y = to.data_ptr();
    arguments.rows = x.size(1);
    arguments.width = width;
    arguments.eps = eps;
    kernels::layer_norm(arguments, torch_threads());
  }
  return y;
}

at::Tensor add_gated(at::Tensor x, const at::Tensor& gate, const at::Tensor& y) {
  return may_overwrite() ? x.addcmul_(y, gate.unsqueeze(1)) : x + y * gate.unsqueeze(1);
}

at::Tensor in_parts(at::Tensor x, std::int64_t inner,
                    const std::function<at::Tensor(const at::Tensor& rows, std::int64_t first)>& compute) {
  const auto width = x.size(-1), rows = x.numel() / width;
  const auto part = part_rows(inner, x.device().is_cpu());
  if (!may_overwrite() || rows <= part) return compute(x.reshape({rows, width}), 0).reshape(x.sizes());
  const auto flat = x.view({rows, width});
  for (std::int64_t first = 0; first < rows; first += part) {
    auto some = flat.narrow(0, first, std::min(part, rows - first));
    some.copy_(compute(some, first));
  }
  return x;
}

std::uint64_t inner_bytes(std::int64_t rows, std::int64_t inner, const at::Tensor& weight) {
  const bool cpu = !weight.defined() || weight.device().is_cpu();
  const auto most = std::min(rows, part_rows(inner, cpu)) * inner;
  return static_cast<std::uint64_t>(most) * (weight.defined() ? weight.element_size() : sizeof(float));
}

at::Tensor approximate_gelu(at::Tensor x) {
  return may_overwrite() ? at::gelu_(x, "tanh") : at::gelu(x, "tanh");
}

FeedForward::FeedForward(ParameterSource& parameters, const std::string& name, std::int64_t width)
    : in(parameters, name + ".net.0.proj", width, 4 * width, true),
      out(parameters, name + ".net.2", 4 * width, width, true) {}

at::Tensor FeedForward::forward(at::Tensor normed) const {
  return in_parts(std::move(normed), in.weight.size(0), [&](const at::Tensor& rows, std::int64_t) {
    return out.forward(approximate_gelu(in.forward(rows)));
  });
}

EmbeddingLayers::EmbeddingLayers(ParameterSource& parameters, const std::string& name, std::int64_t in,
                                 std::int64_t out)
    : first(parameters, name + ".linear_1", in, out, true), second(parameters, name + ".linear_2", out, out, true) {}

at::Tensor EmbeddingLayers::forward(const at::Tensor& x) const {
  return second.forward(at::silu(first.forward(x)));
}

at::Tensor patches(const at::Tensor& picture, std::int64_t p) {
  const auto rows = picture.size(2) / p, columns = picture.size(3) / p;
  return picture.reshape({picture.size(0), picture.size(1), rows, p, columns, p})
      .permute({0, 2, 4, 1, 3, 5})
      .reshape({picture.size(0), rows * columns, picture.size(1) * p * p});
}

at::Tensor from_patches(const at::Tensor& tokens, std::int64_t rows, std::int64_t columns, std::int64_t p,
                        bool channel_last) {
  const auto batch = tokens.size(0), channels = tokens.size(2) / (p * p);
  const auto grid = channel_last ? tokens.reshape({batch, rows, columns, p, p, channels}).permute({0, 5, 1, 3, 2, 4})
                                 : tokens.reshape({batch, rows, columns, channels, p, p}).permute({0, 3, 1, 4, 2, 5});
  return grid.reshape({batch, channels, rows * p, columns * p});
}

PatchEmbedding::PatchEmbedding(ParameterSource& parameters, const std::string& name, std::int64_t channels,
                               std::int64_t width, std::int64_t p)
    : patch(p) {
  projection.weight = parameters.take(name + ".proj.weight", {width, channels, p, p});
  if (projection.weight.defined()) projection.weight = projection.weight.reshape({width, channels * p * p});
  projection.bias = parameters.take(name + ".proj.bias", {width});
}

at::Tensor PatchEmbedding::forward(const at::Tensor& sample) const {
  return projection.forward(patches(sample, patch));
}

OutputLayers::OutputLayers(ParameterSource& parameters, std::int64_t width, std::int64_t out)
    : modulation(parameters, "norm_out.linear", width, 2 * width, true),
      projection(parameters, "proj_out", width, out, true) {}

at::Tensor OutputLayers::forward(const at::Tensor& tokens, const at::Tensor& time) const {
  const auto scale_shift = modulation.forward(time).chunk(2, -1);
  return projection.forward(modulated_norm(tokens, scale_shift[1], scale_shift[0]));
}

HeadProjections::HeadProjections(ParameterSource& parameters, const Names& names, std::int64_t width,
                                 std::int64_t head_count, bool with_bias)
    : linear(parameters, {names.query, names.key, names.value}, width, width, with_bias), heads(head_count) {
  if (names.query_norm.empty()) return;
  query_norm = parameters.take(names.query_norm + ".weight", {width / heads});
  key_norm = parameters.take(names.key_norm + ".weight", {width / heads});
}

HeadProjections::Heads HeadProjections::forward(const at::Tensor& tokens, const Rotation* rotation) const {
  const auto parts = linear.forward(tokens).chunk(3, -1);
  const auto split = [&](const at::Tensor& x) { return x.reshape({x.size(0), x.size(1), heads, -1}); };
  Heads result{split(parts[0]), split(parts[1]), split(parts[2])};
  if (query_norm.defined()) {
    result.query = each_head_normed(result.query, query_norm);
    result.key = each_head_normed(result.key, key_norm);
  }
  if (rotation) {
    result.query = rotated(result.query, *rotation);
    result.key = rotated(result.key, *rotation);
  }
  return result;
}

void check_denoiser_input(const DenoiserInput& input, std::int64_t channels, std::int64_t patch,
                          std::int64_t text_width, std::int64_t pooled_width) {
  const auto& sample = input.sample;
  expect(sample.defined() && sample.dim() == 4 && sample.size(0) > 0 && sample.size(1) == channels &&
             sample.size(2) > 0 && sample.size(3) > 0,
         "The denoiser got a latent of shape " + shape_text(sample) + ", expected [batch, " + std::to_string(channels) +
             ", height, width].");
  expect(sample.size(2) % patch == 0 && sample.size(3) % patch == 0,
         "The denoiser got a latent of " + std::to_string(sample.size(2)) + " x " + std::to_string(sample.size(3)) +
             " cells, expected multiples of " + std::to_string(patch) + " (the side of a token's patch).");
  const auto batch = sample.size(0);
  check_condition(input.timestep, {batch}, "a timestep");
  const auto& text = input.text.encoder_hidden_states;
  expect(text.defined() && text.dim() == 3 && text.size(0) == batch && text.size(1) > 0 && text.size(2) == text_width,
         "The denoiser got texts of shape " + shape_text(text) + ", expected [" + std::to_string(batch) + ", tokens, " +
             std::to_string(text_width) + "].");
  if (pooled_width > 0) check_condition(input.text.pooled, {batch, pooled_width}, "a pooled text");
}

void check_condition(const at::Tensor& numbers, c10::IntArrayRef shape, const std::string& what) {
  if (numbers.defined() && numbers.sizes() == shape) return;
  std::ostringstream wanted;
  wanted << shape;
  throw Error(ErrorKind::usage, {},
              "The denoiser needs " + what + " for every latent and got " + shape_text(numbers) + ", expected shape " +
                  wanted.str() + ".");
}

}  // namespace elboscope
