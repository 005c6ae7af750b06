#pragma once

#include <QFrame>

#include "ui/document/inspect_document.h"

class QLabel;
class QPushButton;

namespace elboscope {

/// Says plainly which classes' losses cannot be told apart, and offers to trust them less. Hidden where all can.
class CertaintyCard final : public QFrame {
  Q_OBJECT

 public:
  explicit CertaintyCard(InspectDocument& document, QWidget* parent = nullptr);
  QString text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();

  InspectDocument& document_;
  QLabel* label_;
  QPushButton* mend_;
  // The losses' own part of the settings: gamma and layers do not change what is said here.
  RecordPtr record_;
  CalibrationSettings settings_;
};

}  // namespace elboscope
