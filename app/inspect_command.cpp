#include <chrono>
#include <cstdio>

#include "app/commands.h"
#include "app/deliver.h"
#include "app/terminal_progress.h"
#include "core/alignment/working_picture.h"
#include "core/diffusion/model_folder.h"

namespace elboscope {

int run_inspect(const InspectOptions& options, std::stop_token stop) {
  prepare_targets(options.calibration, options.record);
  // The pictures are refused before the model costs time, the settings before the network does.
  const Picture picture = read_picture(options.image);
  const std::optional<LabelPicture> truth = read_truth(options.mask, picture, options.classes.size());
  TerminalProgress progress(true);
  const auto start = std::chrono::steady_clock::now();
  auto model = load_model(options.model, options.load, progress.callback(), stop);
  const ModelInfo info = model_info(*model);
  const double load_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!has_fast_blas()) std::fprintf(stderr, "warning: LibTorch runs on a slow BLAS; install libopenblas0-pthread (30 times faster).\n");
  for (const std::string& warning : info.warnings) std::fprintf(stderr, "note: %s\n", warning.c_str());

  ProbeSettings settings;
  settings.caption = options.caption;
  settings.classes = options.classes;
  const auto timesteps = [&](const std::string& text, bool elbo) {
    return text.empty() ? default_timesteps(info, elbo, options.reference) : parse_timesteps(text, info.train_timesteps, options.seed);
  };
  settings.elbo_timesteps = timesteps(options.elbo_timesteps, true);
  settings.collect_timesteps = timesteps(options.collect_timesteps, false);
  check_settings(options.calibration.settings, settings.elbo_timesteps, settings.collect_timesteps);
  settings.seed = options.seed;
  settings.reference = options.reference;
  settings.fit = options.reference ? "square" : options.fit;
  settings.all_tokens = options.all_tokens;
  settings.empty_caption_errors = options.likelihood || options.calibration.settings.variant != CalibrationSettings::Variant::official;
  settings.caption_errors = options.caption_errors || options.calibration.settings.control_variate;
  settings.adaptive_elbo = options.adaptive;
  settings.caption_per_class = options.caption_per_class;
  settings.text_columns = options.text_columns;
  settings.batch_size = options.batch_size;

  const ProbePicture working = working_picture(picture, options.image.string(), info, settings.fit);
  AlignmentRecord record = probe(*model, working, settings, progress.callback(), {}, stop);
  progress.clear();
  model.reset();  // the maps may be large: the weights make room for them
  record.seconds.load = load_seconds;
  if (!options.record.empty()) save_record(record, options.record);
  if (!record.cross_layers.empty()) {
    // What a cancelled run has finished is still delivered: its stop was obeyed already.
    deliver(record, picture, truth, options.calibration, record.complete ? stop : std::stop_token());
  }
  if (record.complete) return 0;

  std::size_t measured = 0;
  for (const RecordedClass& entry : record.classes) measured += entry.elbo_done ? 1 : 0;
  std::fprintf(stderr, "cancelled: %zu of %zu collection timesteps and the ELBO of %zu of %zu classes were finished%s\n",
               record.collect_timesteps.size(), settings.collect_timesteps.size(), measured, record.classes.size(),
               options.record.empty() ? "" : " and are kept in the record");
  return 130;
}

}  // namespace elboscope
