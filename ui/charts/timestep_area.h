#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

namespace elboscope {

class InspectDocument;

/// Which of a record's timesteps count.
enum class TimestepSubset { elbo, collect };

/// The choice of timesteps in the calibration settings, and its undo steps. At least one timestep stays chosen; all of
/// them are an empty list, as in the settings.
class TimestepChoice final {
 public:
  TimestepChoice(InspectDocument& document, TimestepSubset subset) : document_(document), subset_(subset) {}

  /// Of the record, ascending; empty without one.
  std::vector<std::int64_t> recorded() const;
  /// One a recorded timestep.
  std::vector<bool> chosen() const;
  int chosen_count() const;

  void choose(const std::vector<bool>& chosen, const QString& merge = {});
  void choose_all();
  void choose_every_second();
  /// A third of the list: 0 little noise, 1 middle, 2 much noise.
  void choose_third(int third);
  void toggle(int place);
  void end_gesture();

 private:
  InspectDocument& document_;
  TimestepSubset subset_;
};

/// Base of views whose points are timesteps: a click takes one out or in, dragging chooses a range (with Ctrl or Shift
/// it is added), Left and Right move a cursor, Space is a click, Shift and an arrow choose a range, Ctrl+A all.
class TimestepArea : public QWidget {
  Q_OBJECT

 public:
  TimestepArea(InspectDocument& document, TimestepSubset subset, QWidget* parent = nullptr);

  TimestepChoice& choice() { return choice_; }
  const TimestepChoice& choice() const { return choice_; }
  /// In this widget's pixels.
  virtual double x_of(std::int64_t timestep) const = 0;

 protected:
  /// Places among choice().recorded(); -1: none.
  int hovered() const { return hovered_; }
  int cursor_place() const { return hasFocus() ? cursor_ : -1; }
  virtual void follow_places() = 0;  ///< hover or cursor moved

  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

  InspectDocument& document_;

 private:
  int place_at(double x) const;
  void choose_range(int from, int to, bool add);

  TimestepChoice choice_;
  int hovered_ = -1, cursor_ = 0, anchor_ = -1;
  int pressed_ = -1;
  bool dragged_ = false;
  std::vector<bool> before_drag_;
};

}  // namespace elboscope
