#include "ui/jobs/engine_jobs.h"

#include <chrono>

#include "core/alignment/working_picture.h"
#include "ui/jobs/job_lane.h"

namespace elboscope {

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

LoadedModelPtr load_model_job(const ModelChoice& choice, JobContext& context) {
  const auto start = std::chrono::steady_clock::now();
  auto loaded = std::make_shared<LoadedModel>();
  loaded->choice = choice;
  LoadOptions options;
  options.device = choice.device;
  options.type = choice.type;
  loaded->model = load_model(choice.folder, options, context.progress(), context.stop());
  loaded->info = model_info(*loaded->model);
  loaded->compute = compute_description(*loaded->model);
  loaded->fast_blas = has_fast_blas();
  loaded->load_seconds = seconds_since(start);
  return loaded;
}

RecordPtr probe_job(const LoadedModel& model, const ProbeRequest& request,
                    const std::function<void(RecordPtr)>& on_part, JobContext& context) {
  ProbeSettings settings = request.settings;
  if (settings.elbo_timesteps.empty()) settings.elbo_timesteps = default_timesteps(model.info, true, settings.reference);
  if (settings.collect_timesteps.empty()) settings.collect_timesteps = default_timesteps(model.info, false);
  const ProbePicture working = working_picture(*request.picture, request.picture_path, model.info, settings.fit);

  // A copy costs what the record weighs; parts come no more often than ten times as rarely as that.
  auto last_part = std::chrono::steady_clock::time_point::min();
  double copy_seconds = 0;
  const MapsCallback on_maps = [&](const AlignmentRecord& so_far) {
    const auto now = std::chrono::steady_clock::now();
    if (last_part != std::chrono::steady_clock::time_point::min() &&
        std::chrono::duration<double>(now - last_part).count() < 10 * copy_seconds)
      return;
    auto part = std::make_shared<AlignmentRecord>(so_far);
    part->seconds.load = model.load_seconds;
    copy_seconds = seconds_since(now);
    last_part = std::chrono::steady_clock::now();
    on_part(std::move(part));
  };
  auto record = std::make_shared<AlignmentRecord>(probe(
      *model.model, working, settings, context.progress(),
      [&](const AlignmentRecord& so_far, std::size_t) { on_maps(so_far); }, context.stop(), on_maps));
  record->seconds.load = model.load_seconds;
  return record;
}

}  // namespace elboscope
