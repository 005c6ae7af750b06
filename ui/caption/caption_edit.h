#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace elboscope {

class InspectDocument;

/// The caption. Undo and redo belong to the document: what was typed without a pause is one step.
class CaptionEdit final : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit CaptionEdit(InspectDocument& document, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  void insertFromMimeData(const QMimeData* source) override;

 private:
  void retranslate();

  InspectDocument& document_;
  QTimer pause_;
};

}  // namespace elboscope
