#include "core/nn/parameters.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace elboscope {
namespace {

// FNV-1a: the order in which a network asks must not change what it gets.
std::uint64_t name_hash(const std::string& name) {
  std::uint64_t hash = 1469598103934665603u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace

at::Tensor RandomParameters::take(const std::string& name, const std::vector<std::int64_t>& shape) {
  const auto options = at::TensorOptions().dtype(at::kFloat);
  if (name.ends_with("bias")) return at::zeros(shape, options).to(dtype_);
  if (shape.size() < 2) return at::ones(shape, options).to(dtype_);
  double fan_in = 1;
  for (std::size_t i = 1; i < shape.size(); ++i) fan_in *= static_cast<double>(shape[i]);
  auto generator = at::make_generator<at::CPUGeneratorImpl>(name_hash(name) ^ (seed_ * 0x9e3779b97f4a7c15u));
  return at::randn(shape, generator, options).mul_(1.0 / std::sqrt(fan_in)).to(dtype_);
}

}  // namespace elboscope
