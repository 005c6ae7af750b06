// A model folder read and checked as far as it goes without touching a weight: what inspecting and loading share.
// Torch-free, internal to this room.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/diffusion/component_config.h"
#include "core/diffusion/family.h"
#include "core/diffusion/model_folder.h"
#include "core/diffusion/noise_schedule.h"
#include "core/diffusion/weight_files.h"
#include "core/text/text_tokenizer.h"

namespace elboscope {

/// One text encoder that the folder has.
struct TextEncoderParts {
  TextEncoderConfig config;
  std::shared_ptr<const TextTokenizer> tokenizer;
  std::int64_t length = 0;  ///< tokens a text becomes
  WeightSet weights;
};

struct ModelParts {
  ModelInfo info;  ///< without sha256 and without the warnings about unused tensors
  const FamilyRule* family = nullptr;
  bool zeros_for_empty = false;
  SchedulerConfig scheduler;
  DenoiserConfig denoiser;
  AutoencoderKLConfig vae;
  WeightSet denoiser_weights, vae_weights;
  /// One for each entry of family->texts; absent where an optional encoder is.
  std::vector<std::unique_ptr<TextEncoderParts>> texts;
  /// Of a single file: what its digest covers, by names that do not depend on where it lies.
  struct {
    std::string configuration;
    std::vector<std::pair<std::string, std::filesystem::path>> files;
  } identity;
};

/// Reads model_index.json, the components' configurations, tokenizers and scheduler, checks that they fit together and
/// opens the weight files. Throws Error(refused) on the first defect, naming the file relative to `path`. A path that
/// is a file is read as a checkpoint (read_single_file_parts).
ModelParts read_model_parts(const std::filesystem::path& path, const std::string& variant,
                            const SingleFileOptions& single_file = {});

/// A JSON object in a model folder; refused if it is missing, something else, or larger than any configuration.
nlohmann::json read_config(const std::filesystem::path& folder, const std::string& name);
/// Fills in what the folder's alignment.json says, where there is one.
void read_alignment_tables(const std::filesystem::path& folder, ModelInfo& info);
/// Fills in what the opened weights tell of a component.
void describe(ComponentInfo& component, const WeightSet& weights);
/// Fills in what follows from the configurations: family, sizes, columns, guidance.
void describe_sizes(ModelParts& parts);

/// The tokenizer in `folder`, read as a pipeline reads one whose class model_index.json gives as `class_name`.
std::shared_ptr<const TextTokenizer> load_tokenizer(const std::filesystem::path& folder, const std::string& class_name,
                                                    const std::string& display_name);

/// Digest over the configuration, tokenizer and weight files of the parts, by their names relative to the folder and
/// their contents. Weights are hashed in pieces on all threads, so it takes about as long as reading them.
/// `between_pieces` is called now and then and may throw to cancel.
std::string model_digest(const ModelParts& parts, const std::function<void()>& between_pieces = {});

}  // namespace elboscope
