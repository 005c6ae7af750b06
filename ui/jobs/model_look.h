#pragma once

#include <optional>

#include "core/alignment/memory_estimate.h"
#include "core/diffusion/model_checklist.h"
#include "ui/jobs/engine_jobs.h"
#include "ui/jobs/job_result.h"

namespace elboscope {

class JobContext;

/// What can be said of a model before it is loaded.
struct ModelLook {
  ModelChoice choice;
  ModelChecklist list;
  std::optional<MemoryEstimate> memory;  ///< where the model is complete
  JobFailure memory_failure;             ///< why there is no estimate: a device or type that does not go
};

/// Work for the files lane; reads no weights. Throws Error(cancelled).
ModelLook model_look_job(const ModelChoice& choice, JobContext& context);

}  // namespace elboscope
