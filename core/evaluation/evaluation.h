// Runs a model over a data set with truth: every picture is probed once, then calibrated in every way of the sweep.
#pragma once

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alignment/probe.h"
#include "core/base/progress.h"
#include "core/evaluation/evaluation_dataset.h"
#include "core/evaluation/evaluation_sweep.h"

namespace elboscope {

struct EvaluationSettings {
  ProbeSettings probe;         ///< timesteps, seed, batch...; caption and classes come from the data set
  std::vector<SweepRow> rows;  ///< evaluation_rows()
  /// Also measure one class a picture that is not in it, drawn from `probe.seed`, with the noise of the others: does
  /// the likelihood tell what is there from what is not? Costs about one class more.
  bool absent_class = false;
  std::filesystem::path
      journal;  ///< keeps what is finished, so that the same call goes on after a kill; empty: nothing is kept
};

struct EvaluationOutcome {
  /// Design section 6; complete only where `finished`.
  nlohmann::ordered_json document;
  std::size_t done = 0, kept = 0;  ///< pictures; those of an earlier run among them
  bool finished = false;           ///< false: stopped
  std::string note;                ///< about the journal, for people
};

/// Pictures are pooled as the official evaluation does (segmentation_score.h), over all classes of the data set and
/// background, and the threshold is found by its search for each row alone. A stop loses the picture at work only. The
/// result does not depend on how often the run was interrupted (but "seconds"). Throws Error; a picture that is refused
/// is named.
EvaluationOutcome evaluate(const DiffusionModel& model, const EvaluationDataset& dataset,
                           const EvaluationSettings& settings, const ProgressCallback& progress = {},
                           const std::stop_token& stop = {});

}  // namespace elboscope
