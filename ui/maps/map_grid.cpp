#include "ui/maps/map_grid.h"

#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr double gap = 8;                 // between tiles
constexpr double smallest_tile = 72;      // height below which the grid scrolls
constexpr double comfortable_tile = 124;  // and how high tiles are then
constexpr double wanted_side = 112;       // row headers

}  // namespace

MapGrid::MapGrid(InspectDocument& document, QWidget* parent)
    : QAbstractScrollArea(parent), document_(document), tiles_(document) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  for (const auto signal :
       {&InspectDocument::classes_changed, &InspectDocument::view_changed, &InspectDocument::picture_changed})
    connect(&document_, signal, this, &MapGrid::lay_out);
  connect(&document_, &InspectDocument::picture_changed, this, &MapGrid::show_all);
  for (const auto signal :
       {&InspectDocument::classes_changed, &InspectDocument::truth_changed, &InspectDocument::truth_choice_changed}) {
    connect(&document_, signal, this, [this] {
      tiles_.read_truth();
      redraw();
    });
  }
  for (const auto signal : {&InspectDocument::region_changed, &InspectDocument::truth_scores_changed})
    connect(&document_, signal, this, &MapGrid::redraw);
  for (const auto signal : {&InspectDocument::active_class_changed, &InspectDocument::cross_hair_changed})
    connect(&document_, signal, viewport(), qOverload<>(&QWidget::update));
  connect(&document_, &InspectDocument::active_class_changed, this, &MapGrid::describe);
  connect(&document_, &InspectDocument::maps_changed, this, &MapGrid::show_maps);
  setAccessibleName(tr("Maps"));
  tiles_.read_truth();
  lay_out();
}

QString MapGrid::column_title(MapColumn column) {
  switch (column) {
    case MapColumn::raw:
      return tr("raw");
    case MapColumn::calibrated:
      return tr("calibrated");
    case MapColumn::difference:
      return tr("difference");
    case MapColumn::mask:
      return tr("mask");
    case MapColumn::likelihood:
      return tr("likelihood");
  }
  return {};
}

QString MapGrid::column_tooltip(MapColumn column) {
  switch (column) {
    case MapColumn::raw:
      return tr(
          "Raw: where the model looks for this class, before calibration. The attention of its words, averaged over "
          "layers, "
          "timesteps and heads.");
    case MapColumn::calibrated:
      return tr(
          "Calibrated: the raw map raised to 1/S of its class. Classes the model is less sure of get less sharpening.");
    case MapColumn::difference:
      return tr("Difference: calibrated minus raw. Blue: less, red: more than before.");
    case MapColumn::mask:
      return tr("Mask: the pixels where this class is stronger than all others and above the threshold.");
    case MapColumn::likelihood:
      return tr("Likelihood: where the class explains the picture better than no text at all.");
  }
  return {};
}

void MapGrid::lay_out() {
  rows_.clear();
  columns_.clear();
  const InspectState& state = document_.state();
  for (int row = 0; row < state.classes.size(); ++row) {
    if (state.classes[row].visible) rows_ << row;
  }
  for (int i = 0; i < map_column_count; ++i) {
    if (state.view.shows(static_cast<MapColumn>(i))) columns_ << static_cast<MapColumn>(i);
  }
  const QSizeF area = viewport()->size();
  header_ = fontMetrics().height() + 14;
  // Whole pixels: what is copied to the screen unchanged is sharper and faster than what is resampled.
  side_ = std::floor(std::clamp(area.width() * 0.22, 84.0, wanted_side));
  tile_size_ = {};
  if (document_.picture() && !rows_.isEmpty() && !columns_.isEmpty()) {
    const QSizeF picture = document_.picture()->image.size();
    const double ratio = std::clamp(picture.height() / picture.width(), 0.2, 5.0);
    const double rows = static_cast<double>(rows_.size()), columns = static_cast<double>(columns_.size());
    double width = (area.width() - side_ - gap * (columns + 1)) / columns;
    // Whole if that leaves something to see, else with scrolling.
    const double fitting = (area.height() - header_ - gap * rows) / rows;
    const double highest = fitting >= smallest_tile ? fitting : comfortable_tile;
    const double height = std::clamp(width * ratio, 24.0, highest);
    width = std::max(24.0, std::min(width, height / ratio));
    tile_size_ = {std::floor(width), std::floor(std::min(height, width * ratio))};
    left_ = std::floor(std::max(0.0, (area.width() - side_ - columns * (tile_size_.width() + gap)) / 2));
  }
  const int content = static_cast<int>(header_ + static_cast<double>(rows_.size()) * (tile_size_.height() + gap));
  verticalScrollBar()->setRange(0, std::max(0, content - static_cast<int>(area.height())));
  verticalScrollBar()->setPageStep(static_cast<int>(area.height()));
  verticalScrollBar()->setSingleStep(24);
  redraw();
}

QRectF MapGrid::tile_rect(int class_row, MapColumn column) const {
  const auto row = rows_.indexOf(class_row), place = columns_.indexOf(column);
  if (row < 0 || place < 0 || tile_size_.isEmpty()) return {};
  return {left_ + side_ + static_cast<double>(place) * (tile_size_.width() + gap),
          header_ + static_cast<double>(row) * (tile_size_.height() + gap) - verticalScrollBar()->value(),
          tile_size_.width(), tile_size_.height()};
}

void MapGrid::set_zoom(const ZoomView& zoom) {
  zoom_ = zoom;
  redraw();
  Q_EMIT zoom_changed();
}

void MapGrid::zoom_by(double factor) {
  ZoomView next = zoom_;
  next.zoom_at(document_.cross_hair().value_or(zoom_.center), factor);
  set_zoom(next);
}

void MapGrid::set_flipped(bool flipped) {
  if (flipped_ == flipped) return;
  flipped_ = flipped;
  redraw();
  Q_EMIT flipped_changed();
}

// --- painting --------------------------------------------------------------------------------------------------------

void MapGrid::redraw() {
  base_drawn_ = false;
  viewport()->update();
}

void MapGrid::show_maps() {
  base_drawn_ = false;
  // At once, before charts and sentences lay out and paint what they say of the maps: the slider's answer is the maps.
  viewport()->repaint();
  describe();
}

void MapGrid::scrollContentsBy(int, int) {
  redraw();
}

void MapGrid::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.fillRect(event->rect(), theme_colors().window);
  painter.setRenderHint(QPainter::Antialiasing);
  if (tile_size_.isEmpty()) {
    paint_empty(painter);
    return;
  }
  if (!base_drawn_ || base_.size() != viewport()->size() * viewport()->devicePixelRatioF()) draw_base();
  const QRectF first = tile_rect(document_.active_class(), columns_.front());
  if (!first.isEmpty()) {
    const QRectF line(left_, first.top() - gap / 2,
                      side_ + static_cast<double>(columns_.size()) * (tile_size_.width() + gap),
                      tile_size_.height() + gap);
    painter.setPen(Qt::NoPen);
    QColor soft = theme_colors().soft_accent;
    if (document_.active_class() != document_.selected_class()) soft.setAlphaF(0.5F);
    painter.setBrush(soft);
    painter.setClipRect(QRectF(0, header_ - 4, viewport()->width(), viewport()->height()));
    painter.drawRoundedRect(line.adjusted(0, 0.5, -gap / 2, -0.5), 7, 7);
    painter.setClipping(false);
  }
  painter.drawImage(0, 0, base_);
  painter.setClipRect(QRectF(0, header_ - 3, viewport()->width(), viewport()->height()));
  for (const int row : rows_) {
    for (const MapColumn column : columns_) {
      const QRectF tile = tile_rect(row, column);
      if (tile.bottom() < header_ || tile.top() > viewport()->height()) continue;
      if (row == document_.selected_class()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme_colors().accent, 1));
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
      }
      if (const auto& place = document_.cross_hair()) paint_cross_hair(painter, tile, *place);
    }
  }
  if (lasso_.size() > 1 && lasso_at_.column) {
    const QPolygonF line = on_screen(lasso_, tile_rect(lasso_at_.row, *lasso_at_.column));
    painter.setBrush(QColor(255, 255, 255, 40));
    for (const auto& [color, width] : {std::pair{QColor(0, 0, 0, 170), 3.5}, std::pair{QColor(Qt::white), 1.5}}) {
      painter.setPen(QPen(color, width));
      painter.drawPolygon(line);
      painter.setBrush(Qt::NoBrush);
    }
  }
}

void MapGrid::draw_base() {
  const qreal ratio = viewport()->devicePixelRatioF();
  if (base_.size() != viewport()->size() * ratio)
    base_ = QImage(viewport()->size() * ratio, QImage::Format_ARGB32_Premultiplied);
  base_.setDevicePixelRatio(ratio);
  base_.fill(Qt::transparent);
  base_drawn_ = true;
  QPainter painter(&base_);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setClipRect(QRectF(0, header_ - 3, viewport()->width(), viewport()->height()));
  for (const int row : rows_) {
    const QRectF first = tile_rect(row, columns_.front());
    if (first.bottom() < header_ || first.top() > viewport()->height()) continue;
    paint_row_header(painter, {left_ + 10, first.top(), side_ - 18, tile_size_.height()}, row);
    for (const MapColumn column : columns_) paint_tile(painter, tile_rect(row, column), column, row);
  }
  painter.setClipping(false);
  paint_header(painter);
}

void MapGrid::paint_header(QPainter& painter) const {
  painter.setFont(scaled_font(0.95, QFont::DemiBold));
  for (qsizetype i = 0; i < columns_.size(); ++i) {
    const QRectF area(left_ + side_ + static_cast<double>(i) * (tile_size_.width() + gap), 0, tile_size_.width(),
                      header_ - 4);
    MapColumn named = columns_[i];
    bool changed = false;
    if (flipped_ && (named == MapColumn::raw || named == MapColumn::calibrated)) {
      named = named == MapColumn::raw ? MapColumn::calibrated : MapColumn::raw;
      changed = true;
    }
    painter.setPen(changed ? theme_colors().accent : theme_colors().muted);
    const QString title = columns_[i] == MapColumn::calibrated && document_.state().view.wipe ? tr("raw | calibrated")
                                                                                              : column_title(named);
    painter.drawText(area, Qt::AlignHCenter | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(area.width())));
  }
}

void MapGrid::paint_row_header(QPainter& painter, const QRectF& area, int row) const {
  const ClassEntry& entry = document_.state().classes[row];
  const int place = document_.map_index(row);
  painter.setFont(scaled_font(1.05, QFont::DemiBold));
  const double name_height = painter.fontMetrics().height();
  painter.setFont(number_font(0.86));
  const double small_height = painter.fontMetrics().height();
  QStringList lines;
  const QLocale locale;
  if (place >= 0) {
    const MapSet& set = *document_.maps();
    const ClassCalibration& calibration = set.maps.classes[static_cast<std::size_t>(place)];
    if (calibration.measured) {
      lines << tr("S %1").arg(locale.toString(calibration.s, 'f', 2));
    } else {
      lines << tr("ELBO follows");
    }
    const TruthScoresPtr& truth = document_.truth_scores();
    const auto i = static_cast<std::size_t>(place);
    if (truth && i < truth->scores.iou_raw.size() && !std::isnan(truth->scores.iou_calibrated[i])) {
      lines << tr("IoU %1 → %2")
                   .arg(locale.toString(truth->scores.iou_raw[i], 'f', 0),
                        locale.toString(truth->scores.iou_calibrated[i], 'f', 0));
    }
  } else {
    lines << tr("not measured");
  }
  const double height = name_height + 2 + small_height * static_cast<double>(lines.size());
  double y = area.top() + std::max(0.0, (area.height() - height) / 2);
  painter.setPen(Qt::NoPen);
  painter.setBrush(class_color(entry.color));
  painter.drawRoundedRect(QRectF(area.left(), y + name_height / 2 - 5, 10, 10), 3, 3);
  painter.setPen(theme_colors().text);
  painter.setFont(scaled_font(1.05, QFont::DemiBold));
  const double name_width = area.width() - 16;
  painter.drawText(QRectF(area.left() + 16, y, name_width, name_height), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, static_cast<int>(name_width)));
  y += name_height + 2;
  painter.setFont(number_font(0.86));
  painter.setPen(theme_colors().muted);
  for (const QString& line : lines) {
    painter.drawText(QRectF(area.left() + 16, y, area.width() - 12, small_height), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(line, Qt::ElideRight, static_cast<int>(area.width() - 12)));
    y += small_height;
  }
}

const QImage& MapGrid::corners(const QSize& size, qreal ratio) const {
  if (corners_.size() == size && corners_.devicePixelRatio() == ratio) return corners_;
  corners_ = QImage(size, QImage::Format_ARGB32_Premultiplied);
  corners_.fill(Qt::transparent);
  corners_.setDevicePixelRatio(ratio);
  QPainter painter(&corners_);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Qt::black);
  painter.drawRoundedRect(QRectF(QPointF(0, 0), QSizeF(size) / ratio).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
  return corners_;
}

void MapGrid::paint_tile(QPainter& painter, const QRectF& tile, MapColumn column, int row) const {
  // Drawn square into a picture of its own, whose corners are then cut: a clip path or a brush slows down every step.
  const qreal ratio = painter.device()->devicePixelRatioF();
  QImage image((tile.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(ratio);
  image.fill(theme_colors().window);
  {
    QPainter inside(&image);
    inside.setRenderHint(QPainter::Antialiasing);
    paint_contents(inside, {QPointF(0, 0), tile.size()}, column, row);
    inside.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    inside.drawImage(QPointF(0, 0), corners(image.size(), ratio));
  }
  painter.drawImage(tile.topLeft(), image);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme_colors().line, 1));
  painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

void MapGrid::paint_contents(QPainter& painter, const QRectF& tile, MapColumn column, int row) const {
  tiles_.draw(painter, tile, column, row, zoom_, flipped_);
  tiles_.draw_truth(painter, tile, row, zoom_);
  if (!tiles_.has(column, row)) {
    painter.setFont(scaled_font(0.86));
    painter.setPen(theme_colors().muted);
    const QString text =
        document_.map_index(row) >= 0 && column == MapColumn::likelihood ? tr("not recorded") : tr("after Run");
    painter.drawText(tile, Qt::AlignCenter, text);
  }
  if (!document_.region().isEmpty()) {
    const QPolygonF outline = on_screen(document_.region(), tile);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 190), 2.5));
    painter.drawPolygon(outline);
    painter.setPen(QPen(Qt::white, 1.2, Qt::DashLine));
    painter.drawPolygon(outline);
  }
  if (document_.state().view.stretch) paint_badge(painter, tile, column, row);
}

void MapGrid::paint_cross_hair(QPainter& painter, const QRectF& tile, const QPointF& place) const {
  const QRectF part = zoom_.part();
  const QPointF at((place.x() - part.x()) / part.width() * tile.width() + tile.left(),
                   (place.y() - part.y()) / part.height() * tile.height() + tile.top());
  if (!tile.contains(at)) return;
  // Dark beneath light: seen on every colour.
  for (const auto& [color, width] :
       {std::pair{QColor(0, 0, 0, 130), 2.5}, std::pair{QColor(255, 255, 255, 220), 1.0}}) {
    painter.setPen(QPen(color, width));
    const double x = std::floor(at.x()) + 0.5, y = std::floor(at.y()) + 0.5;
    const QLineF lines[] = {{x, tile.top(), x, std::max(tile.top(), y - 5)},
                            {x, std::min(tile.bottom(), y + 5), x, tile.bottom()},
                            {tile.left(), y, std::max(tile.left(), x - 5), y},
                            {std::min(tile.right(), x + 5), y, tile.right(), y}};
    painter.drawLines(lines, 4);
  }
}

void MapGrid::paint_badge(QPainter& painter, const QRectF& tile, MapColumn column, int row) const {
  const int place = document_.map_index(row);
  if (place < 0 || column == MapColumn::mask || !tiles_.has(column, row)) return;
  MapColumn shown = column;
  if (flipped_ && column == MapColumn::raw) shown = MapColumn::calibrated;
  if (flipped_ && column == MapColumn::calibrated) shown = MapColumn::raw;
  const ShownRange range = tiles_.range(shown, place);
  const QLocale locale;
  const QString text =
      column == MapColumn::difference
          ? QStringLiteral("±") + locale.toString(range.high, 'f', 2)
          : tr("%1 to %2").arg(locale.toString(range.low, 'f', 2), locale.toString(range.high, 'f', 2));
  painter.setFont(number_font(0.78));
  const QSizeF size = painter.fontMetrics().size(Qt::TextSingleLine, text);
  const QRectF pill(tile.left() + 4, tile.bottom() - size.height() - 5, size.width() + 10, size.height() + 1);
  if (pill.width() > tile.width() - 8) return;
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(0, 0, 0, 165));
  painter.drawRoundedRect(pill, 5, 5);
  painter.setPen(Qt::white);
  painter.drawText(pill, Qt::AlignCenter, text);
}

QPolygonF MapGrid::on_screen(const QPolygonF& shares, const QRectF& tile) const {
  const QRectF part = zoom_.part();
  QPolygonF points;
  points.reserve(shares.size());
  for (const QPointF& place : shares)
    points << QPointF((place.x() - part.x()) / part.width() * tile.width() + tile.left(),
                      (place.y() - part.y()) / part.height() * tile.height() + tile.top());
  return points;
}

void MapGrid::paint_empty(QPainter& painter) const {
  QString title, text;
  if (!document_.picture()) {
    title = tr("Drop a picture here");
    text = tr("or open one, paste one, or take a sample from the menu.");
  } else if (columns_.isEmpty()) {
    title = tr("No maps chosen");
    text = tr("Choose raw, calibrated, difference or mask above.");
  } else {
    title = tr("What should be found?");
    text = tr("Click words of the caption on the left to make them classes, then press Run.");
  }
  const QRectF area = viewport()->rect();
  painter.setFont(scaled_font(1.5, QFont::DemiBold));
  painter.setPen(theme_colors().text);
  painter.drawText(area.adjusted(20, 0, -20, -30), Qt::AlignCenter | Qt::TextWordWrap, title);
  painter.setFont(scaled_font(1.05));
  painter.setPen(theme_colors().muted);
  painter.drawText(area.adjusted(20, 44, -20, 0), Qt::AlignCenter | Qt::TextWordWrap, text);
}

}  // namespace elboscope
