#include "ui/calibration/preset_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {

CalibrationSettings preset_settings(CalibrationPreset preset, const AlignmentRecord* record) {
  CalibrationSettings settings;
  switch (preset) {
    case CalibrationPreset::official:
      settings.layer_sigma = 3;
      settings.threshold = 0.5;
      break;
    case CalibrationPreset::paper: {
      std::size_t groups = 7;  // of the largest family
      if (record != nullptr && !record->cross_layers.empty())
        groups = std::max(groups, static_cast<std::size_t>(layer_groups_of(*record).back()) + 1);
      settings.layer_sigma = 0;
      settings.resolution_weights.assign(groups, 1.0);
      settings.paper_weighting = record == nullptr || !record->elbo_weights.empty();
      settings.softmax = CalibrationSettings::Softmax::at_end;
      if (record != nullptr && !record->classes.empty())
        settings.threshold = std::min(0.5, 1.25 / static_cast<double>(record->classes.size()));
      break;
    }
    case CalibrationPreset::model:
      break;
  }
  return settings;
}

PresetRow::PresetRow(InspectDocument& document, QWidget* parent)
    : QWidget(parent), document_(document), label_(new QLabel) {
  label_->setProperty("look", QStringLiteral("muted"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::tight);
  layout->addWidget(label_);
  layout->addStretch();
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    auto* button = buttons_[i] = new QToolButton;
    button->setCheckable(true);
    button->setProperty("look", QStringLiteral("segment"));
    layout->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, i] {
      const CalibrationSettings settings = preset_settings(static_cast<CalibrationPreset>(i), document_.record().get());
      document_.edit(tr("Settings “%1”").arg(buttons_[i]->text()),
                     [&](InspectState& state) { state.calibration = settings; });
      follow();  // a click toggled it
    });
  }
  for (const auto signal : {&InspectDocument::calibration_changed, &InspectDocument::record_changed})
    connect(&document_, signal, this, &PresetRow::follow);
  retranslate();
}

void PresetRow::follow() {
  const AlignmentRecord* record = document_.record().get();
  const bool own_table = record == nullptr || !record->resolution_weights.empty() || record->threshold;
  bool found = false;
  for (const CalibrationPreset preset :
       {CalibrationPreset::model, CalibrationPreset::official, CalibrationPreset::paper}) {
    QToolButton* button = buttons_[static_cast<std::size_t>(preset)];
    CalibrationSettings settings = preset_settings(preset, record);
    // Without a table of its own the model's settings are the official ones.
    bool same = settings == document_.state().calibration;
    if (preset == CalibrationPreset::official && !own_table)
      same = same || document_.state().calibration == CalibrationSettings();
    if (preset == CalibrationPreset::model) {
      same = same && own_table;
      button->setEnabled(own_table);
      button->setToolTip(
          own_table ? tr("What is recommended for this model: what its folder's alignment.json says of layer weights and "
                         "threshold, everything else as the official code does.")
                    : tr("This model's folder brings no layer weights of its own (no alignment.json), so the "
                         "official settings are the ones for it."));
    }
    button->setChecked(same && !found);
    found = found || same;
  }
}

void PresetRow::retranslate() {
  label_->setText(tr("Settings of"));
  const QString texts[] = {tr("Code"), tr("Paper"), tr("Model")};
  for (std::size_t i = 0; i < buttons_.size(); ++i) buttons_[i]->setText(texts[i]);
  buttons_[0]->setToolTip(tr(
      "Everything as in the authors' published code: γ = 1/3, a Gaussian of width 3 over the layers, losses added up "
      "unweighted, no softmax."));
  buttons_[1]->setToolTip(
      tr("Everything as the paper's text says: losses weighted by 1/ω(t) (equation 6), the plain mean of all layers, a "
         "softmax over the classes at the end (Algorithm 1). The threshold is lowered, for a "
         "softmax leaves every class near one over their number."));
  follow();
}

void PresetRow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
