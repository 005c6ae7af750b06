#include "ui/charts/timestep_strip.h"

#include <QEvent>
#include <QPainter>

#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr double margin = 14, dots_at = 13;

}  // namespace

TimestepStrip::TimestepStrip(InspectDocument& document, TimestepSubset subset, QWidget* parent)
    : TimestepArea(document, subset, parent) {
  for (const auto signal : {&InspectDocument::record_changed, &InspectDocument::calibration_changed})
    connect(&document_, signal, this, qOverload<>(&QWidget::update));
  retranslate();
}

double TimestepStrip::x_of(std::int64_t timestep) const {
  const std::vector<std::int64_t> list = choice().recorded();
  if (list.size() < 2) return width() / 2.0;
  return margin + (width() - 2 * margin) * static_cast<double>(timestep - list.front()) /
                      static_cast<double>(list.back() - list.front());
}

void TimestepStrip::paintEvent(QPaintEvent*) {
  const std::vector<std::int64_t> list = choice().recorded();
  const std::vector<bool> chosen = choice().chosen();
  const ThemeColors& colors = theme_colors();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colors.line, 1));
  painter.drawLine(QPointF(margin, dots_at), QPointF(width() - margin, dots_at));
  painter.setFont(number_font(0.82));
  double text_end = -1e9;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto place = static_cast<int>(i);
    const QPointF center(x_of(list[i]), dots_at);
    const bool marked = place == hovered() || place == cursor_place();
    const double radius = marked ? 6 : 4.5;
    painter.setPen(QPen(chosen[i] ? colors.accent : colors.muted, 1.4));
    painter.setBrush(chosen[i] ? QBrush(colors.accent) : QBrush(colors.panel));
    painter.drawEllipse(center, radius, radius);
    if (place == cursor_place()) {
      painter.setPen(QPen(colors.accent, 1, Qt::DashLine));
      painter.setBrush(Qt::NoBrush);
      painter.drawEllipse(center, radius + 3.5, radius + 3.5);
    }
    const QString text = QString::number(list[i]);
    const double wide = painter.fontMetrics().horizontalAdvance(text);
    const double left = qBound(0.0, center.x() - wide / 2, width() - wide);
    // As many numbers as fit.
    if (left < text_end + 8) continue;
    painter.setPen(marked ? colors.text : colors.muted);
    painter.drawText(QPointF(left, dots_at + 11 + painter.fontMetrics().ascent()), text);
    text_end = left + wide;
  }
}

void TimestepStrip::retranslate() {
  setAccessibleName(tr("Timesteps of the maps"));
  setToolTip(tr(
      "The timesteps at which the model's attention was collected; the maps are their mean. Click one to leave it out "
      "or take it in, drag to choose a range."));
}

void TimestepStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  TimestepArea::changeEvent(event);
}

}  // namespace elboscope
