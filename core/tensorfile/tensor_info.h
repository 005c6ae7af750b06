// core/tensorfile: tensors and JSON on disk. Untrusted bytes in, checked descriptors out; writing is atomic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace elboscope {

/// Element types of safetensors files.
enum class DType { boolean, u8, i8, i16, u16, f16, bf16, i32, u32, f32, f64, i64, u64, f8_e5m2, f8_e4m3 };

std::size_t dtype_size(DType dtype);         ///< bytes an element
std::string_view dtype_name(DType dtype);    ///< as safetensors spells it, "BF16"

/// A tensor inside a memory-mapped file: row-major, little-endian, possibly at an odd address (never dereference as float*).
struct TensorView {
  std::string name;
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;  ///< empty = scalar; a zero dimension is legal
  const std::byte* data = nullptr;  ///< valid as long as the file object lives
  std::size_t bytes = 0;

  std::int64_t elements() const;
  std::string shape_text() const;   ///< "[320, 4, 3, 3]"
};

/// Converts F16, BF16, F32, F64 (and BOOL, U8..I64) elements to float. `out` has room for view.elements().
void copy_as_float(const TensorView& view, float* out);
/// Integer elements (BOOL, U8..U64) to int64; throws Error(failed) for float types.
void copy_as_int64(const TensorView& view, std::int64_t* out);
/// True if every element is finite (F16, BF16, F32, F64; integers are always finite). Reads the data once.
bool all_finite(const TensorView& view);

float half_to_float(std::uint16_t bits);
float bfloat16_to_float(std::uint16_t bits);

}  // namespace elboscope
