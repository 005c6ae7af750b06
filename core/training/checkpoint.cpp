#include "core/training/checkpoint.h"

#include <c10/core/GradMode.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope {
namespace {

const std::vector<std::pair<std::string, at::Tensor TrainableParameter::*>> kParts = {
    {"master/", &TrainableParameter::master},
    {"first_moment/", &TrainableParameter::first_moment},
    {"second_moment/", &TrainableParameter::second_moment},
    {"average/", &TrainableParameter::average}};

at::Tensor read(const SafetensorsFile& file, const std::string& name) {
  const TensorView* view = file.find(name);
  if (view == nullptr) refuse(file.display_name(), "the checkpoint has no tensor " + name);
  at::Tensor value = at::empty(view->shape, at::kFloat);
  copy_as_float(*view, value.data_ptr<float>());
  return value;
}

StageState state_of(const SafetensorsFile& file) {
  const auto found = file.metadata().find("state");
  if (found == file.metadata().end()) refuse(file.display_name(), "the checkpoint does not say how far training was (metadata \"state\")");
  const nlohmann::json json = parse_json(found->second, file.display_name() + " state");
  try {
    return {json.at("samples").get<std::int64_t>(), json.at("steps").get<std::int64_t>(), json.at("seconds").get<double>(),
            json.at("loss").is_number() ? json.at("loss").get<double>() : 0.0};
  } catch (const nlohmann::json::exception& error) {
    refuse(file.display_name(), std::string("the checkpoint's state cannot be read: ") + error.what());
  }
}

}  // namespace

void save_checkpoint(const std::filesystem::path& file, const std::vector<TrainableParameter>& parameters, const StageState& state) {
  std::vector<at::Tensor> kept;
  std::vector<TensorToWrite> tensors;
  for (const auto& [prefix, part] : kParts) {
    for (const auto& parameter : parameters) {
      kept.push_back((parameter.*part).to(at::kCPU, at::kFloat).contiguous());
      tensors.push_back({prefix + parameter.name, DType::f32, kept.back().sizes().vec(), kept.back().data_ptr()});
    }
  }
  const nlohmann::json json{{"samples", state.samples}, {"steps", state.steps}, {"seconds", state.seconds}, {"loss", state.loss}};
  std::filesystem::create_directories(file.parent_path());
  write_safetensors(file, tensors, {{"state", json.dump()}});
}

bool load_checkpoint(const std::filesystem::path& file, std::vector<TrainableParameter>& parameters, StageState& state) {
  if (!std::filesystem::exists(file)) return false;
  const c10::NoGradGuard no_gradients;
  const auto opened = SafetensorsFile::open(file);
  state = state_of(*opened);
  for (auto& parameter : parameters) {
    for (const auto& [prefix, part] : kParts) {
      const at::Tensor value = read(*opened, prefix + parameter.name);
      if (value.sizes() != parameter.master.sizes())
        refuse(opened->display_name(), "the checkpoint's " + parameter.name + " has another shape than training.json describes");
      (parameter.*part).copy_(value);
    }
    parameter.value.copy_(parameter.master);
  }
  return true;
}

NamedTensors load_averages(const std::filesystem::path& file, const std::string& prefix) {
  const auto opened = SafetensorsFile::open(file);
  const std::string start = "average/" + prefix;
  NamedTensors values;
  for (const auto& view : opened->tensors())
    if (view.name.starts_with(start)) values.push_back({view.name.substr(start.size()), read(*opened, view.name)});
  return values;
}

StageState load_state(const std::filesystem::path& file) {
  return state_of(*SafetensorsFile::open(file));
}

}  // namespace elboscope
