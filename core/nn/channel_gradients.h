// Gradients of the fused passes of channel_kernels.h, on raw pointers (CPU). Sums over pixels and rows run in float32
// over fixed pieces that are added up in float64 in a fixed order: the result depends on neither the number of threads
// nor chance. Formulas: the derivatives of the expressions in channel_kernels.h.
#pragma once

#include <cstdint>

#include "core/base/parallel.h"
#include "core/nn/kernels/attention_kernel.h"

namespace elboscope::kernels {

/// Of y = act(normalise(x + offset) * weight + bias), see GroupNormArguments. All arrays have the type `scalar` but the
/// statistics, which the forward pass left.
struct GroupNormGradientArguments {
  Scalar scalar = Scalar::f32;
  const void* x = nullptr;         ///< [batch, pixels, channels]
  const void* offset = nullptr;    ///< [batch, channels] or null
  const void* weight = nullptr;    ///< [channels]
  const void* bias = nullptr;      ///< [channels]
  const void* dy = nullptr;        ///< as x
  const float* mean = nullptr;     ///< [batch, groups]
  const float* inverse = nullptr;  ///< [batch, groups]
  void* dx = nullptr;              ///< as x, may be dy
  void* doffset = nullptr;         ///< [batch, channels] or null
  void* dweight = nullptr;         ///< [channels]
  void* dbias = nullptr;           ///< [channels]
  std::int64_t batch = 1, pixels = 1, channels = 1, groups = 1;
  bool silu = false;
};
void group_norm_gradient(const GroupNormGradientArguments& arguments, const ParallelFor& parallel);

/// Of y = normalise(x) * weight + bias, see LayerNormArguments. The statistics are computed again: the row is in the
/// cache anyway.
struct LayerNormGradientArguments {
  Scalar scalar = Scalar::f32;
  const void* x = nullptr;       ///< [rows, width]
  const void* weight = nullptr;  ///< [width]
  const void* dy = nullptr;      ///< as x
  void* dx = nullptr;            ///< as x, may be dy
  void* dweight = nullptr;       ///< [width]
  void* dbias = nullptr;         ///< [width]
  std::int64_t rows = 1, width = 1;
  double eps = 1e-5;
};
void layer_norm_gradient(const LayerNormGradientArguments& arguments, const ParallelFor& parallel);

/// Of y[r, c] = x[r, c] * gelu(x[r, width + c]): dx [rows, 2*width] from x and dy [rows, width].
void gated_gelu_gradient(Scalar scalar, const void* x, const void* dy, void* dx, std::int64_t rows, std::int64_t width,
                         const ParallelFor& parallel);

/// sum[c] = sum over r of x[r, c]: what a bias gets. x [rows, width], sum [width].
void sum_rows(Scalar scalar, const void* x, void* sum, std::int64_t rows, std::int64_t width,
              const ParallelFor& parallel);

}  // namespace elboscope::kernels
