#include "core/report/report_sections.h"

#include <algorithm>
#include <cmath>

#include "core/report/map_pictures.h"
#include "core/report/markup.h"
#include "core/report/svg_chart.h"

namespace elboscope {
namespace {

constexpr std::int64_t kMapSide = 448;  // pixels: sharp at the width a column has, small enough for a hundred of them

std::string image(const std::string& kind, const std::string& alternative, const std::string& uri) {
  return "<img class=\"" + kind + "\" alt=\"" + escape_markup(alternative) + "\" src=\"" + uri + "\"/>";
}

std::string jpeg_uri(const Picture& picture) {
  return data_uri("image/jpeg", encode_jpeg(picture, 92));
}
std::string png_uri(const Picture& picture) {
  return data_uri("image/png", encode_png(picture));
}

std::string swatch(std::size_t i) {
  return "<span class=\"swatch\" style=\"background:" + class_color(i) + "\"></span>";
}

std::string legend(const ReportInput& input) {
  std::string html = "<ul class=\"legend\">\n";
  for (std::size_t i = 0; i < input.maps.names.size(); ++i)
    html += "<li>" + swatch(i) + escape_markup(input.maps.names[i]) + "</li>\n";
  return html + "</ul>\n";
}

/// Title and colour bar at the top of a column of maps.
std::string column_head(const std::string& title, const Picture& bar, const std::vector<std::string>& ticks) {
  std::string html =
      "<div class=\"head\"><h3>" + title + "</h3>" + image("bar", "colour bar", png_uri(bar)) + "<div class=\"ticks\">";
  for (const std::string& tick : ticks) html += "<span>" + tick + "</span>";
  return html + "</div></div>\n";
}

std::vector<float> ramp(float low, float high) {
  std::vector<float> values(256);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = low + (high - low) * static_cast<float>(i) / 255.0F;
  return values;
}

std::string positions_text(const std::vector<int>& positions) {
  if (positions.empty()) return "not in the caption";
  std::string text;
  for (int position : positions) text += (text.empty() ? "" : ", ") + std::to_string(position);
  return text;
}

std::string percent(double value) {
  return std::isfinite(value) ? fixed_text(value, 1) + " %" : "\xE2\x80\x93";
}

/// What the exponent means for this class, in a sentence.
std::string verdict(const ReportInput& input, const ClassCalibration& entry) {
  using Variant = CalibrationSettings::Variant;
  if (!entry.measured) return "No ELBO was measured for this class, so its map is unchanged.";
  if (input.settings.variant == Variant::pixelwise_exponent) return "The exponent differs from pixel to pixel.";
  if (input.settings.variant == Variant::likelihood_product)
    return "The map is multiplied by the root of its likelihood.";
  if (entry.exponent < 1.005)
    return entry.normalized == 0 && input.maps.names.size() > 1 ? "Fits the picture best: the map stays as it is."
                                                                : "The map stays as it is.";
  return "Every value is raised to the power " + fixed_text(entry.exponent, 2) + ": 0.5 becomes " +
         fixed_text(std::pow(0.5, entry.exponent), 2) + ".";
}

std::string class_facts(const ReportInput& input, std::size_t i) {
  const ClassCalibration& entry = input.maps.classes[i];
  const auto fact = [](const std::string& label, const std::string& value) {
    return "<dt>" + label + "</dt><dd>" + value + "</dd>\n";
  };
  std::string html =
      "<div>\n<p class=\"name\">" + swatch(i) + escape_markup(input.maps.names[i]) + "</p>\n<dl class=\"facts\">\n";
  if (entry.measured) {
    std::string loss = significant_text(entry.loss, 5);
    if (entry.standard_error > 0)
      loss += " <span class=\"muted\">\xC2\xB1 " + significant_text(entry.standard_error, 2) + "</span>";
    html += fact("loss", loss);
    html += fact("n", fixed_text(entry.normalized, 3));
    html += fact("S", fixed_text(entry.s, 3));
    html += fact("exponent", fixed_text(entry.exponent, 3));
  }
  html += fact("tokens", positions_text(input.record.classes[i].token_positions));
  if (input.scores && i < input.scores->iou_raw.size() && i < input.scores->iou_calibrated.size())
    html += fact("IoU", percent(input.scores->iou_raw[i]) + " \xE2\x86\x92 <b>" +
                            percent(input.scores->iou_calibrated[i]) + "</b>");
  return html + "</dl>\n<p class=\"muted\">" + verdict(input, entry) + "</p>\n</div>\n";
}

std::vector<std::size_t> measured_classes(const ReportInput& input) {
  const std::size_t timesteps = input.record.elbo_timesteps.size();
  std::vector<std::size_t> measured;
  for (std::size_t i = 0; i < input.maps.classes.size(); ++i)
    if (input.maps.classes[i].measured && timesteps > 0 && input.record.losses.size() >= (i + 1) * timesteps)
      measured.push_back(i);
  return measured;
}

std::string loss_bars(const ReportInput& input, const std::vector<std::size_t>& measured) {
  double mean = 0;
  for (std::size_t i : measured) mean += input.maps.classes[i].loss / static_cast<double>(measured.size());
  BarChart chart;
  chart.description = "Loss of every class compared with the mean of all classes, with standard errors";
  chart.axis = "loss minus the mean over classes (left: explains the picture better)";
  for (std::size_t i : measured) {
    const ClassCalibration& entry = input.maps.classes[i];
    chart.bars.push_back({input.maps.names[i], class_color(i), entry.loss - mean, entry.standard_error,
                          "loss " + significant_text(entry.loss, 4) + "  \xC2\xB7  n " +
                              fixed_text(entry.normalized, 2) + "  \xC2\xB7  S " + fixed_text(entry.s, 2)});
  }
  return bar_chart_svg(chart);
}

std::string loss_lines(const ReportInput& input, const std::vector<std::size_t>& measured, bool relative) {
  const std::vector<std::int64_t>& timesteps = input.record.elbo_timesteps;
  LineChart chart;
  chart.x.assign(timesteps.begin(), timesteps.end());
  chart.x_axis = "timestep (more noise to the right)";
  chart.y_axis = relative ? "loss minus mean over classes" : "loss";
  chart.description = relative ? "Loss minus the mean over classes, over the timesteps" : "Loss over the timesteps";
  chart.zero_line = relative;
  const auto loss = [&](std::size_t i, std::size_t t) { return input.record.losses[i * timesteps.size() + t]; };
  double low = HUGE_VAL, high = 0;
  for (std::size_t i : measured) {
    ChartLine line{input.maps.names[i], class_color(i), {}};
    for (std::size_t t = 0; t < timesteps.size(); ++t) {
      double mean = 0;
      for (std::size_t other : measured) mean += loss(other, t) / static_cast<double>(measured.size());
      line.y.push_back(loss(i, t) - (relative ? mean : 0));
      low = std::min(low, loss(i, t));
      high = std::max(high, loss(i, t));
    }
    chart.lines.push_back(std::move(line));
  }
  chart.logarithmic = !relative && low > 0 && high / low > 8;  // early timesteps would hide all others
  if (chart.logarithmic) chart.y_axis = "loss (logarithmic)";
  return line_chart_svg(chart);
}

/// Without zeros at the end.
std::string plain(double value) {
  std::string text = significant_text(value, 4);
  if (text.find('.') == std::string::npos || text.find('e') != std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// "1, 51, ..., 951 (20)".
std::string timesteps_text(const std::vector<std::int64_t>& values) {
  const std::size_t count = values.size();
  bool even = count > 4;
  for (std::size_t i = 2; i < count; ++i) even = even && values[i] - values[i - 1] == values[1] - values[0];
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (even && i == 2) {
      text += ", \xE2\x80\xA6";
      i = count - 1;
    }
    text += (text.empty() ? "" : ", ") + std::to_string(values[i]);
  }
  return text + (text.empty() ? "none" : " (" + std::to_string(count) + ")");
}

}  // namespace

std::string class_color(std::size_t class_index) {
  const Picture pixel = label_colors({static_cast<std::uint8_t>(class_index % 254 + 1)}, 1, 1);
  std::string color = "#";
  for (std::uint8_t value : pixel.rgb)
    for (int digit : {value >> 4, value & 15}) color += "0123456789abcdef"[static_cast<std::size_t>(digit)];
  return color;
}

Picture fitted(const Picture& picture, std::int64_t side) {
  const double scale = static_cast<double>(side) / static_cast<double>(std::max(picture.width, picture.height));
  const auto length = [&](std::int64_t value) {
    return std::max<std::int64_t>(1, std::llround(static_cast<double>(value) * scale));
  };
  return resize_bilinear(picture, length(picture.width), length(picture.height));
}

std::string maps_section(const ReportInput& input) {
  std::string html = "<section class=\"card\"><h2>Heatmaps</h2>\n";
  if (!has_maps(input.maps)) return html + "<p>No attention was collected, so there are no maps.</p></section>\n";
  html +=
      "<div class=\"maps\">\n<div class=\"head\"><p class=\"muted\" style=\"margin:0\">One fixed range for all "
      "classes; the photograph "
      "lies in grey beneath.</p></div>\n";
  const Picture heat = color_map(ramp(0, 1), 256, 1, input.style.map), change = diverging_map(ramp(-1, 1), 256, 1);
  const std::vector<std::string> unit{"0", "0.25", "0.5", "0.75", "1"};
  html += column_head("Raw attention", heat, unit) + column_head("Calibrated", heat, unit) +
          column_head("Change (calibrated \xE2\x88\x92 raw)", change,
                      {"\xE2\x88\x92"
                       "1",
                       "\xE2\x88\x92"
                       "0.5",
                       "0", "+0.5", "+1"});
  const Picture grey = grey_picture(fitted(input.picture, kMapSide));
  for (std::size_t i = 0; i < input.maps.names.size(); ++i) {
    const std::vector<float> raw = class_map(input.maps, i, false, grey.height, grey.width);
    const std::vector<float> calibrated = class_map(input.maps, i, true, grey.height, grey.width);
    const std::string& name = input.maps.names[i];
    html += "<div class=\"rule\"></div>\n" + class_facts(input, i);
    html += "<div>" + image("map", name + ", raw", jpeg_uri(heat_overlay(grey, raw, input.style))) + "</div>\n";
    html += "<div>" + image("map", name + ", calibrated", jpeg_uri(heat_overlay(grey, calibrated, input.style))) +
            "</div>\n";
    html += "<div>" +
            image("map", name + ", change", jpeg_uri(difference_overlay(grey, raw, calibrated, input.style))) +
            "</div>\n";
  }
  return html + "</div></section>\n";
}

std::string masks_section(const ReportInput& input) {
  if (!has_maps(input.maps)) return {};
  const Picture grey = grey_picture(fitted(input.picture, 560));
  std::string html =
      "<section class=\"card keep\"><h2>Masks</h2>\n<p>Every pixel goes to the class whose map is strongest there, or "
      "to none "
      "(the grey photograph) where no map reaches " +
      fixed_text(input.maps.threshold, 2) + ".</p>\n<div class=\"two\">\n";
  for (bool calibrated : {false, true}) {
    const std::vector<std::uint8_t> labels =
        class_labels(input.maps, calibrated, input.maps.threshold, grey.height, grey.width);
    std::string caption = calibrated ? "from calibrated maps" : "from raw maps";
    if (input.scores)
      caption += ", mean IoU " + percent(calibrated ? input.scores->miou_calibrated : input.scores->miou_raw);
    html += "<figure>" + image("map", caption, jpeg_uri(mask_overlay(grey, labels, 0.75))) + "<figcaption>" + caption +
            "</figcaption></figure>\n";
  }
  return html + "</div>\n" + legend(input) + "</section>\n";
}

std::string elbo_section(const ReportInput& input) {
  const std::vector<std::size_t> measured = measured_classes(input);
  std::string html = "<section class=\"card\"><h2>How well each class explains the picture</h2>\n";
  if (measured.empty()) return html + "<p>No ELBO was measured.</p></section>\n";
  if (measured.size() > 1) {
    html +=
        "<p>The loss says how much noise the model fails to predict when it is told \xE2\x80\x9C"
        "a photo of \xE2\x80\xA6\xE2\x80\x9D: lower is better. All classes met the same noise, so their differences "
        "are more certain than "
        "the losses themselves. Thin lines are standard errors; bars whose lines overlap widely are hard to tell "
        "apart.</p>\n";
    html += loss_bars(input, measured);
  } else {
    html += "<p>With one class there is nothing to compare its loss with.</p>\n";
  }
  html += "<div class=\"two keep\" style=\"margin-top:18px\">\n<figure>" + loss_lines(input, measured, false) +
          "<figcaption>Loss at every measured timestep.</figcaption></figure>\n";
  if (measured.size() > 1)
    html += "<figure>" + loss_lines(input, measured, true) +
            "<figcaption>The same with the mean over classes taken away: where the lines part, the timestep tells the "
            "classes apart.</figcaption></figure>\n";
  return html + "</div>\n" + legend(input) + "</section>\n";
}

std::string numbers_section(const ReportInput& input) {
  std::string html =
      "<section class=\"card\"><h2>Numbers</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>class</th><th>measured "
      "with</th><th>tokens</th>";
  for (const char* head : {"loss", "standard error", "n", "S", "exponent"})
    html += std::string("<th class=\"num\">") + head + "</th>";
  if (input.scores) html += "<th class=\"num\">IoU raw</th><th class=\"num\">IoU calibrated</th>";
  html += "</tr></thead>\n<tbody>\n";
  const auto number = [](const std::string& text) { return "<td class=\"num\">" + text + "</td>"; };
  for (std::size_t i = 0; i < input.maps.names.size(); ++i) {
    const ClassCalibration& entry = input.maps.classes[i];
    const double absent = std::nan("");
    const auto known = [&](double value) { return entry.measured ? value : absent; };
    html += "<tr><td class=\"long\">" + swatch(i) + escape_markup(input.maps.names[i]) + "</td><td class=\"long\">" +
            escape_markup(input.record.classes[i].elbo_text) + "</td><td>" +
            positions_text(input.record.classes[i].token_positions) + "</td>" +
            number(significant_text(known(entry.loss), 6)) + number(significant_text(known(entry.standard_error), 3)) +
            number(fixed_text(known(entry.normalized), 4)) + number(fixed_text(entry.s, 4)) +
            number(fixed_text(entry.exponent, 4));
    if (input.scores) {
      html += number(percent(i < input.scores->iou_raw.size() ? input.scores->iou_raw[i] : absent));
      html += number(percent(i < input.scores->iou_calibrated.size() ? input.scores->iou_calibrated[i] : absent));
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table></div></section>\n";
}

std::vector<std::pair<std::string, std::string>> setting_lines(const AlignmentRecord& record,
                                                               const CalibrationSettings& settings) {
  using Exponents = CalibrationSettings::Exponents;
  using Softmax = CalibrationSettings::Softmax;
  using Variant = CalibrationSettings::Variant;
  std::vector<std::pair<std::string, std::string>> lines;
  lines.emplace_back("\xCE\xB3 (gamma)",
                     plain(settings.gamma) + ", so exponents reach up to " + plain(1 / settings.gamma));
  lines.emplace_back("exponents", settings.exponents == Exponents::fixed ? "the same for every class"
                                  : settings.exponents == Exponents::inverted
                                      ? "inverted (lowest loss is tightened most)"
                                      : "from the ELBO of each class");
  if (settings.variant != Variant::official)
    lines.emplace_back("variant", settings.variant == Variant::pixelwise_exponent
                                      ? "exponent per pixel, from the likelihood map"
                                      : "product with the likelihood map");
  lines.emplace_back("ELBO timesteps",
                     timesteps_text(settings.elbo_timesteps.empty() ? record.elbo_timesteps : settings.elbo_timesteps));
  lines.emplace_back("weight of a timestep", settings.paper_weighting ? "as in the paper (1/\xCF\x89)" : "equal");
  lines.emplace_back(
      "attention timesteps",
      timesteps_text(settings.collect_timesteps.empty() ? record.collect_timesteps : settings.collect_timesteps));
  const double sigma = layer_sigma_of(record, settings);
  std::string weights = "Gaussian over the layers, \xCF\x83 = " + plain(sigma);
  if (!(sigma > 0)) {
    weights = "by resolution";
    for (double weight : resolution_weights_of(record, settings)) weights += " " + plain(weight);
  }
  lines.emplace_back("layer weights", weights);
  lines.emplace_back("self-attention passes", settings.self_passes < 0
                                                  ? "all (" + std::to_string(record.self_operators.size()) + ")"
                                                  : std::to_string(settings.self_passes));
  lines.emplace_back("softmax over classes", settings.softmax == Softmax::per_layer ? "in every layer"
                                             : settings.softmax == Softmax::at_end  ? "at the end"
                                                                                    : "none");
  lines.emplace_back("enlarge before the exponent", settings.upsample_first ? "yes" : "no");
  lines.emplace_back("shrink uncertain exponents", settings.shrink ? "yes" : "no");
  lines.emplace_back("mask threshold", plain(threshold_of(record, settings)));
  lines.emplace_back("token positions",
                     record.reference ? "as the official code finds them" : "by characters of the caption");
  return lines;
}

}  // namespace elboscope
