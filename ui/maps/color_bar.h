#pragma once

#include <QWidget>

#include "ui/document/inspect_state.h"
#include "ui/maps/color_table.h"

namespace elboscope {

class InspectDocument;

/// The colours of the maps, or those of the differences, with their numbers.
class ColorBar final : public QWidget {
  Q_OBJECT

 public:
  /// `column`: MapColumn::difference, or any other for the colours that all other maps share.
  ColorBar(const InspectDocument& document, MapColumn column, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  const InspectDocument& document_;
  const MapColumn column_;
};

/// A ramp of colours between two numbers, as wide as `area`. In the painter's present font.
void paint_color_ramp(QPainter& painter, const QRect& area, const ColorTable& table, const QString& low,
                      const QString& high);

}  // namespace elboscope
