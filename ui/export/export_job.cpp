#include "ui/export/export_job.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <algorithm>
#include <array>
#include <chrono>

#include "core/base/memory_usage.h"
#include "core/base/version.h"
#include "core/picture/png_text.h"
#include "core/report/csv_table.h"
#include "core/report/exports.h"
#include "core/report/html_report.h"
#include "core/tensorfile/atomic_file.h"
#include "ui/jobs/job_lane.h"
#include "ui/session/state_text.h"

namespace elboscope {
namespace {

constexpr double points_per_pixel = 72.0 / 96;

void write_bytes(const std::filesystem::path& path, const void* data, std::size_t size) {
  AtomicFile file(path);
  file.write(data, size);
  file.commit();
}

void write_bytes(const std::filesystem::path& path, const QByteArray& bytes) {
  write_bytes(path, bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

[[noreturn]] void fail(const ExportRequest& request) {
  throw Error(ErrorKind::failed, request.path.string(), "The figure could not be drawn into this format.");
}

void write_png_figure(const ExportRequest& request, const Figure& figure, const std::stop_token& stop,
                      const std::function<void(int, int)>& progress) {
  QImage image = figure.image(stop, progress);
  image.setDotsPerMeterX(3780);
  image.setDotsPerMeterY(3780);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (!image.save(&buffer, "PNG")) fail(request);
  throw_if_stopped(stop);
  std::vector<std::uint8_t> png(bytes.cbegin(), bytes.cend());
  png = with_png_text(png, "Software", std::string("Elboscope ") + program_version);
  png = with_png_text(png, "Description", Figure::settings_line(request.content).toStdString());
  png = with_png_text(png, settings_keyword, state_text(request.content.state));
  write_bytes(request.path, png.data(), png.size());
}

void write_svg_figure(const ExportRequest& request, const Figure& figure, const std::stop_token& stop,
                      const std::function<void(int, int)>& progress) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator svg;
  svg.setOutputDevice(&buffer);
  svg.setResolution(96);
  svg.setSize(figure.size());
  svg.setViewBox(QRect(QPoint(), figure.size()));
  svg.setTitle(request.content.state.caption.toHtmlEscaped());
  svg.setDescription(QString::fromStdString(state_text(request.content.state)).toHtmlEscaped());
  QPainter painter(&svg);
  if (!painter.isActive()) fail(request);
  figure.draw(painter, stop, progress);
  if (!painter.end()) fail(request);
  throw_if_stopped(stop);
  // Who opens it elsewhere may not have the font.
  static const QRegularExpression family(QStringLiteral("font-family=\"([^\",]+)\""));
  write_bytes(request.path,
              QString::fromUtf8(bytes).replace(family, QStringLiteral("font-family=\"\\1, sans-serif\"")).toUtf8());
}

void write_pdf_figure(const ExportRequest& request, const Figure& figure, const std::stop_token& stop,
                      const std::function<void(int, int)>& progress) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter pdf(&buffer);
    constexpr int resolution = 1200;
    pdf.setResolution(resolution);
    pdf.setPageSize(QPageSize(QSizeF(figure.size()) * points_per_pixel, QPageSize::Point, {}, QPageSize::ExactMatch));
    pdf.setPageMargins(QMarginsF());
    pdf.setTitle(request.content.state.caption);
    pdf.setCreator(QStringLiteral("Elboscope ") + QString::fromUtf8(program_version));
    pdf.addFileAttachment(QStringLiteral("settings.json"), QByteArray::fromStdString(state_text(request.content.state)),
                          QStringLiteral("application/json"));
    QPainter painter(&pdf);
    if (!painter.isActive()) fail(request);
    painter.scale(resolution / 96.0, resolution / 96.0);
    figure.draw(painter, stop, progress);
    if (!painter.end()) fail(request);
  }
  throw_if_stopped(stop);
  write_bytes(request.path, bytes);
}

/// The photograph at the record's size; maps of a record without it lie on plain grey, as on the command line.
Picture picture_of(const FigureContent& content) {
  const AlignmentRecord& record = *content.record;
  if (content.picture && !content.picture->stand_in && content.picture->pixels->width == record.image_width &&
      content.picture->pixels->height == record.image_height)
    return *content.picture->pixels;
  Picture plain{record.image_width, record.image_height, {}};
  plain.rgb.assign(static_cast<std::size_t>(plain.width * plain.height * 3), 128);
  return plain;
}

/// Scores that belong to these settings, as the command line would compute them.
const MaskScores* scores_of(const FigureContent& content) {
  const TruthScoresPtr& truth = content.scores;
  const bool fit = truth && truth->exact && truth->record == content.record &&
                   truth->settings == content.state.calibration && content.truth;
  return fit ? &truth->scores : nullptr;
}

OverlayStyle style_of(const FigureContent& content) {
  OverlayStyle style;
  style.map = content.state.view.color_map;
  return style;
}

}  // namespace

bool is_figure(ExportKind kind) {
  return kind == ExportKind::png || kind == ExportKind::svg || kind == ExportKind::pdf;
}

QString export_extension(ExportKind kind) {
  static constexpr std::array<const char16_t*, export_kind_count> extensions{u".png",  u".svg", u".pdf",  u".csv",
                                                                             u".json", u"",     u".html", u".elbo"};
  return QString::fromUtf16(extensions[static_cast<std::size_t>(kind)]);
}

std::vector<std::filesystem::path> export_job(const ExportRequest& request, JobContext& context) {
  const FigureContent& content = request.content;
  const std::stop_token stop = context.stop();
  const ProgressCallback report = context.progress();
  if (is_figure(request.kind)) {
    const Figure figure(content, request.figure);
    const auto progress = [&](int done, int total) { report({"drawing tiles", done, total}); };
    if (request.kind == ExportKind::png) write_png_figure(request, figure, stop, progress);
    if (request.kind == ExportKind::svg) write_svg_figure(request, figure, stop, progress);
    if (request.kind == ExportKind::pdf) write_pdf_figure(request, figure, stop, progress);
    return {request.path};
  }
  if (!content.record || content.record->cross_layers.empty())
    throw Error(ErrorKind::usage, {}, "There is nothing to export yet: run first.");
  const AlignmentRecord& record = *content.record;
  const CalibrationSettings& settings = content.state.calibration;
  report({"writing files", 0, 0});
  if (request.kind == ExportKind::record) {
    save_record(record, request.path);
    return {request.path};
  }
  const auto start = std::chrono::steady_clock::now();
  const bool pixels = request.kind == ExportKind::arrays || request.kind == ExportKind::report;
  const Heatmaps maps = heatmaps_for_files(record, settings, record.image_height, record.image_width, pixels);
  throw_if_stopped(stop);
  const MaskScores* scores = scores_of(content);
  switch (request.kind) {
    case ExportKind::csv:
      write_bytes(request.path, QByteArray::fromStdString(result_csv(record, maps, scores)));
      break;
    case ExportKind::json: {
      RunFacts facts;
      facts.scores = scores;
      facts.calibrate_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      facts.peak_memory_bytes = peak_memory_bytes();
      write_bytes(request.path, QByteArray::fromStdString(json_text(result_json(record, maps, settings, facts))));
      break;
    }
    case ExportKind::arrays: {
      const ExportedFiles files =
          write_class_files(request.path, picture_of(content), maps, style_of(content), report, stop);
      std::vector<std::filesystem::path> written;
      const auto add = [&](const std::string& name) {
        written.push_back(request.path / std::u8string(name.begin(), name.end()));
      };
      for (const ClassFiles& each : files.classes)
        for (const std::string& name :
             {each.raw, each.calibrated, each.raw_overlay, each.calibrated_overlay, each.difference_overlay})
          add(name);
      add(files.raw_mask);
      add(files.calibrated_mask);
      return written;
    }
    default: {
      const Picture picture = picture_of(content);
      write_html_report(request.path, {record, maps, settings, picture, scores, {}, {}, style_of(content)});
    }
  }
  return {request.path};
}

QString export_preview(const ExportRequest& request) {
  const FigureContent& content = request.content;
  if (!content.record || !content.maps) return {};
  const Heatmaps& maps = content.maps->maps;
  constexpr qsizetype most = 6000;
  const auto beginning = [](QString text) {
    if (text.size() > most) text = text.left(text.lastIndexOf(u'\n', most)) + QStringLiteral("\n…");
    return text;
  };
  switch (request.kind) {
    case ExportKind::csv:
      return beginning(QString::fromStdString(result_csv(*content.record, maps, scores_of(content))));
    case ExportKind::json: {
      RunFacts facts;
      facts.scores = scores_of(content);
      return beginning(
          QString::fromStdString(json_text(result_json(*content.record, maps, content.maps->settings, facts))));
    }
    case ExportKind::arrays: {
      QStringList lines;
      for (const std::string& name : file_names_of_classes(maps.names))
        for (const char16_t* ending :
             {u".raw.npy", u".calibrated.npy", u".raw.png", u".calibrated.png", u".difference.png"})
          lines << QString::fromStdString(name) + QString::fromUtf16(ending);
      lines << QStringLiteral("mask.raw.png") << QStringLiteral("mask.calibrated.png");
      return beginning(lines.join(u'\n'));
    }
    default:
      return {};
  }
}

}  // namespace elboscope
