#include "ui/theme/class_color.h"

#include <algorithm>
#include <vector>

#include "core/picture/picture.h"
#include "ui/theme/theme.h"

namespace elboscope {

QColor class_color(int color_number) {
  static const Picture table = [] {
    std::vector<std::uint8_t> labels(256);
    for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<std::uint8_t>(i);
    return label_colors(labels, 256, 1);
  }();
  // 0 is background and 255 means unlabelled in masks.
  const auto place = static_cast<std::size_t>(1 + std::max(0, color_number) % 254) * 3;
  return {table.rgb[place], table.rgb[place + 1], table.rgb[place + 2]};
}

QColor class_line_color(int color_number) {
  const QColor color = class_color(color_number);
  return theme_colors().dark || color.lightness() < 130 ? color : color.darker(125);
}

}  // namespace elboscope
