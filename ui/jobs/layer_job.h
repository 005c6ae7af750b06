#pragma once

#include <memory>

#include "core/alignment/layer_maps.h"
#include "ui/jobs/engine_jobs.h"

namespace elboscope {

/// What is measured for the layer browser, apart from the model.
struct LayerRequest {
  std::shared_ptr<const Picture> picture;
  std::string picture_path;
  std::string fit = "aspect";
  LayerMapRequest maps;
};
using LayerMapsPtr = std::shared_ptr<const LayerMaps>;

/// Work for the lane of the engine: one pass of the network. Throws Error(usage, refused, cancelled).
LayerMapsPtr layer_maps_job(const LoadedModel& model, const LayerRequest& request, JobContext& context);

}  // namespace elboscope
