#pragma once

#include <ATen/ATen.h>

#include <filesystem>

namespace elboscope {

/// Pictures [N, 3, h, w] in [-1, 1] as one PNG, `columns` to a row, each pixel drawn `enlarge` times as large.
void write_picture_grid(const std::filesystem::path& file, const at::Tensor& pictures, std::int64_t columns, std::int64_t enlarge = 2);

}  // namespace elboscope
