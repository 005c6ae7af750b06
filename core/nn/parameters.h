#pragma once

#include <ATen/ATen.h>

#include <string>
#include <vector>

namespace elboscope {

/// Where a network gets its parameters from while it is built. One walk over a network's constructor serves loading,
/// checking without memory (`info`), random initialisation (benchmarks, trainer) and listing.
class ParameterSource {
 public:
  virtual ~ParameterSource() = default;
  /// The parameter of that name. Throws Error(refused) with file, name, got and expected if it is absent, has another
  /// shape, is not of a float type or holds a number that is not finite. A checking source returns undefined tensors.
  virtual at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) = 0;
  /// The same for the matrix or kernel of a product, which the layer itself brings to the type and device of what it is
  /// multiplied with (layers.h, at_hand): a source may leave it as it is stored, where that saves memory.
  virtual at::Tensor take_layer(const std::string& name, const std::vector<std::int64_t>& shape) {
    return take(name, shape);
  }
  /// True if a parameter of that name exists (old spellings, optional biases).
  virtual bool has(const std::string& name) const = 0;
};

/// Random but harmless parameters: weights N(0, 1/fan_in), norms 1, biases 0; deterministic by seed and name.
class RandomParameters final : public ParameterSource {
 public:
  explicit RandomParameters(std::uint64_t seed, at::ScalarType dtype = at::kFloat) : seed_(seed), dtype_(dtype) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override;
  bool has(const std::string&) const override { return false; }

 private:
  std::uint64_t seed_;
  at::ScalarType dtype_;
};

}  // namespace elboscope
