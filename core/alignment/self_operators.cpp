#include <algorithm>
#include <cmath>

#include "core/alignment/map_operations.h"
#include "core/base/error.h"
#include "core/base/memory_usage.h"
#include "core/base/parallel.h"

namespace elboscope {

std::vector<double> gaussian_layer_weights(std::size_t layers, double middle, double sigma) {
  std::vector<double> weights(layers);
  // Relative to the nearest layer: a tiny sigma would otherwise round every weight to 0. Only the ratios matter.
  double nearest = HUGE_VAL;
  for (std::size_t l = 0; l < layers; ++l) nearest = std::min(nearest, std::abs(static_cast<double>(l) - middle));
  double sum = 0;
  for (std::size_t l = 0; l < layers; ++l) {
    const double distance = std::abs(static_cast<double>(l) - middle);
    const double excess = (distance - nearest) / sigma * ((distance + nearest) / sigma) / 2;
    weights[l] = distance == nearest ? 1.0 : std::exp(-excess);
    sum += weights[l];
  }
  for (double& weight : weights) weight *= static_cast<double>(layers) / sum;
  return weights;
}

std::vector<int> resolution_groups(const std::vector<std::pair<std::int64_t, std::int64_t>>& sizes) {
  std::vector<int> groups(sizes.size());
  for (std::size_t i = 1; i < sizes.size(); ++i) groups[i] = groups[i - 1] + (sizes[i] == sizes[i - 1] ? 0 : 1);
  return groups;
}

std::vector<double> default_resolution_weights() {
  return {1, 1, 10, 15, 10, 1, 1};
}

SelfWeightTable self_weight_for(int groups) {
  constexpr int official_groups = 7;
  SelfWeightTable table;
  if (groups < 1) return table;
  std::vector<double> ends(static_cast<std::size_t>(groups), 0.0), last = ends;
  ends.front() = ends.back() = last.back() = 1;
  table.rows = {ends, last};
  if (groups == official_groups) return table;
  const std::string count = std::to_string(groups);
  table.note = groups == 1
                   ? "The official table of self-attention weights is made for 7 resolution groups; this model has 1, "
                     "so both passes average all self-attention layers."
                   : "The official table of self-attention weights is made for 7 resolution groups; this model has " +
                         count + ", so the first pass averages groups 1 and " + count + " and the second group " +
                         count + " alone, as the official table does for 7.";
  return table;
}

SelfOperatorBuilder::SelfOperatorBuilder(std::vector<std::vector<double>> rows, std::int64_t grid_height,
                                         std::int64_t grid_width)
    : rows_(std::move(rows)), grid_height_(grid_height), grid_width_(grid_width), weight_sums_(rows_.size(), 0.0) {
  for (std::size_t pass = 0; pass < rows_.size(); ++pass) {
    bool any = false;
    for (double weight : rows_[pass]) {
      if (!std::isfinite(weight) || weight < 0 || weight > 1e12) {
        throw Error(ErrorKind::usage, {},
                    "Row " + std::to_string(pass + 1) + " of the self-attention weights holds " +
                        std::to_string(weight) + "; expected numbers from 0 to 1e12.");
      }
      any = any || weight > 0;
    }
    if (!any) {
      throw Error(ErrorKind::usage, {},
                  "Row " + std::to_string(pass + 1) +
                      " of the self-attention weights is all zero; expected at least one weight above 0.");
    }
  }
  if (grid_height < 1 || grid_width < 1 || grid_height > 4096 || grid_width > 4096) {
    throw Error(ErrorKind::usage, {},
                "The grid of the self-attention operators is " + std::to_string(grid_width) + "x" +
                    std::to_string(grid_height) + "; expected sides from 1 to 4096.");
  }
}

bool SelfOperatorBuilder::wants(int group) const {
  return group >= 0 && std::any_of(rows_.begin(), rows_.end(), [&](const std::vector<double>& row) {
           return static_cast<std::size_t>(group) < row.size() && row[static_cast<std::size_t>(group)] > 0;
         });
}

void SelfOperatorBuilder::add(int group, std::int64_t height, std::int64_t width, const float* mean_map, double scale) {
  if (!wants(group)) {
    added_ = true;
    return;
  }
  const std::int64_t area = height * width, grid = grid_height_ * grid_width_;
  if (sums_.empty()) sums_.assign(rows_.size(), std::vector<float>());
  std::vector<float*> targets;
  std::vector<float> factors;
  for (std::size_t pass = 0; pass < rows_.size(); ++pass) {
    const auto place = static_cast<std::size_t>(group);
    const double weight = place < rows_[pass].size() ? rows_[pass][place] * scale : 0.0;
    if (weight == 0) continue;
    if (sums_[pass].empty()) fill_large_pages(sums_[pass], static_cast<std::size_t>(grid * grid));
    weight_sums_[pass] += weight;
    targets.push_back(sums_[pass].data());
    factors.push_back(static_cast<float>(weight));
  }
  added_ = true;

  const bool same_size = height == grid_height_ && width == grid_width_;
  // Each query row of the map is resized once and goes to all the grid's queries that repeat it. Pieces are rows of the
  // map, so no two threads write the same row.
  const std::int64_t grain = std::max<std::int64_t>(1, 65536 / grid);
  parallel_for(area, grain, [&](std::int64_t begin, std::int64_t end) {
    std::vector<float> resized(same_size ? 0 : static_cast<std::size_t>(grid));
    for (std::int64_t query = begin; query < end; ++query) {
      const float* row = mean_map + query * area;
      const std::int64_t y = query / width, x = query % width;
      // The grid's rows i with floor(i * height / grid_height) == y.
      const auto first = [](std::int64_t place, std::int64_t in, std::int64_t out) {
        return (place * out + in - 1) / in;
      };
      const std::int64_t top = first(y, height, grid_height_), bottom = first(y + 1, height, grid_height_);
      const std::int64_t left = first(x, width, grid_width_), right = first(x + 1, width, grid_width_);
      if (top == bottom || left == right) continue;
      if (!same_size) {
        resize_bilinear(row, height, width, resized.data(), grid_height_, grid_width_);
        row = resized.data();
      }
      for (std::int64_t i = top; i < bottom; ++i) {
        for (std::int64_t j = left; j < right; ++j) {
          for (std::size_t t = 0; t < targets.size(); ++t) {
            float* target = targets[t] + (i * grid_width_ + j) * grid;
            const float factor = factors[t];
            for (std::int64_t k = 0; k < grid; ++k) target[k] += row[k] * factor;
          }
        }
      }
    }
  });
}

std::vector<std::vector<float>> SelfOperatorBuilder::finish() {
  if (!added_) return {};
  for (std::size_t pass = 0; pass < rows_.size(); ++pass) {
    if (weight_sums_[pass] > 0) continue;
    throw Error(ErrorKind::usage, {},
                "Row " + std::to_string(pass + 1) +
                    " of the self-attention weights puts all its weight on resolution groups this model does not have; "
                    "expected a weight above 0 on a group it has.");
  }
  for (std::size_t pass = 0; pass < sums_.size(); ++pass) {
    const auto factor = static_cast<float>(1 / weight_sums_[pass]);
    std::vector<float>& sum = sums_[pass];
    parallel_for(static_cast<std::int64_t>(sum.size()), 65536, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t k = begin; k < end; ++k) sum[static_cast<std::size_t>(k)] *= factor;
    });
  }
  std::vector<std::vector<float>> operators = std::move(sums_);
  sums_.clear();
  weight_sums_.assign(rows_.size(), 0.0);
  added_ = false;
  return operators;
}

}  // namespace elboscope
