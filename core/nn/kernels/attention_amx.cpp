// Attention of bfloat16 by AMX: tile registers multiply 16x32 by 32x16 bfloat16 into float32 sums. (The AVX512-BF16 dot
// product is no faster than float32 multiply-adds: measured half their rate on Sapphire Rapids.)
//
// The transposed layout of attention_tiles.h is what the tile product wants: its second operand holds pairs of the
// summed index interleaved, [pair][query][2]. Weights are rounded to bfloat16 before they meet the values, as LibTorch
// does; their sum, and the map, are made of the unrounded ones.
#include "core/nn/kernels/attention_instructions.h"

#if defined(__AVX512BF16__) && defined(__x86_64__)
#include "core/nn/kernels/attention_avx512.h"

namespace elboscope::kernels {
namespace {

// Sums per tile product: 32 bfloat16, that is 16 pairs.
constexpr Index step = 32;

// In bfloat16. An odd number of cache lines, see packed_stride in attention_multiply_add.h.
constexpr Index key_stride(Index width) {
  return round_up(width, step) + (round_up(width, step) % 64 == 0 ? step : 0);
}
constexpr Index value_stride = key_block + step;

struct alignas(64) TileShapes {
  std::uint8_t palette = 1, start_row = 0, reserved[14] = {};
  std::uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};

// Not the compiler's intrinsics: gcc 12's do not say that they read and write memory, and it then drops the stores
// before.
inline void configure(const TileShapes& shapes) {
  asm volatile("ldtilecfg %0" : : "m"(shapes));
}
inline void release() {
  asm volatile("tilerelease");
}
template <int Tile>
inline void zero() {
  asm volatile("tilezero %%tmm%c0" : : "i"(Tile));
}
template <int Tile>
inline void load(const char* rows, Index stride) {
  asm volatile("tileloadd (%0,%1,1), %%tmm%c2" : : "r"(rows), "r"(stride), "i"(Tile) : "memory");
}
template <int Tile>
inline void store(char* rows, Index stride) {
  asm volatile("tilestored %%tmm%c2, (%0,%1,1)" : : "r"(rows), "r"(stride), "i"(Tile) : "memory");
}
template <int Sums, int A, int B>
inline void multiply() {
  asm volatile("tdpbf16ps %%tmm%c2, %%tmm%c1, %%tmm%c0" : : "i"(Sums), "i"(A), "i"(B));
}

// product[32 or 16][32 or 16] = a[..][steps * 32] * b[steps * 16 pairs][..]; strides in bytes. The second half of
// either side is left out where there is none.
template <bool TwoA, bool TwoB>
inline void multiply_tiles(const std::uint16_t* a, Index a_stride, const float* b, Index b_stride, Index steps,
                           float* product, Index product_stride) {
  const auto* a_bytes = reinterpret_cast<const char*>(a);
  const auto* b_bytes = reinterpret_cast<const char*>(b);
  zero<0>();
  if constexpr (TwoA) zero<1>();
  if constexpr (TwoB) zero<2>();
  if constexpr (TwoA && TwoB) zero<3>();
  for (Index i = 0; i < steps; ++i, a_bytes += 64, b_bytes += 16 * b_stride) {
    load<4>(a_bytes, a_stride);
    load<6>(b_bytes, b_stride);
    multiply<0, 4, 6>();
    if constexpr (TwoA) {
      load<5>(a_bytes + 16 * a_stride, a_stride);
      multiply<1, 5, 6>();
    }
    if constexpr (TwoB) {
      load<7>(b_bytes + 64, b_stride);
      multiply<2, 4, 7>();
    }
    if constexpr (TwoA && TwoB) multiply<3, 5, 7>();
  }
  auto* out = reinterpret_cast<char*>(product);
  store<0>(out, product_stride);
  if constexpr (TwoA) store<1>(out + 16 * product_stride, product_stride);
  if constexpr (TwoB) store<2>(out + 64, product_stride);
  if constexpr (TwoA && TwoB) store<3>(out + 16 * product_stride + 64, product_stride);
}

template <bool TwoA, int N>
inline void multiply_row(const std::uint16_t* a, Index a_stride, const float* b, Index steps, float* product) {
  constexpr Index stride = N * 64;
  Index n = 0;
  for (; n + 2 <= N; n += 2)
    multiply_tiles<TwoA, true>(a, a_stride, b + n * 16, stride, steps, product + n * 16, stride);
  if constexpr (N % 2 == 1)
    multiply_tiles<TwoA, false>(a, a_stride, b + n * 16, stride, steps, product + n * 16, stride);
}

/// Queries [pairs of the width][tile][2], keys [key_block][key_stride], values [width][value_stride keys], weights
/// [pairs of keys][tile][2], all bfloat16.
struct AmxEngine {
  using Isa = Avx512;
  using Vector = Isa::Vector;

  static Index query_floats(Index width, Index tile) { return round_up(width, step) / 2 * tile; }
  static Index key_floats(Index width) { return key_block * key_stride(width) / 2; }
  static Index value_floats(Index width) { return round_up(width, 16) * value_stride / 2; }
  // The weights, then room for a product of 32 rows.
  static Index weight_floats(Index tile) { return key_block / 2 * tile + 32 * tile; }
  static Index staging_floats(const AttentionArguments& a, Index tile) {
    return (tile > key_block / 2 ? tile : key_block / 2) * round_up(a.width, step);
  }

  static void begin() {
    const TileShapes shapes;
    configure(shapes);
  }
  static void end() { release(); }

  static void pack_queries(const AttentionArguments& a, Index offset, Index count, Index padded, float* packed,
                           float* staging) {
    const Index width = round_up(a.width, step);
    auto* rows = reinterpret_cast<std::uint16_t*>(staging);
    // The scale is applied to the scores, where nothing is rounded to bfloat16 again; only its sign is needed here, so
    // that the greatest score is the greatest exponent.
    const std::uint16_t sign = a.scale < 0 ? 0x8000 : 0;
    std::memset(rows, 0, static_cast<std::size_t>(padded * width) * sizeof(std::uint16_t));
    const auto* from = static_cast<const std::uint16_t*>(a.query.data) + offset;
    for (Index q = 0; q < count; ++q) {
      for (Index c = 0; c < a.width; ++c) {
        rows[q * width + c] = static_cast<std::uint16_t>(from[q * a.query.row_stride + c] ^ sign);
      }
    }
    transpose<Isa>(staging, width / 2, padded, width / 2, packed, padded);
  }

  static void pack_key(const AttentionArguments& a, Index offset, Index k, const Scratch& s) {
    auto* to = reinterpret_cast<std::uint16_t*>(s.keys) + k * key_stride(a.width);
    std::memcpy(to, static_cast<const std::uint16_t*>(a.key.data) + offset,
                static_cast<std::size_t>(a.width) * sizeof(std::uint16_t));
    std::memset(to + a.width, 0, static_cast<std::size_t>(round_up(a.width, step) - a.width) * sizeof(std::uint16_t));
  }

  // A product reads whole tiles: what lies behind the last key must be a number, though nobody looks at its scores.
  static void finish_keys(const AttentionArguments& a, Index count, const Scratch& s) {
    const Index stride = key_stride(a.width);
    std::memset(reinterpret_cast<std::uint16_t*>(s.keys) + count * stride, 0,
                static_cast<std::size_t>((round_up(count, 16) - count) * stride) * sizeof(std::uint16_t));
  }

  static void pack_values(const AttentionArguments& a, Index offset, Index count, const Scratch& s) {
    const Index pairs = round_up(count, step) / 2, width = a.width;
    const auto* from = static_cast<const std::uint16_t*>(a.value.data) + offset;
    auto* joined = reinterpret_cast<std::uint32_t*>(s.staging);
    for (Index pair = 0; pair < pairs; ++pair, joined += width) {
      const std::uint16_t* low = from + 2 * pair * a.value.row_stride;
      const std::uint16_t* high = low + a.value.row_stride;
      if (2 * pair + 1 < count) {
        for (Index c = 0; c < width; ++c) joined[c] = static_cast<std::uint32_t>(high[c]) << 16 | low[c];
      } else if (2 * pair < count) {
        for (Index c = 0; c < width; ++c) joined[c] = low[c];
      } else {
        std::memset(joined, 0, static_cast<std::size_t>(width) * sizeof *joined);
      }
    }
    transpose<Isa>(s.staging, width, pairs, width, s.values, value_stride / 2);
    const Index padded = round_up(width, 16);
    std::memset(s.values + width * value_stride / 2, 0,
                static_cast<std::size_t>((padded - width) * value_stride) * sizeof(std::uint16_t));
  }

  template <int N>
  static void scores(const Scratch& s, Index count, Index width, const float* queries, Vector* maximum) {
    const Index stride = key_stride(width), steps = round_up(width, step) / step, padded = round_up(count, 16);
    const auto* keys = reinterpret_cast<const std::uint16_t*>(s.keys);
    Index k = 0;
    for (; k + 32 <= padded; k += 32) {
      multiply_row<true, N>(keys + k * stride, stride * 2, queries, steps, s.scores + k * N * 16);
    }
    if (k < padded) multiply_row<false, N>(keys + k * stride, stride * 2, queries, steps, s.scores + k * N * 16);
    for (k = 0; k < count; ++k) {
#pragma GCC unroll 4
      for (int n = 0; n < N; ++n) maximum[n] = Isa::maximum(Isa::load(s.scores + (k * N + n) * 16), maximum[n]);
    }
  }

  static Vector weigh(Vector score, Vector maximum, Vector scale) {
    return Isa::exp2_nonpositive(Isa::multiply(Isa::subtract(score, maximum), scale));
  }

  template <int N>
  static void weights(const Scratch& s, Index count, const Vector* maximum, Vector scale, bool keep, Vector* sum) {
    alignas(64) static constexpr std::uint16_t interleaved[32] = {0,  16, 1,  17, 2,  18, 3,  19, 4,  20, 5,
                                                                  21, 6,  22, 7,  23, 8,  24, 9,  25, 10, 26,
                                                                  11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
    const __m512i order = _mm512_load_si512(interleaved);
    const Index padded = round_up(count, step);
    for (Index k = 0; k < padded; k += 2) {
#pragma GCC unroll 4
      for (int n = 0; n < N; ++n) {
        Vector pair[2] = {Isa::splat(0.0F), Isa::splat(0.0F)};
        for (Index i = 0; i < 2 && k + i < count; ++i) {
          float* score = s.scores + ((k + i) * N + n) * 16;
          pair[i] = weigh(Isa::load(score), maximum[n], scale);
          sum[n] = Isa::add(sum[n], pair[i]);
          if (keep) Isa::store(score, pair[i]);
        }
        const auto halves = reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(pair[1], pair[0]));
        _mm512_storeu_si512(s.weights + (k / 2 * N + n) * 16,
                            _mm512_maskz_permutexvar_epi16(0xffffffffU, order, halves));
      }
    }
  }

  template <int N>
  static void accumulate(const Scratch& s, Index count, Index width, float* output, const Vector* factor) {
    const Index steps = round_up(count, step) / step, padded = round_up(width, 16);
    const auto* values = reinterpret_cast<const std::uint16_t*>(s.values);
    float* product = s.weights + key_block / 2 * N * 16;
    for (Index c = 0; c < padded; c += 32) {
      if (c + 32 <= padded) {
        multiply_row<true, N>(values + c * value_stride, value_stride * 2, s.weights, steps, product);
      } else {
        multiply_row<false, N>(values + c * value_stride, value_stride * 2, s.weights, steps, product);
      }
      for (Index r = 0; r < 32 && c + r < width; ++r) {
#pragma GCC unroll 4
        for (int n = 0; n < N; ++n) {
          float* at_output = output + ((c + r) * N + n) * 16;
          Isa::store(at_output,
                     Isa::multiply_add(Isa::load(at_output), factor[n], Isa::load(product + (r * N + n) * 16)));
        }
      }
    }
  }
};

}  // namespace

const AttentionInstructions* amx_attention() {
  static constexpr AttentionInstructions instructions{"amx", plan_tiles<AmxEngine>, run_tiles<AmxEngine>};
  return &instructions;
}

}  // namespace elboscope::kernels
#else
namespace elboscope::kernels {
const AttentionInstructions* amx_attention() {
  return nullptr;
}
}  // namespace elboscope::kernels
#endif
