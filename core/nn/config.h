// core/nn: the networks as plain LibTorch functions over diffusers' parameter names. This header alone knows no torch.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace elboscope {

/// UNet2DConditionModel (diffusers), the keys that change what is computed; defaults are diffusers' class defaults.
struct UNet2DConditionConfig {
  std::int64_t in_channels = 4;
  std::int64_t out_channels = 4;
  std::int64_t sample_size = 64;  ///< latent side the model was trained for; 64 where the file has none
  std::vector<std::int64_t> block_out_channels{320, 640, 1280, 1280};
  std::vector<std::int64_t> layers_per_block{2, 2, 2, 2};           ///< per level, down path
  std::vector<bool> down_cross_attention{true, true, true, false};  ///< CrossAttnDownBlock2D or DownBlock2D
  std::vector<bool> up_cross_attention{false, true, true, true};    ///< in order of execution
  bool mid_cross_attention = true;                                  ///< UNetMidBlock2DCrossAttn; false: no mid block
  std::vector<std::int64_t> attention_heads{8, 8, 8, 8};  ///< heads per level (key attention_head_dim, models.md 3.1)
  std::vector<std::int64_t> transformer_layers_per_block{1, 1, 1, 1};  ///< per level
  std::int64_t cross_attention_dim = 1280;
  bool use_linear_projection = false;
  std::int64_t norm_num_groups = 32;
  double norm_eps = 1e-5;
  bool flip_sin_to_cos = true;
  double freq_shift = 0;
  bool center_input_sample = false;
  std::int64_t downsample_padding = 1;
  double mid_block_scale_factor = 1;
  std::int64_t time_embedding_dim = 0;  ///< 0: 4 * block_out_channels[0]
  /// addition_embed_type "text_time" (SDXL): the pooled text and six sizes join the timestep (models.md 3.4).
  bool text_time = false;
  std::int64_t addition_time_embed_dim = 0;  ///< width of each size's sinusoid
  std::int64_t pooled_width = 0;             ///< projection_class_embeddings_input_dim less the six sinusoids
};

/// AutoencoderKL.
struct AutoencoderKLConfig {
  std::int64_t in_channels = 3;
  std::int64_t out_channels = 3;
  std::vector<std::int64_t> block_out_channels{64};
  std::int64_t layers_per_block = 1;
  std::int64_t latent_channels = 4;
  std::int64_t norm_num_groups = 32;
  std::int64_t sample_size = 32;
  double scaling_factor = 0.18215;
  double shift_factor = 0;
  std::vector<double> latents_mean, latents_std;  ///< empty: not used
  bool use_quant_conv = true;
  bool use_post_quant_conv = true;
  bool mid_block_add_attention = true;
  /// Pixels a latent cell covers along a side: 2^(levels-1).
  std::int64_t downscale() const { return std::int64_t{1} << (block_out_channels.size() - 1); }
};

/// CLIPTextModel and CLIPTextModelWithProjection.
struct ClipTextConfig {
  std::int64_t vocab_size = 49408;
  std::int64_t hidden_size = 512;
  std::int64_t intermediate_size = 2048;
  std::int64_t num_hidden_layers = 12;
  std::int64_t num_attention_heads = 8;
  std::int64_t max_position_embeddings = 77;
  std::int64_t eos_token_id = 49407;
  double layer_norm_eps = 1e-5;
  std::int64_t projection_dim = 512;
  bool with_projection = false;           ///< by the component's class, which the file itself does not tell reliably
  std::string hidden_act = "quick_gelu";  ///< quick_gelu, gelu, gelu_new/gelu_pytorch_tanh, relu, silu
};

/// Read component configs with diffusers' (transformers') defaults for absent keys; unknown keys are ignored.
/// Everything the networks do not compute or that cannot be (wrong type, negative, zero, absurdly large, lengths that
/// disagree, heads or groups that do not divide) throws Error(refused) with `display_name`, key, value and what was
/// expected.
UNet2DConditionConfig read_unet_config(const nlohmann::json& json, const std::string& display_name);
AutoencoderKLConfig read_vae_config(const nlohmann::json& json, const std::string& display_name);
ClipTextConfig read_clip_text_config(const nlohmann::json& json, const std::string& display_name);

}  // namespace elboscope
