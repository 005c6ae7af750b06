#include "ui/export/export_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/maps/map_grid.h"
#include "ui/theme/theme.h"

namespace elboscope {

ExportChoices::ExportChoices(const InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      maps_label_(new QLabel),
      classes_label_(new QLabel),
      tile_label_(new QLabel),
      photograph_(new QCheckBox),
      legend_(new QCheckBox),
      classes_(new QComboBox),
      tile_(new QSpinBox) {
  auto* kinds = new QHBoxLayout;
  kinds->setSpacing(spacing::medium);
  kinds->addWidget(photograph_);
  for (QCheckBox*& column : columns_) {
    column = new QCheckBox;
    kinds->addWidget(column);
  }
  kinds->addStretch();
  auto* sizes = new QHBoxLayout;
  sizes->setSpacing(spacing::medium);
  sizes->addWidget(classes_);
  sizes->addSpacing(spacing::medium);
  sizes->addWidget(tile_label_);
  sizes->addWidget(tile_);
  sizes->addSpacing(spacing::medium);
  sizes->addWidget(legend_);
  sizes->addStretch();
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setHorizontalSpacing(spacing::medium);
  layout->setVerticalSpacing(spacing::small);
  layout->addWidget(maps_label_, 0, 0);
  layout->addLayout(kinds, 0, 1);
  layout->addWidget(classes_label_, 1, 0);
  layout->addLayout(sizes, 1, 1);
  layout->setColumnStretch(1, 1);
  for (QLabel* label : {maps_label_, classes_label_, tile_label_}) label->setProperty("look", QStringLiteral("muted"));
  tile_->setRange(32, 2048);
  tile_->setSingleStep(64);
  tile_->setKeyboardTracking(false);
  tile_->setValue(256);
  legend_->setChecked(true);
  photograph_->setChecked(true);
  for (QCheckBox* box : findChildren<QCheckBox*>()) connect(box, &QCheckBox::toggled, this, &ExportChoices::changed);
  connect(classes_, &QComboBox::currentIndexChanged, this, &ExportChoices::changed);
  connect(tile_, &QSpinBox::valueChanged, this, &ExportChoices::changed);
  for (const auto signal : {&InspectDocument::classes_changed, &InspectDocument::maps_changed})
    connect(&document_, signal, this, &ExportChoices::follow_classes);
  retranslate();
}

FigureChoice ExportChoices::choice() const {
  FigureChoice choice = shown_choice(document_);
  const int which = classes_->currentIndex();
  if (which > 0) choice.rows = {classes_->currentData().toInt()};
  choice.columns.clear();
  for (int i = 0; i < map_column_count; ++i)
    if (columns_[static_cast<std::size_t>(i)]->isChecked()) choice.columns << static_cast<MapColumn>(i);
  choice.photograph = photograph_->isChecked();
  choice.legend = legend_->isChecked();
  choice.tile = tile_->value();
  return choice;
}

void ExportChoices::set_choice(const FigureChoice& choice) {
  {
    const QSignalBlocker block(this);
    fill_classes();
    const int single = choice.rows.size() == 1 ? classes_->findData(choice.rows.front()) : 0;
    classes_->setCurrentIndex(std::max(0, single));
    for (int i = 0; i < map_column_count; ++i)
      columns_[static_cast<std::size_t>(i)]->setChecked(choice.columns.contains(static_cast<MapColumn>(i)));
    photograph_->setChecked(choice.photograph);
    legend_->setChecked(choice.legend);
    tile_->setValue(choice.tile);
  }
  Q_EMIT changed();
}

QList<std::pair<QString, int>> ExportChoices::measured_classes() const {
  QList<std::pair<QString, int>> found;
  const auto& classes = document_.state().classes;
  for (int row = 0; row < classes.size(); ++row)
    if (document_.map_index(row) >= 0) found << std::pair{classes[row].name, row};
  return found;
}

void ExportChoices::fill_classes() {
  // A class stays chosen wherever the list puts it.
  const QString before = classes_->currentIndex() > 0 ? classes_->currentText() : QString();
  listed_ = measured_classes();
  classes_->clear();
  classes_->addItem(tr("all visible classes"), -1);
  for (const auto& [name, row] : listed_) classes_->addItem(name, row);
  for (int i = 1; i < classes_->count() && !before.isEmpty(); ++i)
    if (classes_->itemText(i) == before) classes_->setCurrentIndex(i);
}

void ExportChoices::follow_classes() {
  if (measured_classes() == listed_) return;
  {
    const QSignalBlocker block(classes_);
    fill_classes();
  }
  Q_EMIT changed();
}

void ExportChoices::retranslate() {
  maps_label_->setText(tr("Maps"));
  classes_label_->setText(tr("Classes"));
  tile_label_->setText(tr("Size of a map"));
  photograph_->setText(tr("photograph"));
  photograph_->setToolTip(tr("The photograph in its colours as a first column."));
  for (int i = 0; i < map_column_count; ++i) {
    QCheckBox* box = columns_[static_cast<std::size_t>(i)];
    box->setText(MapGrid::column_title(static_cast<MapColumn>(i)));
    box->setToolTip(MapGrid::column_tooltip(static_cast<MapColumn>(i)));
  }
  legend_->setText(tr("with legend"));
  legend_->setToolTip(tr("Caption, names of the classes, colour bars with numbers, and a line with the settings."));
  classes_->setAccessibleName(classes_label_->text());
  classes_->setToolTip(tr("All classes whose eye is open in the list, or a single one."));
  tile_->setAccessibleName(tile_label_->text());
  tile_->setToolTip(tr("Pixels of the longer side of each map in the figure."));
  tile_->setSuffix(tr(" px"));
  const QSignalBlocker block(this);
  fill_classes();
}

void ExportChoices::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
