// elboscope-cli: the command line of design section 6. Parses arguments and turns errors into exit codes, nothing else.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/interrupt_watch.h"
#include "core/base/version.h"

namespace {

using elboscope::CalibrationSettings;
using elboscope::ComputeDevice;
using elboscope::ComputeType;
using elboscope::MemoryPlan;

/// An option of few words; help and messages name the words alone, not the numbers behind them.
template <class Value>
void add_choice(CLI::App& app, const std::string& name, Value& target, const std::vector<std::pair<std::string, Value>>& choices,
                const std::string& description) {
  std::vector<std::string> words;
  std::string preset;
  for (const auto& [word, value] : choices) {
    words.push_back(word);
    if (value == target) preset = word;
  }
  app.add_option_function<std::string>(
         name,
         [&target, choices](const std::string& word) {
           for (const auto& [known, value] : choices) {
             if (known == word) target = value;
           }
         },
         description)
      ->transform(CLI::IsMember(words, CLI::ignore_case))
      ->default_str(preset);
}

/// How maps are made from a record.
void add_map_options(CLI::App& app, CalibrationSettings& s, std::string& subset_elbo, std::string& subset_collect) {
  using Exponents = CalibrationSettings::Exponents;
  using Variant = CalibrationSettings::Variant;
  using Softmax = CalibrationSettings::Softmax;
  app.add_option("--gamma", s.gamma, "Strength: the least likely class is sharpened with exponent 1/gamma; 1 = no calibration")
      ->check(CLI::Range(1e-6, 1.0))->capture_default_str();
  add_choice<Exponents>(app, "--exponents", s.exponents,
                        {{"elbo", Exponents::elbo}, {"fixed", Exponents::fixed}, {"inverted", Exponents::inverted}},
                        "elbo (from the ELBO), fixed (1/gamma for all) or inverted");
  add_choice<Variant>(
      app, "--method", s.variant,
      {{"official", Variant::official}, {"pixelwise", Variant::pixelwise_exponent}, {"likelihood", Variant::likelihood_product}},
      "official, pixelwise (exponent per pixel from the likelihood map) or likelihood (map times its root)");
  add_choice<Softmax>(app, "--softmax", s.softmax, {{"none", Softmax::none}, {"layer", Softmax::per_layer}, {"end", Softmax::at_end}},
                      "Softmax over classes: none, layer (in every layer) or end");
  app.add_flag("--paper-weighting", s.paper_weighting, "Weight losses by 1/omega(t) (equation 6 of the paper)");
  app.add_flag("--control-variate", s.control_variate, "Use the distance to the caption's prediction in place of the loss (less noise)");
  app.add_flag("--upsample-first", s.upsample_first, "Exponent at the picture's size, after the self-attention passes");
  app.add_flag("--shrink", s.shrink, "Pull S toward 1 where the losses are not distinguishable");
  app.add_option("--layer-sigma", s.layer_sigma, "Width of the Gaussian layer weights; 0 = by resolution; default: as the model's alignment.json says, else 3")
      ->check(CLI::Range(0.0, 1e6));
  app.add_option("--resolution-weights", s.resolution_weights, "One weight a resolution group (used with --layer-sigma 0)")->delimiter(',');
  app.add_option("--self-passes", s.self_passes, "Self-attention passes to apply; -1 = all, 0 = none")
      ->check(CLI::Range(-1, 1000))->capture_default_str();
  app.add_option("--use-elbo-timesteps", subset_elbo, "Only these of the measured ELBO timesteps");
  app.add_option("--use-collect-timesteps", subset_collect, "Only these of the collected timesteps");
}

void add_calibration_options(CLI::App& app, elboscope::CalibrationOptions& options, std::string& subset_elbo, std::string& subset_collect) {
  add_map_options(app, options.settings, subset_elbo, subset_collect);
  app.add_option("--threshold", options.settings.threshold, "Masks: background where no class reaches it; default: as the model's alignment.json says, else 0.5")->check(CLI::Range(0.0, 1.0));
  app.add_option("--out", options.out, "Folder for maps (.npy), pictures (.png) and report.html");
  app.add_option("--json", options.json, "Result as JSON into a file, or - for standard output");
}

/// Where and how the network runs.
void add_load_options(CLI::App& app, elboscope::LoadOptions& load) {
  add_choice<ComputeDevice>(app, "--device", load.device,
                            {{"auto", ComputeDevice::automatic}, {"cpu", ComputeDevice::cpu}, {"cuda", ComputeDevice::cuda}}, "auto, cpu or cuda");
  add_choice<ComputeType>(app, "--dtype", load.type,
                          {{"auto", ComputeType::automatic}, {"fp32", ComputeType::float32}, {"bf16", ComputeType::bfloat16}, {"fp16", ComputeType::float16}},
                          "auto, fp32, bf16 or fp16 (fp16 only on a GPU)");
  add_choice<MemoryPlan>(app, "--memory", load.memory,
                         {{"auto", MemoryPlan::automatic}, {"resident", MemoryPlan::resident}, {"stages", MemoryPlan::stages}, {"offload", MemoryPlan::offload}},
                         "auto (the first that fits), resident (all networks stay), stages (one at a time) or offload (and weights stay as stored, converted layer by layer); info tells what each takes");
  app.add_flag("--tiled-vae", load.tiled_vae, "Encode pictures larger than the VAE's own size in overlapping tiles");
  app.add_option("--threads", load.threads, "CPU threads; 0 = all cores")->check(CLI::Range(0, 256))->capture_default_str();
  app.add_option("--weights", load.variant, "Weight file variant, for example fp16");
  app.add_option("--config", load.single_file.config,
                 "For a checkpoint in one file: folder with tokenizer, configurations and scheduler; default: the folder it lies in");
  add_choice<std::string>(app, "--prediction", load.single_file.prediction_type, {{"epsilon", "epsilon"}, {"v", "v_prediction"}},
                          "For a checkpoint in one file: what it predicts, epsilon or v");
}

/// CLI11 would wrap -1 to a large seed.
std::string unless_negative(const std::string& text) {
  return text.find('-') == std::string::npos ? std::string() : "a seed is a whole number from 0, not " + text;
}

void add_evaluate_options(CLI::App& app, elboscope::EvaluateOptions& options, std::string& subset_elbo, std::string& subset_collect) {
  app.add_option("--model", options.model, "Diffusers model folder; its world.json says which scenes it was trained on")->required();
  app.add_option("--dataset", options.dataset, "stickers:SEED:COUNT, or a folder that scenes wrote (the options for scenes do not count then)")->required();
  app.add_option("--objects", options.objects, "Objects in a scene, MIN:MAX")->capture_default_str();
  add_choice<bool>(app, "--class-frequency", options.scenes.zipf, {{"uniform", false}, {"zipf", true}}, "uniform, or zipf as in training");
  app.add_option("--occlusion", options.scenes.occlusion, "Share of the objects after the first that are put half over another one")
      ->check(CLI::Range(0.0, 1.0))->capture_default_str();
  app.add_option("--rare", options.scenes.rarest, "Only this many of the rarest classes")->check(CLI::Range(1, 254));
  add_choice<bool>(app, "--captions", options.scenes.full_caption, {{"list", false}, {"full", true}},
                   "list (\"a photo of c1, c2, ...\") or full (colours and background as well)");
  app.add_option("--sprites", options.sprites, "Packed stickers of the model's world (elboscope-cli sprites makes them)");
  app.add_option("--elbo-timesteps", options.elbo_timesteps, "begin:end:step, a list, or small|middle|large|random|even[:count]; default: as the model's alignment.json says, else 1:999:50");
  app.add_option("--collect-timesteps", options.collect_timesteps, "The same for the attention maps; default 20:201:20");
  app.add_option("--seed", options.seed, "Seed of the noise")->check(unless_negative)->capture_default_str();
  add_load_options(app, options.load);
  app.add_option("--batch", options.batch_size, "Denoiser samples a pass; 0 = from the memory there is")->check(CLI::Range(0, 1024));
  app.add_flag("--absent-class", options.absent_class, "Also measure a class a picture that is not in it: does the likelihood tell them apart");
  add_choice<bool>(app, "--sweep", options.sweep.wanted, {{"default", true}, {"none", false}},
                   "default (many settings beside the chosen ones, nearly free) or none");
  app.add_option("--gammas", options.sweep.gammas, "Gammas of the sweep")->delimiter(',')->check(CLI::Range(1e-6, 1.0))->capture_default_str();
  add_map_options(app, options.calibration, subset_elbo, subset_collect);
  app.add_option("--json", options.json, "Result as JSON into a file, or - for standard output; FILE.partial keeps what is finished, and the same command goes on from there");
}

int run(int argc, char** argv, std::stop_token stop) {
  CLI::App app{"Shows where a diffusion model looks for every word of a caption, how sure it is, and what ELBO calibration does about it.", "elboscope-cli"};
  app.set_version_flag("--version", elboscope::program_version);
  app.require_subcommand(1);
  std::string classes, subset_elbo, subset_collect, json;

  elboscope::InspectOptions inspect;
  CLI::App* inspect_app = app.add_subcommand("inspect", "Measure a picture with a model: raw and calibrated heatmaps for every class");
  inspect_app->add_option("--model", inspect.model, "Diffusers model folder, or a checkpoint (.safetensors) of Stable Diffusion 1, 2 or XL")->required();
  inspect_app->add_option("--image", inspect.image, "Picture")->required();
  inspect_app->add_option("--classes", classes, "Words or phrases with commas between: \"cat,dog,hot dog\"")->required();
  inspect_app->add_option("--caption", inspect.caption, "Caption that holds the classes; default \"a photo of c1, c2, ...\"");
  inspect_app->add_option("--elbo-timesteps", inspect.elbo_timesteps, "begin:end:step, a list, or small|middle|large|random|even[:count]; default: as the model's alignment.json says, else 1:999:50");
  inspect_app->add_option("--collect-timesteps", inspect.collect_timesteps, "The same for the attention maps; default 20:201:20");
  inspect_app->add_option("--seed", inspect.seed, "Seed of the noise")
      ->check(unless_negative)
      ->capture_default_str();
  add_load_options(*inspect_app, inspect.load);
  inspect_app->add_option("--fit", inspect.fit, "aspect (keeps the ratio) or square (as the official code)")
      ->check(CLI::IsMember({"aspect", "square"}))->capture_default_str();
  inspect_app->add_flag("--reference", inspect.reference, "Everything as the official code does it, its bugs of token positions included");
  inspect_app->add_flag("--likelihood", inspect.likelihood, "Also measure the empty caption: likelihood maps");
  inspect_app->add_flag("--caption-errors", inspect.caption_errors, "Also measure the whole caption: what --control-variate needs");
  inspect_app->add_flag("--adaptive", inspect.adaptive, "Stop measuring classes whose ELBO rank is settled; tells what that saved");
  inspect_app->add_flag("--caption-per-class", inspect.caption_per_class, "Collect each class with \"a photo of CLASS\" instead of the one caption");
  inspect_app->add_flag("--all-tokens", inspect.all_tokens, "Record the maps of all tokens");
  add_choice<elboscope::TextColumns>(*inspect_app, "--text-columns", inspect.text_columns,
                                     {{"auto", elboscope::TextColumns::automatic}, {"clip", elboscope::TextColumns::clip},
                                      {"t5", elboscope::TextColumns::t5}, {"both", elboscope::TextColumns::both}},
                                     "Tokens whose attention is looked at: auto (CLIP's where the model has them), clip, t5 or both");
  inspect_app->add_option("--batch", inspect.batch_size, "Denoiser samples a pass; 0 = from the memory there is")->check(CLI::Range(0, 1024));
  inspect_app->add_option("--mask", inspect.mask, "Ground truth: one value a pixel, 0 background, i = i-th class, 255 ignored");
  inspect_app->add_option("--record", inspect.record, "Write the alignment record to this file");
  add_calibration_options(*inspect_app, inspect.calibration, subset_elbo, subset_collect);

  elboscope::CalibrateOptions calibrate;
  CLI::App* calibrate_app = app.add_subcommand("calibrate", "Heatmaps from a record, without the network");
  calibrate_app->add_option("--record", calibrate.record, "Alignment record")->required();
  calibrate_app->add_option("--image", calibrate.image, "Picture under the maps; without it they lie on grey");
  calibrate_app->add_option("--mask", calibrate.mask, "Ground truth, as for inspect");
  add_calibration_options(*calibrate_app, calibrate.calibration, subset_elbo, subset_collect);

  elboscope::EvaluateOptions evaluate;
  CLI::App* evaluate_app = app.add_subcommand("evaluate", "Segmentation scores over pictures whose truth is known, raw and calibrated in many ways");
  add_evaluate_options(*evaluate_app, evaluate, subset_elbo, subset_collect);

  elboscope::VerifyOptions verify;
  CLI::App* verify_app = app.add_subcommand("verify", "Run recorded cases through our networks and compare");
  verify_app->add_option("fixtures", verify.folders, "Fixture folders")->required();
  verify_app->add_option("--op", verify.op, "Only cases of this op");
  verify_app->add_flag("--reference", verify.reference, "Compare with what the official code gives, bugs included");
  verify_app->add_option("--threads", verify.threads, "CPU threads; 0 = all cores")->check(CLI::Range(0, 256));
  verify_app->add_option("--json", verify.json, "Result as JSON into a file, or - for standard output");

  std::string info_folder;
  CLI::App* info_app = app.add_subcommand("info", "Check a model folder: family, components, sizes, what is missing");
  info_app->add_option("folder", info_folder, "Diffusers model folder, or a checkpoint (.safetensors) of Stable Diffusion 1, 2 or XL")->required();
  elboscope::LoadOptions info_load;
  add_load_options(*info_app, info_load);
  info_app->add_option("--json", json, "Result as JSON into a file, or - for standard output");

  elboscope::ScenesOptions scenes;
  CLI::App* scenes_app = app.add_subcommand("scenes", "Draw sticker scenes with exact masks and captions");
  scenes_app->add_option("--seed", scenes.seed, "Seed of the world; scene i is the same whatever the count")
      ->check(unless_negative)
      ->capture_default_str();
  scenes_app->add_option("--count", scenes.count, "How many scenes")->check(CLI::Range(1, 100000))->capture_default_str();
  scenes_app->add_option("--out", scenes.out, "Folder for NNNN.png, NNNN.mask.png and captions.json")->required();
  scenes_app->add_option("--size", scenes.size, "Side of the pictures in pixels")->check(CLI::Range(16, 1024))->capture_default_str();
  scenes_app->add_option("--objects", scenes.objects, "Objects in a scene, MIN:MAX")->capture_default_str();
  scenes_app->add_option("--scale", scenes.scale, "Longer side of objects as a share of the picture's side, MIN:MAX")->capture_default_str();
  scenes_app->add_flag("--uniform", scenes.uniform, "All classes equally often, instead of by Zipf's law");
  scenes_app->add_option("--rare", scenes.rarest, "Only this many of the rarest classes")->check(CLI::Range(1, 254));
  scenes_app->add_option("--occlusion", scenes.occlusion, "Share of the objects after the first that are put half over another one")
      ->check(CLI::Range(0.0, 1.0))->capture_default_str();
  scenes_app->add_option("--classes", scenes.classes, "Only these classes, with commas between");
  scenes_app->add_option("--class-count", scenes.class_count, "Only this many of the most frequent classes")->check(CLI::Range(1, 254));
  scenes_app->add_option("--tints", scenes.tints, "How many of red, yellow, green, blue, purple, pink are used")->check(CLI::Range(0, 6))->capture_default_str();
  scenes_app->add_flag("--listed-masks", scenes.listed_masks, "Also NNNN.listed.png: value i is the i-th of the scene's \"classes\", as inspect --mask expects");
  scenes_app->add_option("--sprites", scenes.sprites, "Packed stickers of your own (elboscope-cli sprites makes them)");

  elboscope::SpritesOptions sprites;
  CLI::App* sprites_app = app.add_subcommand("sprites", "Pack a folder of PNG cut-outs into stickers for scenes and training");
  sprites_app->add_option("folder", sprites.folder, "Folder with CLASS.png or CLASS/*.png, transparent around the thing")->required();
  sprites_app->add_option("--out", sprites.out, "Packed sticker file")->required();
  sprites_app->add_option("--size", sprites.size, "Longer side of a sticker; larger pictures are scaled down")->check(CLI::Range(8, 512))->capture_default_str();
  sprites_app->add_option("--classes", sprites.classes, "All classes in order, most frequent first; default: alphabetical");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  for (auto* settings : {&inspect.calibration.settings, &calibrate.calibration.settings, &evaluate.calibration}) {
    if (!settings->resolution_weights.empty() && settings->layer_sigma.value_or(3) > 0) {
      throw elboscope::Error(elboscope::ErrorKind::usage, {}, "--resolution-weights would have no effect beside the Gaussian layer weights; expected --layer-sigma 0 with it.");
    }
    if (!subset_elbo.empty()) settings->elbo_timesteps = elboscope::parse_timesteps(subset_elbo, 1000, 0);
    if (!subset_collect.empty()) settings->collect_timesteps = elboscope::parse_timesteps(subset_collect, 1000, 0);
  }
  if (inspect_app->parsed()) {
    inspect.classes = elboscope::parse_classes(classes);
    return elboscope::run_inspect(inspect, stop);
  }
  if (calibrate_app->parsed()) return elboscope::run_calibrate(calibrate, stop);
  if (evaluate_app->parsed()) return elboscope::run_evaluate(evaluate, stop);
  if (scenes_app->parsed()) return elboscope::run_scenes(scenes, stop);
  if (sprites_app->parsed()) return elboscope::run_sprites(sprites, stop);
  if (verify_app->parsed()) return elboscope::run_verify(verify, stop);
  return elboscope::run_info(info_folder, info_load, json);
}

int exit_code(elboscope::ErrorKind kind) {
  switch (kind) {
    case elboscope::ErrorKind::failed: return 1;
    case elboscope::ErrorKind::usage: return 2;
    case elboscope::ErrorKind::refused: return 3;
    case elboscope::ErrorKind::cancelled: return 130;
  }
  return 1;
}

}  // namespace

/// Called by app/launcher.cpp.
extern "C" int elboscope_program(int argc, char** argv) {
  const elboscope::InterruptWatch interrupts;
  try {
    const int code = run(argc, argv, interrupts.token());
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    std::fprintf(stderr, "elboscope-cli: the results could not be written to standard output (is its disk full?).\n");
    return code == 0 ? 1 : code;
  } catch (const elboscope::Error& error) {
    std::fprintf(stderr, "elboscope-cli: %s\n", error.what());
    if (!error.detail.empty()) std::fprintf(stderr, "  %s\n", error.detail.c_str());
    return exit_code(error.kind);
  } catch (const std::bad_alloc&) {
    std::fprintf(stderr, "elboscope-cli: there is not enough memory for this model and picture.\n");
    return 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "elboscope-cli: an unexpected error ended the run: %s\n", error.what());
    return 1;
  }
}
