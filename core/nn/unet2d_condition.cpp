#include "core/nn/unet2d_condition.h"

#include <cmath>

#include "core/base/error.h"
#include "core/nn/layers.h"
#include "core/nn/unet_blocks.h"

namespace elboscope {
namespace {

// models.md 3.3 step 1, in float32 as upstream computes it.
at::Tensor sinusoid(const at::Tensor& timesteps, std::int64_t width, bool flip_sin_to_cos, double freq_shift) {
  const auto half = width / 2;
  const auto t = timesteps.to(at::kFloat);
  const auto frequencies =
      (at::arange(half, t.options()) * (-std::log(10000.0)) / (static_cast<double>(half) - freq_shift)).exp();
  const auto angles = t.unsqueeze(1) * frequencies.unsqueeze(0);
  const auto first = flip_sin_to_cos ? angles.cos() : angles.sin(),
             second = flip_sin_to_cos ? angles.sin() : angles.cos();
  const auto both = at::cat({first, second}, 1);
  return width % 2 ? at::constant_pad_nd(both, {0, 1}) : both;
}

void expect(bool holds, const char* sentence) {
  if (!holds) throw Error(ErrorKind::usage, {}, sentence);
}

}  // namespace

struct UNet2DCondition::Network {
  UNet2DConditionConfig config;
  Convolution conv_in;
  Linear time1, time2;
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
    for (std::int64_t i = 0; i < levels; ++i)
      down_blocks.emplace_back(parameters, c, i, time_width, skip_channels, counter);
    if (c.mid_cross_attention) mid_block.emplace_back(parameters, c, time_width, counter);
    for (std::int64_t i = 0; i < levels; ++i)
      up_blocks.emplace_back(parameters, c, i, i == 0 ? last : c.block_out_channels[levels - i], time_width,
                             skip_channels, counter);
    conv_norm_out = GroupNorm(parameters, "conv_norm_out", first, c.norm_num_groups, c.norm_eps);
    conv_out = Convolution(parameters, "conv_out", first, c.out_channels, 3, 1, 1);
  }

  // [rows, out_channels, h, w], rows = samples before the text was seen (a network without cross-attention) or all.
  at::Tensor run(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text, bool text_shared,
                 AttentionRecorder* recorder) const {
    expect(sample.dim() == 4 && sample.size(0) > 0 && sample.size(1) == config.in_channels && sample.size(2) > 0 &&
               sample.size(3) > 0,
           "The denoiser got a latent of another shape than [batch, in_channels, height, width].");
    expect(timesteps.dim() == 1 && timesteps.size(0) == sample.size(0),
           "The denoiser needs one timestep for every latent.");
    expect(text.dim() == 3 && text.size(0) > 0 && text.size(1) > 0 && text.size(2) == config.cross_attention_dim,
           "The denoiser got a text of another shape than [texts, tokens, cross_attention_dim].");
    expect(text_shared || text.size(0) == sample.size(0), "The denoiser needs one text for every latent.");
    const auto type = conv_in.weight.scalar_type();
    UNetPass pass;
    pass.text = text.to(type);
    pass.recorder = recorder;
    pass.text_seen = !text_shared;
    auto time =
        sinusoid(timesteps, config.block_out_channels.front(), config.flip_sin_to_cos, config.freq_shift).to(type);
    pass.time = at::silu(time2.forward(at::silu(time1.forward(time))));

    auto x = sample.to(type).permute({0, 2, 3, 1});
    if (config.center_input_sample) x = x * 2 - 1;
    x = conv_in.forward(x.contiguous());
    pass.skips.push_back(x);
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

at::Tensor UNet2DCondition::forward(const at::Tensor& sample, const at::Tensor& timesteps, const at::Tensor& text,
                                    AttentionRecorder* recorder) const {
  try {
    return network_->run(sample, timesteps, text, false, recorder).contiguous();
  } catch (const RecordingFinished&) {
    return {};
  }
}

at::Tensor UNet2DCondition::forward_shared(const at::Tensor& sample, const at::Tensor& timesteps,
                                           const at::Tensor& text) const {
  const auto output = network_->run(sample, timesteps, text, true, nullptr);
  return output.reshape({text.size(0), sample.size(0), output.size(1), output.size(2), output.size(3)})
      .transpose(0, 1)
      .contiguous();
}

}  // namespace elboscope
