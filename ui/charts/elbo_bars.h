#pragma once

#include <QList>
#include <QWidget>

class QCustomPlot;
class QCPAbstractItem;

namespace elboscope {

class InspectDocument;

/// The ELBO loss of each class as its distance from the mean over classes, with standard errors (noise is paired over
/// timesteps), S and exponent beside each bar. Hovering and clicking are linked with maps and words.
class ElboBars final : public QWidget {
  Q_OBJECT

 public:
  explicit ElboBars(InspectDocument& document, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  /// Which class's bar is at a place of this widget; -1 none.
  int class_at(const QPoint& point) const;

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  void follow();

  InspectDocument& document_;
  QCustomPlot* plot_;
  QList<int> rows_;  // class rows, first at the top
};

}  // namespace elboscope
