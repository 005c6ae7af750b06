#include "ui/document/inspector.h"

#include <QFileInfo>
#include <QImage>
#include <algorithm>

#include "core/alignment/timestep_choice.h"
#include "core/report/mask_scores.h"
#include "ui/document/caption_reading.h"
#include "ui/document/file_paths.h"
#include "ui/problems/problem_model.h"

namespace elboscope {
namespace {

QStringList names_of(const QList<ClassEntry>& classes) {
  QStringList names;
  for (const ClassEntry& entry : classes) names << entry.name;
  return names;
}

QList<ClassEntry> entries_of(const QStringList& names) {
  QList<ClassEntry> entries;
  for (const QString& name : names) entries.append({name, static_cast<int>(entries.size()), true});
  return entries;
}

}  // namespace

QStringList Inspector::class_names() const {
  return names_of(document_.state().classes);
}

Inspector::Inspector(InspectDocument& document, ProblemModel& problems, QObject* parent)
    : QObject(parent), document_(document), problems_(problems), truth_(document) {
  for (JobLane* lane : {&files_, &engine_, &calibration_, &language_}) {
    connect(lane, &JobLane::busy_changed, this, &Inspector::busy_changed);
    connect(lane, &JobLane::progressed, this, &Inspector::progressed);
  }
  phrase_pause_.setSingleShot(true);
  phrase_pause_.setInterval(250);
  connect(&phrase_pause_, &QTimer::timeout, this, &Inspector::find_phrases_now);
  connect(&document_, &InspectDocument::caption_changed, this, &Inspector::find_phrases_soon);
  connect(&truth_, &TruthScorer::busy_changed, this, &Inspector::busy_changed);
  connect(&engine_, &JobLane::stop_requested, this, &Inspector::busy_changed);
  for (const auto signal :
       {&InspectDocument::record_changed, &InspectDocument::calibration_changed})
    connect(&document_, signal, this, &Inspector::recalibrate);
  // What is measured of a picture that is not open any more is not wanted any more.
  connect(&document_, &InspectDocument::picture_changed, this, [this] {
    if (std::exchange(run_when_loaded_, false)) Q_EMIT busy_changed();
    if (probing_ || measuring_layers_) engine_.stop();
  });
  connect(&document_, &InspectDocument::view_changed, this, [this] {
    const ViewChoice& view = document_.state().view;
    const MapSetPtr& maps = document_.maps();
    if (maps && ((view.shows(MapColumn::likelihood) && maps->likelihood.empty()) ||
                 (view.stretch && maps->raw_ranges.empty())))
      recalibrate();
  });
}

Inspector::~Inspector() = default;

void Inspector::report(Cause cause, const QString& sentence, const QString& detail) {
  Problem problem;
  problem.sentence = sentence;
  problem.detail = detail;
  problem.jump = [this, cause, sentence] { Q_EMIT refused(cause, sentence); };
  problems_.add(std::move(problem));
  Q_EMIT refused(cause, sentence);
}

void Inspector::report(Cause cause, const QString& what, const JobFailure& failure) {
  report(cause, what + u' ' + failure.sentence, failure.detail);
}

// --- files -----------------------------------------------------------------------------------------------------------

void Inspector::replace(Replacing what, std::function<void()> go_on) {
  if (gate_) {
    gate_(what, std::move(go_on));
  } else {
    go_on();
  }
}

void Inspector::receive_record(const RecordFile& file) {
  InspectState state = document_.state();
  state.caption = QString::fromStdString(file.record->caption);
  QStringList names;
  for (const RecordedClass& entry : file.record->classes) names << QString::fromStdString(entry.name);
  state.classes = entries_of(names);
  state.calibration = {};
  // Measuring again measures the same.
  state.probe.seed = file.record->seed;
  state.probe.reference = file.record->reference;
  state.probe.square = file.record->fit == "square";
  state.probe.elbo_timesteps = file.record->elbo_timesteps;
  state.probe.collect_timesteps.clear();
  if (file.record->complete) state.probe.collect_timesteps = file.record->collect_timesteps;
  document_.set_truth({});
  document_.set_record(nullptr);
  document_.set_picture(stand_in_picture(*file.record));
  document_.reset_state(state);
  document_.set_title(file_name(file.path));
  document_.set_record(file.record);
  document_.select_class(0);
}

void Inspector::open_truth(const QString& path) {
  files_.start<TruthFile>(
      [path](JobContext&) { return read_truth_job(as_path(path)); },
      [this, path](JobResult<TruthFile>&& result) {
        if (result.value) {
          result.value->names = names_of(document_.state().classes);
          place_truth(std::move(*result.value));
        } else if (result.outcome == JobOutcome::failed) {
          report(Cause::truth, tr("“%1” could not be used as truth.").arg(QFileInfo(path).fileName()), result.failure);
        }
      });
}

void Inspector::place_truth(TruthFile truth) {
  const ShownPicturePtr& picture = document_.picture();
  if (!picture) {
    report(Cause::truth, tr("A mask of the truth needs its picture first: open the picture, then the mask."));
    return;
  }
  const RecordPtr& record = document_.record();
  const bool plain = picture->stand_in && record != nullptr;
  const auto check = result_of<bool>([&] {
    check_truth(*truth.labels, truth.path.filename().string(), plain ? record->image_width : picture->pixels->width,
                plain ? record->image_height : picture->pixels->height, /*classes=*/254);
    return true;
  });
  if (check.value) {
    document_.set_truth(std::move(truth));
  } else {
    report(Cause::truth, tr("“%1” could not be used as truth.").arg(file_name(truth.path)), check.failure);
  }
}

void Inspector::open_sample(const Sample& sample) {
  struct Read {
    ShownPicturePtr picture;
    std::optional<TruthFile> truth;
    std::shared_ptr<const AlignmentRecord> record;
  };
  files_.start<Read>(
      [sample](JobContext& context) {
        Read read;
        read.picture = read_picture_job(as_path(sample.image));
        if (!sample.mask.isEmpty()) read.truth = read_truth_job(as_path(sample.mask));
        throw_if_stopped(context.stop());
        if (!sample.record.isEmpty()) {
          // The file names its model and picture as they lie beside it in the folder of resources.
          AlignmentRecord record = load_record(as_path(sample.record));
          record.model_path = as_path(shipped_model()).string();
          record.image_path = as_path(sample.image).string();
          read.record = std::make_shared<const AlignmentRecord>(std::move(record));
        }
        return read;
      },
      [this, sample](JobResult<Read>&& result) {
        if (result.outcome == JobOutcome::failed)
          report(Cause::picture, tr("The sample “%1” could not be opened.").arg(sample.title), result.failure);
        if (!result.value) return;
        replace(Replacing::contents_and_caption, [this, sample, read = std::move(*result.value)] {
          InspectState state = document_.state();
          state.caption = sample.caption;
          state.classes = entries_of(sample.classes);
          document_.set_truth({});
          document_.set_record(nullptr);
          document_.set_picture(read.picture);
          document_.reset_state(state);
          document_.set_title(sample.title);
          if (read.truth) {
            TruthFile truth = *read.truth;
            truth.names = truth.legend = sample.classes;
            truth.legend_sure = true;
            place_truth(std::move(truth));
          }
          if (read.record) {
            document_.set_record_probe(ProbeChoice());  // as scripts/make-samples.py measures them
            document_.set_record(read.record);
          }
          document_.select_class(0);
        });
      });
}

void Inspector::open_image(const QImage& image, const QString& title) {
  files_.start<ShownPicturePtr>([image](JobContext&) { return shown_picture(image); },
                                [this, title](JobResult<ShownPicturePtr>&& result) {
                                  if (result.outcome == JobOutcome::failed)
                                    report(Cause::picture, tr("The picture could not be pasted."), result.failure);
                                  if (!result.value) return;
                                  replace(Replacing::contents, [this, title, picture = *result.value] {
                                    document_.set_truth({});
                                    document_.set_record(nullptr);
                                    document_.set_picture(picture);
                                    document_.set_title(title);
                                  });
                                });
}

// --- model -----------------------------------------------------------------------------------------------------------

void Inspector::choose_model(const ModelChoice& choice) {
  const bool loading_it = loading_model() && !engine_.stopping() && choice == document_.model_choice();
  document_.set_model_choice(choice);
  if (document_.model() && document_.model()->choice == choice) {
    // Back to the one that is there: what was being loaded instead is not wanted any more.
    if (loading_model()) engine_.stop();
    return;
  }
  if (!choice.folder.empty() && !loading_it) load_model();
}

void Inspector::load_model() {
  const ModelChoice choice = document_.model_choice();
  const bool first = document_.model() == nullptr;
  probing_ = measuring_layers_ = false;
  engine_.start<LoadedModelPtr>(
      [this, choice, first](JobContext& context) {
        // The tokenizers are there long before the weights are: the caption's tokens are shown meanwhile, unless another
        // model is still in use.
        const auto read = result_of<TextReaders>([&] {
          return std::make_shared<const std::vector<TextReader>>(read_text_readers(choice.folder));
        });
        const TextReaders readers = read.value ? *read.value : nullptr;
        if (first && readers) context.deliver([this, readers] { document_.set_text_readers(readers); });
        LoadedModelPtr model = load_model_job(choice, context);
        if (!first) context.deliver([this, readers] { document_.set_text_readers(readers); });
        return model;
      },
      [this](JobResult<LoadedModelPtr>&& result) { receive_model(std::move(result)); });
  Q_EMIT busy_changed();
}

void Inspector::receive_model(JobResult<LoadedModelPtr>&& result) {
  const bool run_now = std::exchange(run_when_loaded_, false);
  if (result.outcome == JobOutcome::failed) report(Cause::model, tr("The model could not be loaded."), result.failure);
  if (!result.value) {
    // The model that is there stays the one that is meant.
    if (document_.model()) document_.set_model_choice(document_.model()->choice);
    Q_EMIT model_load_ended(false);
    return;
  }
  const LoadedModelPtr& model = *result.value;
  document_.set_model(model);
  for (const std::string& warning : model->info.warnings) {
    Problem note;
    note.severity = Problem::Severity::note;
    note.sentence = QString::fromStdString(warning);
    note.jump = [this, text = note.sentence] { Q_EMIT refused(Cause::model, text); };
    problems_.add(std::move(note));
  }
  if (!model->fast_blas) {
    Problem slow;
    slow.severity = Problem::Severity::warning;
    slow.sentence =
        tr("LibTorch runs on a slow matrix library; with the package libopenblas0-pthread everything is about 30 times "
           "faster.");
    problems_.add(std::move(slow));
  }
  Q_EMIT model_load_ended(true);
  // Picture, caption and classes may be others than those it was asked for.
  if (run_now) run();
}

// --- runs ------------------------------------------------------------------------------------------------------------

void Inspector::run() {
  const InspectState& state = document_.state();
  if (document_.picture() && document_.picture()->stand_in) {
    report(Cause::picture, tr("This record came without its picture: open the picture to measure it again."));
    return;
  }
  if (!document_.picture()) {
    report(Cause::picture, tr("There is no picture yet: open one, drop one here, or take a sample."));
    return;
  }
  if (state.classes.isEmpty()) {
    report(Cause::classes, tr("There are no classes yet: click words of the caption, or type names."));
    return;
  }
  if (document_.model_choice().folder.empty()) {
    report(Cause::model, tr("There is no model yet: choose the folder of a diffusion model."));
    return;
  }
  const QStringList names = names_of(state.classes);
  const QString caption = state.caption.trimmed().isEmpty() ? default_caption(names) : state.caption;
  const CaptionReading reading = read_caption(document_.text_readers(), caption, names, state.probe.text_columns);
  if (!reading.has_columns) {
    report(Cause::classes,
           tr("This model has no text columns of the chosen kind: set “Text columns” to automatic under Measurement."));
    return;
  }
  for (qsizetype row = 0; row < reading.places.size() && !state.probe.caption_per_class; ++row) {
    const ClassPlace& place = reading.places[row];
    if (place.found) continue;
    report(Cause::classes, place.beyond
                               ? tr("“%1” stands beyond the %2 tokens that the model reads: shorten the caption.")
                                     .arg(names[row])
                                     .arg(reading.first_counting().limit)
                               : tr("“%1” does not stand in the caption.").arg(names[row]));
    return;
  }
  if (document_.model() && document_.model()->choice == document_.model_choice()) {
    start_probe();
  } else {
    run_when_loaded_ = true;
    if (!loading_model()) load_model();
    Q_EMIT busy_changed();
  }
}

void Inspector::start_probe() {
  const InspectState& state = document_.state();
  ProbeRequest request;
  request.picture = document_.picture()->pixels;
  request.picture_path = document_.picture()->path.string();
  ProbeSettings& settings = request.settings;
  settings.caption = state.caption.trimmed().isEmpty() ? std::string() : state.caption.toStdString();
  for (const ClassEntry& entry : state.classes) settings.classes.push_back(entry.name.toStdString());
  settings.elbo_timesteps = state.probe.elbo_timesteps;
  settings.collect_timesteps = state.probe.collect_timesteps;
  settings.seed = state.probe.seed;
  settings.fit = state.probe.square || state.probe.reference ? "square" : "aspect";
  settings.reference = state.probe.reference;
  settings.all_tokens = state.probe.all_tokens;
  settings.adaptive_elbo = state.probe.adaptive;
  settings.caption_per_class = state.probe.caption_per_class;
  settings.text_columns = state.probe.text_columns;
  settings.empty_caption_errors =
      state.probe.likelihood || state.calibration.variant != CalibrationSettings::Variant::official;
  settings.caption_errors = state.probe.caption_errors || state.calibration.control_variate;

  probing_ = true;
  measuring_layers_ = false;
  const LoadedModelPtr model = document_.model();
  const ProbeChoice probe = state.probe;
  const ShownPicturePtr picture = document_.picture();
  engine_.start<RecordPtr>(
      [this, model, request, probe, picture](JobContext& context) {
        return probe_job(
            *model, request,
            [&](RecordPtr part) {
              context.deliver([this, part = std::move(part), probe, picture] {
                if (document_.picture() != picture) return;
                document_.set_record_probe(probe);
                document_.set_record(part);
              });
            },
            context);
      },
      [this, probe, picture](JobResult<RecordPtr>&& result) {
        if (document_.picture() != picture) result.value.reset();
        if (result.value && !(*result.value)->cross_layers.empty()) document_.set_record_probe(probe);
        receive_record_of_run(std::move(result));
      });
  Q_EMIT busy_changed();
}

void Inspector::receive_record_of_run(JobResult<RecordPtr>&& result) {
  probing_ = false;
  if (result.outcome == JobOutcome::failed) report(Cause::classes, tr("The run ended early."), result.failure);
  bool complete = false;
  if (result.value) {
    complete = (*result.value)->complete;
    // A run stopped before the first map leaves what was there.
    if (!(*result.value)->cross_layers.empty()) document_.set_record(*result.value);
    if (document_.selected_class() < 0) document_.select_class(0);
  }
  Q_EMIT run_finished(complete);
}

std::vector<std::int64_t> Inspector::layer_timesteps() const {
  // A stopped run collected fewer than it drew noise for.
  const RecordPtr& record = document_.record();
  if (record && record->complete) return record->collect_timesteps;
  if (!document_.state().probe.collect_timesteps.empty()) return document_.state().probe.collect_timesteps;
  return official_timesteps(false, document_.model() ? document_.model()->info.train_timesteps : 1000);
}

void Inspector::measure_layers(std::int64_t timestep) {
  const InspectState& state = document_.state();
  const ShownPicturePtr picture = document_.picture();
  if (!picture || picture->stand_in) {
    report(Cause::picture, tr("The layers can only be measured with the picture: open it first."));
    return;
  }
  if (!document_.model()) {
    report(Cause::model, tr("The layers can only be measured with a model, and none is loaded yet."));
    return;
  }
  if (running()) {
    report(Cause::model, tr("A run is going on: the layers can be measured when it has ended."));
    return;
  }
  QStringList names = names_of(state.classes);
  LayerRequest request;
  request.picture = picture->pixels;
  request.picture_path = picture->path.string();
  request.fit = state.probe.square || state.probe.reference ? "square" : "aspect";
  request.maps.caption = (state.caption.trimmed().isEmpty() ? default_caption(names) : state.caption).toStdString();
  request.maps.seed = state.probe.seed;
  request.maps.collect_timesteps = layer_timesteps();
  request.maps.timestep = timestep;
  probing_ = false;
  measuring_layers_ = true;
  engine_.start<LayerMapsPtr>(
      [model = document_.model(), request](JobContext& context) { return layer_maps_job(*model, request, context); },
      [this, picture](JobResult<LayerMapsPtr>&& result) {
        measuring_layers_ = false;
        if (result.outcome == JobOutcome::failed)
          report(Cause::model, tr("The layers could not be measured."), result.failure);
        if (result.value && picture == document_.picture()) document_.set_layers(*result.value);
        Q_EMIT busy_changed();
      });
  Q_EMIT busy_changed();
}

void Inspector::stop() {
  run_when_loaded_ = false;
  engine_.stop();
  Q_EMIT busy_changed();
}

void Inspector::stop_all() {
  run_when_loaded_ = false;
  files_.stop();
  engine_.stop();
  calibration_.stop();
  if (phrase_pause_.isActive()) {
    phrase_pause_.stop();
    // No lane may be left to tell that everything has come to rest.
    QTimer::singleShot(0, this, &Inspector::busy_changed);
  }
  language_.stop();
  truth_.stop();
}

// --- calibration -----------------------------------------------------------------------------------------------------

void Inspector::recalibrate() {
  const RecordPtr& record = document_.record();
  if (!record || record->cross_layers.empty()) return;
  CalibrationRequest request;
  request.record = record;
  request.settings = document_.state().calibration;
  request.likelihood = document_.state().view.shows(MapColumn::likelihood);
  request.ranges = document_.state().view.stretch;
  std::tie(request.width, request.height) = shown_size(record->image_width, record->image_height);
  // Maps that nobody shows or scores any more lend their memory to the next ones.
  for (std::shared_ptr<MapSet>& set : sets_) {
    if (set && set != shown_ && set.use_count() == 1) request.reuse = std::move(set);
    if (request.reuse) break;
  }
  calibration_.start<std::shared_ptr<MapSet>>(
      [request](JobContext&) { return calibration_job(request); },
      [this](JobResult<std::shared_ptr<MapSet>>&& result) { receive_maps(std::move(result)); });
}

void Inspector::receive_maps(JobResult<std::shared_ptr<MapSet>>&& result) {
  if (result.outcome == JobOutcome::failed)
    report(Cause::calibration, tr("These settings do not fit what was measured."), result.failure);
  if (!result.value || (*result.value)->record != document_.record()) return;
  shown_ = *result.value;
  const auto place = std::find(sets_.begin(), sets_.end(), nullptr);
  if (place != sets_.end()) *place = shown_;
  document_.set_maps(shown_);
}

}  // namespace elboscope
