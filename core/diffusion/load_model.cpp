#include "core/diffusion/load_model.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <dlfcn.h>

#include <algorithm>
#include <fstream>

#include "core/base/error.h"
#include "core/base/memory_usage.h"
#include "core/base/parallel.h"
#include "core/diffusion/component_networks.h"
#include "core/diffusion/compute_choice.h"
#include "core/diffusion/diffusion_model.h"
#include "core/diffusion/file_parameters.h"
#include "core/diffusion/model_outline.h"
#include "core/diffusion/model_parts.h"
#include "core/nn/tensor_memory.h"

namespace elboscope {

namespace {

// LibTorch's loops and its BLAS have separate thread counts; OpenBLAS's own pool must be told too.
void set_torch_threads(int wanted) {
  const int threads = wanted > 0 ? wanted : thread_count();
  at::set_num_threads(threads);
  using SetThreads = void (*)(int);
  if (const auto set = reinterpret_cast<SetThreads>(::dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) set(threads);
}

// "text_encoder_2" as people read it.
std::string loading_name(std::string component) {
  std::replace(component.begin(), component.end(), '_', ' ');
  return component;
}

// Makes networks from the weights of a folder that has been read; kept as long as a network may have to be loaded.
class NetworkLoader {
 public:
  NetworkLoader(ModelParts parts, at::Device device, at::ScalarType dtype, bool keep_layers)
      : parts_(std::move(parts)), device_(device), dtype_(dtype), keep_layers_(keep_layers) {}

  const ModelParts& parts() const { return parts_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

  // Text encoders run once a text and the VAE once a picture: full precision there costs little and the heatmaps depend
  // on both.
  std::shared_ptr<const TextEncoder> text_encoder(std::size_t i, const LoadWatch& watch) {
    return load<TextEncoder>(
        loading_name(parts_.family->texts[i].encoder), parts_.texts[i]->weights, at::kFloat, watch,
        [&](ParameterSource& source) { return build_text_encoder(parts_.texts[i]->config, source); });
  }
  std::shared_ptr<const AutoencoderKL> vae(const LoadWatch& watch) {
    return load<AutoencoderKL>("VAE", parts_.vae_weights, at::kFloat, watch, [&](ParameterSource& source) {
      return std::make_unique<AutoencoderKL>(parts_.vae, source);
    });
  }
  std::shared_ptr<const Denoiser> denoiser(const LoadWatch& watch) {
    return load<Denoiser>("denoiser", parts_.denoiser_weights, dtype_, watch,
                          [&](ParameterSource& source) { return build_denoiser(parts_.denoiser, source); });
  }
  // Networks that are loaded later are refused now where their tensors' names, shapes or types are wrong.
  void look_at_names() {
    const auto look = [&](const WeightSet& weights, const auto& build) {
      FileParameters parameters = FileParameters::naming(weights);
      build(parameters);
      warn_of_unused(weights, parameters);
    };
    for (const auto& text : parts_.texts) {
      if (text == nullptr) continue;
      look(text->weights, [&](ParameterSource& source) { return build_text_encoder(text->config, source); });
    }
    look(parts_.denoiser_weights, [&](ParameterSource& source) { return build_denoiser(parts_.denoiser, source); });
    look(parts_.vae_weights,
         [&](ParameterSource& source) { return std::make_unique<AutoencoderKL>(parts_.vae, source); });
  }

 private:
  void warn_of_unused(const WeightSet& weights, const FileParameters& parameters) {
    const std::string warning = unused_tensors_warning(weights.main_file(), parameters.unused());
    // A network that comes and goes is told about once.
    if (warning.empty() || std::find(warnings_.begin(), warnings_.end(), warning) != warnings_.end()) return;
    warnings_.push_back(warning);
  }

  // `build` makes the network from a source of parameters. Shared, so that a network outlives nothing it needs.
  template <class Network, class Build>
  std::shared_ptr<const Network> load(const std::string& what, const WeightSet& weights, at::ScalarType dtype,
                                      const LoadWatch& watch, const Build& build) {
    // Parameters are not made for inference alone: a network may be loaded while another one has just run, and serves
    // whoever comes later.
    const c10::InferenceMode ordinary(false);
    const c10::NoGradGuard no_gradients;
    FileParameters parameters = keep_layers_ ? FileParameters::keeping(weights, dtype, device_)
                                             : FileParameters::loading(weights, dtype, device_);
    const auto total = static_cast<std::int64_t>(weights.names().size());
    const auto report = [&](std::int64_t taken) {
      if (watch.progress) watch.progress({"loading " + what, taken, total});
    };
    parameters.set_before_take([&](std::int64_t taken) {
      throw_if_stopped(watch.stop);
      report(taken);
    });
    std::shared_ptr<const Network> network = build(parameters);
    report(total);
    warn_of_unused(weights, parameters);
    return network;
  }

  ModelParts parts_;
  at::Device device_;
  at::ScalarType dtype_;
  bool keep_layers_;
  std::vector<std::string> warnings_;
};

}  // namespace

std::shared_ptr<DiffusionModel> load_model(const std::filesystem::path& folder, const LoadOptions& options,
                                           const ProgressCallback& progress, std::stop_token stop) {
  throw_if_stopped(stop);
  const at::Device device = choose_device(options.device);
  ModelParts parts = read_model_parts(folder, options.variant, options.single_file);
  ModelInfo info = parts.info;
  const at::ScalarType dtype = choose_type(options.type, device, parts.denoiser_weights.most_frequent_dtype());
  set_torch_threads(options.threads);
  reuse_tensor_memory();

  DiffusionModel::Components components;
  components.memory = options.memory;
  if (options.memory == MemoryPlan::automatic) {
    components.memory = fitting_plan(outline_model(parts, options), info, available_memory_bytes());
  }
  components.family = parts.family;
  components.facts = facts_of(parts.denoiser);
  components.zeros_for_empty = parts.zeros_for_empty;
  components.scheduler = parts.scheduler;
  components.vae_config = parts.vae;
  components.tiled_vae = options.tiled_vae;

  const LoadWatch watch{progress, stop};
  const bool resident = components.memory == MemoryPlan::resident;
  const auto loader =
      std::make_shared<NetworkLoader>(std::move(parts), device, dtype, components.memory == MemoryPlan::offload);
  const ModelParts& read = loader->parts();
  for (std::size_t i = 0; i < read.texts.size(); ++i) {
    PromptEncoder::Stage stage{read.family->texts[i], nullptr, nullptr, 0};
    if (const TextEncoderParts* text = read.texts[i].get()) {
      stage.tokenizer = text->tokenizer;
      stage.length = text->length;
      using Holder = NetworkHolder<TextEncoder>;
      stage.encoder = resident ? std::make_unique<Holder>(loader->text_encoder(i, watch))
                               : std::make_unique<Holder>(
                                     [loader, i](const LoadWatch& later) { return loader->text_encoder(i, later); });
    } else {
      // Zeros as many as the first tokenizer's tokens, as the pipeline makes them.
      stage.length = components.texts.front().length;
    }
    components.texts.push_back(std::move(stage));
  }
  if (resident) {
    components.denoiser = std::make_unique<NetworkHolder<Denoiser>>(loader->denoiser(watch));
    components.vae = std::make_unique<NetworkHolder<AutoencoderKL>>(loader->vae(watch));
  } else {
    loader->look_at_names();
    components.denoiser =
        std::make_unique<NetworkHolder<Denoiser>>([loader](const LoadWatch& later) { return loader->denoiser(later); });
    components.vae =
        std::make_unique<NetworkHolder<AutoencoderKL>>([loader](const LoadWatch& later) { return loader->vae(later); });
  }
  info.warnings.insert(info.warnings.end(), loader->warnings().begin(), loader->warnings().end());
  throw_if_stopped(stop);
  const auto report_digest = [&](std::int64_t done) {
    if (progress) progress({"identifying the model", done, 1});
  };
  report_digest(0);
  info.sha256 = model_digest(read, [&] { throw_if_stopped(stop); });
  report_digest(1);
  return std::make_shared<DiffusionModel>(std::move(info), device, dtype, std::move(components));
}

const ModelInfo& model_info(const DiffusionModel& model) {
  return model.info();
}

std::string compute_description(const DiffusionModel& model) {
  std::string text = model.device().is_cpu() ? "cpu" : model.device().str();
  text += ", " + type_name(model.dtype());
  if (model.device().is_cpu()) {
    const int threads = at::get_num_threads();
    text += ", " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
  }
  if (model.memory() == MemoryPlan::stages) text += ", one network at a time";
  if (model.memory() == MemoryPlan::offload) text += ", one layer at a time";
  return text + (model.tiled_vae() ? ", VAE in tiles" : "");
}

bool has_fast_blas() {
  if (at::hasMKL()) return true;
  // LibTorch does not tell which BLAS the system's libblas.so.3 leads to; the mapped files do.
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    for (const char* library : {"openblas", "libmkl", "libblis", "libflame", "libarmpl"}) {
      if (line.find(library) != std::string::npos) return true;
    }
  }
  return false;
}

}  // namespace elboscope
