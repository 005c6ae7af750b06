#include "core/nn/kernels/attention_kernel.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <new>
#include <string>

#include "core/base/error.h"
#include "core/nn/kernels/attention_instructions.h"

namespace elboscope::kernels {
namespace {

// A piece of work shorter than some 20 microseconds is not worth waking a thread.
constexpr double smallest_piece_flops = 2e6;
constexpr std::align_val_t cache_line{64};

struct AlignedDelete {
  void operator()(float* p) const { ::operator delete[](p, cache_line); }
};

const AttentionInstructions* instructions_of(InstructionSet set) {
#if defined(__x86_64__) || defined(__i386__)
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#else
  const bool avx2 = false, avx512 = false;
#endif
  switch (set) {
    case InstructionSet::portable:
      return portable_attention();
    case InstructionSet::avx2:
      return avx2 ? avx2_attention() : nullptr;
    case InstructionSet::avx512:
      return avx512 ? avx512_attention() : nullptr;
    case InstructionSet::automatic:
      break;
  }
  for (const InstructionSet wider : {InstructionSet::avx512, InstructionSet::avx2}) {
    if (const AttentionInstructions* found = instructions_of(wider)) return found;
  }
  return portable_attention();
}

std::atomic<const AttentionInstructions*>& in_use() {
  static std::atomic<const AttentionInstructions*> instructions{instructions_of(InstructionSet::automatic)};
  return instructions;
}

[[noreturn]] void impossible(const std::string& what) {
  throw Error(ErrorKind::failed, "", "Attention was asked for something impossible: " + what + ".");
}

void check(const AttentionArguments& a) {
  if (a.batch < 1 || a.heads < 1 || a.queries < 1 || a.keys < 1 || a.width < 1) {
    impossible("batch " + std::to_string(a.batch) + ", heads " + std::to_string(a.heads) + ", queries " +
               std::to_string(a.queries) + ", keys " + std::to_string(a.keys) + ", width " + std::to_string(a.width) +
               ", expected at least 1 of each");
  }
  if (!a.query.data || !a.key.data || !a.value.data || !a.output) impossible("a tensor is a null pointer");
  if (!a.map) return;
  if (!a.columns && a.map_columns != a.keys) {
    impossible("a map of " + std::to_string(a.map_columns) + " columns for " + std::to_string(a.keys) + " keys");
  }
  if (a.map_columns < 1) impossible("a map of " + std::to_string(a.map_columns) + " columns, expected at least 1");
  for (std::int64_t j = 0; a.columns && j < a.map_columns; ++j) {
    if (a.columns[j] < 0 || a.columns[j] >= a.keys) {
      impossible("map column " + std::to_string(a.columns[j]) + ", expected 0 to " + std::to_string(a.keys - 1));
    }
  }
}

}  // namespace

void attention(const AttentionArguments& arguments, const ParallelFor& parallel) {
  check(arguments);
  const AttentionInstructions& instructions = *in_use().load();
  const AttentionPlan plan = instructions.plan(arguments);
  const double tile_flops = 4.0 * static_cast<double>(plan.tile_queries) * static_cast<double>(arguments.keys) *
                            static_cast<double>(arguments.width) *
                            static_cast<double>(arguments.map ? arguments.heads : 1);
  const auto grain = static_cast<std::int64_t>(std::clamp(smallest_piece_flops / tile_flops, 1.0, 1e6));
  const std::int64_t units = arguments.batch * (arguments.map ? 1 : arguments.heads) * plan.tiles;
  parallel(units, grain, [&](std::int64_t begin, std::int64_t end) {
    const auto bytes = static_cast<std::size_t>(plan.scratch_floats) * sizeof(float);
    const std::unique_ptr<float[], AlignedDelete> scratch(static_cast<float*>(::operator new[](bytes, cache_line)));
    instructions.run(arguments, plan, begin, end, scratch.get());
  });
}

bool force_instruction_set(InstructionSet set) {
  const AttentionInstructions* instructions = instructions_of(set);
  if (!instructions) return false;
  in_use() = instructions;
  return true;
}

const char* instruction_set_name() { return in_use().load()->name; }

}  // namespace elboscope::kernels
