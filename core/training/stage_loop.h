// One training stage: steps with a learning-rate plan, live progress, checkpoints, previews, stopping. Internal to core/training.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/training/checkpoint.h"
#include "core/training/trainable_parameters.h"
#include "core/training/training.h"

namespace elboscope {

/// What differs between stages.
struct StageWork {
  std::string name;
  std::filesystem::path checkpoint;
  /// Loss of the batch that begins with this sample: what is minimised (with gradients) and what is shown.
  struct Loss {
    at::Tensor minimised;
    double shown = 0;
  };
  std::function<Loss(std::int64_t first_sample, std::int64_t batch)> loss;
  /// Called every preview interval and at the end, after the checkpoint; returns what it found, in a few words.
  std::function<std::string(const StageState&)> preview;
};

/// Learning rate before the sample of that number: warm-up, plateau, linear decay to zero over the last share. A plateau lets
/// a run be lengthened without having decayed before.
double learning_rate_at(const StageOptions& options, std::int64_t sample);

/// Runs from `state` on (already restored). True if complete.
bool run_stage(const StageWork& work, std::vector<TrainableParameter>& parameters, StageState& state, const StageOptions& options,
               const StageCallback& report, const std::stop_token& stop);

/// Mixes a seed and numbers into one: streams of random numbers that do not overlap.
std::uint64_t mixed_seed(std::uint64_t seed, std::uint64_t stream, std::uint64_t number);
/// Standard normal numbers, the same on every device.
at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed, at::Device device);

/// Device, compute type and threads of a stage; refuses CUDA where there is none.
struct StageDevice {
  at::Device device = at::kCPU;
  at::ScalarType compute = at::kFloat;
};
StageDevice stage_device(const StageOptions& options);

/// Appends a line to RUN/log.jsonl, so that the whole history of a run can be drawn.
void append_log(const std::filesystem::path& run, const std::string& json_line);

}  // namespace elboscope
