#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/nn/config.h"
#include "core/nn/config_reader.h"

namespace elboscope {
namespace {

using nlohmann::json;

// The latent side the network was trained for; a pair (height, width) counts by its area.
std::int64_t read_sample_size(const ConfigReader& reader, std::int64_t absent) {
  const json* value = reader.find("sample_size");
  if (value == nullptr) return absent;
  if (!value->is_array()) return reader.whole("sample_size", absent, 1, most_width);
  const auto sides = reader.whole_list("sample_size", {}, 1, most_width, 2);
  const double area = static_cast<double>(sides.front()) * static_cast<double>(sides.back());
  return std::llround(std::sqrt(area));
}

void refuse_other_networks(const ConfigReader& reader) {
  reader.one_of("_class_name", "UNet2DConditionModel", {"UNet2DConditionModel"});
  reader.one_of("act_fn", "silu", {"silu", "swish"});
  reader.one_of("time_embedding_type", "positional", {"positional"});
  reader.one_of("resnet_time_scale_shift", "default", {"default"});
  reader.one_of("attention_type", "default", {"default"});
  // diffusers refuses num_attention_heads as well: the number of heads stands under attention_head_dim (models.md 3.1).
  for (const char* key :
       {"num_attention_heads", "dual_cross_attention", "class_embed_type", "num_class_embeds", "encoder_hid_dim",
        "encoder_hid_dim_type", "class_embeddings_concat", "mid_block_only_cross_attention", "cross_attention_norm",
        "time_embedding_act_fn", "timestep_post_act", "time_cond_proj_dim", "resnet_skip_time_act",
        "reverse_transformer_layers_per_block"}) {
    reader.expect_off(key);
  }
  for (const char* key : {"conv_in_kernel", "conv_out_kernel"}) reader.expect_whole(key, 3);
  reader.expect_whole("resnet_out_scale_factor", 1);
  const json* only_cross = reader.find("only_cross_attention");
  const bool list_of_false =
      only_cross != nullptr && only_cross->is_array() &&
      std::all_of(only_cross->begin(), only_cross->end(), [](const json& item) { return item == false; });
  if (!list_of_false) reader.expect_off("only_cross_attention");
}

void check_latent_channels(const ConfigReader& reader, const UNet2DConditionConfig& config) {
  if (config.in_channels == config.out_channels) return;
  const std::string got = "in_channels is " + std::to_string(config.in_channels) + " and out_channels " +
                          std::to_string(config.out_channels) + ": ";
  if (config.in_channels == 2 * config.out_channels + 1) {
    reader.refuse_file(got +
                       "this is an inpainting model, which also takes a mask and a masked picture; expected a "
                       "text-to-image model with as many input as output channels.");
  }
  if (config.in_channels == 2 * config.out_channels) {
    reader.refuse_file(got +
                       "this is a picture-editing model, which also takes a picture; expected a text-to-image model "
                       "with as many input as output channels.");
  }
  reader.refuse_file(got + "expected a text-to-image model with as many input as output channels.");
}

// A width that must be the same at every level although diffusers would take a list.
std::int64_t read_cross_attention_dim(const ConfigReader& reader, std::int64_t absent, std::size_t levels) {
  const auto widths = reader.per_level("cross_attention_dim", absent, levels, 1, most_width);
  if (std::adjacent_find(widths.begin(), widths.end(), std::not_equal_to<>()) != widths.end()) {
    reader.wrong("cross_attention_dim", *reader.find("cross_attention_dim"), "the same width at every level");
  }
  return widths.front();
}

void read_blocks(const ConfigReader& reader, UNet2DConditionConfig& config) {
  const std::size_t levels = config.block_out_channels.size();
  const auto down = reader.block_types(
      "down_block_types", {"CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"},
      levels, {"CrossAttnDownBlock2D", "DownBlock2D"});
  const auto up = reader.block_types("up_block_types",
                                     {"UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"},
                                     levels, {"CrossAttnUpBlock2D", "UpBlock2D"});
  config.down_cross_attention.clear();
  config.up_cross_attention.clear();
  for (std::size_t i = 0; i < levels; ++i) {
    config.down_cross_attention.push_back(down[i] == "CrossAttnDownBlock2D");
    config.up_cross_attention.push_back(up[i] == "CrossAttnUpBlock2D");
  }
  const json* mid = reader.find("mid_block_type");
  const bool null_mid = mid == nullptr && !reader.flag("mid_block_type", true);
  config.mid_cross_attention = !null_mid;
  if (mid != nullptr) reader.one_of("mid_block_type", "", {"UNetMidBlock2DCrossAttn"});
}

// SDXL's second kind of conditioning (models.md 3.4).
void read_text_time(const ConfigReader& reader, UNet2DConditionConfig& config) {
  if (reader.find("addition_embed_type") == nullptr) return;
  reader.one_of("addition_embed_type", "", {"text_time"});
  for (const char* key : {"addition_time_embed_dim", "projection_class_embeddings_input_dim"}) {
    if (reader.find(key) == nullptr) {
      reader.refuse_file(std::string(key) + " is missing, expected a width: addition_embed_type is \"text_time\".");
    }
  }
  constexpr std::int64_t sizes = 6;
  config.text_time = true;
  config.addition_time_embed_dim = reader.whole("addition_time_embed_dim", 0, 2, most_width);
  const std::int64_t width = reader.whole("projection_class_embeddings_input_dim", 0, 1, 8 * most_width);
  config.pooled_width = width - sizes * config.addition_time_embed_dim;
  if (config.pooled_width < 1) {
    reader.wrong("projection_class_embeddings_input_dim", *reader.find("projection_class_embeddings_input_dim"),
                 "more than six times addition_time_embed_dim, " +
                     std::to_string(sizes * config.addition_time_embed_dim) +
                     " (the sizes), and the pooled text beside them");
  }
}

// A level's heads and groups matter only where something there uses them: diffusers' own test models have 8 heads
// beside 4 channels at a level without attention.
void check_divisors(const ConfigReader& reader, const UNet2DConditionConfig& config) {
  const std::size_t levels = config.block_out_channels.size();
  for (std::size_t i = 0; i < levels; ++i) {
    const std::int64_t channels = config.block_out_channels[i], heads = config.attention_heads[i];
    const std::string width = "block_out_channels[" + std::to_string(i) + "] is " + std::to_string(channels);
    if (channels % config.norm_num_groups != 0) {
      reader.refuse_file(width + ", which norm_num_groups " + std::to_string(config.norm_num_groups) +
                         " does not divide; expected a multiple.");
    }
    const bool attention = config.down_cross_attention[i] || config.up_cross_attention[levels - 1 - i] ||
                           (config.mid_cross_attention && i + 1 == levels);
    if (attention && channels % heads != 0) {
      reader.refuse_file(
          width + ", which cannot be split into " + std::to_string(heads) +
          " attention heads (key attention_head_dim, which is the number of heads); expected a multiple.");
    }
  }
}

}  // namespace

UNet2DConditionConfig read_unet_config(const json& object, const std::string& display_name) {
  const ConfigReader reader(object, display_name);
  refuse_other_networks(reader);
  UNet2DConditionConfig config;
  config.in_channels = reader.whole("in_channels", config.in_channels, 1, most_width);
  config.out_channels = reader.whole("out_channels", config.out_channels, 1, most_width);
  check_latent_channels(reader, config);
  config.sample_size = read_sample_size(reader, config.sample_size);
  config.block_out_channels =
      reader.whole_list("block_out_channels", config.block_out_channels, 1, most_width, most_levels);
  const std::size_t levels = config.block_out_channels.size();
  read_blocks(reader, config);
  config.layers_per_block = reader.per_level("layers_per_block", 2, levels, 1, most_layers);
  config.transformer_layers_per_block = reader.per_level("transformer_layers_per_block", 1, levels, 1, most_layers);
  config.attention_heads = reader.per_level("attention_head_dim", 8, levels, 1, most_width);
  config.cross_attention_dim = read_cross_attention_dim(reader, config.cross_attention_dim, levels);
  config.use_linear_projection = reader.flag("use_linear_projection", config.use_linear_projection);
  config.norm_num_groups = reader.whole("norm_num_groups", config.norm_num_groups, 1, most_width);
  config.norm_eps = reader.number("norm_eps", config.norm_eps, 0, 1);
  config.flip_sin_to_cos = reader.flag("flip_sin_to_cos", config.flip_sin_to_cos);
  config.freq_shift = reader.number("freq_shift", config.freq_shift, 0, static_cast<double>(most_width));
  const std::int64_t half = config.block_out_channels[0] / 2;
  if (half > 0 && config.freq_shift >= static_cast<double>(half)) {
    reader.wrong("freq_shift", *reader.find("freq_shift"),
                 "less than half of block_out_channels[0], " + std::to_string(half));
  }
  config.center_input_sample = reader.flag("center_input_sample", config.center_input_sample);
  config.downsample_padding = reader.whole("downsample_padding", config.downsample_padding, 0, 1);
  config.mid_block_scale_factor = reader.number("mid_block_scale_factor", config.mid_block_scale_factor, 1e-6, 1e6);
  if (reader.find("time_embedding_dim") != nullptr) {
    config.time_embedding_dim = reader.whole("time_embedding_dim", 0, 0, 4 * most_width);
  }
  read_text_time(reader, config);
  check_divisors(reader, config);
  return config;
}

}  // namespace elboscope
