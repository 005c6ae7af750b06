#include <c10/core/InferenceMode.h>

#include "core/alignment/elbo_measurement.h"
#include "core/diffusion/file_parameters.h"
#include "core/diffusion/sampler.h"
#include "core/diffusion/text_to_image.h"
#include "core/diffusion/weight_files.h"
#include "core/tensorfile/json_file.h"
#include "core/verification/case_runner.h"

namespace elboscope {

namespace {

at::Tensor picture_input(const at::Tensor& rgb) {
  return (rgb.to(at::kFloat) / 127.5 - 1.0).permute({2, 0, 1}).unsqueeze(0).contiguous();
}

/// Keeps every head-averaged map of a pass (fixtures are tiny).
class MapStore final : public AttentionRecorder {
 public:
  AttentionRequest request(const AttentionSite&) override {
    AttentionRequest request;
    request.map = AttentionRequest::Map::head_mean;
    return request;
  }
  void observe(const AttentionObservation& observation) override {
    // A joint attention gives both kinds under one name.
    Kind& kind = observation.site.cross ? cross : self;
    kind.order.push_back(observation.site.name);
    kind.maps[observation.site.name] = observation.map[0].to(at::kCPU);
  }
  struct Kind {
    std::map<std::string, at::Tensor> maps;
    std::vector<std::string> order;
  } cross, self;
};

}  // namespace

std::vector<Comparison> CaseRunner::tokenize(const nlohmann::json& c) {
  Comparisons list;
  const std::string folder = oracle_.text(c, "encoder");
  const TextEncoderRule* rule = rule_of(folder);
  const int length = c.value("max_length", rule == nullptr ? 0 : rule->max_length);
  const EncodedText encoded = tokenizer(folder).encode_with_mask(oracle_.text(c, "text"), length);
  compare(list, c, "ids", at::tensor(encoded.ids, at::kLong));
  if (c.contains("mask")) compare(list, c, "mask", at::tensor(encoded.mask, at::kLong));
  return list;
}

std::vector<Comparison> CaseRunner::encode_text(const nlohmann::json& c) {
  if (family() == nullptr) return encode_alone(c);
  Comparisons list;
  const TextConditioning text = model().encode_text({oracle_.text(c, "text")});
  compare(list, c, "hidden", text.encoder_hidden_states[0]);
  if (c.contains("pooled")) compare(list, c, "pooled", text.pooled.defined() ? text.pooled[0] : text.pooled);
  if (c.contains("mask")) compare(list, c, "mask", text.mask.defined() ? text.mask[0] : text.mask);
  return list;
}

/// A text encoder and its tokenizers without a pipeline round them.
std::vector<Comparison> CaseRunner::encode_alone(const nlohmann::json& c) {
  const EncodedText encoded =
      tokenizer(oracle_.text(c, "encoder")).encode_with_mask(oracle_.text(c, "text"), c.value("max_length", 0));
  if (!encoder_) encoder_ = load_text_encoder();
  const at::Tensor mask = at::tensor(encoded.mask, at::kLong).to(at::kFloat).unsqueeze(0);
  Comparisons list;
  compare(list, c, "hidden",
          encoder_->encode(at::tensor(encoded.ids, at::kLong).unsqueeze(0), c.value("use_mask", false) ? mask : at::Tensor())
              .last[0]);
  if (c.contains("mask")) compare(list, c, "mask", mask[0]);
  return list;
}

std::unique_ptr<TextEncoder> CaseRunner::load_text_encoder() const {
  const std::string name = "text_encoder", config = name + "/config.json", kind = component_class(name, "");
  for (const auto one : {TextEncoderKind::clip, TextEncoderKind::clip_with_projection, TextEncoderKind::t5}) {
    if (encoder_classes(one).front() != kind) continue;
    const auto weights = WeightSet::open(choose_weights(model_folder_ / name, name, WeightNaming::transformers, variant_));
    FileParameters parameters = FileParameters::loading(weights, at::kFloat, at::kCPU);
    return build_text_encoder(
        read_text_encoder_config(one, read_json(model_folder_ / name / "config.json", config), config), parameters);
  }
  throw UnsupportedCase{"text encoders of class " + kind + " are not read by this version"};
}

PassConditions CaseRunner::conditions(const nlohmann::json& c) const {
  PassConditions conditions;
  const auto numbers = [&](const char* field) {
    return c.contains(field) ? c[field].get<std::vector<double>>() : std::vector<double>();
  };
  conditions.time_ids = numbers("size");
  conditions.resolution = numbers("resolution");
  if (c.contains("aspect_ratio")) conditions.aspect_ratio = c["aspect_ratio"].get<double>();
  if (c.contains("guidance") && !c["guidance"].is_null()) conditions.guidance = c["guidance"].get<double>();
  return conditions;
}

std::vector<Comparison> CaseRunner::vae_encode(const nlohmann::json& c) {
  Comparisons list;
  const auto posterior = model().vae().encode(picture_input(oracle_.tensor(c, "image")));
  compare(list, c, "mean", posterior.mean[0]);
  if (c.contains("std")) compare(list, c, "std", posterior.std[0]);
  compare(list, c, "latent", model().vae().scale_latent(posterior.mean)[0]);
  return list;
}

std::vector<Comparison> CaseRunner::vae_decode(const nlohmann::json& c) {
  Comparisons list;
  compare(list, c, "pixels", model().vae().decode(oracle_.tensor(c, "latent").unsqueeze(0))[0].permute({1, 2, 0}));
  return list;
}

SchedulerConfig CaseRunner::scheduler_config(const std::string& folder) {
  const std::string name = folder + "/scheduler_config.json";
  return read_scheduler_config(read_json(model_folder_ / folder / "scheduler_config.json", name), name);
}

std::vector<Comparison> CaseRunner::schedule(const nlohmann::json& c) {
  Comparisons list;
  const SchedulerConfig config = scheduler_config(oracle_.text(c, "scheduler"));
  const int steps = oracle_.at(c, "steps").get<int>();
  std::unique_ptr<Sampler> sampler;
  if (config.flow()) {
    // How sigmas are spaced is the pipeline's business, and so is what counts as an image token.
    const auto size = c.contains("latent_size") ? c["latent_size"].get<std::vector<std::int64_t>>() : std::vector<std::int64_t>{0, 0};
    sampler = model().sampler(config, steps, size.at(0), size.at(1));
  } else {
    sampler = Sampler::create(config, steps);
  }
  compare(list, c, "timesteps", at::tensor(sampler->timesteps(), at::kDouble));
  if (c.contains("alphas_cumprod")) compare(list, c, "alphas_cumprod", at::tensor(sampler->alphas_cumprod(), at::kFloat));
  if (c.contains("sigmas")) compare(list, c, "sigmas", at::tensor(sampler->sigmas(), at::kFloat));
  if (c.contains("init_noise_sigma")) {
    const double expected = c["init_noise_sigma"].get<double>();
    list.push_back({"init_noise_sigma", std::abs(sampler->init_noise_sigma() - expected) / std::max(1.0, std::abs(expected)), tolerance(c)});
  }
  return list;
}

std::vector<Comparison> CaseRunner::denoise(const nlohmann::json& c) {
  Comparisons list;
  const at::Tensor latent = oracle_.tensor(c, "latent").unsqueeze(0);
  const at::Tensor timestep = at::tensor({oracle_.at(c, "timestep").get<double>()}, at::kFloat);
  const TextConditioning text = model().encode_text({oracle_.text(c, "text")});
  const PassConditions told = conditions(c);
  MapStore maps;
  const bool recorded = c.contains("cross") || c.contains("self");
  compare(list, c, "prediction", model().denoise(latent, timestep, text, recorded ? &maps : nullptr, told)[0]);
  // The fused path has no recorder: both must agree with diffusers.
  if (recorded) compare(list, c, "prediction", model().denoise(latent, timestep, text, nullptr, told)[0]);
  // Shared passes are another path: the same sample with two texts.
  const TextConditioning two = TextConditioning::join(text, text);
  compare(list, c, "prediction", model().denoise_shared(latent, timestep, two, told)[0][1]);
  for (const char* kind : {"cross", "self"}) {
    if (!c.contains(kind)) continue;
    const MapStore::Kind& ours_of_kind = std::string(kind) == "cross" ? maps.cross : maps.self;
    for (const auto& [layer, key] : c[kind].items()) {
      const auto found = ours_of_kind.maps.find(layer);
      const at::Tensor ours = found == ours_of_kind.maps.end() ? at::Tensor() : found->second;
      list.push_back({layer, relative_error(ours, oracle_.tensor_named(key.get<std::string>())), c.value("tol_maps", tolerance(c))});
    }
    const std::string order = std::string(kind) + "_order";
    if (c.contains(order)) {
      const auto expected = c[order].get<std::vector<std::string>>();
      std::vector<std::string> ours;  // a case may hold the maps of some layers only
      for (const std::string& name : ours_of_kind.order) {
        if (c[kind].contains(name)) ours.push_back(name);
      }
      const bool same = expected == ours;
      list.push_back({order, same ? 0.0 : 1.0, 0.0});
    }
  }
  return list;
}

std::vector<Comparison> CaseRunner::sample(const nlohmann::json& c) {
  TextToImageRequest request;
  request.prompt = oracle_.text(c, "text");
  if (c.contains("negative") && !c["negative"].is_null()) request.negative_prompt = oracle_.text(c, "negative");
  request.noise = oracle_.tensor(c, "latent").unsqueeze(0);
  request.steps = oracle_.at(c, "steps").get<int>();
  if (c.contains("guidance") && !c["guidance"].is_null()) request.guidance_scale = c["guidance"].get<double>();
  request.scheduler = scheduler_config(oracle_.text(c, "scheduler"));
  if (c.contains("step_noise") && !c["step_noise"].is_null()) request.step_noise = oracle_.tensor(c, "step_noise");
  request.conditions = conditions(c);
  request.conditions.guidance.reset();  // guidance_scale says it
  request.keep_latents = true;
  const TextToImageResult result = text_to_image(model(), request);
  Comparisons list;
  compare(list, c, "latents", at::cat(result.latents));
  if (c.contains("final")) compare(list, c, "final", result.latent[0]);
  return list;
}

at::Tensor CaseRunner::case_latent(const nlohmann::json& c) {
  if (c.contains("latent")) return oracle_.tensor(c, "latent").unsqueeze(0);
  return model().vae().scale_latent(model().vae().encode(picture_input(oracle_.tensor(c, "image"))).mean);
}

std::vector<Comparison> CaseRunner::elbo(const nlohmann::json& c) {
  const auto timesteps = integers(oracle_.tensor(c, "timesteps"));
  const auto texts = oracle_.at(c, "texts").get<std::vector<std::string>>();
  at::Tensor losses = at::empty({static_cast<std::int64_t>(texts.size()), static_cast<std::int64_t>(timesteps.size())}, at::kDouble);
  ElboPlan plan;
  plan.texts_per_group = texts.size();
  plan.timesteps_per_batch = 2;
  measure_elbo(
      model(), case_latent(c), oracle_.tensor(c, "noise"), timesteps, texts, plan,
      [&](TextError&& error) {
        losses[static_cast<std::int64_t>(error.text)][static_cast<std::int64_t>(error.timestep)] = error.loss;
      },
      [](std::size_t) {}, {}, {}, conditions(c));
  Comparisons list;
  compare(list, c, "losses", losses);
  return list;
}

}  // namespace elboscope
