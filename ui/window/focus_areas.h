#pragma once

class QMainWindow;

namespace elboscope {

/// Moves the keyboard focus to the next (`step` 1) or previous (-1) visible area of the window: toolbar, docks, centre,
/// status line, clockwise from the top left. An area gets the focus where it was when it was left.
void focus_next_area(QMainWindow& window, int step);

}  // namespace elboscope
