#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace elboscope {

class InspectDocument;
class Inspector;

/// "What does this mean": the result in sentences, live. A name of a class is a link that selects it.
class MeaningPanel final : public QWidget {
  Q_OBJECT

 public:
  MeaningPanel(InspectDocument& document, const Inspector& inspector, QWidget* parent = nullptr);

  QString plain_text() const;
  QSize sizeHint() const override { return {640, 92}; }
  QSize minimumSizeHint() const override { return {200, 48}; }

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void follow_soon();
  void follow();
  void retranslate();

  InspectDocument& document_;
  const Inspector& inspector_;
  QLabel* text_;
  QTimer pause_;
};

}  // namespace elboscope
