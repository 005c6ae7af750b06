#include "ui/jobs/open_job.h"

#include <algorithm>
#include <array>

#include "core/base/progress.h"
#include "core/picture/png_text.h"
#include "ui/jobs/job_lane.h"

namespace elboscope {
namespace {

struct LabelFacts {
  int largest = 0;  ///< 255 (ignored) aside
  int different = 0;
};

LabelFacts facts_of(const LabelPicture& picture) {
  std::array<bool, 256> seen{};
  for (const std::uint8_t label : picture.labels) seen[label] = true;
  LabelFacts facts;
  for (int label = 0; label < 255; ++label) {
    if (!seen[static_cast<std::size_t>(label)]) continue;
    facts.largest = label;
    ++facts.different;
  }
  return facts;
}

class Opener {
 public:
  Opener(const OpenContext& open, JobContext& context) : open_(open), context_(context) {}

  void take(const std::filesystem::path& path) {
    throw_if_stopped(context_.stop());
    const Recognised what = recognise(path);
    switch (what.kind) {
      case FileKind::picture:
      case FileKind::picture_folder:
        if (!take_settings(what)) take_picture(what);
        break;
      case FileKind::label_picture:
        // Whether it is a mask shows when the picture is known.
        if (!take_settings(what)) labels_.push_back(what);
        break;
      case FileKind::record:
        take_record(what);
        break;
      case FileKind::session:
        if (files_.session) {
          files_.left_closed.push_back(what.path);
        } else {
          files_.session = SessionPath{what.path};
        }
        break;
      case FileKind::model:
      case FileKind::model_file:
        if (files_.model) {
          files_.left_closed.push_back(what.path);
        } else {
          files_.model = check_model_folder(what.path);
        }
        break;
      default:
        files_.refusals.push_back({what, {}});
        break;
    }
  }

  OpenedFiles finish() {
    for (const Recognised& what : labels_) {
      throw_if_stopped(context_.stop());
      if (!take_mask(what)) take_picture(what);
    }
    return std::move(files_);
  }

 private:
  /// A picture that this program exported carries its settings: those are meant.
  bool take_settings(const Recognised& what) {
    if (files_.settings || files_.picture) return false;
    auto text = read_png_text(what.path, settings_keyword);
    if (!text) return false;
    files_.settings = SettingsFile{what.path, std::move(*text)};
    return true;
  }

  void take_picture(const Recognised& what) {
    if (files_.picture) {
      files_.left_closed.push_back(what.path);
      return;
    }
    auto picture = result_of<ShownPicturePtr>([&] { return read_picture_job(what.path); });
    if (picture.value) {
      files_.picture = *picture.value;
      if (what.kind == FileKind::picture_folder) files_.pictures_beside = what.count;
    } else {
      files_.refusals.push_back({what, picture.failure});
    }
  }

  void take_record(const Recognised& what) {
    if (files_.record) {
      files_.left_closed.push_back(what.path);
      return;
    }
    auto record = result_of<RecordFile>([&] {
      return RecordFile{what.path, std::make_shared<const AlignmentRecord>(load_record(what.path))};
    });
    if (record.value) {
      files_.record = std::move(*record.value);
    } else {
      files_.refusals.push_back({what, record.failure});
    }
  }

  /// The size of the picture that a mask would belong to, and how many classes there are.
  OpenContext reference() const {
    OpenContext reference = open_;
    if (files_.record) {
      reference.width = files_.record->record->image_width;
      reference.height = files_.record->record->image_height;
      reference.classes = files_.record->record->classes.size();
    }
    if (files_.picture) {
      reference.width = files_.picture->pixels->width;
      reference.height = files_.picture->pixels->height;
    }
    return reference;
  }

  bool take_mask(const Recognised& what) {
    const OpenContext of = reference();
    if (of.width == 0 || files_.truth) return false;
    auto labels = result_of<TruthFile>([&] { return read_truth_job(what.path); });
    if (!labels.value) return false;  // as a picture it is refused with the same words
    const LabelPicture& picture = *labels.value->labels;
    if (picture.width != of.width || picture.height != of.height) return false;
    constexpr int most_labels = 64;  // drawings with a palette have more colours than scenes have things
    const LabelFacts facts = facts_of(picture);
    if (facts.different < 2 || facts.different > most_labels) return false;
    const bool numbered = static_cast<std::size_t>(facts.largest) <= of.classes;
    if (!numbered && !what.palette && labels.value->legend.isEmpty()) return false;
    files_.truth = std::move(*labels.value);
    return true;
  }

  const OpenContext& open_;
  JobContext& context_;
  OpenedFiles files_;
  std::vector<Recognised> labels_;
};

}  // namespace

OpenedFiles open_job(const std::vector<std::filesystem::path>& paths, const OpenContext& open, JobContext& context) {
  Opener opener(open, context);
  for (const std::filesystem::path& path : paths) opener.take(path);
  return opener.finish();
}

}  // namespace elboscope
