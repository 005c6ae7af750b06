// elboscope-train: trains a model of the sticker world or of one's own sprites. Builds with the engine preset, so the few
// options are read by hand: a bare GPU server has no argument library.
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>

#include "app/interrupt_watch.h"
#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/training/training.h"
#ifdef ELBOSCOPE_READS_SPRITE_FOLDERS
#include "core/stickers/sprite_folder.h"
#endif

namespace {

using elboscope::Error;
using elboscope::ErrorKind;
using elboscope::StageOptions;
using elboscope::TrainingPlan;

constexpr const char* kUsage =
    "usage: elboscope-train new RUN       [--size 64] [--class-count 24] [--sprites FILE|DIR] [--seed 1]   a run's folder with its training.json, to edit\n"
    "       elboscope-train vae RUN       [--samples 120000] [--batch-size 16] [--learning-rate 6e-4] [--kl-weight 2e-3]\n"
    "       elboscope-train tokenizer RUN\n"
    "       elboscope-train denoiser RUN  [--samples 400000] [--batch-size 32] [--learning-rate 3e-4] [--min-snr-gamma 5]\n"
    "       elboscope-train all RUN       every stage that is not finished, then RUN/model\n"
    "       elboscope-train draw RUN --out PNG [--steps 30] [--guidance 5]   24 captions with RUN/model\n"
    "       elboscope-train export RUN --out MODEL [--model-card FILE]\n"
    "stages: [--minutes M] [--checkpoint-minutes 2] [--preview-minutes 10] [--warmup-samples N] [--decay-share 0.25] [--weight-decay 0.01]\n"
    "        [--ema-decay 0.9995] [--device cpu|cuda] [--dtype fp32|bf16] [--threads N] [--start-from MODEL]\n"
    "A stage that was stopped or killed goes on from its last checkpoint when it is started again.";

struct Arguments {
  std::string command;
  std::filesystem::path run, out, model_card;
  TrainingPlan plan;
  StageOptions stage;
  int steps = 30;
  double guidance = 5;
  bool samples_given = false, batch_given = false, rate_given = false, warmup_given = false;
};

[[noreturn]] void usage(const std::string& problem) {
  throw Error(ErrorKind::usage, {}, problem + "\n" + kUsage);
}

Arguments parse(int argc, char** argv) {
  Arguments result;
  std::string name, value;
  const auto number = [&](double low, double high) {
    char* end = nullptr;
    const double parsed = std::strtod(value.c_str(), &end);
    if (value.empty() || *end != 0 || !(parsed >= low && parsed <= high)) usage(name + " " + value + ": expected a number from " + std::to_string(low) + " to " + std::to_string(high));
    return parsed;
  };
  const auto whole = [&](double low, double high) { return static_cast<std::int64_t>(number(low, high)); };
  StageOptions& s = result.stage;
  const std::map<std::string, std::function<void()>> options{
      {"--size", [&] { result.plan.scenes.size = static_cast<int>(whole(16, 1024)); }},
      {"--class-count", [&] { result.plan.class_count = static_cast<int>(whole(0, 254)); }},
      {"--sprites", [&] { result.plan.sprites = std::filesystem::absolute(value); }},
      {"--seed", [&] { result.plan.seed = static_cast<std::uint64_t>(whole(0, 9007199254740992.0)); }},
      {"--samples", [&] { s.samples = whole(1, 1e12); result.samples_given = true; }},
      {"--batch-size", [&] { s.batch_size = whole(1, 65536); result.batch_given = true; }},
      {"--learning-rate", [&] { s.learning_rate = number(1e-9, 1); result.rate_given = true; }},
      {"--warmup-samples", [&] { s.warmup_samples = whole(0, 1e12); result.warmup_given = true; }},
      {"--decay-share", [&] { s.decay_share = number(0, 1); }},
      {"--weight-decay", [&] { s.weight_decay = number(0, 1); }},
      {"--ema-decay", [&] { s.ema_decay = number(0, 0.999999); }},
      {"--kl-weight", [&] { s.kl_weight = number(0, 1); }},
      {"--min-snr-gamma", [&] { s.min_snr_gamma = number(0, 1e6); }},
      {"--minutes", [&] { s.minutes = number(0, 1e6); }},
      {"--checkpoint-minutes", [&] { s.checkpoint_minutes = number(0, 1e6); }},
      {"--preview-minutes", [&] { s.preview_minutes = number(0, 1e6); }},
      {"--threads", [&] { s.threads = static_cast<int>(whole(1, 256)); }},
      {"--device", [&] { if (value != "cpu" && value != "cuda") usage("--device " + value + ": expected cpu or cuda"); s.cuda = value == "cuda"; }},
      {"--dtype", [&] { if (value != "fp32" && value != "bf16") usage("--dtype " + value + ": expected fp32 or bf16"); s.bfloat16 = value == "bf16"; }},
      {"--start-from", [&] { s.start_from = value; }},
      {"--steps", [&] { result.steps = static_cast<int>(whole(1, 1000)); }},
      {"--guidance", [&] { result.guidance = number(0, 100); }},
      {"--out", [&] { result.out = value; }},
      {"--model-card", [&] { result.model_card = value; }}};
  for (int i = 1; i < argc; ++i) {
    name = argv[i];
    if (name == "--help" || name == "-h") usage("Trains a small text-to-image model of stickers.");
    if (!name.starts_with("--")) {
      if (result.command.empty()) result.command = name;
      else if (result.run.empty()) result.run = name;
      else usage("unexpected " + name);
      continue;
    }
    const auto option = options.find(name);
    if (option == options.end()) usage("unknown option " + name);
    if (i + 1 >= argc) usage(name + " needs a value");
    value = argv[++i];
    option->second();
  }
  if (result.command.empty() || result.run.empty()) usage("a command and a run folder are needed");
  return result;
}

void show(const elboscope::StageProgress& p) {
  const auto left = static_cast<std::int64_t>(p.seconds_left);
  std::fprintf(stderr, "%-8s %9" PRId64 " / %" PRId64 "  loss %.5f  %6.1f samples/s  rate %.2e  left %" PRId64 ":%02" PRId64 ":%02" PRId64 "%s%s\n", p.stage.c_str(), p.samples,
               p.total, p.loss, p.samples_per_second, p.learning_rate, left / 3600, left / 60 % 60, left % 60, p.note.empty() ? "" : "  ", p.note.c_str());
}

/// The stage's own defaults where nothing was said.
StageOptions vae_options(const Arguments& a) {
  StageOptions s = a.stage;
  if (!a.samples_given) s.samples = 120000;
  if (!a.batch_given) s.batch_size = 16;
  if (!a.rate_given) s.learning_rate = 6e-4;
  if (!a.warmup_given) s.warmup_samples = 3200;
  return s;
}
StageOptions denoiser_options(const Arguments& a) {
  StageOptions s = a.stage;
  if (!a.samples_given) s.samples = 400000;
  return s;
}

/// A user's folder of PNGs becomes RUN/sprites.safetensors, so that the run does not change when the folder does.
std::filesystem::path pack_sprites(const std::filesystem::path& folder, const std::filesystem::path& run, std::stop_token stop) {
#ifdef ELBOSCOPE_READS_SPRITE_FOLDERS
  std::size_t left_out = 0;
  const elboscope::SpriteSet sprites = elboscope::read_sprite_folder(folder, 96, {}, left_out, stop);
  if (left_out > 0) std::fprintf(stderr, "note: %zu entries that are not called *.png were left out.\n", left_out);
  std::filesystem::create_directories(run);
  const auto file = std::filesystem::absolute(run / "sprites.safetensors");
  sprites.save(file, "packed from a folder of pictures by elboscope-train new");
  return file;
#else
  (void)run;
  (void)stop;
  throw Error(ErrorKind::usage, {}, folder.string() + " is a folder of pictures, and this trainer was built without a picture library: pack it with `elboscope-cli sprites` and give the packed file.");
#endif
}

int run(const Arguments& a, std::stop_token stop) {
  const int stopped = 130;
  if (a.command == "new") {
    if (std::filesystem::exists(a.run / "training.json")) throw Error(ErrorKind::usage, {}, a.run.string() + " is a training run already; choose another folder.");
    TrainingPlan plan = a.plan;
    if (std::filesystem::is_directory(plan.sprites)) plan.sprites = pack_sprites(plan.sprites, a.run, stop);
    (void)plan.load_sprites();  // refuses what cannot be read before anything is written
    elboscope::write_plan(a.run, plan);
    (void)elboscope::read_plan(a.run);
    std::fprintf(stderr, "%s\n", (a.run / "training.json").c_str());
    return 0;
  }
  const auto finished = [&](bool complete) { return complete ? 0 : stop.stop_requested() ? stopped : 0; };
  if (a.command == "vae") return finished(elboscope::train_vae(a.run, vae_options(a), show, stop));
  if (a.command == "tokenizer") return finished(elboscope::train_tokenizer(a.run, a.stage.start_from));
  if (a.command == "denoiser") return finished(elboscope::train_denoiser(a.run, denoiser_options(a), show, stop));
  if (a.command == "all") {
    if (a.samples_given) usage("--samples means something else in each stage: run the stages one by one");
    if (!std::filesystem::exists(a.run / "vae" / "vae.json") && !elboscope::train_vae(a.run, vae_options(a), show, stop)) return finished(false);
    if (!std::filesystem::exists(a.run / "tokenizer" / "vocab.json")) elboscope::train_tokenizer(a.run, a.stage.start_from);
    return finished(elboscope::train_denoiser(a.run, denoiser_options(a), show, stop));
  }
  if (a.command == "draw") {
    if (a.out.empty()) usage("draw needs --out");
    for (const auto& caption : elboscope::draw_run(a.run, a.out, a.steps, a.guidance, a.stage)) std::printf("%s\n", caption.c_str());
    return 0;
  }
  if (a.command == "export") {
    if (a.out.empty()) usage("export needs --out");
    elboscope::export_run(a.run, a.out, a.model_card.empty() ? std::string() : elboscope::read_text(a.model_card, a.model_card.string()));
    return 0;
  }
  usage("unknown command " + a.command);
}

}  // namespace

/// Called by app/launcher.cpp.
extern "C" int elboscope_program(int argc, char** argv) {
  elboscope::InterruptWatch interrupts;
  try {
    return run(parse(argc, argv), interrupts.token());
  } catch (const Error& error) {
    std::fprintf(stderr, "elboscope-train: %s\n", error.what());
    return error.kind == ErrorKind::usage ? 2 : error.kind == ErrorKind::refused ? 3 : error.kind == ErrorKind::cancelled ? 130 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "elboscope-train: %s\n", error.what());
    return 1;
  }
}
