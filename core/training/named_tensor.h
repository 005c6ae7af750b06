#pragma once

#include <ATen/ATen.h>

#include <string>
#include <vector>

namespace elboscope {

/// A parameter under diffusers' name, inside its component ("conv_in.weight").
struct NamedTensor {
  std::string name;
  at::Tensor value;
};
using NamedTensors = std::vector<NamedTensor>;

}  // namespace elboscope
