// Configurations of the transformer denoisers. Knows no torch.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace elboscope {

/// SD3Transformer2DModel (SD3, SD3.5; models.md section 9), the keys that change what is computed; defaults are
/// diffusers' class defaults.
struct SD3TransformerConfig {
  std::int64_t in_channels = 16;   ///< of the latent; as many come out
  std::int64_t sample_size = 128;  ///< latent side the model was trained for
  std::int64_t patch_size = 2;
  std::int64_t num_layers = 18;
  std::int64_t num_attention_heads = 18;
  std::int64_t attention_head_dim = 64;
  std::int64_t joint_attention_dim = 4096;  ///< width of the text
  std::int64_t pooled_projection_dim = 2048;
  std::int64_t pos_embed_max_size = 96;             ///< side of the stored position table, in patches
  std::vector<std::int64_t> dual_attention_layers;  ///< with a second attention of the image alone
  bool norm_heads = false;                          ///< qk_norm "rms_norm"
  std::int64_t width() const { return num_attention_heads * attention_head_dim; }
};

/// PixArtTransformer2DModel (models.md section 5).
struct PixArtTransformerConfig {
  std::int64_t in_channels = 4;
  std::int64_t out_channels = 8;  ///< in_channels, or twice as many: then the second half is a learned variance
  std::int64_t sample_size = 128;
  std::int64_t patch_size = 2;
  std::int64_t num_layers = 28;
  std::int64_t num_attention_heads = 16;
  std::int64_t attention_head_dim = 72;
  std::int64_t cross_attention_dim = 1152;  ///< what cross-attention looks at, behind the caption projection
  std::int64_t caption_channels = 0;  ///< width of the text; 0: no caption projection, the text has cross_attention_dim
  bool attention_bias = true;
  double norm_eps = 1e-6;
  double interpolation_scale = 2;     ///< divides the positions; absent: max(sample_size / 64, 1)
  bool resolution_conditions = true;  ///< use_additional_conditions; absent: sample_size is 128
  std::int64_t width() const { return num_attention_heads * attention_head_dim; }
  std::int64_t text_width() const { return caption_channels > 0 ? caption_channels : cross_attention_dim; }
};

/// FluxTransformer2DModel (models.md section 6).
struct FluxTransformerConfig {
  std::int64_t in_channels = 64;   ///< of a token: 2 x 2 cells of the latent, so the latent has a quarter
  std::int64_t sample_size = 128;  ///< latent side; no key of the file, FluxPipeline's own default
  std::int64_t num_layers = 19;    ///< blocks with image and text apart
  std::int64_t num_single_layers = 38;
  std::int64_t num_attention_heads = 24;
  std::int64_t attention_head_dim = 128;
  std::int64_t joint_attention_dim = 4096;
  std::int64_t pooled_projection_dim = 768;
  bool guidance_embeds = false;
  std::vector<std::int64_t> axes_dims_rope{16, 56, 56};  ///< widths of a head that tell time (always 0), row and column
  std::int64_t width() const { return num_attention_heads * attention_head_dim; }
};

/// As read_unet_config (core/nn/config.h): absent keys have diffusers' defaults, unknown ones are ignored, what the
/// networks do not compute or what cannot be throws Error(refused) with file, key, value and what was expected.
SD3TransformerConfig read_sd3_transformer_config(const nlohmann::json& json, const std::string& display_name);
/// Takes both names of the class: PixArtTransformer2DModel and the older Transformer2DModel with ada_norm_single.
PixArtTransformerConfig read_pixart_transformer_config(const nlohmann::json& json, const std::string& display_name);
FluxTransformerConfig read_flux_transformer_config(const nlohmann::json& json, const std::string& display_name);

}  // namespace elboscope
