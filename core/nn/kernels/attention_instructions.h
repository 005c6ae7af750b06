// Inside core/nn/kernels only: what a translation unit compiled for one instruction set offers to the dispatcher.
// No standard library here: an inline function compiled with -mavx512f must never become the one copy the linker keeps.
#pragma once

#include <cstdint>

#include "core/nn/kernels/attention_kernel.h"

namespace elboscope::kernels {

/// How the work is cut. A tile is `tile_queries` queries of one (batch, head), or of all heads of one batch entry when
/// a map is wanted; `group` neighbouring tiles share each packed block of keys and values.
struct AttentionPlan {
  std::int64_t tile_queries = 0, tiles = 0;  ///< tiles of one (batch, head)
  std::int64_t group = 1;
  std::int64_t scratch_floats = 0;  ///< per thread, 64-byte aligned
};

struct AttentionInstructions {
  const char* name;
  AttentionPlan (*plan)(const AttentionArguments& arguments);
  /// Tiles [begin, end) of batch*heads*tiles (no map) or batch*tiles (map).
  void (*run)(const AttentionArguments& arguments, const AttentionPlan& plan, std::int64_t begin, std::int64_t end,
              float* scratch);
};

/// Null where the compiler's target has no such instructions; whether the machine has them is the dispatcher's
/// question.
const AttentionInstructions* portable_attention();
const AttentionInstructions* avx2_attention();
const AttentionInstructions* avx512_attention();
/// bfloat16 only.
const AttentionInstructions* amx_attention();

}  // namespace elboscope::kernels
