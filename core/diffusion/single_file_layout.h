// What a single-file checkpoint holds, recognised by the names and shapes of its tensors (models.md section 11): which
// pipeline it is, which tensors belong to which component, and the configurations that a folder of the same model would
// have. Torch-free, internal to this room.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/diffusion/component_config.h"
#include "core/diffusion/ldm_names.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope {

/// One component of a checkpoint.
struct SingleFilePart {
  std::string prefix;  ///< of its tensors' names
  std::vector<std::string>
      unused;  ///< beginnings of names behind the prefix that nothing reads, though they belong there
  /// What shapes tell, with what published models of that kind have beside it; keys as in diffusers' config.json.
  nlohmann::json config;
  /// What neither shapes nor published models tell, for messages; empty: nothing is missing.
  std::string untold;
  std::function<StoredParameter(const std::string&)> stored;
};

struct SingleFileText : SingleFilePart {
  bool open_clip = false;
  /// A resblock more than the text encoder of a folder may have: pipelines take the last but one (SD2).
  bool may_drop_last = false;
};

struct SingleFileLayout {
  std::string pipeline_class;
  SingleFilePart unet, vae;
  std::vector<SingleFileText> texts;  ///< in the family's order
  nlohmann::json scheduler;           ///< prediction_type is absent where nothing in the file tells it
};

/// Throws Error(refused) for a file that is something else (another family, an adapter, one component...) or lacks
/// parts, with what was found and what is needed.
SingleFileLayout recognise_single_file(const SafetensorsFile& file);

/// The configurations with the key that the prediction type decides: SD2 predicts v at 768 pixels, noise at 512.
void set_prediction_type(SingleFileLayout& layout, const std::string& prediction_type);

/// Number of layers of the text encoder: without the last one where the pipelines drop it, or as `layers` (of a
/// configuration beside the file) says where the file has as many or one more.
void keep_text_layers(SingleFileText& text, std::int64_t layers);

}  // namespace elboscope
