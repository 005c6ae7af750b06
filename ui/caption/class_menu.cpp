#include "ui/caption/class_menu.h"

#include <QGridLayout>
#include <QPainter>
#include <QPixmap>
#include <QToolButton>
#include <QWidgetAction>

#include "ui/document/inspect_document.h"
#include "ui/theme/class_color.h"

namespace elboscope {
namespace {

constexpr int colors_offered = 18, columns = 6, side = 18;

QIcon swatch(int color_number, qreal ratio) {
  QPixmap picture(QSize(side, side) * ratio);
  picture.setDevicePixelRatio(ratio);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(class_color(color_number));
  painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), 4, 4);
  return picture;
}

void show_only(InspectDocument& document, int row) {
  document.edit(ClassMenu::tr("Show only “%1”").arg(document.state().classes[row].name), [row](InspectState& state) {
    for (int i = 0; i < state.classes.size(); ++i) state.classes[i].visible = i == row;
  });
}

void show_all(InspectDocument& document) {
  document.edit(ClassMenu::tr("Show all classes"), [](InspectState& state) {
    for (ClassEntry& entry : state.classes) entry.visible = true;
  });
}

void move_class(InspectDocument& document, int row, int to) {
  document.edit(ClassMenu::tr("Reorder classes"), [row, to](InspectState& state) { state.classes.move(row, to); });
  document.select_class(to);
}

}  // namespace

void add_color_choice(QMenu& menu, InspectDocument& document, int row) {
  auto* area = new QWidget;
  auto* grid = new QGridLayout(area);
  grid->setContentsMargins(6, 6, 6, 6);
  grid->setSpacing(2);
  for (int number = 0; number < colors_offered; ++number) {
    auto* button = new QToolButton;
    button->setIcon(swatch(number, menu.devicePixelRatioF()));
    button->setIconSize({side, side});
    button->setStyleSheet(QStringLiteral("padding: 2px;"));
    button->setCheckable(true);
    button->setChecked(document.state().classes[row].color == number);
    button->setAccessibleName(ClassMenu::tr("Colour %1").arg(number + 1));
    grid->addWidget(button, number / columns, number % columns);
    QObject::connect(button, &QToolButton::clicked, &menu, [&menu, &document, row, number] {
      if (row < document.state().classes.size()) {
        document.edit(ClassMenu::tr("Colour of “%1”").arg(document.state().classes[row].name),
                      [row, number](InspectState& state) { state.classes[row].color = number; });
      }
      // A submenu closes with the menu that it hangs on.
      QMenu* top = &menu;
      while (auto* above = qobject_cast<QMenu*>(top->parentWidget())) top = above;
      top->close();
    });
  }
  auto* action = new QWidgetAction(&menu);
  action->setDefaultWidget(area);
  menu.addAction(action);
}

ClassMenu::ClassMenu(InspectDocument& document, int row, QWidget* parent) : QMenu(parent) {
  const ClassEntry& entry = document.state().classes[row];
  const auto last = static_cast<int>(document.state().classes.size()) - 1;
  connect(addAction(tr("&Rename")), &QAction::triggered, this, &ClassMenu::rename_wanted);
  auto* color = new QMenu(tr("&Colour"), this);
  add_color_choice(*color, document, row);
  addMenu(color);
  addSeparator();
  connect(addAction(entry.visible ? tr("&Hide") : tr("S&how")), &QAction::triggered, this,
          [&document, row, visible = !entry.visible] {
            document.edit(visible ? tr("Show “%1”").arg(document.state().classes[row].name)
                                  : tr("Hide “%1”").arg(document.state().classes[row].name),
                          [row, visible](InspectState& state) { state.classes[row].visible = visible; });
          });
  connect(addAction(tr("Show &only this")), &QAction::triggered, this, [&document, row] { show_only(document, row); });
  connect(addAction(tr("Show &all")), &QAction::triggered, this, [&document] { show_all(document); });
  addSeparator();
  QAction* up = addAction(tr("Move &up"));
  up->setEnabled(row > 0);
  connect(up, &QAction::triggered, this, [&document, row] { move_class(document, row, row - 1); });
  QAction* down = addAction(tr("Move &down"));
  down->setEnabled(row < last);
  connect(down, &QAction::triggered, this, [&document, row] { move_class(document, row, row + 1); });
  addSeparator();
  connect(addAction(tr("Re&move")), &QAction::triggered, this, [&document, row] { document.remove_class(row); });
}

}  // namespace elboscope
