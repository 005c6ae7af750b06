// core/training: trains the small text-to-image models of the sticker world. A run is a folder: training.json (what is
// trained), vae/, tokenizer/, denoiser/ (one atomic checkpoint each), latents/ (a cache), pictures/ (grids to look at) and model/
// (a diffusers folder, renewed as training goes on). Killed at any moment, a stage goes on from its last checkpoint and
// ends with the same numbers as if it had not been: data, noise and order depend on the seed and the sample's number alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/nn/config.h"
#include "core/stickers/scene.h"
#include "core/text/clip_tokenizer.h"

namespace elboscope {

/// What is trained; stands in training.json and does not change during a run.
struct TrainingPlan {
  SceneOptions scenes;
  CaptionOptions captions;
  int class_count = 0;           ///< the most frequent classes only; 0: all of the sprites
  std::filesystem::path sprites; ///< packed sprite file; empty: the bundled ones
  std::uint64_t seed = 1;
  AutoencoderKLConfig vae;
  UNet2DConditionConfig unet;
  ClipTextConfig text_encoder;
  std::int64_t cached_scenes = 65536;  ///< scenes whose latents are kept; every pass over them draws new captions and noise

  /// The plan of the shipped model.
  TrainingPlan();
  SpriteSet load_sprites() const;
};

/// Reads or writes RUN/training.json. Throws Error(refused) naming key, value and what was expected.
TrainingPlan read_plan(const std::filesystem::path& run);
void write_plan(const std::filesystem::path& run, const TrainingPlan& plan);
/// The "world" of world.json in a model folder: scene options, classes, tints.
std::string world_json(const TrainingPlan& plan);

/// How a stage is run; may differ from call to call (not part of the result but for batch, rate and samples).
struct StageOptions {
  std::int64_t samples = 0;        ///< in all, counted over interrupted calls
  std::int64_t batch_size = 32;
  double learning_rate = 3e-4;
  std::int64_t warmup_samples = 16000;
  double decay_share = 0.25;       ///< the rate falls to zero over this last share of the samples
  double weight_decay = 0.01, largest_gradient = 1.0;
  double ema_decay = 0.9995;
  double kl_weight = 2e-3;         ///< vae: of the mean divergence a latent
  double min_snr_gamma = 5;        ///< denoiser: weight min(SNR, gamma) / SNR (Hang et al. 2023); 0: every timestep alike
  double minutes = 0;              ///< stop (with a checkpoint) after this time; 0: none
  double checkpoint_minutes = 2, preview_minutes = 10;
  int threads = 0;
  bool cuda = false;
  bool bfloat16 = true;            ///< compute type of the networks; parameters, moments and averages are float32 always
  std::optional<std::filesystem::path> start_from;  ///< fine-tune: a model folder whose weights a new stage starts with
};

/// A line about a running stage.
struct StageProgress {
  std::string stage;  ///< "vae", "encoding", "denoiser"
  std::int64_t samples = 0, total = 0;
  double loss = 0;  ///< mean since the last line
  double samples_per_second = 0;
  double seconds_left = 0;
  double learning_rate = 0;
  std::string note;  ///< what was measured or written just now; may be empty
};
using StageCallback = std::function<void(const StageProgress&)>;

/// Each returns true when the stage is complete, false if it stopped early (minutes, stop token) with a checkpoint.
bool train_vae(const std::filesystem::path& run, const StageOptions& options, const StageCallback& report, std::stop_token stop);
/// `start_from`: takes over that model's tokenizer (whose text encoder goes on learning) in place of learning one.
bool train_tokenizer(const std::filesystem::path& run, const std::optional<std::filesystem::path>& start_from = {});
bool train_denoiser(const std::filesystem::path& run, const StageOptions& options, const StageCallback& report, std::stop_token stop);

/// Writes RUN's averaged weights as a diffusers folder; `model_card` (may be empty) goes in as README.md.
void export_run(const std::filesystem::path& run, const std::filesystem::path& folder, const std::string& model_card);


/// Draws the 24 captions of the previews with RUN/model (DDIM) into one PNG, six to a row, pixels three times as large; returns the captions.
std::vector<std::string> draw_run(const std::filesystem::path& run, const std::filesystem::path& png, int steps, double guidance_scale,
                                  const StageOptions& options);

}  // namespace elboscope
