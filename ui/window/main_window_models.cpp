// The models dialog of MainWindow, and what is pasted or dropped on the window.
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTimer>

#include "ui/document/contents.h"
#include "ui/models/model_dialog.h"
#include "ui/window/main_window.h"

namespace elboscope {

ModelDialog* MainWindow::model_dialog() const {
  return model_dialog_.data();
}

void MainWindow::show_models(const QString& path) {
  if (!model_dialog_) {
    model_dialog_ = new ModelDialog(*document_, *inspector_, this);
    model_dialog_->setAttribute(Qt::WA_DeleteOnClose);
    model_dialog_->set_recent(settings_->recent_models());
  }
  const QString current = QString::fromStdU16String(document_->model_choice().folder.u16string());
  const QString shown = !path.isEmpty() ? path : model_dialog_->shown_path().isEmpty() ? current : QString();
  if (!shown.isEmpty()) model_dialog_->show_model(shown);
  // Making it and showing it for the first time are two long steps: events pass between them.
  QTimer::singleShot(0, model_dialog_.data(), [dialog = model_dialog_.data()] {
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
  });
}

void MainWindow::paste() {
  if (const QMimeData* contents = QApplication::clipboard()->mimeData())
    take_contents(*contents, *document_, *inspector_, tr("pasted picture"));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (can_take(*event->mimeData())) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  if (!take_contents(*event->mimeData(), *document_, *inspector_, tr("dropped picture"))) return;
  // Whoever hears that its files were moved here may delete them.
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

}  // namespace elboscope
