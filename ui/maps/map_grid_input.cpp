// Mouse and keyboard of MapGrid.
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/maps/map_grid.h"
#include "ui/maps/map_region.h"

namespace elboscope {

MapGrid::Hit MapGrid::hit(const QPointF& point) const {
  Hit found;
  if (tile_size_.isEmpty() || point.y() < header_) return found;
  for (const int row : rows_) {
    const QRectF first = tile_rect(row, columns_.front());
    if (point.y() < first.top() || point.y() >= first.bottom()) continue;
    found.row = row;
    for (const MapColumn column : columns_) {
      const QRectF tile = tile_rect(row, column);
      if (!tile.contains(point)) continue;
      found.column = column;
      found.place = place_in(tile, point);
    }
  }
  return found;
}

QPointF MapGrid::place_in(const QRectF& tile, const QPointF& point) const {
  const QRectF part = zoom_.part();
  const double x = std::clamp((point.x() - tile.left()) / tile.width(), 0.0, 1.0),
               y = std::clamp((point.y() - tile.top()) / tile.height(), 0.0, 1.0);
  return {std::clamp(part.x() + x * part.width(), 0.0, 1.0), std::clamp(part.y() + y * part.height(), 0.0, 1.0)};
}

void MapGrid::hover(const Hit& at) {
  document_.hover_class(at.row);
  document_.set_cross_hair(at.column ? std::optional<QPointF>(at.place) : std::nullopt);
}

void MapGrid::leave() {
  document_.hover_class(-1);
  document_.set_cross_hair({});
}

void MapGrid::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  drag_from_ = event->position();
  dragged_ = false;
  const Hit at = hit(event->position());
  wiping_ = false;
  lasso_.clear();
  lasso_at_ = {};
  if (at.column && (region_tool_ || event->modifiers() == Qt::ShiftModifier)) {
    lasso_at_ = at;
    lasso_ << at.place;
    return;
  }
  if (at.column == MapColumn::calibrated && document_.state().view.wipe) {
    const QRectF tile = tile_rect(at.row, MapColumn::calibrated);
    wiping_ = std::abs(tile.left() + tile.width() * document_.state().view.wipe_place - event->position().x()) < 8;
  }
}

void MapGrid::mouseMoveEvent(QMouseEvent* event) {
  const Hit at = hit(event->position());
  if (!drag_from_) {
    hover(at);
    return;
  }
  const QPointF moved = event->position() - *drag_from_;
  if (!dragged_ && moved.manhattanLength() < 4) return;
  dragged_ = true;
  if (lasso_at_.column) {
    const QRectF tile = tile_rect(lasso_at_.row, *lasso_at_.column);
    const QPointF place = place_in(tile, event->position());
    const QPointF step = (place - lasso_.back()) * zoom_.scale;
    if (std::hypot(step.x() * tile.width(), step.y() * tile.height()) < 2) return;
    lasso_ << place;
    // Coarser when it becomes long: it is drawn on every tile.
    if (lasso_.size() > 160) {
      QPolygonF half;
      for (qsizetype i = 0; i < lasso_.size(); i += 2) half << lasso_[i];
      lasso_ = half;
    }
    viewport()->update();
  } else if (wiping_) {
    const QRectF tile = tile_rect(rows_.front(), MapColumn::calibrated);
    move_wipe((event->position().x() - tile.left()) / tile.width());
  } else if (!tile_size_.isEmpty()) {
    ZoomView next = zoom_;
    next.move_by({-moved.x() / tile_size_.width() / zoom_.scale, -moved.y() / tile_size_.height() / zoom_.scale});
    drag_from_ = event->position();
    set_zoom(next);
  }
}

void MapGrid::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !drag_from_) return;
  drag_from_.reset();
  if (lasso_at_.column) {
    const QPolygonF drawn = std::exchange(lasso_, {});
    const QPointF place = std::exchange(lasso_at_, {}).place;
    if (dragged_ && drawn.size() > 2) {
      document_.set_region(drawn);
    } else {
      mark_spot(place);
    }
    viewport()->update();
    return;
  }
  if (wiping_) document_.end_gesture();
  if (dragged_) return;
  const Hit at = hit(event->position());
  if (at.row < 0) return;
  document_.select_class(at.row);
  if (at.column) Q_EMIT tile_clicked(at.row, *at.column, at.place);
}

void MapGrid::mouseDoubleClickEvent(QMouseEvent* event) {
  drag_from_.reset();
  if (region_tool_ || event->modifiers() == Qt::ShiftModifier) return;
  show_all();
}

void MapGrid::wheelEvent(QWheelEvent* event) {
  const Hit at = hit(event->position());
  if (!at.column || event->modifiers() & Qt::ShiftModifier) {
    QAbstractScrollArea::wheelEvent(event);
    return;
  }
  ZoomView next = zoom_;
  next.zoom_at(at.place, std::pow(1.0018, event->angleDelta().y()));
  set_zoom(next);
  event->accept();
}

void MapGrid::select_next(int step) {
  if (rows_.isEmpty()) return;
  const auto place = rows_.indexOf(document_.selected_class());
  const auto next = place < 0 ? 0 : std::clamp<qsizetype>(place + step, 0, rows_.size() - 1);
  document_.select_class(rows_[next]);
  const QRectF tile = columns_.isEmpty() ? QRectF() : tile_rect(rows_[next], columns_.front());
  if (tile.top() < header_) {
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(tile.top() - header_));
  } else if (tile.bottom() > viewport()->height()) {
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  static_cast<int>(tile.bottom() - viewport()->height()) + 4);
  }
}

void MapGrid::move_wipe(double place) {
  if (!document_.state().view.wipe) return;
  document_.edit(tr("Move the wipe"), QStringLiteral("wipe"),
                 [place](InspectState& state) { state.view.wipe_place = std::clamp(place, 0.0, 1.0); });
}

void MapGrid::set_region_tool(bool on) {
  if (region_tool_ == on) return;
  region_tool_ = on;
  viewport()->setCursor(on ? Qt::CrossCursor : Qt::ArrowCursor);
  Q_EMIT region_tool_changed();
}

void MapGrid::mark_spot(const QPointF& place) {
  if (!document_.picture()) return;
  document_.set_region(spot_outline(place, document_.picture()->image.size()));
}

bool MapGrid::region_key(const QKeyEvent& event) {
  const QPolygonF& region = document_.region();
  const bool control = event.modifiers() & Qt::ControlModifier;
  const auto move = [&](double x, double y) {
    if (!control || region.isEmpty()) return false;
    document_.set_region(moved_outline(region, QPointF(x, y) * (0.02 / zoom_.scale)));
    return true;
  };
  switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (event.modifiers() & ~Qt::KeypadModifier) return false;
      mark_spot(document_.cross_hair().value_or(zoom_.center));
      return true;
    case Qt::Key_Escape:
      if (!lasso_.isEmpty()) {
        lasso_.clear();
        lasso_at_ = {};
        drag_from_.reset();
        viewport()->update();
      } else if (!region.isEmpty()) {
        document_.set_region({});
      } else if (region_tool_) {
        set_region_tool(false);
      } else {
        return false;
      }
      return true;
    case Qt::Key_Left:
      return move(-1, 0);
    case Qt::Key_Right:
      return move(1, 0);
    case Qt::Key_Up:
      return move(0, -1);
    case Qt::Key_Down:
      return move(0, 1);
    default:
      return false;
  }
}

void MapGrid::keyPressEvent(QKeyEvent* event) {
  if (region_key(*event)) return;
  const double step = 0.1 / zoom_.scale;
  const bool shift = event->modifiers() & Qt::ShiftModifier;
  const auto move = [&](double x, double y) {
    ZoomView next = zoom_;
    next.move_by({x, y});
    set_zoom(next);
  };
  switch (event->key()) {
    case Qt::Key_Space:
      if (!event->isAutoRepeat()) set_flipped(true);
      return;
    case Qt::Key_Up:
      return shift ? move(0, -step) : select_next(-1);
    case Qt::Key_Down:
      return shift ? move(0, step) : select_next(1);
    case Qt::Key_Left:
      return move(-step, 0);
    case Qt::Key_Right:
      return move(step, 0);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoom_in();
    case Qt::Key_Minus:
      return zoom_out();
    case Qt::Key_0:
      return show_all();
    case Qt::Key_BracketLeft:
      return move_wipe(document_.state().view.wipe_place - 0.05);
    case Qt::Key_BracketRight:
      return move_wipe(document_.state().view.wipe_place + 0.05);
    default:
      break;
  }
  if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9 && event->modifiers() == Qt::NoModifier) {
    const int place = event->key() - Qt::Key_1;
    if (place < rows_.size()) document_.select_class(rows_[place]);
    return;
  }
  QAbstractScrollArea::keyPressEvent(event);
}

void MapGrid::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space) {
    if (!event->isAutoRepeat()) set_flipped(false);
    return;
  }
  QAbstractScrollArea::keyReleaseEvent(event);
}

void MapGrid::focusOutEvent(QFocusEvent* event) {
  // The release of Space goes to whoever has the focus then.
  set_flipped(false);
  QAbstractScrollArea::focusOutEvent(event);
}

void MapGrid::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  lay_out();
}

void MapGrid::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    setAccessibleName(tr("Maps"));
    describe();
  }
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange ||
      event->type() == QEvent::PaletteChange)
    lay_out();
  QAbstractScrollArea::changeEvent(event);
}

bool MapGrid::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) leave();
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    for (const MapColumn column : columns_) {
      const QRectF tile = tile_rect(rows_.isEmpty() ? -1 : rows_.front(), column);
      if (help->pos().y() < header_ && help->pos().x() >= tile.left() && help->pos().x() <= tile.right())
        text = column_tooltip(column);
    }
    if (text.isEmpty()) {
      QToolTip::hideText();
    } else {
      QToolTip::showText(help->globalPos(), text, viewport());
    }
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void MapGrid::describe() {
  const int row = document_.active_class();
  if (row < 0 || row >= document_.state().classes.size()) {
    setAccessibleDescription(tr("%n classes", nullptr, static_cast<int>(rows_.size())));
    return;
  }
  QString text = document_.state().classes[row].name;
  const int place = document_.map_index(row);
  if (place >= 0) {
    const ClassCalibration& entry = document_.maps()->maps.classes[static_cast<std::size_t>(place)];
    text += u' ' + tr("S %1").arg(entry.s, 0, 'f', 2);
  }
  setAccessibleDescription(text);
}

}  // namespace elboscope
