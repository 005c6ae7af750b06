#include "ui/jobs/calibration_job.h"

#include <algorithm>
#include <chrono>
#include <cmath>

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

/// Every pixel of the maps' size shows the truth under its centre, in the maps' labels.
LabelPicture sampled(const LabelPicture& truth, const std::array<std::uint8_t, 256>& labels, std::int64_t width,
                     std::int64_t height) {
  LabelPicture result{width, height, {}};
  result.labels.resize(static_cast<std::size_t>(width * height));
  for (std::int64_t y = 0; y < height; ++y) {
    const std::int64_t row = std::min((2 * y + 1) * truth.height / (2 * height), truth.height - 1) * truth.width;
    for (std::int64_t x = 0; x < width; ++x) {
      const std::int64_t column = std::min((2 * x + 1) * truth.width / (2 * width), truth.width - 1);
      result.labels[static_cast<std::size_t>(y * width + x)] =
          labels[truth.labels[static_cast<std::size_t>(row + column)]];
    }
  }
  return result;
}

}  // namespace

std::shared_ptr<MapSet> calibration_job(const CalibrationRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  auto set = request.reuse ? request.reuse : std::make_shared<MapSet>();
  set->record = request.record;
  set->settings = request.settings;
  calibrate(*request.record, request.settings, request.height, request.width, set->maps);
  const std::size_t classes = set->maps.names.size();
  const auto pixels = static_cast<std::size_t>(request.height * request.width);
  set->raw_labels = segmentation(set->maps.raw, classes, pixels, request.settings.threshold);
  set->calibrated_labels = segmentation(set->maps.calibrated, classes, pixels, request.settings.threshold);
  set->likelihood.clear();
  if (request.likelihood && !request.record->empty_pixel_errors.empty())
    set->likelihood = likelihood_maps(*request.record, request.settings, request.height, request.width);
  set->scores.reset();
  if (request.truth && classes > 0 && pixels > 0) {
    set->scores = score_masks(set->maps, sampled(*request.truth, request.truth_labels, request.width, request.height),
                              request.settings.threshold);
  }
  set->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return set;
}

}  // namespace elboscope
