#include "ui/export/exporter.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>

#include "ui/problems/problem_model.h"

namespace elboscope {

Exporter::Exporter(const InspectDocument& document, ProblemModel& problems, QObject* parent)
    : QObject(parent), document_(document), problems_(problems) {
  for (JobLane* lane : {&writing_, &drawing_}) connect(lane, &JobLane::busy_changed, this, &Exporter::busy_changed);
  connect(&writing_, &JobLane::progressed, this, &Exporter::progressed);
}

Exporter::~Exporter() = default;

ExportRequest Exporter::request(ExportKind kind, const QString& path, const FigureChoice& figure) const {
  return {kind, std::filesystem::path(path.toStdU16String()), figure_content(document_), figure};
}

void Exporter::report(const QString& what, const JobFailure& failure) {
  Problem problem;
  problem.sentence = what + u' ' + failure.sentence;
  problem.detail = failure.detail;
  problems_.add(std::move(problem));
}

void Exporter::write(ExportKind kind, const QString& path, const FigureChoice& figure) {
  using Files = std::vector<std::filesystem::path>;
  writing_.start<Files>(
      [wanted = request(kind, path, figure)](JobContext& context) { return export_job(wanted, context); },
      [this, path](JobResult<Files>&& result) {
        ExportOutcome outcome{result.outcome, {}, result.failure.sentence};
        if (result.value) outcome.files = std::move(*result.value);
        if (result.outcome == JobOutcome::failed)
          report(tr("“%1” could not be exported.").arg(QFileInfo(path).fileName()), result.failure);
        Q_EMIT finished(outcome);
      });
}

void Exporter::copy(const FigureChoice& figure) {
  writing_.start<QImage>(
      [wanted = request(ExportKind::png, {}, figure)](JobContext& context) {
        return Figure(wanted.content, wanted.figure).image(context.stop());
      },
      [this](JobResult<QImage>&& result) {
        if (result.outcome == JobOutcome::failed) report(tr("The maps could not be copied."), result.failure);
        if (result.value) QGuiApplication::clipboard()->setImage(*result.value);
        Q_EMIT copied(result.value.has_value());
      });
}

void Exporter::preview(ExportKind kind, const FigureChoice& figure, const QSize& size) {
  struct Preview {
    QImage image;
    QSize full_size;
    QString text;
  };
  drawing_.start<Preview>(
      [wanted = request(kind, {}, figure), size](JobContext& context) {
        Preview preview;
        if (!is_figure(wanted.kind)) {
          preview.text = export_preview(wanted);
          return preview;
        }
        // Its size is that of the file, its pixels need not be more than are seen.
        preview.full_size = Figure(wanted.content, wanted.figure).size();
        FigureChoice choice = wanted.figure;
        choice.tile = std::min(choice.tile, 384);
        preview.image = Figure(wanted.content, choice).image(context.stop());
        if (preview.image.width() > size.width() || preview.image.height() > size.height())
          preview.image = preview.image.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        return preview;
      },
      [this](JobResult<Preview>&& result) {
        if (result.outcome == JobOutcome::cancelled) return;
        const Preview preview = result.value.value_or(Preview{});
        Q_EMIT preview_ready(preview.image, preview.full_size, preview.text, result.failure.sentence);
      });
}

void Exporter::stop() {
  writing_.stop();
  drawing_.stop();
}

}  // namespace elboscope
