// How single-file checkpoints of Stable Diffusion 1, 2 and XL call the parameters that diffusers' folders have
// (models.md section 11). Each function takes diffusers' (transformers') name and says where that parameter lies; a
// name it does not know stays as it is, behind the component's prefix. Torch-free, internal to this room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/diffusion/weight_files.h"

namespace elboscope {

inline constexpr const char* ldm_unet_prefix = "model.diffusion_model.";

/// The blocks of a UNet in a checkpoint are numbered through, whatever their level.
struct LdmUNetLayout {
  std::vector<std::int64_t> layers;  ///< resnets of each level on the way down
  std::vector<bool> up_attention;    ///< levels in order of execution on the way up
};
StoredParameter ldm_unet_parameter(const std::string& name, const LdmUNetLayout& layout);

/// `levels`: length of the VAE's block_out_channels. `prefix`: "first_stage_model.".
StoredParameter ldm_vae_parameter(const std::string& name, const std::string& prefix, std::int64_t levels);

/// An OpenCLIP text encoder: query, key and value lie in one tensor, the projection is transposed.
StoredParameter open_clip_parameter(const std::string& name, const std::string& prefix);

}  // namespace elboscope
