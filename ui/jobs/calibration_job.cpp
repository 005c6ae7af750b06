#include "ui/jobs/calibration_job.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/base/parallel.h"

namespace elboscope {

std::pair<std::int64_t, std::int64_t> shown_size(std::int64_t width, std::int64_t height) {
  constexpr std::int64_t longest = 512;
  const std::int64_t side = std::max(width, height);
  if (side <= longest) return {std::max<std::int64_t>(width, 1), std::max<std::int64_t>(height, 1)};
  const double scale = static_cast<double>(longest) / static_cast<double>(side);
  const auto scaled = [scale](std::int64_t value) {
    return std::max<std::int64_t>(1, std::llround(static_cast<double>(value) * scale));
  };
  return {scaled(width), scaled(height)};
}

namespace {

std::vector<ValueRange> ranges_of(const std::vector<float>& values, const std::vector<float>* minus,
                                  std::size_t classes) {
  std::vector<ValueRange> ranges(classes);
  const std::size_t pixels = classes > 0 ? values.size() / classes : 0;
  parallel_for(static_cast<std::int64_t>(classes), 1, [&](std::int64_t begin, std::int64_t end) {
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
      const float* map = values.data() + i * pixels;
      const float* other = minus != nullptr ? minus->data() + i * pixels : nullptr;
      float low = 0, high = 0;
      for (std::size_t p = 0; p < pixels; ++p) {
        const float value = other != nullptr ? map[p] - other[p] : map[p];
        low = p == 0 || value < low ? value : low;
        high = p == 0 || value > high ? value : high;
      }
      ranges[i] = {low, high};
    }
  });
  return ranges;
}

void find_ranges(MapSet& set, bool wanted) {
  const std::size_t classes = wanted ? set.maps.names.size() : 0;
  set.raw_ranges = ranges_of(set.maps.raw, nullptr, classes);
  set.calibrated_ranges = ranges_of(set.maps.calibrated, nullptr, classes);
  const bool both = set.maps.raw.size() == set.maps.calibrated.size();
  set.difference_ranges = ranges_of(set.maps.calibrated, &set.maps.raw, both ? classes : 0);
  set.likelihood_ranges = ranges_of(set.likelihood, nullptr, set.likelihood.empty() ? 0 : classes);
}

}  // namespace

std::shared_ptr<MapSet> calibration_job(const CalibrationRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  auto set = request.reuse ? request.reuse : std::make_shared<MapSet>();
  // Maps that are used again hold everything that does not depend on the exponents: gamma's slider leaves it as it is.
  const bool same_raw = set->record == request.record && set->maps.height == request.height &&
                        set->maps.width == request.width && same_raw_maps(set->settings, request.settings);
  const bool same_raw_labels = same_raw && set->maps.threshold == threshold_of(*request.record, request.settings);
  set->record = request.record;
  set->settings = request.settings;
  if (same_raw) {
    recalibrate(*request.record, request.settings, set->maps);
  } else {
    calibrate(*request.record, request.settings, request.height, request.width, set->maps);
  }
  const std::size_t classes = set->maps.names.size();
  const auto pixels = static_cast<std::size_t>(request.height * request.width);
  if (!same_raw_labels)
    set->raw_labels = segmentation(set->maps.raw, classes, pixels, set->maps.threshold);
  set->calibrated_labels = segmentation(set->maps.calibrated, classes, pixels, set->maps.threshold);
  set->likelihood.clear();
  if (request.likelihood && !request.record->empty_pixel_errors.empty())
    set->likelihood = likelihood_maps(*request.record, request.settings, request.height, request.width);
  find_ranges(*set, request.ranges);
  set->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return set;
}

}  // namespace elboscope
