#include "core/alignment/map_kernels.h"

#include <algorithm>
#include <array>

#if defined(__x86_64__) && defined(__GNUC__)
#define ELBOSCOPE_X86 1
#include <immintrin.h>
#endif

namespace elboscope {
namespace {

// Plain C++, for every processor. Eight partial sums let the compiler use whatever vectors the baseline has.
namespace portable {

void apply_rows(const float* matrix, std::int64_t size, const float* maps, std::int64_t count, float* out,
                std::int64_t begin, std::int64_t end) {
  constexpr int lanes = 8;
  for (std::int64_t i = begin; i < end; ++i) {
    const float* row = matrix + i * size;
    for (std::int64_t c = 0; c < count; ++c) {
      const float* map = maps + c * size;
      float sums[lanes] = {};
      std::int64_t k = 0;
      for (; k + lanes <= size; k += lanes) {
        for (int j = 0; j < lanes; ++j) sums[j] += row[k + j] * map[k + j];
      }
      float tail = 0;
      for (; k < size; ++k) tail += row[k] * map[k];
      for (int step = lanes / 2; step > 0; step /= 2) {
        for (int j = 0; j < step; ++j) sums[j] += sums[j + step];
      }
      out[c * size + i] = sums[0] + tail;
    }
  }
}

constexpr int tile_rows = 4, tile_columns = 8;

void multiply_tile(const float* a, const float* b, std::int64_t inner, float* c, std::int64_t stride) {
  float sums[tile_rows][tile_columns] = {};
  for (std::int64_t k = 0; k < inner; ++k, a += tile_rows, b += tile_columns) {
    for (int i = 0; i < tile_rows; ++i) {
      for (int j = 0; j < tile_columns; ++j) sums[i][j] += a[i] * b[j];
    }
  }
  for (int i = 0; i < tile_rows; ++i) {
    for (int j = 0; j < tile_columns; ++j) c[i * stride + j] += sums[i][j];
  }
}

void blend_rows(const float* top, const float* bottom, float weight_top, float weight_bottom, float* out,
                std::int64_t count, float* low, float* high) {
  float smallest = *low, largest = *high;
  for (std::int64_t i = 0; i < count; ++i) {
    const float value = top[i] * weight_top + bottom[i] * weight_bottom;
    out[i] = value;
    smallest = std::min(smallest, value);
    largest = std::max(largest, value);
  }
  *low = smallest;
  *high = largest;
}

void rescale(float* values, std::int64_t count, float low, float factor) {
  for (std::int64_t i = 0; i < count; ++i) values[i] = std::clamp((values[i] - low) * factor, 0.0F, 1.0F);
}

// Plain enough for the compiler to vectorize, in each set with that set's registers.
__attribute__((always_inline)) inline void strongest_class_here(const float* maps, std::int64_t size,
                                                                std::int64_t classes, float limit, std::uint8_t* labels,
                                                                std::int64_t begin, std::int64_t end) {
  // Class by class over a piece that stays in the cache, so that many pixels are taken at once.
  constexpr std::int64_t piece = 1024;
  std::array<float, piece> largest;
  std::array<std::int32_t, piece> label;
  for (std::int64_t first = begin; first < end; first += piece) {
    const auto count = static_cast<std::size_t>(std::min(piece, end - first));
    largest.fill(0);
    label.fill(0);
    for (std::int64_t i = 0; i < classes; ++i) {
      const float* map = maps + i * size + first;
      const auto own = static_cast<std::int32_t>(i + 1);
      for (std::size_t p = 0; p < count; ++p) {
        const bool more = map[p] > largest[p];
        label[p] = more ? own : label[p];
        largest[p] = more ? map[p] : largest[p];
      }
    }
    for (std::size_t p = 0; p < count; ++p)
      labels[first + static_cast<std::int64_t>(p)] =
          largest[p] < limit ? std::uint8_t{0} : static_cast<std::uint8_t>(label[p]);
  }
}

void strongest_class(const float* maps, std::int64_t size, std::int64_t classes, float limit, std::uint8_t* labels,
                     std::int64_t begin, std::int64_t end) {
  strongest_class_here(maps, size, classes, limit, labels, begin, end);
}

constexpr MapKernels kernels{apply_rows, tile_rows, tile_columns,    multiply_tile,
                             blend_rows, rescale,   strongest_class, "portable"};

}  // namespace portable

#ifdef ELBOSCOPE_X86

// The two sets below are the same algorithms with other register widths. `target` attributes instead of compiler flags
// for a file: nothing inline from a header can end up compiled for a processor that is not there.
#define ELBOSCOPE_TARGET __attribute__((target("avx2,fma")))
namespace avx2 {

ELBOSCOPE_TARGET inline float sum(__m256 v) {
  const __m128 quad = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
  const __m128 pair = _mm_add_ps(quad, _mm_movehl_ps(quad, quad));
  return _mm_cvtss_f32(_mm_add_ss(pair, _mm_movehdup_ps(pair)));
}

template <int Rows, int Maps>
ELBOSCOPE_TARGET void apply_block(const float* matrix, std::int64_t size, const float* maps, float* out) {
  __m256 sums[Rows][Maps];
  for (int r = 0; r < Rows; ++r) {
    for (int c = 0; c < Maps; ++c) sums[r][c] = _mm256_setzero_ps();
  }
  const std::int64_t whole = size / 8 * 8;
  for (std::int64_t k = 0; k < whole; k += 8) {
    __m256 row[Rows];
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) row[r] = _mm256_loadu_ps(matrix + r * size + k);
#pragma GCC unroll 8
    for (int c = 0; c < Maps; ++c) {
      const __m256 map = _mm256_loadu_ps(maps + c * size + k);
#pragma GCC unroll 8
      for (int r = 0; r < Rows; ++r) sums[r][c] = _mm256_fmadd_ps(row[r], map, sums[r][c]);
    }
  }
  for (int r = 0; r < Rows; ++r) {
    for (int c = 0; c < Maps; ++c) {
      float tail = 0;
      for (std::int64_t k = whole; k < size; ++k) tail += matrix[r * size + k] * maps[c * size + k];
      out[c * size + r] = sum(sums[r][c]) + tail;
    }
  }
}

template <int Rows>
ELBOSCOPE_TARGET void apply_some_rows(const float* matrix, std::int64_t size, const float* maps, std::int64_t count,
                                      float* out) {
  std::int64_t c = 0;
  for (; c + 4 <= count; c += 4) apply_block<Rows, 4>(matrix, size, maps + c * size, out + c * size);
  if (count - c == 3) apply_block<Rows, 3>(matrix, size, maps + c * size, out + c * size);
  if (count - c == 2) apply_block<Rows, 2>(matrix, size, maps + c * size, out + c * size);
  if (count - c == 1) apply_block<Rows, 1>(matrix, size, maps + c * size, out + c * size);
}

ELBOSCOPE_TARGET void apply_rows(const float* matrix, std::int64_t size, const float* maps, std::int64_t count,
                                 float* out, std::int64_t begin, std::int64_t end) {
  std::int64_t i = begin;
  for (; i + 3 <= end; i += 3) apply_some_rows<3>(matrix + i * size, size, maps, count, out + i);
  for (; i < end; ++i) apply_some_rows<1>(matrix + i * size, size, maps, count, out + i);
}

constexpr int tile_rows = 6, tile_columns = 16;

ELBOSCOPE_TARGET void multiply_tile(const float* a, const float* b, std::int64_t inner, float* c, std::int64_t stride) {
  __m256 sums[tile_rows][2];
  for (int i = 0; i < tile_rows; ++i) sums[i][0] = sums[i][1] = _mm256_setzero_ps();
  for (std::int64_t k = 0; k < inner; ++k, a += tile_rows, b += tile_columns) {
    const __m256 left = _mm256_loadu_ps(b), right = _mm256_loadu_ps(b + 8);
#pragma GCC unroll 8
    for (int i = 0; i < tile_rows; ++i) {
      const __m256 value = _mm256_broadcast_ss(a + i);
      sums[i][0] = _mm256_fmadd_ps(value, left, sums[i][0]);
      sums[i][1] = _mm256_fmadd_ps(value, right, sums[i][1]);
    }
  }
  for (int i = 0; i < tile_rows; ++i) {
    float* row = c + i * stride;
    _mm256_storeu_ps(row, _mm256_add_ps(_mm256_loadu_ps(row), sums[i][0]));
    _mm256_storeu_ps(row + 8, _mm256_add_ps(_mm256_loadu_ps(row + 8), sums[i][1]));
  }
}

ELBOSCOPE_TARGET void blend_rows(const float* top, const float* bottom, float weight_top, float weight_bottom,
                                 float* out, std::int64_t count, float* low, float* high) {
  const __m256 upper = _mm256_set1_ps(weight_top), lower = _mm256_set1_ps(weight_bottom);
  __m256 smallest = _mm256_set1_ps(*low), largest = _mm256_set1_ps(*high);
  std::int64_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m256 value =
        _mm256_fmadd_ps(_mm256_loadu_ps(top + i), upper, _mm256_mul_ps(_mm256_loadu_ps(bottom + i), lower));
    _mm256_storeu_ps(out + i, value);
    smallest = _mm256_min_ps(value, smallest);
    largest = _mm256_max_ps(value, largest);
  }
  float values[16];
  _mm256_storeu_ps(values, smallest);
  _mm256_storeu_ps(values + 8, largest);
  *low = *std::min_element(values, values + 8);
  *high = *std::max_element(values + 8, values + 16);
  portable::blend_rows(top + i, bottom + i, weight_top, weight_bottom, out + i, count - i, low, high);
}

ELBOSCOPE_TARGET void rescale(float* values, std::int64_t count, float low, float factor) {
  const __m256 zero = _mm256_setzero_ps(), one = _mm256_set1_ps(1), start = _mm256_set1_ps(low),
               slope = _mm256_set1_ps(factor);
  std::int64_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m256 value = _mm256_mul_ps(_mm256_sub_ps(_mm256_loadu_ps(values + i), start), slope);
    _mm256_storeu_ps(values + i, _mm256_min_ps(_mm256_max_ps(value, zero), one));
  }
  portable::rescale(values + i, count - i, low, factor);
}

ELBOSCOPE_TARGET void strongest_class(const float* maps, std::int64_t size, std::int64_t classes, float limit,
                                      std::uint8_t* labels, std::int64_t begin, std::int64_t end) {
  portable::strongest_class_here(maps, size, classes, limit, labels, begin, end);
}

constexpr MapKernels kernels{apply_rows, tile_rows, tile_columns,    multiply_tile,
                             blend_rows, rescale,   strongest_class, "avx2"};

}  // namespace avx2
#undef ELBOSCOPE_TARGET

#define ELBOSCOPE_TARGET __attribute__((target("avx512f")))
namespace avx512 {

// Masked forms in place of _mm512_reduce_*: gcc 12 warns about those (it reads its own "undefined" register there).
ELBOSCOPE_TARGET inline float sum(__m512 v) {
  v = _mm512_add_ps(v, _mm512_maskz_shuffle_f32x4(0xFFFF, v, v, 0x4E));
  v = _mm512_add_ps(v, _mm512_maskz_shuffle_f32x4(0xFFFF, v, v, 0xB1));
  const __m128 quad = _mm512_maskz_extractf32x4_ps(0xF, v, 0);
  const __m128 pair = _mm_add_ps(quad, _mm_movehl_ps(quad, quad));
  return _mm_cvtss_f32(_mm_add_ss(pair, _mm_movehdup_ps(pair)));
}

// So many columns of the operator at a time: the block's rows stay in the first cache level while all maps pass by, and
// the sums wait in memory in between. What is added to a sum, and in which order, never depends on which rows and maps
// share a block: the results are the same however the work is cut.
constexpr std::int64_t depth = 512;
constexpr int rows_together = 6, maps_together = 4;

template <int Rows, int Maps>
ELBOSCOPE_TARGET void apply_block(const float* matrix, std::int64_t size, const float* maps, std::int64_t begin,
                                  std::int64_t end, float* partial) {
  __m512 sums[Rows][Maps];
  for (int r = 0; r < Rows; ++r) {
    for (int c = 0; c < Maps; ++c) {
      sums[r][c] = begin == 0 ? _mm512_setzero_ps() : _mm512_loadu_ps(partial + (r * maps_together + c) * 16);
    }
  }
  const std::int64_t whole = begin + (end - begin) / 16 * 16;
  for (std::int64_t k = begin; k < whole; k += 16) {
    __m512 row[Rows];
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) row[r] = _mm512_loadu_ps(matrix + r * size + k);
#pragma GCC unroll 8
    for (int c = 0; c < Maps; ++c) {
      const __m512 map = _mm512_loadu_ps(maps + c * size + k);
#pragma GCC unroll 8
      for (int r = 0; r < Rows; ++r) sums[r][c] = _mm512_fmadd_ps(row[r], map, sums[r][c]);
    }
  }
  if (whole < end) {
    const auto rest = static_cast<__mmask16>((1U << (end - whole)) - 1U);
    for (int c = 0; c < Maps; ++c) {
      const __m512 map = _mm512_maskz_loadu_ps(rest, maps + c * size + whole);
      for (int r = 0; r < Rows; ++r)
        sums[r][c] = _mm512_fmadd_ps(_mm512_maskz_loadu_ps(rest, matrix + r * size + whole), map, sums[r][c]);
    }
  }
  for (int r = 0; r < Rows; ++r) {
    for (int c = 0; c < Maps; ++c) _mm512_storeu_ps(partial + (r * maps_together + c) * 16, sums[r][c]);
  }
}

template <int Rows>
ELBOSCOPE_TARGET void apply_some_rows(const float* matrix, std::int64_t size, const float* maps, std::int64_t count,
                                      float* out) {
  constexpr std::int64_t most_maps = 32, group_values = rows_together * maps_together * 16;
  alignas(64) float partial[most_maps / maps_together * group_values];
  for (std::int64_t first = 0; first < count; first += most_maps) {
    const std::int64_t some = std::min(most_maps, count - first);
    for (std::int64_t begin = 0; begin < size; begin += depth) {
      const std::int64_t end = std::min(begin + depth, size);
      for (std::int64_t c = 0; c < some; c += maps_together) {
        const float* group = maps + (first + c) * size;
        float* sums = partial + c / maps_together * group_values;
        switch (std::min<std::int64_t>(maps_together, some - c)) {
          case 4:
            apply_block<Rows, 4>(matrix, size, group, begin, end, sums);
            break;
          case 3:
            apply_block<Rows, 3>(matrix, size, group, begin, end, sums);
            break;
          case 2:
            apply_block<Rows, 2>(matrix, size, group, begin, end, sums);
            break;
          default:
            apply_block<Rows, 1>(matrix, size, group, begin, end, sums);
            break;
        }
      }
    }
    for (std::int64_t c = 0; c < some; ++c) {
      const float* sums = partial + c / maps_together * group_values + c % maps_together * 16;
      for (int r = 0; r < Rows; ++r) out[(first + c) * size + r] = sum(_mm512_loadu_ps(sums + r * maps_together * 16));
    }
  }
}

ELBOSCOPE_TARGET void apply_rows(const float* matrix, std::int64_t size, const float* maps, std::int64_t count,
                                 float* out, std::int64_t begin, std::int64_t end) {
  std::int64_t i = begin;
  for (; i + rows_together <= end; i += rows_together)
    apply_some_rows<rows_together>(matrix + i * size, size, maps, count, out + i);
  for (; i < end; ++i) apply_some_rows<1>(matrix + i * size, size, maps, count, out + i);
}

constexpr int tile_rows = 12, tile_columns = 32;

ELBOSCOPE_TARGET void multiply_tile(const float* a, const float* b, std::int64_t inner, float* c, std::int64_t stride) {
  __m512 sums[tile_rows][2];
  for (int i = 0; i < tile_rows; ++i) sums[i][0] = sums[i][1] = _mm512_setzero_ps();
  for (std::int64_t k = 0; k < inner; ++k, a += tile_rows, b += tile_columns) {
    const __m512 left = _mm512_loadu_ps(b), right = _mm512_loadu_ps(b + 16);
#pragma GCC unroll 16
    for (int i = 0; i < tile_rows; ++i) {
      const __m512 value = _mm512_set1_ps(a[i]);
      sums[i][0] = _mm512_fmadd_ps(value, left, sums[i][0]);
      sums[i][1] = _mm512_fmadd_ps(value, right, sums[i][1]);
    }
  }
  for (int i = 0; i < tile_rows; ++i) {
    float* row = c + i * stride;
    _mm512_storeu_ps(row, _mm512_add_ps(_mm512_loadu_ps(row), sums[i][0]));
    _mm512_storeu_ps(row + 16, _mm512_add_ps(_mm512_loadu_ps(row + 16), sums[i][1]));
  }
}

ELBOSCOPE_TARGET void blend_rows(const float* top, const float* bottom, float weight_top, float weight_bottom,
                                 float* out, std::int64_t count, float* low, float* high) {
  const __m512 upper = _mm512_set1_ps(weight_top), lower = _mm512_set1_ps(weight_bottom);
  __m512 smallest = _mm512_set1_ps(*low), largest = _mm512_set1_ps(*high);
  for (std::int64_t i = 0; i < count; i += 16) {
    const auto mask = static_cast<__mmask16>(count - i >= 16 ? 0xFFFFU : (1U << (count - i)) - 1U);
    const __m512 value = _mm512_fmadd_ps(_mm512_maskz_loadu_ps(mask, top + i), upper,
                                         _mm512_mul_ps(_mm512_maskz_loadu_ps(mask, bottom + i), lower));
    _mm512_mask_storeu_ps(out + i, mask, value);
    smallest = _mm512_mask_min_ps(smallest, mask, value, smallest);
    largest = _mm512_mask_max_ps(largest, mask, value, largest);
  }
  float values[32];
  _mm512_storeu_ps(values, smallest);
  _mm512_storeu_ps(values + 16, largest);
  *low = *std::min_element(values, values + 16);
  *high = *std::max_element(values + 16, values + 32);
}

ELBOSCOPE_TARGET void rescale(float* values, std::int64_t count, float low, float factor) {
  const __m512 zero = _mm512_setzero_ps(), one = _mm512_set1_ps(1), start = _mm512_set1_ps(low),
               slope = _mm512_set1_ps(factor);
  for (std::int64_t i = 0; i < count; i += 16) {
    const auto mask = static_cast<__mmask16>(count - i >= 16 ? 0xFFFFU : (1U << (count - i)) - 1U);
    const __m512 value = _mm512_mul_ps(_mm512_sub_ps(_mm512_maskz_loadu_ps(mask, values + i), start), slope);
    _mm512_mask_storeu_ps(values + i, mask, _mm512_maskz_min_ps(mask, _mm512_maskz_max_ps(mask, value, zero), one));
  }
}

ELBOSCOPE_TARGET void strongest_class(const float* maps, std::int64_t size, std::int64_t classes, float limit,
                                      std::uint8_t* labels, std::int64_t begin, std::int64_t end) {
  portable::strongest_class_here(maps, size, classes, limit, labels, begin, end);
}

constexpr MapKernels kernels{apply_rows, tile_rows, tile_columns,    multiply_tile,
                             blend_rows, rescale,   strongest_class, "avx512"};

}  // namespace avx512
#undef ELBOSCOPE_TARGET

#endif  // ELBOSCOPE_X86

}  // namespace

std::vector<const MapKernels*> available_map_kernels() {
  std::vector<const MapKernels*> available;
#ifdef ELBOSCOPE_X86
  if (__builtin_cpu_supports("avx512f")) available.push_back(&avx512::kernels);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) available.push_back(&avx2::kernels);
#endif
  available.push_back(&portable::kernels);
  return available;
}

const MapKernels& map_kernels() {
  static const MapKernels& chosen = *available_map_kernels().front();
  return chosen;
}

}  // namespace elboscope
