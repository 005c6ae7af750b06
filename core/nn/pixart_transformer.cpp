#include "core/nn/pixart_transformer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "core/nn/recorded_attention.h"
#include "core/nn/transformer_layers.h"

namespace elboscope {
namespace {

constexpr double last_norm_eps = 1e-6;  // not norm_eps

// Sines and cosines of `count` places along one axis, [count, width], in float64 as diffusers computes them: the places
// of a grid of any size are spread over those of the grid the model was trained for.
at::Tensor axis_positions(std::int64_t count, std::int64_t width, double base, double scale) {
  const auto wide = at::TensorOptions().dtype(at::kDouble);
  const auto frequencies = (at::arange(width / 2, wide) * (-std::log(10000.0) * 2 / static_cast<double>(width))).exp();
  const auto places = at::arange(count, wide.dtype(at::kFloat)) / (static_cast<double>(count) / base) / scale;
  const auto angles = places.to(at::kDouble).unsqueeze(1) * frequencies.unsqueeze(0);
  return at::cat({angles.sin(), angles.cos()}, 1);
}

struct Pass {
  at::Tensor modulation;  // [B, 6, D]
  at::Tensor text;        // [B, L, cross_attention_dim]
  at::Tensor mask;        // [B, L] on the host, or undefined
  std::int64_t height = 0, width = 0;
  AttentionRecorder* recorder = nullptr;
};

struct Block {
  at::Tensor scale_shift_table;  // [6, D]
  AttentionSite self, cross;
  HeadProjections self_heads;
  Linear self_out, cross_query, cross_out;
  JoinedLinear cross_key_value;
  FeedForward feed_forward;
  double eps, scale;

  Block(ParameterSource& parameters, const std::string& name, const PixArtTransformerConfig& c, SiteCounter& counter)
      : scale_shift_table(parameters.take(name + ".scale_shift_table", {6, c.width()})),
        self_heads(parameters, {name + ".attn1.to_q", name + ".attn1.to_k", name + ".attn1.to_v", "", ""}, c.width(),
                   c.num_attention_heads, c.attention_bias),
        self_out(parameters, name + ".attn1.to_out.0", c.width(), c.width(), true),
        cross_query(parameters, name + ".attn2.to_q", c.width(), c.width(), c.attention_bias),
        cross_out(parameters, name + ".attn2.to_out.0", c.width(), c.width(), true),
        cross_key_value(parameters, {name + ".attn2.to_k", name + ".attn2.to_v"}, c.cross_attention_dim, c.width(),
                        c.attention_bias),
        feed_forward(parameters, name + ".ff", c.width()),
        eps(c.norm_eps),
        scale(1.0 / std::sqrt(static_cast<double>(c.attention_head_dim))) {
    self.name = name + ".attn1";
    self.index = counter.self++;
    self.place = AttentionSite::Place::mid;
    self.heads = c.num_attention_heads;
    cross = self;
    cross.name = name + ".attn2";
    cross.cross = true;
    cross.index = counter.cross++;
  }

  at::Tensor forward(at::Tensor x, const Pass& pass) const {
    // Shift, scale and gate of self-attention, then of the feed-forward.
    const auto m = (pass.modulation + scale_shift_table).unbind(1);
    {
      const auto h = self_heads.forward(modulated_norm(x, m[0], m[1], eps));
      const auto seen = recorded_attention(self, pass.height, pass.width, heads_first(h.query), heads_first(h.key),
                                           heads_first(h.value), scale, pass.recorder);
      x = add_gated(std::move(x), m[2], self_out.forward(seen));
    }
    // Cross-attention has neither norm nor gate.
    x = add_into(std::move(x), attend_to_text(x, pass));
    const auto y = feed_forward.forward(modulated_norm(x, m[3], m[4], eps));
    return add_gated(std::move(x), m[5], y);
  }

  at::Tensor attend_to_text(const at::Tensor& x, const Pass& pass) const {
    const auto split = [&](const at::Tensor& y) {
      return heads_first(y.reshape({y.size(0), y.size(1), cross.heads, -1}));
    };
    const auto key_value = cross_key_value.forward(pass.text).chunk(2, -1);
    return cross_out.forward(recorded_attention(cross, pass.height, pass.width, split(cross_query.forward(x)),
                                                split(key_value[0]), split(key_value[1]), scale, pass.recorder,
                                                pass.mask));
  }
};

}  // namespace

struct PixArtTransformer::Network {
  PixArtTransformerConfig config;
  PatchEmbedding patch_embedding;
  EmbeddingLayers time;
  std::optional<EmbeddingLayers> resolution, aspect_ratio;
  Linear modulation;
  std::optional<std::pair<Linear, Linear>> caption;
  std::vector<Block> blocks;
  at::Tensor scale_shift_table;  // [2, D]
  Linear proj_out;

  Network(const PixArtTransformerConfig& c, ParameterSource& parameters)
      : config(c),
        patch_embedding(parameters, "pos_embed", c.in_channels, c.width(), c.patch_size),
        time(parameters, "adaln_single.emb.timestep_embedder", sinusoid_width, c.width()),
        modulation(parameters, "adaln_single.linear", c.width(), 6 * c.width(), true),
        scale_shift_table(parameters.take("scale_shift_table", {2, c.width()})),
        proj_out(parameters, "proj_out", c.width(), c.patch_size * c.patch_size * c.out_channels, true) {
    if (c.resolution_conditions) {
      resolution.emplace(parameters, "adaln_single.emb.resolution_embedder", sinusoid_width, c.width() / 3);
      aspect_ratio.emplace(parameters, "adaln_single.emb.aspect_ratio_embedder", sinusoid_width, c.width() / 3);
    }
    if (c.caption_channels > 0)
      caption.emplace(Linear(parameters, "caption_projection.linear_1", c.caption_channels, c.width(), true),
                      Linear(parameters, "caption_projection.linear_2", c.width(), c.width(), true));
    SiteCounter counter;
    for (std::int64_t k = 0; k < c.num_layers; ++k)
      blocks.emplace_back(parameters, "transformer_blocks." + std::to_string(k), c, counter);
  }

  // [1, rows * columns, D]: the first half tells the column, the second the row.
  at::Tensor positions(std::int64_t rows, std::int64_t columns) const {
    const auto half = config.width() / 2;
    const auto base = static_cast<double>(config.sample_size / config.patch_size);
    const auto x = axis_positions(columns, half, base, config.interpolation_scale).unsqueeze(0);
    const auto y = axis_positions(rows, half, base, config.interpolation_scale).unsqueeze(1);
    return at::cat({x.expand({rows, columns, half}), y.expand({rows, columns, half})}, 2)
        .reshape({1, rows * columns, config.width()});
  }

  // [B, D]
  at::Tensor embedding(const DenoiserInput& input, const at::TensorOptions& like) const {
    const auto embed = [&](const EmbeddingLayers& layers, const at::Tensor& numbers) {
      return layers.forward(sinusoid(numbers, sinusoid_width).to(like));
    };
    const auto times = embed(time, input.timestep);
    if (!resolution) return times;
    const auto batch = input.sample.size(0);
    check_condition(input.resolution, {batch, 2}, "a resolution");
    check_condition(input.aspect_ratio, {batch}, "an aspect ratio");
    const auto size = embed(*resolution, input.resolution.reshape({-1})).reshape({batch, -1});
    return times + at::cat({size, embed(*aspect_ratio, input.aspect_ratio)}, 1);
  }

  at::Tensor run(const DenoiserInput& input, AttentionRecorder* recorder) const {
    check_denoiser_input(input, config.in_channels, config.patch_size, config.text_width(), 0);
    const auto like = proj_out.bias.options();
    const auto batch = input.sample.size(0);
    const auto embedded = embedding(input, like);
    Pass pass;
    pass.height = input.sample.size(2) / config.patch_size;
    pass.width = input.sample.size(3) / config.patch_size;
    pass.recorder = recorder;
    pass.modulation = modulation.forward(at::silu(embedded)).reshape({batch, 6, config.width()});
    pass.text = input.text.encoder_hidden_states.to(like);
    if (caption) pass.text = caption->second.forward(approximate_gelu(caption->first.forward(pass.text)));
    if (input.text.mask.defined()) {
      check_condition(input.text.mask, {batch, pass.text.size(1)}, "a mask");
      pass.mask = input.text.mask.to(at::kCPU);
    }
    auto x = add_into(patch_embedding.forward(input.sample.to(like)), positions(pass.height, pass.width).to(like));
    for (const auto& block : blocks) x = block.forward(std::move(x), pass);
    const auto shift_scale = (embedded.unsqueeze(1) + scale_shift_table).unbind(1);
    const auto tokens = proj_out.forward(modulated_norm(x, shift_scale[0], shift_scale[1], last_norm_eps));
    return from_patches(tokens, pass.height, pass.width, config.patch_size, true)
        .narrow(1, 0, config.in_channels)
        .contiguous();
  }
};

PixArtTransformer::PixArtTransformer(const PixArtTransformerConfig& config, ParameterSource& parameters)
    : network_(std::make_unique<Network>(config, parameters)) {}
PixArtTransformer::~PixArtTransformer() = default;

const PixArtTransformerConfig& PixArtTransformer::config() const {
  return network_->config;
}

at::Tensor PixArtTransformer::forward(const DenoiserInput& input, AttentionRecorder* recorder) const {
  try {
    return network_->run(input, recorder);
  } catch (const RecordingFinished&) {
    return {};
  }
}

std::vector<AttentionSite> PixArtTransformer::sites(std::int64_t height, std::int64_t width) const {
  std::vector<AttentionSite> list;
  for (const auto& block : network_->blocks)
    for (const auto* site : {&block.self, &block.cross})
      list.push_back(site_at(*site, height / config().patch_size, width / config().patch_size));
  return list;
}

std::uint64_t PixArtTransformer::activation_bytes(std::int64_t height, std::int64_t width,
                                                  std::int64_t text_tokens) const {
  const auto& c = config();
  const auto& weight = network_->proj_out.bias;
  const std::uint64_t element = weight.defined() ? weight.element_size() : sizeof(float);
  const auto tokens = (height / c.patch_size) * (width / c.patch_size);
  // The tokens, their norm, q, k, v, the output and its projection, and what products lay out anew; keys and values of
  // the text, twice where masked. Or tokens, norm and the inner layer with its product.
  const auto row = element * static_cast<std::uint64_t>(c.width());
  return row * static_cast<std::uint64_t>(6 * text_tokens) +
         std::max(row * static_cast<std::uint64_t>(9 * tokens),
                  row * static_cast<std::uint64_t>(2 * tokens) + inner_bytes(tokens, 5 * c.width(), weight));
}

}  // namespace elboscope
