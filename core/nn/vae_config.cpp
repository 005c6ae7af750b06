#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/nn/config.h"
#include "core/nn/config_reader.h"

namespace elboscope {

AutoencoderKLConfig read_vae_config(const nlohmann::json& object, const std::string& display_name) {
  const ConfigReader reader(object, display_name);
  reader.one_of("_class_name", "AutoencoderKL", {"AutoencoderKL"});
  reader.one_of("act_fn", "silu", {"silu", "swish"});
  AutoencoderKLConfig config;
  // Pictures are RGB here.
  for (const char* key : {"in_channels", "out_channels"}) reader.expect_whole(key, 3);
  config.block_out_channels =
      reader.whole_list("block_out_channels", config.block_out_channels, 1, most_width, most_levels);
  const std::size_t levels = config.block_out_channels.size();
  reader.block_types("down_block_types", {"DownEncoderBlock2D"}, levels, {"DownEncoderBlock2D"});
  reader.block_types("up_block_types", {"UpDecoderBlock2D"}, levels, {"UpDecoderBlock2D"});
  config.layers_per_block = reader.whole("layers_per_block", config.layers_per_block, 1, most_layers);
  config.latent_channels = reader.whole("latent_channels", config.latent_channels, 1, most_width);
  config.norm_num_groups = reader.whole("norm_num_groups", config.norm_num_groups, 1, most_width);
  for (std::size_t i = 0; i < levels; ++i) {
    if (config.block_out_channels[i] % config.norm_num_groups != 0) {
      reader.refuse_file("block_out_channels[" + std::to_string(i) + "] is " +
                         std::to_string(config.block_out_channels[i]) + ", which norm_num_groups " +
                         std::to_string(config.norm_num_groups) + " does not divide; expected a multiple.");
    }
  }
  const nlohmann::json* sample_size = reader.find("sample_size");
  if (sample_size != nullptr && sample_size->is_array()) {
    config.sample_size =
        reader.whole_list("sample_size", {}, 1, most_width, 2).front();  // diffusers takes the first too
  } else if (sample_size != nullptr) {
    config.sample_size = reader.whole("sample_size", config.sample_size, 1, most_width);
  }
  config.scaling_factor = reader.number("scaling_factor", config.scaling_factor, 1e-6, 1e6);
  if (reader.find("shift_factor") != nullptr) config.shift_factor = reader.number("shift_factor", 0, -1e6, 1e6);
  const auto channels = static_cast<std::size_t>(config.latent_channels);
  config.latents_mean = reader.number_list("latents_mean", channels, -1e6, 1e6);
  config.latents_std = reader.number_list("latents_std", channels, 1e-6, 1e6);
  // diffusers' pipelines use them together or not at all.
  if (config.latents_mean.empty() || config.latents_std.empty()) {
    config.latents_mean.clear();
    config.latents_std.clear();
  }
  config.use_quant_conv = reader.flag("use_quant_conv", config.use_quant_conv);
  config.use_post_quant_conv = reader.flag("use_post_quant_conv", config.use_post_quant_conv);
  config.mid_block_add_attention = reader.flag("mid_block_add_attention", config.mid_block_add_attention);
  return config;
}

}  // namespace elboscope
