#include "ui/theme/focus_ring.h"

#include <QApplication>
#include <QFocusEvent>
#include <QPainter>

#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr int outside = 2;

QPointer<FocusRing>& the_ring() {
  static QPointer<FocusRing> ring;
  return ring;
}

}  // namespace

void FocusRing::install() {
  if (!the_ring()) the_ring() = new FocusRing;
}

const QWidget* FocusRing::ringed() {
  return the_ring() && the_ring()->isVisible() ? the_ring()->target_.data() : nullptr;
}

FocusRing::FocusRing() {
  setObjectName(QStringLiteral("focus_ring"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAttribute(Qt::WA_NoSystemBackground);
  setFocusPolicy(Qt::NoFocus);
  hide();
  // A ring belongs to the window its target is in and dies with it; a new one takes over.
  connect(this, &QObject::destroyed, qApp, [] {
    if (!QApplication::closingDown()) QMetaObject::invokeMethod(qApp, [] { install(); }, Qt::QueuedConnection);
  });
  qApp->installEventFilter(this);
}

void FocusRing::surround(QWidget* target) {
  leave();
  QWidget* window = target->window();
  // Menus and lists that drop down show their current line themselves.
  if (window->windowType() == Qt::Popup || target == window) return;
  target_ = target;
  if (parentWidget() != window) setParent(window);
  for (QWidget* widget = target; widget && widget != window; widget = widget->parentWidget()) watched_ << widget;
  follow();
  show();
}

void FocusRing::leave() {
  watched_.clear();
  target_.clear();
  hide();
}

void FocusRing::follow() {
  if (!target_ || !target_->isVisible()) return leave();
  const QRect shown = target_->visibleRegion().boundingRect();
  const QRect area = shown.isEmpty() ? target_->rect() : shown;
  setGeometry(QRect(target_->mapTo(target_->window(), area.topLeft()), area.size())
                  .adjusted(-outside, -outside, outside, outside));
  raise();
  update();
}

void FocusRing::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme_colors().accent, 2));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 7, 7);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::FocusIn: {
      const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
      auto* widget = qobject_cast<QWidget*>(watched);
      if (!widget || widget == this) break;
      if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason) {
        surround(widget);
      } else if (reason == Qt::MouseFocusReason) {
        leave();
      } else if (target_ && widget != target_ && reason == Qt::OtherFocusReason) {
        surround(widget);  // the program moved the focus while one works with the keyboard
      }
      break;
    }
    case QEvent::FocusOut:
      if (watched == target_ && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason) leave();
      break;
    case QEvent::MouseButtonPress:
      if (target_) leave();
      break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Hide:
    case QEvent::Show:
      if (target_ && watched->isWidgetType() && watched_.contains(static_cast<QWidget*>(watched))) follow();
      break;
    default:
      break;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace elboscope
