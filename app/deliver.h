#pragma once

#include <filesystem>
#include <stop_token>

#include "app/commands.h"
#include "core/alignment/alignment_record.h"
#include "core/picture/picture.h"

namespace elboscope {

/// Calibrates a record and writes what was asked for: files and report.html into options.out, JSON to options.json, a table for
/// people to standard output (standard error if JSON goes there). `mask` may be empty. Shared by inspect and calibrate, so
/// that both give the same bytes.
void deliver(const AlignmentRecord& record, const Picture& picture, const std::filesystem::path& mask, const CalibrationOptions& options);

}  // namespace elboscope
