#include "ui/maps/color_bar.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include "ui/maps/map_tiles.h"
#include "ui/theme/theme.h"

namespace elboscope {

ColorBar::ColorBar(const InspectDocument& document, QWidget* parent) : QWidget(parent), document_(document) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  for (const auto signal :
       {&InspectDocument::view_changed, &InspectDocument::maps_changed, &InspectDocument::active_class_changed})
    connect(&document, signal, this, qOverload<>(&QWidget::update));
  retranslate();
}

void ColorBar::retranslate() {
  setAccessibleName(tr("Colour bar"));
  setToolTip(
      tr("What the colours mean: no attention at the left, the strongest at the right. The same range for every class "
         "and for "
         "raw and calibrated, so that maps can be compared; unless they are stretched."));
}

QSize ColorBar::sizeHint() const {
  return {190, QFontMetrics(number_font(0.86)).height() + 4};
}

void ColorBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ViewChoice& view = document_.state().view;
  const ColorTable& table = color_table(view.color_map);
  ShownRange range;
  const int place = document_.map_index(document_.active_class());
  const bool known = !view.stretch || place >= 0;
  if (view.stretch && place >= 0) range = MapTiles(document_).range(MapColumn::calibrated, place);
  painter.setFont(number_font(0.86));
  painter.setPen(theme_colors().muted);
  const QLocale locale;
  const int digits = view.stretch ? 2 : 0;
  const QString low = known ? locale.toString(range.low, 'f', digits) : tr("min"),
                high = known ? locale.toString(range.high, 'f', digits) : tr("max");
  const int side = qMax(fontMetrics().horizontalAdvance(QStringLiteral("0.00")),
                        qMax(fontMetrics().horizontalAdvance(low), fontMetrics().horizontalAdvance(high)));
  painter.drawText(QRect(0, 0, side, height()), Qt::AlignRight | Qt::AlignVCenter, low);
  painter.drawText(QRect(width() - side, 0, side, height()), Qt::AlignLeft | Qt::AlignVCenter, high);
  QImage ramp(256, 1, QImage::Format_RGB32);
  for (int i = 0; i < 256; ++i) ramp.setPixel(i, 0, table[static_cast<std::size_t>(i)]);
  const QRect bar(side + 6, height() / 2 - 5, width() - 2 * side - 12, 10);
  painter.drawImage(bar, ramp);
  painter.setPen(theme_colors().line);
  painter.drawRect(bar.adjusted(0, 0, -1, -1));
}

void ColorBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
