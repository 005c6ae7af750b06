#pragma once

#include <cstdint>
#include <vector>

#include "core/stickers/sprites.h"

namespace elboscope {

/// Four lanes red, green, blue, alpha: premultiplied, 0..1. GCC's and Clang's vector type, so that a texel is one
/// register.
using Rgba = float __attribute__((vector_size(16)));

/// A sprite at one resolution with a border of one transparent texel on every side: bilinear sampling needs no
/// clamping.
struct SpriteLevel {
  int width = 0, height = 0;  ///< without the border
  std::vector<Rgba> texels;   ///< [height + 2, width + 2]
  const Rgba* row(int y) const {
    return texels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width + 2);
  }
};

/// A sprite halved again and again (each texel the mean of four), and the mean luminance of what is not transparent.
struct SpriteLevels {
  std::vector<SpriteLevel> levels;
  float mean_luminance = 0;
};

SpriteLevels make_levels(const Sprite& sprite);

inline float luminance(Rgba colour) {
  return 0.299f * colour[0] + 0.587f * colour[1] + 0.114f * colour[2];
}

/// How a sprite is put onto pixels.
struct SpritePose {
  double scale = 0;     ///< longer side in pixels
  double rotation = 0;  ///< degrees counter-clockwise, -180 to 180
  bool mirrored = false;
  double phase_x = 0, phase_y = 0;  ///< where in a pixel its centre lies, 0..1
};

/// A posed sprite on its own little canvas, cut to what it covers.
struct Patch {
  int width = 0, height = 0;
  double centre_x = 0, centre_y = 0;  ///< of the sprite, from the canvas' left and upper edge
  std::int64_t pixels = 0;            ///< with alpha at least one half
  std::vector<Rgba> colours;          ///< [height, width]
  /// Smallest box that holds those pixels (end not included).
  int left = 0, top = 0, right = 0, bottom = 0;
};

/// Turns, mirrors and scales in one pass: every pixel is the mean of up to 3 x 3 bilinear samples of the level with 1.5
/// to 3 texels a pixel, so nothing is skipped and edges are smooth. tint: index into kTintNames or -1.
Patch draw_patch(const SpriteLevels& sprite, const SpritePose& pose, int tint);

}  // namespace elboscope
