#pragma once

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QPlainTextEdit;

namespace elboscope {

class ProblemModel;

/// The list, with the technical detail of the selected problem beside it. A double click or Return jumps to the cause.
class ProblemView final : public QWidget {
  Q_OBJECT

 public:
  explicit ProblemView(ProblemModel& model, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void show_detail();

  ProblemModel& model_;
  QListView* list_;
  QPlainTextEdit* detail_;
  QPushButton *jump_, *copy_, *clear_;
};

}  // namespace elboscope
