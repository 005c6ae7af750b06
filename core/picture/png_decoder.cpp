// PNG straight through libpng: palette indices must survive in label pictures, 16 bits are rounded (not cut) to 8, and
// libpng's warnings must not reach standard error as they do through OpenCV.
#include <png.h>
#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <functional>

#include "core/base/error.h"
#include "core/picture/decoders.h"

namespace elboscope {
namespace {

/// libpng reports errors by a call that must not return; every step runs under setjmp in a frame without destructors.
struct PngReader {
  png_structp png = nullptr;
  png_infop info = nullptr, end_info = nullptr;
  const EncodedFile& file;
  std::size_t position = 0;
  bool truncated = false;
  char message[256] = {};

  explicit PngReader(const EncodedFile& encoded);
  ~PngReader() { png_destroy_read_struct(&png, &info, &end_info); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  [[noreturn]] void refuse_png(png_uint_32 row = 0) const {
    if (truncated) refuse_truncated(file.name, "row " + std::to_string(row));
    refuse_damaged(file.name, "PNG", message);
  }
};

[[noreturn]] void on_error(png_structp png, png_const_charp text) {
  auto& reader = *static_cast<PngReader*>(png_get_error_ptr(png));
  std::snprintf(reader.message, sizeof reader.message, "%s", text ? text : "unknown error");
  png_longjmp(png, 1);
}

void on_read(png_structp png, png_bytep out, std::size_t count) {
  auto& reader = *static_cast<PngReader*>(png_get_io_ptr(png));
  if (count > reader.file.size - reader.position) {
    reader.truncated = true;
    png_error(png, "the file ends too early");
  }
  std::memcpy(out, reader.file.data + reader.position, count);
  reader.position += count;
}

PngReader::PngReader(const EncodedFile& encoded) : file(encoded) {
  png = png_create_read_struct(
      PNG_LIBPNG_VER_STRING, this, [](png_structp p, png_const_charp text) { on_error(p, text); },
      [](png_structp, png_const_charp) {});
  info = png ? png_create_info_struct(png) : nullptr;
  end_info = png ? png_create_info_struct(png) : nullptr;
  if (!info || !end_info) throw std::bad_alloc();
  png_set_read_fn(png, this, on_read);
}

bool read_info(PngReader& reader) {
  if (setjmp(png_jmpbuf(reader.png))) return false;
  png_set_user_limits(reader.png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // the product is checked by check_picture_size
  png_set_chunk_malloc_max(reader.png, 16 << 20);
  png_set_chunk_cache_max(reader.png, 1000);
  png_read_info(reader.png, reader.info);
  return true;
}

/// To 8-bit RGB or RGBA, whatever is stored; always RGBA if `with_alpha`.
bool expand_to_rgb(PngReader& reader, bool with_alpha) {
  if (setjmp(png_jmpbuf(reader.png))) return false;
  if (with_alpha) png_set_add_alpha(reader.png, 255, PNG_FILLER_AFTER);
  png_set_expand(reader.png);
  png_set_scale_16(reader.png);  // value / 257, rounded
  png_set_gray_to_rgb(reader.png);
  return true;
}

bool update_info(PngReader& reader, int& passes) {
  if (setjmp(png_jmpbuf(reader.png))) return false;
  passes = png_set_interlace_handling(reader.png);
  png_read_update_info(reader.png, reader.info);
  return true;
}

bool read_row(PngReader& reader, png_bytep row) {
  if (setjmp(png_jmpbuf(reader.png))) return false;
  png_read_row(reader.png, row, nullptr);
  return true;
}

/// Up to IEND, so that a file cut in its last bytes is noticed too.
bool read_end(PngReader& reader) {
  if (setjmp(png_jmpbuf(reader.png))) return false;
  png_read_end(reader.png, reader.end_info);
  return true;
}

int png_orientation(PngReader& reader) {
  for (png_infop info : {reader.info, reader.end_info}) {
    png_uint_32 size = 0;
    png_bytep data = nullptr;
    if (png_get_eXIf_1(reader.png, info, &size, &data) && data) return exif_orientation(data, size);
  }
  return 1;
}

void check_png_header(PngReader& reader) {
  if (!read_info(reader)) reader.refuse_png();
  const std::int64_t width = png_get_image_width(reader.png, reader.info);
  const std::int64_t height = png_get_image_height(reader.png, reader.info);
  check_picture_size(reader.file.name, width, height);
  // Deflate cannot shrink by more than 1032:1, so a tiny file with a huge header need not be tried.
  const std::uint64_t stored_bytes =
      static_cast<std::uint64_t>(png_get_rowbytes(reader.png, reader.info)) * static_cast<std::uint64_t>(height);
  if (stored_bytes / 1032 > reader.file.size)
    refuse_truncated(reader.file.name, std::to_string(reader.file.size) + " bytes, too few for " +
                                           std::to_string(width) + " x " + std::to_string(height) + " pixels");
}

/// Hands over every row once, top to bottom, also of interlaced files.
void read_rows(PngReader& reader, const std::function<void(const std::uint8_t*)>& take_row) {
  int passes = 1;
  if (!update_info(reader, passes)) reader.refuse_png();
  const std::size_t row_bytes = png_get_rowbytes(reader.png, reader.info);
  const png_uint_32 height = png_get_image_height(reader.png, reader.info);
  std::vector<std::uint8_t> rows(passes == 1 ? row_bytes : row_bytes * height);
  for (int pass = 0; pass < passes; ++pass)
    for (png_uint_32 y = 0; y < height; ++y) {
      std::uint8_t* row = rows.data() + (passes == 1 ? 0 : row_bytes * y);
      if (!read_row(reader, row)) reader.refuse_png(y);
      if (pass + 1 == passes) take_row(row);
    }
  if (!read_end(reader)) reader.refuse_png(height);
}

}  // namespace

DecodedPicture decode_png(const EncodedFile& file) {
  PngReader reader(file);
  check_png_header(reader);
  if (!expand_to_rgb(reader, false)) reader.refuse_png();
  DecodedPicture result;
  Picture& picture = result.picture;
  picture.width = png_get_image_width(reader.png, reader.info);
  picture.height = png_get_image_height(reader.png, reader.info);
  const auto width = static_cast<std::size_t>(picture.width);
  picture.rgb.reserve(width * static_cast<std::size_t>(picture.height) * 3);
  std::vector<std::uint8_t> opaque(width * 3);
  read_rows(reader, [&](const std::uint8_t* row) {
    if (png_get_channels(reader.png, reader.info) == 4) {
      for (std::size_t x = 0; x < width; ++x)
        for (std::size_t c = 0; c < 3; ++c) opaque[3 * x + c] = over_white(row[4 * x + c], row[4 * x + 3]);
      row = opaque.data();
    }
    picture.rgb.insert(picture.rgb.end(), row, row + width * 3);
  });
  result.orientation = png_orientation(reader);
  return result;
}

DecodedPictureWithAlpha decode_png_with_alpha(const EncodedFile& file) {
  PngReader reader(file);
  check_png_header(reader);
  if (!expand_to_rgb(reader, true)) reader.refuse_png();
  DecodedPictureWithAlpha result;
  PictureWithAlpha& picture = result.picture;
  picture.width = png_get_image_width(reader.png, reader.info);
  picture.height = png_get_image_height(reader.png, reader.info);
  const auto row_bytes = static_cast<std::size_t>(picture.width) * 4;
  picture.rgba.reserve(row_bytes * static_cast<std::size_t>(picture.height));
  read_rows(reader, [&](const std::uint8_t* row) { picture.rgba.insert(picture.rgba.end(), row, row + row_bytes); });
  result.orientation = png_orientation(reader);
  return result;
}

LabelPicture decode_png_labels(const EncodedFile& file) {
  PngReader reader(file);
  check_png_header(reader);
  const int depth = png_get_bit_depth(reader.png, reader.info);
  const int color = png_get_color_type(reader.png, reader.info);
  const bool rgb = color == PNG_COLOR_TYPE_RGB || color == PNG_COLOR_TYPE_RGB_ALPHA;
  png_set_packing(reader.png);  // one byte a sample below 8 bits, values unchanged
  LabelPicture result;
  result.width = png_get_image_width(reader.png, reader.info);
  result.height = png_get_image_height(reader.png, reader.info);
  const auto width = static_cast<std::size_t>(result.width);
  const std::size_t channels = png_get_channels(reader.png, reader.info);
  result.labels.reserve(width * static_cast<std::size_t>(result.height));
  const std::size_t sample_bytes = depth == 16 ? 2 : 1;
  const auto sample = [&](const std::uint8_t* row, std::size_t index) {
    return depth == 16 ? static_cast<unsigned>(row[2 * index] << 8 | row[2 * index + 1]) : row[index * sample_bytes];
  };
  read_rows(reader, [&](const std::uint8_t* row) {
    for (std::size_t x = 0; x < width; ++x) {
      const unsigned value = sample(row, x * channels);
      if (rgb && (sample(row, x * channels + 1) != value || sample(row, x * channels + 2) != value))
        refuse(file.name,
               "The label picture has colours where class numbers were expected; save it as a palette or grey PNG "
               "whose pixel values are 0 for background, i for the i-th class, 255 for ignored.");
      if (value > 255)
        refuse(file.name, "The label picture holds the value " + std::to_string(value) + ", expected 0 to 255.");
      result.labels.push_back(static_cast<std::uint8_t>(value));
    }
  });
  return result;
}

}  // namespace elboscope
