#include "ui/window/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QStatusBar>
#include <QStyle>
#include <QToolButton>
#include <cmath>

#include "ui/calibration/calibration_panel.h"
#include "ui/caption/caption_edit.h"
#include "ui/caption/caption_panel.h"
#include "ui/export/export_dialog.h"
#include "ui/guidance/tour.h"
#include "ui/language/language.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/models/model_dialog.h"
#include "ui/presentation/presentation_view.h"
#include "ui/problems/problem_view.h"
#include "ui/session/session_keeper.h"
#include "ui/theme/symbol_icon.h"
#include "ui/window/model_menu.h"
#include "ui/window/progress_line.h"
#include "ui/window/section_folds.h"

namespace elboscope {

MainWindow::MainWindow(const WindowOptions& options, QWidget* parent)
    : QMainWindow(parent),
      settings_(std::make_unique<WindowSettings>(options.remember)),
      problems_(std::make_unique<ProblemModel>()),
      document_(std::make_unique<InspectDocument>()),
      classes_(std::make_unique<ClassModel>(*document_)),
      inspector_(std::make_unique<Inspector>(*document_, *problems_)),
      actions_(new ActionList(this)) {
  setObjectName(QStringLiteral("main_window"));
  setAcceptDrops(true);
  setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
  maps_ = new MapArea(*document_);
  setCentralWidget(maps_);
  make_docks();
  make_actions();
  make_shell_actions();
  make_menus();
  make_map_tools();
  make_help_menu();
  make_toolbar();
  make_sessions();
  make_status_line();
  make_shell();
  make_guidance();
  for (QDockWidget* dock : findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
    // Queued: which docks share a place is known when all of them have been moved.
    connect(dock, &QDockWidget::visibilityChanged, this, &MainWindow::follow_tabs, Qt::QueuedConnection);
    connect(dock, &QDockWidget::dockLocationChanged, this, &MainWindow::follow_tabs, Qt::QueuedConnection);
    connect(dock, &QDockWidget::topLevelChanged, this, &MainWindow::follow_tabs, Qt::QueuedConnection);
  }
  follow_tabs();
  resize(1280, 720);
  first_layout_ = saveState();
  if (!settings_->geometry().isEmpty()) restoreGeometry(settings_->geometry());
  if (!settings_->docks().isEmpty()) restoreState(settings_->docks());
  set_section_folds(*this, settings_->section_folds());

  connect(inspector_.get(), &Inspector::busy_changed, this, &MainWindow::follow_work);
  connect(inspector_.get(), &Inspector::refused, this, &MainWindow::show_cause);
  connect(inspector_.get(), &Inspector::incomplete_model_found, this, &MainWindow::show_models,
          Qt::QueuedConnection);
  connect(inspector_.get(), &Inspector::busy_changed, this, &MainWindow::close_when_settled);
  for (const auto signal :
       {&InspectDocument::picture_changed, &InspectDocument::caption_changed, &InspectDocument::classes_changed,
        &InspectDocument::record_changed, &InspectDocument::model_changed})
    connect(document_.get(), signal, this, &MainWindow::follow_work);
  connect(document_.get(), &InspectDocument::title_changed, this, &MainWindow::follow_titles);
  connect(document_.get(), &InspectDocument::model_choice_changed, this, &MainWindow::follow_titles);
  connect(document_.get(), &InspectDocument::truth_scores_changed, this, &MainWindow::follow_scores);
  connect(document_.get(), &InspectDocument::model_changed, this, [this] {
    if (document_->model()) settings_->set_model(document_->model_choice());
  });
  connect(document_.get(), &InspectDocument::picture_changed, this, [this] {
    // The path inside a session is nobody's choice.
    if (document_->picture() && !document_->picture()->stand_in && !sessions_->receiving())
      settings_->add_recent_file(QString::fromStdU16String(document_->picture()->path.u16string()));
  });
  connect(problems_.get(), &ProblemModel::changed, this, &MainWindow::follow_work);
  retranslate();
  start_sessions(options);
  start(options);
}

MainWindow::~MainWindow() {
  // Views watch the document and the inspector: they go first.
  for (QWidget* widget :
       {static_cast<QWidget*>(presentation_.data()), static_cast<QWidget*>(model_dialog_.data()), takeCentralWidget(), static_cast<QWidget*>(caption_dock_),
        static_cast<QWidget*>(calibration_dock_), static_cast<QWidget*>(truth_dock_), static_cast<QWidget*>(problem_dock_), static_cast<QWidget*>(layer_dock_), static_cast<QWidget*>(tour_.data()), static_cast<QWidget*>(meaning_dock_), static_cast<QWidget*>(progress_)})
    delete widget;
  delete export_dialog_;
  for (QObject* each : std::initializer_list<QObject*>{inspector_.get(), document_.get(), sessions_.get(), exporter_.get()})
    disconnect(each, nullptr, this, nullptr);
  sessions_.reset();
  exporter_.reset();
  inspector_.reset();
}

void MainWindow::make_docks() {
  const auto dock = [this](const QString& name, QWidget* content, Qt::DockWidgetArea area) {
    auto* widget = new QDockWidget;
    widget->setObjectName(name);
    widget->setWidget(content);
    widget->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable |
                        QDockWidget::DockWidgetClosable);
    addDockWidget(area, widget);
    return widget;
  };
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  caption_panel_ = new CaptionPanel(*document_, *classes_);
  calibration_panel_ = new CalibrationPanel(*document_);
  caption_dock_ = dock(QStringLiteral("caption"), caption_panel_, Qt::LeftDockWidgetArea);
  calibration_dock_ = dock(QStringLiteral("calibration"), calibration_panel_, Qt::RightDockWidgetArea);
  problem_dock_ = dock(QStringLiteral("problems"), new ProblemView(*problems_), Qt::BottomDockWidgetArea);
  problem_dock_->hide();
  make_truth();
  resizeDocks({caption_dock_, calibration_dock_}, {276, 312}, Qt::Horizontal);
  connect(caption_panel_, &CaptionPanel::open_wanted, this, &MainWindow::ask_for_files);
}

void MainWindow::make_status_line() {
  progress_ = new ProgressLine(*inspector_);
  for (const auto signal :
       {&InspectDocument::picture_changed, &InspectDocument::caption_changed, &InspectDocument::classes_changed})
    connect(document_.get(), signal, progress_, &ProgressLine::forget_refusal);
  problem_button_ = new QToolButton;
  problem_button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  problem_button_->setIconSize({14, 14});
  connect(problem_button_, &QToolButton::clicked, this,
          [this] { show_below(*problem_dock_, !is_seen(*problem_dock_)); });
  scores_ = new QLabel;
  scores_->setFont(number_font(0.95));
  scores_->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(progress_, 1);
  statusBar()->addPermanentWidget(problem_button_);
  statusBar()->addPermanentWidget(scores_);
}

// --- following -------------------------------------------------------------------------------------------------------

void MainWindow::follow_work() {
  const bool running = inspector_->running();
  QAction* run = actions_->action(QStringLiteral("run.start"));
  QAction* stop = actions_->action(QStringLiteral("run.stop"));
  run->setEnabled(!running && document_->picture() && !document_->state().classes.isEmpty());
  stop->setEnabled(inspector_->engine().busy() && !inspector_->engine().stopping());
  // What is measured already needs no invitation.
  if (run_button_) {
    const QString look =
        document_->record_is_current() && document_->record()->complete ? QString() : QStringLiteral("primary");
    if (run_button_->property("look").toString() != look) {
      run_button_->setProperty("look", look);
      run->setIcon(symbol_icon(QStringLiteral("run"), look.isEmpty() ? SymbolColor::text : SymbolColor::accent_text));
      run_button_->style()->unpolish(run_button_);
      run_button_->style()->polish(run_button_);
    }
  }
  const int problems = problems_->error_count();
  problem_button_->setText(tr("%n problem(s)", nullptr, problems));
  problem_button_->setIcon(problems > 0 ? symbol_icon(QStringLiteral("warning"), SymbolColor::error)
                                        : symbol_icon(QStringLiteral("info"), SymbolColor::muted));
  // Of a sample, the classes come after the picture.
  if (run_at_start_ && !inspector_->files().busy() && document_->picture() && !document_->state().classes.isEmpty()) {
    run_at_start_ = false;
    inspector_->run();
  }
}

void MainWindow::follow_titles() {
  const QString model = QString::fromStdU16String(document_->model_choice().folder.u16string());
  QStringList parts;
  const QString name =
      sessions_->path().isEmpty() ? document_->title() : QFileInfo(sessions_->path()).completeBaseName();
  if (!name.isEmpty()) parts << name + QStringLiteral("[*]");
  if (!model.isEmpty()) parts << ModelMenu::model_name(model);
  parts << QStringLiteral("Elboscope");
  setWindowTitle(parts.join(QStringLiteral(" — ")));
  setWindowModified(!name.isEmpty() && sessions_->modified());
  model_button_->setText(model.isEmpty() ? tr("Choose a model") : ModelMenu::model_name(model));
}

void MainWindow::follow_scores() {
  const TruthScoresPtr& truth = document_->truth_scores();
  if (!truth) {
    scores_->clear();
    scores_->setToolTip(QString());
    return;
  }
  const QLocale locale;
  scores_->setText(
      tr("mIoU with this truth %1 → %2")
          .arg(locale.toString(truth->scores.miou_raw, 'f', 1), locale.toString(truth->scores.miou_calibrated, 'f', 1)));
  scores_->setToolTip(
      tr("How well the masks agree with the true ones: mean intersection over union of all classes and the background "
         "in percent, "
         "raw and calibrated."));
}

void MainWindow::show_cause(Inspector::Cause cause, const QString& sentence) {
  progress_->show_refusal(sentence);
  switch (cause) {
    case Inspector::Cause::caption:
      caption_dock_->show();
      caption_panel_->caption().setFocus();
      break;
    case Inspector::Cause::classes:
      caption_dock_->show();
      caption_panel_->new_class().setFocus();
      break;
    case Inspector::Cause::model:
      model_button_->setFocus();
      break;
    case Inspector::Cause::calibration:
      calibration_dock_->show();
      break;
    case Inspector::Cause::truth:
      show_truth();
      break;
    case Inspector::Cause::picture:
      break;
  }
}

// --- opening ---------------------------------------------------------------------------------------------------------

void MainWindow::start(const WindowOptions& options) {
  ModelChoice model = settings_->model();
  if (!options.model.isEmpty()) model = {std::filesystem::path(options.model.toStdU16String())};
  if (model.folder.empty() && !shipped_model().isEmpty())
    model.folder = std::filesystem::path(shipped_model().toStdU16String());
  std::optional<Sample> sample;
  if (options.files.size() == 1 && options.caption.isEmpty() && options.classes.isEmpty())
    sample = sample_of(options.files.front());
  if (sample) {
    // A scene that ships is opened as what it is: with caption, classes and truth.
    run_at_start_ = sample->record.isEmpty();
    inspector_->open_sample(*sample);
  } else if (!options.files.isEmpty()) {
    InspectState state = document_->state();
    state.caption = options.caption;
    document_->reset_state(state);
    for (const QString& name : options.classes) document_->add_class(name);
    document_->undo_stack().clear();
    run_at_start_ = !options.classes.isEmpty();
    inspector_->open(options.files);
  } else if (const Sample first = first_sample(); !first.image.isEmpty()) {
    inspector_->open_sample(first);
  }
  start_guidance(options);
  if (!model.folder.empty()) inspector_->choose_model(model);
  follow_work();
}

bool MainWindow::settled() const {
  // A picture that was refused never runs.
  const bool will_run = run_at_start_ && document_->picture() && !document_->state().classes.isEmpty();
  return !will_run && work_settled();
}

void MainWindow::ask_for_files() {
  auto* dialog = new QFileDialog(this, tr("Open"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  const QString session = QString::fromLatin1(session_extension);
  QString all = tr("Pictures and records (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.elbo *.safetensors)");
  all.insert(all.lastIndexOf(u')'), QStringLiteral(" *.ppm *.pgm *") + session);
  dialog->setNameFilters({all, tr("Elboscope sessions (*%1)").arg(session), tr("All files (*)")});
  connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) { inspector_->open(files); });
  dialog->open();
}

void MainWindow::ask_for_truth() {
  auto* dialog = new QFileDialog(this, tr("Open a mask of the truth"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({tr("Masks (*.png)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    inspector_->open_truth(file);
    show_truth();
  });
  dialog->open();
}

// --- look ------------------------------------------------------------------------------------------------------------

void MainWindow::set_theme(ThemeMode mode) {
  use_theme(mode);
  settings_->set_theme(mode);
}

void MainWindow::set_language(const QString& code) {
  use_language(code);
  settings_->set_language(code);
}

void MainWindow::retranslate() {
  actions_->retranslate();
  caption_dock_->setWindowTitle(tr("Picture and caption"));
  calibration_dock_->setWindowTitle(tr("Calibration"));
  problem_dock_->setWindowTitle(tr("Problems"));
  retranslate_truth();
  retranslate_map_tools();
  problem_button_->setToolTip(tr("Everything that went wrong, with details. Click to show or hide the list."));
  retranslate_guidance();
  retranslate_menus();
  follow_titles();
  follow_scores();
  follow_work();
}

void MainWindow::reset_layout() {
  restoreState(first_layout_);
  resizeDocks({caption_dock_, calibration_dock_}, {276, 312}, Qt::Horizontal);
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && calibration_dock_ != nullptr && scores_ != nullptr) retranslate();
  QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!may_close()) {
    event->ignore();
    return;
  }
  if (presentation_) presentation_->close();
  if (!closing_) {
    settings_->set_layout(saveGeometry(), saveState());
    settings_->set_section_folds(section_folds(*this));
    sessions_->finish_autosaving();
    exporter_->stop();
  }
  if (!work_settled()) {
    // The window goes at once; the program follows when the workers have stopped (at most one denoiser batch).
    closing_ = true;
    if (export_dialog_) export_dialog_->hide();
    hide();
    inspector_->stop_all();
    event->ignore();
    return;
  }
  event->accept();
}

}  // namespace elboscope
