#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace elboscope {

/// A ring around whatever has the keyboard focus, shown while one moves with the keyboard and gone with the next mouse
/// click: widgets that paint themselves need not draw one. One for the whole program: install() once, after the
/// application's start.
class FocusRing final : public QWidget {
  Q_OBJECT

 public:
  static void install();
  /// The widget the ring is around; null while it is hidden (tests).
  static const QWidget* ringed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  FocusRing();
  void surround(QWidget* target);
  void follow();
  void leave();

  QPointer<QWidget> target_;
  QList<QPointer<QWidget>> watched_;  // the target and what it is in: moving and scrolling move the ring
};

}  // namespace elboscope
