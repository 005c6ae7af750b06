#pragma once

#include <QWidget>
#include <array>

#include "ui/document/inspect_state.h"

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace elboscope {

class ColorBar;
class InspectDocument;
class MapGrid;

/// The middle of the window: which maps are shown, the maps, and below them colours, range and the values under the
/// pointer.
class MapArea final : public QWidget {
  Q_OBJECT

 public:
  explicit MapArea(InspectDocument& document, QWidget* parent = nullptr);

  MapGrid& grid() { return *grid_; }
  QString readout() const;  ///< the text under the maps (tests)

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow_view();
  void follow_cross_hair();

  InspectDocument& document_;
  MapGrid* grid_;
  std::array<QToolButton*, map_column_count> columns_{};
  QToolButton *wipe_, *fit_, *range_;
  QComboBox* color_map_;
  QLabel *opacity_label_, *readout_;
  QSlider* opacity_;
  ColorBar* color_bar_;
};

}  // namespace elboscope
