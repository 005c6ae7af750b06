#include "ui/window/focus_areas.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QPointer>
#include <QStatusBar>
#include <QToolBar>
#include <algorithm>

namespace elboscope {
namespace {

constexpr const char* last_focus = "last_focus";  // of an area: where the focus was

bool takes_focus(const QWidget* widget, const QMainWindow& window) {
  return widget->isEnabled() && widget->isVisibleTo(&window) && (widget->focusPolicy() & Qt::TabFocus) &&
         widget->focusProxy() == nullptr;
}

/// Toolbars do not take part in tabbing, but their buttons can be reached this way.
QWidget* first_in(QWidget* area, const QMainWindow& window) {
  const auto last = area->property(last_focus).value<QPointer<QWidget>>();
  if (last && area->isAncestorOf(last) && takes_focus(last, window)) return last;
  // In the order of tabbing, which is the order of reading.
  for (QWidget* widget = area->nextInFocusChain(); widget && widget != area; widget = widget->nextInFocusChain()) {
    if (area->isAncestorOf(widget) && takes_focus(widget, window)) return widget;
  }
  return takes_focus(area, window) ? area : nullptr;
}

}  // namespace

void focus_next_area(QMainWindow& window, int step) {
  QList<QWidget*> areas;
  for (QToolBar* bar : window.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly)) areas << bar;
  QList<QWidget*> middle;
  for (QDockWidget* dock : window.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
    // Of docks behind each other only the one in front.
    if (dock->isVisible() && !dock->visibleRegion().isEmpty()) middle << dock;
  }
  if (window.centralWidget()) middle << window.centralWidget();
  std::sort(middle.begin(), middle.end(),
            [](const QWidget* a, const QWidget* b) { return a->x() != b->x() ? a->x() < b->x() : a->y() < b->y(); });
  areas << middle;
  if (auto* status = window.findChild<QStatusBar*>(QString(), Qt::FindDirectChildrenOnly)) areas << status;
  areas.removeIf([&](QWidget* area) { return !area->isVisible() || first_in(area, window) == nullptr; });
  if (areas.isEmpty()) return;

  QWidget* focus = window.focusWidget();
  qsizetype here = -1;
  for (qsizetype i = 0; i < areas.size(); ++i) {
    if (focus && (areas[i] == focus || areas[i]->isAncestorOf(focus))) here = i;
  }
  if (here >= 0) areas[here]->setProperty(last_focus, QVariant::fromValue(QPointer<QWidget>(focus)));
  const qsizetype next = here < 0 ? (step > 0 ? 0 : areas.size() - 1) : (here + step + areas.size()) % areas.size();
  first_in(areas[next], window)->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace elboscope
