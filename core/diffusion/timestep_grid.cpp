#include "core/diffusion/timestep_grid.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace elboscope {

namespace {

// np.arange(start, 0, -step): NumPy multiplies by the difference of the first two values, not by `step`.
// Where the quotient rounds up NumPy returns one value too many (near zero, so timestep -1, which diffusers then takes
// for the last table entry); `count` cuts that accident off.
std::vector<double> falling_range(double start, double step, int count) {
  std::vector<double> values(static_cast<std::size_t>(count));
  const double difference = (start - step) - start;
  for (int i = 0; i < count; ++i) {
    values[static_cast<std::size_t>(i)] = i == 0 ? start : i == 1 ? start - step : start + i * difference;
  }
  return values;
}

std::vector<double> trailing_grid(std::int64_t train_steps, int steps) {
  const auto train = static_cast<double>(train_steps);
  std::vector<double> grid = falling_range(train, train / steps, steps);
  for (double& value : grid) value = std::nearbyint(value) - 1;
  return grid;
}

[[noreturn]] void refuse_spacing(const SchedulerConfig& config) {
  throw Error(ErrorKind::refused, {},
              "timestep_spacing is \"" + config.timestep_spacing + "\", expected leading, trailing or linspace.");
}

}  // namespace

std::vector<double> linear_grid(double start, double stop, int count) {
  std::vector<double> grid(static_cast<std::size_t>(std::max(count, 0)));
  const double step = count > 1 ? (stop - start) / (count - 1) : 0;
  for (int i = 0; i < count; ++i) grid[static_cast<std::size_t>(i)] = i * step + start;
  if (count > 1) grid.back() = stop;
  return grid;
}

std::vector<double> timestep_grid(const SchedulerConfig& config, int steps, bool fractions) {
  const std::int64_t train_steps = config.num_train_timesteps;
  if (config.timestep_spacing == "trailing") return trailing_grid(train_steps, steps);
  std::vector<double> grid;
  if (config.timestep_spacing == "linspace") {
    grid = linear_grid(0, static_cast<double>(train_steps - 1), steps);
    for (double& value : grid) value = fractions ? static_cast<float>(value) : std::nearbyint(value);
  } else if (config.timestep_spacing == "leading") {
    const std::int64_t ratio = train_steps / steps;
    for (int i = 0; i < steps; ++i) grid.push_back(static_cast<double>(i * ratio + config.steps_offset));
  } else {
    refuse_spacing(config);
  }
  std::reverse(grid.begin(), grid.end());
  return grid;
}

std::vector<double> solver_timestep_grid(const SchedulerConfig& config, int steps) {
  const std::int64_t train_steps = config.num_train_timesteps;
  if (config.timestep_spacing == "trailing") return trailing_grid(train_steps, steps);
  std::vector<double> grid;
  if (config.timestep_spacing == "linspace") {
    grid = linear_grid(0, static_cast<double>(train_steps - 1), steps + 1);
    for (double& value : grid) value = std::nearbyint(value);
  } else if (config.timestep_spacing == "leading") {
    const std::int64_t ratio = train_steps / (steps + 1);
    for (int i = 0; i <= steps; ++i) grid.push_back(static_cast<double>(i * ratio + config.steps_offset));
  } else {
    refuse_spacing(config);
  }
  std::reverse(grid.begin(), grid.end());
  grid.pop_back();
  return grid;
}

std::vector<float> noise_levels(const std::vector<float>& alphas_cumprod) {
  std::vector<float> levels;
  levels.reserve(alphas_cumprod.size());
  for (const float value : alphas_cumprod) levels.push_back(std::sqrt((1.0f - value) / value));
  return levels;
}

double interpolate(const std::vector<float>& table, double position) {
  const auto last = static_cast<double>(table.size() - 1);
  if (position <= 0) return table.front();
  if (position >= last) return table.back();
  const double below = std::floor(position);
  const auto index = static_cast<std::size_t>(below);
  const double slope = static_cast<double>(table[index + 1]) - static_cast<double>(table[index]);
  return slope * (position - below) + static_cast<double>(table[index]);
}

std::vector<double> karras_levels(double largest, double smallest, int count) {
  constexpr double rho = 7;
  const double from = std::pow(largest, 1 / rho);
  const double to = std::pow(smallest, 1 / rho);
  std::vector<double> levels = linear_grid(0, 1, count);
  for (double& value : levels) value = std::pow(from + value * (to - from), rho);
  return levels;
}

double position_of_level(double sigma, const std::vector<float>& levels) {
  const double wanted = std::log(std::max(sigma, 1e-10));
  std::size_t low = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (wanted >= static_cast<double>(std::log(levels[i]))) low = i;
  }
  low = std::min(low, levels.size() - 2);
  const auto below = static_cast<double>(std::log(levels[low]));
  const auto above = static_cast<double>(std::log(levels[low + 1]));
  const double weight = std::clamp((below - wanted) / (below - above), 0.0, 1.0);
  return (1 - weight) * static_cast<double>(low) + weight * static_cast<double>(low + 1);
}

}  // namespace elboscope
