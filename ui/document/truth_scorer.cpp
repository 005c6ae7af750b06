#include "ui/document/truth_scorer.h"

#include <chrono>

#include "ui/document/truth_reading.h"

namespace elboscope {
namespace {

constexpr int rest_milliseconds = 150, curve_rest_milliseconds = 250;
/// Numbers need not move as often as maps do: what shows them costs about as much as they do.
constexpr int shown_milliseconds = 100;

/// The curve is the same for both: gamma is its axis, and the search brings its own thresholds.
bool same_curve(const TruthRequest& a, const TruthRequest& b) {
  CalibrationSettings first = a.settings, second = b.settings;
  first.gamma = second.gamma = 1;
  if (a.searched) first.threshold = second.threshold = 0;
  return a.record == b.record && a.truth == b.truth && a.truth_labels == b.truth_labels && a.searched == b.searched &&
         first == second;
}

}  // namespace

TruthScorer::TruthScorer(InspectDocument& document, QObject* parent)
    : QObject(parent), document_(document), quiet_(std::make_shared<std::atomic<std::int64_t>>(0)) {
  shown_rest_.setSingleShot(true);
  connect(&shown_rest_, &QTimer::timeout, this, &TruthScorer::score_shown);
  rest_.setSingleShot(true);
  rest_.setInterval(rest_milliseconds);
  curve_rest_.setSingleShot(true);
  curve_rest_.setInterval(curve_rest_milliseconds);
  connect(&rest_, &QTimer::timeout, this, &TruthScorer::score_at_rest);
  connect(&curve_rest_, &QTimer::timeout, this, &TruthScorer::compute_curve);
  for (JobLane* lane : {&shown_lane_, &exact_lane_, &curve_lane_})
    connect(lane, &JobLane::busy_changed, this, &TruthScorer::busy_changed);
  connect(&document_, &InspectDocument::calibration_changed, this, &TruthScorer::follow_settings);
  for (const auto signal :
       {&InspectDocument::maps_changed, &InspectDocument::truth_changed, &InspectDocument::truth_choice_changed})
    connect(&document_, signal, this, &TruthScorer::follow_maps);
}

bool TruthScorer::busy() const {
  return shown_rest_.isActive() || rest_.isActive() || curve_rest_.isActive() || shown_lane_.busy() ||
         exact_lane_.busy() || curve_lane_.busy();
}

void TruthScorer::stop() {
  shown_rest_.stop();
  rest_.stop();
  curve_rest_.stop();
  for (JobLane* lane : {&shown_lane_, &exact_lane_, &curve_lane_}) lane->stop();
  // Not from within: whoever asks to stop may be about to end.
  QMetaObject::invokeMethod(this, &TruthScorer::busy_changed, Qt::QueuedConnection);
}

std::optional<TruthRequest> TruthScorer::request(const RecordPtr& record, const CalibrationSettings& settings) const {
  const auto& truth = document_.truth();
  if (!truth || !record || record->classes.empty() || record->classes.size() > 254) return std::nullopt;
  TruthRequest request;
  request.record = record;
  request.settings = settings;
  request.truth = truth->labels;
  request.truth_labels = truth_label_table(*truth, document_.state().truth, *record);
  request.searched = document_.state().truth.searched;
  return request;
}

void TruthScorer::follow_settings() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  quiet_->store(std::chrono::nanoseconds(now + std::chrono::milliseconds(rest_milliseconds)).count(),
                std::memory_order_relaxed);
}

void TruthScorer::follow_maps() {
  if (document_.truth() && document_.maps() && since_shown_.isValid() && since_shown_.elapsed() < shown_milliseconds) {
    if (!shown_rest_.isActive()) shown_rest_.start(static_cast<int>(shown_milliseconds - since_shown_.elapsed()));
    return;
  }
  shown_rest_.stop();
  score_shown();
}

void TruthScorer::score_shown() {
  since_shown_.start();
  const MapSetPtr& maps = document_.maps();
  const auto wanted = maps ? request(maps->record, maps->settings) : std::nullopt;
  if (!wanted) {
    rest_.stop();
    curve_rest_.stop();
    curve_lane_.stop();
    curve_.reset();
    document_.set_truth_scores(nullptr);
    document_.set_truth_curve(nullptr);
    Q_EMIT busy_changed();
    return;
  }
  shown_lane_.start<TruthScoresPtr>([request = *wanted, maps](JobContext&) { return score_shown_maps(request, *maps); },
                                    [this, truth = wanted->truth](JobResult<TruthScoresPtr>&& result) {
                                      if (result.value && document_.truth() && document_.truth()->labels == truth &&
                                          (*result.value)->record == document_.record())
                                        document_.set_truth_scores(*result.value);
                                    });
  exact_lane_.stop();
  if (maps->maps.width != wanted->truth->width || maps->maps.height != wanted->truth->height) rest_.start();
  if (!curve_ || !same_curve(*curve_, *wanted)) {
    curve_lane_.stop();
    document_.set_truth_curve(nullptr);
    curve_ = wanted;
    curve_rest_.start();
  }
}

void TruthScorer::score_at_rest() {
  const MapSetPtr& maps = document_.maps();
  const auto wanted = maps ? request(maps->record, maps->settings) : std::nullopt;
  if (wanted) {
    exact_lane_.start<TruthScoresPtr>(
        [request = *wanted, quiet = quiet_](JobContext& context) { return score_exactly(request, quiet, context); },
        [this, request = *wanted](JobResult<TruthScoresPtr>&& result) {
          // Newer maps may have come meanwhile: their own scores are on their way.
          if (result.value && document_.truth() && document_.truth()->labels == request.truth && document_.maps() &&
              document_.maps()->record == request.record && document_.maps()->settings == request.settings)
            document_.set_truth_scores(*result.value);
        });
  }
  Q_EMIT busy_changed();
}

void TruthScorer::compute_curve() {
  if (curve_) {
    const auto receive = [this, request = *curve_](const TruthCurvePtr& curve) {
      if (curve_ && same_curve(*curve_, request)) document_.set_truth_curve(curve);
    };
    curve_lane_.start<TruthCurvePtr>(
        [request = *curve_, quiet = quiet_, receive](JobContext& context) {
          return truth_curve_job(
              request, quiet,
              [&](TruthCurvePtr part) { context.deliver([receive, part = std::move(part)] { receive(part); }); },
              context);
        },
        [receive](JobResult<TruthCurvePtr>&& result) {
          if (result.value) receive(*result.value);
        });
  }
  Q_EMIT busy_changed();
}

}  // namespace elboscope
