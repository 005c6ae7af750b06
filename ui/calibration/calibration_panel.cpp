#include "ui/calibration/calibration_panel.h"

#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include "ui/calibration/gamma_control.h"
#include "ui/calibration/setting_rows.h"
#include "ui/charts/elbo_bars.h"
#include "ui/charts/loss_curves.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

QFrame* separator() {
  auto* line = new QFrame;
  line->setProperty("look", QStringLiteral("line"));
  line->setFixedHeight(1);
  return line;
}

}  // namespace

CalibrationPanel::CalibrationPanel(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      gamma_(new GammaControl(document)),
      elbo_title_(new QLabel),
      curves_title_(new QLabel),
      settings_title_(new QLabel),
      waiting_(new QLabel),
      notes_(new QLabel),
      slots_title_(new QLabel),
      notes_card_(new QFrame),
      bars_(new ElboBars(document)),
      curves_(new LossCurves(document)),
      rows_(new SettingRows(document)),
      slot_a_(new QPushButton),
      slot_b_(new QPushButton),
      reset_(new QPushButton) {
  for (QLabel* title : {elbo_title_, curves_title_, settings_title_})
    title->setProperty("look", QStringLiteral("title"));
  for (QLabel* label : {waiting_, notes_}) label->setWordWrap(true);
  notes_->setFont(scaled_font(0.93));
  waiting_->setProperty("look", QStringLiteral("muted"));
  slots_title_->setProperty("look", QStringLiteral("muted"));
  notes_card_->setProperty("look", QStringLiteral("warning-card"));
  auto* notes_layout = new QVBoxLayout(notes_card_);
  notes_layout->setContentsMargins(10, 7, 10, 7);
  notes_layout->addWidget(notes_);

  auto* slots_row = new QHBoxLayout;
  slots_row->setSpacing(spacing::small);
  slots_row->addWidget(slots_title_);
  slots_row->addWidget(slot_a_);
  slots_row->addWidget(slot_b_);
  slots_row->addStretch();
  slots_row->addWidget(reset_);
  for (QPushButton* button : {slot_a_, slot_b_}) button->setFixedWidth(52);
  reset_->setProperty("look", QStringLiteral("link"));
  reset_->setCursor(Qt::PointingHandCursor);

  setAttribute(Qt::WA_StyledBackground);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::medium);
  layout->setSpacing(spacing::small);
  layout->addWidget(gamma_);
  layout->addWidget(separator());
  layout->addWidget(elbo_title_);
  layout->addWidget(waiting_);
  layout->addWidget(bars_);
  layout->addWidget(notes_card_);
  layout->addWidget(curves_title_);
  layout->addWidget(curves_);
  layout->addWidget(separator());
  layout->addWidget(settings_title_);
  layout->addWidget(rows_);
  layout->addWidget(separator());
  layout->addLayout(slots_row);
  layout->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(content);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(scroll);

  connect(slot_a_, &QPushButton::clicked, this, [this] { use_slot(0); });
  connect(slot_b_, &QPushButton::clicked, this, [this] { use_slot(1); });
  connect(reset_, &QPushButton::clicked, this,
          [this] { document_.edit(tr("Reset the calibration"), [](InspectState& state) { state.calibration = {}; }); });
  for (const auto signal : {&InspectDocument::maps_changed, &InspectDocument::slots_changed,
                            &InspectDocument::calibration_changed, &InspectDocument::record_changed})
    connect(&document_, signal, this, &CalibrationPanel::follow);
  retranslate();
}

void CalibrationPanel::use_slot(int slot) {
  // Shift keeps the present settings in the slot; so does the first click on an empty one.
  if (!document_.has_slot(slot) || QGuiApplication::keyboardModifiers() & Qt::ShiftModifier) {
    document_.store_slot(slot);
  } else {
    document_.recall_slot(slot);
  }
}

void CalibrationPanel::follow() {
  const MapSetPtr& set = document_.maps();
  bool measured = false;
  if (set) {
    for (const ClassCalibration& entry : set->maps.classes) measured = measured || entry.measured;
  }
  waiting_->setVisible(!measured);
  curves_title_->setVisible(measured);
  QStringList notes;
  if (set) {
    for (const std::string& note : set->maps.notes) notes << QString::fromStdString(note);
  }
  notes_card_->setVisible(!notes.isEmpty());
  notes_->setText(notes.join(QStringLiteral("\n\n")));
  for (int slot = 0; slot < 2; ++slot) {
    QPushButton* button = slot == 0 ? slot_a_ : slot_b_;
    const bool stored = document_.has_slot(slot);
    button->setText((slot == 0 ? QStringLiteral("A") : QStringLiteral("B")) +
                    (stored ? QString() : QStringLiteral(" +")));
    button->setCheckable(true);
    button->setChecked(stored && *document_.slot(slot) == document_.state().calibration);
  }
  reset_->setEnabled(!(document_.state().calibration == CalibrationSettings()));
}

void CalibrationPanel::retranslate() {
  elbo_title_->setText(tr("How sure the model is"));
  waiting_->setText(tr("After a run this chart compares how well “a photo of …” explains the picture for each class."));
  curves_title_->setText(tr("Loss over timesteps"));
  settings_title_->setText(tr("Maps"));
  slots_title_->setText(tr("Compare"));
  slot_a_->setToolTip(
      tr("Keeps the present settings as A; later clicks bring them back, so that two settings can be flipped. Shift "
         "and click "
         "keeps new ones."));
  slot_b_->setToolTip(
      tr("Keeps the present settings as B; later clicks bring them back. Shift and click keeps new ones."));
  slot_a_->setAccessibleName(tr("Settings A"));
  slot_b_->setAccessibleName(tr("Settings B"));
  reset_->setText(tr("Reset all"));
  reset_->setToolTip(tr("Sets everything in this panel to what the official code does."));
  follow();
}

void CalibrationPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
