#include "ui/jobs/layer_job.h"

#include "core/alignment/working_picture.h"
#include "ui/jobs/job_lane.h"

namespace elboscope {

LayerMapsPtr layer_maps_job(const LoadedModel& model, const LayerRequest& request, JobContext& context) {
  const ProbePicture working = working_picture(*request.picture, request.picture_path, model.info, request.fit);
  return std::make_shared<const LayerMaps>(
      measure_layer_maps(*model.model, working, request.maps, context.progress(), context.stop()));
}

}  // namespace elboscope
