// ui/theme: how the window looks: light and dark colours, spacing, symbols, the colours of classes. Widgets take every
// colour from here or from the palette, at paint time, so that a switch needs no restart.
#pragma once

#include <QColor>
#include <QFont>
#include <QFontMetrics>
#include <QString>

class QWidget;

namespace elboscope {

enum class ThemeMode { system, light, dark };

struct ThemeColors {
  bool dark = false;
  QColor window;  ///< behind everything
  QColor panel;   ///< docks, toolbars
  QColor raised;  ///< fields, chips, cards
  QColor line;    ///< borders, grid lines
  QColor text, muted;
  QColor accent, accent_text;  ///< the one strong colour and text upon it
  QColor soft_accent;          ///< selected rows, pressed toggles
  QColor warning, error, good;
};

/// Steps of all spacing, in device-independent pixels.
namespace spacing {
inline constexpr int tight = 4, small = 8, medium = 12, large = 16;
}

/// GUI thread. Sets style, palette, style sheet and font of the application; every widget gets PaletteChange.
void use_theme(ThemeMode mode);
ThemeMode theme_mode();
/// Changes the property "look" (ui/theme/style_sheet.h) of a widget that is shown already.
void set_look(QWidget& widget, const QString& look);
const ThemeColors& theme_colors();

/// The text in lines of at most `width` pixels, for buttons, which do not wrap their texts.
QString wrapped_text(const QString& text, const QFontMetrics& metrics, int width);

/// A font relative to the application's: captions of charts and badges are 0.85, titles 1.15.
QFont scaled_font(double factor, QFont::Weight weight = QFont::Normal);
/// The same with digits of equal width, for numbers that change while one looks at them.
QFont number_font(double factor = 1.0, QFont::Weight weight = QFont::Normal);

}  // namespace elboscope
