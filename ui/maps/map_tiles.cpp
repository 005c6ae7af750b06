#include "ui/maps/map_tiles.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {

QRectF ZoomView::part() const {
  const double side = 1 / scale;
  return {center.x() - side / 2, center.y() - side / 2, side, side};
}

void ZoomView::zoom_at(const QPointF& place, double factor) {
  const double before = scale;
  scale = std::clamp(scale * factor, 1.0, 64.0);
  center = place + (center - place) * (before / scale);
  clamp();
}

void ZoomView::move_by(const QPointF& shares) {
  center += shares;
  clamp();
}

void ZoomView::clamp() {
  const double half = 0.5 / scale;
  center = {std::clamp(center.x(), half, 1 - half), std::clamp(center.y(), half, 1 - half)};
}

void MapTiles::draw_photo(QPainter& painter, const QRectF& tile, const ZoomView& zoom, bool grey) const {
  const ShownPicturePtr& picture = document_.picture();
  if (!picture) return;
  const QImage& image = grey ? picture->grey : picture->image;
  const QRectF part = zoom.part();
  const QRectF source(part.x() * image.width(), part.y() * image.height(), part.width() * image.width(),
                      part.height() * image.height());
  // Pixels of small pictures are to be seen as such only when one looks closely.
  painter.setRenderHint(QPainter::SmoothPixmapTransform, tile.width() < 8 * source.width());
  painter.drawImage(tile, image, source);
}

MapView MapTiles::map_view(MapColumn column, int map_index) const {
  const MapSetPtr& set = document_.maps();
  if (!set || map_index < 0) return {};
  const Heatmaps& maps = set->maps;
  const auto pixels = static_cast<std::size_t>(maps.width * maps.height);
  const std::size_t offset = pixels * static_cast<std::size_t>(map_index);
  MapView view{nullptr, nullptr, static_cast<int>(maps.width), static_cast<int>(maps.height)};
  switch (column) {
    case MapColumn::raw:
      if (maps.raw.size() >= offset + pixels) view.values = maps.raw.data() + offset;
      break;
    case MapColumn::calibrated:
      if (maps.calibrated.size() >= offset + pixels) view.values = maps.calibrated.data() + offset;
      break;
    case MapColumn::difference:
      if (maps.calibrated.size() < offset + pixels || maps.raw.size() < offset + pixels) break;
      view.values = maps.calibrated.data() + offset;
      view.minus = maps.raw.data() + offset;
      break;
    case MapColumn::likelihood:
      if (set->likelihood.size() >= offset + pixels) view.values = set->likelihood.data() + offset;
      break;
    case MapColumn::mask:
      break;
  }
  return view;
}

bool MapTiles::has(MapColumn column, int row) const {
  const int place = document_.map_index(row);
  if (column == MapColumn::mask) return place >= 0 && document_.maps() && !document_.maps()->calibrated_labels.empty();
  return map_view(column, place).values != nullptr;
}

ShownRange MapTiles::range(MapColumn column, int map_index) const {
  const bool signed_values = column == MapColumn::difference;
  ShownRange shown{signed_values ? -1.0F : 0.0F, 1.0F};
  if (!document_.state().view.stretch) return shown;
  const MapView map = map_view(column, map_index);
  if (map.values == nullptr) return shown;
  float low = 0, high = 0;
  const auto count = static_cast<std::size_t>(map.width) * static_cast<std::size_t>(map.height);
  for (std::size_t i = 0; i < count; ++i) {
    const float value = map.values[i] - (map.minus != nullptr ? map.minus[i] : 0.0F);
    low = i == 0 ? value : std::min(low, value);
    high = i == 0 ? value : std::max(high, value);
  }
  if (signed_values) {
    // Zero stays white.
    high = std::max(std::abs(low), std::abs(high));
    low = -high;
  }
  return high > low ? ShownRange{low, high} : shown;
}

std::optional<float> MapTiles::value(MapColumn column, int map_index, const QPointF& place) const {
  const MapView map = map_view(column, map_index);
  if (map.values == nullptr) return {};
  const int x = std::clamp(static_cast<int>(place.x() * map.width), 0, map.width - 1);
  const int y = std::clamp(static_cast<int>(place.y() * map.height), 0, map.height - 1);
  const auto i = static_cast<std::size_t>(y) * static_cast<std::size_t>(map.width) + static_cast<std::size_t>(x);
  return map.values[i] - (map.minus != nullptr ? map.minus[i] : 0.0F);
}

void MapTiles::draw(QPainter& painter, const QRectF& tile, MapColumn column, int row, const ZoomView& zoom,
                    bool flipped) const {
  const int place = document_.map_index(row);
  const ViewChoice& view = document_.state().view;
  draw_photo(painter, tile, zoom, true);
  if (!has(column, row)) {
    // Not measured yet: the photograph, faded.
    QColor veil = theme_colors().window;
    veil.setAlphaF(0.72F);
    painter.fillRect(tile, veil);
    return;
  }
  const QRectF part = zoom.part();
  const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
  const Heatmaps& maps = document_.maps()->maps;
  const QRectF source(part.x() * static_cast<double>(maps.width), part.y() * static_cast<double>(maps.height),
                      part.width() * static_cast<double>(maps.width), part.height() * static_cast<double>(maps.height));
  const QSize pixels(std::max(1, qRound(tile.width() * ratio)), std::max(1, qRound(tile.height() * ratio)));
  if (column == MapColumn::mask) {
    const auto& labels = flipped ? document_.maps()->raw_labels : document_.maps()->calibrated_labels;
    const QColor color = class_color(document_.state().classes[row].color);
    painter.setOpacity(0.8);
    painter.drawImage(tile, label_image(labels.data(), static_cast<int>(maps.width), static_cast<int>(maps.height),
                                        source, pixels, place + 1, color.rgb()));
    painter.setOpacity(1);
    return;
  }
  const auto draw_map = [&](MapColumn which) {
    const ShownRange shown = range(which, place);
    const bool difference = which == MapColumn::difference;
    const ColorTable& table = difference ? diverging_color_table() : color_table(view.color_map);
    // White is the middle of differences, so the photograph darkens them more: half as much of it.
    painter.setOpacity(difference ? 1 - (1 - view.opacity) / 2 : view.opacity);
    painter.drawImage(tile, map_image(map_view(which, place), source, pixels, table, shown.low, shown.high));
    painter.setOpacity(1);
  };
  MapColumn shown = column;
  if (flipped && column == MapColumn::raw) shown = MapColumn::calibrated;
  if (flipped && column == MapColumn::calibrated) shown = MapColumn::raw;
  draw_map(shown);
  if (view.wipe && column == MapColumn::calibrated) {
    const double x = tile.left() + tile.width() * view.wipe_place;
    painter.save();
    painter.setClipRect(QRectF(tile.left(), tile.top(), x - tile.left(), tile.height()), Qt::IntersectClip);
    draw_photo(painter, tile, zoom, true);
    draw_map(flipped ? MapColumn::calibrated : MapColumn::raw);
    painter.restore();
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawLine(QPointF(x, tile.top()), QPointF(x, tile.bottom()));
  }
}

}  // namespace elboscope
