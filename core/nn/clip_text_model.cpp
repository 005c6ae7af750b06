#include "core/nn/clip_text_model.h"

#include <cmath>
#include <limits>
#include <vector>

#include "core/base/error.h"
#include "core/nn/layers.h"

namespace elboscope {
namespace {

at::Tensor activate(const at::Tensor& x, const std::string& name) {
  if (name == "quick_gelu") return x * at::sigmoid(x * 1.702);
  if (name == "gelu") return at::gelu(x);
  if (name == "gelu_new" || name == "gelu_pytorch_tanh") return at::gelu(x, "tanh");
  if (name == "relu") return at::relu(x);
  if (name == "silu" || name == "swish") return at::silu(x);
  throw Error(ErrorKind::refused, {}, "The text encoder's activation \"" + name + "\" is not known.");
}

struct Layer {
  LayerNorm norm1, norm2;
  Linear query, key, value, out, fc1, fc2;
  Layer(ParameterSource& parameters, const std::string& name, const ClipTextConfig& c)
      : norm1(parameters, name + ".layer_norm1", c.hidden_size, c.layer_norm_eps),
        norm2(parameters, name + ".layer_norm2", c.hidden_size, c.layer_norm_eps),
        query(parameters, name + ".self_attn.q_proj", c.hidden_size, c.hidden_size, true),
        key(parameters, name + ".self_attn.k_proj", c.hidden_size, c.hidden_size, true),
        value(parameters, name + ".self_attn.v_proj", c.hidden_size, c.hidden_size, true),
        out(parameters, name + ".self_attn.out_proj", c.hidden_size, c.hidden_size, true),
        fc1(parameters, name + ".mlp.fc1", c.hidden_size, c.intermediate_size, true),
        fc2(parameters, name + ".mlp.fc2", c.intermediate_size, c.hidden_size, true) {}
};

}  // namespace

struct ClipTextModel::Network {
  ClipTextConfig config;
  at::Tensor token_embedding, position_embedding;
  std::vector<Layer> layers;
  LayerNorm final_norm;
  Linear text_projection;

  Network(const ClipTextConfig& c, ParameterSource& parameters) : config(c) {
    const std::string bare = "embeddings.token_embedding.weight";
    const std::string prefix = parameters.has(bare) && !parameters.has("text_model." + bare) ? "" : "text_model.";
    token_embedding = parameters.take(prefix + bare, {c.vocab_size, c.hidden_size});
    position_embedding =
        parameters.take(prefix + "embeddings.position_embedding.weight", {c.max_position_embeddings, c.hidden_size});
    for (std::int64_t i = 0; i < c.num_hidden_layers; ++i)
      layers.emplace_back(parameters, prefix + "encoder.layers." + std::to_string(i), c);
    final_norm = LayerNorm(parameters, prefix + "final_layer_norm", c.hidden_size, c.layer_norm_eps);
    if (c.with_projection) {
      text_projection = Linear(parameters, "text_projection", c.hidden_size, c.projection_dim, false);
    }
  }

  // The sequence is short (77): the few scores are stored, which also serves training.
  at::Tensor self_attention(const Layer& layer, const at::Tensor& x, const at::Tensor& mask) const {
    const auto heads = config.num_attention_heads;
    const auto split = [&](const at::Tensor& y) {
      return y.reshape({y.size(0), y.size(1), heads, -1}).transpose(1, 2);
    };
    const double scale = 1.0 / std::sqrt(static_cast<double>(config.hidden_size / heads));
    const auto scores =
        at::matmul(split(layer.query.forward(x)) * scale, split(layer.key.forward(x)).transpose(2, 3)) + mask;
    const auto mixed = at::matmul(at::softmax(scores, -1), split(layer.value.forward(x)));
    return layer.out.forward(mixed.transpose(1, 2).reshape(x.sizes()));
  }

  // models.md 7.1: files that say end-of-text is 2 mean the largest id, which is where the real one stands.
  at::Tensor end_rows(const at::Tensor& ids) const {
    if (config.eos_token_id == 2) return ids.argmax(-1);
    return ids.eq(config.eos_token_id).to(at::kInt).argmax(-1);
  }
};

ClipTextModel::ClipTextModel(const ClipTextConfig& config, ParameterSource& parameters)
    : network_(std::make_unique<Network>(config, parameters)) {}
ClipTextModel::~ClipTextModel() = default;

const ClipTextConfig& ClipTextModel::config() const {
  return network_->config;
}

ClipTextModel::Output ClipTextModel::forward(const at::Tensor& ids) const {
  const auto& c = network_->config;
  if (ids.dim() != 2 || ids.size(0) < 1 || ids.size(1) < 1 || ids.size(1) > c.max_position_embeddings)
    throw Error(ErrorKind::usage, {},
                "The text encoder takes 1 to " + std::to_string(c.max_position_embeddings) + " tokens a text.");
  if (ids.min().item<std::int64_t>() < 0 || ids.max().item<std::int64_t>() >= c.vocab_size)
    throw Error(ErrorKind::refused, {},
                "The tokenizer gives token ids up to " + std::to_string(ids.max().item<std::int64_t>()) +
                    ", but the text encoder knows only " + std::to_string(c.vocab_size) +
                    ": they do not belong together.");
  const auto length = ids.size(1);
  auto x = at::embedding(network_->token_embedding, ids.to(network_->token_embedding.device())) +
           network_->position_embedding.narrow(0, 0, length);
  const auto mask = at::full({length, length}, -std::numeric_limits<double>::infinity(), x.options()).triu(1);
  Output output;
  output.penultimate_hidden_state = x;
  for (const auto& layer : network_->layers) {
    output.penultimate_hidden_state = x;
    x = x + network_->self_attention(layer, layer.norm1.forward(x), mask);
    x = x + layer.fc2.forward(activate(layer.fc1.forward(layer.norm2.forward(x)), c.hidden_act));
  }
  output.last_hidden_state = network_->final_norm.forward(x);
  const auto rows = network_->end_rows(ids).to(x.device());
  output.pooled = output.last_hidden_state.index({at::arange(ids.size(0), rows.options()), rows});
  if (c.with_projection) output.projected = network_->text_projection.forward(output.pooled);
  return output;
}

}  // namespace elboscope
