#include <string>
#include <utility>

#include "core/alignment/calibration.h"
#include "core/alignment/map_operations.h"

namespace elboscope {

double layer_sigma_of(const AlignmentRecord& record, const CalibrationSettings& settings) {
  constexpr double official = 3;
  return settings.layer_sigma.value_or(record.resolution_weights.empty() ? official : 0);
}

double threshold_of(const AlignmentRecord& record, const CalibrationSettings& settings) {
  return settings.threshold.value_or(record.threshold.value_or(0.5));
}

std::vector<double> resolution_weights_of(const AlignmentRecord& record, const CalibrationSettings& settings) {
  if (!settings.resolution_weights.empty()) return settings.resolution_weights;
  return record.resolution_weights.empty() ? default_resolution_weights() : record.resolution_weights;
}

std::vector<int> layer_groups_of(const AlignmentRecord& record) {
  std::vector<std::pair<std::int64_t, std::int64_t>> sizes;
  for (const CollectedLayer& layer : record.cross_layers) sizes.emplace_back(layer.height, layer.width);
  return resolution_groups(sizes);
}

std::vector<double> layer_weights_of(const AlignmentRecord& record, const CalibrationSettings& settings,
                                     std::string* note) {
  const std::size_t layers = record.cross_layers.size();
  std::vector<double> weights;
  if (layers == 0) return weights;
  if (const double sigma = layer_sigma_of(record, settings); sigma > 0) {
    weights = gaussian_layer_weights(layers, record.cross_layer_middle, sigma);
  } else {
    const std::vector<int> groups = layer_groups_of(record);
    std::vector<double> table = resolution_weights_of(record, settings);
    const auto needed = static_cast<std::size_t>(groups.back()) + 1;
    if (needed > table.size()) {
      const std::string counts =
          std::to_string(table.size()) + " resolution groups and this model has " + std::to_string(needed);
      if (!settings.resolution_weights.empty() || !record.resolution_weights.empty()) {
        throw Error(ErrorKind::usage, {}, "There are weights for " + counts + "; expected one weight for each.");
      }
      if (note != nullptr) *note = "The official layer weights are made for " + counts + "; the others weigh 1.";
      table.resize(needed, 1.0);
    }
    for (int group : groups) weights.push_back(table[static_cast<std::size_t>(group)]);
  }
  double sum = 0;
  for (double weight : weights) sum += weight;
  if (!(sum > 0))
    throw Error(ErrorKind::usage, {}, "The weights of all cross-attention layers are 0; expected one above 0.");
  for (double& weight : weights) weight /= sum;
  return weights;
}

}  // namespace elboscope
