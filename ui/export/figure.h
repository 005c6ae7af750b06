// ui/export: what people take away from the window: figures, tables, arrays, the report.
#pragma once

#include <QCoreApplication>
#include <QImage>
#include <QList>
#include <QSize>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "ui/document/inspect_document.h"

class QPainter;

namespace elboscope {

class MapTiles;

/// What the window shows at one moment: shared pointers to constant data and values, for any thread.
struct FigureContent {
  InspectState state;
  ShownPicturePtr picture;
  std::optional<TruthFile> truth;
  RecordPtr record;
  MapSetPtr maps;
  TruthScoresPtr scores;
  QString title;
};
FigureContent figure_content(const InspectDocument& document);

/// What of it stands in a figure.
struct FigureChoice {
  QList<int> rows;           ///< of the class list, in this order
  QList<MapColumn> columns;  ///< in this order
  bool photograph = true;    ///< as a first column
  bool legend = true;        ///< caption, names, colour bars, settings; without it tiles alone
  int tile = 256;            ///< pixels of a tile's longer side, 16 to 2048
  bool operator==(const FigureChoice&) const = default;
};
/// What the window shows: visible classes and chosen columns.
FigureChoice shown_choice(const InspectDocument& document);

/// A sheet of tiles with its legend, on white whatever the theme. Tiles are drawn as the window draws them, with all of
/// the picture (the zoom is not a setting). Used in one thread at a time, any thread.
class Figure {
  Q_DECLARE_TR_FUNCTIONS(elboscope::Figure)

 public:
  /// Throws Error(usage) for a figure without a tile or larger than a picture may be (32767 pixels a side, 268
  /// million).
  Figure(FigureContent content, FigureChoice choice);
  ~Figure();
  Figure(const Figure&) = delete;
  Figure& operator=(const Figure&) = delete;

  QSize size() const { return size_; }  ///< pixels, at 96 an inch
  /// `progress` is told tiles; Error(cancelled) between two tiles.
  void draw(QPainter& painter, const std::stop_token& stop = {},
            const std::function<void(int done, int total)>& progress = {}) const;
  QImage image(const std::stop_token& stop = {}, const std::function<void(int done, int total)>& progress = {}) const;

  /// "gamma 0.333 (1/gamma 3), 20 ELBO timesteps, ...": one line.
  static QString settings_line(const FigureContent& content);

 private:
  struct Layout;
  void lay_out();
  void draw_tile(QPainter& painter, const QRectF& place, std::optional<MapColumn> column, int row) const;
  void draw_bar(QPainter& painter, const QPointF& place, MapColumn column) const;

  FigureContent content_;
  FigureChoice choice_;
  std::unique_ptr<Layout> layout_;
  std::unique_ptr<InspectDocument> document_;  // of its own: the window's tiles are drawn from a document
  std::unique_ptr<MapTiles> tiles_;
  QSize size_;
};

}  // namespace elboscope
