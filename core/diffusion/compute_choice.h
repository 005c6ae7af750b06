// Where and in which type a model computes. Engine-internal (torch).
#pragma once

#include <ATen/ATen.h>

#include <string>

#include "core/diffusion/load_model.h"

namespace elboscope {

/// automatic: the first GPU, if there is one. Throws Error(usage) where a GPU is wanted and none can be used.
at::Device choose_device(ComputeDevice wanted);
/// `stored`: the most frequent type of the weights, "F16". Throws Error(usage) for float16 on the CPU.
at::ScalarType choose_type(ComputeType wanted, at::Device device, const std::string& stored);
/// "float32"
std::string type_name(at::ScalarType type);

}  // namespace elboscope
