#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/nn/config.h"
#include "core/text/clip_tokenizer.h"
#include "core/training/named_tensor.h"

namespace elboscope {

/// A trained pipeline, ready to be written. Parameters may lie on any device and have any float type.
struct ModelToExport {
  UNet2DConditionConfig unet;
  AutoencoderKLConfig vae;
  ClipTextConfig text_encoder;
  ClipTokenizerFiles tokenizer;
  NamedTensors unet_parameters, vae_parameters, text_encoder_parameters;  ///< text encoder: with the "text_model." prefix
  std::string model_card;   ///< README.md (Markdown with the front matter that model hubs read)
  std::string world;        ///< world.json: what the model was trained on (text of a JSON object), for `evaluate` and `scenes`
  std::uint64_t shard_bytes = 15'500'000;  ///< largest weight file; only a tensor that is larger by itself gets a larger one
};

/// Writes a StableDiffusionPipeline folder that diffusers 0.33.1 and load_model() read: float16 safetensors, sharded with an index
/// where a component is larger than `shard_bytes`; scheduler scaled-linear 0.00085 to 0.012 (DDIM, set_alpha_to_one false, steps_offset 1,
/// epsilon); safety_checker and feature_extractor null; the text encoder's special token ids are the tokenizer's. The folder appears at
/// once, whole and checked by inspect_model_folder() (written beside as ".NAME.export" and renamed; an existing folder is replaced and only
/// then deleted). What a killed export left behind is removed by the next one to the same folder.
/// Throws Error(failed) with the tensor's name for a number that float16 cannot hold (beyond 65504, not finite) and where the parts do
/// not make a model; Error(usage) where `folder` holds other things than a model (it would be deleted) or `world` is not a JSON object,
/// Error(refused) where it is not JSON at all.
void export_model(const std::filesystem::path& folder, const ModelToExport& model);

}  // namespace elboscope
