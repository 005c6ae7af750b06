#include "ui/calibration/calibration_panel.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>

#include "ui/calibration/certainty_card.h"
#include "ui/calibration/gamma_control.h"
#include "ui/calibration/layer_rows.h"
#include "ui/calibration/method_rows.h"
#include "ui/calibration/preset_row.h"
#include "ui/calibration/section.h"
#include "ui/calibration/threshold_row.h"
#include "ui/calibration/timestep_rows.h"
#include "ui/charts/elbo_bars.h"
#include "ui/charts/loss_curves.h"
#include "ui/charts/timestep_strip.h"
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

/// Core says it in the notes for files; here a card of its own does.
bool said_elsewhere(const std::string& note) {
  return note.rfind("The losses differ by less than two standard errors", 0) == 0;
}

}  // namespace

CalibrationPanel::CalibrationPanel(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      gamma_(new GammaControl(document)),
      presets_(new PresetRow(document)),
      waiting_(new QLabel),
      notes_(new QLabel),
      slots_title_(new QLabel),
      notes_card_(new QFrame),
      certainty_(new CertaintyCard(document)),
      bars_(new ElboBars(document)),
      curves_(new LossCurves(document)),
      elbo_timesteps_(new TimestepRows(document, curves_)),
      collect_timesteps_(new TimestepRows(document, new TimestepStrip(document, TimestepSubset::collect))),
      threshold_(new ThresholdRow(document)),
      layers_(new LayerRows(document)),
      method_(new MethodRows(document)),
      elbo_section_(new Section(true)),
      timestep_section_(new Section(true)),
      map_section_(new Section(true)),
      layer_section_(new Section(false)),
      method_section_(new Section(false)),
      scroll_(new QScrollArea),
      slot_a_(new QPushButton),
      slot_b_(new QPushButton),
      reset_(new QPushButton) {
  for (QLabel* label : {waiting_, notes_}) label->setWordWrap(true);
  notes_->setFont(scaled_font(0.93));
  waiting_->setProperty("look", QStringLiteral("muted"));
  const std::pair<QWidget*, QString> explanations[] = {{timestep_section_, QStringLiteral("losses")},
                                                       {map_section_, QStringLiteral("collect")},
                                                       {layer_section_, QStringLiteral("layers")}};
  for (const auto& [widget, id] : explanations) widget->setProperty("explanation", id);
  // The window remembers by these names what is folded.
  const std::pair<Section*, QString> names[] = {{elbo_section_, QStringLiteral("elbo")},
                                                {timestep_section_, QStringLiteral("timesteps")},
                                                {map_section_, QStringLiteral("masks")},
                                                {layer_section_, QStringLiteral("layers")},
                                                {method_section_, QStringLiteral("method")}};
  for (const auto& [section, name] : names) section->setObjectName(name);
  slots_title_->setProperty("look", QStringLiteral("muted"));
  notes_card_->setProperty("look", QStringLiteral("warning-card"));
  auto* notes_layout = new QVBoxLayout(notes_card_);
  notes_layout->setContentsMargins(10, 7, 10, 7);
  notes_layout->addWidget(notes_);
  for (QWidget* widget : {static_cast<QWidget*>(waiting_), static_cast<QWidget*>(bars_),
                          static_cast<QWidget*>(certainty_), static_cast<QWidget*>(notes_card_)})
    elbo_section_->body().addWidget(widget);
  timestep_section_->body().addWidget(elbo_timesteps_);
  map_section_->body().addWidget(threshold_);
  layer_section_->body().addWidget(layers_);
  layer_section_->body().addWidget(separator());
  layer_section_->body().addWidget(collect_timesteps_);
  method_section_->body().addWidget(method_);

  auto* top = new QVBoxLayout;
  top->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
  top->setSpacing(spacing::small);
  top->addWidget(gamma_);
  top->addWidget(presets_);

  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(spacing::small, spacing::tight, spacing::medium, spacing::small);
  layout->setSpacing(2);
  for (Section* section : {elbo_section_, timestep_section_, map_section_, layer_section_, method_section_})
    layout->addWidget(section);
  layout->addStretch();
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setWidget(content);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setFocusPolicy(Qt::NoFocus);

  auto* bottom = new QHBoxLayout;
  bottom->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
  bottom->setSpacing(spacing::small);
  bottom->addWidget(slots_title_);
  bottom->addWidget(slot_a_);
  bottom->addWidget(slot_b_);
  bottom->addStretch();
  bottom->addWidget(reset_);
  for (QPushButton* button : {slot_a_, slot_b_}) {
    button->setFixedWidth(52);
    button->setCheckable(true);
  }
  for (QPushButton* button : {slot_a_, slot_b_}) button->setProperty("explanation", QStringLiteral("slots"));
  collect_timesteps_->setProperty("explanation", QStringLiteral("collect"));
  certainty_->setProperty("explanation", QStringLiteral("shrink"));
  reset_->setProperty("explanation", QStringLiteral("presets"));
  reset_->setProperty("look", QStringLiteral("link"));
  reset_->setCursor(Qt::PointingHandCursor);

  setAttribute(Qt::WA_StyledBackground);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  outer->addLayout(top);
  outer->addWidget(separator());
  outer->addWidget(scroll_, 1);
  outer->addWidget(separator());
  outer->addLayout(bottom);

  // Turning the wheel over the panel scrolls it and changes no setting it happens to pass.
  for (QWidget* control : findChildren<QWidget*>()) {
    if (!control->inherits("QComboBox") && !control->inherits("QAbstractSpinBox") && !control->inherits("QSlider"))
      continue;
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(this);
  }

  connect(slot_a_, &QPushButton::clicked, this, [this] { use_slot(0); });
  connect(slot_b_, &QPushButton::clicked, this, [this] { use_slot(1); });
  connect(reset_, &QPushButton::clicked, this,
          [this] { document_.edit(tr("Reset the calibration"), [](InspectState& state) { state.calibration = {}; }); });
  for (const auto signal : {&InspectDocument::maps_changed, &InspectDocument::slots_changed,
                            &InspectDocument::calibration_changed, &InspectDocument::record_changed})
    connect(&document_, signal, this, &CalibrationPanel::follow);
  retranslate();
}

bool CalibrationPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
    event->ignore();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void CalibrationPanel::use_slot(int slot) {
  // Shift keeps the present settings in the slot; so does the first click on an empty one.
  if (!document_.has_slot(slot) || QGuiApplication::keyboardModifiers() & Qt::ShiftModifier) {
    document_.store_slot(slot);
  } else {
    document_.recall_slot(slot);
  }
  follow();  // a click toggled it
}

void CalibrationPanel::follow() {
  const MapSetPtr& set = document_.maps();
  bool measured = false;
  if (set) {
    for (const ClassCalibration& entry : set->maps.classes) measured = measured || entry.measured;
  }
  waiting_->setVisible(!measured);
  elbo_timesteps_->setVisible(measured);
  timestep_section_->setVisible(measured);
  QStringList notes;
  if (set) {
    for (const std::string& note : set->maps.notes) {
      if (!said_elsewhere(note)) notes << QString::fromStdString(note);
    }
  }
  notes_card_->setVisible(!notes.isEmpty());
  notes_->setText(notes.join(QStringLiteral("\n\n")));
  for (int slot = 0; slot < 2; ++slot) {
    QPushButton* button = slot == 0 ? slot_a_ : slot_b_;
    const bool stored = document_.has_slot(slot);
    button->setText((slot == 0 ? QStringLiteral("A") : QStringLiteral("B")) +
                    (stored ? QString() : QStringLiteral(" +")));
    button->setChecked(stored && *document_.slot(slot) == document_.state().calibration);
  }
  const CalibrationSettings& settings = document_.state().calibration;
  reset_->setEnabled(!(settings == CalibrationSettings()));
  timestep_section_->set_summary(elbo_timesteps_->summary());
  map_section_->set_summary(QLocale().toString(threshold_->threshold(), 'f', 2));
  layer_section_->set_summary(layers_->summary());
  method_section_->set_summary(method_->summary());
}

void CalibrationPanel::retranslate() {
  elbo_section_->set_texts(tr("How sure the model is"),
                           tr("The ELBO loss of each class: how well the model explains the picture with it."));
  timestep_section_->set_texts(tr("Loss over timesteps"),
                               tr("Where along the noise the classes differ, and which timesteps count."));
  map_section_->set_texts(tr("Masks"), tr("How maps become masks."));
  layer_section_->set_texts(tr("Layers and attention"), tr("Which attention the maps are made of."));
  method_section_->set_texts(tr("More"), tr("Variants of the method: what the paper does differently, controls, ideas "
                                            "beyond it."));
  waiting_->setText(tr("After a run this chart compares how well “a photo of …” explains the picture for each class."));
  slots_title_->setText(tr("Compare"));
  slot_a_->setToolTip(
      tr("Keeps the present settings as A; later clicks bring them back, so that two settings can be flipped. Shift "
         "and click keeps new ones."));
  slot_b_->setToolTip(
      tr("Keeps the present settings as B; later clicks bring them back. Shift and click keeps new ones."));
  slot_a_->setAccessibleName(tr("Settings A"));
  slot_b_->setAccessibleName(tr("Settings B"));
  reset_->setText(tr("Reset all"));
  reset_->setToolTip(
      tr("Sets everything in this panel to what it was at the start: what is recommended for the model."));
  follow();
}

void CalibrationPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
