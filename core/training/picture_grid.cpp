#include "core/training/picture_grid.h"

#include <c10/core/GradMode.h>

#include <algorithm>

#include "core/training/png_writer.h"

namespace elboscope {

void write_picture_grid(const std::filesystem::path& file, const at::Tensor& pictures, std::int64_t columns, std::int64_t enlarge) {
  const c10::NoGradGuard no_gradients;
  const auto bytes = pictures.clamp(-1, 1).add(1).mul(127.5).round().to(at::kByte).permute({0, 2, 3, 1}).cpu().contiguous();
  const auto count = bytes.size(0), height = bytes.size(1), width = bytes.size(2);
  const auto rows = (count + columns - 1) / columns;
  const auto full_width = columns * width * enlarge, full_height = rows * height * enlarge;
  std::vector<std::uint8_t> rgb(full_width * full_height * 3, 255);
  const auto* source = bytes.data_ptr<std::uint8_t>();
  for (std::int64_t n = 0; n < count; ++n) {
    for (std::int64_t y = 0; y < height * enlarge; ++y) {
      for (std::int64_t x = 0; x < width * enlarge; ++x) {
        const auto from = ((n * height + y / enlarge) * width + x / enlarge) * 3;
        const auto to = ((n / columns * height * enlarge + y) * full_width + n % columns * width * enlarge + x) * 3;
        std::copy_n(source + from, 3, rgb.data() + to);
      }
    }
  }
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
  write_png(file, static_cast<int>(full_width), static_cast<int>(full_height), rgb.data());
}

}  // namespace elboscope
