#include "core/training/trainable_parameters.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"

namespace elboscope {
namespace {

// Convolutions are fastest on weights whose channels lie together.
at::MemoryFormat layout_of(const std::vector<std::int64_t>& shape) {
  return shape.size() == 4 ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
}

}  // namespace

TrainableParameters::TrainableParameters(std::string prefix, std::uint64_t seed, at::ScalarType compute_type,
                                         at::Device device, std::vector<TrainableParameter>& parameters,
                                         std::vector<std::string> zero_endings)
    : prefix_(std::move(prefix)),
      seed_(seed),
      compute_type_(compute_type),
      device_(device),
      parameters_(parameters),
      zero_endings_(std::move(zero_endings)) {}

at::Tensor TrainableParameters::take(const std::string& name, const std::vector<std::int64_t>& shape) {
  at::Tensor start = RandomParameters(seed_).take(prefix_ + name, shape);
  if (shape.size() >= 2) {
    double fan_in = 1;
    for (std::size_t i = 1; i < shape.size(); ++i) fan_in *= static_cast<double>(shape[i]);
    const bool embedding = name.find("embedding.weight") != std::string::npos;
    start.mul_(embedding ? 0.02 * std::sqrt(fan_in) : std::sqrt(1.0 / 3.0));
    for (const auto& ending : zero_endings_)
      if (name.ends_with(ending)) start.zero_();
  }
  TrainableParameter parameter;
  parameter.name = prefix_ + name;
  parameter.master = start.to(device_).contiguous(layout_of(shape));
  parameter.first_moment = at::zeros_like(parameter.master);
  parameter.second_moment = at::zeros_like(parameter.master);
  parameter.average = parameter.master.clone();
  parameter.value = parameter.master.to(compute_type_);
  if (parameter.value.is_same(parameter.master)) parameter.value = parameter.master.clone();
  parameter.value.requires_grad_(true);
  parameters_.push_back(parameter);
  return parameters_.back().value;
}

FixedParameters::FixedParameters(const NamedTensors& values, at::ScalarType compute_type, at::Device device)
    : compute_type_(compute_type), device_(device) {
  for (const auto& [name, value] : values) values_[name] = value;
}

at::Tensor FixedParameters::take(const std::string& name, const std::vector<std::int64_t>& shape) {
  const auto found = values_.find(name);
  if (found == values_.end()) throw Error(ErrorKind::failed, {}, "The checkpoint has no parameter " + name + ".");
  if (found->second.sizes() != at::IntArrayRef(shape))
    throw Error(ErrorKind::failed, {}, "The checkpoint's parameter " + name + " has another shape than the network expects.");
  return found->second.to(device_, compute_type_).contiguous();
}

NamedTensors averages_of(const std::vector<TrainableParameter>& parameters, const std::string& prefix) {
  NamedTensors values;
  for (const auto& parameter : parameters)
    if (parameter.name.starts_with(prefix)) values.push_back({parameter.name.substr(prefix.size()), parameter.average});
  return values;
}

}  // namespace elboscope
