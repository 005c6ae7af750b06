#pragma once

#include <QFileInfo>
#include <QString>
#include <filesystem>

namespace elboscope {

inline std::filesystem::path as_path(const QString& text) {
  return std::filesystem::path(text.toStdU16String());
}

inline QString as_text(const std::filesystem::path& path) {
  return QString::fromStdU16String(path.u16string());
}

inline QString file_name(const std::filesystem::path& path) {
  return QFileInfo(as_text(path)).fileName();
}

}  // namespace elboscope
