#include <algorithm>
#include <array>
#include <fstream>
#include <new>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/picture/decoders.h"
#include "core/picture/picture.h"
#include "core/tensorfile/atomic_file.h"

namespace elboscope {
namespace {

/// OpenCV counts bytes in int; nothing that fits kMaxPixels needs more.
constexpr std::uintmax_t kMaxFileBytes = (std::uintmax_t{1} << 31) - 1;

std::string display_name(const std::filesystem::path& path) {
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
}

/// Only regular files are opened: a pipe or a device could block or never end.
std::vector<std::uint8_t> read_file(const std::filesystem::path& path, const std::string& name) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found)
    refuse(name, "The file does not exist, expected a picture.");
  if (std::filesystem::is_directory(status)) refuse(name, "This is a folder, expected a picture file.");
  if (error) refuse(name, "The file cannot be read: " + error.message() + ".");
  if (!std::filesystem::is_regular_file(status)) refuse(name, "This is not an ordinary file, expected a picture file.");
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  std::ifstream in(path, std::ios::binary);
  if (error || !in) refuse(name, "The file cannot be opened; is reading it allowed?");
  if (size > kMaxFileBytes)
    refuse(name, "The file has " + std::to_string(size) + " bytes, expected a picture of at most " +
                     std::to_string(kMaxFileBytes) + ".");
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
  in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (static_cast<std::uintmax_t>(in.gcount()) != size) refuse(name, "The file cannot be read to its end.");
  return bytes;
}

/// EXIF orientation n: where the pixel of the upright picture comes from. 5 to 8 swap the sides. `bytes` names the
/// member that holds the pixels.
template <int channels, class AnyPicture>
AnyPicture upright(AnyPicture stored, int orientation, std::vector<std::uint8_t> AnyPicture::*bytes) {
  if (orientation <= 1) return stored;
  const bool swap = orientation >= 5;
  AnyPicture result{swap ? stored.height : stored.width, swap ? stored.width : stored.height, {}};
  (result.*bytes).resize((stored.*bytes).size());
  const std::int64_t last_x = stored.width - 1, last_y = stored.height - 1;
  const bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  constexpr std::int64_t tile = 64;  // squares, because one of the two sides is read across the rows
  parallel_for((result.height + tile - 1) / tile, 1, [&](std::int64_t first, std::int64_t end) {
    for (std::int64_t top = first * tile; top < std::min(end * tile, result.height); top += tile)
      for (std::int64_t left = 0; left < result.width; left += tile)
        for (std::int64_t y = top; y < std::min(top + tile, result.height); ++y) {
          std::uint8_t* out = (result.*bytes).data() + (y * result.width + left) * channels;
          for (std::int64_t x = left; x < std::min(left + tile, result.width); ++x) {
            const std::int64_t across = swap ? y : x, down = swap ? x : y;
            const std::int64_t from =
                (flip_y ? last_y - down : down) * stored.width + (flip_x ? last_x - across : across);
            out = std::copy_n((stored.*bytes).data() + from * channels, channels, out);
          }
        }
  });
  return result;
}

DecodedPicture decode(const EncodedFile& file) {
  const PictureFormat format = detect_format(file);
  switch (format) {
    case PictureFormat::jpeg:
      return decode_jpeg(file);
    case PictureFormat::png:
      return decode_png(file);
    default:
      return decode_with_opencv(file, format);
  }
}

/// Runs `read` on the file's bytes; the memory that a large picture needs may really not be there.
template <class Read>
auto with_file(const std::filesystem::path& path, Read read) {
  const std::string name = display_name(path);
  try {
    const std::vector<std::uint8_t> bytes = read_file(path, name);
    return read(EncodedFile{bytes.data(), bytes.size(), name});
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::failed, name, "There is not enough memory to read this picture.");
  }
}

/// One or three (RGB) channels.
std::vector<std::uint8_t> encode(std::int64_t width, std::int64_t height, int channels,
                                 const std::vector<std::uint8_t>& pixels, const char* extension,
                                 const std::vector<int>& options) {
  std::vector<std::uint8_t> bytes;
  bool done = false;
  try {
    cv::Mat stored(static_cast<int>(height), static_cast<int>(width), CV_8UC(channels),
                   const_cast<std::uint8_t*>(pixels.data()));
    cv::Mat bgr = stored;
    if (channels == 3) {
      bgr = cv::Mat();
      cv::cvtColor(stored, bgr, cv::COLOR_RGB2BGR);
    }
    done = cv::imencode(extension, bgr, bytes, options);
  } catch (const cv::Exception&) {
    done = false;  // for example a side longer than the format allows
  }
  if (!done)
    throw Error(ErrorKind::failed, {},
                "A picture of " + std::to_string(width) + " x " + std::to_string(height) +
                    " pixels could not be written as " + extension + ".");
  return bytes;
}

void write_file(const std::filesystem::path& path, const std::vector<std::uint8_t>& bytes) {
  AtomicFile file(path);
  file.write(bytes.data(), bytes.size());
  file.commit();
}

}  // namespace

Picture read_picture(const std::filesystem::path& path) {
  DecodedPicture decoded = with_file(path, [](const EncodedFile& file) { return decode(file); });
  return upright<3>(std::move(decoded.picture), decoded.orientation, &Picture::rgb);
}

PictureWithAlpha read_picture_with_alpha(const std::filesystem::path& path) {
  DecodedPictureWithAlpha decoded = with_file(path, [](const EncodedFile& file) {
    if (detect_format(file) != PictureFormat::png)
      refuse(file.name, "This is not a PNG, expected a PNG with a transparent background.");
    return decode_png_with_alpha(file);
  });
  return upright<4>(std::move(decoded.picture), decoded.orientation, &PictureWithAlpha::rgba);
}

LabelPicture read_labels(const std::filesystem::path& path) {
  return with_file(path, [](const EncodedFile& file) {
    const PictureFormat format = detect_format(file);
    if (format == PictureFormat::png) return decode_png_labels(file);
    if (format == PictureFormat::jpeg)
      refuse(file.name,
             "A JPEG cannot be a label picture, because it changes pixel values; expected a palette or grey PNG.");
    const Picture picture = decode(file).picture;
    LabelPicture result{picture.width, picture.height, {}};
    result.labels.reserve(picture.rgb.size() / 3);
    for (std::size_t i = 0; i < picture.rgb.size(); i += 3) {
      if (picture.rgb[i] != picture.rgb[i + 1] || picture.rgb[i] != picture.rgb[i + 2])
        refuse(file.name,
               "The label picture has colours where class numbers were expected; save it as a palette or grey PNG.");
      result.labels.push_back(picture.rgb[i]);
    }
    return result;
  });
}

std::vector<std::uint8_t> encode_png(const Picture& picture) {
  return encode(picture.width, picture.height, 3, picture.rgb, ".png", {});
}

std::vector<std::uint8_t> encode_jpeg(const Picture& picture, int quality) {
  return encode(picture.width, picture.height, 3, picture.rgb, ".jpg", {cv::IMWRITE_JPEG_QUALITY, quality});
}

void write_png(const std::filesystem::path& path, const Picture& picture) { write_file(path, encode_png(picture)); }

void write_labels(const std::filesystem::path& path, const LabelPicture& picture) {
  write_file(path, encode(picture.width, picture.height, 1, picture.labels, ".png", {}));
}

}  // namespace elboscope
