#include "core/training/run_export.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/diffusion/diffusion_model.h"
#include "core/diffusion/text_to_image.h"
#include "core/tensorfile/atomic_file.h"
#include "core/tensorfile/json_file.h"
#include "core/training/checkpoint.h"
#include "core/training/model_export.h"
#include "core/training/picture_grid.h"
#include "core/training/stage_loop.h"
#include "core/training/tokenizer_training.h"
#include "core/training/training_scenes.h"

namespace elboscope {
namespace {

constexpr int kCaptionsToLearnFrom = 60000, kLargestVocabulary = 1400, kMinimumCount = 20;

LoadOptions load_options(const StageOptions& options) {
  (void)stage_device(options);
  LoadOptions load;
  load.type = ComputeType::float32;
  load.device = options.cuda ? ComputeDevice::cuda : ComputeDevice::cpu;
  load.threads = at::get_num_threads();
  return load;
}

void write_text(const std::filesystem::path& path, const std::string& text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

}  // namespace

SchedulerConfig training_schedule() {
  SchedulerConfig config;
  config.beta_start = 0.00085;
  config.beta_end = 0.012;
  config.beta_schedule = "scaled_linear";
  config.set_alpha_to_one = false;
  config.steps_offset = 1;
  return config;
}

bool train_tokenizer(const std::filesystem::path& run, const std::optional<std::filesystem::path>& start_from) {
  const TrainingPlan plan = read_plan(run);
  if (start_from) {
    const auto source = *start_from / "tokenizer";
    ClipTokenizer::load(source, "tokenizer");  // refuses what cannot be read
    std::filesystem::create_directories(run / "tokenizer");
    for (const char* name : {"merges.txt", "tokenizer_config.json", "special_tokens_map.json", "vocab.json"})
      write_text(run / "tokenizer" / name, read_text(source / name, std::string("tokenizer/") + name));
    return true;
  }
  const SpriteSet sprites = plan.load_sprites();
  std::vector<std::string> captions;
  for (std::uint64_t i = 0; i < kCaptionsToLearnFrom; ++i) {
    // Words alone matter here, not pictures: any objects in any number, classes equally often.
    std::vector<SceneObject> objects(1 + mixed_seed(plan.seed, 20, i) % 4);
    for (std::size_t k = 0; k < objects.size(); ++k) {
      objects[k].class_index = static_cast<int>(mixed_seed(plan.seed, 21 + k, i) % sprites.classes().size());
      objects[k].tint = static_cast<int>(mixed_seed(plan.seed, 41 + k, i) % (2 * kTintNames.size())) - static_cast<int>(kTintNames.size());
      if (objects[k].tint < 0) objects[k].tint = -1;
    }
    const int background = static_cast<int>(mixed_seed(plan.seed, 61, i) % kBackgroundNames.size());
    captions.push_back(draw_caption(sprites, objects, background, plan.captions, mixed_seed(plan.seed, 62, i)));
  }
  const ClipTokenizerFiles files = train_clip_tokenizer(captions, kLargestVocabulary, kMinimumCount,
                                                        static_cast<int>(plan.text_encoder.max_position_embeddings));
  const auto folder = run / "tokenizer";
  std::filesystem::create_directories(folder);
  write_text(folder / "merges.txt", files.merges);
  if (files.tokenizer_config) write_text(folder / "tokenizer_config.json", *files.tokenizer_config);
  if (files.special_tokens_map) write_text(folder / "special_tokens_map.json", *files.special_tokens_map);
  write_text(folder / "vocab.json", files.vocabulary);  // last: its presence says that the stage is finished
  return true;
}

ClipTokenizerFiles load_tokenizer_files(const std::filesystem::path& run) {
  const auto folder = run / "tokenizer";
  if (!std::filesystem::exists(folder / "vocab.json"))
    refuse(run.string(), "the stage tokenizer is not finished: run `elboscope-train tokenizer` on this folder first");
  ClipTokenizerFiles files;
  files.vocabulary = read_text(folder / "vocab.json", "tokenizer/vocab.json");
  files.merges = read_text(folder / "merges.txt", "tokenizer/merges.txt");
  files.tokenizer_config = read_text(folder / "tokenizer_config.json", "tokenizer/tokenizer_config.json");
  files.special_tokens_map = read_text(folder / "special_tokens_map.json", "tokenizer/special_tokens_map.json");
  return files;
}

ClipTextConfig text_config_for(const TrainingPlan& plan, const ClipTokenizer& tokenizer) {
  ClipTextConfig config = plan.text_encoder;
  config.vocab_size = tokenizer.vocabulary_size();
  config.eos_token_id = tokenizer.eos_id();
  return config;
}

void export_parts(const std::filesystem::path&, const std::filesystem::path& folder, const TrainingPlan& plan,
                  const FinishedAutoencoder& autoencoder, const ClipTokenizerFiles& tokenizer, const ClipTextConfig& text_config,
                  const NamedTensors& unet, const NamedTensors& text_encoder, const std::string& model_card) {
  ModelToExport model;
  model.unet = plan.unet;
  model.vae = autoencoder.config;
  model.text_encoder = text_config;
  model.tokenizer = tokenizer;
  model.unet_parameters = unet;
  model.vae_parameters = autoencoder.parameters;
  model.text_encoder_parameters = text_encoder;
  model.model_card = model_card;
  model.world = world_json(plan);
  export_model(folder, model);
}

void export_run(const std::filesystem::path& run, const std::filesystem::path& folder, const std::string& model_card) {
  const TrainingPlan plan = read_plan(run);
  const ClipTokenizerFiles files = load_tokenizer_files(run);
  const auto tokenizer = ClipTokenizer::parse(files, "tokenizer");
  const auto checkpoint = run / "denoiser" / "checkpoint.safetensors";
  if (!std::filesystem::exists(checkpoint)) refuse(run.string(), "the stage denoiser has no checkpoint yet");
  export_parts(run, folder, plan, load_autoencoder(run, plan), files, text_config_for(plan, *tokenizer), load_averages(checkpoint, "unet."),
               load_averages(checkpoint, "text_encoder."), model_card);
}

std::vector<std::string> preview_captions(const SpriteSet& sprites) {
  // Frequent and rare classes, one to three objects, colours and backgrounds in turn.
  const int classes = static_cast<int>(sprites.classes().size());
  std::vector<std::string> captions;
  for (int i = 0; i < 24; ++i) {
    std::vector<SceneObject> objects(1 + i / 8);
    for (std::size_t k = 0; k < objects.size(); ++k) {
      objects[k].class_index = (i * 5 + static_cast<int>(k) * 7 + i / 8) % classes;
      objects[k].tint = (i + static_cast<int>(k)) % 3 == 0 ? (i / 3 + static_cast<int>(k)) % static_cast<int>(kTintNames.size()) : -1;
    }
    captions.push_back(full_caption(sprites, objects, i % static_cast<int>(kBackgroundNames.size())));
  }
  return captions;
}

at::Tensor draw_captions(const DiffusionModel& model, const std::vector<std::string>& captions, int steps, double guidance_scale) {
  const c10::NoGradGuard no_gradients;
  SchedulerConfig ddim = model.scheduler();
  ddim.kind = SchedulerConfig::Kind::ddim;
  ddim.class_name = "DDIMScheduler";
  std::vector<at::Tensor> pictures;
  for (std::size_t i = 0; i < captions.size(); ++i) {
    TextToImageRequest request;
    request.prompt = captions[i];
    request.seed = i;
    request.steps = steps;
    request.guidance_scale = guidance_scale;
    request.scheduler = ddim;
    pictures.push_back(model.vae().decode(text_to_image(model, request).latent));
  }
  return at::cat(pictures, 0);
}

std::vector<std::string> draw_run(const std::filesystem::path& run, const std::filesystem::path& png, int steps, double guidance_scale,
                                  const StageOptions& options) {
  const TrainingPlan plan = read_plan(run);
  const auto captions = preview_captions(plan.load_sprites());
  const auto model = load_model(run / "model", load_options(options));
  write_picture_grid(png, draw_captions(*model, captions, steps, guidance_scale), 6, 3);
  return captions;
}

ModelHealth measure_health(const std::filesystem::path& folder, const TrainingPlan& plan, int scenes, const StageOptions& options) {
  const c10::NoGradGuard no_gradients;
  const SpriteSet sprites = plan.load_sprites();
  const auto model = load_model(folder, load_options(options));
  SceneOptions uniform = plan.scenes;
  uniform.zipf_exponent = 0;
  const std::vector<std::int64_t> timesteps{51, 151, 251, 351, 451, 551, 651, 751, 851, 951};
  std::vector<double> differences;
  double loss = 0, empty_loss = 0;
  for (int n = 0; n < scenes; ++n) {
    const Scene scene = render_scene(sprites, uniform, scene_seed(held_out_scenes(plan.seed), static_cast<std::uint64_t>(n)));
    std::vector<bool> present(sprites.classes().size());
    for (const auto& object : scene.objects) present[object.class_index] = true;
    std::size_t wrong = mixed_seed(plan.seed, 30, static_cast<std::uint64_t>(n)) % present.size();
    while (present[wrong] && present.size() > scene.objects.size()) wrong = (wrong + 1) % present.size();
    const std::string right = sprites.classes()[scene.objects[static_cast<std::size_t>(n) % scene.objects.size()].class_index].name;
    const TextConditioning text = model->encode_text({full_caption(sprites, scene.objects, scene.background), "", "a photo of " + right,
                                                "a photo of " + sprites.classes()[wrong].name});
    const auto posterior = model->vae().encode(picture_batch({scene}).to(model->device(), model->dtype()));
    const at::Tensor latent = model->vae().scale_latent(posterior.mean);
    std::vector<at::Tensor> noised, times;
    auto sizes = latent.sizes().vec();
    sizes[0] = static_cast<std::int64_t>(timesteps.size());
    const at::Tensor noise = normal(sizes, mixed_seed(plan.seed, 31, static_cast<std::uint64_t>(n)), model->device());
    for (std::size_t t = 0; t < timesteps.size(); ++t) {
      noised.push_back(latent * model->noise().step(timesteps[t]).alpha + noise.narrow(0, static_cast<std::int64_t>(t), 1) * model->noise().step(timesteps[t]).sigma);
      times.push_back(at::full({1}, static_cast<double>(timesteps[t]), at::kFloat));
    }
    const at::Tensor output = model->denoise_shared(at::cat(noised, 0), at::cat(times, 0), text);
    const at::Tensor errors = (output - noise.unsqueeze(1)).square().mean({0, 2, 3, 4}).cpu();
    loss += errors[0].item<double>() / scenes;
    empty_loss += errors[1].item<double>() / scenes;
    differences.push_back(errors[3].item<double>() - errors[2].item<double>());
  }
  ModelHealth health;
  health.loss = loss;
  health.empty_loss = empty_loss;
  for (const double one : differences) health.separation += one / scenes;
  double squares = 0;
  for (const double one : differences) squares += (one - health.separation) * (one - health.separation);
  health.standard_error = std::sqrt(squares / std::max(1, scenes - 1) / scenes);
  return health;
}

std::string preview_model(const std::filesystem::path& run, const std::filesystem::path& folder, const TrainingPlan& plan, std::int64_t samples,
                          const StageOptions& options) {
  const auto model = load_model(folder, load_options(options));
  const auto captions = preview_captions(plan.load_sprites());
  char name[64];
  std::snprintf(name, sizeof name, "denoiser-%09lld.png", static_cast<long long>(samples));
  write_picture_grid(run / "pictures" / name, draw_captions(*model, captions, 20, 5.0), 6);
  const ModelHealth health = measure_health(folder, plan, 64, options);
  append_log(run, nlohmann::json{{"samples", samples}, {"held_out_loss", health.loss}, {"held_out_loss_empty", health.empty_loss},
                                 {"separation", health.separation}, {"standard_error", health.standard_error}}.dump());
  char text[240];
  std::snprintf(text, sizeof text, "held-out loss %.4f (empty caption %.4f), wrong minus right class %.5f +- %.5f (%.1f standard errors), pictures/%s",
                health.loss, health.empty_loss, health.separation, health.standard_error,
                health.standard_error > 0 ? health.separation / health.standard_error : 0.0, name);
  return text;
}

}  // namespace elboscope
