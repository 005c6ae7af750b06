#pragma once

#include <ATen/ATen.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/tensorfile/safetensors_file.h"

namespace elboscope {

/// The tensors and cases of a fixture folder. Untrusted: absent keys and tensors are refused by name.
class Oracle {
 public:
  explicit Oracle(const std::filesystem::path& folder);

  const nlohmann::json& head() const { return json_; }
  /// The tensor that `field` of the case names: float32 (I64 and U8 stay what they are).
  at::Tensor tensor(const nlohmann::json& fixture_case, const std::string& field) const;
  at::Tensor tensor_named(const std::string& key) const;
  std::string text(const nlohmann::json& fixture_case, const std::string& field) const;
  const nlohmann::json& at(const nlohmann::json& fixture_case, const std::string& field) const;

 private:
  nlohmann::json json_;
  std::shared_ptr<const SafetensorsFile> tensors_;
  std::string name_;
};

/// max |ours - expected| / max(1, max|expected|); infinite for another shape or a number that is not finite.
double relative_error(const at::Tensor& ours, const at::Tensor& expected);

/// Elements of an integer tensor in row-major order.
std::vector<std::int64_t> integers(const at::Tensor& tensor);

}  // namespace elboscope
