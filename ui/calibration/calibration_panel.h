#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace elboscope {

class ElboBars;
class GammaControl;
class InspectDocument;
class LossCurves;
class SettingRows;

/// Everything that needs no network: gamma, the ELBO behind it, settings, the slots A and B. Sections from top to
/// bottom; scrolls where the window is low.
class CalibrationPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit CalibrationPanel(InspectDocument& document, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {304, 560}; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  void use_slot(int slot);

  InspectDocument& document_;
  GammaControl* gamma_;
  QLabel *elbo_title_, *curves_title_, *settings_title_, *waiting_, *notes_, *slots_title_;
  QFrame* notes_card_;
  ElboBars* bars_;
  LossCurves* curves_;
  SettingRows* rows_;
  QPushButton *slot_a_, *slot_b_, *reset_;
};

}  // namespace elboscope
