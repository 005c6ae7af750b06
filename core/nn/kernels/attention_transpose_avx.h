// 8x8 transpose for the AVX2 and AVX-512 traits; each unit keeps its own copy.
#pragma once

#include <immintrin.h>

#include <cstdint>

namespace elboscope::kernels {
namespace {

// Halves of two rows meet in one register straight from memory (an insert runs on the load port), which leaves 16
// shuffles for 64 numbers.
inline __m256 load_halves(const float* low, const float* high) {
  return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(low)), _mm_loadu_ps(high), 1);
}

inline void transpose_8x8(const float* from, std::int64_t from_stride, float* to, std::int64_t to_stride) {
  for (int half = 0; half < 2; ++half, from += 4, to += 4 * to_stride) {
    const __m256 r0 = load_halves(from, from + 4 * from_stride);
    const __m256 r1 = load_halves(from + from_stride, from + 5 * from_stride);
    const __m256 r2 = load_halves(from + 2 * from_stride, from + 6 * from_stride);
    const __m256 r3 = load_halves(from + 3 * from_stride, from + 7 * from_stride);
    const __m256 a = _mm256_unpacklo_ps(r0, r1), b = _mm256_unpackhi_ps(r0, r1);
    const __m256 c = _mm256_unpacklo_ps(r2, r3), d = _mm256_unpackhi_ps(r2, r3);
    _mm256_storeu_ps(to, _mm256_shuffle_ps(a, c, 0x44));
    _mm256_storeu_ps(to + to_stride, _mm256_shuffle_ps(a, c, 0xee));
    _mm256_storeu_ps(to + 2 * to_stride, _mm256_shuffle_ps(b, d, 0x44));
    _mm256_storeu_ps(to + 3 * to_stride, _mm256_shuffle_ps(b, d, 0xee));
  }
}

}  // namespace
}  // namespace elboscope::kernels
