#include "ui/maps/color_bar.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <cmath>

#include "ui/maps/map_tiles.h"
#include "ui/theme/theme.h"

namespace elboscope {

void paint_color_ramp(QPainter& painter, const QRect& area, const ColorTable& table, const QString& low,
                      const QString& high) {
  const QFontMetrics metrics = painter.fontMetrics();
  const int side = qMax(metrics.horizontalAdvance(QStringLiteral("0.00")),
                        qMax(metrics.horizontalAdvance(low), metrics.horizontalAdvance(high)));
  painter.setPen(theme_colors().muted);
  painter.drawText(QRect(area.left(), area.top(), side, area.height()), Qt::AlignRight | Qt::AlignVCenter, low);
  painter.drawText(QRect(area.right() + 1 - side, area.top(), side, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   high);
  QImage ramp(256, 1, QImage::Format_RGB32);
  for (int i = 0; i < 256; ++i) ramp.setPixel(i, 0, table[static_cast<std::size_t>(i)]);
  const QRect bar(area.left() + side + 6, area.center().y() - 4, area.width() - 2 * side - 12, 10);
  // Filled, not drawn: at twice the pixels a pen's line lies half beside the edge.
  painter.fillRect(bar, theme_colors().line);
  painter.drawImage(bar.adjusted(1, 1, -1, -1), ramp);
}

ColorBar::ColorBar(const InspectDocument& document, MapColumn column, QWidget* parent)
    : QWidget(parent), document_(document), column_(column) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setMaximumWidth(sizeHint().width());
  for (const auto signal :
       {&InspectDocument::view_changed, &InspectDocument::maps_changed, &InspectDocument::active_class_changed})
    connect(&document, signal, this, qOverload<>(&QWidget::update));
  retranslate();
}

void ColorBar::retranslate() {
  if (column_ == MapColumn::difference) {
    setAccessibleName(tr("Colour bar of the differences"));
    setToolTip(
        tr("What the colours of the differences mean: blue where calibration lowered a map, red where it lifted "
           "it, white where it stayed."));
    return;
  }
  setAccessibleName(tr("Colour bar"));
  setToolTip(
      tr("What the colours mean: no attention at the left, the strongest at the right. The same range for every class "
         "and for "
         "raw and calibrated, so that maps can be compared; unless they are stretched."));
}

QSize ColorBar::sizeHint() const {
  return {column_ == MapColumn::difference ? 170 : 190, QFontMetrics(number_font(0.86)).height() + 4};
}

void ColorBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ViewChoice& view = document_.state().view;
  const bool difference = column_ == MapColumn::difference;
  const ColorTable& table = difference ? diverging_color_table() : color_table(view.color_map);
  ShownRange range{difference ? -1.0F : 0.0F, 1.0F};
  const int place = document_.map_index(document_.active_class());
  const bool known = !view.stretch || place >= 0;
  if (view.stretch && place >= 0) range = MapTiles(document_).range(column_, place);
  painter.setFont(number_font(0.86));
  const QLocale locale;
  const int digits = view.stretch ? 2 : 0;
  const auto number = [&](float value) {
    const QString text = locale.toString(std::abs(value), 'f', digits);
    return value < 0 ? QStringLiteral("−") + text : difference && value > 0 ? QStringLiteral("+") + text : text;
  };
  const QString low = known        ? number(range.low)
                      : difference ? QStringLiteral("−")
                                   : tr("min"),
                high = known        ? number(range.high)
                       : difference ? QStringLiteral("+")
                                    : tr("max");
  paint_color_ramp(painter, rect(), table, low, high);
}

void ColorBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
