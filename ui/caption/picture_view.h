// ui/caption: what is put in: the picture, the caption with its tokens, the classes.
#pragma once

#include <QWidget>

namespace elboscope {

class InspectDocument;

/// The picture, small; a click opens another one. The active class's mask lies over it while a class is hovered.
class PictureView final : public QWidget {
  Q_OBJECT

 public:
  explicit PictureView(InspectDocument& document, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {248, 170}; }
  QSize minimumSizeHint() const override { return {160, 110}; }

 Q_SIGNALS:
  void open_wanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  InspectDocument& document_;
};

}  // namespace elboscope
