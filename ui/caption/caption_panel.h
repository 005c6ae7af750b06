#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace elboscope {

class CaptionEdit;
class ClassList;
class ClassModel;
class EncoderTabs;
class InspectDocument;
class MeasurementRows;
class MissingClassCard;
class PhraseSuggestions;
class PictureView;
class TokenChips;

/// The left side: picture, caption, tokens, classes, what a run measures.
class CaptionPanel final : public QWidget {
  Q_OBJECT

 public:
  CaptionPanel(InspectDocument& document, ClassModel& classes, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {276, 560}; }
  CaptionEdit& caption() { return *caption_; }
  ClassList& class_list() { return *list_; }
  TokenChips& chips() { return *chips_; }
  PhraseSuggestions& suggestions() { return *suggestions_; }
  MeasurementRows& measurement() { return *measurement_; }
  QLineEdit& new_class() { return *new_class_; }

 Q_SIGNALS:
  void open_wanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow_reading();
  void add_class();

  InspectDocument& document_;
  PictureView* picture_;
  QLabel *caption_title_, *count_, *classes_title_, *hint_;
  CaptionEdit* caption_;
  TokenChips* chips_;
  EncoderTabs* encoders_;
  PhraseSuggestions* suggestions_;
  MeasurementRows* measurement_;
  MissingClassCard* missing_;
  ClassList* list_;
  QLineEdit* new_class_;
  QToolButton* add_;
};

}  // namespace elboscope
