// A recorded fixture (model folder, inputs, outputs of diffusers) as the tests of the networks need it.
#pragma once

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/nn/parameters.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope::test {

inline at::Tensor as_tensor(const TensorView& view) {
  if (view.dtype == DType::u8 || view.dtype == DType::i64) {
    auto tensor = at::empty(view.shape, at::kLong);
    copy_as_int64(view, tensor.data_ptr<std::int64_t>());
    return tensor;
  }
  auto tensor = at::empty(view.shape, at::kFloat);
  copy_as_float(view, tensor.data_ptr<float>());
  return tensor;
}

/// The weights of one component folder, strict about shapes as the program's own source is.
class FolderParameters final : public ParameterSource {
 public:
  explicit FolderParameters(const std::filesystem::path& folder, at::ScalarType dtype = at::kFloat) : dtype_(dtype) {
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".safetensors") files_.push_back(SafetensorsFile::open(entry.path()));
  }
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    const auto* view = find(name);
    if (!view) refuse("weights", name + " is missing");
    if (view->shape != shape) refuse("weights", name + " has shape " + view->shape_text());
    ++taken;
    return as_tensor(*view).to(dtype_);
  }
  bool has(const std::string& name) const override { return find(name) != nullptr; }
  int taken = 0;

 private:
  const TensorView* find(const std::string& name) const {
    for (const auto& file : files_)
      if (const auto* view = file->find(name)) return view;
    return nullptr;
  }
  std::vector<std::shared_ptr<const SafetensorsFile>> files_;
  at::ScalarType dtype_;
};

struct FixtureFolder {
  std::filesystem::path path;
  nlohmann::json json;
  std::shared_ptr<const SafetensorsFile> oracle;

  explicit FixtureFolder(const std::filesystem::path& folder)
      : path(folder),
        json(read_json(folder / "oracle.json", "oracle.json")),
        oracle(SafetensorsFile::open(folder / "oracle.safetensors")) {}

  std::filesystem::path component(const std::string& name) const { return path / json.value("model", "model") / name; }
  nlohmann::json config(const std::string& name) const { return read_json(component(name) / "config.json", name); }
  at::Tensor tensor(const std::string& name) const {
    const auto* view = oracle->find(name);
    if (!view) throw std::runtime_error("the fixture has no tensor " + name);
    return as_tensor(*view);
  }
  /// Token ids as recorded by a tokenize case of the same text, [1, L]; undefined if there is none.
  at::Tensor ids(const std::string& text) const {
    for (const auto& c : json["cases"])
      if (c["op"] == "tokenize" && c["text"] == text) return tensor(c["ids"]).unsqueeze(0);
    return {};
  }
  std::vector<nlohmann::json> cases(const std::string& op) const {
    std::vector<nlohmann::json> found;
    for (const auto& c : json["cases"])
      if (c["op"] == op) found.push_back(c);
    return found;
  }
};

/// FORMAT.md's measure: largest difference over max(1, largest expected value).
inline double relative_error(const at::Tensor& ours, const at::Tensor& expected) {
  if (ours.sizes() != expected.sizes()) throw std::runtime_error("the shapes differ");
  const auto difference = (ours.to(at::kDouble) - expected.to(at::kDouble)).abs().max().item<double>();
  return difference / std::max(1.0, expected.to(at::kDouble).abs().max().item<double>());
}

/// Picture [H, W, 3] of bytes as the autoencoder takes it.
inline at::Tensor as_picture(const at::Tensor& bytes) {
  return (bytes.to(at::kFloat) / 127.5 - 1).permute({2, 0, 1}).unsqueeze(0);
}

}  // namespace elboscope::test
