// A model's networks without their weights: what they would take, before anything is loaded. Engine-internal (torch).
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/diffusion/load_model.h"
#include "core/diffusion/model_parts.h"
#include "core/nn/denoiser.h"

namespace elboscope {

/// Bytes of one network's parameters.
struct NetworkOutline {
  std::string name;               ///< the component's folder
  std::uint64_t weights = 0;      ///< in the type it computes in
  std::uint64_t kept = 0;         ///< with layers' weights as stored where those are smaller
  std::uint64_t largest = 0;      ///< the largest layer's weight in the type it computes in
  std::int64_t texts_place = -1;  ///< of a text encoder: its index in ModelParts::texts
};

struct ModelOutline {
  std::vector<NetworkOutline> networks;  ///< text encoders, VAE, denoiser
  std::unique_ptr<Denoiser> denoiser;  ///< without weights: knows its attention layers and what a pass takes in float32
  at::Device device = at::kCPU;
  at::ScalarType dtype = at::kFloat;  ///< of the denoiser; the others compute in float32
};

ModelOutline outline_model(const ModelParts& parts, const LoadOptions& options);

/// What MemoryPlan::automatic means with that much memory free (0: unknown): the first plan whose weights, with a pass
/// of one sample at the native size and the maps of that size, fit into it.
MemoryPlan fitting_plan(const ModelOutline& outline, const ModelInfo& info, std::uint64_t available);

}  // namespace elboscope
