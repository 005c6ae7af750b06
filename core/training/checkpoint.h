#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/training/trainable_parameters.h"

namespace elboscope {

/// How far a stage is.
struct StageState {
  std::int64_t samples = 0, steps = 0;
  double seconds = 0;  ///< spent training, over all calls
  double loss = 0;     ///< smoothed
};

/// One safetensors file with masters, moments and averages, replaced atomically: after a kill the last whole one is there.
void save_checkpoint(const std::filesystem::path& file, const std::vector<TrainableParameter>& parameters, const StageState& state);
/// Restores every parameter (values too). False if there is no such file. Throws Error(refused) where it does not fit.
bool load_checkpoint(const std::filesystem::path& file, std::vector<TrainableParameter>& parameters, StageState& state);
/// Only the averages under a prefix, which is cut off ("unet.").
NamedTensors load_averages(const std::filesystem::path& file, const std::string& prefix);
StageState load_state(const std::filesystem::path& file);

}  // namespace elboscope
