#include <algorithm>
#include <cmath>

#include "core/alignment/calibration.h"
#include "core/alignment/calibration_steps.h"
#include "core/base/error.h"

namespace elboscope {
namespace {

/// Standard error of a sum over timesteps, estimated from the spread of its terms. With one term nothing can be said:
/// 0.
double standard_error_of_sum(const std::vector<double>& terms) {
  const auto count = static_cast<double>(terms.size());
  if (terms.size() < 2) return 0;
  double mean = 0;
  for (double term : terms) mean += term / count;
  double squares = 0;
  for (double term : terms) squares += (term - mean) * (term - mean);
  return std::sqrt(squares / (count - 1)) * std::sqrt(count);
}

void check(const std::vector<double>& losses, std::size_t classes, const std::vector<double>& weights,
           const CalibrationSettings& settings) {
  if (!(settings.gamma > 0 && settings.gamma <= 1)) {
    throw Error(ErrorKind::usage, {},
                "gamma is " + std::to_string(settings.gamma) + "; expected a number above 0 and at most 1.");
  }
  if (classes == 0 ? !losses.empty() : losses.size() % classes != 0) {
    throw Error(ErrorKind::usage, {},
                "There are " + std::to_string(losses.size()) + " losses for " + std::to_string(classes) +
                    " classes; expected the same number of timesteps for each.");
  }
  if (!weights.empty() && weights.size() * classes != losses.size()) {
    throw Error(ErrorKind::usage, {},
                "There are " + std::to_string(weights.size()) + " timestep weights for " +
                    std::to_string(classes == 0 ? 0 : losses.size() / classes) + " timesteps.");
  }
  // Weighted squares of these still fit a double, so nothing below can overflow.
  const auto sound = [](double value) { return std::abs(value) < 1e60; };
  if (!std::all_of(losses.begin(), losses.end(), sound) || !std::all_of(weights.begin(), weights.end(), sound)) {
    throw Error(ErrorKind::usage, {}, "A loss or timestep weight is not a finite number of at most 1e60.");
  }
}

}  // namespace

std::vector<ClassCalibration> calibrate_losses(const std::vector<double>& losses, std::size_t classes,
                                               const std::vector<double>& weights, const CalibrationSettings& settings,
                                               bool* distinguishable) {
  check(losses, classes, weights, settings);
  if (distinguishable != nullptr) *distinguishable = true;
  std::vector<ClassCalibration> result(classes);
  if (classes == 0) return result;

  const std::size_t timesteps = losses.size() / classes;
  const auto term = [&](std::size_t i, std::size_t t) {
    return losses[i * timesteps + t] * (weights.empty() ? 1.0 : weights[t]);
  };
  for (std::size_t i = 0; i < classes; ++i) {
    for (std::size_t t = 0; t < timesteps; ++t) result[i].loss += term(i, t);
  }
  std::size_t best = 0, worst = 0;
  for (std::size_t i = 1; i < classes; ++i) {
    if (result[i].loss < result[best].loss) best = i;
    if (result[i].loss > result[worst].loss) worst = i;
  }
  const double lowest = result[best].loss, range = result[worst].loss - lowest;

  // The noise of a timestep is the same for all classes, so errors are those of differences, not of the losses
  // themselves.
  std::vector<double> terms(timesteps), means(timesteps, 0.0);
  for (std::size_t t = 0; t < timesteps; ++t) {
    for (std::size_t i = 0; i < classes; ++i) means[t] += term(i, t) / static_cast<double>(classes);
  }
  for (std::size_t i = 0; i < classes; ++i) {
    for (std::size_t t = 0; t < timesteps; ++t) terms[t] = term(i, t) - means[t];
    result[i].standard_error = standard_error_of_sum(terms);
  }
  for (std::size_t t = 0; t < timesteps; ++t) terms[t] = term(worst, t) - term(best, t);
  const double doubt = 2 * standard_error_of_sum(terms);
  const bool apart = classes == 1 || (range > 0 && range >= doubt);
  if (distinguishable != nullptr) *distinguishable = apart;
  const double trust = settings.shrink && !apart ? (doubt > 0 ? range / doubt : 0.0) : 1.0;

  for (ClassCalibration& entry : result) {
    entry.normalized = (entry.loss - lowest) / (range + 1e-10);
    double power = 0;
    switch (settings.exponents) {
      case CalibrationSettings::Exponents::elbo:
        power = entry.normalized * trust;
        break;
      case CalibrationSettings::Exponents::fixed:
        power = 1;
        break;
      case CalibrationSettings::Exponents::inverted:
        power = range > 0 ? (1 - entry.normalized) * trust : 0.0;
        break;
    }
    entry.s = std::pow(settings.gamma, power);
    entry.exponent = std::pow(1 / settings.gamma, power);
  }
  return result;
}

std::vector<ClassGap> class_gaps(const AlignmentRecord& record, const CalibrationSettings& settings) {
  const CalibrationChoice choice(record, settings);
  const std::vector<double>& recorded = settings.control_variate ? record.caption_distances : record.losses;
  const std::size_t timesteps = record.elbo_timesteps.size();
  const auto term = [&](std::size_t i, std::size_t k) {
    return recorded[i * timesteps + choice.elbo[k]] * (choice.elbo_weights.empty() ? 1.0 : choice.elbo_weights[k]);
  };
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < record.classes.size(); ++i) {
    if (!choice.measured[i]) continue;
    double loss = 0;
    for (std::size_t k = 0; k < choice.elbo.size(); ++k) loss += term(i, k);
    order.emplace_back(loss, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<ClassGap> gaps;
  std::vector<double> terms(choice.elbo.size());
  for (std::size_t n = 1; n < order.size(); ++n) {
    ClassGap gap{order[n - 1].second, order[n].second, order[n].first - order[n - 1].first, 0, true};
    for (std::size_t k = 0; k < terms.size(); ++k) terms[k] = term(gap.worse, k) - term(gap.better, k);
    gap.standard_error = standard_error_of_sum(terms);
    gap.distinguishable = gap.difference > 0 && gap.difference >= 2 * gap.standard_error;
    gaps.push_back(gap);
  }
  return gaps;
}

}  // namespace elboscope
