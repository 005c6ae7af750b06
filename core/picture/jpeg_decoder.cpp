// JPEG straight through libjpeg: OpenCV paints the missing part of a truncated file grey and only prints a warning.
#include <csetjmp>
#include <cstdio>
#include <cstring>

// After cstdio, which jpeglib.h needs and does not include.
#include <jpeglib.h>

#include <jerror.h>

#include "core/base/error.h"
#include "core/picture/decoders.h"

namespace elboscope {
namespace {

/// libjpeg reports errors by a call that must not return; every step runs under setjmp in a frame without destructors.
struct JpegReader {
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  jpeg_source_mgr source{};
  jpeg_progress_mgr progress{};
  std::jmp_buf escape{};
  char message[JMSG_LENGTH_MAX] = {};
  bool truncated = false;
  bool created = false;

  JpegReader(const EncodedFile& file);
  ~JpegReader() {
    if (created) jpeg_destroy_decompress(&info);
  }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;
};

JpegReader& reader_of(j_common_ptr common) {
  return *static_cast<JpegReader*>(common->client_data);
}

[[noreturn]] void on_error(j_common_ptr common) {
  JpegReader& reader = reader_of(common);
  (*common->err->format_message)(common, reader.message);
  std::longjmp(reader.escape, 1);
}

[[noreturn]] void on_end_of_data(j_decompress_ptr info) {
  JpegReader& reader = reader_of(reinterpret_cast<j_common_ptr>(info));
  reader.truncated = true;
  std::longjmp(reader.escape, 1);
}

/// Warnings after which pixels are missing or made up count as errors; harmless ones (stray bytes, odd headers) do not.
void on_message(j_common_ptr common, int level) {
  if (level >= 0) return;
  switch (common->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_JPEG_EOF:
      on_error(common);
    default:
      break;
  }
}

/// A few kilobytes can ask for thousands of passes over a huge picture.
void on_progress(j_common_ptr common) {
  JpegReader& reader = reader_of(common);
  if (reader.info.input_scan_number <= 100) return;
  std::snprintf(reader.message, sizeof reader.message, "it has more than 100 scans");
  std::longjmp(reader.escape, 1);
}

JpegReader::JpegReader(const EncodedFile& file) {
  info.err = jpeg_std_error(&errors);
  errors.error_exit = [](j_common_ptr common) { on_error(common); };
  errors.emit_message = on_message;
  errors.output_message = [](j_common_ptr) {};
  info.client_data = this;
  source.next_input_byte = file.data;
  source.bytes_in_buffer = file.size;
  source.init_source = [](j_decompress_ptr) {};
  source.fill_input_buffer = [](j_decompress_ptr decompress) -> boolean { on_end_of_data(decompress); };
  source.skip_input_data = [](j_decompress_ptr decompress, long count) {
    if (count <= 0) return;
    if (static_cast<std::size_t>(count) > decompress->src->bytes_in_buffer) on_end_of_data(decompress);
    decompress->src->next_input_byte += count;
    decompress->src->bytes_in_buffer -= static_cast<std::size_t>(count);
  };
  source.resync_to_restart = jpeg_resync_to_restart;
  source.term_source = [](j_decompress_ptr) {};
  progress.progress_monitor = on_progress;
}

bool read_jpeg_header(JpegReader& reader) {
  if (setjmp(reader.escape)) return false;
  jpeg_create_decompress(&reader.info);  // keeps err and client_data
  reader.created = true;
  reader.info.src = &reader.source;
  reader.info.progress = &reader.progress;
  jpeg_save_markers(&reader.info, JPEG_APP0 + 1, 0xFFFF);
  jpeg_read_header(&reader.info, TRUE);
  return true;
}

bool start_decoding(JpegReader& reader, J_COLOR_SPACE color) {
  if (setjmp(reader.escape)) return false;
  reader.info.out_color_space = color;
  jpeg_start_decompress(&reader.info);
  return true;
}

bool read_row(JpegReader& reader, JSAMPROW row) {
  if (setjmp(reader.escape)) return false;
  jpeg_read_scanlines(&reader.info, &row, 1);
  return true;
}

/// Reads up to the end marker, so that a file cut in its last bytes is noticed too.
bool finish_decoding(JpegReader& reader) {
  if (setjmp(reader.escape)) return false;
  jpeg_finish_decompress(&reader.info);
  return true;
}

[[noreturn]] void refuse_jpeg(const JpegReader& reader, const EncodedFile& file) {
  if (reader.truncated) refuse_truncated(file.name, "row " + std::to_string(reader.info.output_scanline));
  refuse_damaged(file.name, "JPEG", reader.message);
}

int jpeg_orientation(const jpeg_decompress_struct& info) {
  for (jpeg_saved_marker_ptr marker = info.marker_list; marker; marker = marker->next)
    if (marker->marker == JPEG_APP0 + 1 && marker->data_length > 6 && !std::memcmp(marker->data, "Exif\0\0", 6))
      return exif_orientation(marker->data + 6, marker->data_length - 6);
  return 1;
}

/// Without a colour profile, as every viewer does it; Adobe's files store CMYK inverted.
void cmyk_row_to_rgb(const std::uint8_t* cmyk, std::size_t width, bool inverted, std::uint8_t* rgb) {
  for (std::size_t x = 0; x < width; ++x) {
    const unsigned flip = inverted ? 0 : 255;
    const unsigned black = cmyk[4 * x + 3] ^ flip;
    for (std::size_t c = 0; c < 3; ++c)
      rgb[3 * x + c] = static_cast<std::uint8_t>(((cmyk[4 * x + c] ^ flip) * black + 127) / 255);
  }
}

}  // namespace

DecodedPicture decode_jpeg(const EncodedFile& file) {
  JpegReader reader(file);
  if (!read_jpeg_header(reader)) refuse_jpeg(reader, file);
  const jpeg_decompress_struct& info = reader.info;
  check_picture_size(file.name, info.image_width, info.image_height);
  const bool cmyk = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
  if (!cmyk && info.num_components != 1 && info.num_components != 3)
    refuse_damaged(file.name, "JPEG",
                   "it has " + std::to_string(info.num_components) + " colour components, expected 1, 3 or 4");

  DecodedPicture result;
  result.orientation = jpeg_orientation(info);
  if (!start_decoding(reader, cmyk ? JCS_CMYK : JCS_RGB)) refuse_jpeg(reader, file);
  Picture& picture = result.picture;
  picture.width = info.output_width;
  picture.height = info.output_height;
  const std::size_t row_bytes = static_cast<std::size_t>(picture.width) * 3;
  // Reserved, not resized: a short file with a huge header touches only the memory of the rows it really has.
  picture.rgb.reserve(row_bytes * static_cast<std::size_t>(picture.height));
  std::vector<std::uint8_t> row(static_cast<std::size_t>(picture.width) * 4);
  std::vector<std::uint8_t> converted(cmyk ? row_bytes : 0);
  while (info.output_scanline < info.output_height) {
    if (!read_row(reader, row.data())) refuse_jpeg(reader, file);
    if (cmyk)
      cmyk_row_to_rgb(row.data(), static_cast<std::size_t>(picture.width), info.saw_Adobe_marker, converted.data());
    const std::uint8_t* pixels = cmyk ? converted.data() : row.data();
    picture.rgb.insert(picture.rgb.end(), pixels, pixels + row_bytes);
  }
  if (!finish_decoding(reader)) refuse_jpeg(reader, file);
  return result;
}

}  // namespace elboscope
