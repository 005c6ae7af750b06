#pragma once

#include <bit>
#include <cstdint>

namespace elboscope {

/// Finaliser of splitmix64 (Steele, Lea, Flood 2014; public-domain code by Vigna): a bijection that scatters its input.
constexpr std::uint64_t scatter(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// xoshiro256** (Blackman and Vigna 2018, public domain). Ours, because the standard library leaves the algorithms of
/// its distributions open: the same seed has to give the same scene everywhere.
class RandomNumbers {
 public:
  explicit RandomNumbers(std::uint64_t seed) {
    for (std::uint64_t& word : state_) word = seed = scatter(seed);
  }

  std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  /// [0, 1)
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  bool chance(double probability) { return unit() < probability; }
  /// 0 .. count - 1; the bias of at most count / 2^32 does not matter here.
  int below(int count) { return static_cast<int>(((next() >> 32) * static_cast<std::uint64_t>(count)) >> 32); }

 private:
  std::uint64_t state_[4];
};

}  // namespace elboscope
