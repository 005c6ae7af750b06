#include <cmath>
#include <initializer_list>

#include "core/alignment/alignment_record.h"

namespace elboscope {
namespace {

class Check {
 public:
  Check(ErrorKind kind, const std::string& display_name) : kind_(kind), display_name_(display_name) {}

  void number(const std::string& field, std::int64_t value, std::int64_t low, std::int64_t high) const {
    if (value < low || value > high) {
      fail(field + " is " + std::to_string(value) + ", expected " + std::to_string(low) + " to " +
           std::to_string(high));
    }
  }

  void finite(const std::string& field, double value, double low, double high) const {
    if (!(value >= low && value <= high)) {
      fail(field + " is " + std::to_string(value) + ", expected a number from " + std::to_string(low) + " to " +
           std::to_string(high));
    }
  }

  /// An array holds exactly the product of the counts. Divides, because the product could overflow.
  void size(const std::string& field, std::size_t found, std::initializer_list<std::int64_t> counts) const {
    std::size_t rest = found;
    bool fits = true, zero = false;
    std::string expected;
    for (std::int64_t count : counts) {
      expected += (expected.empty() ? "" : " x ") + std::to_string(count);
      if (count == 0) {
        zero = true;
        continue;
      }
      fits = fits && rest % static_cast<std::size_t>(count) == 0;
      rest /= static_cast<std::size_t>(count);
    }
    if (zero ? found != 0 : !fits || rest != 1)
      fail(field + " has " + std::to_string(found) + " values, expected " + expected);
  }

  [[noreturn]] void fail(const std::string& sentence) const {
    throw Error(kind_, display_name_,
                (display_name_.empty() ? "The record is not sound: " : "the record is not sound: ") + sentence + ".");
  }

 private:
  ErrorKind kind_;
  const std::string& display_name_;
};

constexpr std::int64_t most_side = 1 << 20, most_timestep = 1'000'000, most_grid_side = 4096;

void check_classes(const Check& check, const AlignmentRecord& record) {
  for (std::size_t i = 0; i < record.classes.size(); ++i) {
    const RecordedClass& entry = record.classes[i];
    const std::string field = "classes[" + std::to_string(i) + "]";
    for (const TextRange& range : entry.ranges) {
      if (range.begin > range.end || range.end > record.caption.size()) {
        check.fail(field + " stands at bytes " + std::to_string(range.begin) + " to " + std::to_string(range.end) +
                   " of a caption of " + std::to_string(record.caption.size()));
      }
    }
    for (int place : entry.map_places) {
      check.number(field + ".map_places", place, 0, static_cast<std::int64_t>(record.recorded_tokens.size()) - 1);
    }
    for (std::int64_t index : entry.estimated_timesteps) {
      check.number(field + ".estimated_timesteps", index, 0, static_cast<std::int64_t>(record.elbo_timesteps.size()) - 1);
    }
    for (int position : entry.token_positions) check.number(field + ".token_positions", position, 0, most_timestep);
  }
}

void check_elbo(const Check& check, const AlignmentRecord& record) {
  const auto classes = static_cast<std::int64_t>(record.classes.size());
  const auto timesteps = static_cast<std::int64_t>(record.elbo_timesteps.size());
  for (std::int64_t timestep : record.elbo_timesteps) check.number("elbo_timesteps", timestep, 0, most_timestep);
  if (!record.elbo_weights.empty()) check.size("elbo_weights", record.elbo_weights.size(), {timesteps});
  if (!record.losses.empty()) check.size("losses", record.losses.size(), {classes, timesteps});
  if (!record.caption_distances.empty()) check.size("caption_distances", record.caption_distances.size(), {classes, timesteps});
  check.number("latent height", record.latent_height, 0, most_side);
  check.number("latent width", record.latent_width, 0, most_side);
  const auto pixels = [&](const std::string& field, const std::vector<float>& errors, std::int64_t texts) {
    if (errors.empty()) return;
    check.size(field, errors.size(), {texts, timesteps, record.latent_height, record.latent_width});
  };
  pixels("pixel_errors", record.pixel_errors, classes);
  pixels("empty_pixel_errors", record.empty_pixel_errors, 1);
  pixels("caption_pixel_errors", record.caption_pixel_errors, 1);
}

void check_attention(const Check& check, const AlignmentRecord& record) {
  for (std::int64_t timestep : record.collect_timesteps) check.number("collect_timesteps", timestep, 0, most_timestep);
  for (std::size_t i = 0; i < record.recorded_tokens.size(); ++i) {
    check.number("recorded_tokens", record.recorded_tokens[i], 0, most_timestep);
    if (i > 0 && record.recorded_tokens[i] <= record.recorded_tokens[i - 1])
      check.fail("recorded_tokens does not ascend");
  }
  for (const CollectedLayer& layer : record.cross_layers) {
    check.number("height of " + layer.name, layer.height, 1, most_grid_side);
    check.number("width of " + layer.name, layer.width, 1, most_grid_side);
    check.size("the maps of " + layer.name, layer.maps.size(),
               {static_cast<std::int64_t>(record.collect_timesteps.size()),
                static_cast<std::int64_t>(record.recorded_tokens.size()), layer.height, layer.width});
  }
  check.finite("cross_layer_middle", record.cross_layer_middle, -1e6, 1e6);
  for (double weight : record.resolution_weights) check.finite("resolution_weights", weight, 0, 1e12);
  if (record.threshold) check.finite("threshold", *record.threshold, 0, 1);
  for (const auto& row : record.self_weight) {
    for (double weight : row) check.finite("self_weight", weight, 0, 1e12);
  }
  if (record.self_operators.empty()) {
    if (!record.self_product.empty()) check.fail("there is a product of self-attention operators without operators");
    return;
  }
  if (record.cross_layers.empty()) check.fail("there are self-attention operators and no cross-attention layer");
  const std::int64_t grid = record.cross_layers.front().height * record.cross_layers.front().width;
  for (const auto& matrix : record.self_operators) check.size("a self-attention operator", matrix.size(), {grid, grid});
  if (!record.self_product.empty()) check.size("self_product", record.self_product.size(), {grid, grid});
}

}  // namespace

void check_record(const AlignmentRecord& record, ErrorKind kind, const std::string& display_name) {
  const Check check(kind, display_name);
  for (const auto& [field, value] :
       std::initializer_list<std::pair<const char*, std::int64_t>>{{"image width", record.image_width},
                                                                   {"image height", record.image_height},
                                                                   {"working width", record.working_width},
                                                                   {"working height", record.working_height}}) {
    check.number(field, value, 0, most_side);
  }
  // 2^30 pixels: far beyond any photograph, and maps of that size are still refused by a sentence about memory.
  check.number("image area", record.image_width * record.image_height, 0, std::int64_t{1} << 30);
  for (double seconds : {record.seconds.load, record.seconds.encode, record.seconds.elbo, record.seconds.collect}) {
    check.finite("seconds", seconds, 0, 1e12);
  }
  check_classes(check, record);
  check_elbo(check, record);
  check_attention(check, record);
}

}  // namespace elboscope
