// What MainWindow has like every good program: command search, shortcut sheet, presentation, ways by keyboard, About.
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <algorithm>

#include "ui/about/about_dialog.h"
#include "ui/commands/command_search.h"
#include "ui/commands/shortcut_dialog.h"
#include "ui/presentation/presentation_view.h"
#include "ui/theme/focus_ring.h"
#include "ui/window/accessible_views.h"
#include "ui/window/focus_areas.h"
#include "ui/window/main_window.h"

namespace elboscope {

void MainWindow::make_shell_actions() {
  const auto add = [this](const char16_t* id, const ActionList::Texts& texts, const char16_t* symbol,
                          const QList<QKeySequence>& keys, auto action) {
    QAction* made =
        actions_->add(QString::fromUtf16(id), texts, symbol == nullptr ? QString() : QString::fromUtf16(symbol), keys);
    connect(made, &QAction::triggered, this, action);
    addAction(made);
  };
  add(u"help.search",
      {QT_TRANSLATE_NOOP("Actions", "&Search commands…"),
       QT_TRANSLATE_NOOP("Actions", "Finds every command by a few letters of its name and runs it.")},
      u"search", {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
      [this] { search_->open(); });
  add(u"help.shortcuts",
      {QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts…"),
       QT_TRANSLATE_NOOP("Actions", "Shows all keys of the program and changes them.")},
      nullptr, {QKeySequence(Qt::CTRL | Qt::Key_F1)}, [this] { show_shortcuts(); });
  add(u"help.about",
      {QT_TRANSLATE_NOOP("Actions", "&About Elboscope…"),
       QT_TRANSLATE_NOOP("Actions", "Tells versions, licences and where the method comes from.")},
      u"info", {}, [this] { show_about(); });
  add(u"view.present",
      {QT_TRANSLATE_NOOP("Actions", "P&resent"),
       QT_TRANSLATE_NOOP("Actions",
                         "Shows maps and class names large on the whole screen, without panels. Escape "
                         "leaves.")},
      u"present", {QKeySequence(Qt::SHIFT | Qt::Key_F11)}, [this] { present(); });
  add(u"view.next_area",
      {QT_TRANSLATE_NOOP("Actions", "&Next area"),
       QT_TRANSLATE_NOOP("Actions", "Moves the keyboard focus on: toolbar, panels, maps, status line.")},
      nullptr, {QKeySequence(Qt::Key_F6)}, [this] { focus_next_area(*this, 1); });
  add(u"view.previous_area",
      {QT_TRANSLATE_NOOP("Actions", "Pre&vious area"),
       QT_TRANSLATE_NOOP("Actions", "Moves the keyboard focus back: status line, maps, panels, toolbar.")},
      nullptr, {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [this] { focus_next_area(*this, -1); });

  actions_->set_obstacle(QStringLiteral("run.start"), [this] {
    if (inspector_->running()) return tr("A run is going on already.");
    if (!document_->picture()) return tr("Open a picture first.");
    return tr("Name a class first: click a word of the caption.");
  });
  actions_->set_obstacle(QStringLiteral("run.stop"), [this] {
    return inspector_->engine().stopping() ? tr("It is stopping already.") : tr("Nothing is running.");
  });
  actions_->set_obstacle(QStringLiteral("edit.undo"), [] { return tr("Nothing was changed yet."); });
  actions_->set_obstacle(QStringLiteral("edit.redo"), [] { return tr("Nothing was taken back."); });
}

void MainWindow::make_shell() {
  FocusRing::install();
  describe_views(*document_, *maps_, *caption_panel_, *calibration_panel_);
  search_ = new CommandSearch(*actions_, *this);
  // The user's own keys, and from now on whatever is changed.
  for (const QAction* action : actions_->all()) {
    const QString id = actions_->id(action);
    const auto own = settings_->shortcuts(id);
    if (!own) continue;
    QList<QKeySequence> keys;
    for (const QString& text : *own) {
      const QKeySequence sequence(text, QKeySequence::PortableText);
      if (!sequence.isEmpty()) keys << sequence;
    }
    actions_->set_shortcuts(id, keys);
  }
  connect(actions_, &ActionList::shortcuts_changed, this, [this](const QString& id) {
    if (!actions_->has_own_shortcuts(id)) return settings_->set_shortcuts(id, std::nullopt);
    QStringList keys;
    for (const QKeySequence& sequence : actions_->action(id)->shortcuts())
      keys << sequence.toString(QKeySequence::PortableText);
    settings_->set_shortcuts(id, keys);
  });
  // Right of everything else of the toolbar.
  auto* stretch = new QWidget;
  stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  toolbar_->addWidget(stretch);
  for (const char16_t* id : {u"view.present", u"help.search"}) {
    QAction* action = actions_->action(QString::fromUtf16(id));
    toolbar_->addAction(action);
  }
  qobject_cast<QToolButton*>(toolbar_->widgetForAction(actions_->action(QStringLiteral("view.present"))))
      ->setToolButtonStyle(Qt::ToolButtonIconOnly);
  // Qt leaves toolbars to the mouse.
  for (QAction* action : toolbar_->actions()) {
    if (auto* button = qobject_cast<QToolButton*>(toolbar_->widgetForAction(action)))
      button->setFocusPolicy(Qt::TabFocus);
  }
}

/// Where a tab says the name of a dock, its title shrinks to a strip to drag it by.
void MainWindow::follow_tabs() {
  for (QDockWidget* dock : findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
    const QList<QDockWidget*> others = tabifiedDockWidgets(dock);
    const bool tabbed = !dock->isFloating() && std::any_of(others.begin(), others.end(), [](const QDockWidget* other) {
      return !other->isHidden() && !other->isFloating();
    });
    set_look(*dock, tabbed ? QStringLiteral("tabbed") : QString());
  }
}

void MainWindow::make_help_menu() {
  help_menu_ = menuBar()->addMenu(QString());
  help_menu_->setToolTipsVisible(true);
  for (const char16_t* id : {u"help.search", u"help.shortcuts"})
    help_menu_->addAction(actions_->action(QString::fromUtf16(id)));
  help_menu_->addSeparator();
  help_menu_->addAction(actions_->action(QStringLiteral("help.about")));
}

void MainWindow::show_shortcuts() {
  auto* dialog = new ShortcutDialog(*actions_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void MainWindow::show_about() {
  auto* dialog = new AboutDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void MainWindow::present(bool whole_screen) {
  if (presentation_) {
    presentation_->raise();
    presentation_->activateWindow();
    return;
  }
  presentation_ = new PresentationView(*document_, this);
  connect(presentation_, &PresentationView::left, this, [this] { activateWindow(); });
  if (whole_screen) {
    presentation_->showFullScreen();
  } else {
    presentation_->resize(size());
    presentation_->show();
  }
  presentation_->activateWindow();
}

QWidget* MainWindow::presentation() const {
  return presentation_;
}

}  // namespace elboscope
