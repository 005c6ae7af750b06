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
    case ColorMap::viridis:
      return viridis;
    case ColorMap::magma:
      return magma;
    case ColorMap::cividis:
      return cividis;
    case ColorMap::turbo:
      return turbo;
    case ColorMap::grey:
      break;
  }
  return grey;
}

struct Lab {
  double lightness = 0, a = 0, b = 0;
};

/// CIELAB (D65) to linear RGB, IEC 61966-2-1.
std::array<double, 3> linear_rgb(const Lab& lab) {
  const double fy = (lab.lightness + 16) / 116, fx = fy + lab.a / 500, fz = fy - lab.b / 200;
  const auto linear = [](double f) { return f > 6.0 / 29 ? f * f * f : 3 * (6.0 / 29) * (6.0 / 29) * (f - 4.0 / 29); };
  const double x = 0.95047 * linear(fx), y = linear(fy), z = 1.08883 * linear(fz);
  return {3.2404542 * x - 1.5371385 * y - 0.4985314 * z, -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
          0.0556434 * x - 0.2040259 * y + 1.0572252 * z};
}

/// Out-of-gamut channels are clipped.
Color to_color(const Lab& lab) {
  const std::array<double, 3> rgb = linear_rgb(lab);
  Color color{};
  for (std::size_t c = 0; c < 3; ++c) {
    const double u = std::clamp(rgb[c], 0.0, 1.0);
    const double encoded = u <= 0.0031308 ? 12.92 * u : 1.055 * std::pow(u, 1 / 2.4) - 0.055;
    color[c] = static_cast<std::uint8_t>(std::lround(encoded * 255));
  }
  return color;
}

/// Both arms fall in lightness at the same rate from white, so equal amounts up and down look equally strong; colour
/// comes a little sooner than darkness, so that small changes show.
const std::array<Color, 511>& diverging_table() {
  static const std::array<Color, 511> table = [] {
    std::array<Color, 511> colors{};
    for (int i = -255; i <= 255; ++i) {
      const double strength = std::abs(i) / 255.0, lightness = 98 - 62 * strength, color = std::pow(strength, 0.75);
      colors[static_cast<std::size_t>(i + 255)] =
          to_color(i < 0 ? Lab{lightness, 16 * color, -54 * color} : Lab{lightness, 58 * color, 40 * color});
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

template <class ColorAt>
Picture paint(std::int64_t width, std::int64_t height, ColorAt color_at) {
  Picture picture{width, height, {}};
  picture.rgb.resize(static_cast<std::size_t>(width * height) * 3);
  parallel_for(width * height, kGrain, [&](std::int64_t begin, std::int64_t end) {
    std::uint8_t* out = picture.rgb.data() + begin * 3;
    for (std::int64_t i = begin; i < end; ++i) {
      const Color& color = color_at(static_cast<std::size_t>(i));
      out = std::copy(color.begin(), color.end(), out);
    }
  });
  return picture;
}

/// The first are Okabe and Ito's (2008), which people with any kind of colour vision tell apart, given in CIELAB; every
/// further one is the displayable colour farthest from all before it.
std::array<Color, 256> make_label_table() {
  std::vector<Lab> chosen{{0, 0, 0},           {89, 0, 0},          {70.6, 16.5, 74.7},  {69.8, -12.0, -34.8},
                          {57.7, -45.7, 12.8}, {89.1, -13.3, 75.5}, {46.0, -2.7, -41.4}, {54.2, 43.3, 63.3},
                          {61.0, 38.5, -10.6}};
  struct Candidate {
    Lab lab;
    double distance;  ///< squared, to the nearest chosen colour
  };
  std::vector<Candidate> candidates;
  const auto squared = [](const Lab& p, const Lab& q) {
    const double l = p.lightness - q.lightness, a = p.a - q.a, b = p.b - q.b;
    return l * l + a * a + b * b;
  };
  for (double lightness = 32; lightness <= 88; lightness += 7)
    for (double a = -90; a <= 98; a += 8)
      for (double b = -110; b <= 98; b += 8) {
        const Lab lab{lightness, a, b};
        const auto rgb = linear_rgb(lab);
        if (std::any_of(rgb.begin(), rgb.end(), [](double u) { return u < 0 || u > 1; })) continue;
        double nearest = squared(lab, chosen.front());
        for (const Lab& taken : chosen) nearest = std::min(nearest, squared(lab, taken));
        candidates.push_back({lab, nearest});
      }
  while (chosen.size() < 256) {
    const Lab best = std::max_element(candidates.begin(), candidates.end(), [](const Candidate& p, const Candidate& q) {
                       return p.distance < q.distance;
                     })->lab;
    chosen.push_back(best);
    for (Candidate& candidate : candidates)
      candidate.distance = std::min(candidate.distance, squared(candidate.lab, best));
  }
  std::array<Color, 256> table{};
  for (std::size_t i = 1; i < 255; ++i) table[i] = to_color(chosen[i + 1]);
  table[255] = to_color(chosen[1]);  // ignored: light grey, kept apart from the classes
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
                "A map of " + std::to_string(heat.width) + " x " + std::to_string(heat.height) +
                    " cannot lie over a picture of " + std::to_string(picture.width) + " x " +
                    std::to_string(picture.height) + ", expected equal sizes.");
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
