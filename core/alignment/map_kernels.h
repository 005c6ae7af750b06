#pragma once

#include <cstdint>
#include <vector>

namespace elboscope {

/// Inner loops of the map arithmetic, one set an instruction set; chosen once by what the processor has.
struct MapKernels {
  /// out[c][i] = dot(matrix row i, maps[c]) for rows [begin, end); matrix [..][size], maps and out [count][size].
  void (*apply_rows)(const float* matrix, std::int64_t size, const float* maps, std::int64_t count, float* out,
                     std::int64_t begin, std::int64_t end);

  /// Tile of the matrix product: c[tile_rows][tile_columns] (row stride `stride`) += packed a x packed b.
  /// a: [inner][tile_rows], b: [inner][tile_columns].
  std::int64_t tile_rows, tile_columns;
  void (*multiply_tile)(const float* a, const float* b, std::int64_t inner, float* c, std::int64_t stride);

  /// out = top * weight_top + bottom * weight_bottom, keeping the smallest and largest value of what was written.
  void (*blend_rows)(const float* top, const float* bottom, float weight_top, float weight_bottom, float* out,
                     std::int64_t count, float* low, float* high);
  /// values = (values - low) * factor, kept inside [0, 1].
  void (*rescale)(float* values, std::int64_t count, float low, float factor);

  /// labels[p] for places [begin, end) of maps [classes][size]: 1 + the class with the largest value, the first of
  /// equals; 0 where that is below `limit` or no value is above 0. At most 255 classes.
  void (*strongest_class)(const float* maps, std::int64_t size, std::int64_t classes, float limit, std::uint8_t* labels,
                          std::int64_t begin, std::int64_t end);

  const char* name;
};

/// The best set for this processor.
const MapKernels& map_kernels();
/// All sets this processor can run, best first (tests hold each to the same results).
std::vector<const MapKernels*> available_map_kernels();

}  // namespace elboscope
