#include "ui/calibration/gamma_control.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {

namespace {
constexpr double strongest = 20;  // 1/gamma at the slider's right end
}

double GammaControl::gamma_at(int place) {
  return std::pow(strongest, -std::clamp(place, 0, steps) / static_cast<double>(steps));
}

int GammaControl::place_of(double gamma) {
  if (!(gamma > 0)) return steps;
  return std::clamp(static_cast<int>(std::lround(-std::log(gamma) / std::log(strongest) * steps)), 0, steps);
}

GammaControl::GammaControl(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      title_(new QLabel),
      inverse_label_(new QLabel),
      slider_(new QSlider(Qt::Horizontal)),
      gamma_(new QDoubleSpinBox),
      inverse_(new QDoubleSpinBox),
      official_(new QPushButton),
      none_(new QPushButton) {
  title_->setProperty("look", QStringLiteral("title"));
  title_->setBuddy(gamma_);
  inverse_label_->setProperty("look", QStringLiteral("muted"));
  slider_->setRange(0, steps);
  slider_->setPageStep(steps / 20);
  slider_->setSingleStep(5);
  gamma_->setRange(0.01, 1);
  gamma_->setDecimals(3);
  gamma_->setSingleStep(0.01);
  inverse_->setRange(1, 100);
  inverse_->setDecimals(2);
  inverse_->setSingleStep(0.1);
  for (QDoubleSpinBox* box : {gamma_, inverse_}) {
    box->setKeyboardTracking(false);
    box->setAlignment(Qt::AlignRight);
    box->setFixedWidth(68);
    box->setFont(number_font());
  }
  auto* top = new QHBoxLayout;
  top->setSpacing(spacing::small);
  top->addWidget(title_);
  top->addWidget(gamma_);
  top->addStretch();
  top->addWidget(inverse_label_);
  top->addWidget(inverse_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(spacing::small);
  buttons->addWidget(none_);
  buttons->addStretch();
  buttons->addWidget(official_);
  for (QPushButton* button : {none_, official_}) {
    button->setProperty("look", QStringLiteral("link"));
    button->setCursor(Qt::PointingHandCursor);
    button->setFont(scaled_font(0.92));
  }
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::tight);
  layout->addLayout(top);
  layout->addWidget(slider_);
  layout->addLayout(buttons);

  connect(slider_, &QSlider::valueChanged, this,
          [this](int place) { set_gamma(gamma_at(place), QStringLiteral("gamma")); });
  connect(slider_, &QSlider::sliderReleased, this, [this] { document_.end_gesture(); });
  connect(gamma_, &QDoubleSpinBox::valueChanged, this, [this](double value) { set_gamma(value, {}); });
  connect(inverse_, &QDoubleSpinBox::valueChanged, this, [this](double value) { set_gamma(1 / value, {}); });
  connect(official_, &QPushButton::clicked, this, [this] { set_gamma(CalibrationSettings().gamma, {}); });
  connect(none_, &QPushButton::clicked, this, [this] { set_gamma(1, {}); });
  connect(&document_, &InspectDocument::calibration_changed, this, &GammaControl::follow);
  retranslate();
  follow();
}

void GammaControl::set_gamma(double gamma, const QString& merge) {
  document_.edit(tr("Gamma %1").arg(gamma, 0, 'f', 3), merge,
                 [gamma](InspectState& state) { state.calibration.gamma = gamma; });
}

void GammaControl::follow() {
  const double gamma = document_.state().calibration.gamma;
  const QSignalBlocker blocks[] = {QSignalBlocker(slider_), QSignalBlocker(gamma_), QSignalBlocker(inverse_)};
  // While it is dragged it stays under the pointer.
  if (!slider_->isSliderDown()) slider_->setValue(place_of(gamma));
  gamma_->setValue(gamma);
  inverse_->setValue(1 / gamma);
  none_->setEnabled(gamma < 1);
  official_->setEnabled(gamma != CalibrationSettings().gamma);
}

void GammaControl::retranslate() {
  title_->setText(tr("&Gamma"));
  inverse_label_->setText(tr("1/γ"));
  slider_->setAccessibleName(tr("Gamma"));
  const QString what =
      tr("How strongly the maps are sharpened. The class the model is most sure of gets no sharpening, the others up "
         "to the "
         "exponent 1/γ. At the left end (γ = 1) nothing is calibrated.");
  slider_->setToolTip(what);
  gamma_->setToolTip(what);
  gamma_->setAccessibleName(tr("Gamma"));
  inverse_->setToolTip(tr("The strongest exponent, 1/γ. The paper uses 3."));
  inverse_->setAccessibleName(tr("One over gamma"));
  none_->setText(tr("No calibration"));
  none_->setToolTip(tr("Sets γ to 1: calibrated and raw maps are the same."));
  official_->setText(tr("Official value"));
  official_->setToolTip(tr("Sets γ to 1/3, as the authors' code does."));
}

void GammaControl::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
