// A single-file checkpoint (models.md section 11) as the parts that a model folder would give. Torch-free, internal to
// this room.
#pragma once

#include <filesystem>

#include "core/diffusion/model_parts.h"

namespace elboscope {

/// What a checkpoint does not hold comes from the folder beside it (or SingleFileOptions::config): tokenizers always;
/// configurations and scheduler where they describe the same model, else those that published models have. Throws
/// Error(refused) with what was found and what is needed; nothing that is not a safetensors file is read.
ModelParts read_single_file_parts(const std::filesystem::path& file, const SingleFileOptions& options);

}  // namespace elboscope
