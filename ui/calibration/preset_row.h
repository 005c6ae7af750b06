#pragma once

#include <QWidget>
#include <array>

#include "core/alignment/calibration.h"

class QLabel;
class QToolButton;

namespace elboscope {

class InspectDocument;

enum class CalibrationPreset { official, paper, model };

/// All settings of a preset: the official code's (its Gaussian over layers whatever the model brings); the paper's text
/// (equation 6, plain mean of layers, softmax at the end; it enlarges before the self-attention passes, which no memory
/// holds at the picture's size, so they stay on the small maps as in the official code); the model's own table of
/// layer weights, else the official ones. `record` may be null. A softmax over N classes leaves each near 1/N, so the
/// paper's threshold stands a quarter above that.
CalibrationSettings preset_settings(CalibrationPreset preset, const AlignmentRecord* record);

/// Three buttons that set everything at once; the one whose settings are set is pressed.
class PresetRow final : public QWidget {
  Q_OBJECT

 public:
  explicit PresetRow(InspectDocument& document, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();

  InspectDocument& document_;
  QLabel* label_;
  std::array<QToolButton*, 3> buttons_;
};

}  // namespace elboscope
