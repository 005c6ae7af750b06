#include "core/alignment/calibration.h"

#include <algorithm>
#include <cmath>

#include "core/alignment/calibration_steps.h"
#include "core/alignment/map_kernels.h"
#include "core/alignment/map_operations.h"
#include "core/base/memory_usage.h"
#include "core/base/parallel.h"

namespace elboscope {
namespace {

using Softmax = CalibrationSettings::Softmax;
using Variant = CalibrationSettings::Variant;

/// Runs body(i) for every class on the pool.
template <class Body>
void for_each_class(std::size_t classes, const Body& body) {
  parallel_for(static_cast<std::int64_t>(classes), 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) body(static_cast<std::size_t>(i));
  });
}

/// A network that overflowed gives NaN; nothing of it may reach the maps.
bool clear_unless_finite(float* map, std::size_t count) {
  if (map_is_finite(map, count)) return true;
  std::fill_n(map, count, 0.0F);
  return false;
}

/// In place over `count` maps that are `stride` apart; maps of classes that have none stay 0.
void softmax_over_classes(float* maps, std::size_t stride, std::size_t count, const std::vector<bool>& present) {
  parallel_for(static_cast<std::int64_t>(stride), 4096, [&](std::int64_t begin, std::int64_t end) {
    for (auto p = static_cast<std::size_t>(begin); p < static_cast<std::size_t>(end); ++p) {
      float largest = -HUGE_VALF, sum = 0;
      for (std::size_t i = 0; i < count; ++i) {
        if (present[i]) largest = std::max(largest, maps[i * stride + p]);
      }
      for (std::size_t i = 0; i < count; ++i) {
        if (present[i]) sum += maps[i * stride + p] = std::exp(maps[i * stride + p] - largest);
      }
      for (std::size_t i = 0; i < count; ++i) {
        if (present[i]) maps[i * stride + p] /= sum;
      }
    }
  });
}

/// Mean over timesteps and tokens, times `weight`, added to `sum` [height*width].
void add_class_map(const CollectedLayer& layer, const CalibrationChoice& choice, std::size_t recorded, std::size_t i,
                   double weight, float* sum) {
  const auto area = static_cast<std::size_t>(layer.height * layer.width);
  const auto factor = static_cast<float>(weight / static_cast<double>(choice.collect.size() * choice.tokens[i].size()));
  for (std::size_t timestep : choice.collect) {
    for (std::size_t token : choice.tokens[i]) {
      const float* map = layer.maps.data() + (timestep * recorded + token) * area;
      for (std::size_t p = 0; p < area; ++p) sum[p] += factor * map[p];
    }
  }
}

/// The classes' maps on the grid: layers resized to the first one's size and averaged with their weights.
void combine_layers(const AlignmentRecord& record, const CalibrationChoice& choice, const std::vector<double>& weights,
                    bool softmax, const std::vector<bool>& present, Heatmaps& maps) {
  const std::size_t classes = record.classes.size(), grid = choice.grid(), recorded = record.recorded_tokens.size();
  std::vector<float> normalized;  // [N][area] of one layer, where the classes must be seen together
  for (std::size_t l = 0; softmax && l < weights.size(); ++l) {
    if (weights[l] == 0) continue;
    const CollectedLayer& layer = record.cross_layers[l];
    const auto area = static_cast<std::size_t>(layer.height * layer.width);
    normalized.assign(classes * area, 0.0F);
    for_each_class(classes, [&](std::size_t i) {
      if (present[i]) add_class_map(layer, choice, recorded, i, 1.0, normalized.data() + i * area);
    });
    softmax_over_classes(normalized.data(), area, classes, present);
    const auto weight = static_cast<float>(weights[l]);
    for_each_class(classes, [&](std::size_t i) {
      std::vector<float> resized(grid);
      resize_bilinear(normalized.data() + i * area, layer.height, layer.width, resized.data(), choice.grid_height,
                      choice.grid_width);
      for (std::size_t p = 0; p < grid; ++p) maps.cross_raw[i * grid + p] += weight * resized[p];
    });
  }
  if (softmax) return;

  // Resizing is linear, so layers of equal size are added up first and resized once.
  for_each_class(classes, [&](std::size_t i) {
    if (!present[i]) return;
    std::vector<bool> done(weights.size(), false);
    std::vector<float> sum, resized(grid);
    float* cross = maps.cross_raw.data() + i * grid;
    for (std::size_t first = 0; first < weights.size(); ++first) {
      if (done[first]) continue;
      const CollectedLayer& size = record.cross_layers[first];
      sum.assign(static_cast<std::size_t>(size.height * size.width), 0.0F);
      for (std::size_t l = first; l < weights.size(); ++l) {
        const CollectedLayer& layer = record.cross_layers[l];
        if (layer.height != size.height || layer.width != size.width) continue;
        done[l] = true;
        if (weights[l] != 0) add_class_map(layer, choice, recorded, i, weights[l], sum.data());
      }
      resize_bilinear(sum.data(), size.height, size.width, resized.data(), choice.grid_height, choice.grid_width);
      for (std::size_t p = 0; p < grid; ++p) cross[p] += resized[p];
    }
  });
}

/// What calibration does to a map already in 0..1. `likelihood` [count] is only read by the variants that need it.
void sharpen(float* map, std::size_t count, const ClassCalibration& entry, const float* likelihood,
             const CalibrationSettings& settings) {
  const auto exponent = static_cast<float>(entry.exponent);
  switch (settings.variant) {
    case Variant::official:
      if (exponent == 1.0F) return;
      for (std::size_t p = 0; p < count; ++p) map[p] = std::pow(map[p], exponent);
      return;
    case Variant::pixelwise_exponent: {
      if (!entry.measured) return;
      const auto strength = static_cast<float>(1 / settings.gamma);
      for (std::size_t p = 0; p < count; ++p) {
        float power = 1;
        if (settings.exponents == CalibrationSettings::Exponents::elbo) power = 1 - likelihood[p];
        if (settings.exponents == CalibrationSettings::Exponents::inverted) power = likelihood[p];
        map[p] = std::pow(map[p], std::pow(strength, power));
      }
      return;
    }
    case Variant::likelihood_product:
      if (!entry.measured) return;
      for (std::size_t p = 0; p < count; ++p) map[p] *= std::sqrt(likelihood[p]);
      return;
  }
}

void decide_exponents(const AlignmentRecord& record, const CalibrationChoice& choice,
                      const CalibrationSettings& settings, Heatmaps& maps) {
  const std::size_t classes = record.classes.size(), timesteps = record.elbo_timesteps.size();
  const std::vector<double>& measured_losses = settings.control_variate ? record.caption_distances : record.losses;
  std::vector<double> losses;
  std::vector<std::size_t> measured;
  for (std::size_t i = 0; i < classes; ++i) {
    if (!choice.measured[i]) continue;
    measured.push_back(i);
    for (std::size_t place : choice.elbo) losses.push_back(measured_losses[i * timesteps + place]);
  }
  const std::vector<ClassCalibration> known =
      calibrate_losses(losses, measured.size(), choice.elbo_weights, settings, &maps.distinguishable);
  maps.classes.assign(classes, {});
  for (ClassCalibration& entry : maps.classes) entry.measured = false;
  for (std::size_t k = 0; k < measured.size(); ++k) maps.classes[measured[k]] = known[k];

  const bool by_loss = settings.exponents != CalibrationSettings::Exponents::fixed && settings.gamma < 1;
  if (settings.exponents == CalibrationSettings::Exponents::fixed) {
    // The same for every class, whether its loss is known or not.
    for (ClassCalibration& entry : maps.classes) {
      entry.s = settings.gamma;
      entry.exponent = 1 / settings.gamma;
    }
  } else if (measured.size() < classes) {
    std::string names;
    for (std::size_t i = 0; i < classes; ++i) {
      if (!choice.measured[i]) names += (names.empty() ? "" : ", ") + record.classes[i].name;
    }
    maps.notes.push_back("No ELBO was measured for " + names + ": exponent 1.");
  }
  if (by_loss && classes == 1)
    maps.notes.push_back("There is one class, so there is nothing to compare its ELBO with: exponent 1.");
  const bool equal_losses = std::all_of(measured.begin(), measured.end(), [&](std::size_t i) {
    return maps.classes[i].loss == maps.classes[measured.front()].loss;
  });
  if (by_loss && measured.size() > 1 && equal_losses) {
    maps.notes.push_back("All losses are equal, so there is no order to go by: exponent 1.");
  } else if (by_loss && measured.size() > 1 && !maps.distinguishable) {
    maps.notes.push_back(
        settings.shrink ? "The losses differ by less than two standard errors, so the exponents were drawn toward 1."
                        : "The losses differ by less than two standard errors: the exponents mostly show noise. The "
                          "shrink option draws them toward 1.");
  }
  if (by_loss && measured.size() > 1 && choice.elbo.size() == 1) {
    maps.notes.push_back("With a single timestep there is no estimate of how certain the losses are.");
  }
}

/// Raw maps on the grid, before the passes, and what there is to say about them.
void find_raw_maps(const AlignmentRecord& record, const CalibrationChoice& choice, const CalibrationSettings& settings,
                   Heatmaps& maps) {
  const std::size_t classes = record.classes.size(), grid = choice.grid();
  maps.cross_raw.assign(classes * grid, 0.0F);
  maps.cross_calibrated.assign(classes * grid, 0.0F);
  maps.grid_raw.assign(classes * grid, 0.0F);
  maps.grid_calibrated.assign(classes * grid, 0.0F);
  if (grid == 0) {
    maps.notes.push_back("The record holds no attention maps (the run was stopped before): all maps are 0.");
    return;
  }
  if (!record.complete && !record.collect_timesteps.empty())
    maps.notes.push_back("The run was stopped early; the maps show what had been measured.");
  std::size_t estimated = 0;
  for (const RecordedClass& entry : record.classes) estimated += entry.estimated_timesteps.size();
  if (estimated > 0) {
    maps.notes.push_back("The ELBO was measured adaptively: " + std::to_string(estimated) + " of " +
                         std::to_string(record.losses.size()) +
                         " evaluations were saved, because the ranks of their classes were settled; their losses are estimates, their standard errors too small.");
  }
  if (choice.passes > 0 && !record.self_weight_note.empty()) maps.notes.push_back(record.self_weight_note);

  std::vector<bool> present(classes);
  for (std::size_t i = 0; i < classes; ++i) {
    present[i] = !choice.tokens[i].empty();
    if (!present[i])
      maps.notes.push_back("The caption's maps hold no token of " + record.classes[i].name + ": its map is 0.");
  }
  std::string note;
  const std::vector<double> weights = layer_weights_of(record, settings, &note);
  if (!note.empty()) maps.notes.push_back(note);
  combine_layers(record, choice, weights, settings.softmax == Softmax::per_layer, present, maps);
  for (std::size_t i = 0; i < classes; ++i) {
    float* map = maps.cross_raw.data() + i * grid;
    const bool sound = clear_unless_finite(map, grid);
    std::vector<float> stretched(map, map + grid);
    if (normalize_min_max(stretched.data(), grid) || !present[i]) continue;
    maps.notes.push_back("The attention map of " + record.classes[i].name +
                         (sound ? " is the same everywhere: its map is 0."
                                : " holds values that are not numbers: its map is 0."));
  }
}

/// Everything up to the grid. Returns the likelihood maps on the grid if the variant needs them. `kept`: names and raw
/// maps are there already.
std::vector<float> calibrate_grid(const AlignmentRecord& record, const CalibrationChoice& choice,
                                  const CalibrationSettings& settings, Heatmaps& maps, bool kept) {
  const std::size_t classes = record.classes.size(), grid = choice.grid();
  maps.grid_height = choice.grid_height;
  maps.grid_width = choice.grid_width;
  maps.threshold = threshold_of(record, settings);
  check_map_memory(7 * classes, choice.grid_height, choice.grid_width);
  std::vector<std::string> notes_of_maps;
  if (kept) {
    notes_of_maps.assign(maps.notes.begin() + static_cast<std::ptrdiff_t>(maps.exponent_notes), maps.notes.end());
  } else {
    maps.names.clear();
    for (const RecordedClass& entry : record.classes) maps.names.push_back(entry.name);
  }
  maps.notes.clear();
  maps.exponent_notes = 0;
  decide_exponents(record, choice, settings, maps);
  maps.exponent_notes = maps.notes.size();
  if (kept) {
    maps.notes.insert(maps.notes.end(), notes_of_maps.begin(), notes_of_maps.end());
  } else {
    find_raw_maps(record, choice, settings, maps);
  }
  if (grid == 0) return {};
  std::vector<float> likelihood;
  if (settings.variant != Variant::official) likelihood = likelihood_on_grid(record, choice);

  // Columns for the passes: all raw maps unless they are kept, then those calibrated maps that differ from them.
  const std::size_t raw_columns = kept ? 0 : classes;
  std::vector<float> columns((raw_columns + classes) * grid);
  std::vector<std::size_t> column_of(classes);
  std::vector<char> differs(classes);
  std::size_t count = raw_columns;
  for (std::size_t i = 0; i < classes; ++i) {
    const bool same =
        settings.upsample_first || (settings.variant == Variant::official && maps.classes[i].exponent == 1);
    differs[i] = same ? 0 : 1;
    if (!same) column_of[i] = count++;
  }
  for_each_class(classes, [&](std::size_t i) {
    float* cross = maps.cross_calibrated.data() + i * grid;
    std::copy_n(maps.cross_raw.data() + i * grid, grid, cross);
    normalize_min_max(cross, grid);
    if (!kept) std::copy_n(cross, grid, columns.data() + i * grid);
    sharpen(cross, grid, maps.classes[i], likelihood.empty() ? nullptr : likelihood.data() + i * grid, settings);
    if (differs[i] != 0) std::copy_n(cross, grid, columns.data() + column_of[i] * grid);
  });
  columns.resize(count * grid);
  if (choice.passes > 0 && count > 0) columns = apply_passes(record, choice, std::move(columns), count);
  for_each_class(classes, [&](std::size_t i) {
    float* raw = maps.grid_raw.data() + i * grid;
    float* target = maps.grid_calibrated.data() + i * grid;
    if (!kept) {
      std::copy_n(columns.data() + i * grid, grid, raw);
      clear_unless_finite(raw, grid);
    }
    std::copy_n(differs[i] != 0 ? columns.data() + column_of[i] * grid : raw, grid, target);
    clear_unless_finite(target, grid);
    if (!settings.upsample_first) return;
    normalize_min_max(target, grid);
    sharpen(target, grid, maps.classes[i], likelihood.empty() ? nullptr : likelihood.data() + i * grid, settings);
  });
  return likelihood;
}

/// Both at the same time: the first touch of new memory is what takes long.
void make_room(Heatmaps& maps, std::size_t values) {
  std::vector<float>* const targets[2] = {&maps.raw, &maps.calibrated};
  parallel_for(2, 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) {
      if (targets[i]->size() != values) fill_large_pages(*targets[i], values);
    }
  });
}

/// `kept`: names and raw maps of that size are there already.
void calibrate_picture(const AlignmentRecord& record, const CalibrationSettings& settings, std::int64_t height,
                       std::int64_t width, Heatmaps& maps, bool kept) {
  if (height < 1 || width < 1) {
    throw Error(
        ErrorKind::usage, {},
        "The size of the maps is " + std::to_string(width) + "x" + std::to_string(height) + "; expected at least 1x1.");
  }
  const CalibrationChoice choice(record, settings);
  const std::size_t classes = record.classes.size(), grid = choice.grid();
  check_map_memory(2 * classes, height, width);
  const std::vector<float> likelihood = calibrate_grid(record, choice, settings, maps, kept);
  const auto pixels = static_cast<std::size_t>(height * width);
  maps.height = height;
  maps.width = width;
  make_room(maps, classes * pixels);
  if (grid == 0) {
    std::fill(maps.raw.begin(), maps.raw.end(), 0.0F);
    std::fill(maps.calibrated.begin(), maps.calibrated.end(), 0.0F);
    return;
  }

  const std::size_t kinds = kept ? 1 : 2;
  for_each_class(kinds * classes, [&](std::size_t k) {
    const std::size_t i = k / kinds;
    const bool calibrated = kept || k % 2 == 1;
    // The picture's own exponent starts from the map without one.
    const std::vector<float>& source = calibrated && !settings.upsample_first ? maps.grid_calibrated : maps.grid_raw;
    float* target = (calibrated ? maps.calibrated : maps.raw).data() + i * pixels;
    resize_and_normalize(source.data() + i * grid, choice.grid_height, choice.grid_width, target, height, width);
    if (!calibrated || !settings.upsample_first) return;
    std::vector<float> fine;
    if (!likelihood.empty()) {
      fine.resize(pixels);
      resize_bilinear(likelihood.data() + i * grid, choice.grid_height, choice.grid_width, fine.data(), height, width);
    }
    sharpen(target, pixels, maps.classes[i], fine.data(), settings);
  });
  if (settings.softmax == Softmax::at_end) {
    std::vector<bool> present(classes);
    for (std::size_t i = 0; i < classes; ++i) present[i] = !choice.tokens[i].empty();
    if (!kept) softmax_over_classes(maps.raw.data(), pixels, classes, present);
    softmax_over_classes(maps.calibrated.data(), pixels, classes, present);
  }
}

}  // namespace

void calibrate(const AlignmentRecord& record, const CalibrationSettings& settings, std::int64_t height,
               std::int64_t width, Heatmaps& maps) {
  if (height == 0 && width == 0) {
    height = record.image_height;
    width = record.image_width;
  }
  calibrate_picture(record, settings, height, width, maps, false);
}

bool same_raw_maps(const CalibrationSettings& one, CalibrationSettings other) {
  other.gamma = one.gamma;
  other.exponents = one.exponents;
  other.paper_weighting = one.paper_weighting;
  other.control_variate = one.control_variate;
  other.shrink = one.shrink;
  other.elbo_timesteps = one.elbo_timesteps;
  other.threshold = one.threshold;
  return one == other;
}

void recalibrate(const AlignmentRecord& record, const CalibrationSettings& settings, Heatmaps& maps) {
  calibrate_picture(record, settings, maps.height, maps.width, maps, true);
}

Heatmaps calibrate(const AlignmentRecord& record, const CalibrationSettings& settings, std::int64_t height,
                   std::int64_t width) {
  Heatmaps maps;
  calibrate(record, settings, height, width, maps);
  return maps;
}

Heatmaps calibrate_on_grid(const AlignmentRecord& record, const CalibrationSettings& settings) {
  Heatmaps maps;
  calibrate_grid(record, CalibrationChoice(record, settings), settings, maps, false);
  return maps;
}

std::vector<float> picture_map(const Heatmaps& maps, std::size_t class_index, bool calibrated, std::int64_t height,
                               std::int64_t width) {
  if (class_index >= maps.names.size() || height < 1 || width < 1) {
    throw Error(ErrorKind::usage, {},
                "There is no map of class " + std::to_string(class_index + 1) + " at " + std::to_string(width) + "x" +
                    std::to_string(height) + ".");
  }
  check_map_memory(1, height, width);
  std::vector<float> map(static_cast<std::size_t>(height * width), 0.0F);
  const auto grid = static_cast<std::size_t>(maps.grid_height * maps.grid_width);
  if (grid == 0) return map;
  const std::vector<float>& source = calibrated ? maps.grid_calibrated : maps.grid_raw;
  resize_and_normalize(source.data() + class_index * grid, maps.grid_height, maps.grid_width, map.data(), height,
                       width);
  return map;
}

std::vector<std::uint8_t> segmentation(const std::vector<float>& maps, std::size_t classes, std::size_t pixels,
                                       double threshold) {
  if (classes > 254 || maps.size() != classes * pixels) {
    throw Error(ErrorKind::usage, {},
                "A segmentation of " + std::to_string(classes) + " classes from " + std::to_string(maps.size()) +
                    " values is not possible; expected at most 254 classes of " + std::to_string(pixels) +
                    " pixels each.");
  }
  std::vector<std::uint8_t> labels(pixels, 0);
  const auto limit = static_cast<float>(threshold);
  parallel_for(static_cast<std::int64_t>(pixels), 16384, [&](std::int64_t begin, std::int64_t end) {
    map_kernels().strongest_class(maps.data(), static_cast<std::int64_t>(pixels), static_cast<std::int64_t>(classes),
                                  limit, labels.data(), begin, end);
  });
  return labels;
}

}  // namespace elboscope
