// core/diffusion: a diffusers model folder (or a checkpoint in one file), checked and loaded: components, noise schedule, samplers, families.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace elboscope {

/// A component as model_index.json names it.
struct ComponentInfo {
  std::string name;                       ///< folder name, "unet"
  std::string class_name;                 ///< "UNet2DConditionModel"
  std::vector<std::string> weight_files;  ///< relative to the model folder; empty for tokenizer and scheduler
  std::string dtype;                      ///< most frequent float type of the weights, "F16"
  std::int64_t parameters = 0;
  std::uint64_t bytes = 0;
};

/// What can be said of a model folder after checking it completely, without keeping a weight in memory.
struct ModelInfo {
  std::filesystem::path path;
  std::string family;  ///< "sd1", "sd2" (linear projections or v prediction), "sdxl", "sd3", "sd35", "pixart", "flux"
  std::string pipeline_class;  ///< "StableDiffusionPipeline"
  std::string variant;         ///< "fp16" where such files were chosen
  std::vector<ComponentInfo> components;
  std::vector<std::string> warnings;   ///< sentences: extra tensors, ignored components...
  std::string prediction_type;         ///< "epsilon", "v_prediction", "sample", "edm", "flow"
  std::int64_t sample_size = 0;        ///< native latent side
  std::int64_t native_resolution = 0;  ///< pixels a side the denoiser was trained for
  std::int64_t square_resolution = 0;  ///< pixels a side the official code squashes pictures to: the VAE's sample_size
  std::int64_t size_multiple = 1;      ///< pixels of one cell of the denoiser's deepest level, or of a patch
  std::int64_t least_multiple = 1;    ///< pixels: sides must be multiples of it
  std::int64_t largest_side = 0;      ///< pixels; 0: any
  std::int64_t train_timesteps = 1000;
  /// Attention layers of the denoiser; a joint attention counts as both. Counted by inspecting alone.
  std::int64_t cross_layers = 0, self_layers = 0;
  /// Columns of the text in cross-attention, by tokenizer: "CLIP 77, T5 256". An absent encoder's stand as "zeros 77".
  std::string text_columns;
  double guidance = 0;             ///< the pipeline's default
  bool guidance_embedded = false;  ///< a number the model takes, instead of classifier-free guidance
  /// Tables that the folder's alignment.json recommends for heatmaps; empty: the official ones (docs/families.md).
  std::vector<double> resolution_weights;         ///< of cross-attention layers, one a resolution group
  std::vector<std::vector<double>> self_weight;   ///< one row a self-attention pass, one weight a resolution group
  std::vector<std::int64_t> elbo_timesteps;       ///< where its losses tell captions apart
  std::optional<double> threshold;                ///< of masks, 0 to 1
  std::string sha256;  ///< identity: digest over the components' configuration and weight file contents
};

/// What a checkpoint in one file (models.md section 11: Stable Diffusion 1, 2, XL) does not hold.
struct SingleFileOptions {
  /// Folder with tokenizers (needed) and, where they describe the same model, configurations and scheduler, laid out as
  /// a diffusers model folder; empty: the folder in which the checkpoint lies.
  std::filesystem::path config;
  /// "epsilon" or "v_prediction"; empty: what file or scheduler say. Without either a checkpoint of Stable Diffusion 2
  /// is refused.
  std::string prediction_type;
};

/// Checks everything that loading would check (files, configurations, every tensor's name, shape, type and finiteness,
/// tokenizer, scheduler) and throws Error(refused) on the first defect. Opens nothing outside the folder, never a
/// pickle. `variant`: "" = prefer files without a variant, take "fp16" files where only those exist; or a variant's
/// name. `with_digest`: also compute sha256 (reads every weight file once). `folder` may also be a checkpoint in one
/// file, for which `variant` means nothing.
ModelInfo inspect_model_folder(const std::filesystem::path& folder, const std::string& variant = {},
                               bool with_digest = false, const SingleFileOptions& single_file = {});

/// True for a safetensors file that holds a denoiser in the way of single-file checkpoints, whole or not. Reads the
/// file's header alone; false for whatever cannot be read.
bool looks_like_checkpoint(const std::filesystem::path& file);

}  // namespace elboscope
