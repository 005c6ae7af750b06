#pragma once

#include <QImage>
#include <QRectF>
#include <QSize>
#include <array>
#include <vector>

#include "ui/document/inspect_document.h"
#include "ui/maps/map_image.h"

class QPainter;

namespace elboscope {

/// The part of the picture that every tile shows; linked.
struct ZoomView {
  double scale = 1;          ///< 1 = the whole picture, 64 at most
  QPointF center{0.5, 0.5};  ///< in shares of the picture

  QRectF part() const;                                ///< in shares of the picture
  void zoom_at(const QPointF& place, double factor);  ///< `place` in shares of the picture stays where it is
  void move_by(const QPointF& shares);
  bool whole() const { return scale <= 1; }

 private:
  void clamp();
};

/// Which range the colours of a tile cover.
struct ShownRange {
  float low = 0, high = 1;
};

/// Draws tiles; knows the document, but no widget. One call draws one tile into a rectangle of `painter`.
class MapTiles {
 public:
  explicit MapTiles(const InspectDocument& document) : document_(document) {}

  /// `flipped`: raw and calibrated change places (while Space is held). `row` of the class list.
  void draw(QPainter& painter, const QRectF& tile, MapColumn column, int row, const ZoomView& zoom, bool flipped) const;
  void draw_photo(QPainter& painter, const QRectF& tile, const ZoomView& zoom, bool grey) const;

  /// Outline of what the class of a row really covers, where the view shows the truth and the mask knows the class.
  void draw_truth(QPainter& painter, const QRectF& tile, int row, const ZoomView& zoom) const;
  /// To be called when truth, its reading or the classes have changed.
  void read_truth();

  /// 0..1 or -1..1 unless the view stretches each class to what it holds.
  ShownRange range(MapColumn column, int map_index) const;
  /// Value of a class at a place of the picture (shares); absent without maps.
  std::optional<float> value(MapColumn column, int map_index, const QPointF& place) const;
  bool has(MapColumn column, int row) const;

 private:
  MapView map_view(MapColumn column, int map_index) const;

  /// The photograph as one tile shows it; all tiles of a grid show the same.
  struct Backdrop {
    QImage image;
    ShownPicturePtr picture;
    QRectF part;
    bool grey = true;
  };

  /// The outline that was drawn last: the tiles of a row show the same one after the other.
  struct Outline {
    QImage image;
    QRectF part;
    int row = -1;
  };

  const InspectDocument& document_;
  mutable Backdrop backdrop_;
  mutable Outline outline_;
  std::vector<std::array<bool, 256>> truth_labels_;  // one a row of the class list: labels of the mask that mean it
};

}  // namespace elboscope
