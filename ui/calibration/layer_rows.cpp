#include "ui/calibration/layer_rows.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

#include "ui/calibration/layer_chart.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr double narrowest = 0.3, widest = 30;

}  // namespace

double LayerRows::sigma_at(int place) {
  return narrowest * std::pow(widest / narrowest, std::clamp(place, 0, steps) / static_cast<double>(steps));
}

int LayerRows::place_of(double sigma) {
  if (!(sigma > 0)) return 0;
  return std::clamp(static_cast<int>(std::lround(std::log(sigma / narrowest) / std::log(widest / narrowest) * steps)),
                    0, steps);
}

LayerRows::LayerRows(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      mode_label_(new QLabel),
      sigma_label_(new QLabel),
      passes_label_(new QLabel),
      mode_(new QComboBox),
      passes_(new QComboBox),
      sigma_row_(new QWidget),
      sigma_slider_(new QSlider(Qt::Horizontal)),
      sigma_(new QDoubleSpinBox),
      chart_(new LayerChart(document)) {
  for (int i = 0; i < 3; ++i) mode_->addItem(QString());
  for (QComboBox* box : {mode_, passes_}) {
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->setMinimumWidth(90);
  }
  sigma_slider_->setRange(0, steps);
  sigma_slider_->setSingleStep(4);
  sigma_slider_->setPageStep(steps / 20);
  sigma_->setRange(0.01, 1e6);
  sigma_->setDecimals(2);
  sigma_->setSingleStep(0.25);
  sigma_->setKeyboardTracking(false);
  sigma_->setAlignment(Qt::AlignRight);
  sigma_->setFixedWidth(60);
  sigma_->setFont(number_font());
  auto* sigma_layout = new QHBoxLayout(sigma_row_);
  sigma_layout->setContentsMargins(0, 0, 0, 0);
  sigma_layout->setSpacing(spacing::small);
  sigma_layout->addWidget(sigma_label_);
  sigma_layout->addWidget(sigma_slider_, 1);
  sigma_layout->addWidget(sigma_);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(spacing::small);
  grid->setVerticalSpacing(spacing::tight);
  grid->setColumnStretch(1, 1);
  grid->addWidget(mode_label_, 0, 0);
  grid->addWidget(mode_, 0, 1);
  grid->addWidget(sigma_row_, 1, 0, 1, 2);
  grid->addWidget(chart_, 2, 0, 1, 2);
  grid->addWidget(passes_label_, 3, 0);
  grid->addWidget(passes_, 3, 1);
  mode_label_->setBuddy(mode_);
  sigma_label_->setBuddy(sigma_);
  passes_label_->setBuddy(passes_);
  passes_->setProperty("explanation", QStringLiteral("passes"));

  connect(mode_, &QComboBox::activated, this, [this](int index) { set_mode(static_cast<Mode>(index)); });
  connect(sigma_slider_, &QSlider::valueChanged, this,
          [this](int place) { set_sigma(sigma_at(place), QStringLiteral("sigma")); });
  connect(sigma_slider_, &QSlider::sliderReleased, this, [this] { document_.end_gesture(); });
  connect(sigma_, &QDoubleSpinBox::valueChanged, this, [this](double value) { set_sigma(value, {}); });
  connect(passes_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Self-attention"),
                   [index](InspectState& state) { state.calibration.self_passes = index == 0 ? -1 : index - 1; });
  });
  for (const auto signal : {&InspectDocument::calibration_changed, &InspectDocument::record_changed})
    connect(&document_, signal, this, &LayerRows::follow);
  retranslate();
}

LayerRows::Mode LayerRows::mode() const {
  const CalibrationSettings& settings = document_.state().calibration;
  if (settings.layer_sigma && *settings.layer_sigma > 0) return Mode::gaussian;
  if (settings.layer_sigma || !settings.resolution_weights.empty()) return Mode::by_resolution;
  return Mode::automatic;
}

void LayerRows::set_mode(Mode mode) {
  if (mode == this->mode()) return;
  const AlignmentRecord none;
  const AlignmentRecord& record = document_.record() ? *document_.record() : none;
  document_.edit(tr("Layer weights"), [&](InspectState& state) {
    CalibrationSettings& settings = state.calibration;
    // What is seen stays as near as the new way allows.
    const double sigma = layer_sigma_of(record, settings);
    std::vector<double> table = resolution_weights_of(record, settings);
    settings.layer_sigma.reset();
    settings.resolution_weights.clear();
    if (mode == Mode::gaussian) settings.layer_sigma = sigma > 0 ? sigma : 3;
    if (mode == Mode::by_resolution) {
      settings.layer_sigma = 0;
      if (!record.cross_layers.empty())
        table.resize(std::max(table.size(), static_cast<std::size_t>(layer_groups_of(record).back()) + 1), 1.0);
      settings.resolution_weights = table;
    }
  });
  settings_.reset();
  follow();
}

void LayerRows::set_sigma(double sigma, const QString& merge) {
  document_.edit(tr("Layer width %1").arg(QLocale().toString(sigma, 'f', 2)), merge, [sigma](InspectState& state) {
    state.calibration.layer_sigma = sigma;
    state.calibration.resolution_weights.clear();
  });
}

QString LayerRows::summary() const {
  switch (mode()) {
    case Mode::automatic:
      return tr("automatic");
    case Mode::gaussian:
      return tr("σ %1").arg(QLocale().toString(*document_.state().calibration.layer_sigma, 'g', 3));
    case Mode::by_resolution:
      return tr("by resolution");
  }
  return {};
}

void LayerRows::follow() {
  CalibrationSettings settings = document_.state().calibration;
  settings.gamma = 1;
  const RecordPtr& record = document_.record();
  if (settings_ == settings && record_ == record) return;
  settings_ = settings;
  record_ = record;
  const QSignalBlocker blocks[] = {QSignalBlocker(sigma_), QSignalBlocker(sigma_slider_)};
  mode_->setCurrentIndex(static_cast<int>(mode()));
  const AlignmentRecord none;
  const double sigma = layer_sigma_of(record ? *record : none, settings);
  sigma_row_->setVisible(mode() == Mode::gaussian);
  if (!sigma_slider_->isSliderDown()) sigma_slider_->setValue(place_of(sigma));
  if (sigma > 0) sigma_->setValue(sigma);
  const bool own_table = record && !record->resolution_weights.empty();
  mode_->setItemData(
      0,
      own_table ? tr("The model's own table of weights, one a resolution (alignment.json in its folder).")
      : record  ? tr("This model brings no table of its own: the official Gaussian of width 3.")
                : tr("The model's own table, where it brings one; else the official Gaussian of width 3."),
      Qt::ToolTipRole);

  const int available = record ? static_cast<int>(record->self_operators.size()) : 0;
  const int shown = std::max({available, settings.self_passes, record ? 0 : 2});
  passes_->clear();
  passes_->addItem(record ? tr("all (%1)").arg(available) : tr("all"));
  passes_->addItem(tr("none"));
  for (int i = 1; i <= shown; ++i) passes_->addItem(tr("%n pass(es)", nullptr, i));
  passes_->setCurrentIndex(settings.self_passes < 0 ? 0 : settings.self_passes + 1);
  const bool possible = !record || available > 0 || settings.self_passes > 0;
  passes_->setEnabled(possible);
  passes_->setToolTip((possible
                           ? QString()
                           : tr("This record holds no self-attention, so there is nothing to pass the maps through.") +
                                 QStringLiteral("\n\n")) +
                      tr("Self-attention tells which places of the picture belong together. Each pass spreads a map "
                         "along it, which fills "
                         "objects and smooths noise."));
}

void LayerRows::retranslate() {
  mode_label_->setText(tr("&Layers"));
  mode_->setItemText(0, tr("automatic"));
  mode_->setItemText(1, tr("around the middle"));
  mode_->setItemText(2, tr("by resolution"));
  mode_->setItemData(1, tr("A Gaussian over the layers, widest at the middle of the network; σ is its width."),
                     Qt::ToolTipRole);
  mode_->setItemData(2, tr("One weight for all layers of a size: drag the bars."), Qt::ToolTipRole);
  mode_->setToolTip(tr("What each cross-attention layer counts when they are averaged to one map."));
  sigma_label_->setText(tr("&Width σ"));
  const QString width =
      tr("How fast layers fade away from the middle of the network. Small: only the middle; large: all alike. The "
         "official "
         "code uses 3.");
  sigma_->setToolTip(width);
  sigma_slider_->setToolTip(width);
  passes_label_->setText(tr("Se&lf-attention"));
  mode_->setAccessibleName(tr("Layers"));
  sigma_->setAccessibleName(tr("Width σ"));
  sigma_slider_->setAccessibleName(tr("Width σ"));
  passes_->setAccessibleName(tr("Self-attention"));
  settings_.reset();
  follow();
}

void LayerRows::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
