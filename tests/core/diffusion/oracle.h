// A fixture's recorded values, as these tests need them.
#pragma once

#include <ATen/ATen.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope::test {

struct Oracle {
  explicit Oracle(const std::string& fixture)
      : folder(std::filesystem::path(ELBOSCOPE_FIXTURES) / fixture),
        json(read_json(folder / "oracle.json", "oracle.json")),
        values(SafetensorsFile::open(folder / "oracle.safetensors")) {}

  std::filesystem::path model() const { return folder / json.value("model", "model"); }
  at::Tensor tensor(const std::string& name) const {
    const TensorView* view = values->find(name);
    if (view == nullptr) throw std::runtime_error("the fixture has no tensor " + name);
    at::Tensor tensor = at::empty(view->shape, at::kFloat);
    copy_as_float(*view, static_cast<float*>(tensor.data_ptr()));
    return tensor;
  }

  std::filesystem::path folder;
  nlohmann::json json;
  std::shared_ptr<const SafetensorsFile> values;
};

/// The measure of fixtures/FORMAT.md: largest difference over max(1, largest expected value).
inline double relative_error(const at::Tensor& ours, const at::Tensor& expected) {
  if (ours.sizes() != expected.sizes()) return 1e30;
  if (expected.numel() == 0) return 0;
  const double largest = expected.abs().max().item<double>();
  const double difference = (ours.to(at::kFloat) - expected).abs().max().item<double>();
  return difference == difference ? difference / std::max(1.0, largest) : 1e30;
}

}  // namespace elboscope::test
