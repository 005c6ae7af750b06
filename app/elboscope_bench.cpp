// elboscope-bench: how fast the engine is, each figure beside a baseline of the same run. Builds with the engine preset, so
// the few options are read by hand: a bare GPU server has no argument library.

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/benchmark/attention_benchmark.h"
#include "core/benchmark/engine_benchmarks.h"
#include "core/base/error.h"
#include "core/base/memory_usage.h"
#include "core/base/version.h"
#include "core/tensorfile/atomic_file.h"
#ifdef ELBOSCOPE_MEASURES_WINDOW
#include "ui/benchmark/window_benchmarks.h"
#endif

namespace {

using elboscope::BenchmarkResult;

struct Options {
  std::string only, json;
  elboscope::EngineBenchmarkSettings engine;
};

[[noreturn]] void usage(const std::string& problem) {
  throw elboscope::Error(elboscope::ErrorKind::usage, {}, problem +
      "\nusage: elboscope-bench [--only attention|denoiser|probe|load|calibrate|training|gamma] [--json FILE|-] [--model DIR] [--latent 32|64] [--threads N] [--repeats N]");
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "--help" || name == "-h") usage("Measures the engine; every figure has a baseline of the same run.");
    if (i + 1 >= argc) usage(name + " needs a value");
    const std::string value = argv[++i];
    const auto number = [&](long low, long high) {
      char* end = nullptr;
      const long parsed = std::strtol(value.c_str(), &end, 10);
      if (value.empty() || *end != 0 || parsed < low || parsed > high) usage(name + " " + value + ": expected " + std::to_string(low) + " to " + std::to_string(high));
      return parsed;
    };
    if (name == "--only") options.only = value;
    else if (name == "--json") options.json = value;
    else if (name == "--model") options.engine.model = value;
    else if (name == "--latent") options.engine.latent = number(8, 256);
    else if (name == "--threads") options.engine.threads = static_cast<int>(number(1, 256));
    else if (name == "--repeats") options.engine.repeats = static_cast<int>(number(1, 1000));
    else usage("unknown option " + name);
  }
  return options;
}

int run(const Options& options) {
  elboscope::set_benchmark_threads(options.engine.threads);
  std::vector<BenchmarkResult> results;
  if (elboscope::wanted(options.only, "attention")) results = elboscope::benchmark_attention(options.engine.repeats);
  for (auto& list : {elboscope::engine_benchmarks(options.engine, options.only),
                     elboscope::calibration_benchmarks(options.engine.repeats, options.only),
                     elboscope::training_benchmarks(options.engine.repeats, options.only)}) {
    results.insert(results.end(), list.begin(), list.end());
  }
#ifdef ELBOSCOPE_MEASURES_WINDOW
  const std::vector<BenchmarkResult> window = elboscope::window_benchmarks(options.engine.repeats, options.only);
  results.insert(results.end(), window.begin(), window.end());
#endif
  if (results.empty()) usage("no benchmark is called \"" + options.only + "\"");

  std::FILE* table = options.json == "-" ? stderr : stdout;
  std::fprintf(table, "%-28s %12s %12s   %-44s %12s %7s\n", "benchmark", "median", "p99", "baseline", "median", "ratio");
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const BenchmarkResult& one : results) {
    std::fprintf(table, "%-28s %10.4f %s %10.4f %s   %-44s %10.4f %s %6.2fx\n", one.name.c_str(), one.median, one.unit.c_str(), one.p99,
                 one.unit.c_str(), one.baseline.c_str(), one.baseline_median, one.unit.c_str(), one.ratio);
    list.push_back({{"name", one.name}, {"unit", one.unit}, {"median", one.median}, {"p99", one.p99}, {"baseline", one.baseline},
                    {"baseline_median", one.baseline_median}, {"ratio", one.ratio}});
  }
  if (!options.json.empty()) {
    const elboscope::MachineDescription machine = elboscope::describe_machine();
    const nlohmann::ordered_json document{
        {"machine", {{"processor", machine.processor}, {"threads", machine.threads}, {"libtorch", machine.libtorch},
                     {"instruction_set", machine.instruction_set}, {"fast_blas", machine.fast_blas}, {"cuda", machine.cuda},
                     {"version", elboscope::program_version}, {"peak_memory_bytes", elboscope::peak_memory_bytes()}}},
        {"benchmarks", list}};
    const std::string text = document.dump(1) + "\n";
    if (options.json == "-") {
      std::fwrite(text.data(), 1, text.size(), stdout);
    } else {
      elboscope::AtomicFile file{options.json};
      file.write(text);
      file.commit();
    }
  }
  return 0;
}

}  // namespace

/// Called by app/launcher.cpp.
extern "C" int elboscope_program(int argc, char** argv) {
  try {
    return run(parse(argc, argv));
  } catch (const elboscope::Error& error) {
    std::fprintf(stderr, "elboscope-bench: %s\n", error.what());
    return error.kind == elboscope::ErrorKind::usage ? 2 : error.kind == elboscope::ErrorKind::refused ? 3 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "elboscope-bench: %s\n", error.what());
    return 1;
  }
}
