#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/alignment/calibration.h"
#include "core/picture/picture.h"
#include "core/report/exports.h"
#include "core/report/mask_scores.h"

namespace elboscope {

/// What a report is made of. Everything is borrowed for the duration of the call.
struct ReportInput {
  const AlignmentRecord& record;
  const Heatmaps& maps;
  const CalibrationSettings& settings;
  const Picture& picture;                  ///< the upright photograph
  const MaskScores* scores = nullptr;      ///< with a ground truth
  std::string title;                       ///< empty: made from the picture's name
  std::vector<std::string> warnings = {};  ///< sentences shown at the top
  OverlayStyle style = {};
};

/// One HTML file that needs nothing else: pictures inside, no scripts, no links, light and dark, readable at 1280
/// pixels and on paper; also well-formed XML. The same input gives the same bytes (no date in it). All text is escaped.
std::string html_report(const ReportInput& input);

/// The same into a file, atomically.
void write_html_report(const std::filesystem::path& path, const ReportInput& input);

}  // namespace elboscope
