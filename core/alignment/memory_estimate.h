#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/diffusion/load_model.h"

namespace elboscope {

/// Memory of one component, in bytes.
struct ComponentMemory {
  std::string name;               ///< its folder, "unet"
  std::uint64_t weights = 0;      ///< loaded, in the type it computes in
  std::uint64_t kept = 0;         ///< loaded with large weights kept as they are stored (MemoryPlan::offload)
  std::uint64_t activations = 0;  ///< what its largest pass takes beside them
};

/// What inspecting one picture takes at its worst moment, in bytes. On a GPU these are the GPU's; `host` is then what
/// lies in the computer's own memory.
struct PlanMemory {
  std::string moment;             ///< component at work then: "unet", "vae", "text_encoder_2"
  std::uint64_t weights = 0;      ///< in memory at that moment
  std::uint64_t activations = 0;  ///< the pass, with copies of weights that a layer makes for itself
  std::uint64_t maps = 0;         ///< collected attention and errors per pixel: what becomes the record
  std::uint64_t program = 0;      ///< code, libraries, tables
  std::uint64_t peak() const { return weights + activations + maps + program; }
  std::uint64_t host = 0;
};

/// What a model will take before it is loaded.
struct MemoryEstimate {
  std::vector<ComponentMemory> components;  ///< in the order in which they work: text encoders, VAE, denoiser
  PlanMemory resident, stages, offload;
  std::uint64_t available = 0;                  ///< now; 0 if unknown
  MemoryPlan automatic = MemoryPlan::resident;  ///< what MemoryPlan::automatic takes with that much
  std::string compute;                          ///< type of the denoiser: "float32"
  std::int64_t width = 0, height = 0;           ///< working size in pixels the figures are for
  const PlanMemory& of(MemoryPlan plan) const;  ///< automatic: that of `automatic`
};

/// What is going to be measured, each count at least 1. The defaults are those of the command line.
struct MemoryRequest {
  std::int64_t width = 0, height = 0;  ///< working size in pixels; 0: the model's native side
  std::int64_t classes = 4;            ///< of two tokens each
  std::int64_t elbo_timesteps = 20, collect_timesteps = 10;
  int batch_size = 0;  ///< as ProbeSettings::batch_size
};

/// Reads configurations, tokenizers and the headers of the weight files, no weight: a fraction of a second for the
/// largest models. Throws Error(refused) as inspect_model_folder does (not for numbers that are not finite),
/// Error(usage) as load_model does. Accuracy on the CPU: docs/families.md "Memory".
MemoryEstimate estimate_memory(const std::filesystem::path& model, const LoadOptions& options = {},
                               const MemoryRequest& request = {});

/// "3.4 GB", "120 MB": for people, in powers of ten.
std::string memory_text(std::uint64_t bytes);

}  // namespace elboscope
