#include "core/nn/channel_gradients.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/nn/kernels/element_math.h"

namespace elboscope::kernels {
namespace {

using Index = std::int64_t;

// Rows (or pixels) whose sums are float32 before they join a float64 sum.
constexpr Index piece_rows = 64;

// What one sample's channels look like to the inner loops: normalised = (x + shift) * inverse.
struct Channels {
  const float *shift, *inverse, *weight, *bias;
};

// Derivative of the activation's result by the normalised, scaled and shifted number, times dy.
ELBOSCOPE_INLINE float through_silu(float z, float dy) {
  const float s = 1.0f / (1.0f + exponential(-z));
  return dy * s * (1.0f + z * (1.0f - s));
}

// Sums over pixels of dz, dz * normalised and normalised, per channel, into three rows of `channels`.
template <class T>
ELBOSCOPE_INLINE void sum_norm_piece(const T* x, const T* dy, const Channels& of, float* sums, Index pixels,
                                     Index channels, bool silu) {
  float *bias_sum = sums, *weight_sum = sums + channels, *normal_sum = sums + 2 * channels;
  for (Index c = 0; c < 3 * channels; ++c) sums[c] = 0;
  for (Index p = 0; p < pixels; ++p, x += channels, dy += channels) {
    if (silu) {
#pragma GCC ivdep
      for (Index c = 0; c < channels; ++c) {
        const float n = (load(x + c) + of.shift[c]) * of.inverse[c];
        const float dz = through_silu(n * of.weight[c] + of.bias[c], load(dy + c));
        bias_sum[c] += dz;
        weight_sum[c] += dz * n;
        normal_sum[c] += n;
      }
    } else {
#pragma GCC ivdep
      for (Index c = 0; c < channels; ++c) {
        const float n = (load(x + c) + of.shift[c]) * of.inverse[c], dz = load(dy + c);
        bias_sum[c] += dz;
        weight_sum[c] += dz * n;
        normal_sum[c] += n;
      }
    }
  }
}
ELBOSCOPE_CLONES void sum_norm(const float* x, const float* dy, const Channels& of, float* sums, Index pixels,
                               Index channels, bool silu) {
  sum_norm_piece(x, dy, of, sums, pixels, channels, silu);
}
ELBOSCOPE_CLONES void sum_norm(const std::uint16_t* x, const std::uint16_t* dy, const Channels& of, float* sums,
                               Index pixels, Index channels, bool silu) {
  sum_norm_piece(x, dy, of, sums, pixels, channels, silu);
}

// dx = dz * scale - (constant + normalised * slope), where scale = weight * inverse.
template <class T>
ELBOSCOPE_INLINE void write_norm_pixels(const T* x, const T* dy, const Channels& of, const float* constant,
                                        const float* slope, T* dx, Index pixels, Index channels, bool silu) {
  for (Index p = 0; p < pixels; ++p, x += channels, dy += channels, dx += channels) {
    if (silu) {
#pragma GCC ivdep
      for (Index c = 0; c < channels; ++c) {
        const float n = (load(x + c) + of.shift[c]) * of.inverse[c];
        const float dz = through_silu(n * of.weight[c] + of.bias[c], load(dy + c));
        store(dx + c, dz * of.weight[c] * of.inverse[c] - (constant[c] + n * slope[c]));
      }
    } else {
#pragma GCC ivdep
      for (Index c = 0; c < channels; ++c) {
        const float n = (load(x + c) + of.shift[c]) * of.inverse[c];
        store(dx + c, load(dy + c) * of.weight[c] * of.inverse[c] - (constant[c] + n * slope[c]));
      }
    }
  }
}
ELBOSCOPE_CLONES void write_norm(const float* x, const float* dy, const Channels& of, const float* constant,
                                 const float* slope, float* dx, Index pixels, Index channels, bool silu) {
  write_norm_pixels(x, dy, of, constant, slope, dx, pixels, channels, silu);
}
ELBOSCOPE_CLONES void write_norm(const std::uint16_t* x, const std::uint16_t* dy, const Channels& of,
                                 const float* constant, const float* slope, std::uint16_t* dx, Index pixels,
                                 Index channels, bool silu) {
  write_norm_pixels(x, dy, of, constant, slope, dx, pixels, channels, silu);
}

template <class T>
void store_sums(const std::vector<double>& sums, void* to, Index count) {
  for (Index c = 0; c < count; ++c) store(static_cast<T*>(to) + c, static_cast<float>(sums[c]));
}

// A sample after the other: its numbers are read twice, the second time from the cache.
template <class T>
void group_norm_gradient_of(const GroupNormGradientArguments& a, const ParallelFor& parallel) {
  const Index channels = a.channels, group_channels = channels / a.groups, sample = a.pixels * channels;
  std::vector<float> weight(channels), bias(channels);
  for (Index c = 0; c < channels; ++c) {
    weight[c] = load(static_cast<const T*>(a.weight) + c);
    bias[c] = load(static_cast<const T*>(a.bias) + c);
  }
  std::vector<double> sums(a.batch * 2 * channels);  // of a sample: dz, dz * normalised
  parallel(a.batch, std::max<Index>(1, 16384 / sample), [&](Index begin, Index end) {
    std::vector<float> of_channels(4 * channels), piece(3 * channels);
    std::vector<double> normal(channels);
    float *shift = of_channels.data(), *inverse = shift + channels, *constant = inverse + channels,
          *slope = constant + channels;
    const Channels of{shift, inverse, weight.data(), bias.data()};
    for (Index b = begin; b < end; ++b) {
      const T *x = static_cast<const T*>(a.x) + b * sample, *dy = static_cast<const T*>(a.dy) + b * sample;
      const T* offset = a.offset ? static_cast<const T*>(a.offset) + b * channels : nullptr;
      for (Index c = 0; c < channels; ++c) {
        const Index group = b * a.groups + c / group_channels;
        shift[c] = (offset ? load(offset + c) : 0.0f) - a.mean[group];
        inverse[c] = a.inverse[group];
      }
      double *bias_sum = sums.data() + b * 2 * channels, *weight_sum = bias_sum + channels;
      std::fill(normal.begin(), normal.end(), 0.0);
      for (Index first = 0; first < a.pixels; first += piece_rows) {
        sum_norm(x + first * channels, dy + first * channels, of, piece.data(), std::min(piece_rows, a.pixels - first),
                 channels, a.silu);
        for (Index c = 0; c < channels; ++c) {
          bias_sum[c] += static_cast<double>(piece[c]);
          weight_sum[c] += static_cast<double>(piece[channels + c]);
          normal[c] += static_cast<double>(piece[2 * channels + c]);
        }
      }
      const double count = static_cast<double>(a.pixels) * static_cast<double>(group_channels);
      for (Index g = 0; g < a.groups; ++g) {
        const Index from = g * group_channels, to = from + group_channels;
        const auto scale = static_cast<double>(a.inverse[b * a.groups + g]);
        double mean = 0, moment = 0;
        for (Index c = from; c < to; ++c) {
          mean += static_cast<double>(weight[c]) * bias_sum[c];
          moment += static_cast<double>(weight[c]) * weight_sum[c];
        }
        mean *= scale / count;
        moment *= scale / count;
        for (Index c = from; c < to; ++c) {
          constant[c] = static_cast<float>(mean);
          slope[c] = static_cast<float>(moment);
          if (!a.doffset) continue;
          const double sum = static_cast<double>(weight[c]) * scale * bias_sum[c] -
                             mean * static_cast<double>(a.pixels) - moment * normal[c];
          store(static_cast<T*>(a.doffset) + b * channels + c, static_cast<float>(sum));
        }
      }
      write_norm(x, dy, of, constant, slope, static_cast<T*>(a.dx) + b * sample, a.pixels, channels, a.silu);
    }
  });
  for (Index b = 1; b < a.batch; ++b)
    for (Index c = 0; c < 2 * channels; ++c) sums[c] += sums[b * 2 * channels + c];
  store_sums<T>(sums, a.dbias, channels);
  sums.erase(sums.begin(), sums.begin() + channels);
  store_sums<T>(sums, a.dweight, channels);
}

// Adds dy and dy * normalised to the two rows of `sums`.
template <class T>
ELBOSCOPE_INLINE void layer_norm_rows(const T* x, const T* dy, const float* weight, float* sums, T* dx, Index rows,
                                      Index width, float eps) {
  float *bias_sum = sums, *weight_sum = sums + width;
  for (Index c = 0; c < 2 * width; ++c) sums[c] = 0;
  const Index even = width - width % lanes;
  const float share = 1.0f / static_cast<float>(width);
  for (Index r = 0; r < rows; ++r, x += width, dy += width, dx += width) {
    float sums_of[lanes] = {}, squares_of[lanes] = {}, means_of[lanes] = {}, moments_of[lanes] = {};
    for (Index c = 0; c < even; c += lanes)
      for (Index l = 0; l < lanes; ++l) sums_of[l] += load(x + c + l);
    for (Index c = even; c < width; ++c) sums_of[c - even] += load(x + c);
    const float mean = sum_of_lanes(sums_of) / static_cast<float>(width);
    for (Index c = 0; c < even; c += lanes)
      for (Index l = 0; l < lanes; ++l) {
        const float d = load(x + c + l) - mean, g = load(dy + c + l) * weight[c + l];
        squares_of[l] += d * d;
        means_of[l] += g;
        moments_of[l] += g * d;
      }
    for (Index c = even; c < width; ++c) {
      const float d = load(x + c) - mean, g = load(dy + c) * weight[c];
      squares_of[c - even] += d * d;
      means_of[c - even] += g;
      moments_of[c - even] += g * d;
    }
    const float inverse = 1.0f / std::sqrt(sum_of_lanes(squares_of) / static_cast<float>(width) + eps);
    const float constant = sum_of_lanes(means_of) * share, slope = sum_of_lanes(moments_of) * inverse * share;
#pragma GCC ivdep
    for (Index c = 0; c < width; ++c) {
      const float n = (load(x + c) - mean) * inverse, g = load(dy + c);
      bias_sum[c] += g;
      weight_sum[c] += g * n;
      store(dx + c, (g * weight[c] - constant - n * slope) * inverse);
    }
  }
}
ELBOSCOPE_CLONES void layer_norm_piece(const float* x, const float* dy, const float* weight, float* sums, float* dx,
                                       Index rows, Index width, float eps) {
  layer_norm_rows(x, dy, weight, sums, dx, rows, width, eps);
}
ELBOSCOPE_CLONES void layer_norm_piece(const std::uint16_t* x, const std::uint16_t* dy, const float* weight,
                                       float* sums, std::uint16_t* dx, Index rows, Index width, float eps) {
  layer_norm_rows(x, dy, weight, sums, dx, rows, width, eps);
}

// Adds up rows of `width` numbers, one for each piece.
std::vector<double> joined_pieces(const std::vector<float>& pieces, Index width) {
  std::vector<double> sums(width);
  for (Index i = 0; i < static_cast<Index>(pieces.size()); i += width)
    for (Index c = 0; c < width; ++c) sums[c] += static_cast<double>(pieces[i + c]);
  return sums;
}

template <class T>
void layer_norm_gradient_of(const LayerNormGradientArguments& a, const ParallelFor& parallel) {
  std::vector<float> weight(a.width);
  for (Index c = 0; c < a.width; ++c) weight[c] = load(static_cast<const T*>(a.weight) + c);
  const Index pieces = (a.rows + piece_rows - 1) / piece_rows;
  std::vector<float> partial(pieces * 2 * a.width);
  parallel(pieces, std::max<Index>(1, 16384 / (piece_rows * a.width)), [&](Index begin, Index end) {
    for (Index i = begin; i < end; ++i) {
      const Index first = i * piece_rows, at = first * a.width;
      layer_norm_piece(static_cast<const T*>(a.x) + at, static_cast<const T*>(a.dy) + at, weight.data(),
                       partial.data() + i * 2 * a.width, static_cast<T*>(a.dx) + at,
                       std::min(piece_rows, a.rows - first), a.width, static_cast<float>(a.eps));
    }
  });
  auto sums = joined_pieces(partial, 2 * a.width);
  store_sums<T>(sums, a.dbias, a.width);
  sums.erase(sums.begin(), sums.begin() + a.width);
  store_sums<T>(sums, a.dweight, a.width);
}

template <class T>
ELBOSCOPE_INLINE void gate_gradient_rows(const T* x, const T* dy, T* dx, Index rows, Index width) {
  for (Index r = 0; r < rows; ++r, x += 2 * width, dx += 2 * width, dy += width) {
#pragma GCC ivdep
    for (Index c = 0; c < width; ++c) {
      const float gate = load(x + width + c), g = load(dy + c);
      float density;
      const float tail = normal_tail(gate, density);
      const float share = gate < 0 ? tail : 1.0f - tail;  // Phi(gate)
      store(dx + width + c, g * load(x + c) * (share + gate * density * 0.398942280f));
      store(dx + c, g * gate * share);
    }
  }
}
ELBOSCOPE_CLONES void gate_gradient(const float* x, const float* dy, float* dx, Index rows, Index width) {
  gate_gradient_rows(x, dy, dx, rows, width);
}
ELBOSCOPE_CLONES void gate_gradient(const std::uint16_t* x, const std::uint16_t* dy, std::uint16_t* dx, Index rows,
                                    Index width) {
  gate_gradient_rows(x, dy, dx, rows, width);
}

template <class T>
void gated_gelu_gradient_of(const void* x, const void* dy, void* dx, Index rows, Index width,
                            const ParallelFor& parallel) {
  parallel(rows, std::max<Index>(1, 8192 / width), [&](Index begin, Index end) {
    gate_gradient(static_cast<const T*>(x) + begin * 2 * width, static_cast<const T*>(dy) + begin * width,
                  static_cast<T*>(dx) + begin * 2 * width, end - begin, width);
  });
}

template <class T>
ELBOSCOPE_INLINE void add_rows(const T* x, float* sum, Index rows, Index width) {
  for (Index c = 0; c < width; ++c) sum[c] = 0;
  for (Index r = 0; r < rows; ++r, x += width) {
#pragma GCC ivdep
    for (Index c = 0; c < width; ++c) sum[c] += load(x + c);
  }
}
ELBOSCOPE_CLONES void row_sums(const float* x, float* sum, Index rows, Index width) {
  add_rows(x, sum, rows, width);
}
ELBOSCOPE_CLONES void row_sums(const std::uint16_t* x, float* sum, Index rows, Index width) {
  add_rows(x, sum, rows, width);
}

template <class T>
void sum_rows_of(const void* x, void* sum, Index rows, Index width, const ParallelFor& parallel) {
  const Index pieces = (rows + piece_rows - 1) / piece_rows;
  std::vector<float> partial(pieces * width);
  parallel(pieces, std::max<Index>(1, 32768 / (piece_rows * width)), [&](Index begin, Index end) {
    for (Index i = begin; i < end; ++i)
      row_sums(static_cast<const T*>(x) + i * piece_rows * width, partial.data() + i * width,
               std::min(piece_rows, rows - i * piece_rows), width);
  });
  store_sums<T>(joined_pieces(partial, width), sum, width);
}

}  // namespace

void group_norm_gradient(const GroupNormGradientArguments& arguments, const ParallelFor& parallel) {
  if (arguments.scalar == Scalar::f32)
    group_norm_gradient_of<float>(arguments, parallel);
  else
    group_norm_gradient_of<std::uint16_t>(arguments, parallel);
}

void layer_norm_gradient(const LayerNormGradientArguments& arguments, const ParallelFor& parallel) {
  if (arguments.scalar == Scalar::f32)
    layer_norm_gradient_of<float>(arguments, parallel);
  else
    layer_norm_gradient_of<std::uint16_t>(arguments, parallel);
}

void gated_gelu_gradient(Scalar scalar, const void* x, const void* dy, void* dx, std::int64_t rows, std::int64_t width,
                         const ParallelFor& parallel) {
  if (scalar == Scalar::f32)
    gated_gelu_gradient_of<float>(x, dy, dx, rows, width, parallel);
  else
    gated_gelu_gradient_of<std::uint16_t>(x, dy, dx, rows, width, parallel);
}

void sum_rows(Scalar scalar, const void* x, void* sum, std::int64_t rows, std::int64_t width,
              const ParallelFor& parallel) {
  if (scalar == Scalar::f32)
    sum_rows_of<float>(x, sum, rows, width, parallel);
  else
    sum_rows_of<std::uint16_t>(x, sum, rows, width, parallel);
}

}  // namespace elboscope::kernels
