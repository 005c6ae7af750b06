#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace elboscope {

/// SHA-256 (FIPS 180-4) in pieces: identity of model files and pictures in records and reports.
class Sha256 {
 public:
  Sha256();
  void update(const void* data, std::size_t bytes);
  /// Lower-case hexadecimal digest, 64 characters. The object is spent afterwards.
  std::string finish();

 private:
  void block(const unsigned char* data);
  std::array<std::uint32_t, 8> state_;
  std::array<unsigned char, 64> buffer_;
  std::uint64_t total_ = 0;
};

}  // namespace elboscope
