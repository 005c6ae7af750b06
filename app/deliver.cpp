#include "app/deliver.h"

#include <chrono>
#include <cmath>
#include <cstdio>

#include "app/terminal_progress.h"
#include "core/base/memory_usage.h"
#include "core/report/exports.h"
#include "core/report/html_report.h"
#include "core/report/map_pictures.h"

namespace elboscope {

namespace {

/// In percent; a class that is neither in the truth nor in the mask has no IoU.
std::string score_text(double iou) {
  if (std::isnan(iou)) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", iou);
  return text;
}

void print_table(std::FILE* out, const AlignmentRecord& record, const Heatmaps& maps, const std::optional<MaskScores>& scores) {
  std::size_t widest = 5;
  for (const std::string& name : maps.names) widest = std::max(widest, name.size());
  std::fprintf(out, "%-*s %12s %10s %8s %8s %9s%s\n", static_cast<int>(widest), "class", "ELBO loss", "+-", "n", "S", "exponent",
               scores ? "   IoU raw  calibrated" : "");
  for (std::size_t i = 0; i < maps.names.size(); ++i) {
    const ClassCalibration& entry = maps.classes[i];
    std::fprintf(out, "%-*s ", static_cast<int>(widest), maps.names[i].c_str());
    if (entry.measured) std::fprintf(out, "%12.5f %10.5f %8.4f %8.4f %9.4f", entry.loss, entry.standard_error, entry.normalized, entry.s, entry.exponent);
    else std::fprintf(out, "%12s %10s %8s %8.4f %9.4f", "-", "-", "-", entry.s, entry.exponent);
    if (scores) std::fprintf(out, "  %8s  %10s", score_text(scores->iou_raw[i]).c_str(), score_text(scores->iou_calibrated[i]).c_str());
    std::fprintf(out, "\n");
  }
  if (scores) std::fprintf(out, "mIoU with background: raw %s, calibrated %s\n", score_text(scores->miou_raw).c_str(), score_text(scores->miou_calibrated).c_str());
  for (const std::string& note : maps.notes) std::fprintf(out, "note: %s\n", note.c_str());
  std::fprintf(out, "seconds: load %.2f, encode %.2f, collect %.2f, ELBO %.2f\n", record.seconds.load, record.seconds.encode,
               record.seconds.collect, record.seconds.elbo);
}

}  // namespace

std::optional<LabelPicture> read_truth(const std::filesystem::path& mask, const Picture& picture, std::size_t classes) {
  if (mask.empty()) return std::nullopt;
  LabelPicture truth = read_labels(mask);
  check_truth(truth, mask.string(), picture.width, picture.height, classes);
  return truth;
}

void deliver(const AlignmentRecord& record, const Picture& picture, const std::optional<LabelPicture>& truth,
             const CalibrationOptions& options, const std::stop_token& stop) {
  const auto start = std::chrono::steady_clock::now();
  const bool maps_needed = !options.out.empty() || truth;
  const Heatmaps maps = heatmaps_for_files(record, options.settings, picture.height, picture.width, maps_needed);

  RunFacts facts;
  facts.calibrate_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::optional<MaskScores> scores;
  if (truth && has_maps(maps)) scores = score_masks(maps, *truth, maps.threshold);
  std::optional<ExportedFiles> files;
  if (!options.out.empty()) {
    TerminalProgress progress(true);
    files = write_class_files(options.out, picture, maps, {}, progress.callback(), stop);
    write_html_report(options.out / "report.html",
                      {record, maps, options.settings, picture, scores ? &*scores : nullptr, /*title=*/{}});
  }
  print_table(options.json == "-" ? stderr : stdout, record, maps, scores);
  facts.files = files ? &*files : nullptr;
  facts.scores = scores ? &*scores : nullptr;
  facts.peak_memory_bytes = peak_memory_bytes();
  if (!options.json.empty()) write_json(options.json, result_json(record, maps, options.settings, facts));
}

}  // namespace elboscope
