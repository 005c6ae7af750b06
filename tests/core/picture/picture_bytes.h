// Picture files made byte by byte, so that a test says exactly what is in them.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <array>
#include <cstdint>
#include <filesystem>
#include <initializer_list>

#include "core/picture/picture.h"

namespace picture_bytes {

inline std::filesystem::path write(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes) {
  QFile file(folder.filePath(name));
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("cannot write %s", qPrintable(name));
  return folder.filePath(name).toStdString();
}

inline QByteArray bytes(std::initializer_list<int> values) {
  QByteArray out;
  for (int value : values) out.append(static_cast<char>(value));
  return out;
}

inline QByteArray big_endian(std::uint32_t value, int bytes = 4) {
  QByteArray out;
  for (int i = bytes - 1; i >= 0; --i) out.append(static_cast<char>(value >> (8 * i)));
  return out;
}

inline QByteArray little_endian(std::uint32_t value, int bytes = 4) {
  QByteArray out;
  for (int i = 0; i < bytes; ++i) out.append(static_cast<char>(value >> (8 * i)));
  return out;
}

inline std::uint32_t crc32(const QByteArray& bytes) {
  std::uint32_t crc = 0xffffffffU;
  for (char c : bytes) {
    crc ^= static_cast<std::uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xedb88320U : crc >> 1;
  }
  return ~crc;
}

inline QByteArray png_chunk(const QByteArray& type, const QByteArray& body) {
  return big_endian(static_cast<std::uint32_t>(body.size())) + type + body + big_endian(crc32(type + body));
}

/// `scanlines`: packed rows without filter bytes. `before_data`: chunks such as PLTE.
inline QByteArray png(std::uint32_t width, std::uint32_t height, int depth, int color_type,
                      const QList<QByteArray>& scanlines, const QByteArray& before_data = {}) {
  QByteArray raw;
  for (const QByteArray& row : scanlines) raw += QByteArray(1, '\0') + row;
  QByteArray header = big_endian(width) + big_endian(height);
  header += bytes({depth, color_type, 0, 0, 0});
  return QByteArray("\x89PNG\r\n\x1a\n", 8) + png_chunk("IHDR", header) + before_data +
         png_chunk("IDAT", qCompress(raw).mid(4)) + png_chunk("IEND", {});  // qCompress prepends its own length
}

/// A TIFF-structured EXIF block that holds the orientation alone.
inline QByteArray exif(int orientation, bool big = true) {
  const auto number = [&](std::uint32_t value, int bytes) {
    return big ? big_endian(value, bytes) : little_endian(value, bytes);
  };
  return QByteArray(big ? "MM" : "II") + number(42, 2) + number(8, 4) + number(1, 2) + number(0x0112, 2) +
         number(3, 2) + number(1, 4) + number(static_cast<std::uint32_t>(orientation), 2) + number(0, 2) + number(0, 4);
}

inline std::array<int, 3> pixel(const elboscope::Picture& picture, std::int64_t x, std::int64_t y) {
  const auto at = static_cast<std::size_t>((y * picture.width + x) * 3);
  return {picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]};
}

}  // namespace picture_bytes
