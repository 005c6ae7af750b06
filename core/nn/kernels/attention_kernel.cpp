#include "core/nn/kernels/attention_kernel.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

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

#if defined(__x86_64__)
// The processor must have the instructions, and Linux must have given this process the tile registers: they are handed
// out on request only (arch_prctl, kernel's Documentation/arch/x86/xstate.rst), to all threads of a process at once.
bool have_amx() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return false;
  const bool tiles = (d >> 24 & 1U) && (d >> 22 & 1U);
  if (!__get_cpuid_count(7, 1, &a, &b, &c, &d)) return false;
  const bool bfloat16_conversion = a >> 5 & 1U;
  constexpr long request_permission = 0x1023, tile_data = 18;
  return tiles && bfloat16_conversion && syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
}

bool machine_has(InstructionSet set) {
  static const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  static const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  static const bool amx = avx512 && have_amx();
  return set == InstructionSet::portable || (set == InstructionSet::avx2 && avx2) ||
         (set == InstructionSet::avx512 && avx512) || (set == InstructionSet::amx && amx);
}
#else
bool machine_has(InstructionSet set) {
  return set == InstructionSet::portable;
}
#endif

const AttentionInstructions* instructions_of(InstructionSet set) {
  if (!machine_has(set)) return nullptr;
  switch (set) {
    case InstructionSet::amx:
      return amx_attention();
    case InstructionSet::avx512:
      return avx512_attention();
    case InstructionSet::avx2:
      return avx2_attention();
    default:
      return portable_attention();
  }
}

InstructionSet widest_set() {
  for (const InstructionSet set : {InstructionSet::amx, InstructionSet::avx512, InstructionSet::avx2}) {
    if (instructions_of(set)) return set;
  }
  return InstructionSet::portable;
}

std::atomic<InstructionSet>& set_in_use() {
  static std::atomic<InstructionSet> set{widest_set()};
  return set;
}

const AttentionInstructions& instructions_for(Scalar scalar) {
  const InstructionSet set = set_in_use();
  return *instructions_of(set == InstructionSet::amx && scalar != Scalar::bf16 ? InstructionSet::avx512 : set);
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
  const AttentionInstructions& instructions = instructions_for(arguments.scalar);
  const AttentionPlan plan = instructions.plan(arguments);
  const double tile_flops = 4.0 * static_cast<double>(plan.tile_queries) * static_cast<double>(arguments.keys) *
                            static_cast<double>(arguments.width) *
                            static_cast<double>(arguments.map ? arguments.heads : 1);
  const auto grain = static_cast<std::int64_t>(std::clamp(smallest_piece_flops / tile_flops, 1.0, 1e6));
  const std::int64_t units = arguments.batch * (arguments.map ? 1 : arguments.heads) * plan.tiles;
  const auto bytes = static_cast<std::size_t>(plan.scratch_floats) * sizeof(float);
  std::atomic<bool> out_of_memory{false};
  parallel(units, grain, [&](std::int64_t begin, std::int64_t end) {
    const std::unique_ptr<float[], AlignedDelete> scratch(
        static_cast<float*>(::operator new[](bytes, cache_line, std::nothrow)));
    // A worker must not throw.
    scratch ? instructions.run(arguments, plan, begin, end, scratch.get()) : out_of_memory.store(true);
  });
  if (out_of_memory) {
    throw Error(ErrorKind::failed, "",
                "There is no memory for attention: each thread needs " + std::to_string(bytes) + " bytes.");
  }
}

bool force_instruction_set(InstructionSet set) {
  if (set == InstructionSet::automatic) set = widest_set();
  if (!instructions_of(set)) return false;
  set_in_use() = set;
  return true;
}

const char* instruction_set_name() {
  return instructions_of(set_in_use())->name;
}

}  // namespace elboscope::kernels
