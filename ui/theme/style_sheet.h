#pragma once

#include <QString>

namespace elboscope {

struct ThemeColors;

/// The application's style sheet: only what the Fusion style and a palette cannot say (flat toolbars, docks, rounded
/// fields). Widgets choose looks by the property "look": "title", "muted", "card", "flat", "chip", "primary", "badge".
QString style_sheet(const ThemeColors& colors);

}  // namespace elboscope
