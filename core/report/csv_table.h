#pragma once

#include <string>

#include "core/alignment/alignment_record.h"
#include "core/alignment/calibration.h"
#include "core/report/exports.h"

namespace elboscope {

/// The numbers of every class as a table (RFC 4180, UTF-8, point as decimal mark, lines end with CR LF): one row a
/// class with name, loss, standard_error, normalized, S, exponent, iou_raw and iou_calibrated (empty without truth),
/// measured, and "loss at t = ..." for every recorded timestep. Numbers have as many digits as bring the same double
/// back; what was not measured is empty.
std::string result_csv(const AlignmentRecord& record, const Heatmaps& maps, const MaskScores* scores = nullptr);

}  // namespace elboscope
