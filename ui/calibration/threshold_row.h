#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace elboscope {

class InspectDocument;

/// From which value on a pixel belongs to a class in the masks.
class ThresholdRow final : public QWidget {
  Q_OBJECT

 public:
  explicit ThresholdRow(InspectDocument& document, QWidget* parent = nullptr);

  /// What the settings mean for the record that is shown.
  double threshold() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  void set_threshold(double value, const QString& merge);

  InspectDocument& document_;
  QLabel* label_;
  QSlider* slider_;
  QDoubleSpinBox* box_;
};

}  // namespace elboscope
