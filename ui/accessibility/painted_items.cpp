#include "ui/accessibility/painted_items.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QHash>
#include <QPointer>
#include <QWidget>

namespace elboscope {
namespace {

QHash<const QObject*, PaintedItems>& registry() {
  static QHash<const QObject*, PaintedItems> items;
  return items;
}

/// The interface of one item: a number and its widget; everything else is asked of the widget's description.
class PaintedChild final : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  PaintedChild(QWidget* widget, int index) : widget_(widget), index_(index) {}

  bool isValid() const override { return widget_ && index_ < count(); }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return widget_ ? widget_->window()->windowHandle() : nullptr; }
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(widget_); }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }

  QString text(QAccessible::Text kind) const override {
    const PaintedItem entry = item();
    switch (kind) {
      case QAccessible::Name:
        return entry.name;
      case QAccessible::Description:
        return entry.description;
      case QAccessible::Value:
        return entry.value;
      default:
        return {};
    }
  }
  void setText(QAccessible::Text, const QString&) override {}

  QRect rect() const override {
    const QRect area = item().area;
    return widget_ && !area.isEmpty() ? QRect(widget_->mapToGlobal(area.topLeft()), area.size()) : QRect();
  }

  QAccessible::Role role() const override { return registry().value(widget_).item_role; }

  QAccessible::State state() const override {
    QAccessible::State state;
    const PaintedItem entry = item();
    state.selectable = true;
    state.selected = entry.selected;
    state.focusable = true;
    state.focused = entry.selected && widget_ && widget_->hasFocus();
    state.offscreen = entry.area.isEmpty();
    state.invisible = !widget_ || !widget_->isVisible();
    return state;
  }

  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
  }
  QStringList actionNames() const override {
    return registry().value(widget_).press ? QStringList{pressAction()} : QStringList();
  }
  void doAction(const QString& name) override {
    const auto press = registry().value(widget_).press;
    if (name == pressAction() && press && isValid()) press(index_);
  }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  int count() const {
    const auto items = registry().value(widget_).items;
    return items ? static_cast<int>(items().size()) : 0;
  }
  PaintedItem item() const {
    const auto items = registry().value(widget_).items;
    return items ? items().value(index_) : PaintedItem{};
  }

  QPointer<QWidget> widget_;
  int index_;
};

class PaintedArea final : public QAccessibleWidget {
 public:
  explicit PaintedArea(QWidget* widget)
      : QAccessibleWidget(widget, registry().value(widget).role, widget->accessibleName()) {}

  ~PaintedArea() override {
    for (const QAccessible::Id id : std::as_const(children_)) QAccessible::deleteAccessibleInterface(id);
  }

  int childCount() const override { return static_cast<int>(items().size()); }

  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    while (children_.size() <= index)
      children_ << QAccessible::registerAccessibleInterface(
          new PaintedChild(widget(), static_cast<int>(children_.size())));
    return QAccessible::accessibleInterface(children_[index]);
  }

  int indexOfChild(const QAccessibleInterface* wanted) const override {
    for (qsizetype i = 0; i < children_.size(); ++i) {
      if (QAccessible::accessibleInterface(children_[i]) == wanted) return static_cast<int>(i);
    }
    return -1;
  }

  QAccessibleInterface* childAt(int x, int y) const override {
    const QPoint place = widget()->mapFromGlobal(QPoint(x, y));
    const QList<PaintedItem> now = items();
    for (qsizetype i = 0; i < now.size(); ++i) {
      if (now[i].area.contains(place)) return child(static_cast<int>(i));
    }
    return nullptr;
  }

  QAccessibleInterface* focusChild() const override {
    if (!widget()->hasFocus()) return nullptr;
    const QList<PaintedItem> now = items();
    for (qsizetype i = 0; i < now.size(); ++i) {
      if (now[i].selected) return child(static_cast<int>(i));
    }
    return nullptr;
  }

  QString text(QAccessible::Text kind) const override {
    // The constructor's name would be the one in the language of that moment.
    if (kind == QAccessible::Name) return widget()->accessibleName();
    return QAccessibleWidget::text(kind);
  }

 private:
  QList<PaintedItem> items() const {
    const auto found = registry().value(object()).items;
    return found ? found() : QList<PaintedItem>();
  }

  mutable QList<QAccessible::Id> children_;
};

QAccessibleInterface* make_interface(const QString&, QObject* object) {
  return object && object->isWidgetType() && registry().contains(object)
             ? new PaintedArea(static_cast<QWidget*>(object))
             : nullptr;
}

}  // namespace

void describe_painted_items(QWidget* widget, PaintedItems items) {
  static const bool installed = (QAccessible::installFactory(make_interface), true);
  Q_UNUSED(installed);
  // Setting a name in a constructor made an interface already, of the class the widget was then.
  if (QAccessibleInterface* early = QAccessible::queryAccessibleInterface(widget))
    QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(early));
  registry().insert(widget, std::move(items));
  QObject::connect(widget, &QObject::destroyed, qApp, [](const QObject* gone) { registry().remove(gone); });
}

void painted_items_changed(QWidget* widget) {
  if (!QAccessible::isActive()) return;
  QAccessibleEvent event(widget, QAccessible::VisibleDataChanged);
  QAccessible::updateAccessibility(&event);
}

void painted_item_focused(QWidget* widget, int index) {
  if (!QAccessible::isActive() || index < 0 || !widget->hasFocus()) return;
  QAccessibleEvent event(widget, QAccessible::Focus);
  event.setChild(index);
  QAccessible::updateAccessibility(&event);
}

}  // namespace elboscope
