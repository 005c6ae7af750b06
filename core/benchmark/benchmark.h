// core/benchmark: measures the engine; every figure stands beside a baseline taken in the same run.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace elboscope {

struct BenchmarkResult {
  std::string name, unit;      ///< "denoiser", "s"
  double median = 0, p99 = 0;  ///< ours
  std::string baseline;        ///< what it is compared with
  double baseline_median = 0;
  double ratio = 0;            ///< baseline_median / median: how many times faster we are
};

/// Seconds of `repeats` calls, ascending; one call before them warms up.
std::vector<double> measure(int repeats, const std::function<void()>& work);

/// Median, 99th percentile and ratio of two measured series.
BenchmarkResult compare(const std::string& name, const std::vector<double>& ours, const std::string& baseline, const std::vector<double>& theirs);

/// True if `only` is empty or `name` begins with it.
bool wanted(const std::string& only, const std::string& name);

}  // namespace elboscope
