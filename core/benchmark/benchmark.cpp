#include "core/benchmark/benchmark.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <utility>

namespace elboscope {

std::vector<std::vector<double>> measure_in_turn(int repeats, const std::vector<std::function<void()>>& bodies) {
  using Clock = std::chrono::steady_clock;
  for (const auto& body : bodies) body();
  std::vector<std::vector<double>> seconds(bodies.size());
  for (int i = 0; i < std::max(repeats, 1); ++i) {
    for (std::size_t n = 0; n < bodies.size(); ++n) {
      const Clock::time_point start = Clock::now();
      bodies[n]();
      seconds[n].push_back(std::chrono::duration<double>(Clock::now() - start).count());
    }
  }
  for (auto& times : seconds) std::sort(times.begin(), times.end());
  return seconds;
}

std::vector<double> measure(int repeats, const std::function<void()>& body) {
  return measure_in_turn(repeats, {body}).front();
}

double percentile(const std::vector<double>& sorted, double p) {
  const double rank = std::ceil(p * static_cast<double>(sorted.size()));
  const auto index = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
  return sorted.at(std::min(index, sorted.size() - 1));
}

BenchmarkResult compare(std::string name, const std::vector<double>& seconds, std::string baseline,
                        const std::vector<double>& baseline_seconds) {
  BenchmarkResult result;
  result.name = std::move(name);
  result.unit = "ms";
  result.median = percentile(seconds, 0.5) * 1e3;
  result.p99 = percentile(seconds, 0.99) * 1e3;
  result.baseline = std::move(baseline);
  if (!baseline_seconds.empty()) {
    result.baseline_median = percentile(baseline_seconds, 0.5) * 1e3;
    result.ratio = result.baseline_median / result.median;
  }
  return result;
}

bool wanted(const std::string& only, const std::string& name) { return only.empty() || name.rfind(only, 0) == 0; }

}  // namespace elboscope
