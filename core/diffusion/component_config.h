// The configurations of the components that differ between families, and what the rest of this room needs to know of
// them. Torch-free, internal to this room.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <variant>

#include "core/diffusion/family.h"
#include "core/nn/config.h"
#include "core/nn/t5_config.h"
#include "core/nn/transformer_configs.h"

namespace elboscope {

using DenoiserConfig =
    std::variant<UNet2DConditionConfig, SD3TransformerConfig, PixArtTransformerConfig, FluxTransformerConfig>;
using TextEncoderConfig = std::variant<ClipTextConfig, T5Config>;

/// What a denoiser asks of the components around it.
struct DenoiserFacts {
  std::int64_t latent_channels = 4;
  std::int64_t text_width = 0;
  const char* text_width_key = "cross_attention_dim";  ///< where text_width stands in the file, for messages
  std::int64_t pooled_width = 0;                       ///< 0: takes no pooled text
  std::int64_t sample_size = 0;                        ///< native latent side
  std::int64_t cells = 1;                              ///< latent sides should be multiples of it: patches, or halvings
  bool cells_required = false;                         ///< ... and must be
  std::int64_t most_cells = 0;                         ///< largest latent side the position table serves; 0: any
  bool time_ids = false, resolution = false, guidance = false;  ///< numbers it takes beside the timestep
  bool second_generation = false;
};
DenoiserFacts facts_of(const DenoiserConfig& config);

struct TextEncoderFacts {
  std::int64_t width = 0;
  std::int64_t projected_width = 0;  ///< 0: has no projection
  std::int64_t vocabulary = 0;
  std::int64_t most_tokens = 0;  ///< 0: any number
};
TextEncoderFacts facts_of(const TextEncoderConfig& config);

/// Errors as the readers of core/nn/config.h have them.
DenoiserConfig read_denoiser_config(const std::string& class_name, const nlohmann::json& json,
                                    const std::string& display_name);
TextEncoderConfig read_text_encoder_config(TextEncoderKind kind, const nlohmann::json& json,
                                           const std::string& display_name);

}  // namespace elboscope
