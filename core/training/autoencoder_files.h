// The autoencoder of a run, between stages. Internal to core/training.
#pragma once

#include <ATen/ATen.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/nn/autoencoder_kl.h"
#include "core/training/trainable_parameters.h"
#include "core/training/training.h"

namespace elboscope {

/// Measured on 256 held-out scenes (training's own scene options), reconstructing from the posterior's mean.
struct AutoencoderReport {
  double psnr = 0;                ///< mean over pictures, dB
  double psnr_of_mean_error = 0;  ///< of the pooled squared error, dB
  double latent_mean = 0, latent_std = 0;
};
/// `grid`: PNG with originals above reconstructions; empty: none.
AutoencoderReport measure_autoencoder(const AutoencoderKL& vae, const TrainingPlan& plan, const SpriteSet& sprites, at::Device device,
                                      const std::filesystem::path& grid);

/// A finished vae stage: config with its scaling factor, averaged parameters. `identity` changes whenever either does.
struct FinishedAutoencoder {
  AutoencoderKLConfig config;
  NamedTensors parameters;
  std::string identity;
};
/// Throws Error(refused) if the stage is not finished.
FinishedAutoencoder load_autoencoder(const std::filesystem::path& run, const TrainingPlan& plan);

/// Fine-tuning: copies a component's weights of a diffusers folder into freshly made parameters whose name starts with `prefix`;
/// names and shapes must agree. Throws Error(refused).
void start_from_model(const std::filesystem::path& component, const std::string& prefix, std::vector<TrainableParameter>& parameters);

}  // namespace elboscope
