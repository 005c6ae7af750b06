#include "core/training/autoencoder_files.h"

#include <c10/core/GradMode.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/diffusion/file_parameters.h"
#include "core/tensorfile/json_file.h"
#include "core/training/checkpoint.h"

namespace elboscope {

FinishedAutoencoder load_autoencoder(const std::filesystem::path& run, const TrainingPlan& plan) {
  const auto description = run / "vae" / "vae.json";
  if (!std::filesystem::exists(description))
    refuse(run.string(), "the stage vae is not finished: run `elboscope-train vae` on this folder first");
  FinishedAutoencoder result;
  result.identity = read_text(description, "vae/vae.json");
  const auto json = parse_json(result.identity, "vae/vae.json");
  const auto scaling = json.find("scaling_factor");
  if (scaling == json.end() || !scaling->is_number() || scaling->get<double>() <= 0)
    refuse(description.string(), "scaling_factor is missing or not a positive number");
  result.config = plan.vae;
  result.config.scaling_factor = scaling->get<double>();
  result.parameters = load_averages(run / "vae" / "checkpoint.safetensors", "");
  return result;
}

void start_from_model(const std::filesystem::path& component, const std::string& prefix, std::vector<TrainableParameter>& parameters) {
  const c10::NoGradGuard no_gradients;
  const std::string name = component.filename().string();
  const WeightNaming naming = name == "text_encoder" ? WeightNaming::transformers : WeightNaming::diffusers;
  const WeightSet weights = WeightSet::open(choose_weights(component, name, naming, ""));
  auto source = FileParameters::loading(weights, at::kFloat, at::kCPU);
  for (auto& parameter : parameters) {
    if (!parameter.name.starts_with(prefix)) continue;
    const at::Tensor value = source.take(parameter.name.substr(prefix.size()), parameter.master.sizes().vec());
    parameter.master.copy_(value);
    parameter.average.copy_(value);
    parameter.value.copy_(value);
  }
}

}  // namespace elboscope
