// Attention for AVX-512: 32 registers hold 6 rows x 4 vectors of sums, 64 queries at once.
#include "core/nn/kernels/attention_instructions.h"

#if defined(__AVX512F__) && defined(__AVX512DQ__)
#include "core/nn/kernels/attention_avx512.h"
#include "core/nn/kernels/attention_multiply_add.h"

namespace elboscope::kernels {

const AttentionInstructions* avx512_attention() {
  static constexpr AttentionInstructions instructions{"avx512", plan_tiles<MultiplyAddEngine<Avx512>>,
                                                      run_tiles<MultiplyAddEngine<Avx512>>};
  return &instructions;
}

}  // namespace elboscope::kernels
#else
namespace elboscope::kernels {
const AttentionInstructions* avx512_attention() {
  return nullptr;
}
}  // namespace elboscope::kernels
#endif
