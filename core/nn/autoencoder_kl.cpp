#include "core/nn/autoencoder_kl.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/nn/attention.h"
#include "core/nn/layers.h"
#include "core/nn/tensor_memory.h"

namespace elboscope {
namespace {

constexpr double norm_eps = 1e-6;

std::string numbered(const std::string& name, const char* list, std::int64_t i) {
  return name + "." + list + "." + std::to_string(i);
}

// The one attention of the middle block: a single head over all channels, biases everywhere, the residual added.
struct MidAttention {
  GroupNorm norm;
  Linear query, key, value, out;

  MidAttention(ParameterSource& parameters, const std::string& name, std::int64_t channels, std::int64_t groups)
      : norm(parameters, name + ".group_norm", channels, groups, norm_eps) {
    // Files older than diffusers 0.18 use other names (models.md section 1).
    const bool old = parameters.has(name + ".query.weight") && !parameters.has(name + ".to_q.weight");
    const auto take = [&](const char* current, const char* former) {
      return Linear(parameters, name + (old ? former : current), channels, channels, true);
    };
    query = take(".to_q", ".query");
    key = take(".to_k", ".key");
    value = take(".to_v", ".value");
    out = take(".to_out.0", ".proj_attn");
  }

  at::Tensor forward(const at::Tensor& x) const {
    const auto channels = x.size(3);
    const auto tokens = norm.forward(x, GroupNorm::Then::nothing).reshape({x.size(0), 1, -1, channels});
    const auto mixed = attention(query.forward(tokens), key.forward(tokens), value.forward(tokens),
                                 1.0 / std::sqrt(static_cast<double>(channels)));
    return add_into(out.forward(mixed).reshape(x.sizes()), x);
  }
};

struct Mid {
  std::vector<Resnet> resnets;
  std::optional<MidAttention> attention;
  Mid(ParameterSource& parameters, const std::string& name, const AutoencoderKLConfig& c) {
    const auto channels = c.block_out_channels.back();
    for (int j = 0; j < 2; ++j)
      resnets.emplace_back(parameters, numbered(name, "resnets", j), channels, channels, 0, c.norm_num_groups,
                           norm_eps);
    if (c.mid_block_add_attention) attention.emplace(parameters, name + ".attentions.0", channels, c.norm_num_groups);
  }
  at::Tensor forward(at::Tensor x) const {
    x = resnets[0].forward(x);
    if (attention) x = attention->forward(x);
    return resnets[1].forward(x);
  }
};

struct Level {
  std::vector<Resnet> resnets;
  std::optional<Downsample> down;
  std::optional<Upsample> up;
};

// Resnets keep their input to the end for the shortcut; nothing else does, so that a large picture costs three
// activations of the widest level and no more.
at::Tensor run_level(const Level& level, at::Tensor x) {
  for (const auto& resnet : level.resnets) x = resnet.forward(x);
  if (level.down) x = level.down->forward(x);
  if (level.up) {
    const auto height = x.size(1) * 2, width = x.size(2) * 2;
    x = level.up->forward(x, height, width);
  }
  return x;
}

// Encoder or decoder: they differ in the order of the parts alone.
struct Half {
  Convolution conv_in, conv_out;
  std::vector<Level> levels;
  std::optional<Mid> mid;
  GroupNorm norm_out;
  bool mid_first = false;

  at::Tensor forward(at::Tensor x) const {
    x = conv_in.forward(x);
    if (mid_first) x = mid->forward(std::move(x));
    for (const auto& level : levels) x = run_level(level, std::move(x));
    if (!mid_first) x = mid->forward(std::move(x));
    return conv_out.forward(norm_out.forward_into(std::move(x), GroupNorm::Then::silu));
  }
};

Half make_encoder(const AutoencoderKLConfig& c, ParameterSource& parameters) {
  Half half;
  auto channels = c.block_out_channels.front();
  const auto count = static_cast<std::int64_t>(c.block_out_channels.size());
  half.conv_in = Convolution(parameters, "encoder.conv_in", c.in_channels, channels, 3, 1, 1);
  for (std::int64_t i = 0; i < count; ++i) {
    Level level;
    const auto name = "encoder.down_blocks." + std::to_string(i);
    for (std::int64_t j = 0; j < c.layers_per_block; ++j, channels = c.block_out_channels[i])
      level.resnets.emplace_back(parameters, numbered(name, "resnets", j), channels, c.block_out_channels[i], 0,
                                 c.norm_num_groups, norm_eps);
    if (i + 1 < count) level.down.emplace(parameters, name + ".downsamplers.0", channels, 0);
    half.levels.push_back(std::move(level));
  }
  half.mid.emplace(parameters, "encoder.mid_block", c);
  half.norm_out = GroupNorm(parameters, "encoder.conv_norm_out", channels, c.norm_num_groups, norm_eps);
  half.conv_out = Convolution(parameters, "encoder.conv_out", channels, 2 * c.latent_channels, 3, 1, 1);
  return half;
}

Half make_decoder(const AutoencoderKLConfig& c, ParameterSource& parameters) {
  Half half;
  half.mid_first = true;
  auto channels = c.block_out_channels.back();
  const auto count = static_cast<std::int64_t>(c.block_out_channels.size());
  half.conv_in = Convolution(parameters, "decoder.conv_in", c.latent_channels, channels, 3, 1, 1);
  half.mid.emplace(parameters, "decoder.mid_block", c);
  for (std::int64_t i = 0; i < count; ++i) {
    Level level;
    const auto name = "decoder.up_blocks." + std::to_string(i);
    const auto out = c.block_out_channels[count - 1 - i];
    for (std::int64_t j = 0; j <= c.layers_per_block; ++j, channels = out)
      level.resnets.emplace_back(parameters, numbered(name, "resnets", j), channels, out, 0, c.norm_num_groups,
                                 norm_eps);
    if (i + 1 < count) level.up.emplace(parameters, name + ".upsamplers.0", channels);
    half.levels.push_back(std::move(level));
  }
  half.norm_out = GroupNorm(parameters, "decoder.conv_norm_out", channels, c.norm_num_groups, norm_eps);
  half.conv_out = Convolution(parameters, "decoder.conv_out", channels, c.out_channels, 3, 1, 1);
  return half;
}

// Mixes the first rows (axis 2) or columns (axis 3) of `tile` with the last ones of the tile before it.
void blend(const at::Tensor& before, const at::Tensor& tile, std::int64_t axis, std::int64_t extent) {
  extent = std::min({extent, before.size(axis), tile.size(axis)});
  if (extent == 0) return;
  std::vector<std::int64_t> shape{1, 1, 1, 1};
  shape[axis] = extent;
  const auto share = (at::arange(extent, tile.options()) / static_cast<double>(extent)).reshape(shape);
  auto part = tile.narrow(axis, 0, extent);
  part.copy_(before.narrow(axis, before.size(axis) - extent, extent) * (1 - share) + part * share);
}

// models.md section 8: tiles of `tile` cells start every `step` cells of the input; their results are blended over
// `overlap` cells of the output and the first `keep` of each are kept.
struct TileRule {
  std::int64_t tile, step, overlap, keep;
};

at::Tensor in_tiles(const at::Tensor& input, const TileRule& rule, const std::function<void()>& between_tiles,
                    const std::function<at::Tensor(const at::Tensor&)>& compute) {
  std::vector<at::Tensor> above, finished;
  for (std::int64_t y = 0; y < input.size(2); y += rule.step) {
    std::vector<at::Tensor> row, kept;
    for (std::int64_t x = 0; x < input.size(3); x += rule.step) {
      if (between_tiles) between_tiles();
      auto tile = compute(input.narrow(2, y, std::min(rule.tile, input.size(2) - y))
                              .narrow(3, x, std::min(rule.tile, input.size(3) - x)));
      if (!above.empty()) blend(above[row.size()], tile, 2, rule.overlap);
      if (!row.empty()) blend(row.back(), tile, 3, rule.overlap);
      kept.push_back(tile.slice(2, 0, rule.keep).slice(3, 0, rule.keep));
      row.push_back(std::move(tile));
    }
    finished.push_back(at::cat(kept, 3));
    above = std::move(row);
  }
  return at::cat(finished, 2);
}

// Pixels; a multiple of 4 latent cells, so that a quarter and the steps are whole cells.
std::int64_t tile_side(const AutoencoderKLConfig& c) {
  return std::max<std::int64_t>(1, c.sample_size / (4 * c.downscale())) * 4 * c.downscale();
}

}  // namespace

struct AutoencoderKL::Network {
  AutoencoderKLConfig config;
  Half encoder, decoder;
  std::optional<Linear> quant_conv, post_quant_conv;
  std::int64_t tile;  ///< pixels

  Network(const AutoencoderKLConfig& c, ParameterSource& parameters)
      : config(c), encoder(make_encoder(c, parameters)), decoder(make_decoder(c, parameters)) {
    if (c.use_quant_conv)
      quant_conv.emplace(parameters, "quant_conv", 2 * c.latent_channels, 2 * c.latent_channels, true, true);
    if (c.use_post_quant_conv)
      post_quant_conv.emplace(parameters, "post_quant_conv", c.latent_channels, c.latent_channels, true, true);
    tile = tile_side(c);
  }

  at::ScalarType type() const { return encoder.conv_in.bias.scalar_type(); }

  // [B, C, h, w] float32 to [B, C', h', w'] float32.
  at::Tensor moments(const at::Tensor& picture) const {
    auto x = encoder.forward(picture.to(type()).permute({0, 2, 3, 1}).contiguous());
    if (quant_conv) x = quant_conv->forward(x);
    return x.permute({0, 3, 1, 2}).to(at::kFloat);
  }
  at::Tensor pixels(const at::Tensor& latent) const {
    auto x = latent.to(type()).permute({0, 2, 3, 1}).contiguous();
    if (post_quant_conv) x = post_quant_conv->forward(x);
    return decoder.forward(std::move(x)).permute({0, 3, 1, 2}).to(at::kFloat);
  }
  bool needs_tiles(const at::Tensor& x, std::int64_t side) const { return x.size(2) > side || x.size(3) > side; }

  // z per channel as x * factor + summand.
  at::Tensor per_channel(const std::vector<double>& values, const at::Tensor& like) const {
    return at::tensor(values, at::kDouble).to(like.options()).reshape({1, -1, 1, 1});
  }
};

AutoencoderKL::AutoencoderKL(const AutoencoderKLConfig& config, ParameterSource& parameters)
    : network_(std::make_unique<Network>(config, parameters)) {}
AutoencoderKL::~AutoencoderKL() = default;

const AutoencoderKLConfig& AutoencoderKL::config() const {
  return network_->config;
}

AutoencoderKL::Posterior AutoencoderKL::encode(const at::Tensor& picture, bool tiled,
                                               const std::function<void()>& between_tiles) const {
  const auto& c = network_->config;
  const auto side = c.downscale();
  if (picture.dim() != 4 || picture.size(0) < 1 || picture.size(1) != c.in_channels || picture.size(2) < side ||
      picture.size(3) < side || picture.size(2) % side != 0 || picture.size(3) % side != 0)
    throw Error(ErrorKind::usage, {},
                "The autoencoder takes pictures [batch, " + std::to_string(c.in_channels) +
                    ", height, width] with sides that are multiples of " + std::to_string(side) + ".");
  const auto tile = network_->tile, cells = tile / side;
  const auto compute = [&](const at::Tensor& x) { return network_->moments(x); };
  const auto moments =
      tiled && network_->needs_tiles(picture, tile)
          ? in_tiles(picture, {tile, tile / 4 * 3, cells / 4, cells - cells / 4}, between_tiles, compute)
          : compute(picture);
  const auto parts = moments.chunk(2, 1);
  return {parts[0].contiguous(), at::exp(parts[1].clamp(-30.0, 20.0) * 0.5).contiguous()};
}

// A resnet holds its input, that one's norm and the first convolution, or two activations and the second; the first of a
// level is wider behind than before.
std::uint64_t AutoencoderKL::encode_bytes(const AutoencoderKLConfig& c, std::int64_t height, std::int64_t width,
                                          bool tiled) {
  if (tiled) {
    height = std::min(height, tile_side(c));
    width = std::min(width, tile_side(c));
  }
  double most = 0, area = static_cast<double>(height) * static_cast<double>(width);
  const double picture = area * static_cast<double>(c.in_channels) * 2;  // as given and with channels last
  auto in = static_cast<double>(c.block_out_channels.front());
  for (std::size_t level = 0; level < c.block_out_channels.size(); ++level, area /= 4) {
    const auto out = static_cast<double>(c.block_out_channels[level]);
    most = std::max(most, area * (in + std::max(in + out, 2 * out)));
    most = std::max(most, area * out * 3);
    in = out;
  }
  // The one attention at the end: x, norm, q, k, v, output and its projection.
  most = std::max(most, area * 4 * in * (c.mid_block_add_attention ? 7 : 3));
  // In the heap it needs this much more than is alive (measured).
  const double top = static_cast<double>(height) * static_cast<double>(width) *
                     static_cast<double>(c.block_out_channels.front()) * sizeof(float);
  return static_cast<std::uint64_t>((most + picture) * sizeof(float) * (top < system_block_bytes ? 1.4 : 1));
}

at::Tensor AutoencoderKL::decode(const at::Tensor& latent, bool tiled,
                                 const std::function<void()>& between_tiles) const {
  const auto& c = network_->config;
  if (latent.dim() != 4 || latent.size(0) < 1 || latent.size(1) != c.latent_channels || latent.size(2) < 1 ||
      latent.size(3) < 1)
    throw Error(ErrorKind::usage, {},
                "The autoencoder decodes latents [batch, " + std::to_string(c.latent_channels) + ", height, width].");
  const auto tile = network_->tile, cells = tile / c.downscale();
  const auto z = unscale_latent(latent);
  const auto compute = [&](const at::Tensor& x) { return network_->pixels(x); };
  return (tiled && network_->needs_tiles(z, cells)
              ? in_tiles(z, {cells, cells / 4 * 3, tile / 4, tile - tile / 4}, between_tiles, compute)
              : compute(z))
      .contiguous();
}

at::Tensor AutoencoderKL::scale_latent(const at::Tensor& unscaled) const {
  const auto& c = network_->config;
  if (c.latents_mean.empty() || c.latents_std.empty()) return (unscaled - c.shift_factor) * c.scaling_factor;
  return (unscaled - network_->per_channel(c.latents_mean, unscaled)) * c.scaling_factor /
         network_->per_channel(c.latents_std, unscaled);
}

at::Tensor AutoencoderKL::unscale_latent(const at::Tensor& latent) const {
  const auto& c = network_->config;
  if (c.latents_mean.empty() || c.latents_std.empty()) return latent / c.scaling_factor + c.shift_factor;
  return latent * network_->per_channel(c.latents_std, latent) / c.scaling_factor +
         network_->per_channel(c.latents_mean, latent);
}

}  // namespace elboscope
