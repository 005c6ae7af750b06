#include "core/stickers/background.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace elboscope {
namespace {

struct Theme {
  std::array<float, 3> dark, light;  ///< bytes
  float slope;                       ///< how much lighter the lower edge is, share of the way from dark to light
  float clouds;                      ///< strength of the noise, the same unit
  int tall;                          ///< noise cells down the picture; fewer across give waves
  int wide;
};

// In the order of kBackgroundNames: grass, sky, sand, water, snow, night.
constexpr std::array<Theme, 6> kThemes = {{
    {{52, 122, 44}, {116, 178, 62}, 0.30f, 0.42f, 4, 4},
    {{96, 156, 232}, {190, 222, 252}, 0.55f, 0.34f, 3, 3},
    {{202, 160, 104}, {244, 214, 160}, 0.25f, 0.36f, 4, 3},
    {{14, 66, 124}, {36, 138, 172}, -0.25f, 0.40f, 6, 3},
    {{204, 214, 228}, {252, 253, 255}, 0.25f, 0.40f, 3, 3},
    {{10, 10, 34}, {52, 44, 92}, -0.20f, 0.42f, 3, 3},
}};

/// Where pixels fall between the nodes of a lattice, with the smooth step that hides the lattice's lines.
struct Between {
  std::vector<int> node;
  std::vector<float> share;
};

Between between_nodes(int size, int cells) {
  Between result;
  for (int i = 0; i < size; ++i) {
    const float place = (static_cast<float>(i) + 0.5f) / static_cast<float>(size) * static_cast<float>(cells);
    const int node = std::min(static_cast<int>(place), cells - 1);
    const float t = place - static_cast<float>(node);
    result.node.push_back(node);
    result.share.push_back(t * t * (3 - 2 * t));
  }
  return result;
}

/// Adds strength * value noise (-1..1) to every pixel of `field` [size, size].
void add_noise(std::vector<float>& field, int size, int wide, int tall, float strength, RandomNumbers& random) {
  std::vector<float> nodes(static_cast<std::size_t>((wide + 1) * (tall + 1)));
  for (float& node : nodes) node = static_cast<float>(random.between(-1, 1)) * strength;
  const Between across = between_nodes(size, wide), down = between_nodes(size, tall);
  std::vector<float> row(static_cast<std::size_t>(wide + 1));
  for (int y = 0; y < size; ++y) {
    const std::size_t at = static_cast<std::size_t>(y);
    const float* upper = nodes.data() + down.node[at] * (wide + 1);
    const float* lower = upper + wide + 1;
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = upper[i] + (lower[i] - upper[i]) * down.share[at];
    float* out = field.data() + at * static_cast<std::size_t>(size);
    for (std::size_t x = 0; x < static_cast<std::size_t>(size); ++x) {
      const float* left = row.data() + across.node[x];
      out[x] += left[0] + (left[1] - left[0]) * across.share[x];
    }
  }
}

}  // namespace

void draw_background(int theme, int size, RandomNumbers& random, std::vector<std::uint8_t>& rgb) {
  const Theme& colours = kThemes[static_cast<std::size_t>(theme)];
  const std::size_t side = static_cast<std::size_t>(size);
  std::vector<float> field(side * side);
  const float level = static_cast<float>(random.between(0.35, 0.65)),
              lean = static_cast<float>(random.between(-0.15, 0.15));
  for (std::size_t y = 0; y < side; ++y) {
    const float down = (static_cast<float>(y) + 0.5f) / static_cast<float>(size) - 0.5f;
    for (std::size_t x = 0; x < side; ++x) {
      field[y * side + x] =
          level + colours.slope * down + lean * ((static_cast<float>(x) + 0.5f) / static_cast<float>(size) - 0.5f);
    }
  }
  add_noise(field, size, colours.wide, colours.tall, colours.clouds, random);
  add_noise(field, size, 2 * colours.wide, 2 * colours.tall, colours.clouds * 0.45f, random);
  std::array<float, 3> dark = colours.dark, light = colours.light;
  for (std::size_t c = 0; c < 3; ++c) {  // no two meadows have quite the same green
    const float shift = static_cast<float>(random.between(-9, 9));
    dark[c] += shift;
    light[c] += shift;
  }
  std::uint8_t* out = rgb.data();
  for (const float value : field) {
    const float t = std::clamp(value, 0.0f, 1.0f);
    for (std::size_t c = 0; c < 3; ++c) {
      *out++ = static_cast<std::uint8_t>(std::clamp(dark[c] + (light[c] - dark[c]) * t, 0.0f, 255.0f) + 0.5f);
    }
  }
}

}  // namespace elboscope
