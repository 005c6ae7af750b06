// BMP, TIFF, WebP and PNM through OpenCV, after their headers have been checked.
#include <fcntl.h>
#include <unistd.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <mutex>

#include "core/base/error.h"
#include "core/picture/decoders.h"

namespace elboscope {
namespace {

/// OpenCV and the libraries below it print to standard error what they throw or return anyway, and offer no switch that
/// covers all of it. Descriptor 2 points to nowhere for the milliseconds of one decoding; one decoding at a time.
class QuietStandardError {
 public:
  QuietStandardError() : lock_(mutex()) {
    saved_ = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (saved_ >= 0 && nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0) close(nowhere);
  }
  ~QuietStandardError() {
    if (saved_ < 0) return;
    dup2(saved_, STDERR_FILENO);
    close(saved_);
  }
  QuietStandardError(const QuietStandardError&) = delete;
  QuietStandardError& operator=(const QuietStandardError&) = delete;

 private:
  static std::mutex& mutex() {
    static std::mutex instance;
    return instance;
  }
  std::lock_guard<std::mutex> lock_;
  int saved_ = -1;
};

cv::Mat decode(const std::uint8_t* data, std::size_t size, int flags) {
  const cv::Mat bytes(1, static_cast<int>(size), CV_8UC1, const_cast<std::uint8_t*>(data));
  QuietStandardError quiet;
  try {
    return cv::imdecode(bytes, flags | cv::IMREAD_IGNORE_ORIENTATION);
  } catch (const cv::Exception&) {
    return {};
  }
}

std::uint8_t to_byte(const cv::Mat& pixels, const std::uint8_t* row, int index) {
  switch (pixels.depth()) {
    case CV_8U:
      return row[index];
    case CV_16U:
      return static_cast<std::uint8_t>((reinterpret_cast<const std::uint16_t*>(row)[index] * 255U + 32895U) >> 16);
    default: {
      const double value = pixels.depth() == CV_32F ? static_cast<double>(reinterpret_cast<const float*>(row)[index])
                                                    : reinterpret_cast<const double*>(row)[index];
      return static_cast<std::uint8_t>(
          std::lround(std::min(std::max(std::isnan(value) ? 0.0 : value, 0.0), 1.0) * 255));
    }
  }
}

/// OpenCV keeps blue first; grey has one channel, alpha comes last.
Picture to_picture(const cv::Mat& pixels, bool premultiplied = false) {
  Picture picture;
  picture.width = pixels.cols;
  picture.height = pixels.rows;
  picture.rgb.resize(static_cast<std::size_t>(picture.width * picture.height) * 3);
  const int channels = pixels.channels();
  std::uint8_t* out = picture.rgb.data();
  for (int y = 0; y < pixels.rows; ++y) {
    const std::uint8_t* row = pixels.ptr<std::uint8_t>(y);
    for (int x = 0; x < pixels.cols; ++x)
      for (int c = 0; c < 3; ++c) {
        const std::uint8_t value = to_byte(pixels, row, x * channels + (channels >= 3 ? 2 - c : 0));
        const unsigned alpha = channels == 4 ? to_byte(pixels, row, x * channels + 3) : 255;
        *out++ =
            premultiplied ? static_cast<std::uint8_t>(std::min(value + 255 - alpha, 255U)) : over_white(value, alpha);
      }
  }
  return picture;
}

void append_chunk(std::vector<std::uint8_t>& out, const char* kind, const std::uint8_t* body, std::size_t length) {
  out.insert(out.end(), kind, kind + 4);
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<std::uint8_t>(length >> shift));
  out.insert(out.end(), body, body + length);
  if (length & 1) out.push_back(0);
}

std::int64_t u24(const std::uint8_t* at) {
  return at[0] | at[1] << 8 | at[2] << 16;
}

/// The decoder knows still pictures only: the first frame becomes a still file and is put on the white canvas.
Picture first_webp_frame(const EncodedFile& file, const PictureHeader& header) {
  for (std::size_t at = 12; at + 8 <= file.size;) {
    const std::uint8_t* body = file.data + at + 8;
    const std::size_t length = static_cast<std::size_t>(u24(file.data + at + 4)) | std::size_t{file.data[at + 7]} << 24;
    if (length > file.size - at - 8) break;
    if (!std::memcmp(file.data + at, "ANMF", 4) && length > 24) {
      const std::int64_t left = 2 * u24(body), top = 2 * u24(body + 3), width = u24(body + 6) + 1,
                         height = u24(body + 9) + 1;
      if (left + width > header.width || top + height > header.height)
        refuse_damaged(file.name, "WebP", "its first frame lies outside the canvas");
      std::vector<std::uint8_t> still{'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'};
      std::uint8_t extended[10] = {0x10, 0, 0, 0, body[6], body[7], body[8], body[9], body[10], body[11]};
      append_chunk(still, "VP8X", extended, sizeof extended);
      still.insert(still.end(), body + 16, body + length);
      const std::size_t riff = still.size() - 8;
      for (unsigned i = 0; i < 4; ++i) still[4 + i] = static_cast<std::uint8_t>(riff >> (8 * i));
      const cv::Mat pixels = decode(still.data(), still.size(), cv::IMREAD_UNCHANGED);
      if (pixels.empty() || pixels.cols != width || pixels.rows != height) break;
      const Picture frame = to_picture(pixels);
      Picture canvas{header.width, header.height, {}};
      canvas.rgb.assign(static_cast<std::size_t>(header.width * header.height) * 3, 255);
      for (std::int64_t y = 0; y < height; ++y)
        std::memcpy(canvas.rgb.data() + ((top + y) * header.width + left) * 3, frame.rgb.data() + y * width * 3,
                    static_cast<std::size_t>(width) * 3);
      return canvas;
    }
    at += 8 + length + (length & 1);
  }
  refuse_damaged(file.name, "WebP", "its first frame cannot be decoded");
}

const char* format_name(PictureFormat format) {
  switch (format) {
    case PictureFormat::bmp:
      return "BMP";
    case PictureFormat::tiff:
      return "TIFF";
    case PictureFormat::webp:
      return "WebP";
    default:
      return "PNM";
  }
}

}  // namespace

DecodedPicture decode_with_opencv(const EncodedFile& file, PictureFormat format) {
  const PictureHeader header = read_header(file, format);
  check_picture_size(file.name, header.width, header.height);
  DecodedPicture result;
  result.orientation = header.orientation;
  if (header.animated) {
    result.picture = first_webp_frame(file, header);
    return result;
  }
  // The fourth byte of most 32-bit BMPs is padding, not alpha.
  const cv::Mat pixels =
      decode(file.data, file.size, format == PictureFormat::bmp ? cv::IMREAD_COLOR : cv::IMREAD_UNCHANGED);
  if (pixels.empty() ||
      (pixels.depth() != CV_8U && pixels.depth() != CV_16U && pixels.depth() != CV_32F && pixels.depth() != CV_64F))
    refuse_damaged(file.name, format_name(format), "it cannot be decoded, perhaps because the file ends too early");
  const bool tiff = format == PictureFormat::tiff;
  const bool swapped = tiff && header.orientation >= 5;  // OpenCV turns TIFFs upright whatever the flags say
  if (tiff) result.orientation = 1;
  if (pixels.cols != (swapped ? header.height : header.width) ||
      pixels.rows != (swapped ? header.width : header.height))
    refuse_damaged(file.name, format_name(format), "header and content disagree about its size");
  // libtiff multiplies 8-bit colours by a separate alpha on its own, 16-bit ones not.
  const bool premultiplied =
      tiff && (header.extra_samples == 1 || (header.extra_samples == 2 && pixels.depth() == CV_8U));
  result.picture = to_picture(pixels, premultiplied);
  return result;
}

}  // namespace elboscope
