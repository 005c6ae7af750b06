#include "ui/jobs/truth_job.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "core/base/error.h"
#include "ui/jobs/job_lane.h"

namespace elboscope {
namespace {

/// Scores are wanted soon, maps at once: where there are not enough cores for both, the maps have them.
void step_back() {
#ifdef __linux__
  setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), 10);
#endif
}

void wait_for_quiet(const QuietUntil& quiet, JobContext& context) {
  const auto now = [] { return std::chrono::steady_clock::now().time_since_epoch(); };
  while (now() < std::chrono::nanoseconds(quiet->load(std::memory_order_relaxed))) {
    throw_if_stopped(context.stop());
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  throw_if_stopped(context.stop());
}

/// The truth in the maps' labels; at another size every pixel shows the truth under its centre.
LabelPicture relabelled(const TruthRequest& request, std::int64_t width, std::int64_t height) {
  const LabelPicture& truth = *request.truth;
  LabelPicture result{width, height, {}};
  result.labels.resize(static_cast<std::size_t>(width * height));
  if (width == truth.width && height == truth.height) {
    std::transform(truth.labels.begin(), truth.labels.end(), result.labels.begin(),
                   [&](std::uint8_t label) { return request.truth_labels[label]; });
    return result;
  }
  for (std::int64_t y = 0; y < height; ++y) {
    const std::int64_t row = std::min((2 * y + 1) * truth.height / (2 * height), truth.height - 1) * truth.width;
    for (std::int64_t x = 0; x < width; ++x) {
      const std::int64_t column = std::min((2 * x + 1) * truth.width / (2 * width), truth.width - 1);
      result.labels[static_cast<std::size_t>(y * width + x)] =
          request.truth_labels[truth.labels[static_cast<std::size_t>(row + column)]];
    }
  }
  return result;
}

MaskScores scores_of(const TruthRequest& request, const CalibrationSettings& settings, const LabelPicture& truth) {
  // One class in memory at a time, unless classes compete for a pixel; the numbers are the same.
  const bool whole = settings.softmax == CalibrationSettings::Softmax::at_end || settings.upsample_first;
  const Heatmaps maps = whole ? calibrate(*request.record, settings, truth.height, truth.width)
                              : calibrate_on_grid(*request.record, settings);
  return request.searched ? score_masks_searched(maps, truth) : score_masks(maps, truth, maps.threshold);
}

std::shared_ptr<TruthScores> empty_scores(const TruthRequest& request) {
  auto result = std::make_shared<TruthScores>();
  result->record = request.record;
  result->settings = request.settings;
  result->searched = request.searched;
  return result;
}

}  // namespace

const std::vector<double>& curve_strengths() {
  static const std::vector<double> strengths = {1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6.5, 8, 10, 13, 16, 20};
  return strengths;
}

TruthScoresPtr score_shown_maps(const TruthRequest& request, const MapSet& shown) {
  step_back();
  auto result = empty_scores(request);
  result->exact = shown.maps.width == request.truth->width && shown.maps.height == request.truth->height;
  const LabelPicture truth = relabelled(request, shown.maps.width, shown.maps.height);
  result->scores = request.searched ? score_masks_searched(shown.maps, truth)
                                    : score_labels(shown.raw_labels, shown.calibrated_labels, shown.maps.names.size(),
                                                   truth, shown.maps.threshold);
  return result;
}

TruthScoresPtr score_exactly(const TruthRequest& request, const QuietUntil& quiet, JobContext& context) {
  step_back();
  wait_for_quiet(quiet, context);
  auto result = empty_scores(request);
  result->scores =
      scores_of(request, request.settings, relabelled(request, request.truth->width, request.truth->height));
  return result;
}

TruthCurvePtr truth_curve_job(const TruthRequest& request, const QuietUntil& quiet,
                              const std::function<void(TruthCurvePtr)>& on_part, JobContext& context) {
  step_back();
  const ProgressCallback report = context.progress();
  const LabelPicture truth = relabelled(request, request.truth->width, request.truth->height);
  TruthCurve curve;
  curve.settings = request.settings;
  curve.searched = request.searched;
  const auto total = static_cast<std::int64_t>(curve_strengths().size());
  for (const double strength : curve_strengths()) {
    wait_for_quiet(quiet, context);
    CalibrationSettings settings = request.settings;
    settings.gamma = 1 / strength;
    const MaskScores scores = scores_of(request, settings, truth);
    curve.strengths.push_back(strength);
    curve.calibrated.push_back(scores.miou_calibrated);
    curve.raw = scores.miou_raw;
    const auto done = static_cast<std::int64_t>(curve.strengths.size());
    curve.complete = done == total;
    if (report) report(Progress{"scoring", done, total});
    if (!curve.complete) on_part(std::make_shared<const TruthCurve>(curve));
  }
  return std::make_shared<const TruthCurve>(std::move(curve));
}

}  // namespace elboscope
