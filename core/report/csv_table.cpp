#include "core/report/csv_table.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/error.h"

namespace elboscope {
namespace {

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

/// A number that is not there stands as nothing.
std::string field(double value) {
  if (!std::isfinite(value)) return {};
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

}  // namespace

std::string result_csv(const AlignmentRecord& record, const Heatmaps& maps, const MaskScores* scores) {
  const std::size_t classes = record.classes.size(), timesteps = record.elbo_timesteps.size();
  if (maps.classes.size() != classes)
    throw Error(ErrorKind::usage, {},
                "The heatmaps hold " + std::to_string(maps.classes.size()) + " classes, expected the record's " +
                    std::to_string(classes) + ".");
  std::string table = "class,loss,standard_error,normalized,S,exponent,iou_raw,iou_calibrated,measured";
  for (const std::int64_t timestep : record.elbo_timesteps) table += ",loss at t = " + std::to_string(timestep);
  table += "\r\n";
  for (std::size_t i = 0; i < classes; ++i) {
    const ClassCalibration& entry = maps.classes[i];
    const auto measured = [&](double value) { return entry.measured ? field(value) : std::string(); };
    const auto score = [&](const std::vector<double>& values) {
      return i < values.size() ? field(values[i]) : std::string();
    };
    table += field(record.classes[i].name) + ',' + measured(entry.loss) + ',' + measured(entry.standard_error) + ',' +
             measured(entry.normalized) + ',' + field(entry.s) + ',' + field(entry.exponent) + ',' +
             (scores ? score(scores->iou_raw) : std::string()) + ',' +
             (scores ? score(scores->iou_calibrated) : std::string()) + ',' + (entry.measured ? "yes" : "no");
    const bool losses = record.classes[i].elbo_done && record.losses.size() >= (i + 1) * timesteps;
    for (std::size_t t = 0; t < timesteps; ++t)
      table += ',' + (losses ? field(record.losses[i * timesteps + t]) : std::string());
    table += "\r\n";
  }
  return table;
}

}  // namespace elboscope
