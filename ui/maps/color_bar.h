#pragma once

#include <QWidget>

namespace elboscope {

class InspectDocument;

/// The colours of the maps with their numbers, and whether the range is locked or stretched.
class ColorBar final : public QWidget {
  Q_OBJECT

 public:
  explicit ColorBar(const InspectDocument& document, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  const InspectDocument& document_;
};

}  // namespace elboscope
