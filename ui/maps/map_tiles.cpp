#include "ui/maps/map_tiles.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/document/truth_reading.h"
#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

ValueRange range_of(const MapView& map) {
  ValueRange range;
  const auto count =
      map.values == nullptr ? 0 : static_cast<std::size_t>(map.width) * static_cast<std::size_t>(map.height);
  for (std::size_t i = 0; i < count; ++i) {
    const float value = map.values[i] - (map.minus != nullptr ? map.minus[i] : 0.0F);
    range.low = i == 0 ? value : std::min(range.low, value);
    range.high = i == 0 ? value : std::max(range.high, value);
  }
  return range;
}

/// On files (PDF, SVG) and enlarged, a copy at the tile's size would be coarser than the picture.
bool draws_pixels(const QPainter& painter) {
  const QPaintDevice* device = painter.device();
  if (device == nullptr || painter.worldTransform().type() > QTransform::TxTranslate) return false;
  return device->devType() == QInternal::Image || device->devType() == QInternal::Pixmap ||
         device->devType() == QInternal::Widget;
}

}  // namespace

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
  const bool smooth = tile.width() < 8 * source.width();
  if (!draws_pixels(painter)) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
    painter.drawImage(tile, image, source);
    return;
  }
  const qreal ratio = painter.device()->devicePixelRatioF();
  const QSize pixels(std::max(1, qRound(tile.width() * ratio)), std::max(1, qRound(tile.height() * ratio)));
  if (backdrop_.picture != picture || backdrop_.part != part || backdrop_.grey != grey ||
      backdrop_.image.size() != pixels) {
    backdrop_ = {QImage(pixels, QImage::Format_RGB32), picture, part, grey};
    QPainter scaled(&backdrop_.image);
    scaled.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
    scaled.drawImage(QRectF(QPointF(0, 0), QSizeF(pixels)), image, source);
  }
  painter.drawImage(tile, backdrop_.image);
}

void MapTiles::read_truth() {
  const QList<ClassEntry>& classes = document_.state().classes;
  truth_labels_.assign(static_cast<std::size_t>(classes.size()), {});
  outline_ = {};
  if (!document_.truth()) return;
  QStringList names;
  for (const ClassEntry& entry : classes) names << entry.name;
  for (const TruthLabel& label : read_truth_labels(*document_.truth(), document_.state().truth, names)) {
    const auto row = label.meaning.kind == LabelMeaning::Kind::of_class ? names.indexOf(label.meaning.name) : -1;
    if (row >= 0) truth_labels_[static_cast<std::size_t>(row)][static_cast<std::size_t>(label.label)] = true;
  }
}

void MapTiles::draw_truth(QPainter& painter, const QRectF& tile, int row, const ZoomView& zoom) const {
  const auto place = static_cast<std::size_t>(row);
  if (!document_.state().view.show_truth || !document_.truth() || place >= truth_labels_.size()) return;
  const std::array<bool, 256>& wanted = truth_labels_[place];
  if (std::none_of(wanted.begin(), wanted.end(), [](bool one) { return one; })) return;
  const LabelPicture& labels = *document_.truth()->labels;
  const QRectF part = zoom.part();
  const auto width = static_cast<double>(labels.width), height = static_cast<double>(labels.height);
  const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
  const QSize pixels(std::max(1, qRound(tile.width() * ratio)), std::max(1, qRound(tile.height() * ratio)));
  if (outline_.row != row || outline_.part != part || outline_.image.size() != pixels) {
    outline_ = {outline_image(labels.labels.data(), static_cast<int>(labels.width), static_cast<int>(labels.height),
                              {part.x() * width, part.y() * height, part.width() * width, part.height() * height},
                              pixels, wanted, std::max(1, qRound(ratio))),
                part, row};
  }
  painter.drawImage(tile, outline_.image);
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
  const MapSetPtr& set = document_.maps();
  if (!set || map_index < 0) return shown;
  const std::vector<ValueRange>& ranges = column == MapColumn::raw          ? set->raw_ranges
                                          : column == MapColumn::calibrated ? set->calibrated_ranges
                                          : signed_values                   ? set->difference_ranges
                                                                            : set->likelihood_ranges;
  const auto place = static_cast<std::size_t>(map_index);
  // Maps that were made without: a worker is about to bring others.
  const ValueRange found = place < ranges.size() ? ranges[place] : range_of(map_view(column, map_index));
  float low = found.low, high = found.high;
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
