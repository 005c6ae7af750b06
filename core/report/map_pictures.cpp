#include "core/report/map_pictures.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/parallel.h"

namespace elboscope {
namespace {

std::size_t pixels_of(std::int64_t height, std::int64_t width) {
  return static_cast<std::size_t>(height * width);
}

/// Bilinear samples at the centres of the new pixels. No averaging: maps are smooth at the scale of any picture shown.
std::vector<float> sample(const float* map, std::int64_t from_height, std::int64_t from_width, std::int64_t height,
                          std::int64_t width) {
  std::vector<float> result(pixels_of(height, width));
  const auto place = [](std::int64_t i, std::int64_t from, std::int64_t to) {
    const double center = (static_cast<double>(i) + 0.5) * static_cast<double>(from) / static_cast<double>(to) - 0.5;
    return std::clamp(center, 0.0, static_cast<double>(from - 1));
  };
  for (std::int64_t y = 0; y < height; ++y) {
    const double sy = place(y, from_height, height);
    const auto top = static_cast<std::int64_t>(sy), bottom = std::min(top + 1, from_height - 1);
    const auto fy = static_cast<float>(sy - static_cast<double>(top));
    for (std::int64_t x = 0; x < width; ++x) {
      const double sx = place(x, from_width, width);
      const auto left = static_cast<std::int64_t>(sx), right = std::min(left + 1, from_width - 1);
      const auto fx = static_cast<float>(sx - static_cast<double>(left));
      const auto row = [&](std::int64_t r) {
        return map[r * from_width + left] * (1 - fx) + map[r * from_width + right] * fx;
      };
      result[static_cast<std::size_t>(y * width + x)] = row(top) * (1 - fy) + row(bottom) * fy;
    }
  }
  return result;
}

bool has_picture_maps(const Heatmaps& maps) {
  const std::size_t all = maps.names.size() * pixels_of(maps.height, maps.width);
  return all > 0 && maps.raw.size() == all && maps.calibrated.size() == all;
}

}  // namespace

bool has_maps(const Heatmaps& maps) {
  const std::size_t grid = maps.names.size() * pixels_of(maps.grid_height, maps.grid_width);
  return has_picture_maps(maps) || (grid > 0 && maps.grid_raw.size() == grid && maps.grid_calibrated.size() == grid);
}

std::vector<float> class_map(const Heatmaps& maps, std::size_t class_index, bool calibrated, std::int64_t height,
                             std::int64_t width) {
  if (class_index >= maps.names.size() || height < 1 || width < 1 || !has_maps(maps))
    throw Error(ErrorKind::usage, {}, "There is no attention map for class " + std::to_string(class_index + 1) + ".");
  if (!has_picture_maps(maps)) return picture_map(maps, class_index, calibrated, height, width);
  const std::size_t pixels = pixels_of(maps.height, maps.width);
  const float* map = (calibrated ? maps.calibrated : maps.raw).data() + class_index * pixels;
  if (height == maps.height && width == maps.width) return {map, map + pixels};
  return sample(map, maps.height, maps.width, height, width);
}

Picture grey_picture(const Picture& picture) {
  Picture grey{picture.width, picture.height, {}};
  grey.rgb.resize(picture.rgb.size());
  parallel_for(static_cast<std::int64_t>(picture.rgb.size() / 3), 1 << 14, [&](std::int64_t begin, std::int64_t end) {
    for (auto i = static_cast<std::size_t>(begin) * 3; i < static_cast<std::size_t>(end) * 3; i += 3) {
      const unsigned luma =
          (picture.rgb[i] * 299U + picture.rgb[i + 1] * 587U + picture.rgb[i + 2] * 114U + 500U) / 1000U;
      std::fill_n(grey.rgb.begin() + static_cast<std::ptrdiff_t>(i), 3, static_cast<std::uint8_t>(luma));
    }
  });
  return grey;
}

Picture heat_overlay(const Picture& grey, const std::vector<float>& map, const OverlayStyle& style) {
  return blend(grey, color_map(map, grey.width, grey.height, style.map), style.opacity);
}

Picture difference_overlay(const Picture& grey, const std::vector<float>& raw, const std::vector<float>& calibrated,
                           const OverlayStyle& style) {
  std::vector<float> difference(calibrated);
  for (std::size_t i = 0; i < difference.size() && i < raw.size(); ++i) difference[i] -= raw[i];
  // White is the middle, so the photograph darkens these colours more than those of the maps: half as much of it.
  return blend(grey, diverging_map(difference, grey.width, grey.height), 1 - (1 - style.opacity) / 2);
}

Picture mask_overlay(const Picture& grey, const std::vector<std::uint8_t>& labels, double opacity) {
  Picture colors = label_colors(labels, grey.width, grey.height);
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (labels[i] == 0)
      std::copy_n(grey.rgb.begin() + static_cast<std::ptrdiff_t>(i * 3), 3,
                  colors.rgb.begin() + static_cast<std::ptrdiff_t>(i * 3));
  return blend(grey, colors, opacity);
}

std::vector<std::uint8_t> class_labels(const Heatmaps& maps, bool calibrated, double threshold, std::int64_t height,
                                       std::int64_t width) {
  const std::size_t pixels = pixels_of(height, width);
  if (has_picture_maps(maps) && height == maps.height && width == maps.width)
    return segmentation(calibrated ? maps.calibrated : maps.raw, maps.names.size(), pixels, threshold);
  // The rule of segmentation(), with one map in memory: the first of equal ones, background below the threshold or at
  // 0.
  std::vector<std::uint8_t> labels(pixels, 0);
  std::vector<float> best(pixels, 0.0F);
  for (std::size_t i = 0; i < std::min<std::size_t>(maps.names.size(), 254); ++i) {
    const std::vector<float> map = class_map(maps, i, calibrated, height, width);
    for (std::size_t p = 0; p < pixels; ++p)
      if (map[p] > best[p]) {
        best[p] = map[p];
        labels[p] = static_cast<std::uint8_t>(i + 1);
      }
  }
  for (std::size_t p = 0; p < pixels; ++p)
    if (static_cast<double>(best[p]) < threshold) labels[p] = 0;
  return labels;
}

}  // namespace elboscope
