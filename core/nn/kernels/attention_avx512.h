// The trait of attention_tiles.h for AVX-512; the units that use it each keep their own copy.
#pragma once

#include "core/nn/kernels/attention_tiles.h"
#include "core/nn/kernels/attention_transpose_avx.h"

namespace elboscope::kernels {
namespace {

struct Avx512 {
  using Vector = __m512;
  static constexpr int lanes = 16, row_block = 6, tile_vectors = 4, transpose_side = 8;
  static constexpr __mmask16 all = 0xffff;

  static Vector load(const float* p) { return _mm512_loadu_ps(p); }
  static void store(float* p, Vector v) { _mm512_storeu_ps(p, v); }
  static Vector splat(float x) { return _mm512_set1_ps(x); }
  static Vector multiply_add(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }
  static Vector add(Vector a, Vector b) { return _mm512_add_ps(a, b); }
  static Vector subtract(Vector a, Vector b) { return _mm512_sub_ps(a, b); }
  static Vector multiply(Vector a, Vector b) { return _mm512_mul_ps(a, b); }
  static Vector divide(Vector a, Vector b) { return _mm512_div_ps(a, b); }
  // The forms with a zeroing mask of all lanes are the plain instructions; gcc 12 takes the undefined source operand of
  // the others for a use of an uninitialised variable.
  static Vector maximum(Vector a, Vector b) { return _mm512_maskz_max_ps(all, a, b); }

  static Vector exp2_nonpositive(Vector x) {
    // "Not less than" lets a NaN through and sends -inf, whose fraction would be NaN, to 0.
    const __mmask16 counts = _mm512_cmp_ps_mask(x, splat(-126.0F), _CMP_NLT_UQ);
    const Vector whole = _mm512_maskz_roundscale_ps(all, x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const Vector f = _mm512_sub_ps(x, whole);
    // Minimax polynomial of 2^f on [-1/2, 1/2], relative error 2e-9 before rounding.
    Vector p = splat(1.534581243e-04F);
    p = multiply_add(p, f, splat(1.339993090e-03F));
    p = multiply_add(p, f, splat(9.618489072e-03F));
    p = multiply_add(p, f, splat(5.550328642e-02F));
    p = multiply_add(p, f, splat(2.402264625e-01F));
    p = multiply_add(p, f, splat(6.931471825e-01F));
    p = multiply_add(p, f, splat(1.0F));
    return _mm512_maskz_scalef_ps(counts, p, whole);
  }

  static void transpose_block(const float* from, Index from_stride, float* to, Index to_stride) {
    transpose_8x8(from, from_stride, to, to_stride);
  }
};

}  // namespace
}  // namespace elboscope::kernels
