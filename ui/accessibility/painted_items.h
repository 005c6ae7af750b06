// ui/accessibility: widgets that paint many things in one area (maps, bars, tokens) tell screen readers what these are.
#pragma once

#include <QAccessible>
#include <QList>
#include <QRect>
#include <QString>
#include <functional>

class QWidget;

namespace elboscope {

/// One painted thing.
struct PaintedItem {
  QString name;         ///< "dog, calibrated map"
  QString description;  ///< "S 0.41, IoU 46"
  QString value;        ///< what changes; may be empty
  QRect area;           ///< in the widget's pixels; empty: scrolled away
  bool selected = false;
};

/// What a widget shows, asked for anew each time (GUI thread).
struct PaintedItems {
  QAccessible::Role role = QAccessible::List;           ///< of the widget
  QAccessible::Role item_role = QAccessible::ListItem;  ///< of each item
  std::function<QList<PaintedItem>()> items;
  std::function<void(int)> press;  ///< what a click on an item does; may be empty
};

/// From now on the widget has one accessible child per item. Called right after it was made.
void describe_painted_items(QWidget* widget, PaintedItems items);

/// The items changed: names, values or number. Cheap while no screen reader listens.
void painted_items_changed(QWidget* widget);
/// Item `index` became the current one.
void painted_item_focused(QWidget* widget, int index);

}  // namespace elboscope
