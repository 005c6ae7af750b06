// Internal to core/picture: one decoder a file format. Every decoder takes a whole file in memory that nobody vouches
// for, checks the size its header claims before it allocates anything, and throws Error(refused) for everything that is
// not a whole picture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/picture/picture.h"

namespace elboscope {

/// 16384 x 16384: what 3 bytes a pixel still fit into 0.8 GB.
inline constexpr std::int64_t kMaxPixels = std::int64_t{1} << 28;

/// An untrusted file in memory; `name` stands in messages.
struct EncodedFile {
  const std::uint8_t* data = nullptr;
  std::size_t size = 0;
  std::string name;
};

enum class PictureFormat { jpeg, png, bmp, tiff, webp, pnm };

/// Decided by the first bytes alone, never by the file's name. OpenCV may be built with GDAL, whose formats reach other
/// files and the network, so nothing but the formats listed here gets as far as OpenCV.
PictureFormat detect_format(const EncodedFile& file);

/// A picture as it is stored, and how it must be turned to stand upright (EXIF: 1 to 8).
struct DecodedPicture {
  Picture picture;
  int orientation = 1;
};

struct DecodedPictureWithAlpha {
  PictureWithAlpha picture;
  int orientation = 1;
};

DecodedPicture decode_jpeg(const EncodedFile& file);
DecodedPicture decode_png(const EncodedFile& file);
DecodedPictureWithAlpha decode_png_with_alpha(const EncodedFile& file);
DecodedPicture decode_with_opencv(const EncodedFile& file, PictureFormat format);

/// Samples as stored: palette indices and grey values of any depth without scaling.
LabelPicture decode_png_labels(const EncodedFile& file);

/// What the header of a BMP, TIFF, WebP or PNM file says, checked against the length of the file.
struct PictureHeader {
  std::int64_t width = 0, height = 0;
  int orientation = 1;
  bool animated = false;  ///< WebP: frames instead of one bitstream
  int extra_samples = 0;  ///< TIFF tag 338: 1 = colours multiplied by alpha, 2 = separate alpha
};
PictureHeader read_header(const EncodedFile& file, PictureFormat format);

/// Orientation (1 to 8) of a TIFF-structured EXIF block; 1 where it has none or is malformed: a bad remark about a
/// picture is no reason to refuse the picture.
int exif_orientation(const std::uint8_t* data, std::size_t size);

/// Throws Error(refused) unless 1 <= width * height <= kMaxPixels.
void check_picture_size(const std::string& name, std::int64_t width, std::int64_t height);
[[noreturn]] void refuse_truncated(const std::string& name, const std::string& where);
[[noreturn]] void refuse_damaged(const std::string& name, const std::string& format, const std::string& reason);

/// One channel over a white background, rounded.
inline std::uint8_t over_white(unsigned value, unsigned alpha) {
  return static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

}  // namespace elboscope
