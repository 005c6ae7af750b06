#include "ui/maps/color_table.h"

#include <vector>

namespace elboscope {
namespace {

ColorTable table_from(const Picture& row) {
  ColorTable table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = qRgb(row.rgb[3 * i], row.rgb[3 * i + 1], row.rgb[3 * i + 2]);
  return table;
}

std::vector<float> ramp(float from, float to) {
  std::vector<float> values(256);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = from + (to - from) * static_cast<float>(i) / 255.0F;
  return values;
}

}  // namespace

const ColorTable& color_table(ColorMap map) {
  static const std::array<ColorTable, 5> tables = [] {
    std::array<ColorTable, 5> all{};
    for (const ColorMap each : {ColorMap::viridis, ColorMap::magma, ColorMap::cividis, ColorMap::turbo, ColorMap::grey})
      all[static_cast<std::size_t>(each)] = table_from(color_map(ramp(0, 1), 256, 1, each));
    return all;
  }();
  return tables[static_cast<std::size_t>(map)];
}

const ColorTable& diverging_color_table() {
  static const ColorTable table = table_from(diverging_map(ramp(-1, 1), 256, 1));
  return table;
}

}  // namespace elboscope
