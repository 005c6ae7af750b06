#include "core/tensorfile/tensor_info.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>

#include "core/base/error.h"
#include "core/base/parallel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace elboscope {
namespace {

static_assert(std::endian::native == std::endian::little,
              "safetensors data is little-endian and is copied as it stands");

// Smallest share worth a thread: below it the copy is over before a sleeping thread is awake.
constexpr std::int64_t grain = std::int64_t{1} << 20;

struct Names {
  std::string_view name;
  std::size_t bytes;
};
constexpr std::array<Names, 15> dtypes{{{"BOOL", 1},
                                        {"U8", 1},
                                        {"I8", 1},
                                        {"I16", 2},
                                        {"U16", 2},
                                        {"F16", 2},
                                        {"BF16", 2},
                                        {"I32", 4},
                                        {"U32", 4},
                                        {"F32", 4},
                                        {"F64", 8},
                                        {"I64", 8},
                                        {"U64", 8},
                                        {"F8_E5M2", 1},
                                        {"F8_E4M3", 1}}};

// Data may begin at an odd address, so every element goes through memcpy (compilers turn the loops into vector loads).
template <typename T>
T load(const std::byte* data, std::int64_t index) {
  T value;
  std::memcpy(&value, data + index * static_cast<std::int64_t>(sizeof(T)), sizeof(T));
  return value;
}

// Branch-free: the float's exponent is rebased by a multiplication, which also makes halves' denormals normal.
inline float half_bits_to_float(std::uint16_t bits) {
  const std::uint32_t magnitude = std::uint32_t{bits & 0x7fffu} << 13;
  const float rebased = std::bit_cast<float>(magnitude) * std::bit_cast<float>(std::uint32_t{(254 - 15) << 23});
  // 0x7c00 and above are infinities and NaNs: their exponent field becomes all ones.
  const std::uint32_t special = (bits & 0x7c00u) == 0x7c00u ? 0x7f800000u : 0u;
  const std::uint32_t sign = std::uint32_t{bits & 0x8000u} << 16;
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(rebased) | special | sign);
}

inline float bfloat16_bits_to_float(std::uint16_t bits) {
  return std::bit_cast<float>(std::uint32_t{bits} << 16);
}

#if defined(__x86_64__)
__attribute__((target("avx2,f16c"))) void halves_to_floats_f16c(const std::byte* data, std::int64_t begin,
                                                                std::int64_t end, float* out) {
  std::int64_t i = begin;
  for (; i + 8 <= end; i += 8) {
    const __m128i eight = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + 2 * i));
    _mm256_storeu_ps(out + i, _mm256_cvtph_ps(eight));
  }
  for (; i < end; ++i) out[i] = half_bits_to_float(load<std::uint16_t>(data, i));
}
#endif

void halves_to_floats(const std::byte* data, std::int64_t begin, std::int64_t end, float* out) {
#if defined(__x86_64__)
  // Every processor with AVX2 has F16C, which clang 14 cannot ask for.
  static const bool fast = __builtin_cpu_supports("avx2");
  if (fast) return halves_to_floats_f16c(data, begin, end, out);
#endif
  for (std::int64_t i = begin; i < end; ++i) out[i] = half_bits_to_float(load<std::uint16_t>(data, i));
}

template <typename T, typename To>
void convert(const TensorView& view, To* out) {
  parallel_for(view.elements(), grain, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) out[i] = static_cast<To>(load<T>(view.data, i));
  });
}

// An IEEE number is not finite where its exponent is all ones. Blocks, so that the inner loop has no exit and
// vectorises.
template <typename Bits>
bool exponents_finite(const TensorView& view, Bits exponent_mask) {
  std::atomic<bool> finite{true};
  parallel_for(view.elements(), grain, [&](std::int64_t begin, std::int64_t end) {
    constexpr std::int64_t block = 16384;
    for (std::int64_t from = begin; from < end && finite.load(std::memory_order_relaxed); from += block) {
      const std::int64_t to = std::min(from + block, end);
      Bits found = 0;
      for (std::int64_t i = from; i < to; ++i) {
        found |= static_cast<Bits>((load<Bits>(view.data, i) & exponent_mask) == exponent_mask);
      }
      if (found != 0) finite.store(false, std::memory_order_relaxed);
    }
  });
  return finite;
}

}  // namespace

std::size_t dtype_size(DType dtype) {
  return dtypes[static_cast<std::size_t>(dtype)].bytes;
}
std::string_view dtype_name(DType dtype) {
  return dtypes[static_cast<std::size_t>(dtype)].name;
}

float half_to_float(std::uint16_t bits) {
  return half_bits_to_float(bits);
}
float bfloat16_to_float(std::uint16_t bits) {
  return bfloat16_bits_to_float(bits);
}

std::int64_t TensorView::elements() const {
  std::int64_t product = 1;
  for (const std::int64_t side : shape) product *= side;
  return product;
}

std::string TensorView::shape_text() const {
  std::string text = "[";
  for (const std::int64_t side : shape) {
    if (text.size() > 1) text += ", ";
    text += std::to_string(side);
  }
  text += ']';
  return text;
}

void copy_as_float(const TensorView& view, float* out) {
  switch (view.dtype) {
    case DType::f32:
      return parallel_for(view.elements(), grain, [&](std::int64_t begin, std::int64_t end) {
        std::memcpy(out + begin, view.data + 4 * begin, static_cast<std::size_t>(4 * (end - begin)));
      });
    case DType::f16:
      return parallel_for(view.elements(), grain,
                          [&](std::int64_t begin, std::int64_t end) { halves_to_floats(view.data, begin, end, out); });
    case DType::bf16:
      return parallel_for(view.elements(), grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) out[i] = bfloat16_bits_to_float(load<std::uint16_t>(view.data, i));
      });
    case DType::f64:
      return convert<double>(view, out);
    case DType::boolean:
    case DType::u8:
      return convert<std::uint8_t>(view, out);
    case DType::i8:
      return convert<std::int8_t>(view, out);
    case DType::i16:
      return convert<std::int16_t>(view, out);
    case DType::u16:
      return convert<std::uint16_t>(view, out);
    case DType::i32:
      return convert<std::int32_t>(view, out);
    case DType::u32:
      return convert<std::uint32_t>(view, out);
    case DType::i64:
      return convert<std::int64_t>(view, out);
    case DType::u64:
      return convert<std::uint64_t>(view, out);
    case DType::f8_e5m2:
    case DType::f8_e4m3:
      break;
  }
  throw Error(ErrorKind::failed, {},
              "Tensor " + view.name + " is stored as " + std::string(dtype_name(view.dtype)) +
                  ", which cannot be computed with; expected F16, BF16, F32 or F64.");
}

void copy_as_int64(const TensorView& view, std::int64_t* out) {
  switch (view.dtype) {
    case DType::boolean:
    case DType::u8:
      return convert<std::uint8_t>(view, out);
    case DType::i8:
      return convert<std::int8_t>(view, out);
    case DType::i16:
      return convert<std::int16_t>(view, out);
    case DType::u16:
      return convert<std::uint16_t>(view, out);
    case DType::i32:
      return convert<std::int32_t>(view, out);
    case DType::u32:
      return convert<std::uint32_t>(view, out);
    case DType::i64:
      return convert<std::int64_t>(view, out);
    case DType::u64:
      return convert<std::uint64_t>(view, out);
    case DType::f16:
    case DType::bf16:
    case DType::f32:
    case DType::f64:
    case DType::f8_e5m2:
    case DType::f8_e4m3:
      break;
  }
  throw Error(ErrorKind::failed, {},
              "Tensor " + view.name + " is stored as " + std::string(dtype_name(view.dtype)) + ", expected integers.");
}

bool all_finite(const TensorView& view) {
  switch (view.dtype) {
    case DType::f16:
      return exponents_finite<std::uint16_t>(view, 0x7c00);
    case DType::bf16:
      return exponents_finite<std::uint16_t>(view, 0x7f80);
    case DType::f32:
      return exponents_finite<std::uint32_t>(view, 0x7f800000);
    case DType::f64:
      return exponents_finite<std::uint64_t>(view, 0x7ff0000000000000);
    case DType::f8_e5m2:
      return exponents_finite<std::uint8_t>(view, 0x7c);
    case DType::f8_e4m3:
      return exponents_finite<std::uint8_t>(view, 0x7f);  // no infinities; 0x7f and 0xff are the NaNs
    default:
      return true;
  }
}

}  // namespace elboscope
