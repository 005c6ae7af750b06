// core/benchmark: measures the engine; every figure stands beside a baseline taken in the same run.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace elboscope {

struct BenchmarkResult {
  std::string name;  ///< what was measured: "attention f32 4x8 1024x1024 width 40"
  std::string unit;  ///< of the three figures: "ms"
  double median = 0;
  double p99 = 0;
  std::string baseline;  ///< what it is held against, measured in the same run; empty: nothing
  double baseline_median = 0;
  double ratio = 0;  ///< baseline_median / median: above 1 ours is faster
};

/// Runs `body` once untimed, then `repeats` (at least 1) times; the times in seconds, shortest first.
std::vector<double> measure(int repeats, const std::function<void()>& body);

/// The same for several bodies that are compared: they take turns, so that a change of the machine's load or clock meets
/// all of them. One sorted list each.
std::vector<std::vector<double>> measure_in_turn(int repeats, const std::vector<std::function<void()>>& bodies);

/// Of sorted times, not empty. The p-th part lies at or below the returned one (nearest rank): 0.5 median, 0.99.
double percentile(const std::vector<double>& sorted, double p);

/// Times in milliseconds and the ratio; `baseline_seconds` may be empty.
BenchmarkResult compare(std::string name, const std::vector<double>& seconds, std::string baseline = {},
                        const std::vector<double>& baseline_seconds = {});

/// True if `only` is empty or `name` begins with it.
bool wanted(const std::string& only, const std::string& name);

}  // namespace elboscope
