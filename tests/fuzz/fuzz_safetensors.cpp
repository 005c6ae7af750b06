// Any bytes as a safetensors file: refused, or every tensor can be read whole.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "core/base/error.h"
#include "core/tensorfile/safetensors_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A copy of exactly this size, so that the sanitizer sees reads beyond it.
  const std::vector<std::byte> bytes(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  try {
    const auto file = elboscope::SafetensorsFile::parse(bytes.data(), bytes.size(), "fuzz");
    std::size_t covered = 0;
    for (const elboscope::TensorView& tensor : file->tensors()) {
      covered += tensor.bytes;
      if (file->find(tensor.name) != &tensor) std::abort();
      if (static_cast<std::size_t>(tensor.elements()) * elboscope::dtype_size(tensor.dtype) != tensor.bytes)
        std::abort();
      static_cast<void>(elboscope::all_finite(tensor));
      std::vector<float> values(static_cast<std::size_t>(tensor.elements()));
      try {
        elboscope::copy_as_float(tensor, values.data());
      } catch (const elboscope::Error& error) {
        if (error.kind != elboscope::ErrorKind::failed) std::abort();  // eight-bit floats
      }
    }
    if (covered > size) std::abort();
  } catch (const elboscope::Error& error) {
    if (error.kind != elboscope::ErrorKind::refused) std::abort();
  }
  return 0;
}
