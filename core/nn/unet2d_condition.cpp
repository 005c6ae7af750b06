#include "core/nn/unet2d_condition.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/nn/layers.h"
#include "core/nn/tensor_memory.h"
#include "core/nn/unet_blocks.h"

namespace elboscope {
namespace {

void expect(bool holds, const char* sentence) {
  if (!holds) throw Error(ErrorKind::usage, {}, sentence);
}

}  // namespace

struct UNet2DCondition::Network {
  UNet2DConditionConfig config;
  Convolution conv_in;
  Linear time1, time2, add1, add2;
  std::vector<DownBlock> down_blocks;
  std::vector<MidBlock> mid_block;
  std::vector<UpBlock> up_blocks;
  GroupNorm conv_norm_out;
  Convolution conv_out;

  Network(const UNet2DConditionConfig& c, ParameterSource& parameters) : config(c) {
    const auto levels = static_cast<std::int64_t>(c.block_out_channels.size());
    const auto first = c.block_out_channels.front(), last = c.block_out_channels.back();
    const auto time_width = c.time_embedding_dim > 0 ? c.time_embedding_dim : 4 * first;
    SiteCounter counter;
    std::vector<std::int64_t> skip_channels{first};
    conv_in = Convolution(parameters, "conv_in", c.in_channels, first, 3, 1, 1);
    time1 = Linear(parameters, "time_embedding.linear_1", first, time_width, true);
    time2 = Linear(parameters, "time_embedding.linear_2", time_width, time_width, true);
    if (c.text_time) {
      const auto width = c.pooled_width + 6 * c.addition_time_embed_dim;
      add1 = Linear(parameters, "add_embedding.linear_1", width, time_width, true);
      add2 = Linear(parameters, "add_embedding.linear_2", time_width, time_width, true);
    }
    for (std::int64_t i = 0; i < levels; ++i)
      down_blocks.emplace_back(parameters, c, i, time_width, skip_channels, counter);
    if (c.mid_cross_attention) mid_block.emplace_back(parameters, c, time_width, counter);
    for (std::int64_t i = 0; i < levels; ++i)
      up_blocks.emplace_back(parameters, c, i, i == 0 ? last : c.block_out_channels[levels - i], time_width,
                             skip_channels, counter);
    conv_norm_out = GroupNorm(parameters, "conv_norm_out", first, c.norm_num_groups, c.norm_eps);
    conv_out = Convolution(parameters, "conv_out", first, c.out_channels, 3, 1, 1);
  }

  void check(const DenoiserInput& input, bool text_shared) const {
    const auto &sample = input.sample, &text = input.text.encoder_hidden_states;
    expect(sample.dim() == 4 && sample.size(0) > 0 && sample.size(1) == config.in_channels && sample.size(2) > 0 &&
               sample.size(3) > 0,
           "The denoiser got a latent of another shape than [batch, in_channels, height, width].");
    expect(input.timestep.dim() == 1 && input.timestep.size(0) == sample.size(0),
           "The denoiser needs one timestep for every latent.");
    expect(text.dim() == 3 && text.size(0) > 0 && text.size(1) > 0 && text.size(2) == config.cross_attention_dim,
           "The denoiser got a text of another shape than [texts, tokens, cross_attention_dim].");
    expect(text_shared || text.size(0) == sample.size(0), "The denoiser needs one text for every latent.");
    if (!config.text_time) return;
    const auto &pooled = input.text.pooled, &sizes = input.time_ids;
    expect(pooled.defined() && pooled.dim() == 2 && pooled.size(0) == text.size(0) &&
               pooled.size(1) == config.pooled_width,
           "This denoiser needs a pooled embedding [texts, pooled_width] beside every text.");
    expect(sizes.defined() && sizes.dim() == 2 && sizes.size(0) == sample.size(0) && sizes.size(1) == 6,
           "This denoiser needs six sizes (time_ids) for every latent.");
  }

  at::Tensor sinusoids(const at::Tensor& numbers, std::int64_t width) const {
    return sinusoid(numbers, width, config.flip_sin_to_cos, config.freq_shift);
  }

  // models.md 3.4: a row for each row of `pooled`.
  at::Tensor augmentation(const at::Tensor& pooled, const at::Tensor& time_ids, at::ScalarType type) const {
    const auto sizes =
        sinusoids(time_ids.reshape({-1}), config.addition_time_embed_dim).reshape({time_ids.size(0), -1});
    const auto joined = at::cat({pooled.to(type), sizes.to(type).to(pooled.device())}, 1);
    return add2.forward(at::silu(add1.forward(joined)));
  }

  // [rows, out_channels, h, w], rows = samples before the text was seen (a network without cross-attention) or all.
  at::Tensor run(const DenoiserInput& input, bool text_shared, AttentionRecorder* recorder) const {
    check(input, text_shared);
    const auto type = conv_in.bias.scalar_type();
    UNetPass pass;
    pass.text = input.text.encoder_hidden_states.to(type);
    pass.recorder = recorder;
    pass.text_seen = !text_shared;
    const auto time = sinusoids(input.timestep, config.block_out_channels.front()).to(type);
    pass.time = time2.forward(at::silu(time1.forward(time)));

    auto x = input.sample.to(type).permute({0, 2, 3, 1});
    if (config.center_input_sample) x = x * 2 - 1;
    x = conv_in.forward(x.contiguous());
    pass.skips.push_back(x);
    if (config.text_time) {
      auto pooled = input.text.pooled;
      auto time_ids = input.time_ids;
      if (text_shared) {
        // The pooled text reaches every resnet through the time embedding: nothing can be shared from here on.
        pooled = pooled.repeat_interleave(time_ids.size(0), 0);
        time_ids = pass.for_every_text(time_ids);
        x = pass.for_every_text(x);
        pass.see_text();
      }
      pass.time = pass.time + augmentation(pooled, time_ids, type);
    }
    pass.time = at::silu(pass.time);
    for (const auto& block : down_blocks) x = block.forward(std::move(x), pass);
    for (const auto& block : mid_block) x = block.forward(std::move(x), pass);
    for (const auto& block : up_blocks) x = block.forward(std::move(x), pass);
    x = conv_out.forward(conv_norm_out.forward_into(std::move(x), GroupNorm::Then::silu));
    if (!pass.text_seen) x = pass.for_every_text(x);
    return x.permute({0, 3, 1, 2});
  }
};

UNet2DCondition::UNet2DCondition(const UNet2DConditionConfig& config, ParameterSource& parameters)
    : network_(std::make_unique<Network>(config, parameters)) {}
UNet2DCondition::~UNet2DCondition() = default;

const UNet2DConditionConfig& UNet2DCondition::config() const {
  return network_->config;
}

at::Tensor UNet2DCondition::forward(const DenoiserInput& input, AttentionRecorder* recorder) const {
  try {
    return network_->run(input, false, recorder).contiguous();
  } catch (const RecordingFinished&) {
    return {};
  }
}

at::Tensor UNet2DCondition::forward_shared(const DenoiserInput& input) const {
  const auto output = network_->run(input, true, nullptr);
  return output.reshape({input.text.rows(), input.sample.size(0), output.size(1), output.size(2), output.size(3)})
      .transpose(0, 1)
      .contiguous();
}

at::Tensor UNet2DCondition::forward(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text,
                                    AttentionRecorder* recorder) const {
  return forward({sample, timesteps, {text, {}, {}}, {}, {}, {}, {}}, recorder);
}

at::Tensor UNet2DCondition::forward_shared(const at::Tensor& sample, const at::Tensor& timesteps,
                                           const at::Tensor& text) const {
  return forward_shared({sample, timesteps, {text, {}, {}}, {}, {}, {}, {}});
}

std::vector<AttentionSite> UNet2DCondition::sites(std::int64_t height, std::int64_t width) const {
  std::vector<AttentionSite> list;
  std::vector<GridSize> sizes{{height, width}};  // of the levels
  for (const auto& block : network_->down_blocks) sizes.push_back(block.list_sites(sizes.back(), list));
  for (const auto& block : network_->mid_block) block.list_sites(sizes.back(), list);
  for (const auto& block : network_->up_blocks) {
    // The lowest level stands there twice, because its block does not halve.
    sizes.pop_back();
    block.list_sites(sizes.back(), list);
  }
  return list;
}

// Follows a pass of one sample through the blocks and keeps the largest sum of what is alive at a time: the skips, the
// block's input and what the block makes. What that is follows from Resnet, Transformer and the order in UpBlock.
std::uint64_t UNet2DCondition::activation_bytes(std::int64_t height, std::int64_t width,
                                                std::int64_t text_tokens) const {
  const auto& c = config();
  const auto& like = network_->conv_in.bias;
  const bool cpu = !like.defined() || like.device().is_cpu();
  const auto levels = c.block_out_channels.size();
  std::vector<double> areas{static_cast<double>(height * width)};
  for (auto h = height, w = width; areas.size() < levels;) {
    h = (h + 1) / 2;
    w = (w + 1) / 2;
    areas.push_back(static_cast<double>(h * w));
  }
  const auto channels = [&](std::size_t level) { return static_cast<double>(c.block_out_channels[level]); };
  double most = 0, alive = 0;
  std::vector<double> skips, skip_channels;
  const auto keep = [&](double area, double width_of_it) {
    skips.push_back(area * width_of_it);
    skip_channels.push_back(width_of_it);
    alive += skips.back();
  };
  const auto needs = [&](double numbers) { most = std::max(most, alive + numbers); };
  // Beside the input: its norm and the first convolution, or the second one's input and output.
  const auto resnet = [](double area, double in, double out) { return area * std::max(in + out, 2 * out); };
  // Beside the input: tokens, their norm, q, k, v, the output and its projection; or tokens and the feed-forward, of
  // which a CPU computes a part at a time.
  const auto transformer = [&](double area, double width_of_it) {
    const double tokens = area * width_of_it, text = static_cast<double>(text_tokens) * width_of_it * 2;
    const double inner = cpu ? std::min(14 * tokens, 14.0 / 8 * static_cast<double>(std::int64_t{1} << 20)) : 17 * tokens;
    return text + std::max(7 * tokens, tokens + inner);
  };
  double x = channels(0);  // width of the activations
  keep(areas[0], x);
  for (std::size_t level = 0; level < levels; ++level) {
    const double area = areas[level], out = channels(level);
    for (std::int64_t j = 0; j < c.layers_per_block[level]; ++j) {
      needs(resnet(area, x, out));
      x = out;
      if (c.down_cross_attention[level]) needs(area * x + transformer(area, x));
      keep(area, x);
    }
    if (level + 1 < levels) keep(areas[level + 1], x);
  }
  if (c.mid_cross_attention) {
    needs(areas.back() * x + resnet(areas.back(), x, x));
    needs(areas.back() * x + transformer(areas.back(), x));
  }
  for (std::size_t block = 0; block < levels; ++block) {
    const auto level = levels - 1 - block;
    const double area = areas[level], out = channels(level);
    for (std::int64_t j = 0; j <= c.layers_per_block[level]; ++j) {
      const double joined = x + skip_channels.back();
      needs(area * (x + joined));
      alive -= skips.back();
      skips.pop_back();
      skip_channels.pop_back();
      needs(area * joined + resnet(area, joined, out));
      x = out;
      if (c.up_cross_attention[block]) needs(area * x + transformer(area, x));
    }
    if (level > 0) needs(x * (area + 2 * areas[level - 1]));
  }
  const double element = like.defined() ? static_cast<double>(like.element_size()) : sizeof(float);
  // The largest activations are those of the top; in the heap a pass needs this much more than is alive (measured).
  const double holes = cpu && areas[0] * channels(0) * element < system_block_bytes ? 1.25 : 1;
  return static_cast<std::uint64_t>(most * element * holes);
}

}  // namespace elboscope
