// The panel of the ground truth: its place beside the calibration.
#include <QDockWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>

#include "ui/truth/truth_panel.h"
#include "ui/window/main_window.h"

namespace elboscope {

void MainWindow::make_truth() {
  truth_panel_ = new TruthPanel(*document_);
  truth_dock_ = new QDockWidget;
  truth_dock_->setObjectName(QStringLiteral("truth"));
  truth_dock_->setWidget(truth_panel_);
  truth_dock_->setFeatures(calibration_dock_->features());
  addDockWidget(Qt::RightDockWidgetArea, truth_dock_);
  setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
  tabifyDockWidget(calibration_dock_, truth_dock_);
  calibration_dock_->raise();
  connect(truth_panel_, &TruthPanel::open_wanted, this, &MainWindow::ask_for_truth);
}

void MainWindow::show_truth() {
  truth_dock_->show();
  truth_dock_->raise();
}

void MainWindow::retranslate_truth() {
  truth_dock_->setWindowTitle(tr("Truth"));
  // The bar of tabs is the window's own and made when the docks are laid out.
  const auto name_tabs = [this] {
    for (QTabBar* bar : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
      bar->setAccessibleName(calibration_dock_->windowTitle() + QStringLiteral(", ") + truth_dock_->windowTitle());
  };
  name_tabs();
  QTimer::singleShot(0, this, name_tabs);
}

}  // namespace elboscope
