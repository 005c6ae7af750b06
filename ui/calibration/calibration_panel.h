#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QScrollArea;

namespace elboscope {

class CertaintyCard;
class ElboBars;
class GammaControl;
class InspectDocument;
class LayerRows;
class LossCurves;
class MethodRows;
class PresetRow;
class Section;
class ThresholdRow;
class TimestepRows;

/// Everything that needs no network. Gamma and the presets stay at the top, the slots A and B at the bottom; between
/// them sections that fold: the ELBO and its timesteps, the maps, the layers, and the switches few need.
class CalibrationPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit CalibrationPanel(InspectDocument& document, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {304, 560}; }

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  void follow();
  void use_slot(int slot);

  InspectDocument& document_;
  GammaControl* gamma_;
  PresetRow* presets_;
  QLabel *waiting_, *notes_, *slots_title_;
  QFrame* notes_card_;
  CertaintyCard* certainty_;
  ElboBars* bars_;
  LossCurves* curves_;
  TimestepRows *elbo_timesteps_, *collect_timesteps_;
  ThresholdRow* threshold_;
  LayerRows* layers_;
  MethodRows* method_;
  Section *elbo_section_, *timestep_section_, *map_section_, *layer_section_, *method_section_;
  QScrollArea* scroll_;
  QPushButton *slot_a_, *slot_b_, *reset_;
};

}  // namespace elboscope
