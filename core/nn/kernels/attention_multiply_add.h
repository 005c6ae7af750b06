// The two products of attention by fused multiply-adds on packed float32 rows, for any vector length.
#pragma once

#include "core/nn/kernels/attention_tiles.h"

namespace elboscope::kernels {
namespace {

// Longer rows are summed in parts: a sum of short sums rounds less than one long sum.
constexpr Index width_block = 128;

// Scores of Rows keys against N vectors of queries; raises the running maximum.
template <class Isa, int Rows, int N>
inline void score_rows(const float* keys, Index stride, const float* queries, Index width, float* scores,
                       typename Isa::Vector* maximum) {
  using Vector = typename Isa::Vector;
  Vector sums[Rows][N];
  Index first = 0;
  do {
    const Index last = first + width_block < width ? first + width_block : width;
#pragma GCC unroll 16
    for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 16
      for (int n = 0; n < N; ++n) sums[r][n] = Isa::splat(0.0F);
    }
#pragma GCC unroll 1
    for (Index c = first; c < last; ++c, queries += N * Isa::lanes) {
      Vector query[N];
#pragma GCC unroll 16
      for (int n = 0; n < N; ++n) query[n] = Isa::load(queries + n * Isa::lanes);
#pragma GCC unroll 16
      for (int r = 0; r < Rows; ++r) {
        const Vector key = Isa::splat(keys[r * stride + c]);
#pragma GCC unroll 16
        for (int n = 0; n < N; ++n) sums[r][n] = Isa::multiply_add(key, query[n], sums[r][n]);
      }
    }
    if (first > 0) {
#pragma GCC unroll 16
      for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 16
        for (int n = 0; n < N; ++n) {
          sums[r][n] = Isa::add(sums[r][n], Isa::load(scores + (r * N + n) * Isa::lanes));
        }
      }
    }
#pragma GCC unroll 16
    for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 16
      for (int n = 0; n < N; ++n) Isa::store(scores + (r * N + n) * Isa::lanes, sums[r][n]);
    }
    first = last;
  } while (first < width);
#pragma GCC unroll 16
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) maximum[n] = Isa::maximum(sums[r][n], maximum[n]);
  }
}

// output[c..c+Rows] = output * factor + values^T weights. The block's sum starts from zero: sums of sums round less.
template <class Isa, int Rows, int N>
inline void accumulate_rows(const float* values, Index stride, const float* weights, Index count, float* output,
                            const typename Isa::Vector* factor) {
  using Vector = typename Isa::Vector;
  Vector sums[Rows][N];
#pragma GCC unroll 16
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) sums[r][n] = Isa::splat(0.0F);
  }
#pragma GCC unroll 1
  for (Index k = 0; k < count; ++k, weights += N * Isa::lanes, values += stride) {
    Vector weight[N];
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) weight[n] = Isa::load(weights + n * Isa::lanes);
#pragma GCC unroll 16
    for (int r = 0; r < Rows; ++r) {
      const Vector value = Isa::splat(values[r]);
#pragma GCC unroll 16
      for (int n = 0; n < N; ++n) sums[r][n] = Isa::multiply_add(value, weight[n], sums[r][n]);
    }
  }
#pragma GCC unroll 16
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) {
      float* at_output = output + (r * N + n) * Isa::lanes;
      Isa::store(at_output, Isa::multiply_add(Isa::load(at_output), factor[n], sums[r][n]));
    }
  }
}

// The last count % row_block rows, with a micro-kernel of exactly that height.
template <class Isa, int Rows, int N>
void score_rest(Index rows, const float* keys, Index stride, const float* queries, Index width, float* scores,
                typename Isa::Vector* maximum) {
  if constexpr (Rows > 0) {
    if (rows == Rows) return score_rows<Isa, Rows, N>(keys, stride, queries, width, scores, maximum);
    score_rest<Isa, Rows - 1, N>(rows, keys, stride, queries, width, scores, maximum);
  }
}

template <class Isa, int Rows, int N>
void accumulate_rest(Index rows, const float* values, Index stride, const float* weights, Index count, float* output,
                     const typename Isa::Vector* factor) {
  if constexpr (Rows > 0) {
    if (rows == Rows) return accumulate_rows<Isa, Rows, N>(values, stride, weights, count, output, factor);
    accumulate_rest<Isa, Rows - 1, N>(rows, values, stride, weights, count, output, factor);
  }
}

// Rows of packed keys and values: an odd number of cache lines, or rows of a power-of-two width would all fall into the
// same few sets of the L1 cache.
constexpr Index packed_stride(Index width) {
  return round_up(width, 16) + (round_up(width, 16) % 32 == 0 ? 16 : 0);
}

/// An engine of attention_tiles.h: queries float32 [width][tile], with the scale folded in; keys and values float32
/// [key_block][packed_stride]; the weights replace the scores.
template <class Set>
struct MultiplyAddEngine {
  using Isa = Set;
  using Vector = typename Isa::Vector;

  static Index query_floats(Index width, Index tile) { return width * tile; }
  static Index key_floats(Index width) { return key_block * packed_stride(width); }
  static Index value_floats(Index width) { return key_block * packed_stride(width); }
  static Index weight_floats(Index) { return 0; }
  static Index staging_floats(const AttentionArguments& a, Index tile) {
    return a.scalar == Scalar::bf16 ? tile * a.width : 0;
  }

  static void begin() {}
  static void end() {}

  static void pack_queries(const AttentionArguments& a, Index offset, Index count, Index padded, float* packed,
                           float* staging) {
    const Index width = a.width;
    if (count < padded) std::memset(packed, 0, static_cast<std::size_t>(width * padded) * sizeof(float));
    if (a.scalar == Scalar::f32) {
      transpose<Isa>(static_cast<const float*>(a.query.data) + offset, a.query.row_stride, count, width, packed,
                     padded);
    } else {
      for (Index q = 0; q < count; ++q) {
        copy_row(a.scalar, a.query.data, offset + q * a.query.row_stride, staging + q * width, width);
      }
      transpose<Isa>(staging, width, count, width, packed, padded);
    }
    const Vector scale = Isa::splat(static_cast<float>(a.scale * log2_of_e));
    for (Index i = 0; i < width * padded; i += Isa::lanes) {
      Isa::store(packed + i, Isa::multiply(Isa::load(packed + i), scale));
    }
  }

  static void pack_key(const AttentionArguments& a, Index offset, Index k, const Scratch& s) {
    copy_row(a.scalar, a.key.data, offset, s.keys + k * packed_stride(a.width), a.width);
  }
  static void finish_keys(const AttentionArguments&, Index, const Scratch&) {}

  static void pack_values(const AttentionArguments& a, Index offset, Index count, const Scratch& s) {
    for (Index k = 0; k < count; ++k) {
      copy_row(a.scalar, a.value.data, offset + k * a.value.row_stride, s.values + k * packed_stride(a.width), a.width);
    }
  }

  /// scores [count][N vectors] of the packed keys; raises maximum[N].
  template <int N>
  static void scores(const Scratch& s, Index count, Index width, const float* queries, Vector* maximum) {
    constexpr int rows = Isa::row_block;
    const Index stride = packed_stride(width);
    Index k = 0;
    for (; k + rows <= count; k += rows) {
      score_rows<Isa, rows, N>(s.keys + k * stride, stride, queries, width, s.scores + k * N * Isa::lanes, maximum);
    }
    score_rest<Isa, rows - 1, N>(count - k, s.keys + k * stride, stride, queries, width, s.scores + k * N * Isa::lanes,
                                 maximum);
  }

  static Vector weigh(Vector score, Vector maximum, Vector) {
    return Isa::exp2_nonpositive(Isa::subtract(score, maximum));
  }

  /// Scores become weights; adds them up.
  template <int N>
  static void weights(const Scratch& s, Index count, const Vector* maximum, Vector scale, bool, Vector* sum) {
    for (Index k = 0; k < count; ++k) {
#pragma GCC unroll 16
      for (int n = 0; n < N; ++n) {
        float* score = s.scores + (k * N + n) * Isa::lanes;
        const Vector weight = weigh(Isa::load(score), maximum[n], scale);
        sum[n] = Isa::add(sum[n], weight);
        Isa::store(score, weight);
      }
    }
  }

  /// output = output * factor + values^T weights
  template <int N>
  static void accumulate(const Scratch& s, Index count, Index width, float* output, const Vector* factor) {
    constexpr int rows = Isa::row_block;
    const Index stride = packed_stride(width);
    Index c = 0;
    for (; c + rows <= width; c += rows) {
      accumulate_rows<Isa, rows, N>(s.values + c, stride, s.scores, count, output + c * N * Isa::lanes, factor);
    }
    accumulate_rest<Isa, rows - 1, N>(width - c, s.values + c, stride, s.scores, count, output + c * N * Isa::lanes,
                                      factor);
  }
};

}  // namespace
}  // namespace elboscope::kernels
