#include "ui/caption/class_list.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/caption/class_menu.h"
#include "ui/document/class_model.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

class ClassDelegate final : public QStyledItemDelegate {
 public:
  explicit ClassDelegate(ClassList& list) : QStyledItemDelegate(&list), list_(list) {}

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    return {80, option.fontMetrics.height() + 10};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const ThemeColors& colors = theme_colors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool selected = option.state & QStyle::State_Selected, hovered = option.state & QStyle::State_MouseOver;
    if (selected || hovered) {
      QColor fill = colors.soft_accent;
      if (!selected) fill.setAlphaF(0.5F);
      painter->setPen(Qt::NoPen);
      painter->setBrush(fill);
      painter->drawRoundedRect(row, 5, 5);
    }
    const bool visible = index.data(ClassModel::VisibleRole).toBool();
    painter->setOpacity(visible ? 1.0 : 0.5);
    painter->setPen(Qt::NoPen);
    painter->setBrush(index.data(ClassModel::ColorRole).value<QColor>());
    painter->drawRoundedRect(QRectF(list_.color_rect(option.rect)), 3, 3);
    const QRect eye = list_.eye_rect(option.rect);
    painter->setPen(colors.text);
    const QRectF text(row.left() + 26, row.top(), eye.left() - row.left() - 30, row.height());
    painter->drawText(
        text, Qt::AlignVCenter | Qt::AlignLeft,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(text.width())));
    painter->setOpacity(1);
    if (hovered || selected || !visible)
      symbol_icon(visible ? QStringLiteral("eye") : QStringLiteral("eye-off"), SymbolColor::muted).paint(painter, eye);
    painter->restore();
  }

  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const override {
    editor->setGeometry(option.rect.adjusted(20, 0, -24, 0));
  }

 private:
  ClassList& list_;
};

}  // namespace

ClassList::ClassList(InspectDocument& document, ClassModel& model, QWidget* parent)
    : QListView(parent), document_(document), model_(model) {
  setModel(&model);
  setItemDelegate(new ClassDelegate(*this));
  setMouseTracking(true);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  setDragDropMode(QAbstractItemView::InternalMove);
  setDefaultDropAction(Qt::MoveAction);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) { document_.select_class(index.row()); });
  connect(&document_, &InspectDocument::active_class_changed, this, [this] {
    const int row = document_.selected_class();
    if (currentIndex().row() != row) setCurrentIndex(model_.index(row));
    viewport()->update();
  });
  connect(&document_, &InspectDocument::classes_changed, this, [this] { updateGeometry(); });
  retranslate();
}

QSize ClassList::sizeHint() const {
  const int rows = std::clamp(model_.rowCount(), 2, 8);
  return {200, rows * (fontMetrics().height() + 10) + 10};
}

QRect ClassList::eye_rect(const QRect& row) const {
  return {row.right() - 24, row.center().y() - 8, 17, 17};
}

QRect ClassList::color_rect(const QRect& row) const {
  return {row.left() + 8, row.center().y() - 5, 11, 11};
}

bool ClassList::on_eye(const QPoint& place) const {
  const QModelIndex index = indexAt(place);
  return index.isValid() && eye_rect(visualRect(index)).adjusted(-4, -4, 4, 4).contains(place);
}

int ClassList::drop_row(const QPoint& place) const {
  const QModelIndex target = indexAt(place);
  if (!target.isValid()) return model_.rowCount();
  return target.row() + (place.y() > visualRect(target).center().y() ? 1 : 0);
}

void ClassList::move_row(int step) {
  const int row = currentIndex().row();
  if (model_.moveRows({}, row, 1, {}, step < 0 ? row - 1 : row + 2)) document_.select_class(row + step);
}

void ClassList::contextMenuEvent(QContextMenuEvent* event) {
  const bool by_key = event->reason() == QContextMenuEvent::Keyboard;
  const QModelIndex index = by_key ? currentIndex() : indexAt(event->pos());
  if (!index.isValid()) return;
  setCurrentIndex(index);
  auto* menu = new ClassMenu(document_, index.row(), this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  // A session that was still being read may bring other classes: the menu's row is not theirs.
  connect(&document_, &InspectDocument::classes_changed, menu, &QWidget::close);
  connect(menu, &ClassMenu::rename_wanted, this, [this, row = index.row()] { edit(model_.index(row)); });
  menu->popup(by_key ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void ClassList::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
    document_.remove_class(currentIndex().row());
    return;
  }
  if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
    model_.setData(currentIndex(), !currentIndex().data(ClassModel::VisibleRole).toBool(), ClassModel::VisibleRole);
    return;
  }
  if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
    move_row(event->key() == Qt::Key_Up ? -1 : 1);
    return;
  }
  QListView::keyPressEvent(event);
}

void ClassList::mousePressEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  if (event->button() == Qt::LeftButton && on_eye(event->position().toPoint())) {
    model_.setData(index, !index.data(ClassModel::VisibleRole).toBool(), ClassModel::VisibleRole);
    return;
  }
  if (index.isValid() && event->button() == Qt::LeftButton &&
      color_rect(visualRect(index)).adjusted(-6, -6, 6, 6).contains(event->position().toPoint())) {
    setCurrentIndex(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(&document_, &InspectDocument::classes_changed, menu, &QWidget::close);
    add_color_choice(*menu, document_, index.row());
    menu->popup(viewport()->mapToGlobal(visualRect(index).bottomLeft()));
    return;
  }
  QListView::mousePressEvent(event);
}

void ClassList::mouseDoubleClickEvent(QMouseEvent* event) {
  // Two quick clicks on the eye hide and show; they do not rename.
  if (on_eye(event->position().toPoint())) {
    mousePressEvent(event);
    return;
  }
  QListView::mouseDoubleClickEvent(event);
}

void ClassList::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() == Qt::NoButton) document_.hover_class(indexAt(event->position().toPoint()).row());
  QListView::mouseMoveEvent(event);
}

void ClassList::leaveEvent(QEvent* event) {
  document_.hover_class(-1);
  QListView::leaveEvent(event);
}

void ClassList::dropEvent(QDropEvent* event) {
  // The model moves rows itself; the view's own way (insert, then remove) would lose colours.
  if (event->source() != this || !currentIndex().isValid()) return;
  const int to = drop_row(event->position().toPoint());
  const int from = currentIndex().row();
  if (model_.moveRows({}, from, 1, {}, to)) document_.select_class(to > from ? to - 1 : to);
  event->setDropAction(Qt::IgnoreAction);
  event->accept();
}

void ClassList::retranslate() {
  setAccessibleName(tr("Classes"));
  setToolTip(
      tr("The classes to be found. Drag to reorder (Alt and arrows), double click or F2 to rename, Delete to remove, "
         "the eye or Space to hide, the colour to change it."));
}

void ClassList::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QListView::changeEvent(event);
}

}  // namespace elboscope
