#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"

namespace elboscope::test {

/// A small generator with the same numbers everywhere (std:: distributions differ between libraries).
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  float next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<float>(state_ >> 40) / 16777216.0F;
  }
  std::int64_t below(std::int64_t limit) { return static_cast<std::int64_t>(next() * static_cast<float>(limit)); }
  void fill(std::vector<float>& values) {
    for (float& value : values) value = next();
  }

 private:
  std::uint64_t state_;
};

struct RecordShape {
  std::size_t classes = 3, timesteps = 4, collected = 2;
  std::int64_t height = 4, width = 6;  ///< of the grid, and of the latent
  std::size_t passes = 2;
};

/// Three layers (grid, half of it, grid), one or two tokens a class, attention rows that sum to 1.
inline AlignmentRecord sample_record(const RecordShape& shape, std::uint64_t seed) {
  Numbers numbers(seed);
  AlignmentRecord record;
  record.image_width = shape.width * 5 + 1;
  record.image_height = shape.height * 4;
  record.latent_height = shape.height;
  record.latent_width = shape.width;
  record.complete = true;
  int position = 4;
  for (std::size_t i = 0; i < shape.classes; ++i) {
    RecordedClass entry;
    entry.name = "class " + std::to_string(i);
    entry.elbo_done = true;
    for (std::size_t k = 0; k <= i % 2; ++k) {
      record.recorded_tokens.push_back(position);
      entry.token_positions.push_back(position++);
    }
    record.classes.push_back(entry);
  }
  for (std::size_t t = 0; t < shape.timesteps; ++t) {
    record.elbo_timesteps.push_back(static_cast<std::int64_t>(1 + 50 * t));
    record.elbo_weights.push_back(0.5 + numbers.next());
  }
  for (std::size_t k = 0; k < shape.classes * shape.timesteps; ++k)
    record.losses.push_back(0.1 + 0.02 * numbers.next());
  const auto latent = static_cast<std::size_t>(shape.height * shape.width);
  record.pixel_errors.resize(shape.classes * shape.timesteps * latent);
  record.empty_pixel_errors.resize(shape.timesteps * latent);
  numbers.fill(record.pixel_errors);
  numbers.fill(record.empty_pixel_errors);
  for (std::size_t t = 0; t < shape.collected; ++t)
    record.collect_timesteps.push_back(static_cast<std::int64_t>(20 + 20 * t));
  const auto half = [](std::int64_t side) { return (side + 1) / 2; };
  for (int l = 0; l < 3; ++l) {
    CollectedLayer layer;
    layer.name = "layer " + std::to_string(l);
    layer.place = static_cast<CollectedLayer::Place>(l);
    layer.height = l == 1 ? half(shape.height) : shape.height;
    layer.width = l == 1 ? half(shape.width) : shape.width;
    layer.maps.resize(shape.collected * record.recorded_tokens.size() *
                      static_cast<std::size_t>(layer.height * layer.width));
    numbers.fill(layer.maps);
    record.cross_layers.push_back(std::move(layer));
  }
  record.cross_layer_middle = 1;
  const auto grid = static_cast<std::size_t>(shape.height * shape.width);
  for (std::size_t pass = 0; pass < shape.passes; ++pass) {
    std::vector<float> matrix(grid * grid);
    numbers.fill(matrix);
    for (std::size_t i = 0; i < grid; ++i) {
      double sum = 0;
      for (std::size_t k = 0; k < grid; ++k) sum += matrix[i * grid + k];
      for (std::size_t k = 0; k < grid; ++k) matrix[i * grid + k] = static_cast<float>(matrix[i * grid + k] / sum);
    }
    record.self_operators.push_back(std::move(matrix));
    record.self_weight.push_back({1, 0, 1});
  }
  finish_record(record);
  return record;
}

}  // namespace elboscope::test
