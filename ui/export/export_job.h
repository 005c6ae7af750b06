#pragma once

#include <QByteArray>
#include <filesystem>
#include <vector>

#include "ui/export/figure.h"

namespace elboscope {

class JobContext;

/// What can be written.
enum class ExportKind {
  png,     ///< figure, with the settings inside: dropped on the window it restores them
  svg,     ///< figure; settings in <desc>
  pdf,     ///< figure; settings as attached file settings.json
  csv,     ///< numbers of the classes
  json,    ///< the document of `elboscope-cli inspect --json`
  arrays,  ///< a folder: the files of `elboscope-cli inspect --out` (NPY arrays, overlays, masks)
  report,  ///< report.html
  record,  ///< what was measured (.elbo)
};
inline constexpr int export_kind_count = 8;

bool is_figure(ExportKind kind);
/// ".png"; empty for a folder.
QString export_extension(ExportKind kind);

struct ExportRequest {
  ExportKind kind = ExportKind::png;
  std::filesystem::path path;  ///< of the file, or of the folder for arrays (made if absent)
  FigureContent content;
  FigureChoice figure;  ///< for figures
};

/// Work for a JobLane. Every file is written atomically; returns what was written. Throws Error: usage where there is
/// nothing to write, failed where it cannot be written, cancelled.
std::vector<std::filesystem::path> export_job(const ExportRequest& request, JobContext& context);

/// The first lines of a table or document, the names of files: what export_job would write, as text. Without a figure,
/// without maps at the picture's size. Any thread.
QString export_preview(const ExportRequest& request);

}  // namespace elboscope
