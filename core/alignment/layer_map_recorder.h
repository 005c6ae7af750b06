// Keeps every cross map of one pass. Engine-internal (torch).
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/alignment/layer_maps.h"
#include "core/nn/attention_recorder.h"

namespace elboscope {

/// Sees a pass of one sample and fills `layers` in order of execution. Throws Error(cancelled) out of the pass.
class LayerMapRecorder final : public AttentionRecorder {
 public:
  /// `columns`: wanted text columns, ascending; `cross_sites`: how many the pass will meet (it stops after the last).
  LayerMapRecorder(std::vector<std::int64_t> columns, std::size_t cross_sites,
                   std::function<void(std::size_t done)> on_layer = {}, std::stop_token stop = {});

  AttentionRequest request(const AttentionSite& site) override;
  void observe(const AttentionObservation& observation) override;
  bool finished() const override { return layers_.size() >= cross_sites_; }

  std::vector<LayerMaps::Layer>& layers() { return layers_; }

 private:
  std::vector<std::int64_t> columns_;
  std::size_t cross_sites_;
  std::function<void(std::size_t)> on_layer_;
  std::stop_token stop_;
  std::vector<LayerMaps::Layer> layers_;
};

/// [tokens][values] floats as steps of each map's largest value; what is not a number, below 0 or from 1e30 on
/// becomes 0.
void keep_as_steps(const float* maps, std::size_t tokens, std::size_t values, LayerMaps::Layer& layer);

CollectedLayer::Place layer_place(AttentionSite::Place place);

}  // namespace elboscope
