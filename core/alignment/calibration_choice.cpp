#include <algorithm>
#include <cmath>

#include "core/alignment/calibration_steps.h"
#include "core/alignment/map_operations.h"
#include "core/base/memory_usage.h"

namespace elboscope {
namespace {

[[noreturn]] void wrong_settings(const std::string& sentence) {
  throw Error(ErrorKind::usage, {}, sentence);
}

/// Places of the wanted timesteps among those recorded, each once; all if none is named.
std::vector<std::size_t> places_of(const std::vector<std::int64_t>& recorded, const std::vector<std::int64_t>& wanted,
                                   const std::string& what) {
  std::vector<std::size_t> places;
  if (wanted.empty()) {
    for (std::size_t i = 0; i < recorded.size(); ++i) places.push_back(i);
    return places;
  }
  for (std::int64_t timestep : wanted) {
    const auto found = std::find(recorded.begin(), recorded.end(), timestep);
    if (found == recorded.end()) {
      std::string list;
      for (std::size_t i = 0; i < recorded.size() && i < 40; ++i)
        list += (i == 0 ? "" : ", ") + std::to_string(recorded[i]);
      wrong_settings("The record has no " + what + " timestep " + std::to_string(timestep) + "; it has " +
                     (list.empty() ? "none" : list) + ".");
    }
    places.push_back(static_cast<std::size_t>(found - recorded.begin()));
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

void check_numbers(const CalibrationSettings& settings) {
  if (!(settings.gamma > 0 && settings.gamma <= 1)) {
    wrong_settings("gamma is " + std::to_string(settings.gamma) + "; expected a number above 0 and at most 1.");
  }
  if (const double sigma = settings.layer_sigma.value_or(0); !(sigma >= 0 && std::isfinite(sigma))) {
    wrong_settings("layer_sigma is " + std::to_string(sigma) + "; expected 0 or a positive number.");
  }
  if (const double threshold = settings.threshold.value_or(0); !(threshold >= 0 && threshold <= 1)) {
    wrong_settings("The threshold is " + std::to_string(threshold) + "; expected a number from 0 to 1.");
  }
  for (double weight : settings.resolution_weights) {
    if (!(weight >= 0 && weight <= 1e12)) {
      wrong_settings("A resolution weight is " + std::to_string(weight) + "; expected numbers from 0 to 1e12.");
    }
  }
}

}  // namespace

void check_settings(const CalibrationSettings& settings, const std::vector<std::int64_t>& elbo_timesteps,
                    const std::vector<std::int64_t>& collect_timesteps) {
  check_numbers(settings);
  places_of(elbo_timesteps, settings.elbo_timesteps, "ELBO");
  places_of(collect_timesteps, settings.collect_timesteps, "collection");
}

CalibrationChoice::CalibrationChoice(const AlignmentRecord& record, const CalibrationSettings& settings) {
  check_numbers(settings);
  check_record(record, ErrorKind::failed, {});

  const std::size_t classes = record.classes.size(), timesteps = record.elbo_timesteps.size();
  elbo = places_of(record.elbo_timesteps, settings.elbo_timesteps, "ELBO");
  if (settings.paper_weighting) {
    if (record.elbo_weights.empty())
      wrong_settings("The record holds no weights of its timesteps, so the paper's weighting is not possible.");
    for (std::size_t place : elbo) elbo_weights.push_back(record.elbo_weights[place]);
  }
  if (settings.control_variate && record.caption_distances.empty()) {
    wrong_settings("The record holds no distances to the caption's prediction, which the control variate needs; measure with them.");
  }
  const std::vector<double>& losses = settings.control_variate ? record.caption_distances : record.losses;
  measured.assign(classes, false);
  for (std::size_t i = 0; i < classes; ++i) {
    measured[i] = record.classes[i].elbo_done && !losses.empty() && !elbo.empty();
    for (std::size_t place : elbo) {
      if (measured[i] && !(std::abs(losses[i * timesteps + place]) < 1e60)) measured[i] = false;
    }
  }

  tokens.resize(classes);
  const std::vector<std::size_t> collected =
      places_of(record.collect_timesteps, settings.collect_timesteps, "collection");
  if (record.cross_layers.empty() || collected.empty() || record.recorded_tokens.empty()) return;
  collect = collected;
  grid_height = record.cross_layers.front().height;
  grid_width = record.cross_layers.front().width;
  for (std::size_t i = 0; i < classes; ++i) {
    for (int place : record.classes[i].map_places) tokens[i].push_back(static_cast<std::size_t>(place));
    if (!tokens[i].empty()) continue;
    for (int position : record.classes[i].token_positions) {
      const auto found = std::lower_bound(record.recorded_tokens.begin(), record.recorded_tokens.end(), position);
      if (found != record.recorded_tokens.end() && *found == position) {
        tokens[i].push_back(static_cast<std::size_t>(found - record.recorded_tokens.begin()));
      }
    }
  }
  const std::size_t available = record.self_operators.size();
  if (settings.self_passes > 0 && static_cast<std::size_t>(settings.self_passes) > available) {
    wrong_settings("self_passes is " + std::to_string(settings.self_passes) + "; the record has " +
                   std::to_string(available) + " self-attention " + (available == 1 ? "operator." : "operators."));
  }
  passes = settings.self_passes < 0 ? available : static_cast<std::size_t>(settings.self_passes);
}

std::vector<float> apply_passes(const AlignmentRecord& record, const CalibrationChoice& choice, std::vector<float> maps,
                                std::size_t count) {
  const auto grid = static_cast<std::int64_t>(choice.grid()), columns = static_cast<std::int64_t>(count);
  std::vector<float> result(maps.size());
  if (choice.passes > 1 && choice.passes == record.self_operators.size() && !record.self_product.empty()) {
    apply_operator(record.self_product.data(), grid, maps.data(), columns, result.data());
    return result;
  }
  for (std::size_t pass = 0; pass < choice.passes; ++pass) {
    apply_operator(record.self_operators[pass].data(), grid, maps.data(), columns, result.data());
    std::swap(maps, result);
  }
  return maps;
}

void check_map_memory(std::size_t maps, std::int64_t height, std::int64_t width) {
  const double bytes =
      static_cast<double>(maps) * static_cast<double>(height) * static_cast<double>(width) * sizeof(float);
  // Asking the system costs more than small maps do.
  if (bytes < 256e6) return;
  const auto free = static_cast<double>(available_memory_bytes());
  if (bytes < 1e13 && (free == 0 || bytes < 0.9 * free)) return;
  throw Error(ErrorKind::failed, {},
              "Maps of " + std::to_string(width) + "x" + std::to_string(height) + " pixels for all classes need " +
                  std::to_string(static_cast<std::int64_t>(bytes / 1e6)) + " MB and " +
                  std::to_string(static_cast<std::int64_t>(free / 1e6)) +
                  " MB are free; ask for smaller maps or fewer classes.");
}

}  // namespace elboscope
