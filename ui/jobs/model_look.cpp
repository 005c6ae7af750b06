#include "ui/jobs/model_look.h"

#include "core/base/progress.h"
#include "ui/jobs/job_lane.h"

namespace elboscope {

ModelLook model_look_job(const ModelChoice& choice, JobContext& context) {
  ModelLook look;
  look.choice = choice;
  look.list = check_model_folder(choice.folder);
  throw_if_stopped(context.stop());
  if (!look.list.complete()) return look;
  LoadOptions options;
  options.device = choice.device;
  options.type = choice.type;
  auto memory = result_of<MemoryEstimate>([&] { return estimate_memory(choice.folder, options); });
  if (memory.value) {
    look.memory = std::move(*memory.value);
  } else {
    look.memory_failure = memory.failure;
  }
  return look;
}

}  // namespace elboscope
