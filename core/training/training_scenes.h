// Scenes as tensors. Internal to core/training.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

#include "core/stickers/scene.h"

namespace elboscope {

/// Pictures [N, 3, size, size] float32 in [-1, 1].
at::Tensor picture_batch(const std::vector<Scene>& scenes);

/// Bases of scene_seed() for training and for pictures that training never sees.
std::uint64_t training_scenes(std::uint64_t seed);
std::uint64_t held_out_scenes(std::uint64_t seed);

}  // namespace elboscope
