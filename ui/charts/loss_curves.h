#pragma once

#include <vector>

#include "ui/charts/timestep_area.h"
#include "ui/document/inspect_document.h"

class QCPItemStraightLine;
class QCustomPlot;

namespace elboscope {

/// Loss of each class over the timesteps, as its distance from the mean over classes (the losses themselves differ more
/// between timesteps than between classes), as it enters the sum: with the paper's weights, or the control variate's.
/// The timesteps that count are chosen in it; the others are hollow.
class LossCurves final : public TimestepArea {
  Q_OBJECT

 public:
  explicit LossCurves(InspectDocument& document, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {260, 130}; }
  QSize minimumSizeHint() const override { return {200, 100}; }
  double x_of(std::int64_t timestep) const override;

 protected:
  void follow_places() override;
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// A class that has losses.
  struct Line {
    int row = 0;
    std::size_t place = 0;
    bool operator==(const Line&) const = default;
  };
  /// Everything the picture depends on; most changes of settings alter nothing of it.
  struct Shown {
    RecordPtr record;
    std::vector<Line> lines;
    QList<ClassEntry> classes;
    std::vector<std::int64_t> chosen;
    bool weighted = false, variate = false;
    int active = -1;
    bool operator==(const Shown&) const = default;
  };
  Shown wanted() const;
  double term(std::size_t place, std::size_t timestep) const;
  void retranslate();
  void follow();
  void draw();

  QCustomPlot* plot_;
  QCPItemStraightLine *hover_line_ = nullptr, *cursor_line_ = nullptr;
  Shown shown_;
};

}  // namespace elboscope
