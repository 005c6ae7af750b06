#include "core/nn/recorded_attention.h"

#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/nn/attention.h"

namespace elboscope {
namespace {

bool wants_map(const AttentionRequest& request) {
  return request.map == AttentionRequest::Map::head_mean;
}

bool wants_anything(const AttentionRequest& request) {
  return wants_map(request) || request.queries_keys_values || request.output;
}

// The wanted columns of `count` keys that stand from `first` on among all keys of a joint attention.
void append_columns(const AttentionRequest& request, std::int64_t first, std::int64_t count,
                    std::vector<std::int64_t>& columns) {
  if (!wants_map(request)) return;
  for (const auto column : request.columns) {
    if (column < 0 || column >= count)
      throw Error(ErrorKind::usage, {},
                  "An attention map of column " + std::to_string(column) + " was asked for, expected 0 to " +
                      std::to_string(count - 1) + ".");
    columns.push_back(first + column);
  }
  for (std::int64_t j = 0; request.columns.empty() && j < count; ++j) columns.push_back(first + j);
}

}  // namespace

AttentionSite site_at(const AttentionSite& site, std::int64_t height, std::int64_t width) {
  AttentionSite placed = site;
  placed.height = height;
  placed.width = width;
  return placed;
}

at::Tensor recorded_attention(const AttentionSite& site, std::int64_t height, std::int64_t width,
                              const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, double scale,
                              AttentionRecorder* recorder, const at::Tensor& key_mask) {
  if (!recorder) return attention(query, key, value, scale, key_mask);
  const AttentionSite placed = site_at(site, height, width);
  const AttentionRequest request = recorder->request(placed);
  AttentionObservation observation{placed, {}, {}, {}, {}, {}};
  at::Tensor output;
  if (wants_map(request)) {
    auto result = attention_with_map(query, key, value, scale, request.columns, key_mask);
    output = std::move(result.output);
    observation.map = std::move(result.map);
  } else {
    output = attention(query, key, value, scale, key_mask);
  }
  if (request.queries_keys_values) {
    observation.query = query;
    observation.key = key;
    observation.value = value;
  }
  if (request.output) observation.output = output;
  if (wants_anything(request)) recorder->observe(observation);
  if (recorder->finished()) throw RecordingFinished{};
  return output;
}

JointSites joint_sites(const std::string& name, std::int64_t heads, SiteCounter& counter) {
  JointSites sites;
  sites.self.name = name;
  sites.self.place = AttentionSite::Place::mid;
  sites.self.heads = heads;
  sites.cross = sites.self;
  sites.cross.cross = true;
  sites.cross.index = counter.cross++;
  sites.self.index = counter.self++;
  return sites;
}

JointOutput recorded_joint_attention(const JointSites& sites, std::int64_t height, std::int64_t width,
                                     const at::Tensor& image_query, const at::Tensor& text_query, const at::Tensor& key,
                                     const at::Tensor& value, double scale, AttentionRecorder* recorder) {
  const auto image_tokens = image_query.size(2), text_tokens = key.size(2) - image_tokens;
  JointOutput output;
  if (!recorder) {
    output.image = attention(image_query, key, value, scale);
  } else {
    const AttentionSite cross = site_at(sites.cross, height, width), self = site_at(sites.self, height, width);
    const AttentionRequest cross_request = recorder->request(cross), self_request = recorder->request(self);
    AttentionObservation cross_seen{cross, {}, {}, {}, {}, {}}, self_seen{self, {}, {}, {}, {}, {}};
    std::vector<std::int64_t> columns;
    append_columns(self_request, 0, image_tokens, columns);
    const auto self_columns = static_cast<std::int64_t>(columns.size());
    append_columns(cross_request, image_tokens, text_tokens, columns);
    if (columns.empty()) {
      output.image = attention(image_query, key, value, scale);
    } else {
      auto result = attention_with_map(image_query, key, value, scale, columns);
      output.image = std::move(result.output);
      const auto cross_columns = static_cast<std::int64_t>(columns.size()) - self_columns;
      // The small part is copied, so that keeping it does not keep the large one alive.
      if (wants_map(cross_request)) cross_seen.map = result.map.narrow(2, self_columns, cross_columns).contiguous();
      if (wants_map(self_request)) self_seen.map = result.map.narrow(2, 0, self_columns);
    }
    const auto hand_over = [&](const AttentionRequest& request, AttentionObservation& seen, std::int64_t first,
                               std::int64_t count) {
      if (request.queries_keys_values) {
        seen.query = image_query;
        seen.key = key.narrow(2, first, count);
        seen.value = value.narrow(2, first, count);
      }
      if (request.output) seen.output = output.image;
      if (wants_anything(request)) recorder->observe(seen);
    };
    hand_over(cross_request, cross_seen, image_tokens, text_tokens);
    hand_over(self_request, self_seen, 0, image_tokens);
    if (recorder->finished()) throw RecordingFinished{};
  }
  if (text_query.defined()) output.text = attention(text_query, key, value, scale);
  return output;
}

}  // namespace elboscope
