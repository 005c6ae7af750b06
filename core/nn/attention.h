#pragma once

#include <ATen/ATen.h>

#include "core/nn/attention_recorder.h"

namespace elboscope {

/// softmax(q k^T * scale) v for q [B, heads, Q, d], k and v [B, heads, K, d] (any strides, last axis contiguous).
/// The one attention of the program. Plain: fused, no map ever stored; with gradients, LibTorch's own operations.
/// `key_mask` [B, K], read on the host: keys where it is 0 take no part. The reference adds -10000 to their scores, which
/// makes their probabilities underflow to exactly 0 (so a row that masks every key is one that masks none); here they are
/// left out. Undefined: all take part. Returns [B, Q, heads*d].
at::Tensor attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, double scale,
                     const at::Tensor& key_mask = {});

/// The same with the probabilities averaged over heads as a second result: float32 [B, Q, columns.size() or K].
struct AttentionWithMap {
  at::Tensor output;
  at::Tensor map;
};
AttentionWithMap attention_with_map(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
                                    double scale, const std::vector<std::int64_t>& columns,
                                    const at::Tensor& key_mask = {});

}  // namespace elboscope
