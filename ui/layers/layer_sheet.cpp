#include "ui/layers/layer_sheet.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/layers/layer_models.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr double gap = 8, smallest_tile = 92;

}  // namespace

LayerSheet::LayerSheet(InspectDocument& document, QWidget* parent)
    : QAbstractScrollArea(parent), document_(document), photo_(document) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  for (const auto signal : {&InspectDocument::view_changed, &InspectDocument::picture_changed})
    connect(&document_, signal, this, &LayerSheet::lay_out);
  connect(&document_, &InspectDocument::layers_changed, this, [this] { show_tiles(kind_, 0, 0); });
  connect(&document_, &InspectDocument::cross_hair_changed, viewport(), qOverload<>(&QWidget::update));
  setAccessibleName(tr("Maps of layers and tokens"));
}

void LayerSheet::show_tiles(SheetKind kind, int layer, int token) {
  kind_ = kind;
  tiles_.clear();
  current_ = -1;
  if (const LayerMapsPtr& maps = document_.layers()) {
    const int layers = static_cast<int>(maps->layers.size()), tokens = static_cast<int>(maps->tokens.size());
    layer = std::clamp(layer, 0, layers - 1);
    token = std::clamp(token, 0, tokens - 1);
    if (kind == SheetKind::one) tiles_ << Tile{layer, token};
    for (int i = 0; kind == SheetKind::all_layers && i < layers; ++i) tiles_ << Tile{i, token};
    for (int i = 0; kind == SheetKind::all_tokens && i < tokens; ++i) tiles_ << Tile{layer, i};
    current_ = static_cast<int>(tiles_.indexOf(Tile{layer, token}));
    float words = 0, all = 0;
    for (const Tile& tile : tiles_) {
      const float largest =
          maps->layers[static_cast<std::size_t>(tile.layer)].largest[static_cast<std::size_t>(tile.token)];
      all = std::max(all, largest);
      if (maps->tokens[static_cast<std::size_t>(tile.token)].kind == TokenColumn::Kind::word)
        words = std::max(words, largest);
    }
    common_high_ = words > 0 ? words : all;
  }
  lay_out();
}

void LayerSheet::set_stretched(bool stretched) {
  stretched_ = stretched;
  redraw();
}

float LayerSheet::high(const Tile& tile) const {
  const LayerMapsPtr& maps = document_.layers();
  if (!stretched_ || !maps) return common_high_;
  return maps->layers[static_cast<std::size_t>(tile.layer)].largest[static_cast<std::size_t>(tile.token)];
}

std::optional<float> LayerSheet::value(const Tile& tile, const QPointF& place) const {
  const LayerMapsPtr& maps = document_.layers();
  if (!maps) return {};
  const LayerMaps::Layer& layer = maps->layers[static_cast<std::size_t>(tile.layer)];
  const auto x = std::clamp<std::int64_t>(static_cast<std::int64_t>(place.x() * static_cast<double>(layer.width)), 0,
                                          layer.width - 1),
             y = std::clamp<std::int64_t>(static_cast<std::int64_t>(place.y() * static_cast<double>(layer.height)), 0,
                                          layer.height - 1);
  const auto token = static_cast<std::size_t>(tile.token);
  const auto at =
      token * static_cast<std::size_t>(layer.height * layer.width) + static_cast<std::size_t>(y * layer.width + x);
  return layer.largest[token] / 65535.0F * static_cast<float>(layer.steps[at]);
}

QString LayerSheet::title(const Tile& tile) const {
  const LayerMaps& maps = *document_.layers();
  if (kind_ == SheetKind::all_layers) {
    const LayerMaps::Layer& layer = maps.layers[static_cast<std::size_t>(tile.layer)];
    return QStringLiteral("%1 · %2 × %3").arg(tile.layer + 1).arg(layer.width).arg(layer.height);
  }
  if (kind_ == SheetKind::all_tokens) return token_title(maps, tile.token);
  return token_title(maps, tile.token) + QStringLiteral("  ·  ") + layer_title(maps, tile.layer);
}

// --- layout ----------------------------------------------------------------------------------------------------------

void LayerSheet::lay_out() {
  const QSizeF area = viewport()->size();
  const int line = QFontMetrics(scaled_font(0.82)).height();
  caption_ = 2.0 * line + 2;
  double ratio = 1;
  if (document_.picture()) {
    const QSizeF picture = document_.picture()->image.size();
    ratio = std::clamp(picture.height() / picture.width(), 0.2, 5.0);
  }
  if (kind_ == SheetKind::one) {
    const double height = std::max(40.0, area.height() - caption_ - 2 * gap);
    const double width = std::clamp(height / ratio, 40.0, std::max(40.0, area.width() - 2 * gap));
    tile_size_ = {std::floor(width), std::floor(width * ratio)};
    columns_ = 1;
  } else {
    columns_ = std::max(1, static_cast<int>((area.width() - gap) / (smallest_tile * std::min(1.0, 1 / ratio) + gap)));
    columns_ = std::clamp<int>(columns_, 1, std::max<int>(1, static_cast<int>(tiles_.size())));
    double width =
        std::clamp((area.width() - gap * (columns_ + 1)) / columns_, 24.0, 1.5 * smallest_tile / std::max(1.0, ratio));
    // One row is always seen whole, with its captions.
    const double highest = std::max(48.0, area.height() - caption_ - 2 * gap);
    if (width * ratio > highest) {
      width = highest / ratio;
      columns_ = std::clamp<int>(static_cast<int>((area.width() - gap) / (width + gap)), 1,
                                 std::max<int>(1, static_cast<int>(tiles_.size())));
    }
    tile_size_ = {std::floor(width), std::floor(width * ratio)};
  }
  const int rows = (static_cast<int>(tiles_.size()) + columns_ - 1) / columns_;
  const int content = static_cast<int>(rows * (tile_size_.height() + caption_ + gap) + gap);
  verticalScrollBar()->setRange(0, std::max(0, content - static_cast<int>(area.height())));
  verticalScrollBar()->setPageStep(static_cast<int>(area.height()));
  verticalScrollBar()->setSingleStep(24);
  redraw();
}

QRectF LayerSheet::tile_rect(int place) const {
  if (place < 0 || place >= tiles_.size()) return {};
  const double left =
      kind_ == SheetKind::one ? std::max(gap, std::floor((viewport()->width() - tile_size_.width()) / 2)) : gap;
  return {left + place % columns_ * (tile_size_.width() + gap),
          gap + place / columns_ * (tile_size_.height() + caption_ + gap) - verticalScrollBar()->value(),
          tile_size_.width(), tile_size_.height()};
}

int LayerSheet::tile_at(const QPointF& point) const {
  for (int place = 0; place < tiles_.size(); ++place) {
    if (tile_rect(place).adjusted(0, 0, 0, caption_).contains(point)) return place;
  }
  return -1;
}

// --- painting --------------------------------------------------------------------------------------------------------

void LayerSheet::redraw() {
  base_drawn_ = false;
  viewport()->update();
}

void LayerSheet::draw_tile(QPainter& painter, int place) const {
  const QRectF tile = tile_rect(place);
  const Tile& shown = tiles_[place];
  const LayerMaps& maps = *document_.layers();
  const LayerMaps::Layer& layer = maps.layers[static_cast<std::size_t>(shown.layer)];
  const ViewChoice& view = document_.state().view;
  const qreal ratio = painter.device()->devicePixelRatioF();
  const QSize pixels(std::max(1, qRound(tile.width() * ratio)), std::max(1, qRound(tile.height() * ratio)));
  photo_.draw_photo(painter, tile, {}, true);
  layer_map(maps, static_cast<std::size_t>(shown.layer), static_cast<std::size_t>(shown.token), values_);
  const MapView map{values_.data(), nullptr, static_cast<int>(layer.width), static_cast<int>(layer.height)};
  painter.setOpacity(view.opacity);
  painter.drawImage(
      tile, map_image(map, QRectF(0, 0, map.width, map.height), pixels, color_table(view.color_map), 0, high(shown)));
  painter.setOpacity(1);
  const bool special = maps.tokens[static_cast<std::size_t>(shown.token)].kind != TokenColumn::Kind::word;
  QFont font = scaled_font(0.82, kind_ == SheetKind::one ? QFont::DemiBold : QFont::Normal);
  font.setItalic(special && kind_ == SheetKind::all_tokens);
  painter.setFont(font);
  painter.setPen(special && kind_ == SheetKind::all_tokens ? theme_colors().muted : theme_colors().text);
  const double line = (caption_ - 2) / 2;
  // One map alone has the whole width for its name.
  const double side = kind_ == SheetKind::one ? std::max(0.0, tile.left() - gap) : 0;
  const QRectF name(tile.left() - side, tile.bottom() + 1, tile.width() + 2 * side, line),
      number = name.translated(0, line);
  painter.drawText(name, Qt::AlignHCenter | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(title(shown), Qt::ElideMiddle, static_cast<int>(name.width())));
  painter.setFont(number_font(0.78));
  painter.setPen(theme_colors().muted);
  painter.drawText(
      number, Qt::AlignHCenter | Qt::AlignVCenter,
      tr("up to %1").arg(QLocale().toString(layer.largest[static_cast<std::size_t>(shown.token)], 'g', 2)));
}

void LayerSheet::draw_base() {
  const qreal ratio = viewport()->devicePixelRatioF();
  if (base_.size() != viewport()->size() * ratio)
    base_ = QImage(viewport()->size() * ratio, QImage::Format_ARGB32_Premultiplied);
  base_.setDevicePixelRatio(ratio);
  base_.fill(theme_colors().window);
  base_drawn_ = true;
  QPainter painter(&base_);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int place = 0; place < tiles_.size(); ++place) {
    const QRectF tile = tile_rect(place);
    if (tile.bottom() + caption_ < 0 || tile.top() > viewport()->height()) continue;
    draw_tile(painter, place);
  }
}

void LayerSheet::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  if (!document_.layers() || tiles_.isEmpty()) {
    painter.fillRect(viewport()->rect(), theme_colors().window);
    painter.setPen(theme_colors().muted);
    painter.setFont(scaled_font(1.0));
    painter.drawText(
        viewport()->rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
        tr("Here every layer of the network shows where it looks for every token, before anything is averaged. "
           "Press Measure: one pass of the network at the chosen timestep."));
    return;
  }
  if (!base_drawn_ || base_.size() != viewport()->size() * viewport()->devicePixelRatioF()) draw_base();
  painter.drawImage(0, 0, base_);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int place = 0; place < tiles_.size(); ++place) {
    const QRectF tile = tile_rect(place);
    if (tile.bottom() < 0 || tile.top() > viewport()->height()) continue;
    if (place == current_ && kind_ != SheetKind::one) {
      painter.setPen(QPen(theme_colors().accent, 2));
      painter.drawRect(tile.adjusted(-1, -1, 1, 1));
    }
    const auto& at = document_.cross_hair();
    if (!at) continue;
    const double x = std::floor(tile.left() + at->x() * tile.width()) + 0.5,
                 y = std::floor(tile.top() + at->y() * tile.height()) + 0.5;
    for (const auto& [color, width] :
         {std::pair{QColor(0, 0, 0, 130), 2.5}, std::pair{QColor(255, 255, 255, 220), 1.0}}) {
      painter.setPen(QPen(color, width));
      painter.drawLine(QPointF(x, tile.top()), QPointF(x, tile.bottom()));
      painter.drawLine(QPointF(tile.left(), y), QPointF(tile.right(), y));
    }
  }
}

// --- input -----------------------------------------------------------------------------------------------------------

void LayerSheet::make_current(int place) {
  if (place < 0 || place >= tiles_.size()) return;
  current_ = place;
  const QRectF tile = tile_rect(place);
  if (tile.top() < 0) verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(tile.top() - gap));
  const double below = tile.bottom() + caption_ - viewport()->height();
  if (below > 0) verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::ceil(below)));
  viewport()->update();
  setAccessibleDescription(title(tiles_[place]));
  Q_EMIT tile_chosen(tiles_[place].layer, tiles_[place].token);
}

void LayerSheet::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) make_current(tile_at(event->position()));
}

void LayerSheet::mouseMoveEvent(QMouseEvent* event) {
  const int place = tile_at(event->position());
  const QRectF tile = tile_rect(place);
  if (place >= 0 && tile.contains(event->position())) {
    document_.set_cross_hair(QPointF((event->position().x() - tile.left()) / tile.width(),
                                     (event->position().y() - tile.top()) / tile.height()));
  } else {
    document_.set_cross_hair({});
  }
  Q_EMIT tile_hovered(place);
}

void LayerSheet::mouseDoubleClickEvent(QMouseEvent* event) {
  const int place = tile_at(event->position());
  if (place < 0) return;
  if (kind_ == SheetKind::one) {
    Q_EMIT left();
  } else {
    Q_EMIT tile_opened(tiles_[place].layer, tiles_[place].token);
  }
}

void LayerSheet::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return make_current(current_ - 1);
    case Qt::Key_Right:
      return make_current(current_ + 1);
    case Qt::Key_Up:
      return make_current(current_ - columns_);
    case Qt::Key_Down:
      return make_current(current_ + columns_);
    case Qt::Key_Home:
      return make_current(0);
    case Qt::Key_End:
      return make_current(static_cast<int>(tiles_.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (current_ >= 0) Q_EMIT tile_opened(tiles_[current_].layer, tiles_[current_].token);
      return;
    case Qt::Key_Escape:
      if (kind_ == SheetKind::one) {
        Q_EMIT left();
        return;
      }
      break;
    default:
      break;
  }
  QAbstractScrollArea::keyPressEvent(event);
}

void LayerSheet::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  lay_out();
}

void LayerSheet::scrollContentsBy(int, int) {
  redraw();
}

void LayerSheet::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Maps of layers and tokens"));
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange ||
      event->type() == QEvent::PaletteChange)
    lay_out();
  QAbstractScrollArea::changeEvent(event);
}

bool LayerSheet::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) {
    document_.set_cross_hair({});
    Q_EMIT tile_hovered(-1);
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int place = tile_at(help->pos());
    if (place >= 0 && document_.layers()) {
      const Tile& tile = tiles_[place];
      QToolTip::showText(
          help->globalPos(),
          token_title(*document_.layers(), tile.token).toHtmlEscaped() + QStringLiteral("<br>") +
              QString::fromStdString(document_.layers()->layers[static_cast<std::size_t>(tile.layer)].name)
                  .toHtmlEscaped(),
          viewport());
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace elboscope
