#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/picture/picture.h"
#include "core/report/mask_scores.h"
#include "ui/jobs/calibration_job.h"

namespace elboscope {

class JobContext;

/// What is compared with a ground truth, and how.
struct TruthRequest {
  std::shared_ptr<const AlignmentRecord> record;
  CalibrationSettings settings;
  std::shared_ptr<const LabelPicture> truth;
  /// Label of the truth to label of the maps (1 + class of the record; 0 background, 255 not counted).
  std::array<std::uint8_t, 256> truth_labels{};
  /// The thresholds that the official search finds for this picture; else that of the settings.
  bool searched = false;
};

/// Scores of the classes of a record. Immutable.
struct TruthScores {
  std::shared_ptr<const AlignmentRecord> record;
  CalibrationSettings settings;
  bool searched = false;
  MaskScores scores;
  /// At the size of the truth, as the command line computes them. False: at the size the window shows, while a slider
  /// moves.
  bool exact = true;
};
using TruthScoresPtr = std::shared_ptr<const TruthScores>;

/// mIoU over 1/gamma, everything else as the settings say.
struct TruthCurve {
  CalibrationSettings settings;  ///< gamma means nothing here
  bool searched = false;
  std::vector<double> strengths;   ///< 1/gamma, ascending; those computed so far
  std::vector<double> calibrated;  ///< mIoU in percent, one a strength
  double raw = 0;                  ///< mIoU of the raw maps
  bool complete = false;
};
using TruthCurvePtr = std::shared_ptr<const TruthCurve>;

/// 1/gamma of a curve's points: 1 to 20, close together where results change most; 3 (official) is one.
const std::vector<double>& curve_strengths();

/// Time before which work in the background should not take a core: a slider is moving. Shared with the GUI thread.
using QuietUntil = std::shared_ptr<std::atomic<std::int64_t>>;  ///< std::chrono::steady_clock's nanoseconds

/// Of maps that exist already. At their own size, if that is not the truth's, the truth is sampled and the scores are
/// not exact. Uses no pool, so that nobody waits for it.
TruthScoresPtr score_shown_maps(const TruthRequest& request, const MapSet& shown);
/// At the truth's size, as the command line; takes its time. Waits while `quiet` says so.
TruthScoresPtr score_exactly(const TruthRequest& request, const QuietUntil& quiet, JobContext& context);
/// One exact score a strength; `on_part` gets what is there so far (in the worker's thread).
TruthCurvePtr truth_curve_job(const TruthRequest& request, const QuietUntil& quiet,
                              const std::function<void(TruthCurvePtr)>& on_part, JobContext& context);

}  // namespace elboscope
