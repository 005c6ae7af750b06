#pragma once

#include <QWidget>
#include <optional>

#include "ui/document/inspect_document.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace elboscope {

class LayerChart;

/// Which layers' attention the maps are made of: the model's own table, a Gaussian around the middle or one weight a
/// resolution; and how many self-attention passes follow.
class LayerRows final : public QWidget {
  Q_OBJECT

 public:
  enum class Mode { automatic, gaussian, by_resolution };

  explicit LayerRows(InspectDocument& document, QWidget* parent = nullptr);
  Mode mode() const;
  QString summary() const;

  /// The slider's places are even steps of sigma's logarithm, from 0.3 to 30.
  static constexpr int steps = 400;
  static double sigma_at(int place);
  static int place_of(double sigma);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  void set_mode(Mode mode);
  void set_sigma(double sigma, const QString& merge);

  InspectDocument& document_;
  // What is shown; gamma, which moves fastest, is nothing of it.
  RecordPtr record_;
  std::optional<CalibrationSettings> settings_;
  QLabel *mode_label_, *sigma_label_, *passes_label_;
  QComboBox *mode_, *passes_;
  QWidget* sigma_row_;
  QSlider* sigma_slider_;
  QDoubleSpinBox* sigma_;
  LayerChart* chart_;
};

}  // namespace elboscope
