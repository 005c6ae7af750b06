#include "core/alignment/layer_map_recorder.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <utility>

namespace elboscope {

CollectedLayer::Place layer_place(AttentionSite::Place place) {
  switch (place) {
    case AttentionSite::Place::down:
      return CollectedLayer::Place::down;
    case AttentionSite::Place::mid:
      return CollectedLayer::Place::mid;
    case AttentionSite::Place::up:
      return CollectedLayer::Place::up;
  }
  return CollectedLayer::Place::down;
}

void keep_as_steps(const float* maps, std::size_t tokens, std::size_t values, LayerMaps::Layer& layer) {
  layer.steps.resize(tokens * values);
  layer.largest.resize(tokens);
  for (std::size_t token = 0; token < tokens; ++token) {
    const float* map = maps + token * values;
    // Numbers from here on would overflow as steps. Comparisons are written so that NaN fails them.
    constexpr float too_large = 1e30F;
    float largest = 0;
    for (std::size_t i = 0; i < values; ++i) {
      if (map[i] > largest && map[i] < too_large) largest = map[i];
    }
    layer.largest[token] = largest;
    const float scale = largest > 0 ? 65535.0F / largest : 0.0F;
    std::uint16_t* out = layer.steps.data() + token * values;
    for (std::size_t i = 0; i < values; ++i) {
      const float step = map[i] < too_large ? map[i] * scale + 0.5F : 0.0F;
      out[i] = step > 0 ? static_cast<std::uint16_t>(std::min(step, 65535.0F)) : std::uint16_t{0};
    }
  }
}

LayerMapRecorder::LayerMapRecorder(std::vector<std::int64_t> columns, std::size_t cross_sites,
                                   std::function<void(std::size_t)> on_layer, std::stop_token stop)
    : columns_(std::move(columns)), cross_sites_(cross_sites), on_layer_(std::move(on_layer)), stop_(std::move(stop)) {}

AttentionRequest LayerMapRecorder::request(const AttentionSite& site) {
  AttentionRequest request;
  if (!site.cross) return request;
  request.map = AttentionRequest::Map::head_mean;
  request.columns = columns_;
  return request;
}

void LayerMapRecorder::observe(const AttentionObservation& observation) {
  if (!observation.site.cross || !observation.map.defined()) return;
  const AttentionSite& site = observation.site;
  const at::Tensor by_token = observation.map[0].transpose(0, 1).to(at::kFloat).to(at::kCPU).contiguous();
  LayerMaps::Layer layer;
  layer.name = site.name;
  layer.place = layer_place(site.place);
  layer.height = site.height;
  layer.width = site.width;
  layer.heads = site.heads;
  keep_as_steps(by_token.data_ptr<float>(), static_cast<std::size_t>(by_token.size(0)),
                static_cast<std::size_t>(by_token.size(1)), layer);
  layers_.push_back(std::move(layer));
  if (on_layer_) on_layer_(layers_.size());
  throw_if_stopped(stop_);
}

}  // namespace elboscope
