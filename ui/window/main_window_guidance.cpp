// What MainWindow has for newcomers: the result in sentences, the tour of the first start, explanations, the gallery of
// samples.
#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QTimer>
#include <QToolBar>

#include "ui/calibration/calibration_panel.h"
#include "ui/calibration/gamma_control.h"
#include "ui/caption/caption_edit.h"
#include "ui/caption/caption_panel.h"
#include "ui/caption/picture_view.h"
#include "ui/caption/token_chips.h"
#include "ui/charts/elbo_bars.h"
#include "ui/guidance/explanation_help.h"
#include "ui/guidance/meaning_panel.h"
#include "ui/guidance/tour.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/samples/sample_gallery.h"
#include "ui/window/main_window.h"

namespace elboscope {

void MainWindow::make_guidance() {
  meaning_panel_ = new MeaningPanel(*document_, *inspector_);
  meaning_dock_ = new QDockWidget;
  meaning_dock_->setObjectName(QStringLiteral("meaning"));
  meaning_dock_->setWidget(meaning_panel_);
  meaning_dock_->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable |
                             QDockWidget::DockWidgetClosable);
  addDockWidget(Qt::BottomDockWidgetArea, meaning_dock_);
  help_ = new ExplanationHelp(this);

  const auto add = [this](const char16_t* id, const ActionList::Texts& texts, const char16_t* symbol,
                          const QList<QKeySequence>& keys, auto action) {
    QAction* made =
        actions_->add(QString::fromUtf16(id), texts, symbol == nullptr ? QString() : QString::fromUtf16(symbol), keys);
    connect(made, &QAction::triggered, this, action);
    addAction(made);
    return made;
  };
  QAction* gallery = add(u"file.samples",
                         {QT_TRANSLATE_NOOP("Actions", "Sample &gallery…"),
                          QT_TRANSLATE_NOOP("Actions", "Shows all samples as pictures, with what is really where.")},
                         u"picture", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, [this] { show_gallery(); });
  QAction* meaning = add(u"view.meaning",
                         {QT_TRANSLATE_NOOP("Actions", "&What this means"),
                          QT_TRANSLATE_NOOP("Actions", "Shows or hides the result in sentences.")},
                         u"info", {QKeySequence(Qt::CTRL | Qt::Key_I)},
                         [this] { show_below(*meaning_dock_, !is_seen(*meaning_dock_)); });
  QAction* explain = add(u"help.explain",
                         {QT_TRANSLATE_NOOP("Actions", "&Explain a control"),
                          QT_TRANSLATE_NOOP("Actions",
                                            "Tells what a control does, with the formula and where the paper "
                                            "has it: the one under the mouse or with the keyboard focus, or "
                                            "the next one that is clicked.")},
                         nullptr, {QKeySequence(Qt::SHIFT | Qt::Key_F1)}, [this] { help_->explain_now(); });
  QAction* tour = add(u"help.tour",
                      {QT_TRANSLATE_NOOP("Actions", "&Tour of the window"),
                       QT_TRANSLATE_NOOP("Actions", "A short walk: what is where, in six steps.")},
                      nullptr, {}, [this] { start_tour(); });

  file_menu_->insertAction(sample_menu_->menuAction(), gallery);
  view_menu_->insertAction(actions_->action(QStringLiteral("view.problems")), meaning);
  QAction* last = actions_->action(QStringLiteral("help.about"));
  for (QAction* action : {tour, explain}) help_menu_->insertAction(help_menu_->actions().value(0, last), action);
}

void MainWindow::start_guidance(const WindowOptions& options) {
  if (!options.remember || !options.files.isEmpty() || settings_->tour_seen()) return;
  // When there is something to point at; the window is calm by then.
  auto* once = new QTimer(this);
  once->setSingleShot(true);
  once->setInterval(600);
  connect(once, &QTimer::timeout, this, [this, once] {
    once->deleteLater();
    if (isVisible() && QApplication::activeModalWidget() == nullptr) start_tour();
  });
  connect(document_.get(), &InspectDocument::maps_changed, once, qOverload<>(&QTimer::start), Qt::SingleShotConnection);
}

Tour* MainWindow::tour() const {
  return tour_;
}

void MainWindow::start_tour() {
  if (tour_) return;
  settings_->set_tour_seen();
  const auto step = [](QList<QPointer<QWidget>> targets, std::function<QString()> title,
                       std::function<QString()> text) {
    return TourStep{std::move(targets), std::move(title), std::move(text)};
  };
  const QList<TourStep> steps{
      step(
          {caption_panel_->findChild<PictureView*>(), caption_panel_->findChild<CaptionEdit*>(),
           caption_panel_->findChild<TokenChips*>()},
          [] { return tr("A picture and its caption"); },
          [] {
            return tr(
                "Elboscope asks a model that draws pictures from text where it sees each word. Click a word of the "
                "caption to make it a class.");
          }),
      step(
          {&maps_->grid()}, [] { return tr("Where the model looks"); },
          [] {
            return tr(
                "One row for each class. The raw map shows where the model looks for the word; the calibrated map "
                "is what is left of it when the model’s doubts are counted in. Hold Space to flip the two.");
          }),
      step(
          {calibration_panel_->findChild<ElboBars*>()}, [] { return tr("How sure the model is"); },
          [] {
            return tr(
                "A raw map looks strong even for a word that hardly fits. The bars compare how well “a photo of …” "
                "explains the picture for each class: a bar to the left is better than the mean, one to the right "
                "worse.");
          }),
      step(
          {calibration_panel_->findChild<GammaControl*>()}, [] { return tr("One slider to begin with"); },
          [] {
            return tr(
                "Gamma says how much that doubt counts. Drag it: the maps follow at once, nothing is measured anew. "
                "Every change can be undone.");
          }),
      step(
          {meaning_dock_}, [] { return tr("In plain sentences"); },
          [] {
            return tr(
                "What the maps mean is written here, with the numbers behind it. Every control explains itself under "
                "the mouse; Shift+F1 adds the formula and where the paper has it.");
          }),
      step(
          {toolbar_}, [] { return tr("Now your own"); },
          [] {
            return tr(
                "Open or drop a picture, or take another sample; choose a model; Run measures. Ctrl+K finds every "
                "command, and the menu Help has this tour again.");
          }),
  };
  tour_ = new Tour(steps, this);
}

void MainWindow::show_gallery() {
  auto* gallery = new SampleGallery(this);
  gallery->setAttribute(Qt::WA_DeleteOnClose);
  connect(gallery, &SampleGallery::chosen, this, [this](const Sample& sample) { inspector_->open_sample(sample); });
  gallery->open();
}

void MainWindow::retranslate_guidance() {
  meaning_dock_->setWindowTitle(tr("What this means"));
}

}  // namespace elboscope
