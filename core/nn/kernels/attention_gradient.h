#pragma once

#include <cstdint>

#include "core/base/parallel.h"
#include "core/nn/kernels/attention_kernel.h"

namespace elboscope::kernels {

/// Gradients of softmax(Q K^T * scale) V, see AttentionArguments. The probabilities are computed again, a block of
/// queries at a time: nothing of their size is ever stored. Float32 inside for both types; each (batch, head) is one
/// thread's work, so the result depends on neither threads nor chance. Rows of all arrays have their last axis
/// contiguous. dP = dO V^T, dS = P (dP - rowsum(dO O)) scale, dQ = dS K, dK = dS^T Q, dV = P^T dO (Dao et al.,
/// FlashAttention-2, section 3.1.2).
struct AttentionGradientArguments {
  Scalar scalar = Scalar::f32;
  std::int64_t batch = 1, heads = 1, queries = 1, keys = 1, width = 1;
  double scale = 1;
  StridedRows query, key, value;     ///< as in the forward pass
  StridedRows output;                ///< what the forward pass returned
  StridedRows doutput;               ///< gradient of it
  StridedRows dquery, dkey, dvalue;  ///< written (their data is not const)
};
void attention_gradient(const AttentionGradientArguments& arguments, const ParallelFor& parallel);

}  // namespace elboscope::kernels
