// The fused attention, written once over an instruction-set trait and compiled in one translation unit per set.
//
// Layout. Everything is kept transposed: a vector register holds the same entry of neighbouring queries, so row
// maximum, exponential and row sum need no horizontal step, and no width or key count is ever padded to the vector
// length:
//   scores[key][query]  = sum_c keys[key][c] * queries[c][query]      (keys are broadcast scalars)
//   output[c][query]   += sum_key values[key][c] * weights[key][query]
// Softmax is the online one (Milakov & Gimelshein 2018; Dao et al. 2022): per block of keys the running maximum m and
// sum l are updated and what was accumulated is multiplied by exp(m_old - m_new). The scale and log2(e) are folded into
// the queries, so the exponential is exp2.
//
// Everything is in an anonymous namespace and free of the standard library, so that no code compiled for a wider
// instruction set can replace another unit's copy at link time.
//
// How the two products are computed is an engine's affair (attention_multiply_add.h, attention_amx.cpp): it packs
// queries, keys and values, and has scores, weigh, weights and accumulate.
//
// An engine's trait Isa has: Vector, lanes, row_block (broadcast rows a micro-kernel holds), tile_vectors (vectors of
// queries it holds), transpose_side, load, store, splat, multiply_add(a, b, c) = a*b + c, add, subtract, multiply,
// divide, maximum(a, b) (b if either is NaN), exp2_nonpositive (x <= 0 or NaN; below 2^-126 gives 0) and
// transpose_block.
#pragma once

#include <cstdint>
#include <cstring>

#include "core/nn/kernels/attention_instructions.h"

namespace elboscope::kernels {
namespace {

using Index = std::int64_t;

// Keys per block: with 64 queries the weights take 32 KiB, about an L1 cache.
constexpr Index key_block = 128;
// What the tiles of a group may keep (their queries and outputs) before they leave the L2 cache.
constexpr Index group_bytes = 512 * 1024;
constexpr Index most_queries_in_group = 1024;
// Below so many tiles they are cut smaller, so that a machine with many cores is busy.
constexpr Index enough_tiles = 64;
constexpr float lowest = -3.402823466e38F;
constexpr double log2_of_e = 1.4426950408889634;

constexpr Index round_up(Index value, Index step) {
  return (value + step - 1) / step * step;
}

// The parts of a thread's scratch, in floats; what is packed, and how, is the engine's affair.
struct Scratch {
  float* queries = nullptr;  // [heads kept][group] packed tiles of queries
  float* outputs = nullptr;  // [group][width][tile]
  float* row_max = nullptr;  // [heads kept][group][tile]
  float* row_sum = nullptr;  // [heads kept][group][tile]
  float* keys = nullptr;     // a packed block
  float* values = nullptr;   // a packed block
  float* scores = nullptr;   // [key_block][tile]
  float* weights = nullptr;  // the engine's
  float* staging = nullptr;  // the engine's, at least [tile][width] for bfloat16
  float* map = nullptr;      // [group][key_block][tile]
  Index floats = 0;
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

// With one block of keys the softmax is complete after it, so its weights are the map's: no second pass.
inline bool map_in_one_pass(const AttentionArguments& a) {
  return a.map && a.keys <= key_block;
}
inline Index heads_kept(const AttentionArguments& a) {
  return a.map && !map_in_one_pass(a) ? a.heads : 1;
}

template <class Engine>
Scratch divide_scratch(const AttentionArguments& a, Index tile, Index group, float* base) {
  Scratch s;
  const auto take = [&](Index count) {
    float* part = base ? base + s.floats : nullptr;
    s.floats += round_up(count, 16);
    return part;
  };
  const Index heads = heads_kept(a);
  s.queries = take(group * heads * Engine::query_floats(a.width, tile));
  s.outputs = take(group * a.width * tile);
  s.row_max = take(heads * group * tile);
  s.row_sum = take(heads * group * tile);
  s.keys = take(Engine::key_floats(a.width));
  s.values = take(Engine::value_floats(a.width));
  s.scores = take(key_block * tile);
  s.weights = take(Engine::weight_floats(tile));
  s.staging = take(Engine::staging_floats(a, tile));
  s.map = take(a.map ? group * key_block * tile : 0);
  return s;
}

// map[key][query] += weight * share, where the scores have become weights.
template <class Isa, int N>
void add_to_map(const float* weights, Index count, const typename Isa::Vector* share, bool first_head, float* map) {
  for (Index k = 0; k < count; ++k) {
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) {
      const Index i = (k * N + n) * Isa::lanes;
      const auto before = first_head ? Isa::splat(0.0F) : Isa::load(map + i);
      Isa::store(map + i, Isa::multiply_add(Isa::load(weights + i), share[n], before));
    }
  }
}

// What one tile against one packed block of keys needs to know.
struct TileWork {
  Index count, width;    // keys of the block, width of a row
  const float* queries;  // packed
  float *output, *row_max, *row_sum;
  float scale;       // |scale| * log2(e), for engines that do not fold it into the queries
  float head_share;  // 1 / heads
  float* map;        // null: no map (or not in this pass)
  bool first_head;
};

template <class Engine, int N>
void attend_block(const Scratch& s, const TileWork& w) {
  using Isa = typename Engine::Isa;
  using Vector = typename Isa::Vector;
  constexpr int lanes = Isa::lanes;
  const Vector scale = Isa::splat(w.scale);
  Vector maximum[N], factor[N], sum[N];
#pragma GCC unroll 16
  for (int n = 0; n < N; ++n) maximum[n] = Isa::load(w.row_max + n * lanes);
  Engine::template scores<N>(s, w.count, w.width, w.queries, maximum);
#pragma GCC unroll 16
  for (int n = 0; n < N; ++n) {
    factor[n] = Engine::weigh(Isa::load(w.row_max + n * lanes), maximum[n], scale);
    Isa::store(w.row_max + n * lanes, maximum[n]);
    sum[n] = Isa::splat(0.0F);
  }
  Engine::template weights<N>(s, w.count, maximum, scale, w.map != nullptr, sum);
  if (w.map) {
    Vector share[N];
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) {
      share[n] = Isa::multiply(Isa::divide(Isa::splat(1.0F), sum[n]), Isa::splat(w.head_share));
    }
    add_to_map<Isa, N>(s.scores, w.count, share, w.first_head, w.map);
  }
#pragma GCC unroll 16
  for (int n = 0; n < N; ++n) {
    Isa::store(w.row_sum + n * lanes, Isa::multiply_add(Isa::load(w.row_sum + n * lanes), factor[n], sum[n]));
  }
  Engine::template accumulate<N>(s, w.count, w.width, w.output, factor);
}

// The second pass: maxima are final and row_sum holds 1 / (sum * heads).
template <class Engine, int N>
void map_block(const Scratch& s, const TileWork& w) {
  using Isa = typename Engine::Isa;
  using Vector = typename Isa::Vector;
  const Vector scale = Isa::splat(w.scale);
  Vector maximum[N], ignored[N], share[N];
#pragma GCC unroll 16
  for (int n = 0; n < N; ++n) {
    maximum[n] = ignored[n] = Isa::load(w.row_max + n * Isa::lanes);
    share[n] = Isa::load(w.row_sum + n * Isa::lanes);
  }
  Engine::template scores<N>(s, w.count, w.width, w.queries, ignored);
  for (Index k = 0; k < w.count; ++k) {
#pragma GCC unroll 16
    for (int n = 0; n < N; ++n) {
      const Index i = (k * N + n) * Isa::lanes;
      const Vector weight = Engine::weigh(Isa::load(s.scores + i), maximum[n], scale);
      const Vector before = w.first_head ? Isa::splat(0.0F) : Isa::load(w.map + i);
      Isa::store(w.map + i, Isa::multiply_add(weight, share[n], before));
    }
  }
}

// Calls body with the number of vectors of a tile as a compile-time constant.
template <int N, class Body>
inline void with_vectors(Index vectors, const Body& body) {
  if constexpr (N > 1) {
    if (vectors < N) return with_vectors<N - 1>(vectors, body);
  }
  body.template operator()<N>();
}

// A run of neighbouring tiles of one (batch, head), or of one batch entry with all its heads when a map is wanted.
template <class Engine>
struct TileGroup {
  using Isa = typename Engine::Isa;
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
    return s.queries + (slot * plan.group + tile) * Engine::query_floats(a.width, plan.tile_queries);
  }
  float* output(Index tile) const { return s.outputs + tile * a.width * plan.tile_queries; }
  float* row_max(Index slot, Index tile) const { return s.row_max + (slot * plan.group + tile) * plan.tile_queries; }
  float* row_sum(Index slot, Index tile) const { return s.row_sum + (slot * plan.group + tile) * plan.tile_queries; }
  float* map(Index tile) const { return s.map + tile * key_block * plan.tile_queries; }
  // Where a head's packed queries, maxima and sums are kept.
  Index slot_of(Index head) const { return heads_kept(a) > 1 ? head : 0; }

  TileWork work(Index head, Index tile, Index count, bool with_map) const {
    const Index slot = slot_of(head);
    const double scale = a.scale < 0 ? -a.scale : a.scale;
    return {count,
            a.width,
            queries(slot, tile),
            output(tile),
            row_max(slot, tile),
            row_sum(slot, tile),
            static_cast<float>(scale * log2_of_e),
            1.0F / static_cast<float>(a.heads),
            with_map ? map(tile) : nullptr,
            head == 0};
  }

  void start_tile(Index head, Index tile) const {
    const Index padded = vectors(tile) * Isa::lanes, slot = slot_of(head);
    Engine::pack_queries(a, at(a.query, batch, head, first_query(tile)), query_count(tile), padded, queries(slot, tile),
                         s.staging);
    std::memset(output(tile), 0, static_cast<std::size_t>(a.width * padded) * sizeof(float));
    for (Index q = 0; q < padded; ++q) {
      row_max(slot, tile)[q] = lowest;
      row_sum(slot, tile)[q] = 0;
    }
  }

  void finish_tile(Index head, Index tile) const {
    const Index count = query_count(tile), padded = vectors(tile) * Isa::lanes, width = a.width;
    float* sums = row_sum(slot_of(head), tile);
    float* result = output(tile);
    for (Index q = 0; q < padded; q += Isa::lanes) {
      const auto inverse = Isa::divide(Isa::splat(1.0F), Isa::load(sums + q));
      for (Index c = 0; c < width; ++c) {
        Isa::store(result + c * padded + q, Isa::multiply(Isa::load(result + c * padded + q), inverse));
      }
      if (a.map) Isa::store(sums + q, Isa::multiply(inverse, Isa::splat(1.0F / static_cast<float>(a.heads))));
    }
    const Index offset =
        batch * a.output_batch_stride + head * a.output_head_stride + first_query(tile) * a.output_row_stride;
    if (a.scalar == Scalar::f32) {
      transpose<Isa>(result, padded, width, count, static_cast<float*>(a.output) + offset, a.output_row_stride);
      return;
    }
    transpose<Isa>(result, padded, width, count, s.staging, width);
    for (Index q = 0; q < count; ++q) {
      narrow(s.staging + q * width, static_cast<std::uint16_t*>(a.output) + offset + q * a.output_row_stride, width);
    }
  }

  void attend(Index head) const {
    for (Index tile = 0; tile < tiles; ++tile) start_tile(head, tile);
    for (Index first = 0; first < a.keys; first += key_block) {
      const Index count = a.keys - first < key_block ? a.keys - first : key_block;
      for (Index k = 0; k < count; ++k) Engine::pack_key(a, at(a.key, batch, head, first + k), k, s);
      Engine::finish_keys(a, count, s);
      Engine::pack_values(a, at(a.value, batch, head, first), count, s);
      for (Index tile = 0; tile < tiles; ++tile) {
        with_vectors<Isa::tile_vectors>(
            vectors(tile), [&]<int N>() { attend_block<Engine, N>(s, work(head, tile, count, map_in_one_pass(a))); });
      }
    }
    for (Index tile = 0; tile < tiles; ++tile) finish_tile(head, tile);
  }

  // Where the columns [first, first + count) of a tile's map lie in the output; `rows` is [count][padded].
  void write_map(Index tile, Index first, Index count, const float* rows) const {
    transpose<Isa>(rows, vectors(tile) * Isa::lanes, count, query_count(tile),
                   a.map + (batch * a.queries + first_query(tile)) * a.map_columns + first, a.map_columns);
  }

  void write_finished_map() const {
    for (Index tile = 0; tile < tiles; ++tile) {
      if (!a.columns) {
        write_map(tile, 0, a.keys, map(tile));
        continue;
      }
      const Index padded = vectors(tile) * Isa::lanes;
      for (Index first = 0; first < a.map_columns; first += key_block) {
        const Index count = a.map_columns - first < key_block ? a.map_columns - first : key_block;
        for (Index j = 0; j < count; ++j) {
          std::memcpy(s.scores + j * padded, map(tile) + a.columns[first + j] * padded,
                      static_cast<std::size_t>(padded) * sizeof(float));
        }
        write_map(tile, first, count, s.scores);
      }
    }
  }

  void compute_map() const {
    for (Index first = 0; first < a.map_columns; first += key_block) {
      const Index count = a.map_columns - first < key_block ? a.map_columns - first : key_block;
      for (Index head = 0; head < a.heads; ++head) {
        for (Index k = 0; k < count; ++k) {
          Engine::pack_key(a, at(a.key, batch, head, a.columns ? a.columns[first + k] : first + k), k, s);
        }
        Engine::finish_keys(a, count, s);
        for (Index tile = 0; tile < tiles; ++tile) {
          with_vectors<Isa::tile_vectors>(vectors(tile),
                                          [&]<int N>() { map_block<Engine, N>(s, work(head, tile, count, true)); });
        }
      }
      for (Index tile = 0; tile < tiles; ++tile) write_map(tile, first, count, map(tile));
    }
  }
};

template <class Engine>
AttentionPlan plan_tiles(const AttentionArguments& a) {
  constexpr Index lanes = Engine::Isa::lanes;
  AttentionPlan plan;
  const Index units = a.batch * (a.map ? 1 : a.heads);
  Index vectors = Engine::Isa::tile_vectors;
  while (vectors * lanes > 32 && units * ((a.queries + vectors * lanes - 1) / (vectors * lanes)) < enough_tiles)
    vectors /= 2;
  while (vectors > 1 && (vectors - 1) * lanes >= a.queries) --vectors;
  const Index tile = vectors * lanes;
  plan.tile_queries = tile;
  plan.tiles = (a.queries + tile - 1) / tile;
  const Index kept =
      heads_kept(a) * Engine::query_floats(a.width, tile) + a.width * tile + (a.map ? key_block * tile : 0);
  plan.group = group_bytes / (kept * static_cast<Index>(sizeof(float)));
  if (plan.group > most_queries_in_group / tile) plan.group = most_queries_in_group / tile;
  if (plan.group > plan.tiles) plan.group = plan.tiles;
  if (plan.group < 1) plan.group = 1;
  plan.scratch_floats = divide_scratch<Engine>(a, tile, plan.group, nullptr).floats;
  return plan;
}

template <class Engine>
void run_tiles(const AttentionArguments& a, const AttentionPlan& plan, Index begin, Index end, float* scratch) {
  const Scratch parts = divide_scratch<Engine>(a, plan.tile_queries, plan.group, scratch);
  Engine::begin();
  while (begin < end) {
    const Index unit = begin / plan.tiles, first = begin % plan.tiles;
    Index count = plan.tiles - first;
    if (count > end - begin) count = end - begin;
    if (count > plan.group) count = plan.group;
    if (a.map) {
      const TileGroup<Engine> group{a, plan, parts, unit, first, count};
      for (Index head = 0; head < a.heads; ++head) group.attend(head);
      map_in_one_pass(a) ? group.write_finished_map() : group.compute_map();
    } else {
      const TileGroup<Engine> group{a, plan, parts, unit / a.heads, first, count};
      group.attend(unit % a.heads);
    }
    begin += count;
  }
  Engine::end();
}

}  // namespace
}  // namespace elboscope::kernels
