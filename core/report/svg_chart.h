// Internal to core/report: small charts as inline SVG. Colours of text and lines come from the page (currentColor and
// the classes chart-grid, chart-muted), so that the charts follow light and dark. Numbers that are not finite are left
// out.
#pragma once

#include <string>
#include <vector>

namespace elboscope {

struct ChartBar {
  std::string label;  ///< any text; shortened where it is too long, whole on hovering
  std::string color;  ///< "#rrggbb"
  double value = 0;
  double error = 0;  ///< half the length of the error bar; 0 = none
  std::string note;  ///< at the right end of the row
};

/// Horizontal bars from zero to both sides.
struct BarChart {
  std::string description;  ///< for people who hear the page
  std::string axis;
  std::vector<ChartBar> bars;
};
std::string bar_chart_svg(const BarChart& chart);

struct ChartLine {
  std::string label;
  std::string color;
  std::vector<double> y;  ///< one a value of `x`
};

struct LineChart {
  std::string description;
  std::string x_axis, y_axis;
  std::vector<double> x;  ///< ascending
  std::vector<ChartLine> lines;
  bool logarithmic = false;  ///< y; used only where every value is above 0
  bool zero_line = false;    ///< y = 0 belongs to the range and is drawn
};
std::string line_chart_svg(const LineChart& chart);

/// About `count` round positions (1, 2, 5 times a power of ten) that cover low..high; at least two.
std::vector<double> round_ticks(double low, double high, int count);

}  // namespace elboscope
