#include "core/diffusion/compute_choice.h"

#include "core/base/error.h"

namespace elboscope {

at::Device choose_device(ComputeDevice wanted) {
  if (wanted == ComputeDevice::cpu) return at::kCPU;
  if (at::hasCUDA()) return at::Device(at::kCUDA, 0);
  if (wanted == ComputeDevice::cuda) {
    throw Error(ErrorKind::usage, {},
                "No CUDA device can be used (this build of LibTorch or this machine has none); expected --device cpu.");
  }
  return at::kCPU;
}

at::ScalarType choose_type(ComputeType wanted, at::Device device, const std::string& stored) {
  switch (wanted) {
    case ComputeType::float32:
      return at::kFloat;
    case ComputeType::bfloat16:
      return at::kBFloat16;
    case ComputeType::float16:
      if (device.is_cpu()) {
        throw Error(ErrorKind::usage, {},
                    "float16 does not compute on the CPU, expected float32 or bfloat16 (files stored as float16 are "
                    "converted).");
      }
      return at::kHalf;
    case ComputeType::automatic:
      break;
  }
  if (device.is_cpu()) return at::kFloat;
  if (stored == "F16") return at::kHalf;
  return stored == "BF16" ? at::kBFloat16 : at::kFloat;
}

std::string type_name(at::ScalarType type) {
  return type == at::kHalf ? "float16" : type == at::kBFloat16 ? "bfloat16" : "float32";
}

}  // namespace elboscope
