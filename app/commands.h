#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/alignment/probe.h"
#include "core/alignment/timestep_choice.h"
#include "core/diffusion/load_model.h"
#include "core/evaluation/evaluation_sweep.h"
#include "core/evaluation/sticker_dataset.h"

namespace elboscope {

/// What the command line says, already parsed; each run_* returns the exit code of design section 6 or throws Error.
struct CalibrationOptions {
  CalibrationSettings settings;
  std::filesystem::path out;  ///< folder for files; empty = none
  std::string json;           ///< file or "-"; empty = none
};

struct InspectOptions {
  std::filesystem::path model, image, mask, record;
  std::vector<std::string> classes;
  std::string caption, fit = "aspect";
  std::string elbo_timesteps, collect_timesteps;  ///< empty: the official lists, cut at the end of the schedule
  std::uint64_t seed = 4307;
  LoadOptions load;
  TextColumns text_columns = TextColumns::automatic;
  bool reference = false, all_tokens = false, likelihood = false, caption_errors = false;
  bool adaptive = false, caption_per_class = false;
  int batch_size = 0;
  CalibrationOptions calibration;
};

struct CalibrateOptions {
  std::filesystem::path record, image, mask;
  CalibrationOptions calibration;
};

struct VerifyOptions {
  std::vector<std::filesystem::path> folders;
  std::string op, json;
  bool reference = false;
  int threads = 0;
};

struct ScenesOptions {
  std::uint64_t seed = 0, count = 12;
  std::filesystem::path out, sprites;  ///< sprites: a packed file; empty = the bundled ones
  int size = 96, rarest = 0, class_count = 0, tints = 6;
  std::string objects = "1:4", scale = "0.2:0.6", classes;
  double occlusion = 0;
  bool uniform = false;
  bool listed_masks = false;  ///< also masks as `inspect --mask` takes them
};

struct SpritesOptions {
  std::filesystem::path folder, out;
  int size = 96;
  std::string classes;  ///< their order, most frequent first; empty = alphabetical
};

struct EvaluateOptions {
  std::filesystem::path model, sprites;
  std::string dataset, objects = "2:4", elbo_timesteps, collect_timesteps, json;
  StickerDatasetOptions scenes;
  std::uint64_t seed = 4307;
  LoadOptions load;
  int batch_size = 0;
  bool absent_class = false;
  CalibrationSettings calibration;
  SweepChoice sweep;
};

int run_inspect(const InspectOptions& options, std::stop_token stop);
int run_calibrate(const CalibrateOptions& options, std::stop_token stop);
int run_verify(const VerifyOptions& options, std::stop_token stop);
int run_evaluate(const EvaluateOptions& options, std::stop_token stop);
int run_scenes(const ScenesOptions& options, std::stop_token stop);
int run_sprites(const SpritesOptions& options, std::stop_token stop);
int run_info(const std::filesystem::path& folder, const LoadOptions& load, const std::string& json);

/// "cat, dog,hot dog" to names without outer blanks. Throws Error(usage) if one is empty or none is given.
std::vector<std::string> parse_classes(const std::string& text);

/// Makes the folders that results go to and sees that files can have their names, before anything costs time. Throws
/// Error(usage).
void prepare_targets(const CalibrationOptions& options, const std::filesystem::path& record);

/// Writes a document to a file (atomically) or, for "-", to standard output; nothing if `target` is empty. Throws
/// Error(failed).
void write_json(const std::string& target, const nlohmann::ordered_json& document);

}  // namespace elboscope
