#pragma once

#include <cstdint>
#include <filesystem>

namespace elboscope {

/// Writes an 8-bit RGB PNG atomically; `rgb` is row-major, width * height * 3 bytes. Needs the standard library alone, for
/// the trainer builds without a picture library; so the data is stored, not compressed (deflate's stored blocks).
/// Throws Error(failed) where the file cannot be written and Error(usage) for a side outside 1 to 16384.
/// Formats: PNG specification (W3C, third edition), zlib RFC 1950, deflate RFC 1951 section 3.2.4.
void write_png(const std::filesystem::path& path, int width, int height, const std::uint8_t* rgb);

}  // namespace elboscope
