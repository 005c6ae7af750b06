#include "core/nn/transformer_configs.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/nn/config_reader.h"

namespace elboscope {
namespace {

using nlohmann::json;

constexpr std::int64_t most_patch = 64, most_blocks = 2 * most_layers, most_positions = 4096;

// Heads and their width, and the product that is the width of all tokens.
template <class Config>
void read_heads(const ConfigReader& reader, Config& config) {
  config.num_attention_heads = reader.whole("num_attention_heads", config.num_attention_heads, 1, most_width);
  config.attention_head_dim = reader.whole("attention_head_dim", config.attention_head_dim, 1, most_width);
  if (config.width() > most_width) {
    reader.refuse_file("num_attention_heads times attention_head_dim is " + std::to_string(config.width()) +
                       ", expected at most " + std::to_string(most_width) + ".");
  }
}

// out_channels null stands for in_channels.
std::int64_t read_out_channels(const ConfigReader& reader, std::int64_t in_channels, std::int64_t absent) {
  const json* value = reader.find("out_channels");
  if (value != nullptr) return reader.whole("out_channels", absent, 1, 2 * most_width);
  return reader.flag("out_channels", true) ? absent : in_channels;
}

[[noreturn]] void refuse_out_channels(const ConfigReader& reader, std::int64_t in_channels, std::int64_t out_channels,
                                      const std::string& expected) {
  reader.refuse_file("in_channels is " + std::to_string(in_channels) + " and out_channels " +
                     std::to_string(out_channels) + ", expected " + expected + ".");
}

}  // namespace

SD3TransformerConfig read_sd3_transformer_config(const json& object, const std::string& display_name) {
  const ConfigReader reader(object, display_name);
  reader.one_of("_class_name", "SD3Transformer2DModel", {"SD3Transformer2DModel"});
  SD3TransformerConfig config;
  config.in_channels = reader.whole("in_channels", config.in_channels, 1, most_width);
  const auto out_channels = read_out_channels(reader, config.in_channels, 16);
  if (out_channels != config.in_channels) {
    refuse_out_channels(reader, config.in_channels, out_channels,
                        "a text-to-image model with as many input as output channels");
  }
  config.sample_size = reader.whole("sample_size", config.sample_size, 1, most_width);
  config.patch_size = reader.whole("patch_size", config.patch_size, 1, most_patch);
  config.num_layers = reader.whole("num_layers", config.num_layers, 1, most_blocks);
  read_heads(reader, config);
  config.joint_attention_dim = reader.whole("joint_attention_dim", config.joint_attention_dim, 1, most_width);
  config.pooled_projection_dim = reader.whole("pooled_projection_dim", config.pooled_projection_dim, 1, most_width);
  config.pos_embed_max_size = reader.whole("pos_embed_max_size", config.pos_embed_max_size, 1, most_positions);
  const auto text_tokens = reader.whole("caption_projection_dim", 1152, 1, most_width);
  if (text_tokens != config.width()) {
    reader.refuse_file("caption_projection_dim is " + std::to_string(text_tokens) +
                       ", expected num_attention_heads times attention_head_dim, " + std::to_string(config.width()) +
                       ", because image and text tokens are equally wide.");
  }
  const json* dual = reader.find("dual_attention_layers");
  if (dual != nullptr && !(dual->is_array() && dual->empty()))
    config.dual_attention_layers = reader.whole_list("dual_attention_layers", {}, 0, most_width, most_width);
  if (reader.find("qk_norm") != nullptr) config.norm_heads = reader.one_of("qk_norm", "", {"rms_norm"}) == "rms_norm";
  return config;
}

PixArtTransformerConfig read_pixart_transformer_config(const json& object, const std::string& display_name) {
  const ConfigReader reader(object, display_name);
  const auto class_name =
      reader.one_of("_class_name", "PixArtTransformer2DModel", {"PixArtTransformer2DModel", "Transformer2DModel"});
  // The older class computes something else where the file does not name this norm.
  const auto norm =
      reader.one_of("norm_type", class_name == "Transformer2DModel" ? "" : "ada_norm_single", {"ada_norm_single"});
  if (norm.empty()) {
    reader.refuse_file("norm_type is absent from a Transformer2DModel, expected \"ada_norm_single\" (PixArt).");
  }
  reader.one_of("activation_fn", "gelu-approximate", {"gelu-approximate"});
  reader.one_of("attention_type", "default", {"default"});
  reader.expect_off("norm_elementwise_affine");
  reader.expect_off("double_self_attention");
  reader.expect_off("only_cross_attention");
  reader.expect_off("num_vector_embeds");
  PixArtTransformerConfig config;
  config.in_channels = reader.whole("in_channels", config.in_channels, 1, most_width);
  config.out_channels = read_out_channels(reader, config.in_channels, config.out_channels);
  if (config.out_channels != config.in_channels && config.out_channels != 2 * config.in_channels) {
    refuse_out_channels(reader, config.in_channels, config.out_channels,
                        "as many, or twice as many with a learned variance");
  }
  config.sample_size = reader.whole("sample_size", config.sample_size, 1, most_width);
  config.patch_size = reader.whole("patch_size", config.patch_size, 1, most_patch);
  if (config.sample_size < config.patch_size) {
    reader.refuse_file("sample_size is " + std::to_string(config.sample_size) + ", expected at least patch_size, " +
                       std::to_string(config.patch_size) + ".");
  }
  config.num_layers = reader.whole("num_layers", config.num_layers, 1, most_blocks);
  read_heads(reader, config);
  config.cross_attention_dim = reader.whole("cross_attention_dim", config.cross_attention_dim, 1, most_width);
  if (reader.find("caption_channels") != nullptr) {
    config.caption_channels = reader.whole("caption_channels", 0, 1, most_width);
    if (config.cross_attention_dim != config.width()) {
      reader.refuse_file("cross_attention_dim is " + std::to_string(config.cross_attention_dim) +
                         ", expected num_attention_heads times attention_head_dim, " + std::to_string(config.width()) +
                         ", the width that captions are projected to.");
    }
  }
  config.attention_bias = reader.flag("attention_bias", config.attention_bias);
  config.norm_eps = reader.number("norm_eps", config.norm_eps, 0, 1);
  config.interpolation_scale = std::max<double>(static_cast<double>(config.sample_size / 64), 1);
  if (reader.find("interpolation_scale") != nullptr)
    config.interpolation_scale = reader.number("interpolation_scale", 1, 1e-3, 1e3);
  config.resolution_conditions = config.sample_size == 128;
  if (reader.find("use_additional_conditions") != nullptr)
    config.resolution_conditions = reader.flag("use_additional_conditions", false);
  if (config.width() % 4 != 0) {
    reader.refuse_file("num_attention_heads times attention_head_dim is " + std::to_string(config.width()) +
                       ", expected a multiple of 4 (sines and cosines of two positions).");
  }
  if (config.resolution_conditions && config.width() % 3 != 0) {
    reader.refuse_file("num_attention_heads times attention_head_dim is " + std::to_string(config.width()) +
                       ", expected a multiple of 3 where the size of the picture is a condition.");
  }
  return config;
}

FluxTransformerConfig read_flux_transformer_config(const json& object, const std::string& display_name) {
  const ConfigReader reader(object, display_name);
  reader.one_of("_class_name", "FluxTransformer2DModel", {"FluxTransformer2DModel"});
  reader.expect_whole("patch_size", 1);
  FluxTransformerConfig config;
  config.in_channels = reader.whole("in_channels", config.in_channels, 1, most_width);
  const auto out_channels = read_out_channels(reader, config.in_channels, config.in_channels);
  if (out_channels != config.in_channels) {
    refuse_out_channels(reader, config.in_channels, out_channels,
                        "a text-to-image model with as many input as output channels (others fill, edit or guide)");
  }
  if (config.in_channels % 4 != 0) {
    reader.refuse_file("in_channels is " + std::to_string(config.in_channels) +
                       ", expected a multiple of 4 (each token is 2 x 2 cells of the latent).");
  }
  config.num_layers = reader.whole("num_layers", config.num_layers, 0, most_blocks);
  config.num_single_layers = reader.whole("num_single_layers", config.num_single_layers, 0, most_blocks);
  if (config.num_layers + config.num_single_layers == 0) {
    reader.refuse_file("num_layers and num_single_layers are both 0, expected at least one block.");
  }
  read_heads(reader, config);
  config.joint_attention_dim = reader.whole("joint_attention_dim", config.joint_attention_dim, 1, most_width);
  config.pooled_projection_dim = reader.whole("pooled_projection_dim", config.pooled_projection_dim, 1, most_width);
  config.guidance_embeds = reader.flag("guidance_embeds", config.guidance_embeds);
  config.axes_dims_rope = reader.whole_list("axes_dims_rope", config.axes_dims_rope, 0, most_width, 3);
  const auto& axes = config.axes_dims_rope;
  if (axes.size() != 3 || std::any_of(axes.begin(), axes.end(), [](std::int64_t width) { return width % 2 != 0; }) ||
      std::accumulate(axes.begin(), axes.end(), std::int64_t{0}) != config.attention_head_dim) {
    const std::string expected =
        "three even widths that make up attention_head_dim, " + std::to_string(config.attention_head_dim);
    const json* value = reader.find("axes_dims_rope");
    if (value == nullptr)
      reader.refuse_file("axes_dims_rope is absent, which stands for 16, 56, 56, expected " + expected + ".");
    reader.wrong("axes_dims_rope", *value, expected);
  }
  return config;
}

}  // namespace elboscope
