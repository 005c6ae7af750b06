#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/diffusion/model_folder.h"

namespace elboscope {

/// What a model needs and what a folder has of it, for people who are putting one together.
struct ModelChecklist {
  struct Part {
    enum class State {
      found,
      missing,
      unusable,  ///< there, but refused: `problem` says why
      left_out,  ///< optional and not there: the model works without it
    };
    std::string name;  ///< "model_index.json", or a component's folder: "unet"
    State state = State::missing;
    std::string class_name;  ///< "UNet2DConditionModel"
    std::string needed;      ///< files: "config.json, diffusion_pytorch_model.safetensors"
    std::string problem;     ///< a sentence; empty where found
    std::string dtype;       ///< most frequent float type of the weights; empty without weights
    std::int64_t parameters = 0;
    std::uint64_t bytes = 0;  ///< of the weight files
  };
  std::filesystem::path path;
  bool single_file = false;    ///< a checkpoint in one file: its parts are those that were found in it
  std::string pipeline_class;  ///< "" where model_index.json does not tell
  std::vector<Part> parts;     ///< the index first, then the components in the order a pipeline uses them
  /// With every part found: what is known of the model without reading weights.
  std::optional<ModelInfo> info;
  /// With every part found, why they do not fit together; empty where they do. Of a single file: why it is refused.
  std::string defect;
  /// What the folder holds (at most 12 names), where there is no usable index.
  std::vector<std::string> entries;

  bool complete() const { return info.has_value(); }
  std::uint64_t bytes() const;
};

/// Of a model folder or a checkpoint in one file. Looks at names, configurations, tokenizers and the headers of weight
/// files; reads no weight, so it takes a fraction of a second for the largest models. Whatever is wrong stands in the
/// list: throws nothing but std::bad_alloc.
ModelChecklist check_model_folder(const std::filesystem::path& folder, const std::string& variant = {});

/// The model folder that a path means: itself, or the one above it (a component's folder or a file inside it), or the
/// only one up to three levels below it (the cache of huggingface_hub keeps models in snapshots/<hash>). Empty path:
/// there is none. Several below: `several` gets their paths (at most 20).
std::filesystem::path find_model_folder(const std::filesystem::path& path,
                                        std::vector<std::filesystem::path>* several = nullptr);

}  // namespace elboscope
