#pragma once

#include <QImage>
#include <QStringList>
#include <filesystem>
#include <memory>
#include <optional>
#include <variant>

#include "core/alignment/alignment_record.h"
#include "core/diffusion/model_folder.h"
#include "core/picture/picture.h"

namespace elboscope {

/// A picture as views use it: the pixels core computes with, and a copy for the screen.
struct ShownPicture {
  std::filesystem::path path;  ///< empty: from the clipboard
  std::shared_ptr<const Picture> pixels;
  QImage image;           ///< at most 2048 pixels a side
  QImage grey;            ///< the same without colours: what maps lie on
  bool stand_in = false;  ///< plain grey under a record whose picture is not open
};
using ShownPicturePtr = std::shared_ptr<const ShownPicture>;

struct TruthFile {
  std::filesystem::path path;
  std::shared_ptr<const LabelPicture> labels;
  QStringList names;  ///< what label i + 1 means: the class list when the truth was opened
};
struct RecordFile {
  std::filesystem::path path;
  std::shared_ptr<const AlignmentRecord> record;
};
struct ModelFolder {
  std::filesystem::path path;
  ModelInfo info;
};

/// What a path that was opened or dropped turned out to be.
using ReadFile = std::variant<ShownPicturePtr, RecordFile, ModelFolder>;

/// Work for a JobLane: a folder is a model, .elbo and .safetensors are records, everything else must be a picture.
/// Throws Error(refused).
ReadFile read_file_job(const std::filesystem::path& path);
ShownPicturePtr read_picture_job(const std::filesystem::path& path);
TruthFile read_truth_job(const std::filesystem::path& path);

/// For pictures that are in memory already (clipboard; plain grey under a record without its picture).
ShownPicturePtr shown_picture(std::shared_ptr<const Picture> pixels, const std::filesystem::path& path);
ShownPicturePtr shown_picture(const QImage& image);

}  // namespace elboscope
