#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/evaluation/evaluation_dataset.h"
#include "core/evaluation/evaluation_sweep.h"
#include "core/evaluation/segmentation_score.h"

namespace elboscope {

/// One object of a picture. Its curves have two labels: 1 where its class is predicted. Pixels of other objects of the
/// same class do not count, for nobody can tell which of the two was meant there.
struct InstanceScore {
  std::size_t place = 0;     ///< in ItemScore::classes
  double visible_share = 0;  ///< of the picture, 0..1
  ThresholdCurve raw{2}, calibrated{2};
};

/// All that an evaluation keeps of a picture.
struct ItemScore {
  std::size_t index = 0;
  std::vector<std::size_t> classes;    ///< of the data set
  std::vector<double> losses;          ///< mean over the ELBO timesteps, one a class
  std::vector<ThresholdCurve> curves;  ///< one a row, labels 0 (background) and place + 1
  std::vector<InstanceScore> instances;
  std::vector<double> absent_loss;  ///< of a class that is not in the picture; empty or one
  double probe_seconds = 0, sweep_seconds = 0;
};

/// Scores every row on a picture that was measured. The record must be complete and hold what the rows need. It is
/// changed only for the time of the call.
ItemScore score_item(AlignmentRecord& record, const EvaluationItem& item, const std::vector<SweepRow>& rows);

/// One line without line breaks, and back. Untrusted: numbers that do not fit `rows`, `classes` (of the data set) or
/// each other throw Error(refused).
std::string item_line(const ItemScore& score);
ItemScore parse_item_line(const std::string& line, std::size_t rows, std::size_t classes);

}  // namespace elboscope
