// ui/benchmark: how fast the real window answers, for elboscope-bench.
#pragma once

#include <string>
#include <vector>

#include "core/benchmark/benchmark.h"

namespace elboscope {

/// "gamma": from a movement of gamma's slider to the painted frame, in the window of 1280x720 drawn offscreen: the maps
/// of benchmark_record() (10 classes, 64x64 with self-attention, to 512x512), one movement a frame of 60 Hz; held
/// against computing such maps anew, unpainted. Main thread; makes the program's QApplication if there is none.
std::vector<BenchmarkResult> window_benchmarks(int repeats, const std::string& only);

}  // namespace elboscope
