#include "ui/maps/map_image.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace elboscope {
namespace {

/// Where a row or column of the screen lies between two of the map.
struct Sample {
  int first = 0, second = 0;
  float share = 0;  ///< of the second
};

std::vector<Sample> samples(double begin, double length, int count, int limit, bool squares) {
  std::vector<Sample> places(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const double center = begin + (i + 0.5) * length / count;
    Sample& sample = places[static_cast<std::size_t>(i)];
    if (squares) {
      sample.first = sample.second = std::clamp(static_cast<int>(std::floor(center)), 0, limit - 1);
      continue;
    }
    const double place = std::clamp(center - 0.5, 0.0, static_cast<double>(limit - 1));
    sample.first = static_cast<int>(place);
    sample.second = std::min(sample.first + 1, limit - 1);
    sample.share = static_cast<float>(place - sample.first);
  }
  return places;
}

}  // namespace

QImage map_image(const MapView& map, const QRectF& part, const QSize& size, const ColorTable& table, float low,
                 float high) {
  if (map.values == nullptr || map.width < 1 || map.height < 1 || size.isEmpty() || part.isEmpty()) return {};
  QImage image(size, QImage::Format_RGB32);
  const bool squares = size.width() > 24 * part.width();
  const auto columns = samples(part.x(), part.width(), size.width(), map.width, squares);
  const auto rows = samples(part.y(), part.height(), size.height(), map.height, squares);
  const float scale = high > low ? 255.0F / (high - low) : 0.0F;
  // One line of the map between two rows first, then along it: half the memory reads of a pixel-wise bilinear sample.
  std::vector<float> line(static_cast<std::size_t>(map.width));
  for (int y = 0; y < size.height(); ++y) {
    const Sample& row = rows[static_cast<std::size_t>(y)];
    const auto above = static_cast<std::ptrdiff_t>(row.first) * map.width,
               below = static_cast<std::ptrdiff_t>(row.second) * map.width;
    const int from = columns.front().first, to = columns.back().second;
    for (int x = from; x <= to; ++x) {
      float top = map.values[above + x], bottom = map.values[below + x];
      if (map.minus != nullptr) {
        top -= map.minus[above + x];
        bottom -= map.minus[below + x];
      }
      line[static_cast<std::size_t>(x)] = (top + (bottom - top) * row.share - low) * scale + 0.5F;
    }
    auto* out = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (const Sample& column : columns) {
      const float left = line[static_cast<std::size_t>(column.first)],
                  right = line[static_cast<std::size_t>(column.second)];
      const float value = left + (right - left) * column.share;
      // Written so that a NaN becomes the first colour.
      *out++ = table[value > 0 ? static_cast<std::size_t>(std::min(value, 255.0F)) : 0];
    }
  }
  return image;
}

QImage label_image(const std::uint8_t* labels, int width, int height, const QRectF& part, const QSize& size, int label,
                   QRgb color) {
  if (labels == nullptr || width < 1 || height < 1 || size.isEmpty() || part.isEmpty()) return {};
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  const auto columns = samples(part.x(), part.width(), size.width(), width, true);
  const auto rows = samples(part.y(), part.height(), size.height(), height, true);
  for (int y = 0; y < size.height(); ++y) {
    const std::uint8_t* row = labels + static_cast<std::ptrdiff_t>(rows[static_cast<std::size_t>(y)].first) * width;
    auto* out = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (const Sample& column : columns) *out++ = row[column.first] == label ? color : 0U;
  }
  return image;
}

QImage outline_image(const std::uint8_t* labels, int width, int height, const QRectF& part, const QSize& size,
                     const std::array<bool, 256>& wanted, int thickness) {
  if (labels == nullptr || width < 1 || height < 1 || size.isEmpty() || part.isEmpty()) return {};
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  const auto columns = samples(part.x(), part.width(), size.width(), width, true);
  const auto rows = samples(part.y(), part.height(), size.height(), height, true);
  const auto line_length = static_cast<std::size_t>(size.width());
  std::vector<std::uint8_t> inside(line_length * static_cast<std::size_t>(size.height()));
  std::uint8_t* mark = inside.data();
  for (const Sample& row : rows) {
    const std::uint8_t* line = labels + static_cast<std::ptrdiff_t>(row.first) * width;
    for (const Sample& column : columns) *mark++ = wanted[line[column.first]] ? 1 : 0;
  }
  const QRgb light = qRgba(255, 255, 255, 255), dark = qRgba(0, 0, 0, 150);
  const auto step = static_cast<std::size_t>(thickness);
  for (std::size_t y = 0; y < rows.size(); ++y) {
    const std::uint8_t* here = inside.data() + y * line_length;
    const std::uint8_t* above = y >= step ? here - step * line_length : here;
    const std::uint8_t* below = y + step < rows.size() ? here + step * line_length : here;
    auto* out = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(y)));
    for (std::size_t x = 0; x < line_length; ++x) {
      const std::uint8_t own = here[x];
      const bool edge = above[x] != own || below[x] != own || here[x >= step ? x - step : x] != own ||
                        here[x + step < line_length ? x + step : x] != own;
      out[x] = !edge ? 0U : own != 0 ? light : dark;
    }
  }
  return image;
}

}  // namespace elboscope
