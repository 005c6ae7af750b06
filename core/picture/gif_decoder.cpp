// First frame of a GIF (87a, 89a): OpenCV 4.6 cannot read one without GDAL. Format: CompuServe's GIF89a specification.
#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/error.h"
#include "core/picture/decoders.h"

namespace elboscope {
namespace {

struct GifStream {
  const EncodedFile& file;
  std::size_t at = 0;

  std::uint8_t byte() {
    if (at >= file.size) refuse_truncated(file.name, "byte " + std::to_string(at));
    return file.data[at++];
  }
  std::int64_t u16() {
    const std::int64_t low = byte();
    return low | std::int64_t{byte()} << 8;
  }
  const std::uint8_t* take(std::size_t count) {
    if (count > file.size - at) refuse_truncated(file.name, "byte " + std::to_string(at));
    at += count;
    return file.data + at - count;
  }
  void skip_blocks() {
    while (const std::uint8_t length = byte()) take(length);
  }
};

/// Codes of growing width, least significant bit first, out of blocks of at most 255 bytes.
struct CodeReader {
  GifStream& in;
  std::size_t block_left = 0;
  std::uint32_t bits = 0;
  unsigned count = 0;
  bool ended = false;

  /// -1 after the last block.
  int next(unsigned width) {
    while (count < width) {
      if (block_left == 0) {
        if (!ended) block_left = in.byte();
        if (block_left == 0) {
          ended = true;
          return -1;
        }
      }
      bits |= std::uint32_t{in.byte()} << count;
      count += 8;
      --block_left;
    }
    const int code = static_cast<int>(bits & ((1U << width) - 1));
    bits >>= width;
    count -= width;
    return code;
  }
};

/// LZW with the GIF rules: codes grow up to 12 bits; a full table stays as it is until a clear code.
std::vector<std::uint8_t> decode_lzw(GifStream& in, std::size_t pixels) {
  const unsigned minimum = in.byte();
  if (minimum < 1 || minimum > 11) refuse_damaged(in.file.name, "GIF", "its code size is " + std::to_string(minimum));
  CodeReader codes{in};
  const int clear = 1 << minimum, end = clear + 1;
  std::array<std::uint16_t, 4096> prefix{};
  std::array<std::uint8_t, 4096> suffix{};
  std::array<std::uint8_t, 4097> stack{};
  std::vector<std::uint8_t> indices;
  int table = end + 1, previous = -1;
  unsigned width = minimum + 1;
  std::uint8_t first = 0;
  while (indices.size() < pixels) {
    const int code = codes.next(width);
    if (code < 0 || code == end)
      refuse_truncated(in.file.name, "pixel " + std::to_string(indices.size()) + " of " + std::to_string(pixels));
    if (code == clear) {
      table = end + 1;
      width = minimum + 1;
      previous = -1;
      continue;
    }
    if (code > table || (code == table && previous < 0) || (previous < 0 && code >= clear))
      refuse_damaged(in.file.name, "GIF", "it holds an impossible code");
    std::size_t depth = 0;
    int walk = code;
    if (code == table) {
      stack[depth++] = first;
      walk = previous;
    }
    while (walk >= clear) {
      stack[depth++] = suffix[static_cast<std::size_t>(walk)];
      walk = prefix[static_cast<std::size_t>(walk)];
    }
    first = static_cast<std::uint8_t>(walk);
    stack[depth++] = first;
    while (depth > 0 && indices.size() < pixels) indices.push_back(stack[--depth]);
    if (previous >= 0 && table < 4096) {
      prefix[static_cast<std::size_t>(table)] = static_cast<std::uint16_t>(previous);
      suffix[static_cast<std::size_t>(table)] = first;
      ++table;
      if (table == 1 << width && width < 12) ++width;
    }
    previous = code;
  }
  while (codes.next(width) >= 0) {  // the rest of the blocks must be there: otherwise the file was cut
  }
  return indices;
}

/// Interlaced files store rows 0, 8, 16..., then 4, 12..., then 2, 6..., then the odd ones.
std::vector<std::int64_t> row_order(std::int64_t height, bool interlaced) {
  std::vector<std::int64_t> order;
  constexpr std::array<std::array<std::int64_t, 2>, 4> passes{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
  if (interlaced) {
    for (const auto& [start, step] : passes)
      for (std::int64_t y = start; y < height; y += step) order.push_back(y);
  } else {
    for (std::int64_t y = 0; y < height; ++y) order.push_back(y);
  }
  return order;
}

}  // namespace

DecodedPicture decode_gif(const EncodedFile& file) {
  GifStream in{file, 6};
  Picture picture;
  picture.width = in.u16();
  picture.height = in.u16();
  const unsigned screen = in.byte();
  in.take(2);
  std::array<std::uint8_t, 768> palette{};
  const auto read_palette = [&](unsigned flags) {
    const std::size_t bytes = std::size_t{3} << ((flags & 7) + 1);
    std::memcpy(palette.data(), in.take(bytes), bytes);
  };
  if (screen & 0x80) read_palette(screen);
  int transparent = -1;
  for (;;) {
    const unsigned kind = in.byte();
    if (kind == 0x21) {
      const unsigned label = in.byte();
      if (label == 0xF9 && in.at + 5 <= file.size && file.data[in.at] == 4)
        transparent = file.data[in.at + 1] & 1 ? file.data[in.at + 4] : -1;
      in.skip_blocks();
    } else if (kind == 0x2C) {
      break;
    } else {
      refuse_damaged(file.name, "GIF", "it holds no picture");
    }
  }
  const std::int64_t left = in.u16(), top = in.u16(), width = in.u16(), height = in.u16();
  const unsigned flags = in.byte();
  if (flags & 0x80) read_palette(flags);
  if (width < 1 || height < 1) refuse_damaged(file.name, "GIF", "its first frame is empty");
  // Some encoders write a screen of 0 x 0 or smaller than the frame; viewers then show the frame.
  picture.width = std::max(picture.width, left + width);
  picture.height = std::max(picture.height, top + height);
  check_picture_size(file.name, picture.width, picture.height);
  const std::vector<std::uint8_t> indices = decode_lzw(in, static_cast<std::size_t>(width * height));
  picture.rgb.assign(static_cast<std::size_t>(picture.width * picture.height) * 3, 255);
  const std::vector<std::int64_t> rows = row_order(height, (flags & 0x40) != 0);
  for (std::int64_t i = 0; i < height; ++i)
    for (std::int64_t x = 0; x < width; ++x) {
      const std::uint8_t index = indices[static_cast<std::size_t>(i * width + x)];
      if (index == transparent) continue;
      std::memcpy(picture.rgb.data() + ((top + rows[static_cast<std::size_t>(i)]) * picture.width + left + x) * 3,
                  palette.data() + std::size_t{3} * index, 3);
    }
  return {std::move(picture), 1};
}

}  // namespace elboscope
