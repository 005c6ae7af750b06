#include "core/picture/png_text.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "core/base/error.h"

namespace elboscope {
namespace {

constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::size_t header_end = signature.size() + 4 + 4 + 13 + 4;  // IHDR is the first chunk and 13 bytes long
constexpr int most_chunks = 100'000;

/// PNG specification, annex D.
std::uint32_t crc_of(const std::uint8_t* data, std::size_t size) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> all{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int k = 0; k < 8; ++k) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
      all[i] = value;
    }
    return all;
  }();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (std::size_t i = 0; i < size; ++i) crc = table[(crc ^ data[i]) & 0xFFU] ^ (crc >> 8U);
  return crc ^ 0xFFFFFFFFU;
}

std::uint32_t number_at(const std::uint8_t* data) {
  return (std::uint32_t{data[0]} << 24U) | (std::uint32_t{data[1]} << 16U) | (std::uint32_t{data[2]} << 8U) | data[3];
}

void append_number(std::vector<std::uint8_t>& out, std::uint32_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

/// The text of a chunk's data (after its type) if it stands under `keyword`.
std::optional<std::string> text_of(const std::string& type, const std::string& data, const std::string& keyword) {
  if (data.compare(0, keyword.size(), keyword) != 0 || data.size() <= keyword.size() || data[keyword.size()] != '\0')
    return {};
  std::size_t at = keyword.size() + 1;
  if (type == "tEXt") return data.substr(at);
  if (data.size() < at + 2 || data[at] != '\0') return {};  // compressed
  at += 2;
  for (int skipped = 0; skipped < 2; ++skipped) {  // language, translated keyword
    const std::size_t end = data.find('\0', at);
    if (end == std::string::npos) return {};
    at = end + 1;
  }
  return data.substr(at);
}

}  // namespace

std::vector<std::uint8_t> with_png_text(const std::vector<std::uint8_t>& png, const std::string& keyword,
                                        const std::string& text) {
  if (png.size() < header_end || !std::equal(signature.begin(), signature.end(), png.begin()))
    throw Error(ErrorKind::usage, {}, "Text can only be put into a PNG.");
  std::vector<std::uint8_t> chunk{'i', 'T', 'X', 't'};
  chunk.insert(chunk.end(), keyword.begin(), keyword.end());
  chunk.insert(chunk.end(), {0, 0, 0, 0, 0});  // end of the keyword, not compressed (2), no language, no translation
  chunk.insert(chunk.end(), text.begin(), text.end());
  std::vector<std::uint8_t> result(png.begin(), png.begin() + header_end);
  result.reserve(png.size() + chunk.size() + 8);
  append_number(result, static_cast<std::uint32_t>(chunk.size() - 4));
  result.insert(result.end(), chunk.begin(), chunk.end());
  append_number(result, crc_of(chunk.data(), chunk.size()));
  result.insert(result.end(), png.begin() + header_end, png.end());
  return result;
}

std::optional<std::string> read_png_text(const std::filesystem::path& path, const std::string& keyword,
                                         std::size_t most) {
  std::error_code error;
  // A pipe or a device could block.
  if (!std::filesystem::is_regular_file(path, error)) return {};
  std::ifstream in(path, std::ios::binary);
  std::array<std::uint8_t, 8> head{};
  const auto read = [&](void* to, std::size_t bytes) {
    return static_cast<bool>(in.read(static_cast<char*>(to), static_cast<std::streamsize>(bytes)));
  };
  if (!read(head.data(), head.size()) || head != signature) return {};
  for (int i = 0; i < most_chunks && read(head.data(), head.size()); ++i) {
    const std::uint32_t size = number_at(head.data());
    const std::string type(head.begin() + 4, head.end());
    if (type == "IEND") return {};
    if ((type == "iTXt" || type == "tEXt") && size <= most + keyword.size() + 5) {
      std::vector<std::uint8_t> chunk(head.begin() + 4, head.end());
      chunk.resize(4 + std::size_t{size} + 4);
      if (!read(chunk.data() + 4, std::size_t{size} + 4)) return {};
      if (crc_of(chunk.data(), chunk.size() - 4) != number_at(chunk.data() + chunk.size() - 4)) return {};
      if (auto text = text_of(type, {chunk.begin() + 4, chunk.end() - 4}, keyword)) return text;
    } else {
      in.seekg(static_cast<std::streamoff>(size) + 4, std::ios::cur);
    }
  }
  return {};
}

}  // namespace elboscope
