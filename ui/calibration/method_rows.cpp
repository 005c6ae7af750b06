#include "ui/calibration/method_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

using Exponents = CalibrationSettings::Exponents;
using Softmax = CalibrationSettings::Softmax;
using Variant = CalibrationSettings::Variant;

/// Why, and behind it what the control does.
QString explained(const QString& reason, const QString& what) {
  return reason.isEmpty() ? what : reason + QStringLiteral("\n\n") + what;
}

}  // namespace

MethodRows::MethodRows(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      exponents_label_(new QLabel),
      variant_label_(new QLabel),
      softmax_label_(new QLabel),
      exponents_(new QComboBox),
      variant_(new QComboBox),
      softmax_(new QComboBox),
      shrink_(new QCheckBox),
      paper_(new QCheckBox),
      variate_(new QCheckBox),
      upsample_(new QCheckBox) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(spacing::small);
  grid->setVerticalSpacing(spacing::tight);
  grid->setColumnStretch(1, 1);
  int row = 0;
  const std::pair<QLabel*, QComboBox*> choices[] = {
      {exponents_label_, exponents_}, {variant_label_, variant_}, {softmax_label_, softmax_}};
  for (const auto& [label, box] : choices) {
    for (int i = 0; i < 3; ++i) box->addItem(QString());
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->setMinimumWidth(90);
    label->setBuddy(box);
    grid->addWidget(label, row, 0);
    grid->addWidget(box, row++, 1);
  }
  for (QCheckBox* box : {shrink_, paper_, variate_, upsample_}) grid->addWidget(box, row++, 0, 1, 2);

  // Each has an explanation of its own (ui/guidance).
  const std::pair<QWidget*, QString> explanations[] = {
      {variant_, QStringLiteral("sharpening")}, {softmax_, QStringLiteral("softmax")},
      {shrink_, QStringLiteral("shrink")},      {paper_, QStringLiteral("weighting")},
      {variate_, QStringLiteral("variate")},    {upsample_, QStringLiteral("upsample")}};
  for (const auto& [widget, id] : explanations) widget->setProperty("explanation", id);

  connect(exponents_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Exponents"),
                   [index](InspectState& state) { state.calibration.exponents = static_cast<Exponents>(index); });
  });
  connect(variant_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Sharpening"),
                   [index](InspectState& state) { state.calibration.variant = static_cast<Variant>(index); });
  });
  connect(softmax_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Softmax"),
                   [index](InspectState& state) { state.calibration.softmax = static_cast<Softmax>(index); });
  });
  const std::pair<QCheckBox*, bool CalibrationSettings::*> switches[] = {
      {shrink_, &CalibrationSettings::shrink},
      {paper_, &CalibrationSettings::paper_weighting},
      {variate_, &CalibrationSettings::control_variate},
      {upsample_, &CalibrationSettings::upsample_first}};
  for (const auto& [box, member] : switches) {
    connect(box, &QCheckBox::toggled, this, [this, box = box, member = member](bool on) {
      document_.edit(box->text(), [on, member](InspectState& state) { state.calibration.*member = on; });
    });
  }
  for (const auto signal : {&InspectDocument::calibration_changed, &InspectDocument::record_changed})
    connect(&document_, signal, this, &MethodRows::follow);
  retranslate();
}

QString MethodRows::summary() const {
  const CalibrationSettings& settings = document_.state().calibration;
  const int changed = (settings.exponents != Exponents::elbo) + (settings.variant != Variant::official) +
                      (settings.softmax != Softmax::none) + settings.shrink + settings.paper_weighting +
                      settings.control_variate + settings.upsample_first;
  return changed == 0 ? QString() : tr("%n changed", nullptr, changed);
}

void MethodRows::follow() {
  CalibrationSettings settings = document_.state().calibration;
  settings.gamma = 1;
  const RecordPtr& record = document_.record();
  if (settings_ == settings && record_ == record) return;
  settings_ = settings;
  record_ = record;
  const QSignalBlocker blocks[] = {QSignalBlocker(shrink_), QSignalBlocker(paper_), QSignalBlocker(variate_),
                                   QSignalBlocker(upsample_)};
  exponents_->setCurrentIndex(static_cast<int>(settings.exponents));
  variant_->setCurrentIndex(static_cast<int>(settings.variant));
  softmax_->setCurrentIndex(static_cast<int>(settings.softmax));
  shrink_->setChecked(settings.shrink);
  paper_->setChecked(settings.paper_weighting);
  variate_->setChecked(settings.control_variate);
  upsample_->setChecked(settings.upsample_first);

  // What is on can be switched off, whatever the record holds.
  const bool weights = !record || !record->elbo_weights.empty();
  paper_->setEnabled(weights || settings.paper_weighting);
  paper_->setToolTip(
      explained(weights ? QString() : tr("This record holds no weights of its timesteps."),
                tr("Weights each timestep's loss by 1/ω(t) (equation 6). The official code adds them up unweighted.")));
  const bool distances = !record || !record->caption_distances.empty();
  variate_->setEnabled(distances || settings.control_variate);
  variate_->setToolTip(
      explained(distances ? QString() : tr("The last run did not measure the whole caption, which this compares with."),
                tr("Uses how far each class's prediction lies from that of the whole caption instead of its loss: the "
                   "same noise is in both, so less of it remains.")));
  const bool likelihood = !record || !record->empty_pixel_errors.empty();
  const QString no_likelihood =
      likelihood ? QString() : tr("The last run did not measure the empty caption, which likelihood maps need.");
  auto* items = qobject_cast<QStandardItemModel*>(variant_->model());
  const QString variants[] = {
      tr("One exponent a class, from its ELBO (the method)."),
      tr("An exponent of its own for every pixel, from how likely the class is there."),
      tr("The map times the root of how likely the class is at a pixel; γ plays no part."),
  };
  for (int i = 0; i < 3; ++i) {
    const bool possible = i == 0 || likelihood || i == static_cast<int>(settings.variant);
    items->item(i)->setEnabled(possible);
    items->item(i)->setToolTip(explained(possible ? QString() : no_likelihood, variants[i]));
  }
  variant_->setToolTip(explained(no_likelihood, tr("How the ELBO sharpens a map. The last two go beyond the paper.")));
}

void MethodRows::retranslate() {
  exponents_label_->setText(tr("&Exponents"));
  exponents_->setItemText(0, tr("from the ELBO"));
  exponents_->setItemText(1, tr("the same for all"));
  exponents_->setItemText(2, tr("inverted"));
  exponents_->setToolTip(
      tr("Where each class's exponent comes from: its ELBO (the method), the same 1/γ for every class, or the order "
         "turned around. The last two are controls (the paper has the first of them): they should do worse."));
  variant_label_->setText(tr("Shar&pening"));
  variant_->setItemText(0, tr("per class"));
  variant_->setItemText(1, tr("per pixel"));
  variant_->setItemText(2, tr("times likelihood"));
  softmax_label_->setText(tr("Softma&x"));
  softmax_->setItemText(0, tr("off"));
  softmax_->setItemText(1, tr("per layer"));
  softmax_->setItemText(2, tr("at the end"));
  softmax_->setToolTip(
      tr("Lets classes compete for every place: within each layer, or once at the end (the paper's last line)."));
  shrink_->setText(tr("Trust uncertain ELBOs less"));
  shrink_->setToolTip(
      tr("Where the losses differ by less than two standard errors, their order is mostly noise; this draws the "
         "exponents toward 1 then."));
  paper_->setText(tr("Weight timesteps as in the paper"));
  variate_->setText(tr("Compare with the whole caption"));
  upsample_->setText(tr("Sharpen at the picture's size"));
  upsample_->setToolTip(
      tr("Enlarges the maps before the exponent is applied: edges get steeper. The paper and the official code "
         "sharpen the small maps."));
  exponents_->setAccessibleName(tr("Exponents"));
  variant_->setAccessibleName(tr("Sharpening"));
  softmax_->setAccessibleName(tr("Softmax"));
  settings_.reset();
  follow();
}

void MethodRows::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
