#pragma once

#include <QWidget>
#include <array>

#include "ui/export/figure.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace elboscope {

/// What stands in a figure: classes, kinds of maps, size of the tiles, legend.
class ExportChoices final : public QWidget {
  Q_OBJECT

 public:
  explicit ExportChoices(const InspectDocument& document, QWidget* parent = nullptr);

  FigureChoice choice() const;
  void set_choice(const FigureChoice& choice);

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fill_classes();
  void follow_classes();
  QList<std::pair<QString, int>> measured_classes() const;  ///< name and row

  const InspectDocument& document_;
  QList<std::pair<QString, int>> listed_;
  QLabel *maps_label_, *classes_label_, *tile_label_;
  std::array<QCheckBox*, map_column_count> columns_{};
  QCheckBox *photograph_, *legend_;
  QComboBox* classes_;
  QSpinBox* tile_;
};

}  // namespace elboscope
