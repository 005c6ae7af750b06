#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stop_token>

#include "app/commands.h"
#include "core/alignment/alignment_record.h"
#include "core/picture/picture.h"

namespace elboscope {

/// The ground truth of a picture: empty without a file; Error(refused) unless it has the picture's size and no other labels
/// than 0, 1 to `classes` and 255. Read before the network costs time.
std::optional<LabelPicture> read_truth(const std::filesystem::path& mask, const Picture& picture, std::size_t classes);

/// Calibrates a record and writes what was asked for: files and report.html into options.out, JSON to options.json, a table for
/// people to standard output (standard error if JSON goes there). Shared by inspect and calibrate, so that both give the same
/// bytes. A stop is seen between two files: Error(cancelled), the files already written stay.
void deliver(const AlignmentRecord& record, const Picture& picture, const std::optional<LabelPicture>& truth,
             const CalibrationOptions& options, const std::stop_token& stop);

}  // namespace elboscope
