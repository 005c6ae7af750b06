// ui/truth: how well the masks agree with what is really there.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace elboscope {

class GammaCurve;
class InspectDocument;
class LabelRows;
class ScoreList;
class Section;

/// IoU of every class and mIoU, raw against calibrated, live; mIoU over gamma; what the mask's labels mean.
class TruthPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit TruthPanel(InspectDocument& document, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {304, 420}; }

 Q_SIGNALS:
  void open_wanted();  ///< a mask is to be chosen

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  void follow_curve();

  InspectDocument& document_;
  QStackedWidget* pages_;
  QLabel *invitation_, *file_, *caption_, *raw_, *arrow_, *calibrated_, *gain_, *threshold_label_, *curve_title_,
      *curve_progress_, *unknown_;
  QPushButton *open_, *close_;
  QComboBox* threshold_;
  ScoreList* scores_;
  GammaCurve* curve_;
  Section* label_section_;
  LabelRows* labels_;
};

}  // namespace elboscope
