#include "core/nn/flux_transformer.h"

#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "core/nn/joint_transformer_block.h"

namespace elboscope {
namespace {

constexpr std::int64_t cells = 2;  // of a token, along a side
constexpr double thousand = 1000;  // the embeddings count time and guidance in thousandths

// Angles of `count` places along one axis, [count, width / 2], float64.
at::Tensor axis_angles(std::int64_t count, std::int64_t width) {
  const auto wide = at::TensorOptions().dtype(at::kDouble);
  const auto exponents = at::arange(width / 2, wide) * (2.0 / static_cast<double>(std::max<std::int64_t>(width, 1)));
  return at::arange(count, wide).unsqueeze(1) * (exponents * -std::log(10000.0)).exp().unsqueeze(0);
}

// Of image tokens, then text tokens: text has place 0 on every axis and is not turned.
Rotation rotation_of(std::int64_t rows, std::int64_t columns, std::int64_t text_tokens,
                     const std::vector<std::int64_t>& axes, at::Device device) {
  const auto y = axis_angles(rows, axes[1]).unsqueeze(1), x = axis_angles(columns, axes[2]).unsqueeze(0);
  const auto image = at::cat({at::zeros({rows, columns, axes[0] / 2}, y.options()),
                              y.expand({rows, columns, y.size(2)}), x.expand({rows, columns, x.size(2)})},
                             2)
                         .reshape({rows * columns, -1});
  const auto angles = at::cat({image, at::zeros({text_tokens, image.size(1)}, image.options())}, 0).unsqueeze(1);
  return {angles.cos().to(at::kFloat).to(device), angles.sin().to(at::kFloat).to(device)};
}

// FluxSingleTransformerBlock: one sequence of image and text, attention and feed-forward side by side.
struct SingleBlock {
  JointSites sites;
  Linear norm, proj_mlp, proj_out;
  HeadProjections heads;
  double scale;

  SingleBlock(ParameterSource& parameters, const std::string& name, std::int64_t width, std::int64_t head_count,
              SiteCounter& counter)
      : sites(joint_sites(name + ".attn", head_count, counter)),
        norm(parameters, name + ".norm.linear", width, 3 * width, true),
        proj_mlp(parameters, name + ".proj_mlp", width, 4 * width, true),
        proj_out(parameters, name + ".proj_out", 5 * width, width, true),
        heads(parameters,
              {name + ".attn.to_q", name + ".attn.to_k", name + ".attn.to_v", name + ".attn.norm_q",
               name + ".attn.norm_k"},
              width, head_count, true),
        scale(1.0 / std::sqrt(static_cast<double>(width / head_count))) {}

  // `tokens`: image tokens, then text tokens.
  at::Tensor attend(const at::Tensor& tokens, const Rotation& rotation, const JointPass& pass) const {
    const auto h = heads.forward(tokens, &rotation);
    const auto query = heads_first(h.query);
    const auto image_tokens = pass.height * pass.width;
    const auto seen = recorded_joint_attention(sites, pass.height, pass.width, query.narrow(2, 0, image_tokens),
                                               query.narrow(2, image_tokens, query.size(2) - image_tokens),
                                               heads_first(h.key), heads_first(h.value), scale, pass.recorder);
    return at::cat({seen.image, seen.text}, 1);
  }

  at::Tensor forward(at::Tensor tokens, const Rotation& rotation, const JointPass& pass) const {
    const auto m = norm.forward(pass.time).chunk(3, -1);  // shift, scale, gate
    auto normed = modulated_norm(tokens, m[0], m[1]);
    const auto seen = attend(normed, rotation, pass).reshape({-1, tokens.size(2)});
    const auto y =
        in_parts(std::move(normed), proj_out.weight.size(1), [&](const at::Tensor& rows, std::int64_t first) {
          const auto mlp = approximate_gelu(proj_mlp.forward(rows));
          return proj_out.forward(at::cat({seen.narrow(0, first, rows.size(0)), mlp}, 1));
        });
    return add_gated(std::move(tokens), m[2], y);
  }
};

}  // namespace

struct FluxTransformer::Network {
  FluxTransformerConfig config;
  Linear x_embedder, context;
  EmbeddingLayers time, pooled;
  std::optional<EmbeddingLayers> guidance;
  std::vector<JointBlock> blocks;
  std::vector<SingleBlock> single_blocks;
  OutputLayers output;

  Network(const FluxTransformerConfig& c, ParameterSource& parameters)
      : config(c),
        x_embedder(parameters, "x_embedder", c.in_channels, c.width(), true),
        context(parameters, "context_embedder", c.joint_attention_dim, c.width(), true),
        time(parameters, "time_text_embed.timestep_embedder", sinusoid_width, c.width()),
        pooled(parameters, "time_text_embed.text_embedder", c.pooled_projection_dim, c.width()),
        output(parameters, c.width(), c.in_channels) {
    if (c.guidance_embeds) guidance.emplace(parameters, "time_text_embed.guidance_embedder", sinusoid_width, c.width());
    SiteCounter counter;
    JointBlock::Options options;
    options.width = c.width();
    options.heads = c.num_attention_heads;
    options.norm_heads = true;
    for (std::int64_t k = 0; k < c.num_layers; ++k)
      blocks.emplace_back(parameters, "transformer_blocks." + std::to_string(k), options, counter);
    for (std::int64_t k = 0; k < c.num_single_layers; ++k)
      single_blocks.emplace_back(parameters, "single_transformer_blocks." + std::to_string(k), c.width(),
                                 c.num_attention_heads, counter);
  }

  at::Tensor embedding(const DenoiserInput& input, const at::TensorOptions& like) const {
    const auto embed = [&](const EmbeddingLayers& layers, const at::Tensor& numbers) {
      return layers.forward(sinusoid(numbers.to(at::kFloat) * thousand, sinusoid_width).to(like));
    };
    auto sum = embed(time, input.timestep) + pooled.forward(input.text.pooled.to(like));
    if (!guidance) return sum;
    check_condition(input.guidance, {input.sample.size(0)}, "a guidance strength");
    return sum + embed(*guidance, input.guidance);
  }

  at::Tensor run(const DenoiserInput& input, AttentionRecorder* recorder) const {
    check_denoiser_input(input, config.in_channels / (cells * cells), cells, config.joint_attention_dim,
                         config.pooled_projection_dim);
    const auto like = x_embedder.bias.options();
    JointPass pass;
    pass.height = input.sample.size(2) / cells;
    pass.width = input.sample.size(3) / cells;
    pass.recorder = recorder;
    pass.time = at::silu(embedding(input, like));
    auto image = x_embedder.forward(patches(input.sample.to(like), cells));
    auto text = context.forward(input.text.encoder_hidden_states.to(like));
    const auto image_tokens = image.size(1);
    const auto all = rotation_of(pass.height, pass.width, text.size(1), config.axes_dims_rope, like.device());
    const Rotation of_image{all.cosine.narrow(0, 0, image_tokens), all.sine.narrow(0, 0, image_tokens)};
    for (const auto& block : blocks) block.forward(image, text, &of_image, pass);
    auto tokens = at::cat({image, text}, 1);
    image = text = at::Tensor();
    for (const auto& block : single_blocks) tokens = block.forward(std::move(tokens), all, pass);
    return from_patches(output.forward(tokens.narrow(1, 0, image_tokens), pass.time), pass.height, pass.width, cells,
                        false);
  }
};

FluxTransformer::FluxTransformer(const FluxTransformerConfig& config, ParameterSource& parameters)
    : network_(std::make_unique<Network>(config, parameters)) {}
FluxTransformer::~FluxTransformer() = default;

const FluxTransformerConfig& FluxTransformer::config() const {
  return network_->config;
}

at::Tensor FluxTransformer::forward(const DenoiserInput& input, AttentionRecorder* recorder) const {
  try {
    return network_->run(input, recorder);
  } catch (const RecordingFinished&) {
    return {};
  }
}

std::vector<AttentionSite> FluxTransformer::sites(std::int64_t height, std::int64_t width) const {
  std::vector<AttentionSite> list;
  for (const auto& block : network_->blocks) block.list_sites(height / cells, width / cells, list);
  for (const auto& block : network_->single_blocks) {
    list.push_back(site_at(block.sites.cross, height / cells, width / cells));
    list.push_back(site_at(block.sites.self, height / cells, width / cells));
  }
  return list;
}

std::uint64_t FluxTransformer::activation_bytes(std::int64_t height, std::int64_t width,
                                                std::int64_t text_tokens) const {
  return joint_activation_bytes(config().width(), (height / cells) * (width / cells), text_tokens,
                                network_->x_embedder.bias);
}

}  // namespace elboscope
