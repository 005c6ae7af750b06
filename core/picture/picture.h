// core/picture: pictures in and out: reading untrusted files, resizing, colour maps, overlays. OpenCV inside.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace elboscope {

/// 8-bit RGB, row-major, upright.
struct Picture {
  std::int64_t width = 0, height = 0;
  std::vector<std::uint8_t> rgb;  ///< [height][width][3]
};

/// Reads PNG, JPEG, BMP, TIFF, WebP...: any size from 1x1 to 268 megapixels, grey, palette, RGBA (over white), 16-bit,
/// EXIF orientation applied. Not a picture, truncated, too large, a folder...: Error(refused) with file and reason.
Picture read_picture(const std::filesystem::path& path);
/// 8-bit RGB and straight (not premultiplied) alpha, row-major, upright.
struct PictureWithAlpha {
  std::int64_t width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  ///< [height][width][4]
};
/// Reads a PNG with its transparency (255 everywhere if it has none); every other format and whatever read_picture
/// refuses: Error(refused).
PictureWithAlpha read_picture_with_alpha(const std::filesystem::path& path);
/// A label picture: one value a pixel, 0 background, i = i-th class, 255 ignored (palette PNGs keep their indices).
struct LabelPicture {
  std::int64_t width = 0, height = 0;
  std::vector<std::uint8_t> labels;
};
LabelPicture read_labels(const std::filesystem::path& path);

/// Pillow's Image.resize(BILINEAR), which averages when it shrinks, to the last bit (8-bit fixed point, horizontal pass
/// first).
Picture resize_bilinear(const Picture& picture, std::int64_t width, std::int64_t height);

enum class ColorMap { viridis, magma, cividis, turbo, grey };
/// values [height*width] in 0..1 (NaN: middle grey) to colours.
Picture color_map(const std::vector<float>& values, std::int64_t width, std::int64_t height, ColorMap map);
/// Signed values in -1..1, blue - white - red.
Picture diverging_map(const std::vector<float>& values, std::int64_t width, std::int64_t height);
/// heat over picture: opacity 0..1 of the heat's colour.
Picture blend(const Picture& picture, const Picture& heat, double opacity);
/// Distinct colours for class indices (0 = background: black).
Picture label_colors(const std::vector<std::uint8_t>& labels, std::int64_t width, std::int64_t height);

std::vector<std::uint8_t> encode_png(const Picture& picture);
std::vector<std::uint8_t> encode_jpeg(const Picture& picture, int quality);  ///< quality 1 to 100
void write_png(const std::filesystem::path& path, const Picture& picture);   ///< atomic
/// Grey PNG whose values are the labels: read_labels gives them back. Atomic.
void write_labels(const std::filesystem::path& path, const LabelPicture& picture);

}  // namespace elboscope
