// How much goes through a network at once: what the probe does and what is said beforehand of its memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace elboscope {

/// Samples of an ELBO pass, each of which takes `sample` bytes, with `available` bytes free (0: unknown).
inline std::size_t elbo_batch(double sample, bool cpu, double available) {
  // A CPU gains little beyond the batch that fills its vector units and cores, a GPU wants work for all its cores.
  double budget = cpu ? 96e6 : 8e9;
  if (cpu && available > 0) budget = std::min(budget, available / 4);
  return static_cast<std::size_t>(std::clamp(budget / sample, 1.0, cpu ? 8.0 : 64.0));
}

/// Samples of a pass that collects attention; `largest_map` cells are the queries of its largest self-attention.
inline std::size_t collection_batch(double sample, double largest_map, bool cpu, std::size_t timesteps) {
  const double budget = cpu ? 96e6 : 8e9;
  const auto batch = static_cast<std::size_t>(budget / (sample + largest_map * largest_map * sizeof(float)));
  return std::clamp<std::size_t>(batch, 1, std::clamp<std::size_t>(timesteps, 1, 8));
}

/// Whether the VAE reads a picture of that size in tiles: where that is `wanted`, and where pictures are so far beyond
/// what such models were trained for that only tiles bound the memory.
inline bool encodes_in_tiles(bool wanted, std::int64_t width, std::int64_t height) {
  return wanted || width * height > std::int64_t{2048} * 2048;
}

}  // namespace elboscope
