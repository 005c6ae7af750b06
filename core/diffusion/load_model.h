#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "core/base/progress.h"
#include "core/diffusion/model_folder.h"

namespace elboscope {

class DiffusionModel;  // core/diffusion/diffusion_model.h; only the engine looks inside

enum class ComputeType { automatic, float32, bfloat16, float16 };
enum class ComputeDevice { automatic, cpu, cuda };

/// How much of a model is in memory at once.
enum class MemoryPlan {
  automatic,  ///< the first of these that fits into the memory that is free (estimate_memory); on a GPU: resident
  resident,   ///< everything, in the type it computes in
  stages,     ///< the one network that is at work: each text encoder, then the VAE, then the denoiser
  offload,    ///< as stages; large weights stay as they are stored, in the computer's own memory, and every layer fetches
              ///< and converts its own when it runs
};

struct LoadOptions {
  ComputeDevice device = ComputeDevice::automatic;
  /// automatic: float32 on the CPU, float16/bfloat16 as stored on a GPU. float16 on the CPU is refused (it does not compute there).
  ComputeType type = ComputeType::automatic;
  std::string variant;
  SingleFileOptions single_file;
  int threads = 0;  ///< LibTorch's CPU threads; 0 = all cores this process may use
  MemoryPlan memory = MemoryPlan::automatic;
  bool tiled_vae = false;  ///< pictures larger than the VAE's sample_size in overlapping tiles, as enable_tiling() does
};

/// Loads a model folder or a checkpoint in one file. Throws Error(refused), Error(usage) for options that this machine
/// or this model cannot follow, Error(cancelled). Weights are converted tensor by tensor from the memory map.
std::shared_ptr<DiffusionModel> load_model(const std::filesystem::path& folder, const LoadOptions& options,
                                           const ProgressCallback& progress = {}, std::stop_token stop = {});

/// What is known of a loaded model (sha256 is filled in).
const ModelInfo& model_info(const DiffusionModel& model);
/// "cpu, float32, 2 threads"
std::string compute_description(const DiffusionModel& model);
/// True if LibTorch runs on a fast BLAS (OpenBLAS or MKL); without, everything is 30 times slower (design section 8).
bool has_fast_blas();

}  // namespace elboscope
