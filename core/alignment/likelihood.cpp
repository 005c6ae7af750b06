// Likelihood maps (design section 5): where a class's caption explains the picture better than no caption does.
#include <algorithm>
#include <limits>

#include "core/alignment/calibration_steps.h"
#include "core/alignment/map_operations.h"
#include "core/base/parallel.h"

namespace elboscope {

std::vector<float> likelihood_on_grid(const AlignmentRecord& record, const CalibrationChoice& choice) {
  if (record.pixel_errors.empty() || record.empty_pixel_errors.empty()) {
    throw Error(ErrorKind::usage, {},
                std::string("The record does not hold the errors per pixel of ") +
                    (record.pixel_errors.empty() ? "the classes" : "the empty caption") +
                    ", so there are no likelihood maps; measure the picture again with them.");
  }
  if (choice.grid() == 0)
    throw Error(ErrorKind::usage, {}, "The record holds no attention maps, so there are no likelihood maps.");
  const std::size_t classes = record.classes.size(), timesteps = record.elbo_timesteps.size(), grid = choice.grid();
  const auto latent = static_cast<std::size_t>(record.latent_height * record.latent_width);

  // One map more, all ones: what the passes make of it are the sums of their rows, by which the others are divided. The
  // rows sum to 1 only about, and a map with a sign would show that as structure.
  std::vector<float> maps((classes + 1) * grid, 0.0F);
  std::fill_n(maps.begin() + static_cast<std::ptrdiff_t>(classes * grid), grid, 1.0F);
  parallel_for(static_cast<std::int64_t>(classes), 1, [&](std::int64_t begin, std::int64_t end) {
    std::vector<float> gain(latent);
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
      if (!choice.measured[i]) continue;
      std::fill(gain.begin(), gain.end(), 0.0F);
      for (std::size_t k = 0; k < choice.elbo.size(); ++k) {
        const auto weight = choice.elbo_weights.empty() ? 1.0F : static_cast<float>(choice.elbo_weights[k]);
        const float* empty = record.empty_pixel_errors.data() + choice.elbo[k] * latent;
        const float* own = record.pixel_errors.data() + (i * timesteps + choice.elbo[k]) * latent;
        for (std::size_t p = 0; p < latent; ++p) gain[p] += weight * (empty[p] - own[p]);
      }
      resize_bilinear(gain.data(), record.latent_height, record.latent_width, maps.data() + i * grid,
                      choice.grid_height, choice.grid_width);
    }
  });
  if (choice.passes > 0) maps = apply_passes(record, choice, std::move(maps), classes + 1);
  const std::vector<float> row_sums(maps.begin() + static_cast<std::ptrdiff_t>(classes * grid), maps.end());
  maps.resize(classes * grid);
  for (std::size_t i = 0; i < classes; ++i) {
    if (!choice.measured[i]) continue;
    for (std::size_t p = 0; p < grid; ++p)
      maps[i * grid + p] /= std::max(row_sums[p], std::numeric_limits<float>::min());
  }

  // Jointly: the classes compete for a pixel, so they share one range. Unmeasured classes stay out of it.
  std::vector<float> joint;
  for (std::size_t i = 0; i < classes; ++i) {
    if (choice.measured[i])
      joint.insert(joint.end(), maps.begin() + static_cast<std::ptrdiff_t>(i * grid),
                   maps.begin() + static_cast<std::ptrdiff_t>((i + 1) * grid));
  }
  normalize_min_max(joint.data(), joint.size());
  auto next = joint.begin();
  for (std::size_t i = 0; i < classes; ++i) {
    const auto place = maps.begin() + static_cast<std::ptrdiff_t>(i * grid);
    if (!choice.measured[i]) {
      std::fill_n(place, grid, 0.0F);
      continue;
    }
    std::copy(next, next + static_cast<std::ptrdiff_t>(grid), place);
    next += static_cast<std::ptrdiff_t>(grid);
  }
  return maps;
}

std::vector<float> likelihood_maps(const AlignmentRecord& record, const CalibrationSettings& settings,
                                   std::int64_t height, std::int64_t width) {
  if (height == 0 && width == 0) {
    height = record.image_height;
    width = record.image_width;
  }
  if (height < 1 || width < 1) throw Error(ErrorKind::usage, {}, "The size of the maps must be at least 1x1.");
  const CalibrationChoice choice(record, settings);
  const std::size_t classes = record.classes.size(), grid = choice.grid();
  const std::vector<float> maps = likelihood_on_grid(record, choice);
  check_map_memory(classes, height, width);
  const auto pixels = static_cast<std::size_t>(height * width);
  std::vector<float> result(classes * pixels);
  parallel_for(static_cast<std::int64_t>(classes), 1, [&](std::int64_t begin, std::int64_t end) {
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
      resize_bilinear(maps.data() + i * grid, choice.grid_height, choice.grid_width, result.data() + i * pixels, height,
                      width);
    }
  });
  return result;
}

}  // namespace elboscope
