#include "core/training/png_writer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/tensorfile/atomic_file.h"

namespace elboscope {
namespace {

constexpr int kMostPixelsASide = 16384;
constexpr std::size_t kMostStoredBytes = 65535;  // a stored block's length has 16 bits

void append_big_endian(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift & 0xFF));
}

void append_little_endian16(std::string& out, std::uint32_t value) {
  out.push_back(static_cast<char>(value & 0xFF));
  out.push_back(static_cast<char>(value >> 8 & 0xFF));
}

std::uint32_t crc32(std::string_view bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> result{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = (value & 1) != 0 ? 0xEDB88320U ^ value >> 1 : value >> 1;
      result[i] = value;
    }
    return result;
  }();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xFF] ^ crc >> 8;
  return ~crc;
}

std::uint32_t adler32(std::string_view bytes) {
  std::uint32_t low = 1, high = 0;
  while (!bytes.empty()) {
    // The longest run whose sums cannot overflow 32 bits.
    for (const char byte : bytes.substr(0, 5552)) {
      low += static_cast<unsigned char>(byte);
      high += low;
    }
    low %= 65521;
    high %= 65521;
    bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 5552));
  }
  return high << 16 | low;
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_big_endian(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = out.size();
  out.append(type).append(data);
  append_big_endian(out, crc32(std::string_view(out).substr(begin)));
}

std::string stored_zlib(std::string_view bytes) {
  std::string out("\x78\x01", 2);  // deflate with a 32 KiB window, fastest level
  out.reserve(bytes.size() + bytes.size() / kMostStoredBytes * 5 + 16);
  const std::uint32_t sum = adler32(bytes);
  do {
    const std::string_view block = bytes.substr(0, kMostStoredBytes);
    bytes.remove_prefix(block.size());
    out.push_back(bytes.empty() ? '\1' : '\0');
    const auto length = static_cast<std::uint32_t>(block.size());
    append_little_endian16(out, length);
    append_little_endian16(out, ~length);
    out.append(block);
  } while (!bytes.empty());
  append_big_endian(out, sum);
  return out;
}

}  // namespace

void write_png(const std::filesystem::path& path, int width, int height, const std::uint8_t* rgb) {
  if (width < 1 || height < 1 || width > kMostPixelsASide || height > kMostPixelsASide) {
    throw Error(ErrorKind::usage, path.string(),
                "A picture of " + std::to_string(width) + " x " + std::to_string(height) +
                    " pixels was to be written, expected 1 to " + std::to_string(kMostPixelsASide) + " a side.");
  }
  const std::size_t row_bytes = static_cast<std::size_t>(width) * 3;
  std::string rows;
  rows.reserve((row_bytes + 1) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    rows.push_back('\0');  // filter type of the row: none
    rows.append(reinterpret_cast<const char*>(rgb) + row_bytes * static_cast<std::size_t>(y), row_bytes);
  }
  std::string header;
  append_big_endian(header, static_cast<std::uint32_t>(width));
  append_big_endian(header, static_cast<std::uint32_t>(height));
  header.append("\x08\x02\0\0\0", 5);  // 8 bits, RGB, deflate, adaptive filters, not interlaced

  std::string file("\x89PNG\r\n\x1A\n", 8);
  append_chunk(file, "IHDR", header);
  append_chunk(file, "IDAT", stored_zlib(rows));
  append_chunk(file, "IEND", {});
  AtomicFile out(path);
  out.write(file);
  out.commit();
}

}  // namespace elboscope
