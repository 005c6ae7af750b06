#pragma once

#include <QListView>

namespace elboscope {

class ClassModel;
class InspectDocument;

/// Classes with colour, visibility and order. Dragging reorders, F2 or a double click renames, Delete removes, the eye
/// hides.
class ClassList final : public QListView {
  Q_OBJECT

 public:
  ClassList(InspectDocument& document, ClassModel& model, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, 40}; }
  /// Where the eye of a row is, in viewport coordinates.
  QRect eye_rect(const QRect& row) const;

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  InspectDocument& document_;
  ClassModel& model_;
};

}  // namespace elboscope
