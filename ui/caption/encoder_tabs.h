#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace elboscope {

class TokenChips;

/// Which text encoder's tokens are shown, for models that have several; hidden for those with one. The encoders whose
/// tokens the heatmaps are read at stand out; one that cuts the caption off carries a warning.
class EncoderTabs final : public QWidget {
  Q_OBJECT

 public:
  explicit EncoderTabs(TokenChips& chips, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void follow();

  TokenChips& chips_;
  QHBoxLayout* row_;
  QButtonGroup* group_;
};

}  // namespace elboscope
