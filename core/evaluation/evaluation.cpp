#include "core/evaluation/evaluation.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <utility>

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/version.h"
#include "core/evaluation/evaluation_journal.h"
#include "core/evaluation/evaluation_totals.h"
#include "core/evaluation/item_score.h"

namespace elboscope {
namespace {

using nlohmann::ordered_json;

ordered_json settings_json(const DiffusionModel& model, const EvaluationDataset& dataset,
                           const EvaluationSettings& settings) {
  const ModelInfo& info = model_info(model);
  const ProbeSettings& probe = settings.probe;
  // "cpu, float32, 2 threads": with another number of threads an interrupted evaluation may go on.
  const std::string compute = compute_description(model);
  return {{"program_version", program_version},
          {"model", {{"family", info.family}, {"path", info.path.string()}, {"sha256", info.sha256}}},
          {"compute", compute.substr(0, compute.rfind(','))},
          {"dataset", dataset.description()},
          {"elbo_timesteps", probe.elbo_timesteps},
          {"collect_timesteps", probe.collect_timesteps},
          {"seed", probe.seed},
          {"fit", probe.fit},
          {"empty_caption_errors", probe.empty_caption_errors},
          {"caption_errors", probe.caption_errors},
          {"caption_per_class", probe.caption_per_class},
          {"absent_class", settings.absent_class},
          {"calibration", row_json(settings.rows.at(1))}};
}

std::string fingerprint(ordered_json settings, const std::vector<SweepRow>& rows) {
  settings["model"].erase("path");  // the same model in another place is the same
  for (const SweepRow& row : rows) settings["rows"].push_back(row_json(row));
  const std::string text = settings.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  Sha256 hash;
  hash.update(text.data(), text.size());
  return hash.finish();
}

std::vector<std::string> class_names(const EvaluationDataset& dataset, const std::vector<std::size_t>& classes) {
  std::vector<std::string> names;
  for (std::size_t c : classes) names.push_back(dataset.classes().at(c));
  return names;
}

AlignmentRecord measure(const DiffusionModel& model, const EvaluationItem& item, const ProbeSettings& settings,
                        const std::stop_token& stop) {
  try {
    AlignmentRecord record = probe(model, item.picture, settings, {}, {}, stop);
    if (!record.complete) throw_if_stopped(stop);
    return record;
  } catch (const Error& error) {
    if (error.kind == ErrorKind::cancelled) throw;
    throw Error(error.kind, item.name, error.what(), error.detail);
  }
}

/// Mean loss of a class that the picture does not hold: the same noise, because as many timesteps are collected before.
std::vector<double> measure_absent(const DiffusionModel& model, const EvaluationDataset& dataset,
                                   const EvaluationItem& item, std::size_t index, ProbeSettings settings,
                                   const std::stop_token& stop) {
  std::vector<std::size_t> absent;
  for (std::size_t c = 0; c < dataset.classes().size(); ++c) {
    if (std::find(item.classes.begin(), item.classes.end(), c) == item.classes.end()) absent.push_back(c);
  }
  if (absent.empty()) return {};
  std::mt19937_64 random(settings.seed + index);
  settings.caption.clear();
  settings.classes = class_names(dataset, {absent[random() % absent.size()]});
  settings.self_attention = false;
  settings.empty_caption_errors = settings.caption_errors = false;
  const AlignmentRecord record = measure(model, item, settings, stop);
  double sum = 0;
  for (double loss : record.losses) sum += loss;
  return {sum / static_cast<double>(record.losses.size())};
}

}  // namespace

EvaluationOutcome evaluate(const DiffusionModel& model, const EvaluationDataset& dataset,
                           const EvaluationSettings& settings, const ProgressCallback& progress,
                           const std::stop_token& stop) {
  for (const SweepRow& row : settings.rows)
    check_settings(row.settings, settings.probe.elbo_timesteps, settings.probe.collect_timesteps);
  const ordered_json described = settings_json(model, dataset, settings);
  EvaluationTotals totals(dataset, settings.rows);
  EvaluationOutcome outcome;
  const auto keep = [&](ItemScore&& score) {
    if (outcome.done >= dataset.count()) refuse({}, "There are more saved pictures than the data set has.");
    totals.add(std::move(score));
    ++outcome.done;
  };
  std::unique_ptr<EvaluationJournal> journal =
      settings.journal.empty()
          ? std::make_unique<EvaluationJournal>()
          : std::make_unique<EvaluationJournal>(settings.journal, fingerprint(described, settings.rows),
                                                settings.rows.size(), dataset.classes().size(), keep);
  outcome.kept = outcome.done;
  outcome.note = journal->note();

  const std::string stage =
      outcome.kept == 0 ? "evaluating" : "evaluating (" + std::to_string(outcome.kept) + " are kept of an earlier run)";
  try {
    for (std::size_t index = outcome.done; index < dataset.count(); ++index) {
      if (progress)
        progress({stage, static_cast<std::int64_t>(index - outcome.kept),
                  static_cast<std::int64_t>(dataset.count() - outcome.kept)});
      throw_if_stopped(stop);
      const auto start = std::chrono::steady_clock::now();
      const EvaluationItem item = dataset.item(index);
      ProbeSettings probe_settings = settings.probe;
      probe_settings.caption = item.caption;
      probe_settings.classes = class_names(dataset, item.classes);
      AlignmentRecord record = measure(model, item, probe_settings, stop);
      std::vector<double> absent;
      if (settings.absent_class) absent = measure_absent(model, dataset, item, index, probe_settings, stop);
      const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      ItemScore score = score_item(record, item, settings.rows);
      score.index = index;
      score.absent_loss = std::move(absent);
      score.probe_seconds = seconds;
      journal->add(score);
      keep(std::move(score));
    }
    outcome.finished = true;
  } catch (const Error& error) {
    if (error.kind != ErrorKind::cancelled) throw;
  }
  outcome.document = totals.document();
  outcome.document["settings"] = described;
  return outcome;
}

}  // namespace elboscope
