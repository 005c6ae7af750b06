#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <array>
#include <memory>

#include "ui/document/inspect_document.h"
#include "ui/document/truth_scorer.h"
#include "ui/jobs/job_lane.h"
#include "ui/jobs/model_look.h"
#include "ui/jobs/open_job.h"
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
///  truth:       TruthScorer's, in the background
///  language:    phrases of the caption that are likely classes, after a pause in typing
class Inspector final : public QObject {
  Q_OBJECT

 public:
  /// What a refusal is about; the window shows it.
  enum class Cause { picture, caption, classes, model, calibration, truth };
  Q_ENUM(Cause)

  Inspector(InspectDocument& document, ProblemModel& problems, QObject* parent = nullptr);
  ~Inspector() override;

  /// Pictures, masks, records, sessions, model folders and anything else, in any number and order: each is opened or
  /// becomes an entry of the problem list (ui/jobs/open_job.h). A session brings everything, so it is opened alone.
  void open(const QStringList& paths);
  void open_picture(const QString& path);  ///< a picture, though it looks like a mask
  void open_truth(const QString& path);
  void open_sample(const Sample& sample);
  void open_image(const QImage& image, const QString& title);  ///< from the clipboard

  /// What is about to be replaced: picture, truth and record by another picture; caption and classes, too, by a sample;
  /// settings, too, by a record or a session. The rest stays.
  enum class Replacing { contents, contents_and_caption, everything };
  /// Gets every such change before it happens and calls `go_on` at once, later or never (the user is asked whether
  /// what is there is to be saved). Without it nothing is asked.
  using ReplacementGate = std::function<void(Replacing what, std::function<void()> go_on)>;
  void set_replacement_gate(ReplacementGate gate) { gate_ = std::move(gate); }
  /// Calls `go_on` through the gate; for whoever else fills the document.
  void replace(Replacing what, std::function<void()> go_on);

  /// Takes the choice over, reads its tokenizers and starts loading it behind the window. The model that is there stays
  /// until the new one is ready, and for good if that is cancelled or refused.
  void choose_model(const ModelChoice& choice);
  /// Reads what a model folder has and needs (files lane); model_looked_at() brings it, newest request only.
  void look_at_model(const ModelChoice& choice);

  /// Measures the document's picture, caption and classes; what is missing becomes a problem. While the model is still
  /// being loaded, the run follows it.
  void run();
  /// Measures the maps of every layer and token at one of layer_timesteps(), for the layer browser. Not while a run is
  /// going on (it would be stopped).
  void measure_layers(std::int64_t timestep);
  bool measuring_layers() const { return engine_.busy() && measuring_layers_; }
  /// The timesteps at which attention is collected: those of the maps that are there, else of the next run.
  std::vector<std::int64_t> layer_timesteps() const;
  void stop();
  /// Loading for its own sake is not running.
  bool running() const { return engine_.busy() && (probing_ || run_when_loaded_); }
  bool loading_model() const { return engine_.busy() && !probing_ && !measuring_layers_; }

  const JobLane& engine() const { return engine_; }
  const JobLane& files() const { return files_; }
  /// Nothing runs or waits: what is shown belongs to what is set.
  bool settled() const { return !engine_.busy() && !files_.busy() && !calibration_.busy() && !truth_.busy() &&
           !language_.busy() && !phrase_pause_.isActive();
  }
  /// Asks every job to stop; busy_changed() tells when they have.
  void stop_all();

 Q_SIGNALS:
  void busy_changed();  ///< running(), loading_model() or settled()
  void progressed();
  void refused(Inspector::Cause cause, const QString& sentence);
  void run_finished(bool complete);
  /// Files that ui/session reads came among those to open: a session; a picture with settings inside (unchecked JSON).
  void session_found(const QString& path);
  void settings_found(const QString& path, const QByteArray& json);
  void model_looked_at(const ModelLook& look);
  /// Loading a model came to its end; false: cancelled or refused.
  void model_load_ended(bool loaded);
  /// Somebody opened a folder that is a model but for missing or unusable parts.
  void incomplete_model_found(const QString& path);

 private:
  void receive(OpenedFiles&& files);
  void receive_contents(const OpenedFiles& files);
  void receive_picture(const ShownPicturePtr& picture);
  bool goes_under_maps(const ShownPicture& picture) const;
  void receive_opened_model(const ModelChecklist& list);
  void refuse_file(const OpenedFiles::Refusal& refusal);
  void note(const QString& sentence, const std::function<void()>& jump = {});
  void find_phrases_soon();
  void find_phrases_now();
  QStringList class_names() const;
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
  bool probing_ = false, run_when_loaded_ = false, measuring_layers_ = false;
  std::shared_ptr<MapSet> shown_;
  std::array<std::shared_ptr<MapSet>, 3> sets_;  // shown, being scored, free
  JobLane files_{JobLane::Superseding::stops_running};
  JobLane engine_{JobLane::Superseding::stops_running};
  JobLane calibration_{JobLane::Superseding::keeps_running};
  JobLane language_{JobLane::Superseding::keeps_running};
  TruthScorer truth_;
  ReplacementGate gate_;
  QTimer phrase_pause_;
  bool grammar_ready_ = false;
};

}  // namespace elboscope
