// Arithmetic shared by the element-wise kernels: numbers of both types, exponential, SiLU and GELU as code that the
// compiler turns into vectors. Each unit keeps its own copy.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

// One source, compiled for several instruction sets and chosen when the program loads. Sanitizers instrument the
// chooser itself, which runs before they are ready, so their builds take the plain version.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define ELBOSCOPE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ELBOSCOPE_CLONES
#endif
#define ELBOSCOPE_INLINE [[gnu::always_inline]] inline

namespace elboscope::kernels {
namespace {

ELBOSCOPE_INLINE float load(const float* p) {
  return *p;
}
ELBOSCOPE_INLINE float load(const std::uint16_t* p) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(*p) << 16);
}
ELBOSCOPE_INLINE void store(float* p, float value) {
  *p = value;
}
ELBOSCOPE_INLINE void store(std::uint16_t* p, float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const std::uint32_t rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16;  // to nearest, ties to even
  *p = static_cast<std::uint16_t>(value == value ? rounded : 0x7fc0u);
}

// exp by 2^n * exp(r), |r| <= ln2/2, Taylor to the sixth order: relative error below 2e-7. Clamped so that n stays a
// normal exponent; std::exp does not vectorise without a vector maths library.
ELBOSCOPE_INLINE float exponential(float x) {
  x = x < -87.0f ? -87.0f : x;
  x = x > 88.0f ? 88.0f : x;
  constexpr float magic = 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer in the low bits
  const float shifted = x * 1.44269504f + magic;
  const float n = shifted - magic;
  const float r = (x - n * 0.693145752f) - n * 1.42860677e-6f;
  float p = 1.0f / 720.0f;
  p = p * r + 1.0f / 120.0f;
  p = p * r + 1.0f / 24.0f;
  p = p * r + 1.0f / 6.0f;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(p) + (std::bit_cast<std::uint32_t>(shifted) << 23));
}

ELBOSCOPE_INLINE float silu(float x) {
  return x / (1.0f + exponential(-x));
}

// What is left of the normal distribution beyond |x|; `density` is exp(-x^2 / 2). erf after Abramowitz and
// Stegun 7.1.26 (absolute error 1.5e-7).
ELBOSCOPE_INLINE float normal_tail(float x, float& density) {
  const float z = std::fabs(x) * 0.707106781f;
  const float t = 1.0f / (1.0f + 0.3275911f * z);
  density = exponential(-z * z);
  return ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t *
         density * 0.5f;
}

// x * Phi(x).
ELBOSCOPE_INLINE float gelu(float x) {
  float density;
  const float tail = normal_tail(x, density);
  return x * (x < 0 ? tail : 1.0f - tail);
}

// Sums in 16 lanes, which is what a vector register holds: the order of additions is fixed and the compiler may not
// choose it for us.
constexpr std::int64_t lanes = 16;
ELBOSCOPE_INLINE float sum_of_lanes(const float* lane) {
  float sum = 0;
  for (std::int64_t l = 0; l < lanes; ++l) sum += lane[l];
  return sum;
}

}  // namespace
}  // namespace elboscope::kernels
