#pragma once

#include <QObject>
#include <QStringList>
#include <memory>

#include "ui/document/inspect_document.h"
#include "ui/jobs/job_lane.h"
#include "ui/samples/sample_list.h"

namespace elboscope {

class ProblemModel;

/// Does what a document asks for: opens files, loads models, measures, and keeps the maps up to date with the settings.
/// Owns the worker threads; results go into the document, failures into the problem list. GUI thread only; no call
/// blocks.
///
///  files:       reading pictures, masks, records, tokenizers; the newest request wins
///  engine:      loading a model and measuring with it, one after the other; a newer run stops the older one
///  calibration: record + settings -> maps, whenever either changes; while it computes, only the newest change waits
class Inspector final : public QObject {
  Q_OBJECT

 public:
  /// What a refusal is about; the window shows it.
  enum class Cause { picture, caption, classes, model, calibration, truth };
  Q_ENUM(Cause)

  Inspector(InspectDocument& document, ProblemModel& problems, QObject* parent = nullptr);
  ~Inspector() override;

  /// Pictures, records, model folders, in any number and order.
  void open(const QStringList& paths);
  void open_truth(const QString& path);
  void open_sample(const Sample& sample);
  void open_image(const QImage& image, const QString& title);  ///< from the clipboard

  /// Takes the choice over, reads its tokenizer and starts loading it behind the window.
  void choose_model(const ModelChoice& choice);

  /// Measures the document's picture, caption and classes; what is missing becomes a problem. While the model is still
  /// being loaded, the run follows it.
  void run();
  void stop();
  /// Loading for its own sake is not running.
  bool running() const { return engine_.busy() && (probing_ || run_when_loaded_); }
  bool loading_model() const { return engine_.busy() && !probing_; }

  const JobLane& engine() const { return engine_; }
  const JobLane& files() const { return files_; }
  /// Nothing runs or waits: what is shown belongs to what is set.
  bool settled() const { return !engine_.busy() && !files_.busy() && !calibration_.busy(); }
  /// Asks every job to stop; busy_changed() tells when they have.
  void stop_all();

 Q_SIGNALS:
  void busy_changed();  ///< running(), loading_model() or settled()
  void progressed();
  void refused(Inspector::Cause cause, const QString& sentence);
  void run_finished(bool complete);

 private:
  void receive(const ReadFile& file);
  void receive_record(const RecordFile& file);
  void load_model();
  void start_probe();
  void receive_model(JobResult<LoadedModelPtr>&& result);
  void receive_record_of_run(JobResult<RecordPtr>&& result);
  void recalibrate();
  void receive_maps(JobResult<std::shared_ptr<MapSet>>&& result);
  void report(Cause cause, const QString& sentence, const QString& detail = {});
  void report(Cause cause, const QString& what, const JobFailure& failure);
  void place_truth(TruthFile truth);

  InspectDocument& document_;
  ProblemModel& problems_;
  bool probing_ = false, run_when_loaded_ = false;
  std::shared_ptr<MapSet> shown_, spare_;
  JobLane files_{JobLane::Superseding::stops_running};
  JobLane engine_{JobLane::Superseding::stops_running};
  JobLane calibration_{JobLane::Superseding::keeps_running};
};

}  // namespace elboscope
