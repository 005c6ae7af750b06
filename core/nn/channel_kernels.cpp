#include "core/nn/channel_kernels.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/nn/kernels/element_math.h"

namespace elboscope::kernels {
namespace {

// Sums of (x - pivot) and its square per channel over some pixels.
template <class T>
ELBOSCOPE_INLINE void channel_sums(const T* x, const float* pivot, float* sum, float* squares, std::int64_t pixels,
                                   std::int64_t channels) {
  for (std::int64_t c = 0; c < channels; ++c) sum[c] = squares[c] = 0;
  for (std::int64_t p = 0; p < pixels; ++p) {
    const T* row = x + p * channels;
    for (std::int64_t c = 0; c < channels; ++c) {
      const float d = load(row + c) - pivot[c];
      sum[c] += d;
      squares[c] += d * d;
    }
  }
}
ELBOSCOPE_CLONES void sums(const float* __restrict x, const float* __restrict pivot, float* __restrict sum,
                           float* __restrict squares, std::int64_t pixels, std::int64_t channels) {
  channel_sums(x, pivot, sum, squares, pixels, channels);
}
ELBOSCOPE_CLONES void sums(const std::uint16_t* __restrict x, const float* __restrict pivot, float* __restrict sum,
                           float* __restrict squares, std::int64_t pixels, std::int64_t channels) {
  channel_sums(x, pivot, sum, squares, pixels, channels);
}

// y may be x: each element is read before it is written, and the rows carry no other dependence.
template <class T>
ELBOSCOPE_INLINE void scale_rows(const T* x, const float* scale, const float* shift, T* y, std::int64_t pixels,
                                 std::int64_t channels, bool with_silu) {
  for (std::int64_t p = 0; p < pixels; ++p) {
    const T* row = x + p * channels;
    T* out = y + p * channels;
    if (with_silu) {
#pragma GCC ivdep
      for (std::int64_t c = 0; c < channels; ++c) store(out + c, silu(load(row + c) * scale[c] + shift[c]));
    } else {
#pragma GCC ivdep
      for (std::int64_t c = 0; c < channels; ++c) store(out + c, load(row + c) * scale[c] + shift[c]);
    }
  }
}
ELBOSCOPE_CLONES void scaled(const float* x, const float* scale, const float* shift, float* y, std::int64_t pixels,
                             std::int64_t channels, bool with_silu) {
  scale_rows(x, scale, shift, y, pixels, channels, with_silu);
}
ELBOSCOPE_CLONES void scaled(const std::uint16_t* x, const float* scale, const float* shift, std::uint16_t* y,
                             std::int64_t pixels, std::int64_t channels, bool with_silu) {
  scale_rows(x, scale, shift, y, pixels, channels, with_silu);
}

template <class T>
ELBOSCOPE_INLINE void gate_rows(const T* x, T* y, std::int64_t rows, std::int64_t width) {
  for (std::int64_t r = 0; r < rows; ++r) {
    const T* value = x + r * 2 * width;
    const T* gate = value + width;
    T* out = y + r * width;
#pragma GCC ivdep
    for (std::int64_t c = 0; c < width; ++c) store(out + c, load(value + c) * gelu(load(gate + c)));
  }
}
ELBOSCOPE_CLONES void gated(const float* x, float* y, std::int64_t rows, std::int64_t width) {
  gate_rows(x, y, rows, width);
}
ELBOSCOPE_CLONES void gated(const std::uint16_t* x, std::uint16_t* y, std::int64_t rows, std::int64_t width) {
  gate_rows(x, y, rows, width);
}

template <class T>
ELBOSCOPE_INLINE void normalise_rows(const T* x, const float* weight, const float* bias, T* y, std::int64_t rows,
                                     std::int64_t width, float eps) {
  const std::int64_t even = width - width % lanes;
  for (std::int64_t r = 0; r < rows; ++r) {
    const T* row = x + r * width;
    T* out = y + r * width;
    float sums_of[lanes] = {}, squares_of[lanes] = {};
    for (std::int64_t c = 0; c < even; c += lanes)
      for (std::int64_t l = 0; l < lanes; ++l) sums_of[l] += load(row + c + l);
    for (std::int64_t c = even; c < width; ++c) sums_of[c - even] += load(row + c);
    const float mean = sum_of_lanes(sums_of) / static_cast<float>(width);
    for (std::int64_t c = 0; c < even; c += lanes)
      for (std::int64_t l = 0; l < lanes; ++l) {
        const float d = load(row + c + l) - mean;
        squares_of[l] += d * d;
      }
    for (std::int64_t c = even; c < width; ++c) squares_of[c - even] += (load(row + c) - mean) * (load(row + c) - mean);
    const float inverse = 1.0f / std::sqrt(sum_of_lanes(squares_of) / static_cast<float>(width) + eps);
#pragma GCC ivdep
    for (std::int64_t c = 0; c < width; ++c) store(out + c, (load(row + c) - mean) * inverse * weight[c] + bias[c]);
  }
}
ELBOSCOPE_CLONES void normalised(const float* x, const float* weight, const float* bias, float* y, std::int64_t rows,
                                 std::int64_t width, float eps) {
  normalise_rows(x, weight, bias, y, rows, width, eps);
}
ELBOSCOPE_CLONES void normalised(const std::uint16_t* x, const float* weight, const float* bias, std::uint16_t* y,
                                 std::int64_t rows, std::int64_t width, float eps) {
  normalise_rows(x, weight, bias, y, rows, width, eps);
}

// Pixels of one piece of the sums: long enough for a thread, short enough for float32 accumulation.
constexpr std::int64_t piece_pixels = 128;

template <class T>
void group_norm_of(const GroupNormArguments& a, const ParallelFor& parallel) {
  const auto* x = static_cast<const T*>(a.x);
  const auto* offset = static_cast<const T*>(a.offset);
  const auto* weight = static_cast<const T*>(a.weight);
  const auto* bias = static_cast<const T*>(a.bias);
  auto* y = static_cast<T*>(a.y);
  const std::int64_t channels = a.channels, pieces = (a.pixels + piece_pixels - 1) / piece_pixels;
  const std::int64_t sample = a.pixels * channels;
  std::vector<float> pivot(a.batch * channels), partial(a.batch * pieces * 2 * channels);
  // The first pixel of a sample stands near the mean of its channels: sums around it do not cancel.
  for (std::int64_t b = 0; b < a.batch; ++b)
    for (std::int64_t c = 0; c < channels; ++c) pivot[b * channels + c] = load(x + b * sample + c);
  const std::int64_t grain = std::max<std::int64_t>(1, 32768 / (piece_pixels * channels));
  parallel(a.batch * pieces, grain, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) {
      const std::int64_t b = i / pieces, first = (i % pieces) * piece_pixels;
      float* sum = partial.data() + i * 2 * channels;
      sums(x + b * sample + first * channels, pivot.data() + b * channels, sum, sum + channels,
           std::min(piece_pixels, a.pixels - first), channels);
    }
  });

  std::vector<float> scale(a.batch * channels), shift(a.batch * channels);
  std::vector<double> mean(channels), squares(channels);
  const std::int64_t group_channels = channels / a.groups;
  const auto pixels = static_cast<double>(a.pixels);
  for (std::int64_t b = 0; b < a.batch; ++b) {
    std::fill(mean.begin(), mean.end(), 0.0);
    std::fill(squares.begin(), squares.end(), 0.0);
    for (std::int64_t i = b * pieces; i < (b + 1) * pieces; ++i) {
      const float* sum = partial.data() + i * 2 * channels;
      for (std::int64_t c = 0; c < channels; ++c) {
        mean[c] += static_cast<double>(sum[c]);
        squares[c] += static_cast<double>(sum[channels + c]);
      }
    }
    for (std::int64_t c = 0; c < channels; ++c) {
      squares[c] -= mean[c] * mean[c] / pixels;  // now around the channel's own mean
      mean[c] = mean[c] / pixels + static_cast<double>(pivot[b * channels + c]);
      if (offset) mean[c] += static_cast<double>(load(offset + b * channels + c));
    }
    for (std::int64_t g = 0; g < a.groups; ++g) {
      const std::int64_t from = g * group_channels, to = from + group_channels;
      double group_mean = 0, deviation = 0;
      for (std::int64_t c = from; c < to; ++c) group_mean += mean[c] / static_cast<double>(group_channels);
      for (std::int64_t c = from; c < to; ++c) {
        const double d = mean[c] - group_mean;
        deviation += squares[c] + pixels * d * d;
      }
      const double variance = std::max(0.0, deviation / (pixels * static_cast<double>(group_channels)));
      const double inverse = 1.0 / std::sqrt((std::isnan(deviation) ? deviation : variance) + a.eps);
      if (a.mean) a.mean[b * a.groups + g] = static_cast<float>(group_mean);
      if (a.inverse) a.inverse[b * a.groups + g] = static_cast<float>(inverse);
      for (std::int64_t c = from; c < to; ++c) {
        const double s = static_cast<double>(load(weight + c)) * inverse;
        const double extra = offset ? static_cast<double>(load(offset + b * channels + c)) : 0.0;
        scale[b * channels + c] = static_cast<float>(s);
        shift[b * channels + c] = static_cast<float>(static_cast<double>(load(bias + c)) + (extra - group_mean) * s);
      }
    }
  }

  parallel(a.batch * pieces, grain, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) {
      const std::int64_t b = i / pieces, first = (i % pieces) * piece_pixels, at = b * sample + first * channels;
      scaled(x + at, scale.data() + b * channels, shift.data() + b * channels, y + at,
             std::min(piece_pixels, a.pixels - first), channels, a.silu);
    }
  });
}

template <class T>
void gated_gelu_of(const void* x, void* y, std::int64_t rows, std::int64_t width, const ParallelFor& parallel) {
  parallel(rows, std::max<std::int64_t>(1, 16384 / width), [&](std::int64_t begin, std::int64_t end) {
    gated(static_cast<const T*>(x) + begin * 2 * width, static_cast<T*>(y) + begin * width, end - begin, width);
  });
}

template <class T>
void layer_norm_of(const LayerNormArguments& a, const ParallelFor& parallel) {
  std::vector<float> weight(a.width), bias(a.width);
  for (std::int64_t c = 0; c < a.width; ++c) {
    weight[c] = load(static_cast<const T*>(a.weight) + c);
    bias[c] = load(static_cast<const T*>(a.bias) + c);
  }
  parallel(a.rows, std::max<std::int64_t>(1, 32768 / a.width), [&](std::int64_t begin, std::int64_t end) {
    normalised(static_cast<const T*>(a.x) + begin * a.width, weight.data(), bias.data(),
               static_cast<T*>(a.y) + begin * a.width, end - begin, a.width, static_cast<float>(a.eps));
  });
}

}  // namespace

void layer_norm(const LayerNormArguments& arguments, const ParallelFor& parallel) {
  if (arguments.scalar == Scalar::f32)
    layer_norm_of<float>(arguments, parallel);
  else
    layer_norm_of<std::uint16_t>(arguments, parallel);
}

void group_norm(const GroupNormArguments& arguments, const ParallelFor& parallel) {
  if (arguments.scalar == Scalar::f32)
    group_norm_of<float>(arguments, parallel);
  else
    group_norm_of<std::uint16_t>(arguments, parallel);
}

void gated_gelu(Scalar scalar, const void* x, void* y, std::int64_t rows, std::int64_t width,
                const ParallelFor& parallel) {
  if (scalar == Scalar::f32)
    gated_gelu_of<float>(x, y, rows, width, parallel);
  else
    gated_gelu_of<std::uint16_t>(x, y, rows, width, parallel);
}

}  // namespace elboscope::kernels
