#include "core/report/svg_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/report/markup.h"

namespace elboscope {
namespace {

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();

  void include(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool empty() const { return low > high; }
};

/// Value to pixel.
struct Scale {
  double low, high, from, to;
  bool logarithmic = false;

  double operator()(double value) const {
    if (logarithmic)
      return from + (std::log10(value) - std::log10(low)) / (std::log10(high) - std::log10(low)) * (to - from);
    return from + (value - low) / (high - low) * (to - from);
  }
};

std::string px(double value) {
  return fixed_text(value, 1);
}

std::string open_svg(int width, int height, const std::string& description) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 " +
         std::to_string(width) + " " + std::to_string(height) + "\" aria-label=\"" + escape_markup(description) +
         "\">\n";
}

std::string line(double x1, double y1, double x2, double y2, const char* kind) {
  return std::string("<line class=\"") + kind + "\" x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) +
         "\" y2=\"" + px(y2) + "\"/>\n";
}

std::string text(double x, double y, const char* anchor, const std::string& content, const char* kind = "chart-text") {
  return std::string("<text class=\"") + kind + "\" x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + anchor +
         "\">" + escape_markup(content) + "</text>\n";
}

/// By code points; wide scripts count double, which is close enough for a label.
std::string shortened(const std::string& label, int columns) {
  std::string out;
  int used = 0;
  for (std::size_t at = 0; at < label.size();) {
    const char32_t c = next_code_point(label, at);
    used += c >= 0x1100 ? 2 : 1;
    if (used > columns) return out + "\xE2\x80\xA6";
    append_utf8(out, c);
  }
  return out;
}

/// Ticks that differ must read differently.
std::vector<std::string> tick_texts(const std::vector<double>& ticks) {
  const double step = ticks.size() > 1 ? std::abs(ticks[1] - ticks[0]) : 1;
  const double largest = std::max(std::abs(ticks.front()), std::abs(ticks.back()));
  std::vector<std::string> texts;
  for (double tick : ticks) {
    if (largest >= 1e6 || step < 1e-7) {
      texts.push_back(significant_text(tick, 3));
    } else {
      texts.push_back(fixed_text(tick, std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)))));
    }
  }
  return texts;
}

std::vector<double> decade_ticks(double low, double high) {
  const bool few_decades = std::log10(high / low) < 2.5;
  std::vector<double> ticks;
  for (int exponent = static_cast<int>(std::floor(std::log10(low))); std::pow(10.0, exponent) <= high; ++exponent)
    for (double factor : {1.0, 2.0, 5.0}) {
      const double tick = factor * std::pow(10.0, exponent);
      if ((factor == 1.0 || few_decades) && tick >= low && tick <= high) ticks.push_back(tick);
    }
  return ticks;
}

}  // namespace

std::vector<double> round_ticks(double low, double high, int count) {
  if (!std::isfinite(low) || !std::isfinite(high) || low > high) return {0, 1};
  if (!(high - low > std::max(std::abs(low), std::abs(high)) * 1e-12)) {
    const double around = std::abs(low) > 0 ? std::abs(low) * 0.5 : 1;
    low -= around;
    high += around;
  }
  const double rough = (high - low) / std::max(1, count);
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  const double factor = rough / power;
  const double step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
  std::vector<double> ticks;
  const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  for (double i = first; i <= last && ticks.size() < 100; ++i) ticks.push_back(i * step);
  return ticks;
}

std::string bar_chart_svg(const BarChart& chart) {
  constexpr int width = 960, label_end = 190, plot_end = 700, row = 30, top = 8;
  const int bottom = top + row * static_cast<int>(chart.bars.size()), height = bottom + 46;
  Range range;
  range.include(0);
  for (const ChartBar& bar : chart.bars) {
    range.include(bar.value - std::abs(bar.error));
    range.include(bar.value + std::abs(bar.error));
  }
  const std::vector<double> ticks = round_ticks(range.low, range.high, 6);
  const Scale x{ticks.front(), ticks.back(), label_end + 14, plot_end};
  std::string svg = open_svg(width, height, chart.description);
  const std::vector<std::string> texts = tick_texts(ticks);
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    svg += line(x(ticks[i]), top, x(ticks[i]), bottom, "chart-grid");
    svg += text(x(ticks[i]), bottom + 18, "middle", texts[i], "chart-muted");
  }
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const ChartBar& bar = chart.bars[i];
    const double y = top + row * static_cast<double>(i), middle = y + row / 2.0;
    svg += "<g><title>" + escape_markup(bar.label + ": " + significant_text(bar.value, 4)) + "</title>\n";
    svg += text(label_end, middle + 5, "end", shortened(bar.label, 24));
    if (std::isfinite(bar.value)) {
      const double left = std::min(x(0), x(bar.value)), length = std::max(std::abs(x(bar.value) - x(0)), 1.0);
      svg += "<rect x=\"" + px(left) + "\" y=\"" + px(y + 6) + "\" width=\"" + px(length) + "\" height=\"" +
             px(row - 12) + "\" rx=\"2\" fill=\"" + bar.color + "\"/>\n";
      if (std::isfinite(bar.error) && bar.error > 0) {
        const double low = x(bar.value - bar.error), high = x(bar.value + bar.error);
        svg += line(low, middle, high, middle, "chart-error");
        svg += line(low, middle - 5, low, middle + 5, "chart-error");
        svg += line(high, middle - 5, high, middle + 5, "chart-error");
      }
    }
    svg += text(plot_end + 16, middle + 5, "start", bar.note, "chart-muted");
    svg += "</g>\n";
  }
  svg += line(x(0), top, x(0), bottom, "chart-axis");
  svg += text((x.from + x.to) / 2, bottom + 38, "middle", chart.axis, "chart-muted");
  return svg + "</svg>\n";
}

std::string line_chart_svg(const LineChart& chart) {
  constexpr int width = 560, height = 330, left = 74, right = 538, top = 12, bottom = 272;
  Range x_range, y_range;
  for (double value : chart.x) x_range.include(value);
  for (const ChartLine& entry : chart.lines)
    for (double value : entry.y) y_range.include(value);
  if (chart.zero_line) y_range.include(0);
  std::string svg = open_svg(width, height, chart.description);
  if (x_range.empty() || y_range.empty())
    return svg + text(width / 2.0, height / 2.0, "middle", "no measurements", "chart-muted") + "</svg>\n";

  const std::vector<double> x_ticks = round_ticks(x_range.low, x_range.high, 6);
  const Scale x{x_ticks.front(), x_ticks.back(), left, right};
  const bool logarithmic = chart.logarithmic && y_range.low > 0 && y_range.high > y_range.low;
  std::vector<double> y_ticks = round_ticks(y_range.low, y_range.high, 6);
  Scale y{y_ticks.front(), y_ticks.back(), bottom, top};
  std::vector<std::string> y_texts = tick_texts(y_ticks);
  if (logarithmic) {
    y = {y_range.low / 1.1, y_range.high * 1.1, bottom, top, true};
    y_ticks = decade_ticks(y.low, y.high);
    y_texts.clear();
    for (double tick : y_ticks) y_texts.push_back(significant_text(tick, 1));
  }
  for (std::size_t i = 0; i < y_ticks.size(); ++i) {
    svg += line(left, y(y_ticks[i]), right, y(y_ticks[i]), "chart-grid");
    svg += text(left - 8, y(y_ticks[i]) + 4, "end", y_texts[i], "chart-muted");
  }
  const std::vector<std::string> x_texts = tick_texts(x_ticks);
  for (std::size_t i = 0; i < x_ticks.size(); ++i) {
    svg += line(x(x_ticks[i]), bottom, x(x_ticks[i]), bottom + 5, "chart-axis");
    svg += text(x(x_ticks[i]), bottom + 20, "middle", x_texts[i], "chart-muted");
  }
  if (chart.zero_line && !logarithmic) svg += line(left, y(0), right, y(0), "chart-axis");
  svg += line(left, bottom, right, bottom, "chart-axis");
  for (const ChartLine& entry : chart.lines) {
    std::string path, dots;
    bool pen_down = false;
    for (std::size_t i = 0; i < chart.x.size() && i < entry.y.size(); ++i) {
      if (!std::isfinite(entry.y[i]) || !std::isfinite(chart.x[i])) {
        pen_down = false;
        continue;
      }
      const std::string at_x = px(x(chart.x[i])), at_y = px(y(entry.y[i]));
      path += (pen_down ? "L" : "M") + at_x + " " + at_y + " ";
      dots += "<circle cx=\"" + at_x + "\" cy=\"" + at_y + "\" r=\"2.6\" fill=\"" + entry.color + "\"/>";
      pen_down = true;
    }
    if (path.empty()) continue;
    svg += "<g><title>" + escape_markup(entry.label) + "</title><path d=\"" + path + "\" fill=\"none\" stroke=\"" +
           entry.color + "\" stroke-width=\"2\" stroke-linejoin=\"round\"/>" + dots + "</g>\n";
  }
  svg += text((left + right) / 2.0, height - 14, "middle", chart.x_axis, "chart-muted");
  svg += "<text class=\"chart-muted\" text-anchor=\"middle\" transform=\"translate(16 " + px((top + bottom) / 2.0) +
         ") rotate(-90)\">" + escape_markup(chart.y_axis) + "</text>\n";
  return svg + "</svg>\n";
}

}  // namespace elboscope
