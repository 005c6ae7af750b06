#include "ui/calibration/setting_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>

#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {

SettingRows::SettingRows(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      exponents_label_(new QLabel),
      passes_label_(new QLabel),
      sigma_label_(new QLabel),
      softmax_label_(new QLabel),
      threshold_label_(new QLabel),
      exponents_(new QComboBox),
      passes_(new QComboBox),
      softmax_(new QComboBox),
      sigma_(new QDoubleSpinBox),
      threshold_box_(new QDoubleSpinBox),
      threshold_(new QSlider(Qt::Horizontal)),
      shrink_(new QCheckBox),
      paper_(new QCheckBox) {
  for (int i = 0; i < 3; ++i) {
    exponents_->addItem(QString());
    softmax_->addItem(QString());
  }
  sigma_->setRange(0, 50);
  sigma_->setDecimals(1);
  sigma_->setSingleStep(0.5);
  threshold_->setRange(0, 100);
  threshold_box_->setRange(0, 1);
  threshold_box_->setDecimals(2);
  threshold_box_->setSingleStep(0.01);
  for (QDoubleSpinBox* box : {sigma_, threshold_box_}) {
    box->setKeyboardTracking(false);
    box->setAlignment(Qt::AlignRight);
    box->setFixedWidth(68);
    box->setFont(number_font());
  }
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(spacing::small);
  grid->setVerticalSpacing(spacing::small);
  grid->setColumnStretch(1, 1);
  int row = 0;
  const auto add = [&](QLabel* label, QWidget* field) {
    label->setBuddy(field);
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1, 1, 2);
    ++row;
  };
  add(exponents_label_, exponents_);
  add(passes_label_, passes_);
  add(softmax_label_, softmax_);
  grid->addWidget(sigma_label_, row, 0);
  grid->addWidget(sigma_, row++, 2);
  sigma_label_->setBuddy(sigma_);
  grid->addWidget(threshold_label_, row, 0);
  grid->addWidget(threshold_, row, 1);
  grid->addWidget(threshold_box_, row++, 2);
  threshold_label_->setBuddy(threshold_box_);
  grid->addWidget(shrink_, row++, 0, 1, 3);
  grid->addWidget(paper_, row++, 0, 1, 3);

  connect(exponents_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Exponents"), [index](InspectState& state) {
      state.calibration.exponents = static_cast<CalibrationSettings::Exponents>(index);
    });
  });
  connect(softmax_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Softmax"), [index](InspectState& state) {
      state.calibration.softmax = static_cast<CalibrationSettings::Softmax>(index);
    });
  });
  connect(passes_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Self-attention"),
                   [index](InspectState& state) { state.calibration.self_passes = index == 0 ? -1 : index - 1; });
  });
  connect(sigma_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    document_.edit(tr("Layer weights"), [value](InspectState& state) { state.calibration.layer_sigma = value; });
  });
  const auto set_threshold = [this](double value, const QString& merge) {
    document_.edit(tr("Threshold"), merge, [value](InspectState& state) { state.calibration.threshold = value; });
  };
  connect(threshold_, &QSlider::valueChanged, this,
          [set_threshold](int value) { set_threshold(value / 100.0, QStringLiteral("threshold")); });
  connect(threshold_, &QSlider::sliderReleased, this, [this] { document_.end_gesture(); });
  connect(threshold_box_, &QDoubleSpinBox::valueChanged, this,
          [set_threshold](double value) { set_threshold(value, {}); });
  connect(shrink_, &QCheckBox::toggled, this, [this](bool on) {
    document_.edit(tr("Shrink"), [on](InspectState& state) { state.calibration.shrink = on; });
  });
  connect(paper_, &QCheckBox::toggled, this, [this](bool on) {
    document_.edit(tr("Paper weighting"), [on](InspectState& state) { state.calibration.paper_weighting = on; });
  });
  connect(&document_, &InspectDocument::calibration_changed, this, &SettingRows::follow);
  connect(&document_, &InspectDocument::record_changed, this, &SettingRows::follow);
  retranslate();
}

void SettingRows::follow() {
  const CalibrationSettings& settings = document_.state().calibration;
  const QSignalBlocker blocks[] = {QSignalBlocker(sigma_), QSignalBlocker(threshold_), QSignalBlocker(threshold_box_),
                                   QSignalBlocker(shrink_), QSignalBlocker(paper_)};
  exponents_->setCurrentIndex(static_cast<int>(settings.exponents));
  softmax_->setCurrentIndex(static_cast<int>(settings.softmax));
  // Until something is measured: the five passes of the official table.
  const int available = document_.record() ? static_cast<int>(document_.record()->self_operators.size()) : 0;
  const int shown = std::max(available, settings.self_passes);
  passes_->clear();
  passes_->addItem(tr("all passes"));
  passes_->addItem(tr("none"));
  for (int i = 1; i <= shown; ++i) passes_->addItem(tr("%n pass(es)", nullptr, i));
  passes_->setCurrentIndex(settings.self_passes < 0 ? 0 : settings.self_passes + 1);
  const AlignmentRecord none;
  sigma_->setValue(layer_sigma_of(document_.record() ? *document_.record() : none, settings));
  if (!threshold_->isSliderDown()) threshold_->setValue(qRound(settings.threshold * 100));
  threshold_box_->setValue(settings.threshold);
  shrink_->setChecked(settings.shrink);
  paper_->setChecked(settings.paper_weighting);
}

void SettingRows::retranslate() {
  exponents_label_->setText(tr("&Exponents"));
  exponents_->setItemText(0, tr("from the ELBO"));
  exponents_->setItemText(1, tr("the same for all"));
  exponents_->setItemText(2, tr("inverted"));
  exponents_->setToolTip(
      tr("Where each class's exponent comes from: its ELBO (the method), the same 1/γ for every class, or the order "
         "turned "
         "around. The last two are the paper's controls: they should do worse."));
  passes_label_->setText(tr("Se&lf-attention"));
  passes_->setToolTip(tr(
      "Self-attention tells which places of the picture belong together. Each pass spreads a map along it, which fills "
      "objects and smooths noise."));
  softmax_label_->setText(tr("Softma&x"));
  softmax_->setItemText(0, tr("off"));
  softmax_->setItemText(1, tr("per layer"));
  softmax_->setItemText(2, tr("at the end"));
  softmax_->setToolTip(
      tr("Lets classes compete for every place: within each layer, or once at the end (the paper's last line)."));
  sigma_label_->setText(tr("Layer &width σ"));
  sigma_->setSpecialValueText(tr("by resolution"));  // 0
  sigma_->setToolTip(
      tr("Layers in the middle of the network count most; σ says how fast the others fade. Small: only the middle; "
         "large: all alike."));
  threshold_label_->setText(tr("&Threshold"));
  const QString threshold = tr("A pixel where no class reaches this value is background in the mask.");
  threshold_->setToolTip(threshold);
  threshold_box_->setToolTip(threshold);
  shrink_->setText(tr("Trust uncertain ELBOs less"));
  shrink_->setToolTip(
      tr("Where the losses differ by less than two standard errors, their order is mostly noise; this draws the "
         "exponents toward 1 then."));
  paper_->setText(tr("Weight timesteps as in the paper"));
  paper_->setToolTip(
      tr("Weights each timestep's loss by 1/ω(t) (equation 6). The official code adds them up unweighted."));
  for (QComboBox* box : {exponents_, passes_, softmax_})
    box->setAccessibleName(static_cast<QLabel*>(box == exponents_ ? exponents_label_
                                                : box == passes_  ? passes_label_
                                                                  : softmax_label_)
                               ->text()
                               .remove(u'&'));
  sigma_->setAccessibleName(sigma_label_->text().remove(u'&'));
  threshold_->setAccessibleName(threshold_label_->text().remove(u'&'));
  threshold_box_->setAccessibleName(threshold_label_->text().remove(u'&'));
  follow();
}

void SettingRows::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
