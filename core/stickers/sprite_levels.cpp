#include "core/stickers/sprite_levels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace elboscope {
namespace {

struct Turn {
  double cosine, sine;
};

/// Own series: the last bit of std::sin differs between C libraries, and it would move pixels.
Turn turn_by(double degrees) {
  const double x = degrees * (3.14159265358979323846 / 180) / 8, square = x * x;
  double sine = x * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72))));
  double cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))));
  for (int doubling = 0; doubling < 3; ++doubling) {
    const double doubled = 2 * sine * cosine;
    cosine = 1 - 2 * sine * sine;
    sine = doubled;
  }
  return {cosine, sine};
}

/// Shade, full colour and light of each tint: luminance runs along this ramp, so light and shade stay.
struct Ramp {
  Rgba dark, full, light;
};
constexpr Ramp ramp(std::array<int, 9> bytes) {
  const auto colour = [&bytes](std::size_t first) {
    return Rgba{static_cast<float>(bytes[first]) / 255, static_cast<float>(bytes[first + 1]) / 255,
                static_cast<float>(bytes[first + 2]) / 255, 1};
  };
  return {colour(0), colour(3), colour(6)};
}
const std::array<Ramp, 6> kRamps = {
    ramp({72, 6, 12, 214, 36, 40, 252, 132, 120}),      // red
    ramp({92, 66, 0, 240, 200, 36, 255, 250, 200}),     // yellow
    ramp({6, 52, 24, 36, 158, 66, 154, 230, 160}),      // green
    ramp({10, 18, 86, 40, 92, 226, 156, 194, 255}),     // blue
    ramp({42, 8, 70, 134, 56, 190, 206, 164, 246}),     // purple
    ramp({120, 24, 82, 250, 122, 186, 255, 214, 236}),  // pink
};

/// The sprite's mean luminance lands near the middle of the ramp: a white sheep becomes red, not pale pink.
Rgba tinted(Rgba premultiplied, const Ramp& colours, float mean) {
  const float alpha = premultiplied[3];
  const float shade = std::min(1.0f, luminance(premultiplied) / alpha);
  const float centred = shade < mean ? 0.5f * shade / mean : 0.5f + 0.5f * (shade - mean) / (1 - mean);
  const float place = 0.2f * shade + 0.8f * centred;
  const Rgba colour = place < 0.5f ? colours.dark + (colours.full - colours.dark) * (2 * place)
                                   : colours.full + (colours.light - colours.full) * (2 * place - 1);
  return colour * alpha;
}

}  // namespace

SpriteLevels make_levels(const Sprite& sprite) {
  SpriteLevels result;
  SpriteLevel level;
  level.width = sprite.width;
  level.height = sprite.height;
  level.texels.resize(static_cast<std::size_t>(level.width + 2) * static_cast<std::size_t>(level.height + 2),
                      Rgba{0, 0, 0, 0});
  double light = 0, covered = 0;
  for (int y = 0; y < level.height; ++y) {
    Rgba* out = level.texels.data() + (y + 1) * (level.width + 2) + 1;
    const std::uint8_t* in =
        sprite.rgba.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(level.width) * 4;
    for (int x = 0; x < level.width; ++x, in += 4) {
      const float alpha = static_cast<float>(in[3]) / 255;
      out[x] =
          Rgba{static_cast<float>(in[0]) / 255, static_cast<float>(in[1]) / 255, static_cast<float>(in[2]) / 255, 1} *
          alpha;
      light += static_cast<double>(luminance(out[x]));
      covered += static_cast<double>(alpha);
    }
  }
  result.mean_luminance = std::clamp(covered > 0 ? static_cast<float>(light / covered) : 0.5f, 0.05f, 0.95f);
  result.levels.push_back(std::move(level));
  while (result.levels.back().width > 1 || result.levels.back().height > 1) {
    const SpriteLevel& fine = result.levels.back();
    SpriteLevel half;
    half.width =
        (fine.width + 1) / 2;  // an odd last column is averaged with the transparent border: coordinates just halve
    half.height = (fine.height + 1) / 2;
    half.texels.resize(static_cast<std::size_t>(half.width + 2) * static_cast<std::size_t>(half.height + 2),
                       Rgba{0, 0, 0, 0});
    for (int y = 0; y < half.height; ++y) {
      const Rgba *upper = fine.row(2 * y + 1) + 1, *lower = fine.row(2 * y + 2) + 1;
      Rgba* out = half.texels.data() + (y + 1) * (half.width + 2) + 1;
      for (int x = 0; x < half.width; ++x) {
        out[x] = (upper[2 * x] + upper[2 * x + 1] + (lower[2 * x] + lower[2 * x + 1])) * 0.25f;
      }
    }
    result.levels.push_back(std::move(half));
  }
  return result;
}

Patch draw_patch(const SpriteLevels& sprite, const SpritePose& pose, int tint) {
  const SpriteLevel& whole = sprite.levels.front();
  double texels = std::max(whole.width, whole.height) / pose.scale;  // a pixel
  const double half_width = whole.width / texels / 2, half_height = whole.height / texels / 2;
  std::size_t chosen = 0;
  while (texels >= 3 && chosen + 1 < sprite.levels.size()) {
    texels /= 2;
    ++chosen;
  }
  const SpriteLevel& level = sprite.levels[chosen];
  const int samples = texels <= 0.75 ? 1 : texels <= 1.5 ? 2 : 3;

  const Turn turn = turn_by(pose.rotation);
  const double across = std::abs(turn.cosine) * half_width + std::abs(turn.sine) * half_height;
  const double down = std::abs(turn.sine) * half_width + std::abs(turn.cosine) * half_height;
  Patch patch;
  patch.width = 2 * static_cast<int>(std::ceil(across)) + 3;
  patch.height = 2 * static_cast<int>(std::ceil(down)) + 3;
  patch.centre_x = std::ceil(across) + 1 + pose.phase_x;
  patch.centre_y = std::ceil(down) + 1 + pose.phase_y;
  patch.colours.resize(static_cast<std::size_t>(patch.width) * static_cast<std::size_t>(patch.height),
                       Rgba{0, 0, 0, 0});
  patch.left = patch.width;
  patch.top = patch.height;

  // Pixel offset from the centre (y down) to texel coordinates: turned back, mirrored, scaled, and past the border.
  const double shrink = static_cast<double>(std::size_t{1} << chosen);
  const float step_x = static_cast<float>(turn.cosine * texels) * (pose.mirrored ? -1.0f : 1.0f);
  const float step_x_down = static_cast<float>(-turn.sine * texels) * (pose.mirrored ? -1.0f : 1.0f);
  const float step_y = static_cast<float>(turn.sine * texels), step_y_down = static_cast<float>(turn.cosine * texels);
  const float middle_x = static_cast<float>(whole.width / shrink / 2) + 0.5f;
  const float middle_y = static_cast<float>(whole.height / shrink / 2) + 0.5f;
  const float end_x = static_cast<float>(level.width + 1), end_y = static_cast<float>(level.height + 1);
  const float reach = static_cast<float>(texels);
  std::array<float, 9> offset_x{}, offset_y{};
  const int count = samples * samples;
  for (int i = 0; i < count; ++i) {
    const float right = (static_cast<float>(i % samples) + 0.5f) / static_cast<float>(samples) - 0.5f;
    const float below = (static_cast<float>(i / samples) + 0.5f) / static_cast<float>(samples) - 0.5f;
    offset_x[static_cast<std::size_t>(i)] = step_x * right + step_x_down * below;
    offset_y[static_cast<std::size_t>(i)] = step_y * right + step_y_down * below;
  }
  const float weight = 1 / static_cast<float>(count);
  const std::ptrdiff_t stride = level.width + 2;

  for (int y = 0; y < patch.height; ++y) {
    const float dy = static_cast<float>(y + 0.5 - patch.centre_y);
    Rgba* out = patch.colours.data() + static_cast<std::ptrdiff_t>(y) * patch.width;
    for (int x = 0; x < patch.width; ++x) {
      const float dx = static_cast<float>(x + 0.5 - patch.centre_x);
      const float u = middle_x + dx * step_x + dy * step_x_down, v = middle_y + dx * step_y + dy * step_y_down;
      if (u < -reach || v < -reach || u > end_x + reach || v > end_y + reach) continue;
      Rgba sum{0, 0, 0, 0};
      for (int i = 0; i < count; ++i) {
        const float su = u + offset_x[static_cast<std::size_t>(i)], sv = v + offset_y[static_cast<std::size_t>(i)];
        if (!(su >= 0 && sv >= 0 && su < end_x && sv < end_y)) continue;
        const int iu = static_cast<int>(su), iv = static_cast<int>(sv);
        const float fu = su - static_cast<float>(iu), fv = sv - static_cast<float>(iv);
        const Rgba* texel = level.texels.data() + iv * stride + iu;
        const Rgba upper = texel[0] + (texel[1] - texel[0]) * fu;
        const Rgba lower = texel[stride] + (texel[stride + 1] - texel[stride]) * fu;
        sum += upper + (lower - upper) * fv;
      }
      sum *= weight;
      if (sum[3] <= 0.002f) continue;
      out[x] = tint < 0 ? sum : tinted(sum, kRamps[static_cast<std::size_t>(tint)], sprite.mean_luminance);
      if (sum[3] < 0.5f) continue;
      ++patch.pixels;
      patch.left = std::min(patch.left, x);
      patch.right = std::max(patch.right, x + 1);
      patch.top = std::min(patch.top, y);
      patch.bottom = std::max(patch.bottom, y + 1);
    }
  }
  return patch;
}

}  // namespace elboscope
