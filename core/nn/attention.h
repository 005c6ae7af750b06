#pragma once

#include <ATen/ATen.h>

#include "core/nn/attention_recorder.h"

namespace elboscope {

/// softmax(q k^T * scale) v for q [B, heads, Q, d], k and v [B, heads, K, d] (any strides, last axis contiguous).
/// The one attention of the program. Plain: fused, no map ever stored; with gradients, LibTorch's own operations.
/// Returns [B, Q, heads*d].
at::Tensor attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, double scale);

/// The same with the probabilities averaged over heads as a second result: float32 [B, Q, columns.size() or K].
struct AttentionWithMap {
  at::Tensor output;
  at::Tensor map;
};
AttentionWithMap attention_with_map(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
                                    double scale, const std::vector<std::int64_t>& columns);

}  // namespace elboscope
