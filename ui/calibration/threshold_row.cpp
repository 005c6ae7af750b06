#include "ui/calibration/threshold_row.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {

ThresholdRow::ThresholdRow(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      label_(new QLabel),
      slider_(new QSlider(Qt::Horizontal)),
      box_(new QDoubleSpinBox) {
  slider_->setRange(0, 100);
  box_->setRange(0, 1);
  box_->setDecimals(2);
  box_->setSingleStep(0.01);
  box_->setKeyboardTracking(false);
  box_->setAlignment(Qt::AlignRight);
  box_->setFixedWidth(60);
  box_->setFont(number_font());
  label_->setBuddy(box_);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::small);
  layout->addWidget(label_);
  layout->addWidget(slider_, 1);
  layout->addWidget(box_);
  connect(slider_, &QSlider::valueChanged, this,
          [this](int value) { set_threshold(value / 100.0, QStringLiteral("threshold")); });
  connect(slider_, &QSlider::sliderReleased, this, [this] { document_.end_gesture(); });
  connect(box_, &QDoubleSpinBox::valueChanged, this, [this](double value) { set_threshold(value, {}); });
  for (const auto signal : {&InspectDocument::calibration_changed, &InspectDocument::record_changed})
    connect(&document_, signal, this, &ThresholdRow::follow);
  retranslate();
  follow();
}

void ThresholdRow::set_threshold(double value, const QString& merge) {
  document_.edit(tr("Threshold"), merge, [value](InspectState& state) { state.calibration.threshold = value; });
}

double ThresholdRow::threshold() const {
  static const AlignmentRecord none;
  const AlignmentRecord* record = document_.record().get();
  return threshold_of(record != nullptr ? *record : none, document_.state().calibration);
}

void ThresholdRow::follow() {
  const double threshold = this->threshold();
  const QSignalBlocker blocks[] = {QSignalBlocker(slider_), QSignalBlocker(box_)};
  if (!slider_->isSliderDown()) slider_->setValue(qRound(threshold * 100));
  box_->setValue(threshold);
}

void ThresholdRow::retranslate() {
  label_->setText(tr("&Threshold"));
  const QString what = tr("A pixel where no class reaches this value is background in the mask.");
  slider_->setToolTip(what);
  box_->setToolTip(what);
  const QString name = tr("Threshold");
  slider_->setAccessibleName(name);
  box_->setAccessibleName(name);
}

void ThresholdRow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
