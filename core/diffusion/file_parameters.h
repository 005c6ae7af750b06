// Parameters of a network read from weight files. Engine-internal (torch).
#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/diffusion/weight_files.h"
#include "core/nn/parameters.h"

namespace elboscope {

/// A ParameterSource over a component's weight files. Each tensor is converted straight from the memory map, so at any
/// moment there is one copy of what was taken and nothing else. For one thread; lives no longer than its WeightSet.
class FileParameters final : public ParameterSource {
 public:
  /// Checks name, shape, type and finiteness and returns undefined tensors: for looking at a model without loading it.
  static FileParameters checking(const WeightSet& weights);
  /// Checks name, shape and type alone: a look at the files' headers.
  static FileParameters naming(const WeightSet& weights);
  /// Returns parameters of `dtype` on `device`.
  static FileParameters loading(const WeightSet& weights, at::ScalarType dtype, at::Device device);

  /// The same, but a layer's weight stays as it is stored where that is smaller, and in the computer's own memory (of the
  /// kind a GPU can fetch from, if `device` is one).
  static FileParameters keeping(const WeightSet& weights, at::ScalarType dtype, at::Device device);

  /// Errors as ParameterSource says; also for a number that `dtype` cannot hold (beyond float16's 65504).
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override;
  at::Tensor take_layer(const std::string& name, const std::vector<std::int64_t>& shape) override;
  bool has(const std::string& name) const override { return weights_.find(name).has_value(); }

  /// Called before each tensor with the number of tensors taken so far; may throw to cancel.
  void set_before_take(std::function<void(std::int64_t taken)> callback) { before_take_ = std::move(callback); }
  /// Tensors in the files that nothing asked for, without those known to be left over (position_ids).
  std::vector<std::string> unused() const;

 private:
  FileParameters(const WeightSet& weights, bool check_only, at::ScalarType dtype, at::Device device)
      : weights_(weights), check_only_(check_only), dtype_(dtype), device_(device) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape, bool kept);
  static at::Tensor load(const TensorView& view, at::ScalarType dtype);

  const WeightSet& weights_;
  bool check_only_;
  bool keeps_layers_ = false, reads_numbers_ = true;
  at::ScalarType dtype_;
  at::Device device_;
  std::unordered_set<std::string> taken_;
  std::function<void(std::int64_t)> before_take_;
};

/// "unet/...: 3 tensors are not used: a, b, c." or "" if there are none.
std::string unused_tensors_warning(const std::string& file, const std::vector<std::string>& unused);

}  // namespace elboscope
