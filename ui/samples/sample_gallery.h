#pragma once

#include <QDialog>

#include "ui/samples/sample_list.h"

class QCheckBox;
class QLabel;
class QListView;
class QPushButton;

namespace elboscope {

class SampleModel;

/// All samples as pictures. What is really where is shown under the mouse, or everywhere with the switch (T). Arrows
/// choose, Return or a double click opens.
class SampleGallery final : public QDialog {
  Q_OBJECT

 public:
  explicit SampleGallery(QWidget* parent = nullptr);

  SampleModel& model() { return *model_; }
  QListView& list() { return *list_; }
  bool shows_truth() const;
  void set_shows_truth(bool on);

 Q_SIGNALS:
  void chosen(const Sample& sample);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  void follow_current();
  void open_current();

  SampleModel* model_;
  QListView* list_;
  QLabel *intro_, *about_;
  QCheckBox* truth_;
  QPushButton *open_, *cancel_;
};

}  // namespace elboscope
