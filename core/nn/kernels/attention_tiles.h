// The fused attention, written once over an instruction-set trait and compiled in one translation unit per set.
//
// Layout. Everything is kept transposed: a vector register holds the same entry of neighbouring queries, so row maximum,
// exponential and row sum need no horizontal step, and no width or key count is ever padded to the vector length:
//   scores[key][query]  = sum_c keys[key][c] * queries[c][query]      (keys are broadcast scalars)
//   output[c][query]   += sum_key values[key][c] * weights[key][query]
// Softmax is the online one (Milakov & Gimelshein 2018; Dao et al. 2022): per block of keys the running maximum m and sum l
// are updated and what was accumulated is multiplied by exp(m_old - m_new). The scale and log2(e) are folded into the queries,
// so the exponential is exp2.
//
// Everything is in an anonymous namespace and free of the standard library, so that no code compiled for a wider instruction
// set can replace another unit's copy at link time.
//
// A trait has: Vector, lanes, row_block (broadcast rows a micro-kernel holds), tile_vectors (vectors of queries it holds),
// transpose_side, load, store, splat, multiply_add(a, b, c) = a*b + c, add, subtract, multiply, divide, maximum(a, b)
// (b if either is NaN), exp2_nonpositive (x <= 0 or NaN; below 2^-126 gives 0) and transpose_block.
#pragma once

#include <cstdint>
#include <cstring>

#include "core/nn/kernels/attention_instructions.h"

namespace elboscope::kernels {
namespace {

using Index = std::int64_t;

// Keys per block: with 64 queries the weights take 32 KiB, about an L1 cache.
constexpr Index key_block = 128;
// Longer rows are summed in parts: a sum of short sums rounds less than one long sum.
constexpr Index width_block = 128;
// What the tiles of a group may keep (their queries and outputs) before they leave the L2 cache.
constexpr Index group_bytes = 512 * 1024;
constexpr Index most_tiles_in_group = 16;
// Below so many tiles they are cut smaller, so that a machine with many cores is busy.
constexpr Index enough_tiles = 64;
constexpr float lowest = -3.402823466e38F;
constexpr double log2_of_e = 1.4426950408889634;

constexpr Index round_up(Index value, Index step) { return (value + step - 1) / step * step; }

// Rows of packed keys and values: an odd number of cache lines, or rows of a power-of-two width would all fall into the
// same few sets of the L1 cache.
constexpr Index packed_stride(Index width) { return round_up(width, 16) + (round_up(width, 16) % 32 == 0 ? 16 : 0); }

// The parts of a thread's scratch, in floats.
struct Scratch {
  float* queries;   // [group][heads kept][width][tile]
  float* outputs;   // [group][width][tile]
  float* row_max;   // [heads kept][group][tile]
  float* row_sum;   // [heads kept][group][tile]
  float* keys;      // [key_block][packed_stride]
  float* values;    // [key_block][packed_stride]
  float* scores;    // [key_block][tile]
  float* staging;   // [tile][width], rows on their way from or to bfloat16
  float* map;       // [group][key_block][tile]
  Index floats = 0;

  Scratch(const AttentionArguments& a, Index tile, Index group, float* base) {
    const Index heads = a.map ? a.heads : 1;
    const Index width = a.width, stride = packed_stride(width);
    queries = take(base, group * heads * width * tile);
    outputs = take(base, group * width * tile);
    row_max = take(base, heads * group * tile);
    row_sum = take(base, heads * group * tile);
    keys = take(base, key_block * stride);
    values = take(base, key_block * stride);
    scores = take(base, key_block * tile);
    staging = take(base, a.scalar == Scalar::bf16 ? tile * width : 0);
    map = take(base, a.map ? group * key_block * tile : 0);
  }

 private:
  float* take(float* base, Index count) {
    float* part = base ? base + floats : nullptr;
    floats += round_up(count, 16);
    return part;
  }
};

inline Index at(const StridedRows& rows, Index batch, Index head, Index row) {
  return batch * rows.batch_stride + head * rows.head_stride + row * rows.row_stride;
}

inline void widen(const std::uint16_t* from, float* to, Index count) {
  for (Index i = 0; i < count; ++i) {
    const std::uint32_t bits = static_cast<std::uint32_t>(from[i]) << 16;
    std::memcpy(to + i, &bits, sizeof bits);
  }
}

// Round to nearest, ties to even; a NaN stays a (quiet) NaN.
inline void narrow(const float* from, std::uint16_t* to, Index count) {
  for (Index i = 0; i < count; ++i) {
    std::uint32_t bits;
    std::memcpy(&bits, from + i, sizeof bits);
    const std::uint32_t rounded = (bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16;
    to[i] = static_cast<std::uint16_t>((bits & 0x7fffffffU) > 0x7f800000U ? 0x7fc0U : rounded);
  }
}

inline void copy_row(Scalar scalar, const void* data, Index offset, float* to, Index width) {
  if (scalar == Scalar::f32) {
    std::memcpy(to, static_cast<const float*>(data) + offset, static_cast<std::size_t>(width) * sizeof(float));
  } else {
    widen(static_cast<const std::uint16_t*>(data) + offset, to, width);
  }
}

// to[j][i] = from[i][j]
template <class Isa>
void transpose(const float* from, Index from_stride, Index rows, Index columns, float* to, Index to_stride) {
  constexpr Index side = Isa::transpose_side;
  const Index whole_rows = rows / side * side, whole_columns = columns / side * side;
  for (Index j = 0; j < whole_columns; j += side) {
    for (Index i = 0; i < whole_rows; i += side) {
      Isa::transpose_block(from + i * from_stride + j, from_stride, to + j * to_stride + i, to_stride);
    }
  }
  for (Index i = 0; i < rows; ++i) {
    for (Index j = i < whole_rows ? whole_columns : 0; j < columns; ++j) {
      to[j * to_stride + i] = from[i * from_stride + j];
    }
  }
}

// Scores of Rows keys against N vectors of queries; raises the running maximum.
template <class Isa, int Rows, int N>
inline void score_rows(const float* keys, Index stride, const float* queries, Index width, float* scores,
                       typename Isa::Vector* maximum) {
  using Vector = typename Isa::Vector;
  Vector sums[Rows][N];
  for (Index first = 0; first < width; first += width_block) {
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
  }
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

template <class Isa, int N>
void score_block(const float* keys, Index stride, Index count, const float* queries, Index width, float* scores,
                 typename Isa::Vector* maximum) {
  constexpr int rows = Isa::row_block;
  Index k = 0;
  for (; k + rows <= count; k += rows) {
    score_rows<Isa, rows, N>(keys + k * stride, stride, queries, width, scores + k * N * Isa::lanes, maximum);
  }
  score_rest<Isa, rows - 1, N>(count - k, keys + k * stride, stride, queries, width, scores + k * N * Isa::lanes, maximum);
}

// One tile against one packed block of keys and values.
template <class Isa, int N>
void attend_block(const Scratch& s, Index count, Index width, const float* queries, float* output, float* row_max,
                  float* row_sum) {
  using Vector = typename Isa::Vector;
  constexpr int lanes = Isa::lanes;
  const Index stride = packed_stride(width);
  Vector maximum[N], factor[N], sum[N];
#pragma GCC unroll 16
  for (int n = 0; n < N; ++n) maximum[n] = Isa::load(row_max + n * lanes);
  score_block<Isa, N>(s.keys, stride, count, queries, width, s.scores, maximum);
#pragma GCC unroll 16
  for (int n = 0; n < N; ++n) {
    factor[n] = Isa::exp2_nonpositive(Isa::subtract(Isa::load(row_max + n * lanes), maximum[n]));
    Isa::store(row_max + n * lanes, maximum[n]);
    sum[n] = Isa::splat(0.0F);
  }
  for (Index k = 0; k < count; ++k) {
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) {
      float* score = s.scores + (k * N + n) * lanes;
      const Vector weight = Isa::exp2_nonpositive(Isa::subtract(Isa::load(score), maximum[n]));
      sum[n] = Isa::add(sum[n], weight);
      Isa::store(score, weight);
    }
  }
#pragma GCC unroll 16
  for (int n = 0; n < N; ++n) {
    Isa::store(row_sum + n * lanes, Isa::multiply_add(Isa::load(row_sum + n * lanes), factor[n], sum[n]));
  }
  constexpr int rows = Isa::row_block;
  Index c = 0;
  for (; c + rows <= width; c += rows) {
    accumulate_rows<Isa, rows, N>(s.values + c, stride, s.scores, count, output + c * N * lanes, factor);
  }
  accumulate_rest<Isa, rows - 1, N>(width - c, s.values + c, stride, s.scores, count, output + c * N * lanes, factor);
}

// map[key][query] += softmax weight / heads, from the maxima and sums that the first pass left (here already inverted).
template <class Isa, int N>
void map_block(const Scratch& s, Index count, Index width, const float* queries, float* map, const float* row_max,
               const float* inverse_sum, bool first_head) {
  using Vector = typename Isa::Vector;
  constexpr int lanes = Isa::lanes;
  Vector maximum[N], ignored[N], share[N];
#pragma GCC unroll 16
  for (int n = 0; n < N; ++n) {
    maximum[n] = ignored[n] = Isa::load(row_max + n * lanes);
    share[n] = Isa::load(inverse_sum + n * lanes);
  }
  score_block<Isa, N>(s.keys, packed_stride(width), count, queries, width, s.scores, ignored);
  for (Index k = 0; k < count; ++k) {
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) {
      const Index i = (k * N + n) * lanes;
      const Vector weight = Isa::exp2_nonpositive(Isa::subtract(Isa::load(s.scores + i), maximum[n]));
      const Vector before = first_head ? Isa::splat(0.0F) : Isa::load(map + i);
      Isa::store(map + i, Isa::multiply_add(weight, share[n], before));
    }
  }
}

// Calls body with the number of vectors of a tile as a compile-time constant.
template <class Isa, int N, class Body>
inline void with_vectors(Index vectors, const Body& body) {
  if constexpr (N > 1) {
    if (vectors < N) return with_vectors<Isa, N - 1>(vectors, body);
  }
  body.template operator()<N>();
}

// A run of neighbouring tiles of one (batch, head), or of one batch entry with all its heads when a map is wanted.
template <class Isa>
struct TileGroup {
  const AttentionArguments& a;
  const AttentionPlan& plan;
  const Scratch& s;
  Index batch, first_tile, tiles;

  Index first_query(Index tile) const { return (first_tile + tile) * plan.tile_queries; }
  Index query_count(Index tile) const {
    const Index left = a.queries - first_query(tile);
    return left < plan.tile_queries ? left : plan.tile_queries;
  }
  Index vectors(Index tile) const { return (query_count(tile) + Isa::lanes - 1) / Isa::lanes; }
  float* queries(Index slot, Index tile) const {
    return s.queries + (slot * plan.group + tile) * a.width * plan.tile_queries;
  }
  float* output(Index tile) const { return s.outputs + tile * a.width * plan.tile_queries; }
  float* row_max(Index slot, Index tile) const { return s.row_max + (slot * plan.group + tile) * plan.tile_queries; }
  float* row_sum(Index slot, Index tile) const { return s.row_sum + (slot * plan.group + tile) * plan.tile_queries; }

  void start_tile(Index head, Index slot, Index tile) const {
    const Index count = query_count(tile), padded = vectors(tile) * Isa::lanes, width = a.width;
    const Index offset = at(a.query, batch, head, first_query(tile));
    float* packed = queries(slot, tile);
    if (count < padded) std::memset(packed, 0, static_cast<std::size_t>(width * padded) * sizeof(float));
    if (a.scalar == Scalar::f32) {
      transpose<Isa>(static_cast<const float*>(a.query.data) + offset, a.query.row_stride, count, width, packed, padded);
    } else {
      for (Index q = 0; q < count; ++q) {
        copy_row(a.scalar, a.query.data, offset + q * a.query.row_stride, s.staging + q * width, width);
      }
      transpose<Isa>(s.staging, width, count, width, packed, padded);
    }
    const auto scale = Isa::splat(static_cast<float>(a.scale * log2_of_e));
    for (Index i = 0; i < width * padded; i += Isa::lanes) {
      Isa::store(packed + i, Isa::multiply(Isa::load(packed + i), scale));
    }
    std::memset(output(tile), 0, static_cast<std::size_t>(width * padded) * sizeof(float));
    for (Index q = 0; q < padded; ++q) {
      row_max(slot, tile)[q] = lowest;
      row_sum(slot, tile)[q] = 0;
    }
  }

  void finish_tile(Index head, Index slot, Index tile) const {
    const Index count = query_count(tile), padded = vectors(tile) * Isa::lanes, width = a.width;
    float* sums = row_sum(slot, tile);
    float* result = output(tile);
    for (Index q = 0; q < padded; q += Isa::lanes) {
      const auto inverse = Isa::divide(Isa::splat(1.0F), Isa::load(sums + q));
      for (Index c = 0; c < width; ++c) {
        Isa::store(result + c * padded + q, Isa::multiply(Isa::load(result + c * padded + q), inverse));
      }
      if (a.map) Isa::store(sums + q, Isa::multiply(inverse, Isa::splat(1.0F / static_cast<float>(a.heads))));
    }
    const Index offset = batch * a.output_batch_stride + head * a.output_head_stride +
                         first_query(tile) * a.output_row_stride;
    if (a.scalar == Scalar::f32) {
      transpose<Isa>(result, padded, width, count, static_cast<float*>(a.output) + offset, a.output_row_stride);
      return;
    }
    transpose<Isa>(result, padded, width, count, s.staging, width);
    for (Index q = 0; q < count; ++q) {
      narrow(s.staging + q * width, static_cast<std::uint16_t*>(a.output) + offset + q * a.output_row_stride, width);
    }
  }

  void attend(Index head, Index slot) const {
    const Index width = a.width, stride = packed_stride(width);
    for (Index tile = 0; tile < tiles; ++tile) start_tile(head, slot, tile);
    for (Index first = 0; first < a.keys; first += key_block) {
      const Index count = a.keys - first < key_block ? a.keys - first : key_block;
      for (Index k = 0; k < count; ++k) {
        copy_row(a.scalar, a.key.data, at(a.key, batch, head, first + k), s.keys + k * stride, width);
        copy_row(a.scalar, a.value.data, at(a.value, batch, head, first + k), s.values + k * stride, width);
      }
      for (Index tile = 0; tile < tiles; ++tile) {
        with_vectors<Isa, Isa::tile_vectors>(vectors(tile), [&]<int N>() {
          attend_block<Isa, N>(s, count, width, queries(slot, tile), output(tile), row_max(slot, tile), row_sum(slot, tile));
        });
      }
    }
    for (Index tile = 0; tile < tiles; ++tile) finish_tile(head, slot, tile);
  }

  void write_map() const {
    const Index width = a.width, stride = packed_stride(width);
    for (Index first = 0; first < a.map_columns; first += key_block) {
      const Index count = a.map_columns - first < key_block ? a.map_columns - first : key_block;
      for (Index head = 0; head < a.heads; ++head) {
        for (Index k = 0; k < count; ++k) {
          const Index key = a.columns ? a.columns[first + k] : first + k;
          copy_row(a.scalar, a.key.data, at(a.key, batch, head, key), s.keys + k * stride, width);
        }
        for (Index tile = 0; tile < tiles; ++tile) {
          with_vectors<Isa, Isa::tile_vectors>(vectors(tile), [&]<int N>() {
            map_block<Isa, N>(s, count, width, queries(head, tile), s.map + tile * key_block * plan.tile_queries,
                              row_max(head, tile), row_sum(head, tile), head == 0);
          });
        }
      }
      for (Index tile = 0; tile < tiles; ++tile) {
        transpose<Isa>(s.map + tile * key_block * plan.tile_queries, vectors(tile) * Isa::lanes, count, query_count(tile),
                       a.map + (batch * a.queries + first_query(tile)) * a.map_columns + first, a.map_columns);
      }
    }
  }
};

template <class Isa>
AttentionPlan plan_tiles(const AttentionArguments& a) {
  AttentionPlan plan;
  const Index units = a.batch * (a.map ? 1 : a.heads);
  Index vectors = Isa::tile_vectors;
  while (vectors > 1 && units * ((a.queries + vectors * Isa::lanes - 1) / (vectors * Isa::lanes)) < enough_tiles &&
         vectors * Isa::lanes > 32) {
    vectors /= 2;
  }
  while (vectors > 1 && (vectors - 1) * Isa::lanes >= a.queries) --vectors;
  plan.tile_queries = vectors * Isa::lanes;
  plan.tiles = (a.queries + plan.tile_queries - 1) / plan.tile_queries;
  const Index kept = ((a.map ? a.heads : 1) + 1) * a.width * plan.tile_queries + (a.map ? key_block * plan.tile_queries : 0);
  plan.group = group_bytes / (kept * static_cast<Index>(sizeof(float)));
  // A narrower vector has smaller tiles: the same number of queries shares a packed block in every instruction set.
  const Index most = most_tiles_in_group * 64 / plan.tile_queries;
  if (plan.group > most) plan.group = most;
  if (plan.group > plan.tiles) plan.group = plan.tiles;
  if (plan.group < 1) plan.group = 1;
  plan.scratch_floats = Scratch(a, plan.tile_queries, plan.group, nullptr).floats;
  return plan;
}

template <class Isa>
void run_tiles(const AttentionArguments& a, const AttentionPlan& plan, Index begin, Index end, float* scratch) {
  const Scratch parts(a, plan.tile_queries, plan.group, scratch);
  while (begin < end) {
    const Index unit = begin / plan.tiles, first = begin % plan.tiles;
    Index count = plan.tiles - first;
    if (count > end - begin) count = end - begin;
    if (count > plan.group) count = plan.group;
    if (a.map) {
      const TileGroup<Isa> group{a, plan, parts, unit, first, count};
      for (Index head = 0; head < a.heads; ++head) group.attend(head, head);
      group.write_map();
    } else {
      const TileGroup<Isa> group{a, plan, parts, unit / a.heads, first, count};
      group.attend(unit % a.heads, 0);
    }
    begin += count;
  }
}

}  // namespace
}  // namespace elboscope::kernels
