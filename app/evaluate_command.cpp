#include <charconv>
#include <cstdio>
#include <tuple>
#include <utility>

#include "app/commands.h"
#include "app/terminal_progress.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/folder_dataset.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {

namespace {

using nlohmann::ordered_json;

/// JSON says null where a number does not exist.
std::string value_text(const ordered_json& value, const char* format = "%.2f") {
  if (!value.is_number()) return "-";
  char text[32];
  std::snprintf(text, sizeof text, format, value.get<double>());
  return text;
}

void print_tables(std::FILE* out, const ordered_json& document) {
  std::fprintf(out, "%-20s %6s %7s %7s %10s %9s %9s %10s\n", "class", "images", "share", "IoU raw", "calibrated",
               "loss", "relative", "rank");
  for (const ordered_json& one : document["per_class"]) {
    if (one["images"] == 0) continue;
    std::fprintf(out, "%-20s %6s %7s %7s %10s %9s %9s %10s\n", one["name"].get<std::string>().c_str(),
                 value_text(one["images"], "%.0f").c_str(), value_text(one["mean_visible_share"], "%.3f").c_str(),
                 value_text(one["iou_raw"]).c_str(), value_text(one["iou_calibrated"]).c_str(),
                 value_text(one["mean_loss"], "%.5f").c_str(), value_text(one["mean_relative_loss"], "%+.5f").c_str(),
                 value_text(one["frequency_rank"], "%.0f").c_str());
  }
  std::fprintf(out, "\n%-20s %9s %7s %10s %9s\n", "visible share", "instances", "IoU raw", "calibrated", "relative");
  for (const ordered_json& one : document["buckets"]) {
    if (one["instances"] == 0) continue;
    char range[48];
    std::snprintf(range, sizeof range, "%.3f to %.3f", one["from"].get<double>(), one["to"].get<double>());
    std::fprintf(out, "%-20s %9s %7s %10s %9s\n", range, value_text(one["instances"], "%.0f").c_str(),
                 value_text(one["iou_raw"]).c_str(), value_text(one["iou_calibrated"]).c_str(),
                 value_text(one["mean_relative_loss"], "%+.5f").c_str());
  }
  if (document["sweep"].size() > 2) {
    // The official search can stop at a side peak, so the true maximum stands beside it.
    std::fprintf(out, "\n%-44s %7s %9s %10s %9s\n", "sweep", "mIoU", "threshold", "best mIoU", "threshold");
    for (const ordered_json& row : document["sweep"]) {
      std::fprintf(out, "%-44s %7s %9s %10s %9s\n", row["name"].get<std::string>().c_str(),
                   value_text(row["miou"]).c_str(), value_text(row["threshold"]).c_str(),
                   value_text(row["best_miou"]).c_str(), value_text(row["best_threshold"]).c_str());
    }
  }
  const ordered_json& losses = document["class_losses"];
  std::fprintf(out,
               "\nrank correlation of a class's mean loss with its log frequency rank %s, with its visible share %s;\n"
               "of an object's loss among those of its picture with its visible share %s\n",
               value_text(losses["loss_with_log_frequency_rank"], "%+.2f").c_str(),
               value_text(losses["loss_with_visible_share"], "%+.2f").c_str(),
               value_text(losses["instance_relative_loss_with_visible_share"], "%+.2f").c_str());
  if (const ordered_json& absent = losses["absent_class"]; absent.is_object()) {
    std::fprintf(out,
                 "an absent class's loss is higher by %s standard errors; classes that are there have the lower one in "
                 "%s %% of the pairs\n",
                 value_text(absent["in_standard_errors"], "%.1f").c_str(),
                 value_text(ordered_json(absent["present_is_likelier"].get<double>() * 100), "%.1f").c_str());
  }
  std::fprintf(
      out,
      "mIoU with background over %s pictures: raw %s (threshold %s), calibrated %s (threshold %s), gain %s +- %s\n",
      value_text(document["images"], "%.0f").c_str(), value_text(document["miou_raw"]).c_str(),
      value_text(document["threshold_raw"]).c_str(), value_text(document["miou_calibrated"]).c_str(),
      value_text(document["threshold_calibrated"]).c_str(), value_text(document["miou_gain"]["value"], "%+.2f").c_str(),
      value_text(document["miou_gain"]["standard_error"]).c_str());
}

std::pair<int, int> parse_objects(const std::string& text) {
  int least = 0, most = 0;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, least);
  const bool colon = first.ec == std::errc() && first.ptr != end && *first.ptr == ':';
  const auto second = colon ? std::from_chars(first.ptr + 1, end, most) : first;
  if (!colon || second.ec != std::errc() || second.ptr != end) {
    throw Error(ErrorKind::usage, {}, "--objects " + printable(text) + " was expected to be MIN:MAX, for example 2:4.");
  }
  return {least, most};
}

StickerDatasetOptions scene_options(const EvaluateOptions& options) {
  StickerDatasetOptions scenes = options.scenes;
  std::tie(scenes.min_objects, scenes.max_objects) = parse_objects(options.objects);
  return scenes;
}

}  // namespace

int run_evaluate(const EvaluateOptions& options, std::stop_token stop) {
  // What is wrong with the words is said before the model costs time.
  std::error_code ignored;
  const bool folder = !names_stickers(options.dataset) && std::filesystem::is_directory(options.dataset, ignored);
  const StickerDatasetName name = folder ? StickerDatasetName() : parse_sticker_dataset(options.dataset);
  const StickerDatasetOptions scenes = scene_options(options);
  CalibrationOptions target;
  target.json = options.json;
  prepare_targets(target, {});
  const bool keeps = !options.json.empty() && options.json != "-";

  TerminalProgress progress(true);
  const auto model = load_model(options.model, options.load, progress.callback(), stop);
  progress.clear();
  const ModelInfo& info = model_info(*model);
  if (!has_fast_blas())
    std::fprintf(stderr, "warning: LibTorch runs on a slow BLAS; install libopenblas0-pthread (30 times faster).\n");
  for (const std::string& warning : info.warnings) std::fprintf(stderr, "note: %s\n", warning.c_str());
  const auto dataset = folder ? folder_dataset(options.dataset, info, scenes.full_caption)
                              : sticker_dataset(read_sticker_world(info, options.sprites), name, scenes);

  EvaluationSettings settings;
  const auto timesteps = [&](const std::string& text, bool elbo) {
    return text.empty() ? default_timesteps(info, elbo)
                        : parse_timesteps(text, info.train_timesteps, options.seed);
  };
  settings.probe.elbo_timesteps = timesteps(options.elbo_timesteps, true);
  settings.probe.collect_timesteps = timesteps(options.collect_timesteps, false);
  settings.probe.seed = options.seed;
  settings.probe.batch_size = options.batch_size;
  settings.probe.empty_caption_errors =
      options.sweep.wanted || options.calibration.variant != CalibrationSettings::Variant::official;
  settings.probe.caption_errors = options.calibration.control_variate;
  settings.rows = evaluation_rows(options.calibration, options.sweep, settings.probe.elbo_timesteps);
  settings.absent_class = options.absent_class;
  if (keeps) settings.journal = options.json + ".partial";

  const EvaluationOutcome outcome = evaluate(*model, *dataset, settings, progress.callback(), stop);
  progress.clear();
  if (!outcome.note.empty()) std::fprintf(stderr, "note: %s\n", outcome.note.c_str());
  if (outcome.kept > 0) std::fprintf(stderr, "note: %zu pictures were kept of an earlier run.\n", outcome.kept);
  if (!outcome.finished) {
    std::fprintf(
        stderr, "cancelled: %zu of %zu pictures were finished%s\n", outcome.done, dataset->count(),
        keeps ? (" and are kept in " + settings.journal.string() + "; the same command goes on from there").c_str()
              : "; only with --json FILE are they kept");
    return 130;
  }
  print_tables(options.json == "-" ? stderr : stdout, outcome.document);
  write_json(options.json, outcome.document);
  if (keeps) std::filesystem::remove(settings.journal, ignored);
  return 0;
}

}  // namespace elboscope
