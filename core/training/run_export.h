// From a run to a model folder, and a look at that model. Internal to core/training.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/diffusion/diffusion_model.h"
#include "core/diffusion/noise_schedule.h"
#include "core/training/autoencoder_files.h"
#include "core/training/training.h"

namespace elboscope {

/// What every trained model is trained with: scaled-linear betas 0.00085 to 0.012, 1000 timesteps, epsilon.
SchedulerConfig training_schedule();

/// Throws Error(refused) if the stage tokenizer is not finished.
ClipTokenizerFiles load_tokenizer_files(const std::filesystem::path& run);
/// The plan's text encoder with the vocabulary's size and end token.
ClipTextConfig text_config_for(const TrainingPlan& plan, const ClipTokenizer& tokenizer);

void export_parts(const std::filesystem::path& run, const std::filesystem::path& folder, const TrainingPlan& plan,
                  const FinishedAutoencoder& autoencoder, const ClipTokenizerFiles& tokenizer, const ClipTextConfig& text_config,
                  const NamedTensors& unet, const NamedTensors& text_encoder, const std::string& model_card);

/// Does the model know its words? Over held-out scenes and evenly spaced timesteps, with shared noise: mean squared error in
/// noise space with the full caption, and how much larger it is with "a photo of {wrong class}" than with "a photo of {right
/// class}" (a class of the scene). The second in standard errors over scenes is the health figure of a run.
struct ModelHealth {
  double loss = 0, empty_loss = 0;
  double separation = 0, standard_error = 0;
};
ModelHealth measure_health(const std::filesystem::path& folder, const TrainingPlan& plan, int scenes, const StageOptions& options);

/// Draws 24 captions (RUN/pictures/denoiser-SAMPLES.png) and measures health; returns a line for people, logs it.
std::string preview_model(const std::filesystem::path& run, const std::filesystem::path& folder, const TrainingPlan& plan, std::int64_t samples,
                          const StageOptions& options);

/// The 24 captions of the grid: one to three objects, colours, backgrounds.
std::vector<std::string> preview_captions(const SpriteSet& sprites);
/// Pictures [N, 3, side, side] in [-1, 1] of the captions, DDIM, with the seeds 0, 1, ....
at::Tensor draw_captions(const DiffusionModel& model, const std::vector<std::string>& captions, int steps, double guidance_scale);

}  // namespace elboscope
