#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QCPItemText;
class QCustomPlot;

namespace elboscope {

class InspectDocument;

/// The ELBO loss of each class as its distance from the mean over classes, with standard errors (noise is paired over
/// timesteps), S and exponent beside each bar. Hovering and clicking are linked with maps and words; Up and Down choose
/// the class, too.
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
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// What a bar shows; gamma changes the text beside it alone.
  struct Bar {
    QString name;
    int row = 0, color = 0;
    double loss = 0, standard_error = 0;
    bool operator==(const Bar&) const = default;
  };
  void retranslate();
  void follow();
  void draw();
  void write_labels();

  InspectDocument& document_;
  QCustomPlot* plot_;
  QList<int> rows_;  // class rows, first at the top
  QList<Bar> bars_;
  QList<QCPItemText*> labels_;  // one a bar
  int active_ = -1, hovered_ = -1;
};

}  // namespace elboscope
