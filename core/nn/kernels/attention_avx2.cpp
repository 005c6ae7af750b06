// Attention for AVX2 with FMA: 16 registers hold 6 rows x 2 vectors of sums.
#include "core/nn/kernels/attention_instructions.h"

#if defined(__AVX2__) && defined(__FMA__)
#include "core/nn/kernels/attention_multiply_add.h"
#include "core/nn/kernels/attention_transpose_avx.h"

namespace elboscope::kernels {
namespace {

struct Avx2 {
  using Vector = __m256;
  static constexpr int lanes = 8, row_block = 6, tile_vectors = 2, transpose_side = 8;

  static Vector load(const float* p) { return _mm256_loadu_ps(p); }
  static void store(float* p, Vector v) { _mm256_storeu_ps(p, v); }
  static Vector splat(float x) { return _mm256_set1_ps(x); }
  static Vector multiply_add(Vector a, Vector b, Vector c) { return _mm256_fmadd_ps(a, b, c); }
  static Vector add(Vector a, Vector b) { return _mm256_add_ps(a, b); }
  static Vector subtract(Vector a, Vector b) { return _mm256_sub_ps(a, b); }
  static Vector multiply(Vector a, Vector b) { return _mm256_mul_ps(a, b); }
  static Vector divide(Vector a, Vector b) { return _mm256_div_ps(a, b); }
  static Vector maximum(Vector a, Vector b) { return _mm256_max_ps(a, b); }

  static Vector exp2_nonpositive(Vector x) {
    x = _mm256_max_ps(splat(-127.0F), x);  // in this order a NaN passes
    // Adding 1.5 * 2^23 leaves the nearest integer in the low bits of the mantissa.
    const Vector shifted = _mm256_add_ps(x, splat(12582912.0F));
    const Vector f = _mm256_sub_ps(x, _mm256_sub_ps(shifted, splat(12582912.0F)));
    // Minimax polynomial of 2^f on [-1/2, 1/2], relative error 2e-9 before rounding.
    Vector p = splat(1.534581243e-04F);
    p = multiply_add(p, f, splat(1.339993090e-03F));
    p = multiply_add(p, f, splat(9.618489072e-03F));
    p = multiply_add(p, f, splat(5.550328642e-02F));
    p = multiply_add(p, f, splat(2.402264625e-01F));
    p = multiply_add(p, f, splat(6.931471825e-01F));
    p = multiply_add(p, f, splat(1.0F));
    // The shift throws away all but the integer; -127 gives the exponent field 0, which is the number 0.
    const __m256i exponent =
        _mm256_slli_epi32(_mm256_add_epi32(_mm256_castps_si256(shifted), _mm256_set1_epi32(127)), 23);
    return _mm256_mul_ps(p, _mm256_castsi256_ps(exponent));
  }

  static void transpose_block(const float* from, Index from_stride, float* to, Index to_stride) {
    transpose_8x8(from, from_stride, to, to_stride);
  }
};

}  // namespace

const AttentionInstructions* avx2_attention() {
  static constexpr AttentionInstructions instructions{"avx2", plan_tiles<MultiplyAddEngine<Avx2>>,
                                                      run_tiles<MultiplyAddEngine<Avx2>>};
  return &instructions;
}

}  // namespace elboscope::kernels
#else
namespace elboscope::kernels {
const AttentionInstructions* avx2_attention() {
  return nullptr;
}
}  // namespace elboscope::kernels
#endif
