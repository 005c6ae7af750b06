// What MainWindow has about maps beyond the grid: their commands, stored views, the browser of layers.
#include <QDockWidget>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <algorithm>
#include <utility>

#include "ui/accessibility/painted_items.h"
#include "ui/layers/layer_browser.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_commands.h"
#include "ui/window/main_window.h"

namespace elboscope {
namespace {

/// What a screen reader gets of a sheet of layers.
void describe_sheet(LayerSheet& sheet) {
  PaintedItems described;
  described.items = [&sheet] {
    QList<PaintedItem> items;
    for (int place = 0; place < sheet.tiles().size(); ++place) {
      PaintedItem item;
      item.name = sheet.title(sheet.tiles()[place]);
      item.area = sheet.tile_rect(place).toAlignedRect() & sheet.viewport()->rect();
      item.area.translate(sheet.viewport()->pos());
      item.selected = place == sheet.current();
      items << item;
    }
    return items;
  };
  describe_painted_items(&sheet, std::move(described));
  QObject::connect(&sheet, &LayerSheet::tile_chosen, &sheet,
                   [&sheet] { painted_item_focused(&sheet, sheet.current()); });
}

}  // namespace

void MainWindow::make_map_tools() {
  layer_browser_ = new LayerBrowser(*document_, *inspector_);
  describe_sheet(layer_browser_->sheet());
  connect(document_.get(), &InspectDocument::layers_changed, layer_browser_,
          [this] { painted_items_changed(&layer_browser_->sheet()); });
  layer_dock_ = new QDockWidget;
  layer_dock_->setObjectName(QStringLiteral("layers"));
  layer_dock_->setWidget(layer_browser_);
  layer_dock_->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable |
                           QDockWidget::DockWidgetClosable);
  addDockWidget(Qt::BottomDockWidgetArea, layer_dock_);
  setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
  layer_dock_->hide();
  connect(maps_, &MapArea::layers_wanted, this, [this] {
    show_layers(true);
    layer_browser_->want_layers();
  });

  add_map_commands(*actions_, *document_, *maps_, *this);
  QAction* layers = actions_->add(
      QStringLiteral("view.layers"),
      {QT_TRANSLATE_NOOP("Actions", "&Layers of the network"),
       QT_TRANSLATE_NOOP("Actions", "Shows or hides the raw attention of every layer to every token, for experts.")},
      QStringLiteral("layers"), {QKeySequence(Qt::CTRL | Qt::Key_L)});
  connect(layers, &QAction::triggered, this, [this] { show_layers(!is_seen(*layer_dock_)); });
  addAction(layers);

  auto* before = actions_->action(QStringLiteral("view.problems"));
  for (const char16_t* id : {u"maps.region", u"maps.truth", u"maps.wipe"})
    view_menu_->insertAction(before, actions_->action(QString::fromUtf16(id)));
  view_menu_->insertAction(before, layers);
  stored_view_menu_ = new QMenu(view_menu_);
  stored_view_menu_->setToolTipsVisible(true);
  stored_view_menu_->addActions(stored_view_commands(*actions_));
  stored_view_menu_->insertSeparator(actions_->action(QStringLiteral("view.store_1")));
  view_menu_->insertMenu(before, stored_view_menu_);
}

bool MainWindow::is_seen(const QDockWidget& dock) {
  return dock.isVisible() && !dock.visibleRegion().isEmpty();  // not behind another tab
}

void MainWindow::show_below(QDockWidget& dock, bool shown) {
  // Side by side, panels below the maps would be too narrow to use.
  if (shown && &dock != meaning_dock_ && !dock.isFloating() && dockWidgetArea(meaning_dock_) == dockWidgetArea(&dock) &&
      !tabifiedDockWidgets(&dock).contains(meaning_dock_))
    tabifyDockWidget(meaning_dock_, &dock);
  dock.setVisible(shown);
  if (shown) dock.raise();
}

void MainWindow::show_layers(bool shown) {
  const bool was_shown = !layer_dock_->isHidden();
  if (shown && !was_shown && meaning_dock_->isVisible()) height_below_ = meaning_dock_->height();
  show_below(*layer_dock_, shown);
  if (!shown) {
    // The height was for the layers; the sentences give it back to the maps.
    if (was_shown && height_below_ > 0 && meaning_dock_->isVisible())
      resizeDocks({meaning_dock_}, {std::exchange(height_below_, 0)}, Qt::Vertical);
    return;
  }
  // Half of the height for each: the maps above stay large enough to compare with.
  resizeDocks({layer_dock_}, {std::max(250, height() * 2 / 5)}, Qt::Vertical);
  if (layer_browser_->measure().isEnabled()) {
    layer_browser_->measure().setFocus();
  } else {
    layer_browser_->layers().setFocus();
  }
}

void MainWindow::retranslate_map_tools() {
  layer_dock_->setWindowTitle(tr("Layers of the network"));
  stored_view_menu_->setTitle(tr("S&tored views"));
}

}  // namespace elboscope
