#include "core/alignment/map_operations.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/alignment/map_kernels.h"
#include "core/base/parallel.h"

namespace elboscope {
namespace {

/// Where an output place lies between two input places, in torch's float32 arithmetic (align_corners = false).
struct Tap {
  std::int64_t first = 0, second = 0;
  float weight_first = 1, weight_second = 0;
};

Tap tap_at(std::int64_t place, std::int64_t in, std::int64_t out) {
  if (in == out) return {place, place, 1.0F, 0.0F};
  const float scale = static_cast<float>(in) / static_cast<float>(out);
  const float source = std::max(scale * (static_cast<float>(place) + 0.5F) - 0.5F, 0.0F);
  Tap tap;
  tap.first = std::min(static_cast<std::int64_t>(source), in - 1);
  tap.second = std::min(tap.first + 1, in - 1);
  tap.weight_second = std::clamp(source - static_cast<float>(tap.first), 0.0F, 1.0F);
  tap.weight_first = 1.0F - tap.weight_second;
  return tap;
}

/// Resizes many maps of one size: the taps along a row are worked out once.
class BilinearResizer {
 public:
  BilinearResizer(std::int64_t height, std::int64_t width, std::int64_t out_height, std::int64_t out_width)
      : height_(height), width_(width), out_height_(out_height), out_width_(out_width) {
    across_.reserve(static_cast<std::size_t>(out_width));
    for (std::int64_t x = 0; x < out_width; ++x) across_.push_back(tap_at(x, width, out_width));
    lines_.resize(static_cast<std::size_t>(2 * out_width));
  }

  /// Gives the smallest and largest value written.
  std::pair<float, float> run(const float* in, float* out) {
    const MapKernels& kernels = map_kernels();
    float low = std::numeric_limits<float>::infinity(), high = -low;
    // Input rows spread to the output's width; output rows go down in order, so two of them are enough.
    float* lines[2] = {lines_.data(), lines_.data() + out_width_};
    std::int64_t held[2] = {-1, -1};
    const auto line = [&](std::int64_t row, std::int64_t keep) {
      if (held[0] == row) return 0;
      if (held[1] == row) return 1;
      const int slot = held[0] == keep && keep >= 0 ? 1 : 0;
      spread(in + row * width_, lines[slot]);
      held[slot] = row;
      return slot;
    };
    for (std::int64_t y = 0; y < out_height_; ++y) {
      const Tap tap = tap_at(y, height_, out_height_);
      const int top = line(tap.first, tap.second), bottom = line(tap.second, tap.first);
      kernels.blend_rows(lines[top], lines[bottom], tap.weight_first, tap.weight_second, out + y * out_width_,
                         out_width_, &low, &high);
    }
    return {low, high};
  }

 private:
  void spread(const float* row, float* line) const {
    if (width_ == out_width_) {
      std::copy(row, row + width_, line);
      return;
    }
    for (std::size_t x = 0; x < across_.size(); ++x) {
      const Tap& tap = across_[x];
      line[x] = row[tap.first] * tap.weight_first + row[tap.second] * tap.weight_second;
    }
  }

  std::int64_t height_, width_, out_height_, out_width_;
  std::vector<Tap> across_;
  std::vector<float> lines_;
};

/// Differences below this share of the largest magnitude are what float rounding makes of a constant map.
constexpr float rounding = 8 * std::numeric_limits<float>::epsilon();

bool rescale_or_clear(float* map, std::size_t count, float low, float high) {
  const float range = high - low;
  const float magnitude = std::max(std::abs(low), std::abs(high));
  // 1 / range must stay finite; the comparison is false for NaN, too.
  const bool sound =
      range > std::max(rounding * magnitude, 16 * std::numeric_limits<float>::min()) && std::isfinite(range);
  if (!sound) {
    std::fill_n(map, count, 0.0F);
    return false;
  }
  map_kernels().rescale(map, static_cast<std::int64_t>(count), low, 1.0F / range);
  return true;
}

}  // namespace

bool map_is_finite(const float* map, std::size_t count) {
  // A sum would overflow by itself; 0 * v is 0 for every finite v and NaN for the others.
  float zero = 0;
  for (std::size_t i = 0; i < count; ++i) zero += map[i] * 0.0F;
  return zero == 0.0F;
}

void resize_bilinear(const float* in, std::int64_t height, std::int64_t width, float* out, std::int64_t out_height,
                     std::int64_t out_width) {
  BilinearResizer(height, width, out_height, out_width).run(in, out);
}

bool normalize_min_max(float* map, std::size_t count) {
  if (count == 0) return false;
  if (!map_is_finite(map, count)) {
    std::fill_n(map, count, 0.0F);
    return false;
  }
  const auto [low, high] = std::minmax_element(map, map + count);
  return rescale_or_clear(map, count, *low, *high);
}

bool resize_and_normalize(const float* in, std::int64_t height, std::int64_t width, float* out, std::int64_t out_height,
                          std::int64_t out_width) {
  const auto count = static_cast<std::size_t>(out_height * out_width);
  if (!map_is_finite(in, static_cast<std::size_t>(height * width))) {
    std::fill_n(out, count, 0.0F);
    return false;
  }
  const auto [low, high] = BilinearResizer(height, width, out_height, out_width).run(in, out);
  return rescale_or_clear(out, count, low, high);
}

void multiply(const float* a, const float* b, float* c, std::int64_t rows, std::int64_t inner, std::int64_t columns) {
  const MapKernels& kernels = map_kernels();
  const std::int64_t tile_rows = kernels.tile_rows, tile_columns = kernels.tile_columns;
  // A block of b stays in the second cache level while all rows pass by; c is touched once a block of `inner`.
  constexpr std::int64_t inner_block = 320;
  const std::int64_t row_tiles = (rows + tile_rows - 1) / tile_rows,
                     column_tiles = (columns + tile_columns - 1) / tile_columns;
  std::vector<float> packed_b(static_cast<std::size_t>(column_tiles * tile_columns * std::min(inner, inner_block)));
  std::fill_n(c, rows * columns, 0.0F);

  for (std::int64_t start = 0; start < inner; start += inner_block) {
    const std::int64_t depth = std::min(inner_block, inner - start);
    parallel_for(column_tiles, 8, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t tile = begin; tile < end; ++tile) {
        float* out = packed_b.data() + tile * tile_columns * depth;
        const std::int64_t first = tile * tile_columns, width = std::min(tile_columns, columns - first);
        for (std::int64_t k = 0; k < depth; ++k, out += tile_columns) {
          std::copy_n(b + (start + k) * columns + first, width, out);
          std::fill(out + width, out + tile_columns, 0.0F);
        }
      }
    });
    parallel_for(row_tiles, 2, [&](std::int64_t begin, std::int64_t end) {
      constexpr std::int64_t tiles_together = 16;  // so much of a is packed before b passes by
      std::vector<float> packed_a(static_cast<std::size_t>(tiles_together * tile_rows * depth));
      std::vector<float> edge(static_cast<std::size_t>(tile_rows * tile_columns));
      for (std::int64_t group = begin; group < end; group += tiles_together) {
        const std::int64_t tiles = std::min(tiles_together, end - group);
        for (std::int64_t t = 0; t < tiles; ++t) {
          float* out = packed_a.data() + t * tile_rows * depth;
          for (std::int64_t i = 0; i < tile_rows; ++i) {
            const std::int64_t row = (group + t) * tile_rows + i;
            const float* in = row < rows ? a + row * inner + start : nullptr;
            for (std::int64_t k = 0; k < depth; ++k) out[k * tile_rows + i] = in != nullptr ? in[k] : 0.0F;
          }
        }
        for (std::int64_t column = 0; column < column_tiles; ++column) {
          const float* panel = packed_b.data() + column * tile_columns * depth;
          const std::int64_t first = column * tile_columns, width = std::min(tile_columns, columns - first);
          for (std::int64_t t = 0; t < tiles; ++t) {
            const float* strip = packed_a.data() + t * tile_rows * depth;
            const std::int64_t row = (group + t) * tile_rows, height = std::min(tile_rows, rows - row);
            float* target = c + row * columns + first;
            if (height == tile_rows && width == tile_columns) {
              kernels.multiply_tile(strip, panel, depth, target, columns);
              continue;
            }
            std::fill(edge.begin(), edge.end(), 0.0F);
            kernels.multiply_tile(strip, panel, depth, edge.data(), tile_columns);
            for (std::int64_t i = 0; i < height; ++i) {
              for (std::int64_t j = 0; j < width; ++j)
                target[i * columns + j] += edge[static_cast<std::size_t>(i * tile_columns + j)];
            }
          }
        }
      }
    });
  }
}

void apply_operator(const float* matrix, std::int64_t size, const float* maps, std::int64_t count, float* out) {
  if (size <= 0 || count <= 0) return;
  const std::int64_t grain = std::max<std::int64_t>(8, 262144 / (size * count));
  parallel_for(size, grain, [&](std::int64_t begin, std::int64_t end) {
    map_kernels().apply_rows(matrix, size, maps, count, out, begin, end);
  });
}

}  // namespace elboscope
