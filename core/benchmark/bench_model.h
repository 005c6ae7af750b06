#pragma once

#include <cstdint>
#include <filesystem>

namespace elboscope {

/// Writes a Stable-Diffusion-1-like model folder with random weights for measuring: UNet (48, 96, 144, 192), 8 heads, attention on
/// three levels and in the middle, CLIP width 256 with 6 layers, VAE factor 8, about 21 M parameters, native latent `latent`.
void write_bench_model(const std::filesystem::path& folder, std::int64_t latent);

}  // namespace elboscope
