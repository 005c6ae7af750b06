#include "ui/maps/map_area.h"

#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/document/inspect_document.h"
#include "ui/maps/color_bar.h"
#include "ui/maps/map_grid.h"
#include "ui/maps/region_panel.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {

MapArea::MapArea(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      grid_(new MapGrid(document)),
      region_(new QToolButton),
      truth_(new QToolButton),
      wipe_(new QToolButton),
      fit_(new QToolButton),
      range_(new QToolButton),
      color_map_(new QComboBox),
      opacity_label_(new QLabel),
      readout_(new QLabel),
      opacity_(new QSlider(Qt::Horizontal)),
      color_bar_(new ColorBar(document, MapColumn::calibrated)),
      difference_bar_(new ColorBar(document, MapColumn::difference)),
      region_panel_(new RegionPanel(document)) {
  auto* top = new QHBoxLayout;
  top->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::tight);
  top->setSpacing(spacing::tight);
  for (int i = 0; i < map_column_count; ++i) {
    auto* button = columns_[static_cast<std::size_t>(i)] = new QToolButton;
    button->setCheckable(true);
    button->setProperty("look", QStringLiteral("segment"));
    const QString explanations[] = {QStringLiteral("attention"), QStringLiteral("calibrated"),
                                    QStringLiteral("difference"), QStringLiteral("mask"), QStringLiteral("likelihood")};
    button->setProperty("explanation", explanations[i]);
    connect(button, &QToolButton::toggled, this, [this, i](bool on) {
      const QString title = MapGrid::column_title(static_cast<MapColumn>(i));
      document_.edit(on ? tr("Show %1").arg(title) : tr("Hide %1").arg(title), [i, on](InspectState& state) {
        const unsigned bit = 1U << static_cast<unsigned>(i);
        state.view.columns = on ? state.view.columns | bit : state.view.columns & ~bit;
      });
    });
    top->addWidget(button);
  }
  top->addStretch();
  region_->setProperty("explanation", QStringLiteral("region"));
  truth_->setProperty("explanation", QStringLiteral("truth"));
  range_->setProperty("explanation", QStringLiteral("range"));
  region_->setCheckable(true);
  region_->setIcon(symbol_icon(QStringLiteral("region")));
  truth_->setCheckable(true);
  truth_->setIcon(symbol_icon(QStringLiteral("outline")));
  top->addWidget(region_);
  top->addWidget(truth_);
  connect(region_, &QToolButton::toggled, grid_, &MapGrid::set_region_tool);
  connect(grid_, &MapGrid::region_tool_changed, this, &MapArea::follow_region);
  connect(&document_, &InspectDocument::region_changed, this, &MapArea::follow_region);
  connect(truth_, &QToolButton::toggled, this, [this](bool on) {
    document_.edit(on ? tr("Show the truth's outlines") : tr("Hide the truth's outlines"),
                   [on](InspectState& state) { state.view.show_truth = on; });
  });
  connect(&document_, &InspectDocument::truth_changed, this, &MapArea::follow_view);
  connect(region_panel_, &RegionPanel::layers_wanted, this, &MapArea::layers_wanted);
  connect(region_panel_, &RegionPanel::closed, this, [this] { grid_->set_region_tool(false); });
  wipe_->setCheckable(true);
  wipe_->setIcon(symbol_icon(QStringLiteral("swap")));
  fit_->setIcon(symbol_icon(QStringLiteral("fit")));
  top->addWidget(wipe_);
  top->addWidget(fit_);
  connect(wipe_, &QToolButton::toggled, this, [this](bool on) {
    document_.edit(on ? tr("Wipe on") : tr("Wipe off"), [on](InspectState& state) { state.view.wipe = on; });
  });
  connect(fit_, &QToolButton::clicked, grid_, &MapGrid::show_all);

  for (int i = 0; i < 5; ++i) color_map_->addItem(QString());
  color_map_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  connect(color_map_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Colours"),
                   [index](InspectState& state) { state.view.color_map = static_cast<ColorMap>(index); });
  });
  range_->setCheckable(true);
  range_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  range_->setProperty("look", QStringLiteral("segment"));
  connect(range_, &QToolButton::toggled, this, [this](bool on) {
    document_.edit(on ? tr("Stretch each class") : tr("Lock the range"),
                   [on](InspectState& state) { state.view.stretch = on; });
  });
  opacity_->setRange(0, 100);
  opacity_->setMinimumWidth(48);
  opacity_->setMaximumWidth(84);
  connect(opacity_, &QSlider::valueChanged, this, [this](int value) {
    document_.edit(tr("Opacity of the maps"), QStringLiteral("opacity"),
                   [value](InspectState& state) { state.view.opacity = value / 100.0; });
  });
  connect(opacity_, &QSlider::sliderReleased, this, [this] { document_.end_gesture(); });
  readout_->setFont(number_font());
  readout_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  readout_->setMinimumWidth(40);

  auto* bottom = new QHBoxLayout;
  bottom->setContentsMargins(spacing::medium, spacing::tight, spacing::medium, spacing::small);
  bottom->setSpacing(spacing::small);
  opacity_label_->setProperty("look", QStringLiteral("muted"));
  bottom->addWidget(color_map_);
  bottom->addWidget(color_bar_);
  bottom->addWidget(range_);
  bottom->addStretch();
  bottom->addWidget(opacity_label_);
  bottom->addWidget(opacity_);
  auto* values = new QHBoxLayout;
  values->setContentsMargins(spacing::medium, 0, spacing::medium, spacing::tight);
  values->addWidget(readout_, 1);
  values->addWidget(difference_bar_);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(top);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(grid_, 1);
  middle->addWidget(region_panel_);
  layout->addLayout(middle, 1);
  layout->addLayout(values);
  layout->addLayout(bottom);

  connect(&document_, &InspectDocument::view_changed, this, &MapArea::follow_view);
  for (const auto signal :
       {&InspectDocument::cross_hair_changed, &InspectDocument::maps_changed, &InspectDocument::active_class_changed})
    connect(&document_, signal, this, &MapArea::follow_cross_hair);
  retranslate();
  follow_view();
  follow_region();
}

QString MapArea::readout() const {
  return readout_->text();
}

void MapArea::follow_view() {
  const ViewChoice& view = document_.state().view;
  for (int i = 0; i < map_column_count; ++i) {
    QToolButton* button = columns_[static_cast<std::size_t>(i)];
    const QSignalBlocker block(button);
    button->setChecked(view.shows(static_cast<MapColumn>(i)));
  }
  const QSignalBlocker blocks[] = {QSignalBlocker(truth_), QSignalBlocker(wipe_), QSignalBlocker(range_),
                                   QSignalBlocker(opacity_), QSignalBlocker(color_map_)};
  truth_->setVisible(document_.truth().has_value());
  truth_->setChecked(view.show_truth);
  difference_bar_->setVisible(view.shows(MapColumn::difference));
  wipe_->setChecked(view.wipe);
  range_->setChecked(view.stretch);
  range_->setIcon(view.stretch ? symbol_icon(QStringLiteral("warning"), SymbolColor::warning)
                               : symbol_icon(QStringLiteral("lock"), SymbolColor::muted));
  range_->setText(view.stretch ? tr("each class stretched") : tr("0 to 1, locked"));
  opacity_->setValue(qRound(view.opacity * 100));
  color_map_->setCurrentIndex(static_cast<int>(view.color_map));
}

void MapArea::follow_cross_hair() {
  const auto& place = document_.cross_hair();
  const int row = document_.active_class(), index = document_.map_index(row);
  if (!place || index < 0 || !document_.picture() || !document_.record()) {
    readout_->setText(document_.maps() ? tr("Point at a map to see its values.") : QString());
    readout_->setProperty("look", QStringLiteral("muted"));
    readout_->setForegroundRole(QPalette::PlaceholderText);
    return;
  }
  readout_->setForegroundRole(QPalette::WindowText);
  const QLocale locale;
  const MapTiles& tiles = grid_->tiles();
  const auto raw = tiles.value(MapColumn::raw, index, *place),
             calibrated = tiles.value(MapColumn::calibrated, index, *place);
  const double width = static_cast<double>(document_.record()->image_width),
               height = static_cast<double>(document_.record()->image_height);
  QString text = tr("%1 at (%2, %3)")
                     .arg(document_.state().classes[row].name)
                     .arg(std::min(static_cast<int>(place->x() * width), static_cast<int>(width) - 1))
                     .arg(std::min(static_cast<int>(place->y() * height), static_cast<int>(height) - 1));
  if (raw && calibrated) {
    const double change = static_cast<double>(*calibrated) - static_cast<double>(*raw);
    text += QStringLiteral(":   %1 → %2   %3%4")
                .arg(locale.toString(*raw, 'f', 2), locale.toString(*calibrated, 'f', 2),
                     change < 0 ? QStringLiteral("−") : QStringLiteral("+"), locale.toString(std::abs(change), 'f', 2));
  }
  if (const auto likelihood = tiles.value(MapColumn::likelihood, index, *place);
      likelihood && document_.state().view.shows(MapColumn::likelihood))
    text += QStringLiteral("   ") + tr("likelihood %1").arg(locale.toString(*likelihood, 'f', 2));
  readout_->setText(text);
}

void MapArea::follow_region() {
  const QSignalBlocker block(region_);
  region_->setChecked(grid_->region_tool());
  // A panel that comes with the tool, not with each click: the maps under the pointer must not jump.
  region_panel_->setVisible(grid_->region_tool() || !document_.region().isEmpty());
}

// --- stored views ----------------------------------------------------------------------------------------------------

namespace {

auto place_of(QList<StoredView>& views, int number) {
  return std::lower_bound(views.begin(), views.end(), number,
                          [](const StoredView& view, int wanted) { return view.number < wanted; });
}

}  // namespace

void MapArea::store_view(int number) {
  if (number < 1 || number > most_stored_views) return;
  const StoredView stored{number, document_.state().view, grid_->zoom().scale, grid_->zoom().center};
  document_.edit(tr("Store view %1").arg(number), [&stored](InspectState& state) {
    const auto place = place_of(state.stored_views, stored.number);
    if (place != state.stored_views.end() && place->number == stored.number) {
      *place = stored;
    } else {
      state.stored_views.insert(place, stored);
    }
  });
}

bool MapArea::has_view(int number) const {
  const QList<StoredView>& views = document_.state().stored_views;
  return std::any_of(views.begin(), views.end(), [number](const StoredView& view) { return view.number == number; });
}

void MapArea::recall_view(int number) {
  for (const StoredView& stored : document_.state().stored_views) {
    if (stored.number != number) continue;
    ZoomView zoom;
    zoom.zoom_at({0.5, 0.5}, stored.scale);
    zoom.move_by(stored.center - zoom.center);
    grid_->set_zoom(zoom);
    document_.edit(tr("View %1").arg(number), [view = stored.view](InspectState& state) { state.view = view; });
    return;
  }
}

void MapArea::retranslate() {
  for (int i = 0; i < map_column_count; ++i) {
    QToolButton* button = columns_[static_cast<std::size_t>(i)];
    button->setText(MapGrid::column_title(static_cast<MapColumn>(i)));
    button->setToolTip(MapGrid::column_tooltip(static_cast<MapColumn>(i)));
    button->setAccessibleName(tr("Show %1").arg(button->text()));
  }
  region_->setText(tr("What is here?"));
  region_->setAccessibleName(region_->text());
  region_->setToolTip(tr(
      "What is here? Click a spot on a map or draw round a region, and see the words ranked by how strongly their maps "
      "point there. With Shift held this works at any time; Esc forgets the region."));
  truth_->setText(tr("Outlines of the truth"));
  truth_->setAccessibleName(truth_->text());
  truth_->setToolTip(tr("Draws the outline of what each class really covers over its maps."));
  wipe_->setText(tr("Wipe"));
  wipe_->setAccessibleName(wipe_->text());
  wipe_->setToolTip(
      tr("Wipe: calibrated maps show the raw map to the left of a line that you drag (or move with [ and ])."));
  fit_->setText(tr("Show all"));
  fit_->setAccessibleName(fit_->text());
  fit_->setToolTip(
      tr("Shows the whole picture again (0, or a double click on a map). The wheel zooms, dragging moves; all maps "
         "follow."));
  range_->setAccessibleName(tr("Range of the colours"));
  range_->setToolTip(
      tr("Locked: the colours mean the same in every map, so maps can be compared. Stretched: every class uses all "
         "colours, "
         "which shows weak maps but hides how weak they are."));
  const QStringList names{tr("Viridis"), tr("Magma"), tr("Cividis"), tr("Turbo"), tr("Grey")};
  for (int i = 0; i < color_map_->count(); ++i) color_map_->setItemText(i, names[i]);
  color_map_->setAccessibleName(tr("Colours"));
  color_map_->setToolTip(
      tr("Colours of the maps. Viridis, magma and cividis rise evenly in lightness and can be read with any colour "
         "vision."));
  opacity_label_->setText(tr("over the photo"));
  opacity_->setAccessibleName(tr("Opacity of the maps"));
  opacity_->setToolTip(tr(
      "How strongly the maps cover the photograph, which is shown in grey so that colours belong to the maps alone."));
  follow_view();
  follow_cross_hair();
}

void MapArea::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
