#pragma once

#include "ui/charts/timestep_area.h"

namespace elboscope {

/// Timesteps as a row of dots: those at which attention was collected. The chosen ones are filled.
class TimestepStrip final : public TimestepArea {
  Q_OBJECT

 public:
  explicit TimestepStrip(InspectDocument& document, TimestepSubset subset, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {260, 40}; }
  QSize minimumSizeHint() const override { return {160, 40}; }
  double x_of(std::int64_t timestep) const override;

 protected:
  void follow_places() override { update(); }
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
};

}  // namespace elboscope
