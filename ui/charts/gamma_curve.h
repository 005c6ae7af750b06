#pragma once

#include <QWidget>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemTracer;
class QCustomPlot;

namespace elboscope {

class InspectDocument;

/// mIoU with the truth over 1/gamma, computed in the background, with the raw maps' as a line and the present gamma as
/// a mark. A click or a drag sets gamma; Left and Right go to the next point.
class GammaCurve final : public QWidget {
  Q_OBJECT

 public:
  explicit GammaCurve(InspectDocument& document, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {260, 150}; }
  QSize minimumSizeHint() const override { return {200, 110}; }
  /// Place of 1/gamma in this widget's pixels, and back.
  double x_of(double strength) const;
  double strength_at(double x) const;

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void retranslate();
  void draw();
  void mark();
  void set_strength(double strength, const QString& merge);

  InspectDocument& document_;
  QCustomPlot* plot_;
  QCPGraph *calibrated_ = nullptr, *raw_ = nullptr;
  QCPItemStraightLine* line_ = nullptr;
  QCPItemTracer* point_ = nullptr;
  bool dragging_ = false;
};

}  // namespace elboscope
