#include "core/benchmark/benchmark.h"

#include <algorithm>
#include <chrono>

namespace elboscope {

std::vector<double> measure(int repeats, const std::function<void()>& work) {
  std::vector<double> seconds;
  for (int i = 0; i <= repeats; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    if (i > 0) seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds;
}

BenchmarkResult compare(const std::string& name, const std::vector<double>& ours, const std::string& baseline, const std::vector<double>& theirs) {
  BenchmarkResult result;
  result.name = name;
  result.unit = "s";
  result.median = ours[ours.size() / 2];
  result.p99 = ours[std::min(ours.size() - 1, ours.size() * 99 / 100)];
  result.baseline = baseline;
  result.baseline_median = theirs[theirs.size() / 2];
  result.ratio = result.baseline_median / result.median;
  return result;
}

bool wanted(const std::string& only, const std::string& name) { return only.empty() || name.rfind(only, 0) == 0; }

}  // namespace elboscope
