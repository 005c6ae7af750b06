#include "core/nn/t5_encoder.h"

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/layers.h"

namespace elboscope {
namespace {

constexpr std::int64_t kLongestText = 4096;

// Hands out float16 parameters as bfloat16.
class WideRangeParameters final : public ParameterSource {
 public:
  explicit WideRangeParameters(ParameterSource& source) : source_(source) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    at::Tensor parameter = source_.take(name, shape);
    narrow_ = parameter.defined() && parameter.scalar_type() == at::kHalf;
    return narrow_ ? parameter.to(at::kBFloat16) : parameter;
  }
  // A weight that is kept as stored is float16 whatever is computed in: what was taken before tells.
  at::Tensor take_layer(const std::string& name, const std::vector<std::int64_t>& shape) override {
    at::Tensor parameter = source_.take_layer(name, shape);
    return narrow_ && parameter.scalar_type() == at::kHalf ? parameter.to(at::kBFloat16) : parameter;
  }
  bool has(const std::string& name) const override { return source_.has(name); }

 private:
  ParameterSource& source_;
  bool narrow_ = false;
};

at::Tensor activate(const at::Tensor& x, const std::string& name) {
  if (name == "relu") return at::relu(x);
  if (name == "gelu") return at::gelu(x);
  if (name == "silu") return at::silu(x);
  return at::gelu(x, "tanh");
}

// x / root mean square, with statistics in float32; neither a mean nor a bias.
struct RootMeanSquareNorm {
  at::Tensor weight;
  double eps;
  RootMeanSquareNorm(ParameterSource& parameters, const std::string& name, const T5Config& c)
      : weight(parameters.take(name + ".weight", {c.d_model})), eps(c.layer_norm_epsilon) {}
  at::Tensor forward(const at::Tensor& x) const {
    const at::Tensor wide = x.to(at::kFloat);
    const at::Tensor scale = at::rsqrt(at::mean(wide * wide, {-1}, true) + eps);
    return weight * (wide * scale).to(weight.scalar_type());
  }
};

struct Layer {
  RootMeanSquareNorm attention_norm, dense_norm;
  Linear query, key, value, out;
  Linear gate, in, back;  // gate: wi_0, undefined without one
  Layer(ParameterSource& parameters, const std::string& name, const T5Config& c)
      : attention_norm(parameters, name + ".layer.0.layer_norm", c),
        dense_norm(parameters, name + ".layer.1.layer_norm", c),
        query(parameters, name + ".layer.0.SelfAttention.q", c.d_model, c.num_heads * c.d_kv, false),
        key(parameters, name + ".layer.0.SelfAttention.k", c.d_model, c.num_heads * c.d_kv, false),
        value(parameters, name + ".layer.0.SelfAttention.v", c.d_model, c.num_heads * c.d_kv, false),
        out(parameters, name + ".layer.0.SelfAttention.o", c.num_heads * c.d_kv, c.d_model, false) {
    const std::string dense = name + ".layer.1.DenseReluDense.";
    if (c.is_gated_act) gate = Linear(parameters, dense + "wi_0", c.d_model, c.d_ff, false);
    in = Linear(parameters, dense + (c.is_gated_act ? "wi_1" : "wi"), c.d_model, c.d_ff, false);
    back = Linear(parameters, dense + "wo", c.d_ff, c.d_model, false);
  }
};

}  // namespace

struct T5Encoder::Network {
  T5Config config;
  at::Tensor embedding, relative_bias;
  std::vector<Layer> layers;
  std::optional<RootMeanSquareNorm> final_norm;

  Network(const T5Config& c, ParameterSource& source) : config(c) {
    WideRangeParameters parameters(source);
    const std::string shared = "shared.weight", tied = "encoder.embed_tokens.weight";
    const bool by_second_name = parameters.has(tied) && !parameters.has(shared);
    embedding = parameters.take(by_second_name ? tied : shared, {c.vocab_size, c.d_model});
    relative_bias = parameters.take("encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                                    {c.relative_attention_num_buckets, c.num_heads});
    for (std::int64_t i = 0; i < c.num_layers; ++i) {
      layers.emplace_back(parameters, "encoder.block." + std::to_string(i), c);
    }
    final_norm.emplace(parameters, "encoder.final_layer_norm", c);
  }

  // [heads, L, L] of float32: the same for every layer and text.
  at::Tensor position_bias(std::int64_t length) const {
    const at::Tensor buckets = relative_buckets(length, config).to(relative_bias.device());
    return at::embedding(relative_bias, buckets).permute({2, 0, 1}).to(at::kFloat).contiguous();
  }

  // Without the usual 1/sqrt(d): T5's initialisation takes care of it. Texts one after the other, because 64 heads of
  // 512 tokens are 64 MB of scores each.
  at::Tensor attend(const Layer& layer, const at::Tensor& x, const at::Tensor& bias,
                    const at::Tensor& mask_bias) const {
    const auto split = [&](const at::Tensor& y) {
      return y.reshape({y.size(0), y.size(1), config.num_heads, config.d_kv}).transpose(1, 2);
    };
    const at::Tensor query = split(layer.query.forward(x)), key = split(layer.key.forward(x)),
                     value = split(layer.value.forward(x));
    std::vector<at::Tensor> rows;
    for (std::int64_t row = 0; row < x.size(0); ++row) {
      at::Tensor scores = at::matmul(query[row], key[row].transpose(1, 2)).to(at::kFloat) + bias;
      if (mask_bias.defined()) scores = scores + mask_bias[row];
      rows.push_back(at::matmul(at::softmax(scores, -1).to(value.scalar_type()), value[row]));
    }
    return layer.out.forward(at::stack(rows).transpose(1, 2).reshape({x.size(0), x.size(1), -1}));
  }

  at::Tensor dense(const Layer& layer, const at::Tensor& x) const {
    const at::Tensor in = layer.in.forward(x);
    const at::Tensor middle = config.is_gated_act ? activate(layer.gate.forward(x), config.dense_act_fn) * in
                                                  : activate(in, config.dense_act_fn);
    return layer.back.forward(middle);
  }
};

T5Encoder::T5Encoder(const T5Config& config, ParameterSource& parameters)
    : network_(std::make_unique<Network>(config, parameters)) {}
T5Encoder::~T5Encoder() = default;

const T5Config& T5Encoder::config() const {
  return network_->config;
}

// models.md 7.2. The logarithm in float32 as the reference has it: it decides at the borders of buckets.
at::Tensor T5Encoder::relative_buckets(std::int64_t length, const T5Config& config) {
  const at::Tensor place = at::arange(length, at::kLong);
  const at::Tensor relative = place.unsqueeze(0) - place.unsqueeze(1);
  const std::int64_t half = config.relative_attention_num_buckets / 2, exact = half / 2;
  const at::Tensor distance = relative.abs();
  const double span =
      std::log(static_cast<double>(config.relative_attention_max_distance) / static_cast<double>(exact));
  const at::Tensor far =
      (at::log(distance.to(at::kFloat) / static_cast<double>(exact)) / span * static_cast<double>(half - exact))
          .clamp_min(0)
          .to(at::kLong);
  const at::Tensor bucket = at::where(distance < exact, distance, (far + exact).clamp_max(half - 1));
  return bucket + (relative > 0).to(at::kLong) * half;
}

at::Tensor T5Encoder::forward(const at::Tensor& ids, const at::Tensor& mask) const {
  const T5Config& c = network_->config;
  if (ids.dim() != 2 || ids.size(0) < 1 || ids.size(1) < 1 || ids.size(1) > kLongestText) {
    throw Error(ErrorKind::usage, {},
                "The T5 text encoder takes 1 to " + std::to_string(kLongestText) + " tokens a text.");
  }
  if (mask.defined() && mask.sizes() != ids.sizes()) {
    throw Error(ErrorKind::usage, {}, "The mask given to the T5 text encoder has another shape than the token ids.");
  }
  if (ids.min().item<std::int64_t>() < 0 || ids.max().item<std::int64_t>() >= c.vocab_size) {
    throw Error(ErrorKind::refused, {},
                "The tokenizer gives token ids up to " + std::to_string(ids.max().item<std::int64_t>()) +
                    ", but the T5 text encoder knows only " + std::to_string(c.vocab_size) +
                    ": they do not belong together.");
  }
  const at::Device device = network_->embedding.device();
  at::Tensor x = at::embedding(network_->embedding, ids.to(device));
  const at::Tensor bias = network_->position_bias(ids.size(1));
  at::Tensor mask_bias;
  if (mask.defined()) {
    mask_bias =
        ((1 - mask.to(device, at::kFloat)) * std::numeric_limits<float>::lowest()).reshape({ids.size(0), 1, 1, -1});
  }
  for (const Layer& layer : network_->layers) {
    x = x + network_->attend(layer, layer.attention_norm.forward(x), bias, mask_bias);
    x = x + network_->dense(layer, layer.dense_norm.forward(x));
  }
  return network_->final_norm->forward(x);
}

}  // namespace elboscope
