#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>
#include <functional>

class QFrame;
class QLabel;
class QPushButton;

namespace elboscope {

/// A stop of the tour. Texts are functions, so that the language may be switched on the way.
struct TourStep {
  QList<QPointer<QWidget>> targets;  ///< what is lit; widgets that are hidden are left out
  std::function<QString()> title, text;
};

/// A short walk over the window: everything is dimmed but what a card beside it talks about. Return or Right goes on,
/// Left back, Escape ends it. Covers its window and keeps its size; deletes itself at the end.
class Tour final : public QWidget {
  Q_OBJECT

 public:
  Tour(QList<TourStep> steps, QWidget* window);

  int step() const { return step_; }
  int step_count() const { return static_cast<int>(steps_.size()); }
  void go_to(int step);  ///< beyond the last: ends
  /// The lit area in this widget's pixels; empty: nothing of the step is visible.
  QRect lit() const;
  QRect card_rect() const;
  QString text() const;

 Q_SIGNALS:
  void ended();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  void retranslate();
  void place_card();
  void end();

  const QList<TourStep> steps_;
  int step_ = 0;
  bool over_ = false;
  QPointer<QWidget> focus_before_;
  QFrame* card_;
  QLabel *title_, *text_, *count_;
  QPushButton *back_, *next_, *skip_;
};

}  // namespace elboscope
