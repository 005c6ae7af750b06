#pragma once

#include <vector>

#include "core/benchmark/benchmark.h"

namespace elboscope {

/// Our fused CPU attention against LibTorch's own operations in the same process, on LibTorch's threads: explicit
/// matmul, softmax, matmul, and scaled_dot_product_attention where this LibTorch has it (2.0 or later). The first results
/// are 4x8 heads of 1024x1024, width 40, float32. Throws Error if the results of the two differ.
std::vector<BenchmarkResult> benchmark_attention(int repeats);

}  // namespace elboscope
