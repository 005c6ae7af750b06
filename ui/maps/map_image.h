#pragma once

#include <QImage>
#include <QRectF>
#include <array>
#include <cstdint>

#include "ui/maps/color_table.h"

namespace elboscope {

/// A map [height][width] that is borrowed for a call.
struct MapView {
  const float* values = nullptr;
  const float* minus = nullptr;  ///< subtracted, for differences; may be null
  int width = 0, height = 0;
};

/// `part` of the map (in its pixels, may reach beyond its edges) as `size` pixels of the screen: `low` gets the first
/// colour, `high` the last. Between pixels the values (not the colours) are interpolated; above 24-fold enlargement,
/// more than a map of 64 pixels needs to fill a screen, they are squares. Costs what is seen, not what the map holds.
QImage map_image(const MapView& map, const QRectF& part, const QSize& size, const ColorTable& table, float low,
                 float high);

/// Pixels whose label is `label` in `color`, the others transparent; squares at every enlargement.
QImage label_image(const std::uint8_t* labels, int width, int height, const QRectF& part, const QSize& size, int label,
                   QRgb color);

/// The edge of the pixels whose label is `wanted`, `thickness` pixels white inside and as many dark outside, so that it
/// is seen on every colour; the rest transparent. The picture's own border is no edge.
QImage outline_image(const std::uint8_t* labels, int width, int height, const QRectF& part, const QSize& size,
                     const std::array<bool, 256>& wanted, int thickness);

}  // namespace elboscope
