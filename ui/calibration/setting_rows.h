#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;

namespace elboscope {

class InspectDocument;

/// The settings below gamma: which exponents, which layers, how many self-attention passes, softmax, threshold.
class SettingRows final : public QWidget {
  Q_OBJECT

 public:
  explicit SettingRows(InspectDocument& document, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();

  InspectDocument& document_;
  QLabel *exponents_label_, *passes_label_, *sigma_label_, *softmax_label_, *threshold_label_;
  QComboBox *exponents_, *passes_, *softmax_;
  QDoubleSpinBox *sigma_, *threshold_box_;
  QSlider* threshold_;
  QCheckBox *shrink_, *paper_;
};

}  // namespace elboscope
