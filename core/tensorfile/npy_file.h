#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace elboscope {

/// Writes a C-ordered float32 NumPy array (.npy version 1.0), atomically.
void write_npy(const std::filesystem::path& path, const std::vector<std::int64_t>& shape, const float* data);

}  // namespace elboscope
