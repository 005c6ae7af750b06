#include "core/training/stage_loop.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <thread>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "core/base/error.h"
#include "core/training/adamw.h"

namespace elboscope {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double kReportSeconds = 5;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

double learning_rate_at(const StageOptions& options, std::int64_t sample) {
  const auto now = static_cast<double>(sample), total = static_cast<double>(std::max<std::int64_t>(1, options.samples));
  const double warm = options.warmup_samples > 0 ? std::min(1.0, (now + options.batch_size) / static_cast<double>(options.warmup_samples)) : 1.0;
  const double begin = total * (1 - options.decay_share);
  const double cool = now > begin && options.decay_share > 0 ? std::max(0.0, (total - now) / (total - begin)) : 1.0;
  return options.learning_rate * warm * cool;
}

bool run_stage(const StageWork& work, std::vector<TrainableParameter>& parameters, StageState& state, const StageOptions& options,
               const StageCallback& report, const std::stop_token& stop) {
  if (options.batch_size < 1 || options.samples < 1)
    throw Error(ErrorKind::usage, {}, "A stage needs at least one sample and a batch of at least one.");
  const auto start = Clock::now();
  auto last_report = start, last_checkpoint = start, last_preview = start, last_count = start;
  double shown = 0;
  std::int64_t shown_steps = 0, shown_samples = 0, bad_steps = 0;
  const auto save = [&] {
    state.seconds += seconds_since(last_count);
    last_count = Clock::now();
    save_checkpoint(work.checkpoint, parameters, state);
  };
  const auto tell = [&](const std::string& note) {
    const double seconds = seconds_since(last_report);
    StageProgress progress;
    progress.stage = work.name;
    progress.samples = state.samples;
    progress.total = options.samples;
    progress.loss = shown_steps > 0 ? shown / static_cast<double>(shown_steps) : state.loss;
    progress.samples_per_second = seconds > 0 ? static_cast<double>(shown_samples) / seconds : 0;
    progress.seconds_left = progress.samples_per_second > 0
                                ? static_cast<double>(options.samples - state.samples) / progress.samples_per_second
                                : 0;
    progress.learning_rate = learning_rate_at(options, state.samples);
    progress.note = note;
    if (report) report(progress);
    shown = 0;
    shown_steps = shown_samples = 0;
    last_report = Clock::now();
  };

  while (state.samples < options.samples) {
    const bool out_of_time = options.minutes > 0 && seconds_since(start) > options.minutes * 60;
    if (stop.stop_requested() || out_of_time) {
      save();
      tell("stopped; goes on from here when started again");
      return false;
    }
    const auto loss = work.loss(state.samples, options.batch_size);
    loss.minimised.backward();
    AdamWStep step;
    step.learning_rate = learning_rate_at(options, state.samples);
    step.weight_decay = options.weight_decay;
    step.largest_gradient = options.largest_gradient;
    step.step = state.steps + 1;
    // Young averages forget fast, or they would hold on to the random start.
    step.ema_decay = std::min(options.ema_decay, (1.0 + static_cast<double>(state.steps)) / (10.0 + static_cast<double>(state.steps)));
    const double norm = adamw_step(parameters, step);
    ++state.steps;
    state.samples += options.batch_size;
    if (!std::isfinite(norm) || !std::isfinite(loss.shown)) {
      if (++bad_steps > 50)
        throw Error(ErrorKind::failed, {}, "Training of " + work.name + " does not recover: 50 steps in a row without finite gradients; a smaller learning rate may help.");
      continue;
    }
    bad_steps = 0;
    state.loss = state.steps == 1 ? loss.shown : state.loss + 0.01 * (loss.shown - state.loss);
    shown += loss.shown;
    ++shown_steps;
    shown_samples += options.batch_size;
    if (seconds_since(last_checkpoint) > options.checkpoint_minutes * 60) {
      save();
      last_checkpoint = Clock::now();
    }
    if (work.preview && options.preview_minutes > 0 && seconds_since(last_preview) > options.preview_minutes * 60) {
      save();
      tell(work.preview(state));
      last_preview = last_checkpoint = last_report = Clock::now();
    } else if (seconds_since(last_report) > kReportSeconds) {
      tell({});
    }
  }
  save();
  tell(work.preview ? work.preview(state) : std::string());
  return true;
}

std::uint64_t mixed_seed(std::uint64_t seed, std::uint64_t stream, std::uint64_t number) {
  // splitmix64's finaliser over the three, one after the other.
  std::uint64_t x = seed;
  for (const std::uint64_t part : {stream, number}) {
    x += 0x9e3779b97f4a7c15u + part * 0xd1342543de82ef95u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    x ^= x >> 31;
  }
  return x;
}

at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed, at::Device device) {
  auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
  return at::randn(shape, generator, at::TensorOptions().dtype(at::kFloat)).to(device);
}

StageDevice stage_device(const StageOptions& options) {
#ifdef __GLIBC__
  // A step allocates and frees the same megabytes again and again; handed back to the system each time, their pages would
  // have to be cleared anew, which costs a tenth of a step.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  at::set_num_threads(options.threads > 0 ? options.threads : std::max(1, cores));
  StageDevice result;
  if (options.cuda) {
    if (!at::hasCUDA()) throw Error(ErrorKind::usage, {}, "This LibTorch sees no CUDA device; leave --device cuda out to train on the CPU.");
    result.device = at::Device(at::kCUDA, 0);
  }
  result.compute = options.bfloat16 ? at::kBFloat16 : at::kFloat;
  return result;
}

void append_log(const std::filesystem::path& run, const std::string& json_line) {
  std::ofstream(run / "log.jsonl", std::ios::app) << json_line << '\n';
}

}  // namespace elboscope
