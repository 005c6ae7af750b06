// Internal to core/report: the parts of the HTML report that show measurements.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/report/html_report.h"

namespace elboscope {

std::string maps_section(const ReportInput& input);     ///< a row a class: numbers, raw, calibrated, change
std::string masks_section(const ReportInput& input);    ///< arg-max masks with legend and scores
std::string elbo_section(const ReportInput& input);     ///< bars with error bars, loss over timestep
std::string numbers_section(const ReportInput& input);  ///< the table behind it all

/// Readable settings in order, names and values as plain text.
std::vector<std::pair<std::string, std::string>> setting_lines(const AlignmentRecord& record,
                                                               const CalibrationSettings& settings);

/// "#rrggbb" of a class, the colour it has in masks.
std::string class_color(std::size_t class_index);

/// The picture with its longer side at `side` pixels.
Picture fitted(const Picture& picture, std::int64_t side);

}  // namespace elboscope
