#include "ui/document/inspector.h"

#include <QFileInfo>
#include <QImage>
#include <algorithm>

#include "core/report/mask_scores.h"
#include "ui/document/caption_reading.h"
#include "ui/problems/problem_model.h"

namespace elboscope {
namespace {

std::filesystem::path as_path(const QString& text) {
  return std::filesystem::path(text.toStdU16String());
}

QString as_text(const std::filesystem::path& path) {
  return QString::fromStdU16String(path.u16string());
}

QString file_name(const std::filesystem::path& path) {
  return QFileInfo(as_text(path)).fileName();
}

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

/// A record without its picture lies on plain grey: the path inside the record is untrusted and never opened.
ShownPicturePtr plain_picture(const AlignmentRecord& record) {
  const auto [width, height] = shown_size(record.image_width, record.image_height);
  auto pixels = std::make_shared<Picture>();
  pixels->width = width;
  pixels->height = height;
  pixels->rgb.assign(static_cast<std::size_t>(width * height * 3), 128);
  auto shown = std::make_shared<ShownPicture>(*shown_picture(std::move(pixels), {}));
  shown->stand_in = true;
  return shown;
}

}  // namespace

Inspector::Inspector(InspectDocument& document, ProblemModel& problems, QObject* parent)
    : QObject(parent), document_(document), problems_(problems) {
  for (JobLane* lane : {&files_, &engine_, &calibration_}) {
    connect(lane, &JobLane::busy_changed, this, &Inspector::busy_changed);
    connect(lane, &JobLane::progressed, this, &Inspector::progressed);
  }
  connect(&engine_, &JobLane::stop_requested, this, &Inspector::busy_changed);
  for (const auto signal :
       {&InspectDocument::record_changed, &InspectDocument::calibration_changed, &InspectDocument::truth_changed})
    connect(&document_, signal, this, &Inspector::recalibrate);
  connect(&document_, &InspectDocument::view_changed, this, [this] {
    const bool wanted = document_.state().view.shows(MapColumn::likelihood);
    if (wanted && document_.maps() && document_.maps()->likelihood.empty()) recalibrate();
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

void Inspector::open(const QStringList& paths) {
  struct Read {
    QString path;
    JobResult<ReadFile> result;
  };
  if (paths.isEmpty()) return;
  files_.start<std::vector<Read>>(
      [paths](JobContext& context) {
        std::vector<Read> all;
        for (const QString& path : paths) {
          throw_if_stopped(context.stop());
          all.push_back({path, result_of<ReadFile>([&] { return read_file_job(as_path(path)); })});
        }
        return all;
      },
      [this](JobResult<std::vector<Read>>&& result) {
        if (!result.value) return;
        for (const Read& read : *result.value) {
          if (read.result.value) {
            receive(*read.result.value);
          } else if (read.result.outcome == JobOutcome::failed) {
            report(QFileInfo(read.path).isDir() ? Cause::model : Cause::picture,
                   tr("“%1” could not be opened.").arg(QFileInfo(read.path).fileName()), read.result.failure);
          }
        }
      });
}

void Inspector::receive(const ReadFile& file) {
  if (const auto* picture = std::get_if<ShownPicturePtr>(&file)) {
    document_.set_truth({});
    // A picture of the record's size goes under its maps; any other begins a new inspection.
    const RecordPtr& record = document_.record();
    const bool fits = record && document_.picture() && document_.picture()->stand_in &&
                      record->image_width == (*picture)->pixels->width &&
                      record->image_height == (*picture)->pixels->height;
    if (!fits) document_.set_record(nullptr);
    document_.set_picture(*picture);
    document_.set_title(file_name((*picture)->path));
  } else if (const auto* read = std::get_if<RecordFile>(&file)) {
    receive_record(*read);
  } else {
    choose_model({std::get<ModelFolder>(file).path});
  }
}

void Inspector::receive_record(const RecordFile& file) {
  InspectState state = document_.state();
  state.caption = QString::fromStdString(file.record->caption);
  QStringList names;
  for (const RecordedClass& entry : file.record->classes) names << QString::fromStdString(entry.name);
  state.classes = entries_of(names);
  state.calibration = {};
  state.probe.seed = file.record->seed;
  document_.set_truth({});
  document_.set_record(nullptr);
  document_.set_picture(plain_picture(*file.record));
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
                plain ? record->image_height : picture->pixels->height, static_cast<std::size_t>(truth.names.size()));
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
        if (!sample.record.isEmpty())
          read.record = std::make_shared<const AlignmentRecord>(load_record(as_path(sample.record)));
        return read;
      },
      [this, sample](JobResult<Read>&& result) {
        if (result.outcome == JobOutcome::failed)
          report(Cause::picture, tr("The sample “%1” could not be opened.").arg(sample.title), result.failure);
        if (!result.value) return;
        InspectState state = document_.state();
        state.caption = sample.caption;
        state.classes = entries_of(sample.classes);
        document_.set_truth({});
        document_.set_record(nullptr);
        document_.set_picture(result.value->picture);
        document_.reset_state(state);
        document_.set_title(sample.title);
        if (result.value->truth) {
          result.value->truth->names = sample.classes;
          place_truth(std::move(*result.value->truth));
        }
        if (result.value->record) document_.set_record(result.value->record);
        document_.select_class(0);
      });
}

void Inspector::open_image(const QImage& image, const QString& title) {
  files_.start<ShownPicturePtr>([image](JobContext&) { return shown_picture(image); },
                                [this, title](JobResult<ShownPicturePtr>&& result) {
                                  if (result.outcome == JobOutcome::failed)
                                    report(Cause::picture, tr("The picture could not be pasted."), result.failure);
                                  if (!result.value) return;
                                  document_.set_truth({});
                                  document_.set_record(nullptr);
                                  document_.set_picture(*result.value);
                                  document_.set_title(title);
                                });
}

// --- model -----------------------------------------------------------------------------------------------------------

void Inspector::choose_model(const ModelChoice& choice) {
  document_.set_model_choice(choice);
  if (document_.model() && document_.model()->choice == choice) return;
  document_.set_model(nullptr);
  if (!choice.folder.empty()) load_model();
}

void Inspector::load_model() {
  using Tokenizer = std::shared_ptr<const ClipTokenizer>;
  const ModelChoice choice = document_.model_choice();
  probing_ = false;
  engine_.start<LoadedModelPtr>(
      [this, choice](JobContext& context) {
        // The tokenizer is there long before the weights are: the caption's tokens are shown meanwhile.
        if (const auto tokenizer = result_of<Tokenizer>([&] { return load_tokenizer(choice.folder); }); tokenizer.value)
          context.deliver([this, value = *tokenizer.value] { document_.set_tokenizer(value); });
        return load_model_job(choice, context);
      },
      [this](JobResult<LoadedModelPtr>&& result) { receive_model(std::move(result)); });
  Q_EMIT busy_changed();
}

void Inspector::receive_model(JobResult<LoadedModelPtr>&& result) {
  const bool run_now = std::exchange(run_when_loaded_, false);
  if (result.outcome == JobOutcome::failed) report(Cause::model, tr("The model could not be loaded."), result.failure);
  if (!result.value) return;
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
  if (run_now) start_probe();
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
  const CaptionReading reading = read_caption(document_.tokenizer(), caption, names);
  for (qsizetype row = 0; row < reading.places.size() && !state.probe.caption_per_class; ++row) {
    const ClassPlace& place = reading.places[row];
    if (place.found) continue;
    report(Cause::classes, place.beyond
                               ? tr("“%1” stands beyond the %2 tokens that the model reads: shorten the caption.")
                                     .arg(names[row])
                                     .arg(reading.limit)
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
  settings.empty_caption_errors =
      state.probe.likelihood || state.calibration.variant != CalibrationSettings::Variant::official;
  settings.caption_errors = state.probe.caption_errors || state.calibration.control_variate;

  probing_ = true;
  const LoadedModelPtr model = document_.model();
  engine_.start<RecordPtr>(
      [this, model, request](JobContext& context) {
        return probe_job(
            *model, request,
            [&](RecordPtr part) { context.deliver([this, part = std::move(part)] { document_.set_record(part); }); },
            context);
      },
      [this](JobResult<RecordPtr>&& result) { receive_record_of_run(std::move(result)); });
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
}

// --- calibration -----------------------------------------------------------------------------------------------------

void Inspector::recalibrate() {
  const RecordPtr& record = document_.record();
  if (!record || record->cross_layers.empty()) return;
  CalibrationRequest request;
  request.record = record;
  request.settings = document_.state().calibration;
  request.likelihood = document_.state().view.shows(MapColumn::likelihood);
  std::tie(request.width, request.height) = shown_size(record->image_width, record->image_height);
  if (document_.truth()) {
    request.truth = document_.truth()->labels;
    const QStringList& names = document_.truth()->names;
    request.truth_labels[255] = 255;
    for (qsizetype i = 0; i < names.size() && i < 254; ++i) {
      const auto& classes = record->classes;
      const auto found =
          std::find_if(classes.begin(), classes.end(),
                       [name = names[i].toStdString()](const RecordedClass& entry) { return entry.name == name; });
      // A class that was not measured is background here.
      if (found != classes.end())
        request.truth_labels[static_cast<std::size_t>(i) + 1] = static_cast<std::uint8_t>(found - classes.begin() + 1);
    }
  }
  request.reuse = std::exchange(spare_, nullptr);
  calibration_.start<std::shared_ptr<MapSet>>(
      [request](JobContext&) { return calibration_job(request); },
      [this](JobResult<std::shared_ptr<MapSet>>&& result) { receive_maps(std::move(result)); });
}

void Inspector::receive_maps(JobResult<std::shared_ptr<MapSet>>&& result) {
  if (result.outcome == JobOutcome::failed)
    report(Cause::calibration, tr("These settings do not fit what was measured."), result.failure);
  if (!result.value || (*result.value)->record != document_.record()) return;
  const std::shared_ptr<MapSet> before = std::exchange(shown_, *result.value);
  document_.set_maps(shown_);
  // Nobody shows the old maps any more: their memory serves the next ones.
  if (before && before.use_count() == 1) spare_ = before;
}

}  // namespace elboscope
