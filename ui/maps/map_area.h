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
class RegionPanel;

/// The middle of the window: which maps are shown, the maps, and below them colours, range and the values under the
/// pointer.
class MapArea final : public QWidget {
  Q_OBJECT

 public:
  explicit MapArea(InspectDocument& document, QWidget* parent = nullptr);

  MapGrid& grid() { return *grid_; }
  QString readout() const;  ///< the text under the maps (tests)
  RegionPanel& region_panel() { return *region_panel_; }

  /// Stored views, 1 to most_stored_views: kinds of maps, colours, range and zoom. Undoable like every change of the
  /// view.
  void store_view(int number);
  bool has_view(int number) const;
  void recall_view(int number);

 Q_SIGNALS:
  void layers_wanted();  ///< the maps of all layers and tokens

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow_view();
  void follow_cross_hair();
  void follow_region();

  InspectDocument& document_;
  MapGrid* grid_;
  std::array<QToolButton*, map_column_count> columns_{};
  QToolButton *region_, *truth_, *wipe_, *fit_, *range_;
  QComboBox* color_map_;
  QLabel *opacity_label_, *readout_;
  QSlider* opacity_;
  ColorBar *color_bar_, *difference_bar_;
  RegionPanel* region_panel_;
};

}  // namespace elboscope
