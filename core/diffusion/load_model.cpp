#include "core/diffusion/load_model.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <dlfcn.h>

#include <algorithm>
#include <fstream>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/diffusion/component_networks.h"
#include "core/diffusion/diffusion_model.h"
#include "core/diffusion/file_parameters.h"
#include "core/diffusion/model_parts.h"

namespace elboscope {

namespace {

at::Device choose_device(ComputeDevice wanted) {
  if (wanted == ComputeDevice::cpu) return at::kCPU;
  if (at::hasCUDA()) return at::Device(at::kCUDA, 0);
  if (wanted == ComputeDevice::cuda) {
    throw Error(ErrorKind::usage, {},
                "No CUDA device can be used (this build of LibTorch or this machine has none); expected --device cpu.");
  }
  return at::kCPU;
}

at::ScalarType choose_type(ComputeType wanted, at::Device device, const std::string& stored) {
  switch (wanted) {
    case ComputeType::float32:
      return at::kFloat;
    case ComputeType::bfloat16:
      return at::kBFloat16;
    case ComputeType::float16:
      if (device.is_cpu()) {
        throw Error(ErrorKind::usage, {},
                    "float16 does not compute on the CPU, expected float32 or bfloat16 (files stored as float16 are "
                    "converted).");
      }
      return at::kHalf;
    case ComputeType::automatic:
      break;
  }
  if (device.is_cpu()) return at::kFloat;
  if (stored == "F16") return at::kHalf;
  return stored == "BF16" ? at::kBFloat16 : at::kFloat;
}

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

class Loader {
 public:
  Loader(const ProgressCallback& progress, std::stop_token stop) : progress_(progress), stop_(std::move(stop)) {}

  /// `build` makes the network from a source of parameters.
  template <typename Build>
  auto load(const std::string& what, const WeightSet& weights, at::ScalarType dtype, at::Device device, ModelInfo& info,
            const Build& build) {
    FileParameters parameters = FileParameters::loading(weights, dtype, device);
    const auto total = static_cast<std::int64_t>(weights.names().size());
    parameters.set_before_take([&](std::int64_t taken) {
      throw_if_stopped(stop_);
      report("loading " + what, taken, total);
    });
    auto network = build(parameters);
    report("loading " + what, total, total);
    const std::string warning = unused_tensors_warning(weights.main_file(), parameters.unused());
    if (!warning.empty()) info.warnings.push_back(warning);
    return network;
  }

  void report(const std::string& stage, std::int64_t done, std::int64_t total) const {
    if (progress_) progress_({stage, done, total});
  }

 private:
  const ProgressCallback& progress_;
  std::stop_token stop_;
};

}  // namespace

std::shared_ptr<DiffusionModel> load_model(const std::filesystem::path& folder, const LoadOptions& options,
                                           const ProgressCallback& progress, std::stop_token stop) {
  throw_if_stopped(stop);
  const at::Device device = choose_device(options.device);
  ModelParts parts = read_model_parts(folder, options.variant);
  ModelInfo& info = parts.info;
  const at::ScalarType dtype = choose_type(options.type, device, parts.denoiser_weights.most_frequent_dtype());
  set_torch_threads(options.threads);

  const c10::NoGradGuard no_gradients;
  Loader loader(progress, stop);
  DiffusionModel::Components components;
  components.family = parts.family;
  components.facts = facts_of(parts.denoiser);
  components.zeros_for_empty = parts.zeros_for_empty;
  components.scheduler = parts.scheduler;
  // Text encoders run once a text and the VAE once a picture: full precision there costs little and the heatmaps depend
  // on both.
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    const TextEncoderRule& rule = parts.family->texts[i];
    PromptEncoder::Stage stage{rule, nullptr, nullptr, 0};
    if (const TextEncoderParts* text = parts.texts[i].get()) {
      stage.tokenizer = text->tokenizer;
      stage.length = text->length;
      stage.encoder = loader.load(loading_name(rule.encoder), text->weights, at::kFloat, device, info,
                                  [&](ParameterSource& source) { return build_text_encoder(text->config, source); });
    } else {
      // Zeros as many as the first tokenizer's tokens, as the pipeline makes them.
      stage.length = components.texts.front().length;
    }
    components.texts.push_back(std::move(stage));
  }
  components.denoiser = loader.load("denoiser", parts.denoiser_weights, dtype, device, info,
                                    [&](ParameterSource& source) { return build_denoiser(parts.denoiser, source); });
  components.vae = loader.load("VAE", parts.vae_weights, at::kFloat, device, info, [&](ParameterSource& source) {
    return std::make_unique<AutoencoderKL>(parts.vae, source);
  });
  throw_if_stopped(stop);
  loader.report("identifying the model", 0, 1);
  info.sha256 = model_digest(parts, [&] { throw_if_stopped(stop); });
  loader.report("identifying the model", 1, 1);
  return std::make_shared<DiffusionModel>(std::move(info), device, dtype, std::move(components));
}

const ModelInfo& model_info(const DiffusionModel& model) {
  return model.info();
}

std::string compute_description(const DiffusionModel& model) {
  const at::ScalarType dtype = model.dtype();
  const std::string type = dtype == at::kHalf ? "float16" : dtype == at::kBFloat16 ? "bfloat16" : "float32";
  if (!model.device().is_cpu()) return model.device().str() + ", " + type;
  const int threads = at::get_num_threads();
  return "cpu, " + type + ", " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
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
