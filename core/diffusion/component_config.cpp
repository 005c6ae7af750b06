#include "core/diffusion/component_config.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace elboscope {

namespace {

DenoiserFacts facts(const UNet2DConditionConfig& config) {
  DenoiserFacts facts;
  facts.latent_channels = config.in_channels;
  facts.text_width = config.cross_attention_dim;
  facts.pooled_width = config.text_time ? config.pooled_width : 0;
  facts.sample_size = config.sample_size;
  facts.cells = std::int64_t{1} << (config.block_out_channels.size() - 1);
  facts.time_ids = config.text_time;
  facts.second_generation = config.use_linear_projection;
  return facts;
}

DenoiserFacts facts(const SD3TransformerConfig& config) {
  DenoiserFacts facts;
  facts.latent_channels = config.in_channels;
  facts.text_width = config.joint_attention_dim;
  facts.text_width_key = "joint_attention_dim";
  facts.pooled_width = config.pooled_projection_dim;
  facts.sample_size = config.sample_size;
  facts.cells = config.patch_size;
  facts.cells_required = true;
  facts.most_cells = config.pos_embed_max_size * config.patch_size;
  facts.second_generation = config.norm_heads;
  return facts;
}

DenoiserFacts facts(const PixArtTransformerConfig& config) {
  DenoiserFacts facts;
  facts.latent_channels = config.in_channels;
  facts.text_width = config.text_width();
  facts.text_width_key = config.caption_channels > 0 ? "caption_channels" : "cross_attention_dim";
  facts.sample_size = config.sample_size;
  facts.cells = config.patch_size;
  facts.cells_required = true;
  facts.resolution = config.resolution_conditions;
  return facts;
}

DenoiserFacts facts(const FluxTransformerConfig& config) {
  DenoiserFacts facts;
  facts.latent_channels = config.in_channels / 4;
  facts.sample_size = config.sample_size;
  facts.text_width = config.joint_attention_dim;
  facts.text_width_key = "joint_attention_dim";
  facts.pooled_width = config.pooled_projection_dim;
  facts.sample_size = config.sample_size;
  facts.cells = 2;
  facts.cells_required = true;
  facts.guidance = config.guidance_embeds;
  return facts;
}

TextEncoderFacts facts(const ClipTextConfig& config) {
  return {config.hidden_size, config.with_projection ? config.projection_dim : 0, config.vocab_size,
          config.max_position_embeddings};
}

TextEncoderFacts facts(const T5Config& config) {
  return {config.d_model, 0, config.vocab_size, 0};
}

}  // namespace

DenoiserFacts facts_of(const DenoiserConfig& config) {
  return std::visit([](const auto& one) { return facts(one); }, config);
}

TextEncoderFacts facts_of(const TextEncoderConfig& config) {
  return std::visit([](const auto& one) { return facts(one); }, config);
}

DenoiserConfig read_denoiser_config(const std::string& class_name, const nlohmann::json& json,
                                    const std::string& display_name) {
  if (class_name == "UNet2DConditionModel") return read_unet_config(json, display_name);
  if (class_name == "SD3Transformer2DModel") return read_sd3_transformer_config(json, display_name);
  if (class_name == "PixArtTransformer2DModel" || class_name == "Transformer2DModel") {
    return read_pixart_transformer_config(json, display_name);
  }
  if (class_name == "FluxTransformer2DModel") return read_flux_transformer_config(json, display_name);
  throw Error(ErrorKind::refused, display_name, "The denoiser class " + class_name + " is not read by this version.");
}

TextEncoderConfig read_text_encoder_config(TextEncoderKind kind, const nlohmann::json& json,
                                           const std::string& display_name) {
  if (kind == TextEncoderKind::t5) return read_t5_config(json, display_name);
  ClipTextConfig config = read_clip_text_config(json, display_name);
  config.with_projection = kind == TextEncoderKind::clip_with_projection;
  return config;
}

}  // namespace elboscope
