#pragma once

#include <QWidget>
#include <array>

#include "ui/charts/timestep_area.h"

class QLabel;
class QToolButton;

namespace elboscope {

class InspectDocument;

/// A chart of timesteps with the buttons all, every second and thirds under it, and how many count.
class TimestepRows final : public QWidget {
  Q_OBJECT

 public:
  /// `chart` becomes this widget's.
  TimestepRows(InspectDocument& document, TimestepArea* chart, QWidget* parent = nullptr);
  /// "12 of 20"; empty without a record.
  QString summary() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();

  InspectDocument& document_;
  TimestepArea* chart_;
  QLabel* count_;
  std::array<QToolButton*, 5> buttons_;  // all, every 2nd, thirds
};

}  // namespace elboscope
