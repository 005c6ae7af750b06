// ui/maps: heatmaps on the screen: values to colours by tables, tiles with linked zoom and cross-hair, the colour bar.
// Draws what the document holds, computes nothing of the method.
#pragma once

#include <QRgb>
#include <array>

#include "core/picture/picture.h"

namespace elboscope {

/// 256 colours from the smallest to the largest value; the same as in every file (core/picture).
using ColorTable = std::array<QRgb, 256>;

const ColorTable& color_table(ColorMap map);
/// For values -1..1: blue, white, red.
const ColorTable& diverging_color_table();

}  // namespace elboscope
