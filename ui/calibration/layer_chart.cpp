#include "ui/calibration/layer_chart.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPolygonF>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {

LayerChart::LayerChart(InspectDocument& document, QWidget* parent) : QWidget(parent), document_(document) {
  setMouseTracking(true);
  for (const auto signal : {&InspectDocument::record_changed, &InspectDocument::calibration_changed})
    connect(&document_, signal, this, &LayerChart::follow);
  retranslate();
}

bool LayerChart::by_resolution() const {
  const RecordPtr& record = document_.record();
  return record && layer_sigma_of(*record, document_.state().calibration) == 0;
}

int LayerChart::groups() const {
  return groups_.empty() ? 0 : groups_.back() + 1;
}

std::vector<double> LayerChart::table() const {
  std::vector<double> weights = resolution_weights_of(*document_.record(), document_.state().calibration);
  weights.resize(static_cast<std::size_t>(groups()), 1.0);
  return weights;
}

void LayerChart::follow() {
  const RecordPtr& record = document_.record();
  weights_.clear();
  groups_.clear();
  if (record && !record->cross_layers.empty()) {
    groups_ = layer_groups_of(*record);
    // Another record may have fewer layers than the one that the mouse or the keyboard was in.
    if (hovered_ >= static_cast<int>(groups_.size())) hovered_ = -1;
    cursor_ = std::min(cursor_, groups_.back());
    try {
      weights_ = layer_weights_of(*record, document_.state().calibration);
    } catch (const Error&) {
      // The settings do not fit this record; the problem list says so when maps are made of them.
    }
    if (!dragging_ && by_resolution()) {
      const std::vector<double> all = table();
      top_ = std::max(1.0, *std::max_element(all.begin(), all.end())) * 1.25;
    }
  }
  setFocusPolicy(by_resolution() ? Qt::StrongFocus : Qt::NoFocus);
  update();
}

QRectF LayerChart::plot_rect() const {
  return QRectF(rect()).adjusted(2, 14, -2, -20);
}

int LayerChart::layer_at(double x) const {
  const QRectF plot = plot_rect();
  const auto count = static_cast<int>(groups_.size());
  if (count == 0 || x < plot.left() || x >= plot.right()) return -1;
  return std::min(count - 1, static_cast<int>((x - plot.left()) / plot.width() * count));
}

double LayerChart::weight_at(double y) const {
  const QRectF plot = plot_rect();
  const double weight = std::clamp((plot.bottom() - y) / plot.height(), 0.0, 1.0) * top_;
  // Numbers one would write down.
  const double step = top_ > 8 ? 0.5 : top_ > 2 ? 0.1 : 0.05;
  return std::round(weight / step) * step;
}

QRectF LayerChart::group_rect(int group) const {
  const auto first = std::find(groups_.begin(), groups_.end(), group);
  const auto last = std::find(groups_.rbegin(), groups_.rend(), group).base();
  if (first == groups_.end()) return {};
  const QRectF plot = plot_rect();
  const double width = plot.width() / static_cast<double>(groups_.size());
  const auto from = static_cast<double>(first - groups_.begin()), to = static_cast<double>(last - groups_.begin());
  return {plot.left() + from * width, plot.top(), (to - from) * width, plot.height()};
}

void LayerChart::set_weight(int group, double weight, bool dragging) {
  if (group < 0 || group >= groups() || !by_resolution()) return;
  std::vector<double> all = table();
  all[static_cast<std::size_t>(group)] = std::clamp(weight, 0.0, 1000.0);
  // Something has to count.
  if (*std::max_element(all.begin(), all.end()) <= 0) return;
  document_.edit(tr("Layer weights"), dragging ? QStringLiteral("layer weights") : QString(), [&](InspectState& state) {
    state.calibration.layer_sigma = 0;
    state.calibration.resolution_weights = all;
  });
}

void LayerChart::paintEvent(QPaintEvent*) {
  const ThemeColors& colors = theme_colors();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF plot = plot_rect();
  if (groups_.empty()) {
    painter.setPen(colors.muted);
    painter.setFont(scaled_font(0.9));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("After a run the layers stand here."));
    return;
  }
  const RecordPtr& record = document_.record();
  const bool table_mode = by_resolution();
  const std::vector<double> all = table_mode ? table() : std::vector<double>();
  double top = 0;
  for (const double weight : weights_) top = std::max(top, weight);
  if (top <= 0) top = 1;
  const double width = plot.width() / static_cast<double>(groups_.size());
  const double gap = width > 5 ? 1 : 0;
  for (std::size_t l = 0; l < groups_.size(); ++l) {
    const auto group = static_cast<std::size_t>(groups_[l]);
    const double share = table_mode ? all[group] / top_ : weights_.empty() ? 0 : weights_[l] / top / 1.08;
    const double height = std::max(1.0, std::min(1.0, share) * plot.height());
    QColor fill = colors.accent;
    const bool lit = hovered_ >= 0 && (table_mode ? groups_[static_cast<std::size_t>(hovered_)] == groups_[l]
                                                  : hovered_ == static_cast<int>(l));
    const bool focused = table_mode && hasFocus() && cursor_ == groups_[l];
    fill.setAlphaF(lit || focused ? 1.0F : groups_[l] % 2 == 0 ? 0.75F : 0.55F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRect(
        QRectF(plot.left() + static_cast<double>(l) * width + gap / 2, plot.bottom() - height, width - gap, height));
  }
  painter.setPen(QPen(colors.line, 1));
  painter.drawLine(plot.bottomLeft(), plot.bottomRight());
  if (const double sigma = layer_sigma_of(*record, document_.state().calibration); sigma > 0 && !weights_.empty()) {
    // The same curve that the bars are samples of.
    const double middle = record->cross_layer_middle;
    double highest = 0;
    for (std::size_t l = 0; l < groups_.size(); ++l)
      highest = std::max(highest, std::exp(-std::pow((static_cast<double>(l) - middle) / sigma, 2) / 2));
    QPolygonF curve;
    for (double x = plot.left(); x <= plot.right(); x += 2) {
      const double layer = (x - plot.left()) / width - 0.5;
      const double value = highest > 0 ? std::exp(-std::pow((layer - middle) / sigma, 2) / 2) / highest : 0;
      curve << QPointF(x, plot.bottom() - std::min(1.08, value) / 1.08 * plot.height());
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.text, 1.3));
    painter.drawPolyline(curve);
  }
  painter.setFont(number_font(0.8));
  double text_end = -1e9;
  for (int group = 0; group < groups(); ++group) {
    const QRectF area = group_rect(group);
    if (group > 0) {
      painter.setPen(QPen(colors.line, 1, Qt::DotLine));
      painter.drawLine(QPointF(area.left(), plot.top()), QPointF(area.left(), plot.bottom() + 4));
    }
    const auto first = static_cast<std::size_t>(std::find(groups_.begin(), groups_.end(), group) - groups_.begin());
    const CollectedLayer& layer = record->cross_layers[first];
    const auto write = [&](const QString& text, double y, const QColor& color) {
      const double wide = painter.fontMetrics().horizontalAdvance(text);
      const double left = qBound(0.0, area.center().x() - wide / 2, this->width() - wide);
      painter.setPen(color);
      painter.drawText(QPointF(left, y), text);
      return left + wide;
    };
    const QString size = layer.height == layer.width ? QString::number(layer.width)
                                                     : QStringLiteral("%1×%2").arg(layer.width).arg(layer.height);
    const double wide = painter.fontMetrics().horizontalAdvance(size);
    if (area.center().x() - wide / 2 > text_end + 4)
      text_end = write(size, plot.bottom() + 4 + painter.fontMetrics().ascent(), colors.muted);
    if (table_mode) {
      const double weight = all[static_cast<std::size_t>(group)];
      const double y = plot.bottom() - std::min(1.0, weight / top_) * plot.height() - 3;
      write(QLocale().toString(weight, 'g', 3), std::max(y, 10.0), colors.text);
    }
  }
  if (table_mode && hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, 1, Qt::DashLine));
    painter.drawRoundedRect(group_rect(cursor_).adjusted(-1, -2, 1, 2), 3, 3);
  }
}

void LayerChart::mousePressEvent(QMouseEvent* event) {
  const int layer = layer_at(event->position().x());
  if (event->button() != Qt::LeftButton || layer < 0 || !by_resolution()) return;
  cursor_ = groups_[static_cast<std::size_t>(layer)];
  dragging_ = true;
  set_weight(cursor_, weight_at(event->position().y()), true);
}

void LayerChart::mouseMoveEvent(QMouseEvent* event) {
  if (dragging_) {
    set_weight(cursor_, weight_at(event->position().y()), true);
    return;
  }
  const int layer = layer_at(event->position().x());
  if (layer == hovered_) return;
  hovered_ = layer;
  setCursor(by_resolution() && layer >= 0 ? Qt::SizeVerCursor : Qt::ArrowCursor);
  update();
}

void LayerChart::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !dragging_) return;
  dragging_ = false;
  document_.end_gesture();
  follow();
}

void LayerChart::leaveEvent(QEvent*) {
  hovered_ = -1;
  update();
}

void LayerChart::keyPressEvent(QKeyEvent* event) {
  if (!by_resolution() || groups() == 0) return QWidget::keyPressEvent(event);
  const double step = top_ > 8 ? 0.5 : 0.1;
  cursor_ = std::clamp(cursor_, 0, groups() - 1);
  const double weight = table()[static_cast<std::size_t>(cursor_)];
  switch (event->key()) {
    case Qt::Key_Left:
      cursor_ = std::max(0, cursor_ - 1);
      break;
    case Qt::Key_Right:
      cursor_ = std::min(groups() - 1, cursor_ + 1);
      break;
    case Qt::Key_Up:
      set_weight(cursor_, weight + step, true);
      break;
    case Qt::Key_Down:
      set_weight(cursor_, weight - step, true);
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  update();
}

void LayerChart::focusOutEvent(QFocusEvent* event) {
  document_.end_gesture(QStringLiteral("layer weights"));
  QWidget::focusOutEvent(event);
}

bool LayerChart::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && hovered_ >= 0 && hovered_ < static_cast<int>(weights_.size())) {
    const auto l = static_cast<std::size_t>(hovered_);
    const CollectedLayer& layer = document_.record()->cross_layers[l];
    QToolTip::showText(
        static_cast<QHelpEvent*>(event)->globalPos(),
        tr("<b>Layer %1: %2 × %3</b>, counts %4 %<br>%5")
            .arg(hovered_ + 1)
            .arg(layer.width)
            .arg(layer.height)
            .arg(QLocale().toString(100 * weights_[l], 'f', 1), QString::fromStdString(layer.name).toHtmlEscaped()),
        this);
    return true;
  }
  return QWidget::event(event);
}

void LayerChart::retranslate() {
  setAccessibleName(tr("Weights of the layers"));
  setToolTip(tr(
      "What each cross-attention layer counts in the maps, from the first to the last; the numbers below are the sizes "
      "of their maps. Where weights go by resolution, drag a bar."));
  follow();
}

void LayerChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) update();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
