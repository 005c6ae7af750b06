// A model folder read and checked as far as it goes without touching a weight: what inspecting and loading share.
// Torch-free, internal to this room.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/diffusion/model_folder.h"
#include "core/diffusion/noise_schedule.h"
#include "core/diffusion/weight_files.h"
#include "core/nn/config.h"
#include "core/text/clip_tokenizer.h"

namespace elboscope {

struct ModelParts {
  ModelInfo info;  ///< without sha256 and without the warnings about unused tensors
  SchedulerConfig scheduler;
  UNet2DConditionConfig unet;
  AutoencoderKLConfig vae;
  ClipTextConfig text_encoder;
  std::shared_ptr<const ClipTokenizer> tokenizer;
  WeightSet unet_weights, vae_weights, text_encoder_weights;
};

/// Reads model_index.json, the components' configurations, tokenizer and scheduler, checks that they fit together and
/// opens the weight files. Throws Error(refused) on the first defect, naming the file relative to `folder`.
ModelParts read_model_parts(const std::filesystem::path& folder, const std::string& variant);

/// Digest over the configuration, tokenizer and weight files of the parts, by their names relative to the folder and
/// their contents. Weights are hashed in pieces on all threads, so it takes about as long as reading them.
/// `between_pieces` is called now and then and may throw to cancel.
std::string model_digest(const ModelParts& parts, const std::function<void()>& between_pieces = {});

}  // namespace elboscope
