#include "core/nn/kernels/attention_gradient.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "core/nn/kernels/element_math.h"

namespace elboscope::kernels {
namespace {

using Index = std::int64_t;

typedef float Vector __attribute__((vector_size(64), aligned(4), may_alias));
typedef std::uint32_t Bits __attribute__((vector_size(64), aligned(4), may_alias));

// Scores of one block of queries: the two blocks (P and dP) stay in the second-level cache.
constexpr Index block_scores = 16384;
constexpr Index most_rows = 64;

Index padded(Index count) {
  return (count + lanes - 1) / lanes * lanes;
}

// A matrix whose element (i, k) stands at data[i * row + k * column]: transposed by swapping the two.
struct Strided {
  const float* data;
  Index row, column;
};

// c[ROWS x 16*VECTORS] (+)= a * b over `depth`; b and c have contiguous rows.
template <int ROWS, int VECTORS>
ELBOSCOPE_INLINE void multiply_tile(const float* a, Index row, Index column, const float* b, Index b_row, float* c,
                                    Index c_row, Index depth, bool add) {
  Vector sum[ROWS][VECTORS];
#pragma GCC unroll 16
  for (int r = 0; r < ROWS; ++r)
#pragma GCC unroll 4
    for (int v = 0; v < VECTORS; ++v)
      sum[r][v] = add ? *reinterpret_cast<const Vector*>(c + r * c_row + v * lanes) : Vector{};
  for (Index k = 0; k < depth; ++k, b += b_row, a += column) {
    Vector factor[VECTORS];
#pragma GCC unroll 4
    for (int v = 0; v < VECTORS; ++v) factor[v] = *reinterpret_cast<const Vector*>(b + v * lanes);
#pragma GCC unroll 16
    for (int r = 0; r < ROWS; ++r)
#pragma GCC unroll 4
      for (int v = 0; v < VECTORS; ++v) sum[r][v] += a[r * row] * factor[v];
  }
#pragma GCC unroll 16
  for (int r = 0; r < ROWS; ++r)
#pragma GCC unroll 4
    for (int v = 0; v < VECTORS; ++v) *reinterpret_cast<Vector*>(c + r * c_row + v * lanes) = sum[r][v];
}

template <int ROWS>
ELBOSCOPE_INLINE void multiply_rows(const float* a, Index row, Index column, const float* b, Index b_row, float* c,
                                    Index c_row, Index columns, Index depth, bool add) {
  Index j = 0;
  for (; j + 3 * lanes <= columns; j += 3 * lanes)
    multiply_tile<ROWS, 3>(a, row, column, b + j, b_row, c + j, c_row, depth, add);
  if (j + 2 * lanes <= columns) {
    multiply_tile<ROWS, 2>(a, row, column, b + j, b_row, c + j, c_row, depth, add);
    j += 2 * lanes;
  }
  if (j < columns) multiply_tile<ROWS, 1>(a, row, column, b + j, b_row, c + j, c_row, depth, add);
}

// c [rows, columns] (+)= a [rows, depth] b [depth, columns]; `columns` is a multiple of `lanes`.
ELBOSCOPE_CLONES void multiply(const Strided& a, const float* b, Index b_row, float* c, Index c_row, Index rows,
                               Index columns, Index depth, bool add) {
  Index i = 0;
  for (; i + 8 <= rows; i += 8)
    multiply_rows<8>(a.data + i * a.row, a.row, a.column, b, b_row, c + i * c_row, c_row, columns, depth, add);
  for (; i + 4 <= rows; i += 4)
    multiply_rows<4>(a.data + i * a.row, a.row, a.column, b, b_row, c + i * c_row, c_row, columns, depth, add);
  for (; i < rows; ++i)
    multiply_rows<1>(a.data + i * a.row, a.row, a.column, b, b_row, c + i * c_row, c_row, columns, depth, add);
}

// exponential() of element_math.h on a whole vector, in place (a vector as result would be an ABI question): left to
// itself the compiler does not keep these loops in registers.
ELBOSCOPE_INLINE void exponentiate(Vector& to) {
  const Vector x = to < -87.0f ? Vector{} - 87.0f : to;
  const Vector shifted = x * 1.44269504f + 12582912.0f;
  const Vector n = shifted - 12582912.0f;
  const Vector r = (x - n * 0.693145752f) - n * 1.42860677e-6f;
  Vector p = r * (1.0f / 720.0f) + 1.0f / 120.0f;
  p = p * r + 1.0f / 24.0f;
  p = p * r + 1.0f / 6.0f;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  to = reinterpret_cast<Vector>(reinterpret_cast<Bits>(p) + (reinterpret_cast<Bits>(shifted) << 23));
}

// Scores become probabilities; the columns from `keys` on are no keys and become 0.
ELBOSCOPE_CLONES void soften(float* scores, Index rows, Index keys, Index stride, float scale) {
  const Index even = keys - keys % lanes;
  for (Index r = 0; r < rows; ++r, scores += stride) {
    const auto at = [scores](Index j) -> Vector& { return *reinterpret_cast<Vector*>(scores + j); };
    for (Index j = keys; j < stride; ++j) scores[j] = scores[0];
    Vector maxima = at(0) * scale, sums{};
    for (Index j = lanes; j < stride; j += lanes) {
      const Vector v = at(j) * scale;
      maxima = v > maxima ? v : maxima;
    }
    float maximum = maxima[0];
    for (Index l = 1; l < lanes; ++l) maximum = maxima[l] > maximum ? maxima[l] : maximum;
    for (Index j = 0; j < even; j += lanes) {
      Vector weight = at(j) * scale - maximum;
      exponentiate(weight);
      at(j) = weight;
      sums += weight;
    }
    if (even < stride) {
      Vector weight = at(even) * scale - maximum;
      exponentiate(weight);
      at(even) = weight;
      for (Index j = keys; j < stride; ++j) scores[j] = 0;
      sums += at(even);
    }
    float sum = 0;
    for (Index l = 0; l < lanes; ++l) sum += sums[l];
    const float inverse = 1.0f / sum;
    for (Index j = 0; j < stride; j += lanes) at(j) *= inverse;
  }
}

// delta[r] = sum over the row of a * b; rows of whole vectors.
ELBOSCOPE_CLONES void row_products(const float* a, const float* b, float* delta, Index rows, Index width) {
  for (Index r = 0; r < rows; ++r, a += width, b += width) {
    Vector sums{};
    for (Index c = 0; c < width; c += lanes)
      sums += *reinterpret_cast<const Vector*>(a + c) * *reinterpret_cast<const Vector*>(b + c);
    delta[r] = 0;
    for (Index l = 0; l < lanes; ++l) delta[r] += sums[l];
  }
}

// d (which holds dP) becomes dS; delta[r] = sum of dO * O of the row.
ELBOSCOPE_CLONES void through_softmax(const float* p, float* d, const float* delta, Index rows, Index stride,
                                      float scale) {
  for (Index r = 0; r < rows; ++r, p += stride, d += stride) {
    const float middle = delta[r];
#pragma GCC ivdep
    for (Index j = 0; j < stride; ++j) d[j] = p[j] * (d[j] - middle) * scale;
  }
}

template <class T>
ELBOSCOPE_INLINE void widen_rows(const T* from, Index from_row, float* to, Index to_row, Index rows, Index width) {
  for (Index r = 0; r < rows; ++r, from += from_row, to += to_row) {
#pragma GCC ivdep
    for (Index c = 0; c < width; ++c) to[c] = load(from + c);
  }
}
ELBOSCOPE_CLONES void widen(const float* from, Index from_row, float* to, Index to_row, Index rows, Index width) {
  widen_rows(from, from_row, to, to_row, rows, width);
}
ELBOSCOPE_CLONES void widen(const std::uint16_t* from, Index from_row, float* to, Index to_row, Index rows,
                            Index width) {
  widen_rows(from, from_row, to, to_row, rows, width);
}

template <class T>
ELBOSCOPE_INLINE void narrow_rows(const float* from, Index from_row, T* to, Index to_row, Index rows, Index width) {
  for (Index r = 0; r < rows; ++r, from += from_row, to += to_row) {
#pragma GCC ivdep
    for (Index c = 0; c < width; ++c) store(to + c, from[c]);
  }
}
ELBOSCOPE_CLONES void narrow(const float* from, Index from_row, float* to, Index to_row, Index rows, Index width) {
  narrow_rows(from, from_row, to, to_row, rows, width);
}
ELBOSCOPE_CLONES void narrow(const float* from, Index from_row, std::uint16_t* to, Index to_row, Index rows,
                             Index width) {
  narrow_rows(from, from_row, to, to_row, rows, width);
}

// to[c][r] = from[r][c]
void turn(const float* from, Index from_row, float* to, Index to_row, Index rows, Index width) {
  for (Index r = 0; r < rows; ++r)
    for (Index c = 0; c < width; ++c) to[c * to_row + r] = from[r * from_row + c];
}

template <class T>
T* rows_at(const StridedRows& rows, Index batch, Index head) {
  return static_cast<T*>(const_cast<void*>(rows.data)) + batch * rows.batch_stride + head * rows.head_stride;
}

// The scratch of one thread and the work on one (batch, head).
template <class T>
class HeadGradient {
 public:
  explicit HeadGradient(const AttentionGradientArguments& a)
      : a_(a),
        width_(padded(a.width)),
        keys_(padded(a.keys)),
        rows_(std::clamp<Index>(block_scores / keys_, 8, most_rows)) {
    key_.resize(a.keys * width_);
    turned_key_.resize(a.width * keys_);
    turned_value_.resize(a.width * keys_);
    dkey_.resize(a.keys * width_);
    dvalue_.resize(a.keys * width_);
    query_.resize(rows_ * width_);
    output_.resize(rows_ * width_);
    doutput_.resize(rows_ * width_);
    dquery_.resize(rows_ * width_);
    probabilities_.resize(rows_ * keys_);
    gradients_.resize(rows_ * keys_);
  }

  void run(Index batch, Index head) {
    const auto at = [&](const StridedRows& rows) { return rows_at<const T>(rows, batch, head); };
    const Index d = a_.width;
    widen(at(a_.value), a_.value.row_stride, key_.data(), width_, a_.keys, d);
    turn(key_.data(), width_, turned_value_.data(), keys_, a_.keys, d);
    widen(at(a_.key), a_.key.row_stride, key_.data(), width_, a_.keys, d);
    turn(key_.data(), width_, turned_key_.data(), keys_, a_.keys, d);
    const auto scale = static_cast<float>(a_.scale);
    for (Index first = 0; first < a_.queries; first += rows_) {
      const Index rows = std::min(rows_, a_.queries - first);
      const auto block = [&](const StridedRows& from, std::vector<float>& to) {
        widen(at(from) + first * from.row_stride, from.row_stride, to.data(), width_, rows, d);
      };
      block(a_.query, query_);
      block(a_.output, output_);
      block(a_.doutput, doutput_);
      float delta[most_rows];
      row_products(output_.data(), doutput_.data(), delta, rows, width_);
      float *p = probabilities_.data(), *s = gradients_.data();
      multiply({query_.data(), width_, 1}, turned_key_.data(), keys_, p, keys_, rows, keys_, d, false);
      soften(p, rows, a_.keys, keys_, scale);
      multiply({doutput_.data(), width_, 1}, turned_value_.data(), keys_, s, keys_, rows, keys_, d, false);
      through_softmax(p, s, delta, rows, keys_, scale);
      multiply({p, 1, keys_}, doutput_.data(), width_, dvalue_.data(), width_, a_.keys, width_, rows, first > 0);
      multiply({s, 1, keys_}, query_.data(), width_, dkey_.data(), width_, a_.keys, width_, rows, first > 0);
      multiply({s, keys_, 1}, key_.data(), width_, dquery_.data(), width_, rows, width_, a_.keys, false);
      narrow(dquery_.data(), width_, rows_at<T>(a_.dquery, batch, head) + first * a_.dquery.row_stride,
             a_.dquery.row_stride, rows, d);
    }
    narrow(dkey_.data(), width_, rows_at<T>(a_.dkey, batch, head), a_.dkey.row_stride, a_.keys, d);
    narrow(dvalue_.data(), width_, rows_at<T>(a_.dvalue, batch, head), a_.dvalue.row_stride, a_.keys, d);
  }

 private:
  const AttentionGradientArguments& a_;
  const Index width_, keys_, rows_;  // padded width, padded keys, queries of a block
  // Rows of width_: keys, a block of queries, of outputs and of their gradients; the padding is and stays 0.
  std::vector<float> key_, dkey_, dvalue_, query_, output_, doutput_, dquery_;
  std::vector<float> turned_key_, turned_value_;  // [width][keys_]
  std::vector<float> probabilities_, gradients_;  // [rows_][keys_]
};

template <class T>
void attention_gradient_of(const AttentionGradientArguments& a, const ParallelFor& parallel) {
  parallel(a.batch * a.heads, std::max<Index>(1, 16384 / (a.queries * a.keys)), [&](Index begin, Index end) {
    HeadGradient<T> work(a);
    for (Index i = begin; i < end; ++i) work.run(i / a.heads, i % a.heads);
  });
}

}  // namespace

void attention_gradient(const AttentionGradientArguments& arguments, const ParallelFor& parallel) {
  if (arguments.scalar == Scalar::f32)
    attention_gradient_of<float>(arguments, parallel);
  else
    attention_gradient_of<std::uint16_t>(arguments, parallel);
}

}  // namespace elboscope::kernels
