#include "core/nn/unet_blocks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"

namespace elboscope {
namespace {

constexpr double transformer_group_eps = 1e-6;  // not norm_eps (models.md 3.3)
constexpr double layer_norm_eps = 1e-5;
// Numbers of the eight times wider inner layer of a feed-forward that exist at once on a CPU: they stay in the cache,
// and a large batch does not need eight times its own memory.
constexpr std::int64_t widest_part = std::int64_t{1} << 20;

std::string numbered(const std::string& name, const char* list, std::int64_t i) {
  return name + "." + list + "." + std::to_string(i);
}

// [B, N, heads * d] as [B, heads, N, d].
at::Tensor split_heads(const at::Tensor& x, std::int64_t heads) {
  return x.reshape({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

}  // namespace

at::Tensor UNetPass::for_every_text(const at::Tensor& rows) const {
  auto shape = rows.sizes().vec();
  shape.insert(shape.begin(), text.size(0));
  const auto repeated = rows.unsqueeze(0).expand(shape);
  shape.erase(shape.begin());
  shape.front() *= text.size(0);
  return repeated.reshape(shape);
}

void UNetPass::see_text() {
  time = for_every_text(time);
  text_seen = true;
}

at::Tensor UNetPass::pop_skip(std::int64_t rows) {
  auto skip = std::move(skips.back());
  skips.pop_back();
  return skip.size(0) == rows ? skip : for_every_text(skip);
}

SiteAttention::SiteAttention(ParameterSource& parameters, const std::string& name, std::int64_t channels,
                             std::int64_t heads, std::int64_t text_width, AttentionSite::Place place,
                             SiteCounter& counter)
    : scale_(1.0 / std::sqrt(static_cast<double>(channels / heads))) {
  site_.name = name;
  site_.cross = text_width > 0;
  site_.index = site_.cross ? counter.cross++ : counter.self++;
  site_.place = place;
  site_.heads = heads;
  if (site_.cross) {
    to_q_ = Linear(parameters, name + ".to_q", channels, channels, false);
    to_kv_ = JoinedLinear(parameters, {name + ".to_k", name + ".to_v"}, text_width, channels);
  } else {
    to_qkv_ = JoinedLinear(parameters, {name + ".to_q", name + ".to_k", name + ".to_v"}, channels, channels);
  }
  to_out_ = Linear(parameters, name + ".to_out.0", channels, channels, true);
}

AttentionSite SiteAttention::site(GridSize size) const {
  AttentionSite here = site_;
  here.height = size.height;
  here.width = size.width;
  return here;
}

at::Tensor SiteAttention::attend(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
                                 std::int64_t height, std::int64_t width, const UNetPass& pass) const {
  return recorded_attention(site_, height, width, query, key, value, scale_, pass.recorder);
}

at::Tensor SiteAttention::add_self(at::Tensor tokens, const at::Tensor& normed, std::int64_t height, std::int64_t width,
                                   UNetPass& pass) const {
  const auto projected = to_qkv_.forward(normed).chunk(3, -1);
  const auto output = attend(split_heads(projected[0], site_.heads), split_heads(projected[1], site_.heads),
                             split_heads(projected[2], site_.heads), height, width, pass);
  return add_into(std::move(tokens), to_out_.forward(output));
}

at::Tensor SiteAttention::add_cross(at::Tensor tokens, const at::Tensor& normed, std::int64_t height,
                                    std::int64_t width, UNetPass& pass) const {
  const auto texts = pass.text.size(0), rows = tokens.size(0), queries = tokens.size(1), channels = tokens.size(2);
  const auto projected = to_kv_.forward(pass.text).chunk(2, -1);
  const auto key = split_heads(projected[0], site_.heads), value = split_heads(projected[1], site_.heads);
  const auto query = to_q_.forward(normed);
  if (pass.text_seen) {
    const auto output =
        attend(split_heads(query.reshape({texts, -1, channels}), site_.heads), key, value, height, width, pass);
    return add_into(std::move(tokens), to_out_.forward(output).reshape({rows, queries, channels}));
  }
  // The queries are still the same for every text: one row of them, looked at by all.
  const auto shared = split_heads(query.reshape({1, rows * queries, channels}), site_.heads);
  const auto output = attend(shared.expand({texts, -1, -1, -1}), key, value, height, width, pass);
  pass.see_text();
  return add_into(to_out_.forward(output).reshape({texts, rows, queries, channels}), tokens)
      .reshape({texts * rows, queries, channels});
}

Transformer::Block::Block(ParameterSource& parameters, const std::string& name, std::int64_t channels,
                          std::int64_t heads, std::int64_t text_width, AttentionSite::Place place, SiteCounter& counter)
    : norm1(parameters, name + ".norm1", channels, layer_norm_eps),
      norm2(parameters, name + ".norm2", channels, layer_norm_eps),
      norm3(parameters, name + ".norm3", channels, layer_norm_eps),
      attn1(parameters, name + ".attn1", channels, heads, 0, place, counter),
      attn2(parameters, name + ".attn2", channels, heads, text_width, place, counter),
      ff_in(parameters, name + ".ff.net.0.proj", channels, 8 * channels, true),
      ff_out(parameters, name + ".ff.net.2", 4 * channels, channels, true) {}

at::Tensor Transformer::Block::feed_forward(at::Tensor tokens) const {
  const auto channels = tokens.size(-1), rows = tokens.numel() / channels;
  const auto computed = [&](const at::Tensor& part) {
    return ff_out.forward(gated_gelu(ff_in.forward(norm3.forward(part))));
  };
  const auto part_rows = std::max<std::int64_t>(1, widest_part / (8 * channels));
  if (!may_overwrite() || !tokens.device().is_cpu() || rows <= part_rows) {
    const auto y = computed(tokens);
    return add_into(std::move(tokens), y);
  }
  const auto flat = tokens.view({rows, channels});
  for (std::int64_t first = 0; first < rows; first += part_rows) {
    auto part = flat.narrow(0, first, std::min(part_rows, rows - first));
    part.add_(computed(part));
  }
  return tokens;
}

Transformer::Transformer(ParameterSource& parameters, const std::string& name, std::int64_t channels,
                         std::int64_t level, const UNet2DConditionConfig& config, AttentionSite::Place place,
                         SiteCounter& counter)
    : norm_(parameters, name + ".norm", channels, config.norm_num_groups, transformer_group_eps),
      proj_in_(parameters, name + ".proj_in", channels, channels, true, !config.use_linear_projection),
      proj_out_(parameters, name + ".proj_out", channels, channels, true, !config.use_linear_projection) {
  for (std::int64_t k = 0; k < config.transformer_layers_per_block[level]; ++k)
    blocks_.emplace_back(parameters, numbered(name, "transformer_blocks", k), channels, config.attention_heads[level],
                         config.cross_attention_dim, place, counter);
}

// A 1x1 convolution and a linear layer over the channels are the same thing on [B, h, w, C].
at::Tensor Transformer::forward(const at::Tensor& x, UNetPass& pass) const {
  const auto height = x.size(1), width = x.size(2), channels = x.size(3);
  auto tokens =
      proj_in_.forward(norm_.forward(x, GroupNorm::Then::nothing)).reshape({x.size(0), height * width, channels});
  for (const auto& block : blocks_) {
    tokens = block.attn1.add_self(tokens, block.norm1.forward(tokens), height, width, pass);
    tokens = block.attn2.add_cross(tokens, block.norm2.forward(tokens), height, width, pass);
    tokens = block.feed_forward(std::move(tokens));
  }
  const auto residual = tokens.size(0) == x.size(0) ? x : pass.for_every_text(x);
  return add_into(proj_out_.forward(tokens).reshape(residual.sizes()), residual);
}

void Transformer::list_sites(GridSize size, std::vector<AttentionSite>& list) const {
  for (const auto& block : blocks_) {
    list.push_back(block.attn1.site(size));
    list.push_back(block.attn2.site(size));
  }
}

DownBlock::DownBlock(ParameterSource& parameters, const UNet2DConditionConfig& config, std::int64_t level,
                     std::int64_t time_width, std::vector<std::int64_t>& skip_channels, SiteCounter& counter) {
  const auto name = "down_blocks." + std::to_string(level);
  const auto channels = config.block_out_channels[level];
  for (std::int64_t j = 0; j < config.layers_per_block[level]; ++j) {
    resnets_.emplace_back(parameters, numbered(name, "resnets", j), skip_channels.back(), channels, time_width,
                          config.norm_num_groups, config.norm_eps);
    if (config.down_cross_attention[level])
      attentions_.emplace_back(parameters, numbered(name, "attentions", j), channels, level, config,
                               AttentionSite::Place::down, counter);
    skip_channels.push_back(channels);
  }
  if (level + 1 < static_cast<std::int64_t>(config.block_out_channels.size())) {
    downsampler_.emplace(parameters, name + ".downsamplers.0", channels, config.downsample_padding);
    skip_channels.push_back(channels);
  }
}

at::Tensor DownBlock::forward(at::Tensor x, UNetPass& pass) const {
  for (std::size_t j = 0; j < resnets_.size(); ++j) {
    x = resnets_[j].forward(x, pass.time);
    if (!attentions_.empty()) x = attentions_[j].forward(x, pass);
    pass.skips.push_back(x);
  }
  if (downsampler_) {
    if (downsampler_->conv.padding == 0 && (x.size(1) < 2 || x.size(2) < 2))
      throw Error(ErrorKind::usage, {},
                  "The latent is too small for this denoiser: a side of " +
                      std::to_string(std::min(x.size(1), x.size(2))) + " cannot be halved.");
    x = downsampler_->forward(x);
    pass.skips.push_back(x);
  }
  return x;
}

GridSize DownBlock::list_sites(GridSize size, std::vector<AttentionSite>& list) const {
  for (const auto& attention : attentions_) attention.list_sites(size, list);
  if (!downsampler_) return size;
  const auto round_up = downsampler_->conv.padding;
  return {(size.height + round_up) / 2, (size.width + round_up) / 2};
}

MidBlock::MidBlock(ParameterSource& parameters, const UNet2DConditionConfig& config, std::int64_t time_width,
                   SiteCounter& counter) {
  const auto channels = config.block_out_channels.back();
  const auto level = static_cast<std::int64_t>(config.block_out_channels.size()) - 1;
  for (std::int64_t j = 0; j < 2; ++j)
    resnets_.emplace_back(parameters, numbered("mid_block", "resnets", j), channels, channels, time_width,
                          config.norm_num_groups, config.norm_eps, config.mid_block_scale_factor);
  attentions_.emplace_back(parameters, "mid_block.attentions.0", channels, level, config, AttentionSite::Place::mid,
                           counter);
}

at::Tensor MidBlock::forward(at::Tensor x, UNetPass& pass) const {
  x = resnets_[0].forward(x, pass.time);
  x = attentions_[0].forward(x, pass);
  return resnets_[1].forward(x, pass.time);
}

void MidBlock::list_sites(GridSize size, std::vector<AttentionSite>& list) const {
  for (const auto& attention : attentions_) attention.list_sites(size, list);
}

UpBlock::UpBlock(ParameterSource& parameters, const UNet2DConditionConfig& config, std::int64_t block,
                 std::int64_t in_channels, std::int64_t time_width, std::vector<std::int64_t>& skip_channels,
                 SiteCounter& counter) {
  const auto name = "up_blocks." + std::to_string(block);
  const auto levels = static_cast<std::int64_t>(config.block_out_channels.size()), level = levels - 1 - block;
  const auto channels = config.block_out_channels[level];
  for (std::int64_t j = 0; j <= config.layers_per_block[level]; ++j) {
    resnets_.emplace_back(parameters, numbered(name, "resnets", j),
                          (j == 0 ? in_channels : channels) + skip_channels.back(), channels, time_width,
                          config.norm_num_groups, config.norm_eps);
    skip_channels.pop_back();
    if (config.up_cross_attention[block])
      attentions_.emplace_back(parameters, numbered(name, "attentions", j), channels, level, config,
                               AttentionSite::Place::up, counter);
  }
  if (block + 1 < levels) upsampler_.emplace(parameters, name + ".upsamplers.0", channels);
}

at::Tensor UpBlock::forward(at::Tensor x, UNetPass& pass) const {
  for (std::size_t j = 0; j < resnets_.size(); ++j) {
    x = at::cat({x, pass.pop_skip(x.size(0))}, -1);
    x = resnets_[j].forward(x, pass.time);
    if (!attentions_.empty()) x = attentions_[j].forward(x, pass);
  }
  // The size of the next skip is twice this one, or one less where halving had rounded up (models.md 3.3, step 6).
  if (upsampler_) x = upsampler_->forward(x, pass.skips.back().size(1), pass.skips.back().size(2));
  return x;
}

void UpBlock::list_sites(GridSize size, std::vector<AttentionSite>& list) const {
  for (const auto& attention : attentions_) attention.list_sites(size, list);
}

}  // namespace elboscope
