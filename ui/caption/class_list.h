#pragma once

#include <QListView>

namespace elboscope {

class ClassModel;
class InspectDocument;

/// Classes with colour, visibility and order. Dragging reorders, F2 or a double click renames, Delete removes, the eye
/// hides, a click on the colour chooses another one; the context menu (right click or Menu key) has all of it.
class ClassList final : public QListView {
  Q_OBJECT

 public:
  ClassList(InspectDocument& document, ClassModel& model, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, 40}; }
  /// Where the eye of a row is, in viewport coordinates.
  QRect eye_rect(const QRect& row) const;
  QRect color_rect(const QRect& row) const;
  /// Before which row something dropped there comes.
  int drop_row(const QPoint& place) const;

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void retranslate();
  void move_row(int step);
  bool on_eye(const QPoint& place) const;

  InspectDocument& document_;
  ClassModel& model_;
};

}  // namespace elboscope
