#include "ui/window/accessible_views.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "ui/accessibility/painted_items.h"
#include "ui/calibration/calibration_panel.h"
#include "ui/caption/caption_panel.h"
#include "ui/caption/token_chips.h"
#include "ui/charts/elbo_bars.h"
#include "ui/document/inspect_document.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"

namespace elboscope {
namespace {

struct Views {
  Q_DECLARE_TR_FUNCTIONS(AccessibleViews)
};

/// "S 0.41, IoU 38 before and 46 after calibration"
QString result_text(const InspectDocument& document, int row) {
  const int place = document.map_index(row);
  if (place < 0) return Views::tr("not measured yet");
  const auto index = static_cast<std::size_t>(place);
  const MapSet& set = *document.maps();
  const ClassCalibration& entry = set.maps.classes[index];
  const QLocale locale;
  if (!entry.measured) return Views::tr("maps are there, the ELBO follows");
  QString text =
      Views::tr("S %1, exponent %2").arg(locale.toString(entry.s, 'f', 2), locale.toString(entry.exponent, 'f', 2));
  if (const TruthScoresPtr& truth = document.truth_scores();
      truth && index < truth->scores.iou_raw.size() && !std::isnan(truth->scores.iou_calibrated[index]))
    text += QStringLiteral(", ") + Views::tr("IoU %1 before and %2 after calibration")
                                       .arg(locale.toString(truth->scores.iou_raw[index], 'f', 0),
                                            locale.toString(truth->scores.iou_calibrated[index], 'f', 0));
  return text;
}

struct Tile {
  int row;
  MapColumn column;
};

QList<Tile> tiles(const InspectDocument& document) {
  QList<Tile> found;
  const InspectState& state = document.state();
  for (int row = 0; row < state.classes.size(); ++row) {
    for (int i = 0; state.classes[row].visible && i < map_column_count; ++i) {
      if (state.view.shows(static_cast<MapColumn>(i))) found << Tile{row, static_cast<MapColumn>(i)};
    }
  }
  return found;
}

PaintedItems tile_items(InspectDocument& document, MapGrid& grid) {
  PaintedItems described;
  described.role = QAccessible::Table;
  described.item_role = QAccessible::Cell;
  described.items = [&document, &grid] {
    QList<PaintedItem> items;
    for (const Tile& tile : tiles(document)) {
      PaintedItem item;
      item.name =
          Views::tr("%1, %2 map").arg(document.state().classes[tile.row].name, MapGrid::column_title(tile.column));
      item.description = result_text(document, tile.row);
      const auto& place = document.cross_hair();
      const int index = document.map_index(tile.row);
      if (place && index >= 0) {
        if (const auto value = grid.tiles().value(tile.column, index, *place))
          item.value = QLocale().toString(static_cast<double>(*value), 'f', 2);
      }
      item.area = grid.tile_rect(tile.row, tile.column).toAlignedRect() & grid.viewport()->rect();
      item.area.translate(grid.viewport()->pos());
      item.selected = tile.row == document.selected_class();
      items << item;
    }
    return items;
  };
  described.press = [&document](int index) {
    const QList<Tile> now = tiles(document);
    if (index < now.size()) document.select_class(now[index].row);
  };
  return described;
}

PaintedItems token_items(InspectDocument& document, TokenChips& chips) {
  PaintedItems described;
  described.items = [&document, &chips] {
    QList<PaintedItem> items;
    const QList<CaptionToken>& tokens = chips.shown().tokens;
    for (int i = 0; i < tokens.size(); ++i) {
      const CaptionToken& token = tokens[i];
      PaintedItem item;
      item.name = token.text;
      if (token.role == CaptionToken::Role::start) item.name = Views::tr("start of the text");
      if (token.role == CaptionToken::Role::end) item.name = Views::tr("end of the text");
      QStringList names;
      for (const int row : token.classes) names << document.state().classes.value(row).name;
      if (!names.isEmpty()) {
        item.description = Views::tr("belongs to the class %1").arg(names.join(QStringLiteral(", ")));
        item.selected = token.classes.contains(document.selected_class());
      } else if (token.cut) {
        item.description = Views::tr("cut off, the model does not read it");
      }
      item.value = Views::tr("token %1 of %2").arg(i + 1).arg(tokens.size());
      item.area = chips.chip_rect(i);
      items << item;
    }
    return items;
  };
  described.press = [&document, &chips](int index) {
    const QList<CaptionToken>& tokens = chips.shown().tokens;
    if (index < tokens.size() && !tokens[index].classes.isEmpty()) document.select_class(tokens[index].classes.front());
  };
  return described;
}

/// Rows of the class list that have a bar.
QList<int> bars(const InspectDocument& document) {
  QList<int> rows;
  for (int row = 0; row < document.state().classes.size(); ++row) {
    const int place = document.map_index(row);
    if (place >= 0 && document.maps()->maps.classes[static_cast<std::size_t>(place)].measured) rows << row;
  }
  return rows;
}

PaintedItems bar_items(InspectDocument& document, ElboBars& chart) {
  PaintedItems described;
  described.role = QAccessible::Chart;
  described.items = [&document, &chart] {
    QList<PaintedItem> items;
    const QLocale locale;
    for (const int row : bars(document)) {
      const ClassCalibration& entry = document.maps()->maps.classes[static_cast<std::size_t>(document.map_index(row))];
      PaintedItem item;
      item.name = document.state().classes[row].name;
      item.description = result_text(document, row);
      item.value = Views::tr("loss %1, standard error %2")
                       .arg(locale.toString(entry.loss, 'g', 5), locale.toString(entry.standard_error, 'g', 2));
      int top = -1, bottom = -1;
      for (int y = 0; y < chart.height(); ++y) {
        if (chart.class_at({chart.width() / 2, y}) != row) continue;
        if (top < 0) top = y;
        bottom = y;
      }
      if (top >= 0) item.area = {0, top, chart.width(), bottom - top + 1};
      item.selected = row == document.selected_class();
      items << item;
    }
    return items;
  };
  described.press = [&document](int index) {
    const QList<int> rows = bars(document);
    if (index < rows.size()) document.select_class(rows[index]);
  };
  return described;
}

}  // namespace

void describe_views(InspectDocument& document, MapArea& maps, CaptionPanel& caption, CalibrationPanel& calibration) {
  MapGrid* grid = &maps.grid();
  describe_painted_items(grid, tile_items(document, *grid));
  TokenChips* chips = &caption.chips();
  describe_painted_items(chips, token_items(document, *chips));
  auto* chart = calibration.findChild<ElboBars*>();
  if (chart) describe_painted_items(chart, bar_items(document, *chart));

  for (const auto signal :
       {&InspectDocument::maps_changed, &InspectDocument::classes_changed, &InspectDocument::view_changed})
    QObject::connect(&document, signal, grid, [grid, chart] {
      painted_items_changed(grid);
      if (chart) painted_items_changed(chart);
    });
  QObject::connect(chips, &TokenChips::reading_changed, chips, [chips] { painted_items_changed(chips); });
  QObject::connect(&document, &InspectDocument::active_class_changed, grid, [&document, grid] {
    const QList<Tile> now = tiles(document);
    for (qsizetype i = 0; i < now.size(); ++i) {
      // The map people came for, if it is shown.
      if (now[i].row == document.selected_class() &&
          (now[i].column == MapColumn::calibrated || !document.state().view.shows(MapColumn::calibrated)))
        return painted_item_focused(grid, static_cast<int>(i));
    }
  });
}

}  // namespace elboscope
