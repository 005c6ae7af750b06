#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/nn/parameters.h"
#include "core/training/named_tensor.h"

namespace elboscope {

/// A parameter that learns. `value` is what the network computes with (a leaf with gradients, in the compute type);
/// everything else is float32. All share one memory layout, so that updates run over plain arrays.
struct TrainableParameter {
  std::string name;
  at::Tensor value;
  at::Tensor master, first_moment, second_moment, average;
};

/// Hands a network its trainable parameters, freshly initialised: weights N(0, 1/(3 fan_in)) (the variance of PyTorch's
/// defaults), norms 1, biases 0, embeddings N(0, 0.02^2), and zero where a residual branch ends, so that every block
/// starts as the identity. Deterministic by seed and name.
class TrainableParameters final : public ParameterSource {
 public:
  /// `prefix` stands before the names in checkpoints ("unet.").
  TrainableParameters(std::string prefix, std::uint64_t seed, at::ScalarType compute_type, at::Device device,
                      std::vector<TrainableParameter>& parameters, std::vector<std::string> zero_endings);
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override;
  bool has(const std::string&) const override { return false; }

 private:
  std::string prefix_;
  std::uint64_t seed_;
  at::ScalarType compute_type_;
  at::Device device_;
  std::vector<TrainableParameter>& parameters_;
  std::vector<std::string> zero_endings_;
};

/// Hands a network the values of a list (averages, a checkpoint's) for use without gradients.
class FixedParameters final : public ParameterSource {
 public:
  FixedParameters(const NamedTensors& values, at::ScalarType compute_type, at::Device device);
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override;
  bool has(const std::string& name) const override { return values_.count(name) > 0; }

 private:
  std::map<std::string, at::Tensor> values_;
  at::ScalarType compute_type_;
  at::Device device_;
};

/// The averages of all parameters whose name starts with `prefix`, without it.
NamedTensors averages_of(const std::vector<TrainableParameter>& parameters, const std::string& prefix);

}  // namespace elboscope
