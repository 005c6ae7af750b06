#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/benchmark/benchmark.h"

namespace elboscope {

struct EngineBenchmarkSettings {
  std::filesystem::path model;  ///< Stable Diffusion folder; empty: a random mid-size model is written to a temporary folder
  std::int64_t latent = 32;     ///< of the random model
  int threads = 0;              ///< 0 = all cores
  int repeats = 5;
};

/// Denoiser pass, probe (float32, and bfloat16 with the heatmap difference it causes), model loading. `only`: names that
/// begin with it; empty = all.
std::vector<BenchmarkResult> engine_benchmarks(const EngineBenchmarkSettings& settings, const std::string& only);

/// As a run with Stable Diffusion 1 would leave it, of random numbers: 10 classes, 10 timesteps, 16 cross-attention
/// layers, a 64x64 grid, two passes of self-attention, a picture of 512x512.
AlignmentRecord benchmark_record();

/// Calibration of 10 classes, 64x64 grid with self-attention, to 512x512, against the same arithmetic in LibTorch's operations.
std::vector<BenchmarkResult> calibration_benchmarks(int repeats, const std::string& only);

/// One training step without optimiser (forward, loss, backward): a denoiser (64, 128, 192) on 32 latents of 16x16 and an
/// autoencoder (32, 64, 128) on 16 pictures of 64x64, bfloat16 and float32, against the same networks on LibTorch's own
/// operations (PlainLayers). Samples/s = 32 (16) / median.
std::vector<BenchmarkResult> training_benchmarks(int repeats, const std::string& only);

/// The machine and the library the figures hold for, for the report's head.
struct MachineDescription {
  std::string processor, libtorch, instruction_set;
  int threads = 0;
  bool fast_blas = false, cuda = false;
};
MachineDescription describe_machine();

/// Threads of LibTorch and of our own pool; 0 = all cores this process may use.
void set_benchmark_threads(int threads);

}  // namespace elboscope
