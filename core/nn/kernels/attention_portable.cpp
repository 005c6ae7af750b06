// Attention with the compiler's own 4-lane vectors: SSE2 on any x86-64, NEON on ARM.
#include "core/nn/kernels/attention_multiply_add.h"

namespace elboscope::kernels {
namespace {

struct Portable {
  using Vector = float __attribute__((vector_size(16)));
  using Integers = std::int32_t __attribute__((vector_size(16)));
  static constexpr int lanes = 4, row_block = 4, tile_vectors = 2, transpose_side = 4;

  static Vector load(const float* p) {
    Vector v;
    std::memcpy(&v, p, sizeof v);
    return v;
  }
  static void store(float* p, Vector v) { std::memcpy(p, &v, sizeof v); }
  static Vector splat(float x) { return Vector{x, x, x, x}; }
  static Vector multiply_add(Vector a, Vector b, Vector c) { return a * b + c; }
  static Vector add(Vector a, Vector b) { return a + b; }
  static Vector subtract(Vector a, Vector b) { return a - b; }
  static Vector multiply(Vector a, Vector b) { return a * b; }
  static Vector divide(Vector a, Vector b) { return a / b; }
  static Vector maximum(Vector a, Vector b) { return choose(a > b, a, b); }

  static Vector exp2_nonpositive(Vector x) {
    x = choose(x < splat(-127.0F), splat(-127.0F), x);
    // Adding 1.5 * 2^23 leaves the nearest integer in the low bits of the mantissa.
    const Vector shifted = x + splat(12582912.0F);
    const Vector f = x - (shifted - splat(12582912.0F));
    // Minimax polynomial of 2^f on [-1/2, 1/2], relative error 2e-9 before rounding.
    Vector p = splat(1.534581243e-04F);
    p = p * f + splat(1.339993090e-03F);
    p = p * f + splat(9.618489072e-03F);
    p = p * f + splat(5.550328642e-02F);
    p = p * f + splat(2.402264625e-01F);
    p = p * f + splat(6.931471825e-01F);
    p = p * f + splat(1.0F);
    // -127 gives the exponent field 0, which is the number 0. A NaN stays one through p.
    Integers bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    bits = (bits - Integers{0x4b400000, 0x4b400000, 0x4b400000, 0x4b400000} + 127) & 255;
    bits = bits << 23;
    Vector power;
    std::memcpy(&power, &bits, sizeof power);
    return p * power;
  }

  static void transpose_block(const float* from, Index from_stride, float* to, Index to_stride) {
    const Vector a = load(from), b = load(from + from_stride), c = load(from + 2 * from_stride),
                 d = load(from + 3 * from_stride);
    const Vector ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5),
                 ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Vector cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5),
                 cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    store(to, __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5));
    store(to + to_stride, __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7));
    store(to + 2 * to_stride, __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5));
    store(to + 3 * to_stride, __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7));
  }

 private:
  // A select by bits: the vector ?: operator is not the same in every compiler.
  static Vector choose(Integers mask, Vector yes, Vector no) {
    Integers y, n;
    std::memcpy(&y, &yes, sizeof y);
    std::memcpy(&n, &no, sizeof n);
    const Integers bits = (mask & y) | (~mask & n);
    Vector v;
    std::memcpy(&v, &bits, sizeof v);
    return v;
  }
};

}  // namespace

const AttentionInstructions* portable_attention() {
  static constexpr AttentionInstructions instructions{"portable", plan_tiles<MultiplyAddEngine<Portable>>,
                                                      run_tiles<MultiplyAddEngine<Portable>>};
  return &instructions;
}

}  // namespace elboscope::kernels
