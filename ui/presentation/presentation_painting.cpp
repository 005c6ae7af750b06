// What PresentationView paints.
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/maps/map_grid.h"
#include "ui/presentation/presentation_view.h"
#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {

QString PresentationView::result_text(int row) const {
  const int place = document_.map_index(row);
  if (place < 0) return tr("not measured yet");
  const MapSet& set = *document_.maps();
  const auto index = static_cast<std::size_t>(place);
  const QLocale locale;
  QStringList parts;
  if (set.maps.classes[index].measured) parts << tr("S %1").arg(locale.toString(set.maps.classes[index].s, 'f', 2));
  if (const TruthScoresPtr& truth = document_.truth_scores();
      truth && index < truth->scores.iou_raw.size() && !std::isnan(truth->scores.iou_calibrated[index]))
    parts << tr("IoU %1 → %2")
                 .arg(locale.toString(truth->scores.iou_raw[index], 'f', 0),
                      locale.toString(truth->scores.iou_calibrated[index], 'f', 0));
  return parts.join(QStringLiteral("   ·   "));
}

QRectF PresentationView::fitted(const QRectF& area) const {
  if (!document_.picture()) return area;
  const QSizeF size = QSizeF(document_.picture()->image.size()).scaled(area.size(), Qt::KeepAspectRatio);
  return {area.center().x() - size.width() / 2, area.center().y() - size.height() / 2, size.width(), size.height()};
}

void PresentationView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.fillRect(rect(), theme_colors().window);
  const Frame place = frame();
  if (!document_.picture() || row_ < 0) {
    painter.setFont(type(4.5));
    painter.setPen(theme_colors().muted);
    painter.drawText(rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Nothing to present yet: open a picture and name its classes first."));
  } else if (all_) {
    paint_all(painter, place);
  } else {
    paint_one(painter, place);
  }
  if (help_) paint_help(painter, place.help);
}

void PresentationView::paint_title(QPainter& painter, const QRectF& area, const QString& name, int color,
                                   const QString& right) const {
  const ThemeColors& colors = theme_colors();
  painter.setFont(type(4.2));
  const double right_width = std::min(painter.fontMetrics().horizontalAdvance(right) + 2.0, area.width() * 0.5);
  painter.setPen(colors.muted);
  painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(right, Qt::ElideRight, static_cast<int>(right_width)));
  double x = area.left();
  if (color >= 0) {
    const double dot = area.height() * 0.36;
    painter.setPen(Qt::NoPen);
    painter.setBrush(class_color(color));
    painter.drawRoundedRect(QRectF(x, area.center().y() - dot / 2, dot, dot), dot * 0.3, dot * 0.3);
    x += dot * 1.5;
  }
  painter.setFont(type(9, QFont::Bold));
  painter.setPen(colors.text);
  const double width = area.right() - right_width - 12 - x;
  painter.drawText(QRectF(x, area.top(), width, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(width)));
}

void PresentationView::paint_map(QPainter& painter, const QRectF& area, int row) const {
  painter.save();
  QPainterPath frame_path;
  frame_path.addRoundedRect(area, 8, 8);
  painter.setClipPath(frame_path);
  const ZoomView whole;
  if (!tiles_.has(column(), row)) {
    tiles_.draw_photo(painter, area, whole, true);
    painter.setFont(type(4));
    painter.setPen(QColor(255, 255, 255));
    painter.fillRect(area, QColor(0, 0, 0, 110));
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("not measured yet"));
  } else if (map_ != Map::attention || turned_ <= 0 || turned_ >= 1) {
    tiles_.draw(painter, area, column(), row, whole, false);
  } else {
    // Between the two: one fades into the other.
    tiles_.draw(painter, area, MapColumn::calibrated, row, whole, false);
    QImage other((area.size() * devicePixelRatioF()).toSize(), QImage::Format_ARGB32_Premultiplied);
    other.fill(Qt::transparent);
    QPainter beside(&other);
    beside.scale(devicePixelRatioF(), devicePixelRatioF());
    tiles_.draw(beside, QRectF(QPointF(0, 0), area.size()), MapColumn::raw, row, whole, false);
    beside.end();
    painter.setOpacity(turned_);
    painter.drawImage(area, other);
  }
  painter.restore();
}

void PresentationView::paint_one(QPainter& painter, const Frame& place) const {
  const ThemeColors& colors = theme_colors();
  const ClassEntry& entry = document_.state().classes[row_];
  paint_title(painter, place.title, entry.name, entry.color, result_text(row_));
  const double label = 6 * place.unit;
  const auto label_over = [&](const QRectF& area, const QString& text, bool strong) {
    painter.setFont(type(4, strong ? QFont::DemiBold : QFont::Normal));
    painter.setPen(strong ? colors.accent : colors.muted);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), label - 4), Qt::AlignHCenter | Qt::AlignVCenter,
                     text);
  };
  label_over(place.picture, tr("the picture"), false);
  label_over(place.map, map_title(), true);
  const QRectF picture = fitted(place.picture.adjusted(0, label, 0, 0)),
               map = fitted(place.map.adjusted(0, label, 0, 0));
  painter.save();
  QPainterPath frame_path;
  frame_path.addRoundedRect(picture, 8, 8);
  painter.setClipPath(frame_path);
  tiles_.draw_photo(painter, picture, {}, false);
  painter.restore();
  paint_map(painter, map, row_);
  paint_names(painter, place.names);
}

void PresentationView::paint_all(QPainter& painter, const Frame& place) const {
  const ThemeColors& colors = theme_colors();
  const QList<int> shown = rows();
  QString scores;
  if (const TruthScoresPtr& truth = document_.truth_scores()) {
    const QLocale locale;
    scores = tr("mIoU %1 → %2")
                 .arg(locale.toString(truth->scores.miou_raw, 'f', 1),
                      locale.toString(truth->scores.miou_calibrated, 'f', 1));
  }
  QString title = map_title();
  if (!title.isEmpty()) title[0] = title[0].toUpper();
  paint_title(painter, place.title, title, -1, scores);
  const QRectF area(place.picture.left(), place.picture.top(), place.map.right() - place.picture.left(),
                    place.names.bottom() - place.picture.top() - (help_ ? 1 : 0) * place.unit);
  // The number of columns that makes tiles largest.
  const double gap = 2.5 * place.unit, label = 6.5 * place.unit;
  const QSizeF picture = document_.picture()->image.size();
  const double ratio = picture.height() / picture.width();
  int columns = 1;
  double best = 0;
  const auto count = static_cast<int>(shown.size());
  for (int tried = 1; tried <= count; ++tried) {
    const int lines = (count + tried - 1) / tried;
    const double wide = (area.width() - gap * (tried - 1)) / tried;
    const double high = (area.height() - gap * (lines - 1)) / lines - label;
    const double side = std::min(wide, high / ratio);
    if (side > best) {
      best = side;
      columns = tried;
    }
  }
  const int lines = (count + columns - 1) / columns;
  const double tile_height = best * ratio, line_height = tile_height + label + gap;
  const double top = area.top() + std::max(0.0, (area.height() - lines * line_height + gap) / 2);
  for (int i = 0; i < count; ++i) {
    const int in_line = std::min(columns, count - i / columns * columns);
    const double left = area.center().x() - (in_line * best + (in_line - 1) * gap) / 2;
    const QRectF tile(left + (i % columns) * (best + gap), top + (i / columns) * line_height + label, best,
                      tile_height);
    const ClassEntry& entry = document_.state().classes[shown[i]];
    painter.setFont(type(4, shown[i] == row_ ? QFont::Bold : QFont::Normal));
    const QString name =
        painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, static_cast<int>(best - 4 * place.unit));
    const double dot = 2.4 * place.unit, text = painter.fontMetrics().horizontalAdvance(name);
    const double x = tile.center().x() - (dot * 1.5 + text) / 2, y = tile.top() - label;
    painter.setPen(Qt::NoPen);
    painter.setBrush(class_color(entry.color));
    painter.drawRoundedRect(QRectF(x, y + label / 2 - dot / 2, dot, dot), dot * 0.3, dot * 0.3);
    painter.setPen(colors.text);
    painter.drawText(QRectF(x + dot * 1.5, y, text + 4, label), Qt::AlignLeft | Qt::AlignVCenter, name);
    paint_map(painter, tile, shown[i]);
    if (shown[i] == row_) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(colors.accent, 0.6 * place.unit));
      painter.drawRoundedRect(tile.adjusted(-3, -3, 3, 3), 10, 10);
    }
  }
}

void PresentationView::paint_names(QPainter& painter, const QRectF& area) const {
  const ThemeColors& colors = theme_colors();
  const QList<int> shown = rows();
  painter.setFont(type(3.4, QFont::DemiBold));
  const double u = frame().unit, padding = 2.2 * u, gap = 1.6 * u, height = 6 * u;
  const double most = std::max(60.0, area.width() / static_cast<double>(shown.size()) - gap);
  QList<std::pair<QString, double>> names;
  double total = -gap;
  for (const int row : shown) {
    const QString name = painter.fontMetrics().elidedText(document_.state().classes[row].name, Qt::ElideRight,
                                                          static_cast<int>(most - 2 * padding));
    const double width = painter.fontMetrics().horizontalAdvance(name) + 2 * padding;
    names << std::pair{name, width};
    total += width + gap;
  }
  double x = area.center().x() - total / 2;
  for (qsizetype i = 0; i < shown.size(); ++i) {
    const bool here = shown[i] == row_;
    QColor fill = class_color(document_.state().classes[shown[i]].color);
    const QRectF chip(x, area.top(), names[i].second, height);
    painter.setPen(QPen(fill, 0.3 * u));
    fill.setAlphaF(here ? 0.55F : 0.12F);
    painter.setBrush(fill);
    painter.drawRoundedRect(chip, height / 2, height / 2);
    painter.setPen(here ? colors.text : colors.muted);
    painter.drawText(chip, Qt::AlignCenter, names[i].first);
    x += names[i].second + gap;
  }
}

void PresentationView::paint_help(QPainter& painter, const QRectF& area) const {
  painter.setFont(type(2.2));
  painter.setPen(theme_colors().muted);
  const QString text = QStringList{tr("← → class"),         tr("Space raw or calibrated"),
                                   tr("M kind of map"),     all_ ? tr("A one class") : tr("A all classes"),
                                   tr("H hides this line"), tr("Esc leaves")}
                           .join(QStringLiteral("     "));
  painter.drawText(area, Qt::AlignHCenter | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(area.width())));
}

}  // namespace elboscope
