#include "core/alignment/attention_collector.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <optional>

#include "core/alignment/layer_map_recorder.h"
#include "core/alignment/map_operations.h"
#include "core/alignment/pass_batches.h"
#include "core/base/progress.h"

namespace elboscope {

std::vector<int> resolution_groups(const std::vector<AttentionSite>& sites, bool cross) {
  std::vector<int> groups;
  const AttentionSite* previous = nullptr;
  for (const AttentionSite& site : sites) {
    if (site.cross != cross) continue;
    const bool same = previous != nullptr && previous->height == site.height && previous->width == site.width;
    groups.push_back(previous == nullptr ? 0 : groups.back() + (same ? 0 : 1));
    previous = &site;
  }
  return groups;
}

namespace {

/// Reduces each layer at once: wanted columns of the cross maps go to the record, self maps into the passes' matrices.
class Collector final : public AttentionRecorder {
 public:
  Collector(AlignmentRecord& record, const std::vector<AttentionSite>& plan, const std::vector<std::vector<double>>& self_weight,
            std::size_t tokens, std::size_t passes, std::size_t timesteps, bool self_attention)
      : record_(record), tokens_(tokens), passes_(passes), self_groups_(resolution_groups(plan, false)) {
    for (const AttentionSite& site : plan) {
      if (!site.cross) continue;
      CollectedLayer layer;
      layer.place = layer_place(site.place);
      layer.height = site.height;
      layer.width = site.width;
      layer.maps.assign(timesteps * tokens * static_cast<std::size_t>(site.height * site.width), 0.0F);
      record_.cross_layers.push_back(std::move(layer));
    }
    if (self_attention) builder_.emplace(self_weight, record_.cross_layers.front().height, record_.cross_layers.front().width);
    for (const AttentionSite& site : plan) {
      if (site.cross || wants_self(site)) {
        last_cross_ = site.cross;
        last_index_ = site.index;
      }
    }
  }

  /// `place`: where this caption's first token stands among all tokens.
  void start_batch(std::size_t first, std::size_t count, const std::vector<int>& caption_tokens, std::size_t place) {
    first_ = first;
    count_ = count;
    columns_.assign(caption_tokens.begin(), caption_tokens.end());
    place_ = place;
    finished_ = false;
  }

  AttentionRequest request(const AttentionSite& site) override {
    AttentionRequest request;
    if (site.cross) {
      request.map = AttentionRequest::Map::head_mean;
      request.columns = columns_;
    } else if (wants_self(site)) {
      request.map = AttentionRequest::Map::head_mean;
    }
    return request;
  }

  void observe(const AttentionObservation& observation) override {
    const AttentionSite& site = observation.site;
    if (observation.map.defined()) {
      if (site.cross) keep_columns(site, observation.map);
      else add_operator(site, observation.map);
    }
    if (site.cross == last_cross_ && site.index == last_index_) finished_ = true;
  }

  bool finished() const override { return finished_; }
  std::optional<SelfOperatorBuilder>& builder() { return builder_; }

 private:
  bool wants_self(const AttentionSite& site) const {
    return builder_ && builder_->wants(self_groups_.at(static_cast<std::size_t>(site.index)));
  }

  void keep_columns(const AttentionSite& site, const at::Tensor& map) {
    CollectedLayer& layer = record_.cross_layers.at(static_cast<std::size_t>(site.index));
    layer.name = site.name;
    const at::Tensor by_token = map.transpose(1, 2).to(at::kFloat).to(at::kCPU).contiguous();  // [B, tokens, Q]
    const auto area = static_cast<std::size_t>(site.height * site.width), size = columns_.size() * area;
    for (std::size_t b = 0; b < count_; ++b) {
      std::copy_n(by_token.data_ptr<float>() + b * size, size,
                  layer.maps.begin() + static_cast<std::ptrdiff_t>(((first_ + b) * tokens_ + place_) * area));
    }
  }

  void add_operator(const AttentionSite& site, const at::Tensor& map) {
    const at::Tensor host = map.to(at::kFloat).to(at::kCPU).contiguous();
    const int group = self_groups_.at(static_cast<std::size_t>(site.index));
    for (std::size_t b = 0; b < count_; ++b) {
      builder_->add(group, site.height, site.width, host[static_cast<std::int64_t>(b)].data_ptr<float>(),
                    1.0 / static_cast<double>(passes_));
    }
  }

  AlignmentRecord& record_;
  std::vector<std::int64_t> columns_;
  std::size_t tokens_, passes_;
  std::vector<int> self_groups_;
  std::optional<SelfOperatorBuilder> builder_;
  bool last_cross_ = true, finished_ = false;
  int last_index_ = -1;
  std::size_t first_ = 0, count_ = 1, place_ = 0;
};

std::size_t batch_of(const DiffusionModel& model, const std::vector<AttentionSite>& plan, std::int64_t height,
                     std::int64_t width, std::size_t timesteps) {
  std::int64_t largest_map = 0;
  for (const AttentionSite& site : plan) largest_map = std::max(largest_map, site.height * site.width);
  const auto sample = static_cast<double>(model.denoiser().activation_bytes(height, width, model.text_columns()));
  return collection_batch(sample, static_cast<double>(largest_map), model.device().is_cpu(), timesteps);
}

}  // namespace

void collect_attention(const DiffusionModel& model, const at::Tensor& latent, const at::Tensor& noise,
                       const CollectionRequest& request, AlignmentRecord& record,
                       const std::function<void(std::size_t done)>& on_timestep, const std::stop_token& stop) {
  const c10::InferenceMode no_gradients;
  const std::int64_t height = latent.size(2), width = latent.size(3);
  const std::vector<AttentionSite> plan = model.denoiser().sites(height, width);
  const std::vector<int> groups = resolution_groups(plan, false);
  if (groups.empty() || std::none_of(plan.begin(), plan.end(), [](const AttentionSite& site) { return site.cross; })) {
    refuse(model.info().path.string(), "the denoiser has no cross-attention layer, so there is nothing to show");
  }

  record.cross_layers.clear();
  record.self_operators.clear();
  record.self_weight = request.self_weight;
  record.self_weight_note.clear();
  if (record.self_weight.empty()) {
    SelfWeightTable table = self_weight_for(groups.back() + 1);
    record.self_weight = std::move(table.rows);
    record.self_weight_note = std::move(table.note);
  }
  double down = 0, mid = 0;
  for (const AttentionSite& site : plan) {
    if (!site.cross) continue;
    if (site.place == AttentionSite::Place::down) ++down;
    if (site.place == AttentionSite::Place::mid) ++mid;
  }
  record.cross_layer_middle = down + (mid - 1) / 2;
  std::size_t tokens = 0;
  for (const CollectedCaption& caption : request.captions) tokens += caption.tokens.size();
  if (request.captions.size() == 1) record.recorded_tokens = request.captions.front().tokens;
  record.collect_timesteps.clear();

  Collector collector(record, plan, record.self_weight, tokens, request.timesteps.size() * request.captions.size(),
                      request.timesteps.size(), request.self_attention);
  const at::Tensor x0 = latent.to(model.device()), eps = noise.to(model.device());
  const std::size_t batch = batch_of(model, plan, height, width, request.timesteps.size());
  std::vector<TextConditioning> embeddings;
  for (const CollectedCaption& caption : request.captions) embeddings.push_back(model.encode_text({caption.text}));
  const auto close = [&] {
    const std::size_t done = record.collect_timesteps.size();
    for (CollectedLayer& layer : record.cross_layers) {
      layer.maps.resize(layer.maps.size() / request.timesteps.size() * done);
      layer.maps.shrink_to_fit();
    }
    if (done == 0) record.cross_layers.clear();
    if (collector.builder() && done > 0) record.self_operators = collector.builder()->finish();
  };
  try {
    for (std::size_t begin = 0; begin < request.timesteps.size(); begin += batch) {
      throw_if_stopped(stop);
      const std::size_t end = std::min(begin + batch, request.timesteps.size());
      const std::vector<std::int64_t> steps(request.timesteps.begin() + static_cast<std::ptrdiff_t>(begin),
                                            request.timesteps.begin() + static_cast<std::ptrdiff_t>(end));
      const at::Tensor noised =
          model.noise().noised(x0, eps.slice(0, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)), steps);
      std::size_t place = 0;
      for (std::size_t c = 0; c < request.captions.size(); ++c) {
        throw_if_stopped(stop);
        collector.start_batch(begin, end - begin, request.captions[c].tokens, place);
        model.denoise(noised, model.noise().timesteps(steps),
                      embeddings[c].repeat_interleave(static_cast<std::int64_t>(end - begin)), &collector, request.conditions);
        place += request.captions[c].tokens.size();
      }
      record.collect_timesteps.insert(record.collect_timesteps.end(), steps.begin(), steps.end());
      on_timestep(end);
    }
  } catch (const Error&) {
    close();
    throw;
  }
  close();
}

}  // namespace elboscope
