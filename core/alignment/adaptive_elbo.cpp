#include "core/alignment/adaptive_elbo.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace elboscope {

namespace {
constexpr double settled_standard_errors = 3;
constexpr std::size_t first_rounds = 2;  ///< for every class: differences of fewer timesteps have no spread to go by
}  // namespace

AdaptiveElbo::AdaptiveElbo(std::size_t classes, std::size_t timesteps)
    : classes_(classes), timesteps_(timesteps), losses_(classes * timesteps), measured_(classes * timesteps) {
  const std::size_t rounds = std::clamp<std::size_t>(timesteps / 4, 1, 5);
  rounds_.resize(rounds);
  for (std::size_t t = 0; t < timesteps; ++t) rounds_[t % rounds].push_back(t);
}

void AdaptiveElbo::add(std::size_t class_index, std::size_t timestep, double loss) {
  losses_[class_index * timesteps_ + timestep] = loss;
  measured_[class_index * timesteps_ + timestep] = true;
}

double AdaptiveElbo::mean(std::size_t class_index) const {
  double sum = 0, count = 0;
  for (std::size_t t = 0; t < timesteps_; ++t) {
    if (!measured(class_index, t)) continue;
    sum += losses_[class_index * timesteps_ + t];
    ++count;
  }
  return count > 0 ? sum / count : 0;
}

AdaptiveElbo::Difference AdaptiveElbo::difference(std::size_t a, std::size_t b) const {
  std::vector<double> values;
  for (std::size_t t = 0; t < timesteps_; ++t) {
    if (measured(a, t) && measured(b, t)) values.push_back(losses_[a * timesteps_ + t] - losses_[b * timesteps_ + t]);
  }
  Difference result;
  result.count = values.size();
  if (values.empty()) return result;
  const auto count = static_cast<double>(values.size());
  result.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double square = 0;
  for (double value : values) square += (value - result.mean) * (value - result.mean);
  result.standard_error = values.size() > 1 ? std::sqrt(square / (count - 1) / count) : INFINITY;
  return result;
}

std::vector<std::size_t> AdaptiveElbo::active(std::size_t round) const {
  std::vector<std::size_t> all(classes_);
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (round < first_rounds || classes_ < 2) return all;
  const std::vector<double> estimates = losses();
  std::vector<double> sums(classes_);
  for (std::size_t i = 0; i < classes_; ++i) {
    sums[i] = std::accumulate(estimates.begin() + static_cast<std::ptrdiff_t>(i * timesteps_),
                              estimates.begin() + static_cast<std::ptrdiff_t>((i + 1) * timesteps_), 0.0);
  }
  std::vector<std::size_t> order = all;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sums[a] < sums[b]; });
  std::vector<bool> open(classes_, false);
  for (std::size_t k = 0; k + 1 < classes_; ++k) {
    const Difference gap = difference(order[k], order[k + 1]);
    if (std::abs(gap.mean) > settled_standard_errors * gap.standard_error) continue;
    open[order[k]] = open[order[k + 1]] = true;
  }
  std::vector<std::size_t> active;
  for (std::size_t i = 0; i < classes_; ++i) {
    if (open[i]) active.push_back(i);
  }
  return active;
}

std::vector<double> AdaptiveElbo::losses() const {
  std::vector<double> result = losses_;
  for (std::size_t i = 0; i < classes_; ++i) {
    std::vector<Difference> to_others(classes_);
    for (std::size_t j = 0; j < classes_; ++j) to_others[j] = difference(i, j);
    const double own_mean = mean(i);
    for (std::size_t t = 0; t < timesteps_; ++t) {
      if (measured(i, t)) continue;
      double sum = 0, count = 0;
      for (std::size_t j = 0; j < classes_; ++j) {
        if (j == i || !measured(j, t) || to_others[j].count == 0) continue;
        sum += losses_[j * timesteps_ + t] + to_others[j].mean;
        ++count;
      }
      result[i * timesteps_ + t] = count > 0 ? sum / count : own_mean;
    }
  }
  return result;
}

}  // namespace elboscope
