#include "core/verification/oracle.h"

#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {

Oracle::Oracle(const std::filesystem::path& folder) : name_((folder / "oracle.json").string()) {
  json_ = read_json(folder / "oracle.json", name_);
  tensors_ = SafetensorsFile::open(folder / "oracle.safetensors", (folder / "oracle.safetensors").string());
  if (!json_.is_object() || !json_.contains("cases") || !json_["cases"].is_array()) refuse(name_, "there is no list \"cases\"");
  if (json_.value("format", 0) != 1) refuse(name_, "\"format\" is not 1, the only fixture format this program knows");
}

const nlohmann::json& Oracle::at(const nlohmann::json& fixture_case, const std::string& field) const {
  const auto found = fixture_case.find(field);
  if (found == fixture_case.end()) {
    refuse(name_, "case \"" + fixture_case.value("name", std::string("?")) + "\" has no field \"" + field + "\"");
  }
  return *found;
}

std::string Oracle::text(const nlohmann::json& fixture_case, const std::string& field) const {
  const nlohmann::json& value = at(fixture_case, field);
  if (!value.is_string()) refuse(name_, "field \"" + field + "\" of case \"" + fixture_case.value("name", std::string("?")) + "\" is not a text");
  return value.get<std::string>();
}

at::Tensor Oracle::tensor(const nlohmann::json& fixture_case, const std::string& field) const {
  return tensor_named(text(fixture_case, field));
}

at::Tensor Oracle::tensor_named(const std::string& key) const {
  const TensorView* view = tensors_->find(key);
  if (view == nullptr) refuse(tensors_->display_name(), "tensor \"" + key + "\" named by oracle.json is not in the file");
  if (view->dtype == DType::f32 || view->dtype == DType::f16 || view->dtype == DType::bf16 || view->dtype == DType::f64) {
    at::Tensor out = at::empty(view->shape, at::kFloat);
    copy_as_float(*view, out.data_ptr<float>());
    return out;
  }
  at::Tensor out = at::empty(view->shape, at::kLong);
  copy_as_int64(*view, out.data_ptr<std::int64_t>());
  return view->dtype == DType::u8 ? out.to(at::kByte) : out;
}

double relative_error(const at::Tensor& ours, const at::Tensor& expected) {
  if (!ours.defined() || ours.sizes() != expected.sizes()) return std::numeric_limits<double>::infinity();
  if (expected.numel() == 0) return 0;
  const at::Tensor want = expected.to(at::kDouble), got = ours.to(at::kCPU).to(at::kDouble);
  const double difference = (got - want).abs().max().item<double>();
  const double scale = std::max(1.0, want.abs().max().item<double>());
  return std::isfinite(difference) ? difference / scale : std::numeric_limits<double>::infinity();
}

std::vector<std::int64_t> integers(const at::Tensor& tensor) {
  const at::Tensor flat = tensor.to(at::kLong).contiguous();
  return {flat.data_ptr<std::int64_t>(), flat.data_ptr<std::int64_t>() + flat.numel()};
}

}  // namespace elboscope
