// The commands of MainWindow, and the menus and toolbar made of them.
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include "ui/language/language.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/samples/sample_list.h"
#include "ui/theme/symbol_icon.h"
#include "ui/window/main_window.h"
#include "ui/window/model_menu.h"

namespace elboscope {

void MainWindow::make_actions() {
  using Keys = QList<QKeySequence>;
  const auto add = [this](const char16_t* id, const ActionList::Texts& texts, const char16_t* symbol, const Keys& keys,
                          auto action) {
    QAction* made =
        actions_->add(QString::fromUtf16(id), texts, symbol == nullptr ? QString() : QString::fromUtf16(symbol), keys);
    connect(made, &QAction::triggered, this, action);
    addAction(made);
    return made;
  };
  add(u"file.open",
      {QT_TRANSLATE_NOOP("Actions", "&Open…"),
       QT_TRANSLATE_NOOP("Actions", "Opens a picture to inspect, or a record of an earlier run.")},
      u"open", {QKeySequence::Open}, [this] { ask_for_files(); });
  add(u"file.truth",
      {QT_TRANSLATE_NOOP("Actions", "Open &truth…"),
       QT_TRANSLATE_NOOP("Actions",
                         "Opens a mask of what is really where (one value a pixel: 0 background, 1 the first class...) "
                         "to compare with.")},
      nullptr, {}, [this] { ask_for_truth(); });
  add(u"file.paste",
      {QT_TRANSLATE_NOOP("Actions", "&Paste"),
       QT_TRANSLATE_NOOP("Actions", "Takes what is on the clipboard: a picture, files, or text as the caption.")},
      nullptr, {QKeySequence::Paste}, [this] { paste(); });
  add(u"file.model",
      {QT_TRANSLATE_NOOP("Actions", "&Models…"),
       QT_TRANSLATE_NOOP("Actions", "Chooses a diffusion model: what it has and lacks, how much memory it takes, where to get one.")},
      u"model", {}, [this] { show_models(); });
  add(u"file.quit",
      {QT_TRANSLATE_NOOP("Actions", "&Quit"),
       QT_TRANSLATE_NOOP("Actions", "Closes the program; a run that is going on is stopped.")},
      nullptr, {QKeySequence::Quit}, [this] { close(); });
  add(u"run.start",
      {QT_TRANSLATE_NOOP("Actions", "&Run"),
       QT_TRANSLATE_NOOP("Actions", "Measures where the model looks for each class and how sure it is of it.")},
      u"run", {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::Key_F5)}, [this] { inspector_->run(); });
  add(u"run.stop",
      {QT_TRANSLATE_NOOP("Actions", "&Stop"),
       QT_TRANSLATE_NOOP("Actions", "Stops after the present step; what is finished is kept.")},
      u"stop", {QKeySequence(Qt::CTRL | Qt::Key_Period)}, [this] { inspector_->stop(); });
  QAction* undo = add(u"edit.undo",
                      {QT_TRANSLATE_NOOP("Actions", "&Undo"),
                       QT_TRANSLATE_NOOP("Actions", "Takes back the last change of caption, classes or settings.")},
                      u"undo", {QKeySequence::Undo}, [this] { document_->undo_stack().undo(); });
  QAction* redo = add(u"edit.redo",
                      {QT_TRANSLATE_NOOP("Actions", "R&edo"),
                       QT_TRANSLATE_NOOP("Actions", "Makes the change again that was taken back.")},
                      u"redo", {QKeySequence::Redo}, [this] { document_->undo_stack().redo(); });
  undo->setEnabled(false);
  redo->setEnabled(false);
  connect(&document_->undo_stack(), &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
  connect(&document_->undo_stack(), &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
  add(u"view.zoom_in", {QT_TRANSLATE_NOOP("Actions", "Zoom &in"), QT_TRANSLATE_NOOP("Actions", "Enlarges all maps.")},
      nullptr, {QKeySequence::ZoomIn}, [this] { maps_->grid().zoom_in(); });
  add(u"view.zoom_out",
      {QT_TRANSLATE_NOOP("Actions", "Zoom &out"), QT_TRANSLATE_NOOP("Actions", "Shows more of the picture.")}, nullptr,
      {QKeySequence::ZoomOut}, [this] { maps_->grid().zoom_out(); });
  add(u"view.show_all",
      {QT_TRANSLATE_NOOP("Actions", "Show &all"),
       QT_TRANSLATE_NOOP("Actions", "Shows the whole picture in every map.")},
      u"fit", {QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { maps_->grid().show_all(); });
  add(u"view.problems",
      {QT_TRANSLATE_NOOP("Actions", "&Problems"),
       QT_TRANSLATE_NOOP("Actions", "Shows or hides the list of what went wrong.")},
      nullptr, {QKeySequence(Qt::CTRL | Qt::Key_M)},
      [this] { show_below(*problem_dock_, !is_seen(*problem_dock_)); });
  add(u"view.full_screen",
      {QT_TRANSLATE_NOOP("Actions", "&Full screen"),
       QT_TRANSLATE_NOOP("Actions", "Uses the whole screen, or gives it back.")},
      nullptr, {QKeySequence::FullScreen}, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
  add(u"view.reset_layout",
      {QT_TRANSLATE_NOOP("Actions", "&Reset the layout"),
       QT_TRANSLATE_NOOP("Actions", "Puts every panel back to its first place.")},
      nullptr, {}, [this] { reset_layout(); });
}

void MainWindow::make_menus() {
  const auto fill = [this](QMenu* menu, const QList<const char16_t*>& ids) {
    menu->setToolTipsVisible(true);
    for (const char16_t* id : ids) {
      if (id == nullptr) {
        menu->addSeparator();
      } else {
        menu->addAction(actions_->action(QString::fromUtf16(id)));
      }
    }
  };
  file_menu_ = menuBar()->addMenu(QString());
  fill(file_menu_, {u"file.open"});
  recent_menu_ = file_menu_->addMenu(QString());
  sample_menu_ = file_menu_->addMenu(QString());
  sample_menu_->setToolTipsVisible(true);
  fill(file_menu_, {u"file.paste", nullptr, u"file.truth", nullptr, u"file.model", nullptr, u"file.quit"});
  edit_menu_ = menuBar()->addMenu(QString());
  fill(edit_menu_, {u"edit.undo", u"edit.redo"});
  run_menu_ = menuBar()->addMenu(QString());
  fill(run_menu_, {u"run.start", u"run.stop"});
  view_menu_ = menuBar()->addMenu(QString());
  fill(view_menu_, {u"view.zoom_in", u"view.zoom_out", u"view.show_all", nullptr});
  view_menu_->addAction(caption_dock_->toggleViewAction());
  view_menu_->addAction(calibration_dock_->toggleViewAction());
  view_menu_->addAction(truth_dock_->toggleViewAction());
  fill(view_menu_, {u"view.problems", u"view.reset_layout", u"view.full_screen", u"view.present", nullptr});
  theme_menu_ = view_menu_->addMenu(QString());
  language_menu_ = view_menu_->addMenu(QString());

  auto* themes = new QActionGroup(this);
  for (const ThemeMode mode : {ThemeMode::system, ThemeMode::light, ThemeMode::dark}) {
    QAction* entry = theme_menu_->addAction(QString());
    entry->setCheckable(true);
    entry->setChecked(mode == theme_mode());
    themes->addAction(entry);
    connect(entry, &QAction::triggered, this, [this, mode] { set_theme(mode); });
  }
  auto* language_group = new QActionGroup(this);
  for (const Language& language : languages()) {
    QAction* entry = language_menu_->addAction(language.native_name);
    entry->setCheckable(true);
    entry->setChecked(language.code == current_language());
    language_group->addAction(entry);
    connect(entry, &QAction::triggered, this, [this, code = language.code] { set_language(code); });
  }
  connect(recent_menu_, &QMenu::aboutToShow, this, &MainWindow::fill_recent_menu);
  connect(sample_menu_, &QMenu::aboutToShow, this, &MainWindow::fill_sample_menu);
}

void MainWindow::make_toolbar() {
  toolbar_ = addToolBar(QString());
  toolbar_->setObjectName(QStringLiteral("toolbar"));
  toolbar_->setMovable(false);
  toolbar_->setIconSize({18, 18});
  toolbar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  toolbar_->setContextMenuPolicy(Qt::PreventContextMenu);
  QAction* open = actions_->action(QStringLiteral("file.open"));
  toolbar_->addAction(open);
  auto* open_button = qobject_cast<QToolButton*>(toolbar_->widgetForAction(open));
  auto* open_menu = new QMenu(open_button);
  open_menu->addMenu(sample_menu_);
  open_menu->addMenu(recent_menu_);
  open_menu->addAction(actions_->action(QStringLiteral("file.truth")));
  open_button->setMenu(open_menu);
  open_button->setPopupMode(QToolButton::MenuButtonPopup);

  model_menu_ = new ModelMenu(*inspector_, *document_, *settings_, this);
  connect(model_menu_, &ModelMenu::folder_wanted, this, [this] { show_models(); });
  model_button_ = new QToolButton;
  model_button_->setProperty("explanation", QStringLiteral("model"));
  model_button_->setIcon(symbol_icon(QStringLiteral("model")));
  model_button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  model_button_->setPopupMode(QToolButton::InstantPopup);
  model_button_->setMenu(model_menu_);
  model_button_->setIconSize({18, 18});
  toolbar_->addWidget(model_button_);
  toolbar_->addSeparator();
  toolbar_->addAction(actions_->action(QStringLiteral("run.start")));
  toolbar_->addAction(actions_->action(QStringLiteral("run.stop")));
  run_button_ = qobject_cast<QToolButton*>(toolbar_->widgetForAction(actions_->action(QStringLiteral("run.start"))));
  toolbar_->addSeparator();
  for (const char16_t* id : {u"edit.undo", u"edit.redo"}) {
    QAction* action = actions_->action(QString::fromUtf16(id));
    toolbar_->addAction(action);
    qobject_cast<QToolButton*>(toolbar_->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
  }
}

void MainWindow::retranslate_menus() {
  file_menu_->setTitle(tr("&File"));
  edit_menu_->setTitle(tr("&Edit"));
  run_menu_->setTitle(tr("&Run"));
  view_menu_->setTitle(tr("&View"));
  help_menu_->setTitle(tr("&Help"));
  recent_menu_->setTitle(tr("&Recent"));
  sample_menu_->setTitle(tr("&Samples"));
  theme_menu_->setTitle(tr("&Theme"));
  // The word in English, too, for whoever lands in a language they cannot read.
  const QString language = tr("&Language");
  language_menu_->setTitle(language == QStringLiteral("&Language") ? language
                                                                   : language + QStringLiteral(" (Language)"));
  const QStringList themes{tr("As the system"), tr("Light"), tr("Dark")};
  for (int i = 0; i < 3; ++i) theme_menu_->actions().at(i)->setText(themes[i]);
  toolbar_->setWindowTitle(tr("Toolbar"));
  model_button_->setAccessibleName(tr("Model"));
  model_button_->setToolTip(
      tr("<b>Model</b><br>The diffusion model whose attention is looked at. Any folder in the layout of the diffusers "
         "library "
         "will do."));
}

void MainWindow::fill_recent_menu() {
  recent_menu_->clear();
  for (const QString& path : settings_->recent_files()) {
    // A sample comes back with its caption and truth.
    const std::optional<Sample> sample = sample_of(path);
    QAction* entry = recent_menu_->addAction(sample ? sample->title : QFileInfo(path).fileName());
    entry->setToolTip(path);
    entry->setEnabled(QFileInfo::exists(path));
    connect(entry, &QAction::triggered, this, [this, path, sample] {
      if (sample) {
        inspector_->open_sample(*sample);
      } else {
        inspector_->open({path});
      }
    });
  }
  if (recent_menu_->isEmpty()) recent_menu_->addAction(tr("Nothing yet"))->setEnabled(false);
}

void MainWindow::fill_sample_menu() {
  sample_menu_->clear();
  for (const Sample& sample : samples()) {
    QAction* entry = sample_menu_->addAction(sample.title);
    entry->setToolTip(sample.why);
    connect(entry, &QAction::triggered, this, [this, sample] { inspector_->open_sample(sample); });
  }
  if (sample_menu_->isEmpty()) sample_menu_->addAction(tr("No samples are installed"))->setEnabled(false);
}

}  // namespace elboscope
