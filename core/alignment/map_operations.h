// Arithmetic on attention maps on raw floats: what calibration and the collector share. No torch, no I/O.
// Every function gives the same bytes for any number of threads (on one kind of processor).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace elboscope {

/// Bilinear resize without corner alignment and without antialiasing, as torch's F.interpolate(mode="bilinear") does it
/// in float32, also when shrinking. `in` [height][width], `out` [out_height][out_width]; all sizes at least 1.
void resize_bilinear(const float* in, std::int64_t height, std::int64_t width, float* out, std::int64_t out_height,
                     std::int64_t out_width);

/// True if no value is NaN or infinite.
bool map_is_finite(const float* map, std::size_t count);

/// (v - min) / (max - min) in place. A map whose values differ by no more than rounding (8 float epsilons of its
/// largest magnitude), or that holds a value that is not finite, has no such form: it becomes 0 everywhere and the
/// answer is false.
bool normalize_min_max(float* map, std::size_t count);

/// resize_bilinear followed by normalize_min_max, while the map is still in the cache.
bool resize_and_normalize(const float* in, std::int64_t height, std::int64_t width, float* out, std::int64_t out_height,
                          std::int64_t out_width);

/// Official layer weights: exp(-(l - middle)^2 / (2 sigma^2)) over the layer's place in order of execution, scaled so
/// that they sum to the number of layers (method.md 2.3). Never all zero, however small sigma > 0 is.
std::vector<double> gaussian_layer_weights(std::size_t layers, double middle, double sigma);

/// Resolution groups: runs of equal (height, width) in order of execution, counted from 0.
std::vector<int> resolution_groups(const std::vector<std::pair<std::int64_t, std::int64_t>>& sizes);

/// The official cross_weight, one a resolution group; models with fewer groups use its first entries, as the official
/// code.
std::vector<double> default_resolution_weights();

/// One row a self-attention pass (first applied first), one weight a resolution group.
struct SelfWeightTable {
  std::vector<std::vector<double>> rows;
  std::string note;  ///< "" or why the official table does not fit this model and what is used instead
};
/// Official table for 7 groups (SD 1.x, 2.x). Any other number makes the official code divide by zero or run out of the
/// table (method.md 2.8, 6), so its analogue is used: first and last group, then the last group.
SelfWeightTable self_weight_for(int groups);

/// Assembles the self-attention operators while maps arrive (no second matrix of that size is ever made): a layer's map
/// [h*w][h*w] is seen as (h,w,h,w); the two key axes are resized bilinearly to the grid, the two query axes repeated
/// (query i of the grid takes row floor(i*h/H)), and the result is added to each pass with the weight of its group.
/// One thread at a time may call it; inside it uses the pool.
class SelfOperatorBuilder {
 public:
  /// `rows` as in SelfWeightTable (a group beyond the end of a row weighs 0): finite, none negative, each row with a
  /// weight above 0. Throws Error(usage) otherwise.
  SelfOperatorBuilder(std::vector<std::vector<double>> rows, std::int64_t grid_height, std::int64_t grid_width);

  /// True if any pass uses this group; maps of other groups need not be computed at all.
  bool wants(int group) const;
  /// Adds a layer's head-mean map. It may come averaged over timesteps, or once a timestep: what counts is the ratio of
  /// the `scale`s, because the sums of weight * scale are divided out in finish().
  void add(int group, std::int64_t height, std::int64_t width, const float* mean_map, double scale = 1);
  /// The operators [R*R][R*R] in the order they are applied; empty if nothing was added. Throws Error(usage) if a pass
  /// got no map at all (its weights stand on groups the model does not have). The builder is empty afterwards.
  std::vector<std::vector<float>> finish();

 private:
  std::vector<std::vector<double>> rows_;
  std::int64_t grid_height_, grid_width_;
  std::vector<std::vector<float>> sums_;
  std::vector<double> weight_sums_;
  bool added_ = false;
};

/// c [rows][columns] = a [rows][inner] x b [inner][columns], row-major float32, blocked and threaded.
void multiply(const float* a, const float* b, float* c, std::int64_t rows, std::int64_t inner, std::int64_t columns);

/// Applies a square operator [size][size] to `count` maps at once, so that the operator is read from memory once:
/// out[c][i] = sum over k of matrix[i][k] * maps[c][k]. `maps` and `out` are [count][size] and must not overlap.
void apply_operator(const float* matrix, std::int64_t size, const float* maps, std::int64_t count, float* out);

}  // namespace elboscope
