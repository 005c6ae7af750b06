// What stands beside a single-file checkpoint: a folder laid out as a diffusers model, of which any part may be
// missing. Torch-free, internal to this room.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/diffusion/single_file_layout.h"

namespace elboscope {

struct FilesBeside {
  std::filesystem::path folder;
  /// Empty where the configurations there describe the checkpoint or there are none; else a sentence that says which of
  /// them does not, and everything below is absent.
  std::string foreign;
  bool described = false;  ///< some configuration is there, and all that are describe the checkpoint
  nlohmann::json index = nlohmann::json::object();  ///< model_index.json
  std::optional<nlohmann::json> unet, vae, scheduler;
  std::vector<std::optional<nlohmann::json>> texts;  ///< as long as SingleFileLayout::texts
};

/// Throws Error(refused) if `folder` is none, or a configuration in it cannot be read.
FilesBeside read_beside(const std::filesystem::path& folder, const SingleFileLayout& layout);

}  // namespace elboscope
