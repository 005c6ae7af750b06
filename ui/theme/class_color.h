#pragma once

#include <QColor>

namespace elboscope {

/// Colour of a class by its colour number (0 = first): the ones masks have in every file this program writes.
QColor class_color(int color_number);

/// Lines and dots of that colour must stand out from the theme's background: darkened on light, kept on dark.
QColor class_line_color(int color_number);

}  // namespace elboscope
