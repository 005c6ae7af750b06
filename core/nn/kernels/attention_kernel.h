#pragma once

#include <cstdint>

#include "core/base/parallel.h"

namespace elboscope::kernels {

/// float32 or bfloat16 (upper half of a float32).
enum class Scalar { f32, bf16 };

/// A [batch, heads, rows, width] tensor by raw pointer; strides in elements, the last axis is contiguous.
struct StridedRows {
  const void* data = nullptr;
  std::int64_t batch_stride = 0, head_stride = 0, row_stride = 0;
};

struct AttentionArguments {
  Scalar scalar = Scalar::f32;  ///< of query, key, value and output; sums and softmax are float32 always
  std::int64_t batch = 1, heads = 1, queries = 1, keys = 1, width = 1;
  double scale = 1;  ///< usually width^-0.5
  StridedRows query, key, value;
  void* output = nullptr;  ///< same layout rules as the inputs
  std::int64_t output_batch_stride = 0, output_head_stride = 0, output_row_stride = 0;
  /// Optional head-mean map, float32 [batch, queries, map_columns], overwritten. `columns`: key indices wanted, or null
  /// for all keys (then map_columns = keys).
  float* map = nullptr;
  const std::int64_t* columns = nullptr;
  std::int64_t map_columns = 0;
};

/// Fused softmax(q k^T scale) v on the CPU: tiled with online softmax, no [queries, keys] matrix is ever stored.
/// Picks AMX (bfloat16), AVX-512, AVX2+FMA or portable code at run time. Results do not depend on the number of
/// threads. Any sizes >= 1; a row whose scores are all -inf or NaN gives NaN, as LibTorch does.
void attention(const AttentionArguments& arguments, const ParallelFor& parallel);

/// Instruction sets the dispatcher can use; tests run each that the machine has.
/// `amx` is avx512 for float32.
enum class InstructionSet { automatic, portable, avx2, avx512, amx };
/// For tests and benchmarks: forces one (returns false and changes nothing if this machine lacks it).
bool force_instruction_set(InstructionSet set);
const char* instruction_set_name();  ///< the one in use: "avx512", "amx"

}  // namespace elboscope::kernels
