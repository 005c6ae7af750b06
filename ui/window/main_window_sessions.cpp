// What MainWindow does with sessions and exports: commands, questions before something is lost, what a crash left.
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolBar>

#include "ui/export/export_choices.h"
#include "ui/export/export_dialog.h"
#include "ui/export/exporter.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/session/recovery_offer.h"
#include "ui/session/session_keeper.h"
#include "ui/window/main_window.h"

namespace elboscope {

void MainWindow::make_sessions() {
  sessions_ = std::make_unique<SessionKeeper>(*document_, *inspector_, *problems_);
  exporter_ = std::make_unique<Exporter>(*document_, *problems_);
  const auto add = [this](const char16_t* id, const ActionList::Texts& texts, const char16_t* symbol,
                          const QList<QKeySequence>& keys, auto action) {
    QAction* made =
        actions_->add(QString::fromUtf16(id), texts, symbol == nullptr ? QString() : QString::fromUtf16(symbol), keys);
    connect(made, &QAction::triggered, this, action);
    addAction(made);
  };
  add(u"file.save",
      {QT_TRANSLATE_NOOP("Actions", "&Save"),
       QT_TRANSLATE_NOOP("Actions",
                         "Saves picture, caption, settings and results as one file, to go on with another day.")},
      u"save", {QKeySequence::Save}, [this] { save_session_as(sessions_->path()); });
  add(u"file.save_as",
      {QT_TRANSLATE_NOOP("Actions", "Save &as…"),
       QT_TRANSLATE_NOOP("Actions", "Saves picture, caption, settings and results under another name.")},
      nullptr, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}, [this] { save_session_as({}); });
  add(u"file.export",
      {QT_TRANSLATE_NOOP("Actions", "&Export…"),
       QT_TRANSLATE_NOOP("Actions", "Writes maps as pictures, numbers as tables, or everything as a report.")},
      u"export", {QKeySequence(Qt::CTRL | Qt::Key_E)}, [this] { open_export(shown_choice(*document_)); });
  add(u"edit.copy_maps",
      {QT_TRANSLATE_NOOP("Actions", "&Copy the maps"),
       QT_TRANSLATE_NOOP("Actions", "Puts the maps that are shown into the clipboard, as one picture with legend.")},
      nullptr, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, [this] { exporter_->copy(shown_choice(*document_)); });
  QAction* before = actions_->action(QStringLiteral("file.truth"));
  for (const char16_t* id : {u"file.save", u"file.save_as", u"file.export"})
    file_menu_->insertAction(before, actions_->action(QString::fromUtf16(id)));
  file_menu_->insertSeparator(before);
  edit_menu_->addSeparator();
  edit_menu_->addAction(actions_->action(QStringLiteral("edit.copy_maps")));
  toolbar_->addSeparator();
  toolbar_->addAction(actions_->action(QStringLiteral("file.export")));
  for (const char16_t* id : {u"file.export", u"edit.copy_maps"})
    actions_->set_obstacle(QString::fromUtf16(id), [] { return tr("There are no maps yet: run first."); });
  const auto follow_maps = [this] {
    for (const char16_t* id : {u"file.export", u"edit.copy_maps"})
      actions_->action(QString::fromUtf16(id))->setEnabled(document_->maps() != nullptr);
  };
  connect(document_.get(), &InspectDocument::maps_changed, this, follow_maps);
  follow_maps();

  connect(sessions_.get(), &SessionKeeper::changed, this, &MainWindow::follow_titles);
  connect(sessions_.get(), &SessionKeeper::file_used, this,
          [this](const QString& path) { settings_->add_recent_file(path); });
  connect(sessions_.get(), &SessionKeeper::saved, this, [this](bool done) {
    const auto go_on = std::exchange(after_save_, {});
    if (done && go_on) go_on();
  });
  connect(sessions_.get(), &SessionKeeper::busy_changed, this, &MainWindow::close_when_settled);
  connect(exporter_.get(), &Exporter::busy_changed, this, &MainWindow::close_when_settled);

  MapGrid& grid = maps_->grid();
  grid.setContextMenuPolicy(Qt::CustomContextMenu);
  connect(&grid, &QWidget::customContextMenuRequested, this, &MainWindow::show_tile_menu);

  auto* offer = new RecoveryOffer(*sessions_);
  recovery_bar_ = new QToolBar;
  recovery_bar_->setObjectName(QStringLiteral("recovery"));
  recovery_bar_->setMovable(false);
  recovery_bar_->setContextMenuPolicy(Qt::PreventContextMenu);
  recovery_bar_->toggleViewAction()->setVisible(false);
  recovery_bar_->addWidget(offer);
  addToolBarBreak();
  addToolBar(recovery_bar_);
  recovery_bar_->hide();
  connect(offer, &RecoveryOffer::offer_changed, recovery_bar_, &QWidget::setVisible);
}

void MainWindow::start_sessions(const WindowOptions& options) {
  keeps_sessions_ = options.keeps_sessions.value_or(options.remember);
  recovery_bar_->hide();  // the remembered layout may know it as shown
  if (!keeps_sessions_) return;
  inspector_->set_replacement_gate([this](Inspector::Replacing what, std::function<void()> go_on) {
    if (closing_) return;  // nobody is there to be asked
    if (!sessions_->would_lose(what)) return go_on();
    ask_to_save([go_on = std::move(go_on)](bool) { go_on(); });
  });
  const QString root =
      options.recovery_folder.isEmpty()
          ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/recovery")
          : options.recovery_folder;
  sessions_->start_autosaving(root, options.autosave_after);
}

void MainWindow::save_session_as(const QString& path) {
  if (!path.isEmpty()) {
    sessions_->save(path);
    return;
  }
  const QString extension = QString::fromLatin1(session_extension);
  auto* dialog = new QFileDialog(this, tr("Save"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(extension.mid(1));
  dialog->setNameFilters({tr("Elboscope sessions (*%1)").arg(extension)});
  if (sessions_->path().isEmpty()) {
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QFileInfo(document_->title()).completeBaseName() + extension);
  } else {
    dialog->setDirectory(QFileInfo(sessions_->path()).absolutePath());
    dialog->selectFile(QFileInfo(sessions_->path()).fileName());
  }
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { sessions_->save(file); });
  connect(dialog, &QDialog::rejected, this, [this] { after_save_ = {}; });
  dialog->open();
}

void MainWindow::open_export(const FigureChoice& choice) {
  if (!export_dialog_) export_dialog_ = new ExportDialog(*exporter_, this);
  export_dialog_->choices().set_choice(choice);
  export_dialog_->show();
  export_dialog_->raise();
  export_dialog_->activateWindow();
}

void MainWindow::show_tile_menu(const QPoint& place) {
  MapGrid& grid = maps_->grid();
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setToolTipsVisible(true);
  for (int row = 0; row < document_->state().classes.size(); ++row) {
    for (int i = 0; i < map_column_count; ++i) {
      const auto column = static_cast<MapColumn>(i);
      if (document_->map_index(row) < 0 || !document_->state().view.shows(column) ||
          !grid.tile_rect(row, column).contains(place))
        continue;
      FigureChoice choice;
      choice.rows = {row};
      choice.columns = {column};
      choice.photograph = false;
      choice.tile = 512;
      const QString name = tr("%1, %2").arg(document_->state().classes[row].name, MapGrid::column_title(column));
      connect(menu->addAction(tr("Export “%1”…").arg(name)), &QAction::triggered, this,
              [this, choice] { open_export(choice); });
      connect(menu->addAction(tr("Copy “%1”").arg(name)), &QAction::triggered, this,
              [this, choice] { exporter_->copy(choice); });
      menu->addSeparator();
    }
  }
  menu->addAction(actions_->action(QStringLiteral("file.export")));
  menu->addAction(actions_->action(QStringLiteral("edit.copy_maps")));
  menu->popup(grid.viewport()->mapToGlobal(place));
}

// --- closing ---------------------------------------------------------------------------------------------------------

bool MainWindow::work_settled() const {
  return inspector_->settled() && !sessions_->busy() && !exporter_->busy();
}

void MainWindow::close_when_settled() {
  if (closing_ && work_settled()) close();
}

bool MainWindow::may_close() {
  if (closing_ || !keeps_sessions_ || !sessions_->modified() || changes_given_up_) return true;
  ask_to_save([this](bool saved) {
    changes_given_up_ = !saved;
    close();
  });
  return false;
}

void MainWindow::ask_to_save(std::function<void(bool saved)> go_on) {
  after_answer_ = std::move(go_on);
  if (findChild<QMessageBox*>(QStringLiteral("save_changes"))) return;
  auto* box = new QMessageBox(QMessageBox::Question, QString(),
                              document_->title().isEmpty() ? tr("Save your changes?")
                                                           : tr("Save your changes to “%1”?").arg(document_->title()),
                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
  box->setObjectName(QStringLiteral("save_changes"));
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setTextFormat(Qt::PlainText);  // titles come out of files
  box->setInformativeText(tr("Otherwise they are lost."));
  box->button(QMessageBox::Save)->setText(tr("Save"));
  box->button(QMessageBox::Discard)->setText(tr("Do not save"));
  box->button(QMessageBox::Cancel)->setText(tr("Cancel"));
  connect(box, &QMessageBox::buttonClicked, this, [this, box](QAbstractButton* button) {
    const auto answered = std::exchange(after_answer_, {});
    switch (box->standardButton(button)) {
      case QMessageBox::Save:
        after_save_ = [answered] { answered(true); };
        save_session_as(sessions_->path());
        break;
      case QMessageBox::Discard:
        // The box must be gone before the window goes.
        QMetaObject::invokeMethod(
            this, [answered] { answered(false); }, Qt::QueuedConnection);
        break;
      default:
        break;
    }
  });
  box->open();
}

}  // namespace elboscope
