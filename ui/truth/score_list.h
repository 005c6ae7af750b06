#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace elboscope {

class InspectDocument;

/// IoU of every class and of the background: a ring where the raw maps are, a disc where the calibrated ones are, on a
/// line from 0 to 100, and both numbers. Hovering, clicking, Up and Down are linked with maps, bars and words.
class ScoreList final : public QWidget {
  Q_OBJECT

 public:
  /// One line; row -1 is the background.
  struct Line {
    int row = -1;
    QString name;
    int color = 0;
    double raw = 0, calibrated = 0;  ///< percent, NaN: in neither mask nor truth
    bool operator==(const Line&) const = default;
  };

  explicit ScoreList(InspectDocument& document, QWidget* parent = nullptr);

  const QList<Line>& lines() const { return lines_; }
  QRectF line_rect(qsizetype line) const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {180, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  int row_at(const QPointF& point) const;

  InspectDocument& document_;
  QList<Line> lines_;
};

}  // namespace elboscope
