#include "ui/charts/gamma_curve.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/plot.h"
#include "ui/charts/plot_style.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {

GammaCurve::GammaCurve(InspectDocument& document, QWidget* parent)
    : QWidget(parent), document_(document), plot_(new QCustomPlot) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(plot_);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
  plot_->xAxis->setScaleType(QCPAxis::stLogarithmic);
  calibrated_ = plot_->addGraph();
  raw_ = plot_->addGraph();
  line_ = new QCPItemStraightLine(plot_);
  point_ = new QCPItemTracer(plot_);
  point_->setInterpolating(true);
  point_->setStyle(QCPItemTracer::tsCircle);
  point_->setSize(9);
  connect(&document_, &InspectDocument::truth_curve_changed, this, &GammaCurve::draw);
  connect(&document_, &InspectDocument::calibration_changed, this, &GammaCurve::mark);
  retranslate();
}

double GammaCurve::x_of(double strength) const {
  return plot_->x() + plot_->xAxis->coordToPixel(strength);
}

double GammaCurve::strength_at(double x) const {
  const double strength = plot_->xAxis->pixelToCoord(x - plot_->x());
  return std::clamp(strength, curve_strengths().front(), curve_strengths().back());
}

void GammaCurve::draw() {
  style_plot(*plot_);
  const ThemeColors& colors = theme_colors();
  QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  for (const int strength : {1, 2, 3, 5, 10, 20}) ticker->addTick(strength, QLocale().toString(strength));
  plot_->xAxis->setTicker(ticker);
  plot_->xAxis->setRange(0.94, 21.5);
  plot_->yAxis->ticker()->setTickCount(3);
  calibrated_->setPen(QPen(colors.accent, 2));
  calibrated_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 4));
  raw_->setPen(QPen(colors.muted, 1, Qt::DashLine));
  line_->setPen(QPen(colors.text, 1));
  point_->setPen(QPen(colors.text, 1.4));
  point_->setBrush(colors.accent);
  calibrated_->data()->clear();
  raw_->data()->clear();
  const TruthCurvePtr& curve = document_.truth_curve();
  if (curve && !curve->strengths.empty() && !std::isnan(curve->raw)) {
    double low = curve->raw, high = curve->raw;
    for (std::size_t i = 0; i < curve->strengths.size(); ++i) {
      calibrated_->addData(curve->strengths[i], curve->calibrated[i]);
      low = std::min(low, curve->calibrated[i]);
      high = std::max(high, curve->calibrated[i]);
    }
    raw_->addData(0.9, curve->raw);
    raw_->addData(25, curve->raw);
    const double margin = std::max(0.6, 0.12 * (high - low));
    plot_->yAxis->setRange(low - margin, high + margin);
  } else {
    plot_->yAxis->setRange(0, 100);
  }
  mark();
}

void GammaCurve::mark() {
  const double strength = 1 / document_.state().calibration.gamma;
  line_->point1->setCoords(strength, 0);
  line_->point2->setCoords(strength, 1);
  point_->setGraphKey(strength);
  // A tracer without data complains at every drawing.
  point_->setGraph(calibrated_->data()->isEmpty() ? nullptr : calibrated_);
  const auto last = calibrated_->data()->isEmpty() ? 0.0 : (calibrated_->data()->constEnd() - 1)->key;
  point_->setVisible(strength <= last + 1e-9);
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void GammaCurve::set_strength(double strength, const QString& merge) {
  const double gamma = 1 / strength;
  document_.edit(tr("Gamma %1").arg(gamma, 0, 'f', 3), merge,
                 [gamma](InspectState& state) { state.calibration.gamma = gamma; });
}

void GammaCurve::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  dragging_ = true;
  set_strength(strength_at(event->position().x()), QStringLiteral("gamma curve"));
}

void GammaCurve::mouseMoveEvent(QMouseEvent* event) {
  if (dragging_) set_strength(strength_at(event->position().x()), QStringLiteral("gamma curve"));
}

void GammaCurve::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !dragging_) return;
  dragging_ = false;
  document_.end_gesture();
}

void GammaCurve::keyPressEvent(QKeyEvent* event) {
  const std::vector<double>& points = curve_strengths();
  const double present = 1 / document_.state().calibration.gamma;
  if (event->key() == Qt::Key_Right) {
    const auto next = std::find_if(points.begin(), points.end(), [&](double p) { return p > present * 1.0001; });
    if (next != points.end()) set_strength(*next, {});
  } else if (event->key() == Qt::Key_Left) {
    const auto next = std::find_if(points.rbegin(), points.rend(), [&](double p) { return p < present * 0.9999; });
    if (next != points.rend()) set_strength(*next, {});
  } else if (event->key() == Qt::Key_Home) {
    set_strength(points.front(), {});
  } else if (event->key() == Qt::Key_End) {
    set_strength(points.back(), {});
  } else {
    QWidget::keyPressEvent(event);
  }
}

bool GammaCurve::event(QEvent* event) {
  const TruthCurvePtr& curve = document_.truth_curve();
  if (event->type() != QEvent::ToolTip || !curve || curve->strengths.empty()) return QWidget::event(event);
  auto* help = static_cast<QHelpEvent*>(event);
  const double strength = strength_at(help->pos().x());
  std::size_t best = 0;
  for (std::size_t i = 1; i < curve->strengths.size(); ++i) {
    if (std::abs(std::log(curve->strengths[i] / strength)) < std::abs(std::log(curve->strengths[best] / strength)))
      best = i;
  }
  const QLocale locale;
  QToolTip::showText(
      help->globalPos(),
      tr("<b>1/γ = %1: mIoU %2</b> (raw %3)<br>")
              .arg(locale.toString(curve->strengths[best], 'g', 3), locale.toString(curve->calibrated[best], 'f', 2),
                   locale.toString(curve->raw, 'f', 2)) +
          toolTip(),
      this);
  return true;
}

void GammaCurve::retranslate() {
  setAccessibleName(tr("mIoU over 1/γ"));
  setToolTip(tr(
      "How well the masks agree with the truth for every strength of the calibration (mean intersection over union in "
      "percent). The dashed line is without calibration. Click or drag to set γ."));
  plot_->xAxis->setLabel(tr("1/γ"));
  draw();
}

void GammaCurve::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  plot_->setBufferDevicePixelRatio(devicePixelRatioF());
}

void GammaCurve::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) draw();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
