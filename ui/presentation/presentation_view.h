// ui/presentation: the result for an audience: the whole screen, no panels, large type. In: the document; out: the
// selected class, which stays what it was when one leaves.
#pragma once

#include <QList>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include "ui/document/inspect_document.h"
#include "ui/maps/map_tiles.h"

namespace elboscope {

/// A window of its own over the whole screen. One class at a time (the photograph, its map, its name), or all classes.
///
/// Keys: left and right (also a clicker's page keys) step through the classes, Space flips raw and calibrated, M goes
/// through the kinds of maps, A shows all classes, H hides the line of help, 1-9 choose a class, Escape leaves.
class PresentationView final : public QWidget {
  Q_OBJECT

 public:
  explicit PresentationView(InspectDocument& document, QWidget* parent = nullptr);

  enum class Map { attention, difference, mask, likelihood };

  int row() const { return row_; }  ///< class shown, a row of the class list; -1 without classes
  bool showing_raw() const { return raw_; }
  bool showing_all() const { return all_; }
  Map map() const { return map_; }
  /// What stands over the map: "calibrated".
  QString map_title() const;

 Q_SIGNALS:
  void left();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Frame {
    QRectF title, picture, map, names, help;
    double unit;  ///< a hundredth of the screen's height: all type is measured in it
  };
  Frame frame() const;
  QList<int> rows() const;  ///< visible classes
  void step(int by);
  void show_row(int row);
  void flip();
  void next_map();
  void follow();
  void retranslate();
  QFont type(double units, QFont::Weight weight = QFont::Normal) const;
  MapColumn column() const;

  // presentation_painting.cpp
  void paint_one(QPainter& painter, const Frame& place) const;
  void paint_all(QPainter& painter, const Frame& place) const;
  void paint_title(QPainter& painter, const QRectF& area, const QString& name, int color, const QString& right) const;
  void paint_map(QPainter& painter, const QRectF& area, int row) const;
  void paint_names(QPainter& painter, const QRectF& area) const;
  void paint_help(QPainter& painter, const QRectF& area) const;
  QString result_text(int row) const;
  QRectF fitted(const QRectF& area) const;

  InspectDocument& document_;
  MapTiles tiles_;
  int row_ = -1;
  bool raw_ = false, all_ = false, help_ = true;
  Map map_ = Map::attention;
  QVariantAnimation turning_;  // from one kind of map to the other: the eye sees what moves
  double turned_ = 0;          // 0 calibrated, 1 raw
  QTimer pointer_;             // hides the pointer
};

}  // namespace elboscope
