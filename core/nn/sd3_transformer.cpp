#include "core/nn/sd3_transformer.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"
#include "core/nn/joint_transformer_block.h"

namespace elboscope {

struct SD3Transformer::Network {
  SD3TransformerConfig config;
  PatchEmbedding patch_embedding;
  at::Tensor positions;  // [1, M * M, D], stored in the file and not necessarily the sines it was made with
  EmbeddingLayers time, pooled;
  Linear context;
  std::vector<JointBlock> blocks;
  OutputLayers output;

  Network(const SD3TransformerConfig& c, ParameterSource& parameters)
      : config(c),
        patch_embedding(parameters, "pos_embed", c.in_channels, c.width(), c.patch_size),
        positions(parameters.take("pos_embed.pos_embed", {1, c.pos_embed_max_size * c.pos_embed_max_size, c.width()})),
        time(parameters, "time_text_embed.timestep_embedder", sinusoid_width, c.width()),
        pooled(parameters, "time_text_embed.text_embedder", c.pooled_projection_dim, c.width()),
        context(parameters, "context_embedder", c.joint_attention_dim, c.width(), true),
        output(parameters, c.width(), c.patch_size * c.patch_size * c.in_channels) {
    SiteCounter counter;
    for (std::int64_t k = 0; k < c.num_layers; ++k) {
      JointBlock::Options options;
      options.width = c.width();
      options.heads = c.num_attention_heads;
      options.norm_heads = c.norm_heads;
      const auto& dual = c.dual_attention_layers;  // may name layers that do not exist, as in diffusers
      options.dual = std::find(dual.begin(), dual.end(), k) != dual.end();
      options.drops_text = k + 1 == c.num_layers;
      blocks.emplace_back(parameters, "transformer_blocks." + std::to_string(k), options, counter);
    }
  }

  // The middle of the table.
  at::Tensor cropped_positions(std::int64_t rows, std::int64_t columns) const {
    const auto side = config.pos_embed_max_size;
    if (rows > side || columns > side)
      throw Error(ErrorKind::usage, {},
                  "The denoiser got a latent of " + std::to_string(rows) + " x " + std::to_string(columns) +
                      " patches, expected at most " + std::to_string(side) + " along a side.");
    return positions.view({side, side, -1})
        .narrow(0, (side - rows) / 2, rows)
        .narrow(1, (side - columns) / 2, columns)
        .reshape({1, rows * columns, -1});
  }

  at::Tensor run(const DenoiserInput& input, AttentionRecorder* recorder) const {
    check_denoiser_input(input, config.in_channels, config.patch_size, config.joint_attention_dim,
                         config.pooled_projection_dim);
    const auto like = context.bias.options();
    JointPass pass;
    pass.height = input.sample.size(2) / config.patch_size;
    pass.width = input.sample.size(3) / config.patch_size;
    pass.recorder = recorder;
    pass.time = at::silu(time.forward(sinusoid(input.timestep, sinusoid_width).to(like)) +
                         pooled.forward(input.text.pooled.to(like)));
    auto image = add_into(patch_embedding.forward(input.sample.to(like)), cropped_positions(pass.height, pass.width));
    auto text = context.forward(input.text.encoder_hidden_states.to(like));
    for (const auto& block : blocks) block.forward(image, text, nullptr, pass);
    return from_patches(output.forward(image, pass.time), pass.height, pass.width, config.patch_size, true);
  }
};

SD3Transformer::SD3Transformer(const SD3TransformerConfig& config, ParameterSource& parameters)
    : network_(std::make_unique<Network>(config, parameters)) {}
SD3Transformer::~SD3Transformer() = default;

const SD3TransformerConfig& SD3Transformer::config() const {
  return network_->config;
}

at::Tensor SD3Transformer::forward(const DenoiserInput& input, AttentionRecorder* recorder) const {
  try {
    return network_->run(input, recorder);
  } catch (const RecordingFinished&) {
    return {};
  }
}

std::vector<AttentionSite> SD3Transformer::sites(std::int64_t height, std::int64_t width) const {
  std::vector<AttentionSite> list;
  for (const auto& block : network_->blocks)
    block.list_sites(height / config().patch_size, width / config().patch_size, list);
  return list;
}

std::uint64_t SD3Transformer::activation_bytes(std::int64_t height, std::int64_t width,
                                               std::int64_t text_tokens) const {
  const auto tokens = (height / config().patch_size) * (width / config().patch_size);
  return joint_activation_bytes(config().width(), tokens, text_tokens, network_->context.bias);
}

}  // namespace elboscope
