#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/version.h>

#include <fstream>

#include "core/base/parallel.h"
#include "core/benchmark/engine_benchmarks.h"
#include "core/diffusion/load_model.h"
#include "core/nn/kernels/attention_kernel.h"

namespace elboscope {

namespace {
std::string processor_name() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}
}  // namespace

MachineDescription describe_machine() {
  MachineDescription machine;
  machine.processor = processor_name();
  machine.libtorch = TORCH_VERSION;
  machine.instruction_set = kernels::instruction_set_name();
  machine.threads = at::get_num_threads();
  machine.fast_blas = has_fast_blas();
  machine.cuda = at::hasCUDA();
  return machine;
}

void set_benchmark_threads(int threads) {
  if (threads > 0) set_thread_count(threads);
  at::set_num_threads(thread_count());
}

}  // namespace elboscope
