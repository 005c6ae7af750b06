#pragma once

#include <QAbstractScrollArea>
#include <QImage>
#include <QList>
#include <optional>

#include "ui/document/inspect_document.h"
#include "ui/maps/map_tiles.h"

namespace elboscope {

/// One row a visible class, one column a kind of map. Zoom and cross-hair are linked over all tiles.
///
/// Mouse: wheel zooms at the pointer, dragging moves, a click selects the class, a double click shows the whole
/// picture. Keyboard: up and down select, 1-9 select, + and - zoom, arrows with Shift move, 0 shows all, Space held
/// flips raw and calibrated, [ and ] move the wipe.
///
/// Regions: with the region tool, or with Shift held, a click marks a spot and a drag draws round a region; Return
/// marks the spot under the pointer (or in the middle), Ctrl and the arrows move the region, Escape forgets it.
class MapGrid final : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit MapGrid(InspectDocument& document, QWidget* parent = nullptr);

  const ZoomView& zoom() const { return zoom_; }
  void set_zoom(const ZoomView& zoom);
  void zoom_in() { zoom_by(1.5); }
  void zoom_out() { zoom_by(1 / 1.5); }
  void show_all() { set_zoom({}); }
  bool flipped() const { return flipped_; }
  void set_flipped(bool flipped);
  /// Clicks and drags make regions instead of selecting and moving.
  bool region_tool() const { return region_tool_; }
  void set_region_tool(bool on);

  const MapTiles& tiles() const { return tiles_; }
  /// The tile of a class and kind of map in viewport coordinates (tests, popups); null if it is not shown.
  QRectF tile_rect(int class_row, MapColumn column) const;
  static QString column_title(MapColumn column);
  static QString column_tooltip(MapColumn column);

  QSize sizeHint() const override { return {680, 480}; }
  QSize minimumSizeHint() const override { return {360, 220}; }

 Q_SIGNALS:
  void zoom_changed();
  void flipped_changed();
  void region_tool_changed();
  /// A tile was clicked: class row, kind, place in shares of the picture.
  void tile_clicked(int class_row, MapColumn column, const QPointF& place);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  struct Hit {
    int row = -1;  ///< of the class list
    std::optional<MapColumn> column;
    QPointF place;  ///< in shares of the picture
  };

  void lay_out();
  Hit hit(const QPointF& point) const;
  void zoom_by(double factor);
  void hover(const Hit& at);
  void leave();
  void select_next(int step);
  void describe();  // for assistive technology
  void redraw();    // what is under highlight and cross-hair, at the next painting
  void show_maps();
  void draw_base();
  void paint_header(QPainter& painter) const;
  void paint_row_header(QPainter& painter, const QRectF& area, int row) const;
  void paint_tile(QPainter& painter, const QRectF& tile, MapColumn column, int row) const;
  const QImage& corners(const QSize& size, qreal ratio) const;
  void paint_contents(QPainter& painter, const QRectF& tile, MapColumn column, int row) const;
  void paint_cross_hair(QPainter& painter, const QRectF& tile, const QPointF& place) const;
  void paint_badge(QPainter& painter, const QRectF& tile, MapColumn column, int row) const;
  void paint_empty(QPainter& painter) const;
  QPolygonF on_screen(const QPolygonF& shares, const QRectF& tile) const;
  QPointF place_in(const QRectF& tile, const QPointF& point) const;
  void mark_spot(const QPointF& place);
  void move_wipe(double place);
  bool region_key(const QKeyEvent& event);

  InspectDocument& document_;
  MapTiles tiles_;
  ZoomView zoom_;
  bool flipped_ = false;

  // Layout, in viewport pixels before scrolling
  QList<int> rows_;           // visible rows of the class list
  QList<MapColumn> columns_;  // shown kinds
  QSizeF tile_size_;
  double left_ = 0, header_ = 0, side_ = 0;

  // Tiles and texts without highlight and cross-hair, which follow the pointer: redrawing those must cost nothing.
  QImage base_;
  bool base_drawn_ = false;
  mutable QImage corners_;  // a tile's shape, opaque inside

  std::optional<QPointF> drag_from_;
  bool dragged_ = false, wiping_ = false, region_tool_ = false;
  QPolygonF lasso_;  // in shares, while it is drawn
  Hit lasso_at_;
};

}  // namespace elboscope
