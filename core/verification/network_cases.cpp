#include <c10/core/InferenceMode.h>

#include "core/alignment/elbo_measurement.h"
#include "core/diffusion/sampler.h"
#include "core/diffusion/text_to_image.h"
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
    auto& order = observation.site.cross ? cross_order : self_order;
    order.push_back(observation.site.name);
    maps[observation.site.name] = observation.map[0].to(at::kCPU);
  }
  std::map<std::string, at::Tensor> maps;
  std::vector<std::string> cross_order, self_order;
};

}  // namespace

std::vector<Comparison> CaseRunner::tokenize(const nlohmann::json& c) {
  const std::string encoder = oracle_.text(c, "encoder");
  const std::filesystem::path folder = model_folder_ / encoder;
  if (!std::filesystem::exists(folder / "vocab.json")) throw UnsupportedCase{encoder + " is not a CLIP tokenizer"};
  auto& tokenizer = tokenizers_[encoder];
  if (!tokenizer) tokenizer = ClipTokenizer::load(folder, encoder);
  Comparisons list;
  const auto ids = tokenizer->encode(oracle_.text(c, "text"), c.value("max_length", 0));
  compare(list, c, "ids", at::tensor(ids, at::kLong));
  return list;
}

std::vector<Comparison> CaseRunner::encode_text(const nlohmann::json& c) {
  Comparisons list;
  if (c.contains("encoder") && c["encoder"] != "text_encoder") throw UnsupportedCase{"another text encoder than CLIP's first"};
  compare(list, c, "hidden", model().encode_text({oracle_.text(c, "text")})[0]);
  return list;
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
  const auto sampler = Sampler::create(scheduler_config(oracle_.text(c, "scheduler")), oracle_.at(c, "steps").get<int>());
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
  const at::Tensor text = model().encode_text({oracle_.text(c, "text")});
  MapStore maps;
  const bool recorded = c.contains("cross") || c.contains("self");
  compare(list, c, "prediction", model().denoise(latent, timestep, text, recorded ? &maps : nullptr)[0]);
  // The fused path has no recorder: both must agree with diffusers.
  if (recorded) compare(list, c, "prediction", model().denoise(latent, timestep, text)[0]);
  for (const char* kind : {"cross", "self"}) {
    if (!c.contains(kind)) continue;
    for (const auto& [layer, key] : c[kind].items()) {
      const auto found = maps.maps.find(layer);
      const at::Tensor ours = found == maps.maps.end() ? at::Tensor() : found->second;
      list.push_back({layer, relative_error(ours, oracle_.tensor_named(key.get<std::string>())), c.value("tol_maps", tolerance(c))});
    }
    const std::string order = std::string(kind) + "_order";
    if (c.contains(order)) {
      const auto expected = c[order].get<std::vector<std::string>>();
      std::vector<std::string> ours;  // a case may hold the maps of some layers only
      for (const std::string& name : std::string(kind) == "cross" ? maps.cross_order : maps.self_order) {
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
  request.keep_latents = true;
  const TextToImageResult result = text_to_image(model(), request);
  Comparisons list;
  compare(list, c, "latents", at::cat(result.latents));
  compare(list, c, "final", result.latent[0]);
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
      [](std::size_t) {}, {});
  Comparisons list;
  compare(list, c, "losses", losses);
  return list;
}

}  // namespace elboscope
