#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/picture/picture.h"

namespace elboscope {
namespace {

using Color = std::array<std::uint8_t, 3>;
using Table = std::array<Color, 256>;

constexpr std::int64_t kGrain = 1 << 14;  // pixels worth a thread

Table opencv_table(int map) {
  cv::Mat ramp(1, 256, CV_8UC1), colors;
  for (int i = 0; i < 256; ++i) ramp.at<std::uint8_t>(0, i) = static_cast<std::uint8_t>(i);
  cv::applyColorMap(ramp, colors, map);
  Table table{};
  for (int i = 0; i < 256; ++i) {
    const auto& bgr = colors.at<cv::Vec3b>(0, i);
    table[static_cast<std::size_t>(i)] = {bgr[2], bgr[1], bgr[0]};
  }
  return table;
}

const Table& table_of(ColorMap map) {
  static const Table viridis = opencv_table(cv::COLORMAP_VIRIDIS), magma = opencv_table(cv::COLORMAP_MAGMA),
                     cividis = opencv_table(cv::COLORMAP_CIVIDIS), turbo = opencv_table(cv::COLORMAP_TURBO);
  static const Table grey = [] {
    Table table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i].fill(static_cast<std::uint8_t>(i));
    return table;
  }();
  switch (map) {
    case ColorMap::viridis: return viridis;
    case ColorMap::magma: return magma;
    case ColorMap::cividis: return cividis;
    case ColorMap::turbo: return turbo;
    case ColorMap::grey: break;
  }
  return grey;
}

/// CIELAB (D65) to sRGB, IEC 61966-2-1; out-of-gamut channels are clipped.
Color lab_to_rgb(double lightness, double a, double b) {
  const double fy = (lightness + 16) / 116, fx = fy + a / 500, fz = fy - b / 200;
  const auto linear = [](double f) { return f > 6.0 / 29 ? f * f * f : 3 * (6.0 / 29) * (6.0 / 29) * (f - 4.0 / 29); };
  const double x = 0.95047 * linear(fx), y = linear(fy), z = 1.08883 * linear(fz);
  const std::array<double, 3> rgb{3.2404542 * x - 1.5371385 * y - 0.4985314 * z, -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
                                  0.0556434 * x - 0.2040259 * y + 1.0572252 * z};
  Color color{};
  for (std::size_t c = 0; c < 3; ++c) {
    const double u = std::clamp(rgb[c], 0.0, 1.0);
    const double encoded = u <= 0.0031308 ? 12.92 * u : 1.055 * std::pow(u, 1 / 2.4) - 0.055;
    color[c] = static_cast<std::uint8_t>(std::lround(encoded * 255));
  }
  return color;
}

/// Both arms fall in lightness at the same rate from white, so equal amounts up and down look equally strong.
const std::array<Color, 511>& diverging_table() {
  static const std::array<Color, 511> table = [] {
    std::array<Color, 511> colors{};
    for (int i = -255; i <= 255; ++i) {
      const double strength = std::abs(i) / 255.0, lightness = 98 - 60 * strength;
      colors[static_cast<std::size_t>(i + 255)] = i < 0 ? lab_to_rgb(lightness, 8 * strength, -52 * strength)
                                                        : lab_to_rgb(lightness, 58 * strength, 40 * strength);
    }
    return colors;
  }();
  return table;
}

constexpr Color kMiddleGrey{128, 128, 128};

void check_count(std::size_t got, std::int64_t width, std::int64_t height, const char* what) {
  if (width < 0 || height < 0 || got != static_cast<std::size_t>(width * height))
    throw Error(ErrorKind::usage, {},
                std::string(what) + " of " + std::to_string(width) + " x " + std::to_string(height) + " has " +
                    std::to_string(got) + " values, expected one a pixel.");
}

template <class ToColor>
Picture paint(std::int64_t width, std::int64_t height, ToColor to_color) {
  Picture picture{width, height, {}};
  picture.rgb.resize(static_cast<std::size_t>(width * height) * 3);
  parallel_for(width * height, kGrain, [&](std::int64_t begin, std::int64_t end) {
    std::uint8_t* out = picture.rgb.data() + begin * 3;
    for (std::int64_t i = begin; i < end; ++i) {
      const Color& color = to_color(static_cast<std::size_t>(i));
      out = std::copy(color.begin(), color.end(), out);
    }
  });
  return picture;
}

/// The first are Okabe and Ito's, which people with any kind of colour vision tell apart; further ones turn the hue by the golden
/// angle and vary the lightness.
std::array<Color, 256> make_label_table() {
  std::array<Color, 256> table{{{0, 0, 0},
                                {230, 159, 0},
                                {86, 180, 233},
                                {0, 158, 115},
                                {240, 228, 66},
                                {0, 114, 178},
                                {213, 94, 0},
                                {204, 121, 167}}};
  for (std::size_t i = 8; i < 255; ++i) {
    const double hue = static_cast<double>(i) * 2.39996322972865332, chroma = 62 - 14.0 * static_cast<double>(i % 2);
    table[i] = lab_to_rgb(48 + 16.0 * static_cast<double>(i % 3), chroma * std::cos(hue), chroma * std::sin(hue));
  }
  table[255] = {224, 224, 224};  // ignored
  return table;
}

}  // namespace

Picture color_map(const std::vector<float>& values, std::int64_t width, std::int64_t height, ColorMap map) {
  check_count(values.size(), width, height, "A map");
  const Table& table = table_of(map);
  return paint(width, height, [&](std::size_t i) -> const Color& {
    const float value = values[i];
    if (std::isnan(value)) return kMiddleGrey;
    return table[static_cast<std::size_t>(std::clamp(value, 0.0F, 1.0F) * 255.0F + 0.5F)];
  });
}

Picture diverging_map(const std::vector<float>& values, std::int64_t width, std::int64_t height) {
  check_count(values.size(), width, height, "A map");
  const auto& table = diverging_table();
  return paint(width, height, [&](std::size_t i) -> const Color& {
    const float value = values[i];
    if (std::isnan(value)) return kMiddleGrey;
    return table[static_cast<std::size_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * 255.0F) + 255)];
  });
}

Picture blend(const Picture& picture, const Picture& heat, double opacity) {
  if (picture.width != heat.width || picture.height != heat.height)
    throw Error(ErrorKind::usage, {},
                "A map of " + std::to_string(heat.width) + " x " + std::to_string(heat.height) + " cannot lie over a picture of " +
                    std::to_string(picture.width) + " x " + std::to_string(picture.height) + ", expected equal sizes.");
  const auto amount = static_cast<int>(std::lround(std::clamp(std::isnan(opacity) ? 0.0 : opacity, 0.0, 1.0) * 256));
  Picture result{picture.width, picture.height, {}};
  result.rgb.resize(picture.rgb.size());
  parallel_for(static_cast<std::int64_t>(picture.rgb.size()), kGrain, [&](std::int64_t begin, std::int64_t end) {
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i)
      result.rgb[i] = static_cast<std::uint8_t>((picture.rgb[i] * (256 - amount) + heat.rgb[i] * amount + 128) >> 8);
  });
  return result;
}

Picture label_colors(const std::vector<std::uint8_t>& labels, std::int64_t width, std::int64_t height) {
  check_count(labels.size(), width, height, "A label picture");
  static const std::array<Color, 256> table = make_label_table();
  return paint(width, height, [&](std::size_t i) -> const Color& { return table[labels[i]]; });
}

}  // namespace elboscope
