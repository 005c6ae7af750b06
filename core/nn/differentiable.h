// Passes with gradients on the CPU: the fused kernels as nodes of LibTorch's graph. Each node keeps its inputs and a
// few statistics, never the activations between the fused steps, and computes all its gradients in one pass over
// memory.
#pragma once

#include <ATen/ATen.h>

namespace elboscope {

/// While one lives, passes with gradients on this thread run on LibTorch's own operations, one by one: the baseline of
/// the tests and of the training benchmark. Passes without gradients do not change. (A backward pass uses what its
/// forward pass recorded.) Guards nest.
class PlainLayers {
 public:
  PlainLayers();
  ~PlainLayers();
  PlainLayers(const PlainLayers&) = delete;
  PlainLayers& operator=(const PlainLayers&) = delete;

 private:
  bool before_;
};

/// True where the nodes below serve `x` now: gradients are enabled, no PlainLayers lives, CPU, float32 or bfloat16.
bool runs_on_nodes(const at::Tensor& x);

/// The nodes; x in their forward pass is what runs_on_nodes() says yes to, shapes as in layers.h, all of one type. A
/// second derivative through them is refused with an Error.
at::Tensor group_norm_node(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                           const at::Tensor& offset, std::int64_t groups, double eps, bool silu);
at::Tensor layer_norm_node(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double eps);
at::Tensor gated_gelu_node(const at::Tensor& x);
/// y = x weight^T + bias over the last axis; `bias` may be undefined.
at::Tensor linear_node(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// For backward passes on raw pointers: throws Error where a derivative of the derivative is being recorded.
void refuse_second_derivative(const char* what);

}  // namespace elboscope
