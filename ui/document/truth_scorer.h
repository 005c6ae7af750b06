#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <optional>

#include "ui/document/inspect_document.h"
#include "ui/jobs/job_lane.h"

namespace elboscope {

/// Keeps a document's scores against its truth up to date: of the maps that are shown at once, of maps at the truth's
/// own size when the sliders rest, and mIoU over gamma. On lanes of its own that step back while maps are made, so that
/// gamma moves as fast as without truth. GUI thread.
class TruthScorer final : public QObject {
  Q_OBJECT

 public:
  explicit TruthScorer(InspectDocument& document, QObject* parent = nullptr);

  /// Something runs or is about to.
  bool busy() const;
  void stop();

 Q_SIGNALS:
  void busy_changed();

 private:
  std::optional<TruthRequest> request(const RecordPtr& record, const CalibrationSettings& settings) const;
  void follow_settings();
  void follow_maps();
  void score_shown();
  void score_at_rest();
  void compute_curve();

  InspectDocument& document_;
  QuietUntil quiet_;
  QTimer shown_rest_, rest_, curve_rest_;
  QElapsedTimer since_shown_;
  std::optional<TruthRequest> curve_;  // what the curve (there or on its way) was made of
  JobLane shown_lane_{JobLane::Superseding::keeps_running};
  JobLane exact_lane_{JobLane::Superseding::stops_running};
  JobLane curve_lane_{JobLane::Superseding::stops_running};
};

}  // namespace elboscope
