#include "core/nn/differentiable.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/channel_gradients.h"
#include "core/nn/channel_kernels.h"
#include "core/nn/torch_threads.h"

namespace elboscope {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

thread_local bool plain_here = false;

kernels::Scalar scalar_of(const at::Tensor& x) {
  return x.scalar_type() == at::kFloat ? kernels::Scalar::f32 : kernels::Scalar::bf16;
}

// The tensors come as one list, {x, weight, bias} or {x, weight, bias, offset}: a list may end early, where an optional
// argument has another type in every LibTorch.
struct GroupNormNode : torch::autograd::Function<GroupNormNode> {
  static at::Tensor forward(AutogradContext* context, at::TensorList tensors, std::int64_t groups, double eps,
                            bool silu) {
    const auto x = tensors[0].contiguous(), weight = tensors[1].contiguous(), bias = tensors[2].contiguous();
    const auto offset = tensors.size() > 3 ? tensors[3].contiguous() : at::Tensor();
    auto y = at::empty_like(x);
    const auto statistics = at::empty({2, x.size(0), groups}, x.options().dtype(at::kFloat));
    kernels::GroupNormArguments a;
    a.scalar = scalar_of(x);
    a.x = x.data_ptr();
    a.offset = offset.defined() ? offset.data_ptr() : nullptr;
    a.weight = weight.data_ptr();
    a.bias = bias.data_ptr();
    a.y = y.data_ptr();
    a.batch = x.size(0);
    a.pixels = x.size(1) * x.size(2);
    a.channels = x.size(3);
    a.groups = groups;
    a.eps = eps;
    a.silu = silu;
    a.mean = statistics.data_ptr<float>();
    a.inverse = a.mean + a.batch * groups;
    kernels::group_norm(a, torch_threads());
    context->save_for_backward({x, weight, bias, offset, statistics});
    context->saved_data["groups"] = groups;
    context->saved_data["silu"] = silu;
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_derivative("group normalisation");
    const auto saved = context->get_saved_variables();
    const auto &x = saved[0], &offset = saved[3], &statistics = saved[4];
    const auto dy = gradients[0].contiguous();
    const auto dx = at::empty_like(x), dweight = at::empty_like(saved[1]), dbias = at::empty_like(saved[2]);
    const auto doffset = offset.defined() ? at::empty_like(offset) : at::Tensor();
    kernels::GroupNormGradientArguments a;
    a.scalar = scalar_of(x);
    a.x = x.data_ptr();
    a.offset = offset.defined() ? offset.data_ptr() : nullptr;
    a.weight = saved[1].data_ptr();
    a.bias = saved[2].data_ptr();
    a.dy = dy.data_ptr();
    a.batch = x.size(0);
    a.pixels = x.size(1) * x.size(2);
    a.channels = x.size(3);
    a.groups = context->saved_data["groups"].toInt();
    a.silu = context->saved_data["silu"].toBool();
    a.mean = statistics.data_ptr<float>();
    a.inverse = a.mean + a.batch * a.groups;
    a.dx = dx.data_ptr();
    a.doffset = doffset.defined() ? doffset.data_ptr() : nullptr;
    a.dweight = dweight.data_ptr();
    a.dbias = dbias.data_ptr();
    kernels::group_norm_gradient(a, torch_threads());
    variable_list results{dx, dweight, dbias};
    if (doffset.defined()) results.push_back(doffset);
    results.resize(results.size() + 3);  // groups, eps and silu have none
    return results;
  }
};

struct LayerNormNode : torch::autograd::Function<LayerNormNode> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const at::Tensor& weight,
                            const at::Tensor& bias, double eps) {
    const auto x = input.contiguous(), scale = weight.contiguous(), shift = bias.contiguous();
    auto y = at::empty_like(x);
    kernels::LayerNormArguments a;
    a.scalar = scalar_of(x);
    a.x = x.data_ptr();
    a.weight = scale.data_ptr();
    a.bias = shift.data_ptr();
    a.y = y.data_ptr();
    a.width = x.size(-1);
    a.rows = x.numel() / a.width;
    a.eps = eps;
    kernels::layer_norm(a, torch_threads());
    context->save_for_backward({x, scale});
    context->saved_data["eps"] = eps;
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_derivative("layer normalisation");
    const auto saved = context->get_saved_variables();
    const auto& x = saved[0];
    const auto dy = gradients[0].contiguous();
    const auto dx = at::empty_like(x), dweight = at::empty_like(saved[1]), dbias = at::empty_like(saved[1]);
    kernels::LayerNormGradientArguments a;
    a.scalar = scalar_of(x);
    a.x = x.data_ptr();
    a.weight = saved[1].data_ptr();
    a.dy = dy.data_ptr();
    a.dx = dx.data_ptr();
    a.dweight = dweight.data_ptr();
    a.dbias = dbias.data_ptr();
    a.width = x.size(-1);
    a.rows = x.numel() / a.width;
    a.eps = context->saved_data["eps"].toDouble();
    kernels::layer_norm_gradient(a, torch_threads());
    return {dx, dweight, dbias, at::Tensor()};
  }
};

struct GatedGeluNode : torch::autograd::Function<GatedGeluNode> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& input) {
    const auto x = input.contiguous();
    auto shape = x.sizes().vec();
    shape.back() /= 2;
    auto y = at::empty(shape, x.options());
    kernels::gated_gelu(scalar_of(x), x.data_ptr(), y.data_ptr(), y.numel() / shape.back(), shape.back(),
                        torch_threads());
    context->save_for_backward({x});
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_derivative("the gated GELU");
    const auto x = context->get_saved_variables()[0];
    const auto dy = gradients[0].contiguous();
    const auto dx = at::empty_like(x);
    const auto width = dy.size(-1);
    kernels::gated_gelu_gradient(scalar_of(x), x.data_ptr(), dy.data_ptr(), dx.data_ptr(), dy.numel() / width, width,
                                 torch_threads());
    return {dx};
  }
};

// One node where LibTorch's graph has five (views and transpositions around a product).
struct LinearNode : torch::autograd::Function<LinearNode> {
  static at::Tensor forward(AutogradContext* context, at::TensorList tensors) {
    const auto &x = tensors[0], &weight = tensors[1];
    const auto bias = tensors.size() > 2 ? tensors[2] : at::Tensor();
    const auto rows = x.reshape({-1, x.size(-1)});
    context->save_for_backward({rows, weight});
    context->saved_data["bias"] = bias.defined();
    auto shape = x.sizes().vec();
    shape.back() = weight.size(0);
    // A 1x1 convolution of one row of pixels adds the bias as it writes; a product of bfloat16 wants a copy of the bias
    // for every row first. Measured twice as fast for the wide layers. Without MKL the same holds for float32.
    if (!at::hasMKLDNN() || (x.scalar_type() == at::kFloat && at::hasMKL()))
      return at::linear(rows, weight, bias).view(shape);
    const auto pixels = rows.view({1, 1, rows.size(0), rows.size(1)}).permute({0, 3, 1, 2});
    const auto kernel = weight.reshape({weight.size(0), weight.size(1), 1, 1});
    const auto y = x.scalar_type() == at::kFloat
                       ? at::mkldnn_convolution(pixels, kernel, bias, {0, 0}, {1, 1}, {1, 1}, 1)
                       : at::conv2d(pixels, kernel, bias);
    return y.permute({0, 2, 3, 1}).reshape(shape);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_derivative("a linear layer");
    const auto saved = context->get_saved_variables();
    const auto &rows = saved[0], &weight = saved[1];
    const auto dy = gradients[0].reshape({-1, weight.size(0)}).contiguous();
    auto shape = gradients[0].sizes().vec();
    shape.back() = weight.size(1);
    variable_list results{at::mm(dy, weight).view(shape), at::mm(dy.t(), rows)};
    if (context->saved_data["bias"].toBool()) {
      results.push_back(at::empty({dy.size(1)}, dy.options()));
      kernels::sum_rows(scalar_of(dy), dy.data_ptr(), results.back().data_ptr(), dy.size(0), dy.size(1),
                        torch_threads());
    }
    return results;
  }
};

}  // namespace

PlainLayers::PlainLayers() : before_(plain_here) {
  plain_here = true;
}
PlainLayers::~PlainLayers() {
  plain_here = before_;
}

bool runs_on_nodes(const at::Tensor& x) {
  return c10::GradMode::is_enabled() && !plain_here && x.device().is_cpu() &&
         (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16);
}

at::Tensor group_norm_node(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                           const at::Tensor& offset, std::int64_t groups, double eps, bool silu) {
  std::vector<at::Tensor> tensors{x, weight, bias};
  if (offset.defined()) tensors.push_back(offset);
  return GroupNormNode::apply(at::TensorList(tensors), groups, eps, silu);
}

at::Tensor layer_norm_node(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double eps) {
  return LayerNormNode::apply(x, weight, bias, eps);
}

at::Tensor gated_gelu_node(const at::Tensor& x) {
  return GatedGeluNode::apply(x);
}

at::Tensor linear_node(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
  std::vector<at::Tensor> tensors{x, weight};
  if (bias.defined()) tensors.push_back(bias);
  return LinearNode::apply(at::TensorList(tensors));
}

void refuse_second_derivative(const char* what) {
  if (c10::GradMode::is_enabled())
    throw Error(ErrorKind::usage, {}, std::string("A second derivative through ") + what + " is not available.");
}

}  // namespace elboscope
