#pragma once

#include <QImage>
#include <QObject>

#include "ui/export/export_job.h"
#include "ui/jobs/job_lane.h"

namespace elboscope {

class ProblemModel;

/// How an export ended.
struct ExportOutcome {
  JobOutcome outcome = JobOutcome::cancelled;
  std::vector<std::filesystem::path> files;
  QString sentence;  ///< why it failed
};

/// Writes files and draws figures beside the GUI thread. GUI thread only; failures go into the problem list, too.
class Exporter final : public QObject {
  Q_OBJECT

 public:
  Exporter(const InspectDocument& document, ProblemModel& problems, QObject* parent = nullptr);
  ~Exporter() override;

  /// The document as it is now; finished() tells how it ended.
  void write(ExportKind kind, const QString& path, const FigureChoice& figure);
  /// A figure into the clipboard; copied() when it is there.
  void copy(const FigureChoice& figure);
  /// What would be written: a figure that fits into `size` (device pixels), or text. The newest request wins.
  void preview(ExportKind kind, const FigureChoice& figure, const QSize& size);
  /// Cancels writing and drawing; finished() still comes.
  void stop();

  bool writing() const { return writing_.busy(); }
  bool busy() const { return writing_.busy() || drawing_.busy(); }
  JobProgress progress() const { return writing_.progress(); }
  const InspectDocument& document() const { return document_; }

 Q_SIGNALS:
  void busy_changed();
  void progressed();
  void finished(const elboscope::ExportOutcome& outcome);
  void copied(bool done);
  /// One of them; `sentence` where nothing can be written.
  void preview_ready(const QImage& figure, const QSize& full_size, const QString& text, const QString& sentence);

 private:
  ExportRequest request(ExportKind kind, const QString& path, const FigureChoice& figure) const;
  void report(const QString& what, const JobFailure& failure);

  const InspectDocument& document_;
  ProblemModel& problems_;
  JobLane writing_{JobLane::Superseding::keeps_running};
  JobLane drawing_{JobLane::Superseding::stops_running};
};

}  // namespace elboscope
