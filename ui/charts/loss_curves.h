#pragma once

#include <QWidget>

class QCustomPlot;

namespace elboscope {

class InspectDocument;

/// Loss of each class over the timesteps, as its distance from the mean over classes (the losses themselves differ more
/// between timesteps than between classes). Timesteps that do not count are faded.
class LossCurves final : public QWidget {
  Q_OBJECT

 public:
  explicit LossCurves(InspectDocument& document, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {260, 130}; }
  QSize minimumSizeHint() const override { return {200, 100}; }

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void follow();

  InspectDocument& document_;
  QCustomPlot* plot_;
};

}  // namespace elboscope
