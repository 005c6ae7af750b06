// core/report: results for people and programs: maps and overlays as files, the JSON of the command line, the HTML
// report. Formats numbers, computes none of the method's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/alignment/calibration.h"
#include "core/base/progress.h"
#include "core/picture/picture.h"
#include "core/report/mask_scores.h"

namespace elboscope {

/// How a map lies over the photograph.
struct OverlayStyle {
  ColorMap map = ColorMap::viridis;
  double opacity =
      0.65;  ///< of the map; the photograph beneath is shown in grey, so that colours belong to the map alone
};

/// Names of the files written for one class, relative to the folder.
struct ClassFiles {
  std::string raw, calibrated;                                      ///< .npy, float32 [H, W] in 0..1
  std::string raw_overlay, calibrated_overlay, difference_overlay;  ///< .png
};

struct ExportedFiles {
  std::filesystem::path folder;
  std::vector<ClassFiles> classes;        ///< [N]; empty if no attention was collected
  std::string raw_mask, calibrated_mask;  ///< .png, colours of label_colors()
};

/// Heatmaps as files want them: at the picture's size (`pixels`: maps are wanted, not only numbers), on the grid alone where
/// all classes at that size would not fit into memory at once (50 megapixels and 10 classes would be 4 GB).
Heatmaps heatmaps_for_files(const AlignmentRecord& record, const CalibrationSettings& settings, std::int64_t height,
                            std::int64_t width, bool pixels);

/// Class names as file names: blanks and what some file system forbids become _, invisible characters go, printable
/// Unicode stays; never empty, never hidden, at most 100 bytes; equal names (in any letter case) get _2, _3...
std::vector<std::string> file_names_of_classes(const std::vector<std::string>& names);

/// Writes NAME.raw.npy, NAME.calibrated.npy, NAME.raw.png, NAME.calibrated.png, NAME.difference.png per class and
/// mask.raw.png, mask.calibrated.png into `folder` (made if absent). Each file is atomic. `picture` is the upright
/// photograph, its size is that of the maps. Heatmaps made on the grid alone are enlarged here, one class at a time.
/// `progress` counts classes; `stop` is polled before each file, Error(cancelled) leaves those already written.
/// Throws Error(failed) where something cannot be written, Error(usage) for maps that do not fit the picture.
ExportedFiles write_class_files(const std::filesystem::path& folder, const Picture& picture, const Heatmaps& maps,
                                const OverlayStyle& style = {}, const ProgressCallback& progress = {},
                                const std::stop_token& stop = {});

/// Every setting used, those of the record and those of the calibration.
nlohmann::ordered_json settings_json(const AlignmentRecord& record, const CalibrationSettings& settings);

/// What result_json() cannot know from record and heatmaps. Pointers may be null.
struct RunFacts {
  const ExportedFiles* files = nullptr;
  const MaskScores* scores = nullptr;
  double calibrate_seconds = 0;
  std::uint64_t peak_memory_bytes = 0;
};

/// The document of `inspect --json` (design section 6): paths of files are absolute, a class without loss (cancelled
/// run) has null for its numbers, IoU keys exist only with a ground truth. Bytes that are no UTF-8 must be dealt with
/// when it is dumped: use json_text().
nlohmann::ordered_json result_json(const AlignmentRecord& record, const Heatmaps& maps,
                                   const CalibrationSettings& settings, const RunFacts& facts);

/// Indented text of a document; bytes that are no UTF-8 become U+FFFD. Ends with a line feed.
std::string json_text(const nlohmann::ordered_json& document);

}  // namespace elboscope
