// What a picture file claims to be, read from its first bytes before any decoder runs.
#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "core/base/error.h"
#include "core/picture/decoders.h"

namespace elboscope {
namespace {

/// Bounds-checked reading of integers in either byte order; outside the block everything is 0 and `ok` turns false.
struct ByteReader {
  const std::uint8_t* data;
  std::size_t size;
  bool big_endian = false;
  bool ok = true;

  std::uint32_t bytes(std::size_t at, unsigned count) {
    if (at > size || count > size - at) {
      ok = false;
      return 0;
    }
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i) value |= std::uint32_t{data[at + i]} << (8 * (big_endian ? count - 1 - i : i));
    return value;
  }
  std::uint32_t u16(std::size_t at) { return bytes(at, 2); }
  std::uint32_t u32(std::size_t at) { return bytes(at, 4); }
};

bool starts_with(const EncodedFile& file, std::string_view magic, std::size_t at = 0) {
  return file.size >= at + magic.size() && !std::memcmp(file.data + at, magic.data(), magic.size());
}

/// Formats people really try, so that the refusal can name them.
std::string known_but_unread(const EncodedFile& file) {
  using namespace std::string_view_literals;
  if (starts_with(file, "ftyp", 4)) {
    if (starts_with(file, "avif", 8) || starts_with(file, "avis", 8)) return "an AVIF picture";
    if (starts_with(file, "hei", 8) || starts_with(file, "mif1", 8)) return "a HEIC picture";
    return "an MP4 file";
  }
  if (starts_with(file, "\0\0\0\x0cjP  "sv) || starts_with(file, "\xff\x4f\xff\x51"sv)) return "a JPEG 2000 picture";
  if (starts_with(file, "\0\0\0\x0cJXL "sv) || starts_with(file, "\xff\x0a"sv)) return "a JPEG XL picture";
  if (starts_with(file, "II+\0"sv) || starts_with(file, "MM\0+"sv)) return "a BigTIFF picture";
  if (starts_with(file, "GIF8")) return "a GIF picture";
  if (starts_with(file, "8BPS")) return "a Photoshop file";
  if (starts_with(file, "%PDF")) return "a PDF file";
  if (starts_with(file, "<")) return "an SVG, XML or HTML file";
  if (starts_with(file, "PK\x03\x04")) return "a ZIP archive";
  return "not a picture";
}

PictureHeader bmp_header(const EncodedFile& file) {
  ByteReader in{file.data, file.size};
  PictureHeader header;
  const std::uint32_t info_size = in.u32(14);
  if (info_size == 12) {
    header.width = in.u16(18);
    header.height = in.u16(20);
  } else {
    header.width = static_cast<std::int32_t>(in.u32(18));
    header.height = static_cast<std::int32_t>(in.u32(22));
    if (header.height < 0) header.height = -header.height;  // stored top-down
  }
  if (!in.ok) refuse_truncated(file.name, "the header");
  return header;
}

/// Width, height and orientation of the first page; every strip or tile must lie inside the file, because libtiff fills
/// missing ones with nothing.
PictureHeader tiff_header(const EncodedFile& file) {
  ByteReader in{file.data, file.size, file.data[0] == 'M'};
  PictureHeader header;
  const std::size_t directory = in.u32(4);
  const std::uint32_t entries = in.u16(directory);
  struct Values {
    std::uint32_t type = 0, count = 0;
    std::size_t at = 0;
  } offsets, lengths;
  std::int64_t tile_width = 0, tile_height = 0;
  for (std::uint32_t i = 0; i < entries && in.ok; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    const std::uint32_t tag = in.u16(entry), type = in.u16(entry + 2), count = in.u32(entry + 4);
    if (type != 3 && type != 4) continue;
    const std::size_t value_bytes = type == 3 ? 2 : 4;
    const std::size_t at = count <= 4 / value_bytes ? entry + 8 : in.u32(entry + 8);
    const std::uint32_t first = in.bytes(at, static_cast<unsigned>(value_bytes));
    switch (tag) {
      case 256:
        header.width = first;
        break;
      case 257:
        header.height = first;
        break;
      case 274:
        header.orientation = static_cast<int>(first <= 8 ? first : 1);
        break;
      case 338:
        header.extra_samples = static_cast<int>(std::min<std::uint32_t>(first, 3));
        break;
      case 322:
        tile_width = first;
        break;
      case 323:
        tile_height = first;
        break;
      case 273:
      case 324:
        offsets = {type, count, at};
        break;
      case 279:
      case 325:
        lengths = {type, count, at};
        break;
      default:
        break;
    }
  }
  if (!in.ok) refuse_truncated(file.name, "the TIFF directory");
  if (tile_width || tile_height) check_picture_size(file.name, tile_width, tile_height);
  if (offsets.count == 0 || offsets.count != lengths.count || offsets.count > file.size / 2)
    refuse_damaged(file.name, "TIFF", "its table of strips is missing or inconsistent");
  for (std::uint32_t i = 0; i < offsets.count; ++i) {
    const unsigned offset_bytes = offsets.type == 3 ? 2 : 4, length_bytes = lengths.type == 3 ? 2 : 4;
    const std::uint64_t begin = in.bytes(offsets.at + std::size_t{i} * offset_bytes, offset_bytes);
    const std::uint64_t length = in.bytes(lengths.at + std::size_t{i} * length_bytes, length_bytes);
    if (!in.ok || begin + length > file.size) refuse_truncated(file.name, "strip " + std::to_string(i));
  }
  return header;
}

PictureHeader webp_header(const EncodedFile& file) {
  ByteReader in{file.data, file.size};
  PictureHeader header;
  const std::uint64_t end = std::uint64_t{in.u32(4)} + 8;
  if (end > file.size) refuse_truncated(file.name, std::to_string(file.size) + " of " + std::to_string(end) + " bytes");
  in.size = static_cast<std::size_t>(end);
  bool canvas = false;
  for (std::size_t at = 12; at + 8 <= in.size;) {
    const std::string_view kind(reinterpret_cast<const char*>(file.data + at), 4);
    const std::size_t length = in.u32(at + 4), body = at + 8;
    if (length > in.size - body) refuse_truncated(file.name, "a WebP chunk");
    if (kind == "VP8X") {
      canvas = true;
      header.animated = (in.bytes(body, 1) & 2) != 0;
      header.width = std::int64_t{in.bytes(body + 4, 3)} + 1;
      header.height = std::int64_t{in.bytes(body + 7, 3)} + 1;
    } else if (kind == "VP8 " && !canvas) {
      header.width = in.u16(body + 6) & 0x3fff;
      header.height = in.u16(body + 8) & 0x3fff;
    } else if (kind == "VP8L" && !canvas) {
      const std::uint32_t bits = in.u32(body + 1);
      header.width = (bits & 0x3fff) + 1;
      header.height = ((bits >> 14) & 0x3fff) + 1;
    } else if (kind == "EXIF") {
      const std::size_t skip = length > 6 && !std::memcmp(file.data + body, "Exif\0\0", 6) ? 6 : 0;
      header.orientation = exif_orientation(file.data + body + skip, length - skip);
    }
    at = body + length + (length & 1);
  }
  if (!in.ok) refuse_truncated(file.name, "a WebP chunk");
  return header;
}

PictureHeader pnm_header(const EncodedFile& file) {
  std::size_t at = 2;
  const auto next_number = [&]() -> std::int64_t {
    while (at < file.size && (std::strchr(" \t\r\n\v\f", file.data[at]) || file.data[at] == '#')) {
      if (file.data[at] == '#') {
        while (at < file.size && file.data[at] != '\n') ++at;
      } else {
        ++at;
      }
    }
    std::int64_t value = -1;
    for (; at < file.size && file.data[at] >= '0' && file.data[at] <= '9'; ++at)
      value =
          std::min<std::int64_t>(std::max<std::int64_t>(value, 0) * 10 + (file.data[at] - '0'), std::int64_t{1} << 40);
    return value;
  };
  PictureHeader header;
  header.width = next_number();
  header.height = next_number();
  return header;
}

}  // namespace

PictureFormat detect_format(const EncodedFile& file) {
  using namespace std::string_view_literals;
  if (file.size == 0) refuse(file.name, "The file is empty, expected a picture.");
  if (starts_with(file, "\xff\xd8\xff"sv)) return PictureFormat::jpeg;
  if (starts_with(file, "\x89PNG\r\n\x1a\n"sv)) return PictureFormat::png;
  if (starts_with(file, "BM") && file.size >= 26) return PictureFormat::bmp;
  if (starts_with(file, "II*\0"sv) || starts_with(file, "MM\0*"sv)) return PictureFormat::tiff;
  if (starts_with(file, "RIFF") && starts_with(file, "WEBP", 8)) return PictureFormat::webp;
  if (file.size > 3 && file.data[0] == 'P' && file.data[1] >= '1' && file.data[1] <= '6' &&
      std::string_view(" \t\r\n#").find(static_cast<char>(file.data[2])) != std::string_view::npos)
    return PictureFormat::pnm;
  for (std::string_view magic : {"\xff\xd8\xff"sv, "\x89PNG\r\n\x1a\n"sv})  // cut inside its very first bytes
    if (file.size < magic.size() && !std::memcmp(file.data, magic.data(), file.size))
      refuse_truncated(file.name, "byte " + std::to_string(file.size));
  refuse(file.name, "The file is " + known_but_unread(file) + "; expected PNG, JPEG, WebP, TIFF, BMP or PNM.");
}

PictureHeader read_header(const EncodedFile& file, PictureFormat format) {
  switch (format) {
    case PictureFormat::bmp:
      return bmp_header(file);
    case PictureFormat::tiff:
      return tiff_header(file);
    case PictureFormat::webp:
      return webp_header(file);
    default:
      return pnm_header(file);
  }
}

int exif_orientation(const std::uint8_t* data, std::size_t size) {
  if (size < 8 || (std::memcmp(data, "II*\0", 4) && std::memcmp(data, "MM\0*", 4))) return 1;
  ByteReader in{data, size, data[0] == 'M'};
  const std::size_t directory = in.u32(4);
  const std::uint32_t entries = in.u16(directory);
  for (std::uint32_t i = 0; i < entries && in.ok; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    if (in.u16(entry) != 0x0112 || in.u16(entry + 2) != 3) continue;
    const std::uint32_t value = in.u16(entry + 8);
    return in.ok && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

void check_picture_size(const std::string& name, std::int64_t width, std::int64_t height) {
  if (width < 1 || height < 1)
    refuse(name, "The picture claims a size of " + std::to_string(width) + " x " + std::to_string(height) +
                     " pixels, expected at least 1 x 1.");
  if (width > kMaxPixels / height)
    refuse(name, "The picture has " + std::to_string(width) + " x " + std::to_string(height) +
                     " pixels, expected at most " + std::to_string(kMaxPixels) +
                     " (16384 x 16384); make it smaller first.");
}

void refuse_truncated(const std::string& name, const std::string& where) {
  refuse(name, "The picture is truncated: the file ends too early (" + where + "); expected a complete file.");
}

void refuse_damaged(const std::string& name, const std::string& format, const std::string& reason) {
  refuse(name, "The " + format + " picture is damaged or of an unusual kind: " + reason + ".");
}

}  // namespace elboscope
