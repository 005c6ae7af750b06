#pragma once

#include <QAbstractScrollArea>
#include <QImage>
#include <QList>
#include <optional>

#include "ui/maps/map_tiles.h"

namespace elboscope {

/// Which maps are laid out.
enum class SheetKind { one, all_layers, all_tokens };

/// Maps of layers and tokens as tiles: one large, or a contact sheet. The cross-hair is that of all maps of the window.
/// Arrows move the current tile, Return enlarges it, Escape goes back (by signal: whoever owns the sheet decides).
class LayerSheet final : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit LayerSheet(InspectDocument& document, QWidget* parent = nullptr);

  struct Tile {
    int layer = 0, token = 0;
    bool operator==(const Tile&) const = default;
  };
  void show_tiles(SheetKind kind, int layer, int token);
  const QList<Tile>& tiles() const { return tiles_; }
  int current() const { return current_; }
  /// Each map from 0 to its own largest value, instead of one range for all.
  void set_stretched(bool stretched);
  /// What the colours cover: 0 to this. One range: the largest value of the shown maps of words (start tokens take most
  /// of the attention and would leave nothing to see); without any word, of all.
  float high(const Tile& tile) const;

  QRectF tile_rect(int place) const;
  QString title(const Tile& tile) const;
  /// Value of a tile at the cross-hair.
  std::optional<float> value(const Tile& tile, const QPointF& place) const;

  QSize sizeHint() const override { return {520, 220}; }
  QSize minimumSizeHint() const override { return {200, 120}; }

 Q_SIGNALS:
  void tile_chosen(int layer, int token);
  void tile_opened(int layer, int token);
  void tile_hovered(int place);  ///< -1: none
  void left();                   ///< Escape

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void lay_out();
  void redraw();
  void draw_base();
  void draw_tile(QPainter& painter, int place) const;
  int tile_at(const QPointF& point) const;
  void make_current(int place);

  InspectDocument& document_;
  MapTiles photo_;  // for the photograph under the maps
  SheetKind kind_ = SheetKind::all_layers;
  QList<Tile> tiles_;
  int current_ = -1, columns_ = 1;
  bool stretched_ = false;
  float common_high_ = 1;
  QSizeF tile_size_;
  double caption_ = 0;  // height of the title under a tile
  QImage base_;
  bool base_drawn_ = false;
  mutable std::vector<float> values_;
};

}  // namespace elboscope
