// Inspector: what opened, dropped and pasted things become.
#include <QDir>

#include "core/text/noun_phrases.h"
#include "ui/document/file_paths.h"
#include "ui/document/inspector.h"
#include "ui/problems/problem_model.h"

namespace elboscope {
namespace {

QStringList phrases_of(const std::string& text, const std::vector<TextRange>& ranges) {
  QStringList phrases;
  for (const TextRange& range : ranges) {
    const QString phrase =
        QString::fromUtf8(text.data() + range.begin, static_cast<qsizetype>(range.end - range.begin)).simplified();
    if (!phrase.isEmpty() && !phrases.contains(phrase, Qt::CaseInsensitive)) phrases << phrase;
  }
  return phrases;
}

}  // namespace

void Inspector::open(const QStringList& paths) {
  if (paths.isEmpty()) return;
  std::vector<std::filesystem::path> files;
  for (const QString& path : paths) files.push_back(as_path(path));
  OpenContext open;
  if (const ShownPicturePtr& picture = document_.picture()) {
    const RecordPtr& record = document_.record();
    const bool plain = picture->stand_in && record != nullptr;
    open.width = plain ? record->image_width : picture->pixels->width;
    open.height = plain ? record->image_height : picture->pixels->height;
  }
  open.classes = static_cast<std::size_t>(document_.state().classes.size());
  files_.start<OpenedFiles>([files, open](JobContext& context) { return open_job(files, open, context); },
                            [this](JobResult<OpenedFiles>&& result) {
                              if (result.value) receive(std::move(*result.value));
                              if (result.outcome == JobOutcome::failed)
                                report(Cause::picture, tr("These files could not be opened."), result.failure);
                            });
}

void Inspector::open_picture(const QString& path) {
  files_.start<ShownPicturePtr>(
      [path](JobContext&) { return read_picture_job(as_path(path)); },
      [this, path](JobResult<ShownPicturePtr>&& result) {
        if (result.outcome == JobOutcome::failed)
          report(Cause::picture, tr("“%1” could not be opened.").arg(file_name(as_path(path))), result.failure);
        if (!result.value) return;
        OpenedFiles files;
        files.picture = *result.value;
        receive(std::move(files));
      });
}

void Inspector::note(const QString& sentence, const std::function<void()>& jump) {
  Problem note;
  note.severity = Problem::Severity::note;
  note.sentence = sentence;
  note.jump = jump;
  problems_.add(std::move(note));
}

void Inspector::receive_contents(const OpenedFiles& files) {
  // The record first: a picture of its size goes under its maps, a mask belongs to both.
  if (files.record) receive_record(*files.record);
  if (files.picture) receive_picture(files.picture);
  if (files.pictures_beside > 1)
    note(tr("The folder holds %n pictures: the first was opened, %1.", nullptr, static_cast<int>(files.pictures_beside))
             .arg(file_name(files.picture->path)));
  if (files.truth) {
    const QString path = as_text(files.truth->path);
    TruthFile truth = *files.truth;
    truth.names = class_names();
    place_truth(std::move(truth));
    if (document_.truth() && document_.truth()->path == as_path(path))
      note(tr("“%1” was taken as the truth: it is a mask of the picture’s size. Double-click to open it as a picture "
              "instead.")
               .arg(file_name(as_path(path))),
           [this, path] { open_picture(path); });
  }
}

void Inspector::receive(OpenedFiles&& files) {
  if (files.session) {
    // It brings all of these, and would replace them as soon as it is read.
    const auto leave_closed = [&files](auto& found) {
      if (found) files.left_closed.push_back(found->path);
      found = {};
    };
    leave_closed(files.record);
    leave_closed(files.picture);
    leave_closed(files.truth);
    leave_closed(files.settings);
    replace(Replacing::everything,
            [this, path = as_text(files.session->path)] { Q_EMIT session_found(path); });
  }
  if (files.settings)
    Q_EMIT settings_found(as_text(files.settings->path), QByteArray::fromStdString(files.settings->text));
  if (files.record) {
    replace(Replacing::everything, [this, files] { receive_contents(files); });
  } else if (files.picture && !goes_under_maps(*files.picture)) {
    replace(Replacing::contents, [this, files] { receive_contents(files); });
  } else {
    receive_contents(files);
  }
  if (files.model) receive_opened_model(*files.model);
  for (const OpenedFiles::Refusal& refusal : files.refusals) refuse_file(refusal);
  if (!files.left_closed.empty()) {
    QStringList names;
    for (const std::filesystem::path& path : files.left_closed) {
      if (names.size() < 5) names << file_name(path);
    }
    note(
        tr("%n file(s) stayed closed, since one picture, one record and one model are open at a time: %1.", nullptr,
           static_cast<int>(files.left_closed.size()))
            .arg(names.join(QStringLiteral(", ")) +
                 (names.size() < static_cast<qsizetype>(files.left_closed.size()) ? QStringLiteral(" …") : QString())));
  }
}

bool Inspector::goes_under_maps(const ShownPicture& picture) const {
  const RecordPtr& record = document_.record();
  return record && document_.picture() && document_.picture()->stand_in &&
         record->image_width == picture.pixels->width && record->image_height == picture.pixels->height;
}

void Inspector::receive_picture(const ShownPicturePtr& picture) {
  // A picture of the record's size goes under its maps, and their truth stays; any other begins a new inspection.
  if (!goes_under_maps(*picture)) {
    document_.set_truth({});
    document_.set_record(nullptr);
  }
  document_.set_picture(picture);
  document_.set_title(file_name(picture->path));
}

void Inspector::receive_opened_model(const ModelChecklist& list) {
  const ModelChoice& now = document_.model_choice();
  if (list.complete()) {
    choose_model({list.path, now.device, now.type});
    return;
  }
  QStringList missing;
  for (const ModelChecklist::Part& part : list.parts) {
    const bool fine =
        part.state == ModelChecklist::Part::State::found || part.state == ModelChecklist::Part::State::left_out;
    if (!fine) missing << QString::fromStdString(part.name);
  }
  const QString path = as_text(list.path), name = file_name(list.path);
  Problem problem;
  problem.sentence = missing.isEmpty() ? tr("“%1” is not a model that can be used.").arg(name) + u' ' +
                                             QString::fromStdString(list.defect)
                                       : tr("“%1” is not a complete model: missing or unusable is %2.")
                                             .arg(name, missing.join(QStringLiteral(", ")));
  QStringList details;
  for (const ModelChecklist::Part& part : list.parts) {
    if (!part.problem.empty()) details << QString::fromStdString(part.problem);
  }
  problem.detail = details.join(u'\n');
  problem.jump = [this, path] { Q_EMIT incomplete_model_found(path); };
  const QString sentence = problem.sentence;
  problems_.add(std::move(problem));
  Q_EMIT refused(Cause::model, sentence);
  Q_EMIT incomplete_model_found(path);
}

void Inspector::refuse_file(const OpenedFiles::Refusal& refusal) {
  const QString name =
      file_name(refusal.what.path).isEmpty() ? as_text(refusal.what.path) : file_name(refusal.what.path);
  if (!refusal.failure.sentence.isEmpty()) {
    report(Cause::picture, tr("“%1” could not be opened.").arg(name), refusal.failure);
    return;
  }
  QString why;
  Cause cause = Cause::picture;
  switch (refusal.what.kind) {
    case FileKind::absent:
      why = tr("There is no such file, or it may not be read.");
      break;
    case FileKind::special:
      why = tr("It is a device or a pipe, not a file.");
      break;
    case FileKind::empty_file:
      why = tr("The file is empty.");
      break;
    case FileKind::empty_folder:
      why = tr("The folder is empty.");
      break;
    case FileKind::other_folder:
      why = tr("The folder holds neither a model (a model_index.json) nor pictures.");
      break;
    case FileKind::several_models: {
      cause = Cause::model;
      QStringList models;
      for (const std::filesystem::path& model : refusal.what.others) {
        if (models.size() < 6) models << QDir(as_text(refusal.what.path)).relativeFilePath(as_text(model));
      }
      why =
          tr("The folder holds several models: open one of them. They are %1.").arg(models.join(QStringLiteral(", ")));
      break;
    }
    case FileKind::adapter_file:
      cause = Cause::model;
      why =
          tr("It is an adapter (such as LoRA), which is not a model of its own: merge it into its model with diffusers "
             "(fuse_lora, then save_pretrained) and open that folder.");
      break;
    case FileKind::weights_file:
      cause = Cause::model;
      why =
          tr("It holds weights of one part of a model. A whole model is a folder with a model_index.json: open that.");
      break;
    case FileKind::pickle:
      cause = Cause::model;
      why =
          tr("Files of this kind (.ckpt, .pt, .bin) can run programs and are never opened. Get the model as "
             ".safetensors, or save it with diffusers (safe_serialization=True).");
      break;
    case FileKind::other_weights:
      cause = Cause::model;
      why =
          tr("Models of this kind (GGUF, ONNX) cannot show their attention. A folder in the layout of diffusers is "
             "needed.");
      break;
    default:
      why =
          tr("It is nothing that can be opened here: pictures (PNG, JPEG, WebP, BMP, TIFF), masks, records (.elbo), "
             "sessions (.elboscope) and folders of models can.");
      break;
  }
  report(cause, tr("“%1” could not be opened.").arg(name) + u' ' + why);
}

void Inspector::look_at_model(const ModelChoice& choice) {
  files_.start<ModelLook>([choice](JobContext& context) { return model_look_job(choice, context); },
                          [this](JobResult<ModelLook>&& result) {
                            if (result.value) Q_EMIT model_looked_at(*result.value);
                          });
}

// --- phrases ---------------------------------------------------------------------------------------------------------

void Inspector::find_phrases_soon() {
  phrase_pause_.start();
}

void Inspector::find_phrases_now() {
  const QString caption = document_.state().caption;
  const std::string text = caption.toStdString();
  if (!grammar_ready_) {
    // The dictionary takes a second to load: not while something waits for the processor.
    document_.set_suggestions(phrases_of(text, simple_noun_phrases(text)));
    if (engine_.busy() || files_.busy() || calibration_.busy()) {
      phrase_pause_.start();
      return;
    }
  }
  language_.start<QStringList>([text](JobContext&) { return phrases_of(text, noun_phrases(text)); },
                               [this, caption](JobResult<QStringList>&& result) {
                                 grammar_ready_ = true;
                                 if (result.value && caption == document_.state().caption)
                                   document_.set_suggestions(*result.value);
                               });
}

}  // namespace elboscope
