#include "core/diffusion/file_parameters.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "core/base/error.h"

namespace elboscope {

namespace {

std::string shape_text(const std::vector<std::int64_t>& shape) {
  TensorView view;
  view.shape = shape;
  return view.shape_text();
}

std::optional<at::ScalarType> torch_type(DType dtype) {
  switch (dtype) {
    case DType::f16:
      return at::kHalf;
    case DType::bf16:
      return at::kBFloat16;
    case DType::f32:
      return at::kFloat;
    case DType::f64:
      return at::kDouble;
    default:
      return std::nullopt;
  }
}

// True if finite numbers of `from` may overflow in `to`.
bool narrows(at::ScalarType from, at::ScalarType to) {
  if (from == to) return false;
  return from == at::kDouble || to == at::kHalf || (from == at::kFloat && to == at::kBFloat16);
}

}  // namespace

FileParameters FileParameters::checking(const WeightSet& weights) {
  return {weights, true, at::kFloat, at::kCPU};
}

FileParameters FileParameters::naming(const WeightSet& weights) {
  FileParameters parameters = checking(weights);
  parameters.reads_numbers_ = false;
  return parameters;
}

FileParameters FileParameters::loading(const WeightSet& weights, at::ScalarType dtype, at::Device device) {
  return {weights, false, dtype, device};
}

FileParameters FileParameters::keeping(const WeightSet& weights, at::ScalarType dtype, at::Device device) {
  FileParameters parameters = loading(weights, dtype, device);
  parameters.keeps_layers_ = true;
  return parameters;
}

at::Tensor FileParameters::take(const std::string& name, const std::vector<std::int64_t>& shape) {
  return take(name, shape, false);
}

at::Tensor FileParameters::take_layer(const std::string& name, const std::vector<std::int64_t>& shape) {
  return take(name, shape, keeps_layers_);
}

at::Tensor FileParameters::take(const std::string& name, const std::vector<std::int64_t>& shape, bool kept) {
  if (before_take_) before_take_(static_cast<std::int64_t>(taken_.size()));
  const std::optional<WeightSet::Entry> entry = weights_.find(name);
  std::vector<std::int64_t> stored_shape = shape;
  if (!entry) {
    refuse(weights_.main_file(),
           "tensor " + weights_.stored_name(name) + " is missing, expected one of shape " + shape_text(shape) + ".");
  }
  if (entry->transposed) std::reverse(stored_shape.begin(), stored_shape.end());
  const TensorView& view = entry->tensor;
  const std::string& file = entry->file->display_name();
  if (!is_floating(view.dtype)) {
    refuse(file, "tensor " + view.name + " is of type " + std::string(dtype_name(view.dtype)) +
                     ", expected F16, BF16, F32 or F64.");
  }
  // A joined tensor that cannot be divided is whole here, and may have the shape of a part by chance.
  const bool divided = entry->parts == 1 || entry->whole_shape != view.shape;
  if (view.shape != stored_shape || !divided) {
    if (!stored_shape.empty()) stored_shape.front() *= entry->parts;
    refuse(file, "tensor " + view.name + " has shape " + shape_text(entry->whole_shape) + ", expected " +
                     shape_text(stored_shape) + ".");
  }
  if (reads_numbers_ && !all_finite(view)) {
    refuse(file, "tensor " + view.name + " holds numbers that are infinite or not numbers, expected finite weights.");
  }
  taken_.insert(view.name);
  at::Tensor tensor;
  if (!check_only_) {
    const at::ScalarType stored = *torch_type(view.dtype);
    const bool as_stored = kept && at::elementSize(stored) < at::elementSize(dtype_) && !narrows(stored, dtype_);
    tensor = load(view, as_stored ? stored : dtype_);
    if (entry->transposed) tensor = tensor.t().contiguous();
    if (narrows(*torch_type(view.dtype), dtype_) && !at::isfinite(tensor).all().item<bool>()) {
      refuse(file, "tensor " + view.name + " holds numbers too large for " + std::string(at::toString(dtype_)) +
                       ", expected smaller ones or a wider compute type.");
    }
    if (!kept) tensor = tensor.to(device_);
    else if (!device_.is_cpu()) tensor = tensor.pin_memory();
  }
  entry->file->release_pages(view);
  return tensor;
}

at::Tensor FileParameters::load(const TensorView& view, at::ScalarType dtype) {
  const auto stored = *torch_type(view.dtype);
  if (stored == dtype && stored != at::kFloat) {
    at::Tensor tensor = at::empty(view.shape, stored);
    if (view.bytes > 0) std::memcpy(tensor.data_ptr(), view.data, view.bytes);
    return tensor;
  }
  at::Tensor tensor = at::empty(view.shape, at::kFloat);
  if (view.bytes > 0) copy_as_float(view, static_cast<float*>(tensor.data_ptr()));
  return tensor.to(dtype);
}

std::vector<std::string> FileParameters::unused() const {
  std::vector<std::string> names;
  for (const std::string& name : weights_.names()) {
    // A counting buffer that old transformers versions stored; nothing reads it.
    if (taken_.count(name) == 0 && !name.ends_with("position_ids")) names.push_back(name);
  }
  return names;
}

std::string unused_tensors_warning(const std::string& file, const std::vector<std::string>& unused) {
  if (unused.empty()) return {};
  constexpr std::size_t most_listed = 3;
  std::string text = file + ": " + std::to_string(unused.size()) +
                     (unused.size() == 1 ? " tensor is not used: " : " tensors are not used: ");
  for (std::size_t i = 0; i < unused.size() && i < most_listed; ++i) {
    if (i > 0) text += ", ";
    text += unused[i].substr(0, 120);
  }
  return text + (unused.size() > most_listed ? " and others." : ".");
}

}  // namespace elboscope
