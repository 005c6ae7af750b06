#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/alignment/calibration.h"
#include "core/benchmark/engine_benchmarks.h"

namespace elboscope {

namespace {
constexpr std::int64_t grid = 64, area = grid * grid, size = 512, classes = 10, steps = 10;
}  // namespace

AlignmentRecord benchmark_record() {
  const c10::InferenceMode no_gradients;
  AlignmentRecord record;
  record.image_width = record.image_height = size;
  record.elbo_timesteps = {1, 501};
  record.elbo_weights = {1, 1};
  record.latent_height = record.latent_width = grid;
  for (std::int64_t c = 0; c < classes; ++c) {
    RecordedClass entry;
    entry.name = "class " + std::to_string(c);
    entry.token_positions = {static_cast<int>(4 + 2 * c)};
    entry.elbo_done = true;
    record.classes.push_back(entry);
    record.recorded_tokens.push_back(entry.token_positions[0]);
    record.losses.insert(record.losses.end(), {5.0 + 0.01 * static_cast<double>(c), 4.0 + 0.02 * static_cast<double>(c)});
  }
  const auto random = [](std::int64_t count) {
    const at::Tensor values = at::rand({count}, at::kFloat);
    return std::vector<float>(values.data_ptr<float>(), values.data_ptr<float>() + count);
  };
  for (std::int64_t t = 0; t < steps; ++t) record.collect_timesteps.push_back(20 * (t + 1));
  // The cross-attention layers of Stable Diffusion 1: six down, one in the middle, nine up.
  for (std::int64_t side : {64, 64, 32, 32, 16, 16, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64}) {
    CollectedLayer layer;
    layer.height = layer.width = side;
    layer.maps = random(steps * classes * side * side);
    record.cross_layers.push_back(std::move(layer));
  }
  record.cross_layer_middle = 6;
  record.self_weight = {{1, 0, 0, 0, 0, 0, 1}, {0, 0, 0, 0, 0, 0, 1}};
  for (int pass = 0; pass < 2; ++pass) record.self_operators.push_back(random(area * area));
  record.complete = true;
  finish_record(record);
  return record;
}

std::vector<BenchmarkResult> calibration_benchmarks(int repeats, const std::string& only) {
  std::vector<BenchmarkResult> results;
  if (!wanted(only, "calibrate")) return results;
  const c10::InferenceMode no_gradients;
  AlignmentRecord record = benchmark_record();
  CalibrationSettings settings;
  Heatmaps maps_of_slider;
  const auto ours = measure(std::max(repeats * 20, 100), [&] {
    settings.gamma = settings.gamma > 0.9 ? 0.2 : settings.gamma + 0.01;  // a slider that moves
    calibrate(record, settings, size, size, maps_of_slider);
  });
  const at::Tensor product = at::from_blob(record.self_product.data(), {area, area}, at::kFloat);
  const at::Tensor maps = at::rand({classes, area});
  const at::Tensor exponents = at::linspace(1, 3, classes).view({classes, 1});
  const auto theirs = measure(std::max(repeats * 4, 20), [&] {
    const at::Tensor both = at::cat({maps, maps.pow(exponents)});
    const at::Tensor heat = at::upsample_bilinear2d(at::matmul(product, both.t()).t().reshape({2 * classes, 1, grid, grid}), {size, size}, false);
    const at::Tensor low = heat.amin({1, 2, 3}, true), high = heat.amax({1, 2, 3}, true);
    (heat - low) / (high - low);
  });
  results.push_back(compare("calibrate", ours, "LibTorch operations on the reduced maps", theirs));
  return results;
}

}  // namespace elboscope
