// Fused element-wise passes over channels-last pictures and token rows, on raw pointers (CPU). LibTorch 1.13 makes
// three to four trips through memory for each of these; here it is one or two.
#pragma once

#include <cstdint>

#include "core/base/parallel.h"
#include "core/nn/kernels/attention_kernel.h"

namespace elboscope::kernels {

/// y = act(normalise(x + offset) * weight + bias) over groups of channels; x and y [batch, pixels, channels] (y may be
/// x). All arrays have the type `scalar`; statistics are float64 sums of float32 pieces, shifted so that a large mean
/// costs no digits. Pieces do not depend on the number of threads, nor does the result.
struct GroupNormArguments {
  Scalar scalar = Scalar::f32;
  const void* x = nullptr;
  const void* offset = nullptr;  ///< [batch, channels] or null
  const void* weight = nullptr;  ///< [channels]
  const void* bias = nullptr;    ///< [channels]
  void* y = nullptr;
  std::int64_t batch = 1, pixels = 1, channels = 1, groups = 1;
  double eps = 1e-5;
  bool silu = false;
  float* mean = nullptr;     ///< [batch, groups] or null: receives the mean of x + offset, for the gradients
  float* inverse = nullptr;  ///< [batch, groups] or null: receives 1 / sqrt(variance + eps)
};
void group_norm(const GroupNormArguments& arguments, const ParallelFor& parallel);

/// y = normalise(x) * weight + bias for each row of x [rows, width]; statistics float32. LibTorch 1.13 needs ten times
/// as long for bfloat16.
struct LayerNormArguments {
  Scalar scalar = Scalar::f32;  ///< of all arrays
  const void* x = nullptr;
  const void* weight = nullptr;  ///< [width]
  const void* bias = nullptr;    ///< [width]
  void* y = nullptr;
  std::int64_t rows = 1, width = 1;
  double eps = 1e-5;
};
void layer_norm(const LayerNormArguments& arguments, const ParallelFor& parallel);

/// y[r, c] = x[r, c] * gelu(x[r, width + c]) for x [rows, 2*width]; exact (erf) GELU to 2e-7.
void gated_gelu(Scalar scalar, const void* x, void* y, std::int64_t rows, std::int64_t width,
                const ParallelFor& parallel);

}  // namespace elboscope::kernels
