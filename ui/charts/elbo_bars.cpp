#include "ui/charts/elbo_bars.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/plot.h"
#include "ui/charts/plot_style.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {

ElboBars::ElboBars(InspectDocument& document, QWidget* parent)
    : QWidget(parent), document_(document), plot_(new QCustomPlot) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(plot_);
  plot_->setFocusPolicy(Qt::NoFocus);
  setFocusPolicy(Qt::StrongFocus);
  plot_->setMouseTracking(true);
  plot_->installEventFilter(this);
  plot_->setNoAntialiasingOnDrag(false);
  plot_->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
  for (const auto signal :
       {&InspectDocument::maps_changed, &InspectDocument::classes_changed, &InspectDocument::active_class_changed})
    connect(&document_, signal, this, &ElboBars::follow);
  retranslate();
}

QSize ElboBars::sizeHint() const {
  const int rows = std::max<int>(2, static_cast<int>(document_.state().classes.size()));
  return {260, std::min(300, 40 + 30 * rows)};
}

QSize ElboBars::minimumSizeHint() const {
  return {200, std::min(sizeHint().height(), 180)};
}

void ElboBars::follow() {
  const MapSetPtr& set = document_.maps();
  QList<Bar> bars;
  for (int row = 0; set && row < document_.state().classes.size(); ++row) {
    const int place = document_.map_index(row);
    if (place < 0) continue;
    const ClassCalibration& calibration = set->maps.classes[static_cast<std::size_t>(place)];
    const ClassEntry& entry = document_.state().classes[row];
    if (calibration.measured) bars.append({entry.name, row, entry.color, calibration.loss, calibration.standard_error});
  }
  if (bars == bars_ && !bars.isEmpty() && active_ == document_.active_class() &&
      hovered_ == document_.hovered_class()) {
    write_labels();
    plot_->replot(QCustomPlot::rpQueuedReplot);
    return;
  }
  bars_ = bars;
  draw();
}

void ElboBars::draw() {
  plot_->clearPlottables();
  plot_->clearItems();
  labels_.clear();
  rows_.clear();
  active_ = document_.active_class();
  hovered_ = document_.hovered_class();
  style_plot(*plot_);
  setVisible(!bars_.isEmpty());
  if (bars_.isEmpty()) {
    plot_->replot(QCustomPlot::rpQueuedReplot);
    return;
  }
  updateGeometry();
  const ThemeColors& colors = theme_colors();
  const auto count = static_cast<double>(bars_.size());
  double mean = 0;
  for (const Bar& bar : bars_) mean += bar.loss / count;

  QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  double low = 0, high = 0;
  for (const Bar& entry : bars_) {
    const double y = count - 1 - static_cast<double>(rows_.size()), value = entry.loss - mean;
    rows_ << entry.row;
    const bool active = entry.row == active_;
    ticker->addTick(y, plot_->fontMetrics().elidedText(entry.name, Qt::ElideRight, 90));
    auto* bar = new QCPBars(plot_->yAxis, plot_->xAxis);
    bar->setWidth(0.56);
    QColor fill = class_color(entry.color);
    if (hovered_ >= 0 && !active) fill.setAlphaF(0.4F);
    bar->setBrush(fill);
    bar->setPen(active ? QPen(colors.text, 1.4) : Qt::NoPen);
    bar->addData(y, value);
    auto* error = new QCPErrorBars(plot_->yAxis, plot_->xAxis);
    error->setDataPlottable(bar);
    error->setErrorType(QCPErrorBars::etValueError);
    error->setPen(QPen(colors.text, 1.2));
    error->setWhiskerWidth(6);
    error->setSymbolGap(0);
    error->addData(entry.standard_error);
    low = std::min(low, value - entry.standard_error);
    high = std::max(high, value + entry.standard_error);

    auto* label = new QCPItemText(plot_);
    label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    label->position->setTypeY(QCPItemPosition::ptPlotCoords);
    label->position->setAxes(plot_->xAxis, plot_->yAxis);
    label->position->setCoords(1.0, y);
    label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    label->setClipToAxisRect(false);
    label->setTextAlignment(Qt::AlignLeft);
    label->setFont(number_font(0.84, active ? QFont::DemiBold : QFont::Normal));
    label->setColor(active ? colors.text : colors.muted);
    labels_ << label;
  }
  write_labels();
  plot_->axisRect()->setMargins(
      {0, 4, QFontMetrics(number_font(0.84)).horizontalAdvance(QStringLiteral("  S 0.00   1/S 00.00 ")) + 4, 0});
  plot_->yAxis->setTicker(ticker);
  plot_->yAxis->setRange(-0.6, count - 0.4);
  plot_->yAxis->grid()->setVisible(false);
  plot_->yAxis->setTickLabelColor(colors.text);
  plot_->yAxis->setTickLength(0, 0);
  const double span = std::max(high - low, 1e-12);
  plot_->xAxis->setRange(low - 0.06 * span, high + 0.06 * span);
  plot_->xAxis->ticker()->setTickCount(3);
  plot_->xAxis->setNumberFormat(QStringLiteral("g"));
  plot_->xAxis->setNumberPrecision(2);
  plot_->xAxis->grid()->setZeroLinePen(QPen(colors.muted, 1));
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ElboBars::write_labels() {
  const MapSetPtr& set = document_.maps();
  const QLocale locale;
  for (qsizetype i = 0; set && i < labels_.size(); ++i) {
    const int place = document_.map_index(rows_[i]);
    if (place < 0) continue;
    const ClassCalibration& calibration = set->maps.classes[static_cast<std::size_t>(place)];
    labels_[i]->setText(
        QStringLiteral("  S %1   1/S %2")
            .arg(locale.toString(calibration.s, 'f', 2), locale.toString(calibration.exponent, 'f', 2)));
  }
}

void ElboBars::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if (step == 0 || rows_.isEmpty()) return QWidget::keyPressEvent(event);
  const auto place = rows_.indexOf(document_.selected_class());
  document_.select_class(rows_[place < 0 ? 0 : std::clamp<qsizetype>(place + step, 0, rows_.size() - 1)]);
}

int ElboBars::class_at(const QPoint& point) const {
  if (rows_.isEmpty()) return -1;
  const QPoint inside = plot_->mapFrom(this, point);
  if (!plot_->rect().contains(inside)) return -1;
  const double y = plot_->yAxis->pixelToCoord(inside.y());
  const auto place = static_cast<qsizetype>(std::lround(static_cast<double>(rows_.size()) - 1 - y));
  return place >= 0 && place < rows_.size() ? rows_[place] : -1;
}

bool ElboBars::eventFilter(QObject* watched, QEvent* event) {
  if (watched == plot_) {
    if (event->type() == QEvent::MouseMove) {
      document_.hover_class(class_at(plot_->mapTo(this, static_cast<QMouseEvent*>(event)->position().toPoint())));
    } else if (event->type() == QEvent::Leave) {
      document_.hover_class(-1);
    } else if (event->type() == QEvent::MouseButtonRelease) {
      const int row = class_at(plot_->mapTo(this, static_cast<QMouseEvent*>(event)->position().toPoint()));
      if (row >= 0) document_.select_class(row);
      setFocus(Qt::MouseFocusReason);
    }
  }
  return QWidget::eventFilter(watched, event);
}

void ElboBars::retranslate() {
  setAccessibleName(tr("ELBO losses"));
  setToolTip(
      tr("How well “a photo of CLASS” explains the picture: the loss of each class, compared with the mean of all. "
         "The further to the left, the better explained. The whisker is the standard error over timesteps; classes "
         "whose whiskers overlap "
         "widely cannot be told apart. S and the exponent 1/S follow from the order of the losses."));
  plot_->xAxis->setLabel(tr("loss − mean over classes"));
  bars_.clear();
  follow();
}

void ElboBars::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  plot_->setBufferDevicePixelRatio(devicePixelRatioF());
}

void ElboBars::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) draw();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
