#pragma once

#include <QImage>
#include <QStringList>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/alignment/alignment_record.h"
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
  QStringList names;  ///< what label i + 1 means where nothing else says so: the class list when the truth was opened
  QStringList legend = {};   ///< what label i + 1 is called by the mask's surroundings (core/picture/mask_legend.h)
  bool legend_sure = false;  ///< false: used only where it names a class
  std::vector<std::int64_t> pixels = std::vector<std::int64_t>(256);  ///< of each label
};
struct RecordFile {
  std::filesystem::path path;
  std::shared_ptr<const AlignmentRecord> record;
};

/// A session: read by ui/session.
struct SessionPath {
  std::filesystem::path path;
};
/// A picture that this program exported with its settings inside (JSON of ui/session/state_text.h, unchecked).
struct SettingsFile {
  std::filesystem::path path;
  std::string text;
};
/// Keyword of that text in a PNG.
inline constexpr const char* settings_keyword = "elboscope";

/// Work for a JobLane. Throws Error(refused).
ShownPicturePtr read_picture_job(const std::filesystem::path& path);
TruthFile read_truth_job(const std::filesystem::path& path);

/// For pictures that are in memory already (clipboard; plain grey under a record without its picture).
ShownPicturePtr shown_picture(std::shared_ptr<const Picture> pixels, const std::filesystem::path& path);
ShownPicturePtr shown_picture(const QImage& image);
/// A record without its picture lies on plain grey: the path inside the record is untrusted and never opened.
ShownPicturePtr stand_in_picture(const AlignmentRecord& record);

}  // namespace elboscope
