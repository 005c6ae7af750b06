// ui/calibration: the panel that turns what was measured into maps, live.
#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;

namespace elboscope {

class InspectDocument;

/// gamma as a slider over 1/gamma from 1 to 20 (even steps of its logarithm), with both numbers beside it.
class GammaControl final : public QWidget {
  Q_OBJECT

 public:
  explicit GammaControl(InspectDocument& document, QWidget* parent = nullptr);

  static constexpr int steps = 600;
  /// Slider place 0 (gamma 1, no calibration) to `steps` (gamma 1/20).
  static double gamma_at(int place);
  static int place_of(double gamma);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  void set_gamma(double gamma, const QString& merge);

  InspectDocument& document_;
  QLabel *title_, *inverse_label_;
  QSlider* slider_;
  QDoubleSpinBox *gamma_, *inverse_;
  QPushButton *official_, *none_;
};

}  // namespace elboscope
