#pragma once

#include <QIcon>
#include <QString>

namespace elboscope {

enum class SymbolColor { text, accent_text, muted, warning, error, good };

/// A line symbol of ui/theme/icons (name without ".svg"), drawn in the theme's colours at the moment of painting and at
/// any device pixel ratio: a theme switch needs no new icons.
QIcon symbol_icon(const QString& name, SymbolColor color = SymbolColor::text);

}  // namespace elboscope
