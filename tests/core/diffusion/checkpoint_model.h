// One model twice: as a diffusers folder and as a checkpoint in one file, written under the names that
// single_file_names.json holds. They are recorded from diffusers 0.33.1 (convert_ldm_unet_checkpoint,
// convert_ldm_vae_checkpoint, convert_open_clip_checkpoint): folder name, checkpoint name.
#pragma once

#include <ATen/ATen.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/diffusion/file_parameters.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

#include <QTemporaryDir>

namespace elboscope::test {

namespace fs = std::filesystem;
using nlohmann::json;
using Tensors = std::map<std::string, at::Tensor>;
using Metadata = std::map<std::string, std::string>;

inline fs::path fixture(const std::string& name) {
  return fs::path(ELBOSCOPE_FIXTURES) / name / "model";
}

inline const json& recorded_names() {
  static const json names =
      read_json(std::string(ELBOSCOPE_SOURCE) + "/tests/core/diffusion/single_file_names.json", "names");
  return names;
}

inline Tensors tensors_of(const fs::path& file) {
  Tensors tensors;
  const auto opened = SafetensorsFile::open(file);
  for (const TensorView& view : opened->tensors()) {
    if (view.name.ends_with("position_ids")) continue;
    at::Tensor tensor = at::empty(view.shape, at::kFloat);
    copy_as_float(view, static_cast<float*>(tensor.data_ptr()));
    tensors.emplace(view.name, tensor);
  }
  return tensors;
}

inline void write(const fs::path& file, const Tensors& tensors, const Metadata& metadata = {}) {
  std::vector<TensorToWrite> list;
  Tensors kept;
  for (const auto& [name, tensor] : tensors) kept.emplace(name, tensor.contiguous());
  for (const auto& [name, tensor] : kept) {
    list.push_back({name, DType::f32, tensor.sizes().vec(), tensor.data_ptr()});
  }
  write_safetensors(file, list, metadata);
}

// The longest recorded beginning of a name, replaced by what the checkpoint has in its place.
inline std::string in_checkpoint(const json& names, const std::string& name) {
  for (std::string head = name;; head = head.substr(0, head.rfind('.'))) {
    if (names.contains(head)) return names[head].get<std::string>() + name.substr(head.size());
    if (head.find('.') == std::string::npos) throw std::runtime_error("no recorded name for " + name);
  }
}

// Query, key and value are recorded as "tensor#part".
inline void add_open_clip(Tensors& out, const Tensors& text, const std::string& prefix) {
  const std::string recorded_prefix = "conditioner.embedders.1.model.";
  std::map<std::string, std::array<at::Tensor, 3>> joined;
  for (const auto& [name, tensor] : text) {
    std::string stored = in_checkpoint(recorded_names()["open_clip"], name);
    stored = prefix + stored.substr(recorded_prefix.size());
    if (const auto part = stored.find('#'); part != std::string::npos) {
      joined[stored.substr(0, part)][static_cast<std::size_t>(stored.back() - '0')] = tensor;
    } else {
      out[stored] = name == "text_projection.weight" ? tensor.t() : tensor;
    }
  }
  for (const auto& [name, parts] : joined) out[name] = at::cat({parts[0], parts[1], parts[2]}, 0);
}

/// A model of a kind of checkpoint, once as a folder and once in one file beside the folder's configurations.
struct Model {
  explicit Model(const std::string& kind) : Model() {
    const bool xl = kind == "sdxl";
    fs::copy(fixture(xl ? "sdxl-playground" : "sd1"), folder, fs::copy_options::recursive);
    if (kind == "sd2") make_second_generation();
    for (const char* part :
         {"unet", "vae", "scheduler", "text_encoder", "text_encoder_2", "tokenizer", "tokenizer_2"}) {
      if (fs::exists(folder / part)) fs::copy(folder / part, beside / part);
      for (const char* weights : {"diffusion_pytorch_model.safetensors", "model.safetensors"})
        fs::remove(beside / part / weights);
    }
    fs::copy(folder / "model_index.json", beside / "model_index.json");
    add_networks(xl);
    const Tensors text = tensors_of(folder / "text_encoder" / "model.safetensors");
    if (kind == "sd2") {
      add_open_clip(tensors, text, "cond_stage_model.model.");
      // A last block that pipelines do not run, and what only training needs.
      const std::string blocks = "cond_stage_model.model.transformer.resblocks.";
      for (const auto& [name, tensor] : Tensors(tensors)) {
        if (name.starts_with(blocks + "0.")) tensors[blocks + "3." + name.substr(blocks.size() + 2)] = tensor + 1;
      }
      tensors["cond_stage_model.model.logit_scale"] = at::ones({});
      tensors["cond_stage_model.model.text_projection"] = at::ones({24, 24});
    } else {
      const std::string prefix = xl ? "conditioner.embedders.0.transformer." : "cond_stage_model.transformer.";
      for (const auto& [name, tensor] : text) tensors[prefix + name] = tensor;
    }
    if (xl) {
      add_open_clip(tensors, tensors_of(folder / "text_encoder_2" / "model.safetensors"),
                    "conditioner.embedders.1.model.");
    }
    tensors["betas"] = at::ones({10});
    tensors["model_ema.diffusion_modeltime_embed0weight"] = at::ones({2});
    save();
  }

  void save(const Metadata& metadata = {}) const { write(file, tensors, metadata); }
  void set(const std::string& name, const std::string& key, const json& value) const {
    for (const fs::path& where : {folder, beside}) {
      if (!fs::exists(where / name)) continue;
      json object = read_json(where / name, name);
      object[key] = value;
      std::ofstream(where / name) << object.dump();
    }
  }

  QTemporaryDir directory;
  fs::path folder, beside, file;
  Tensors tensors;

 private:
  Model()
      : folder(fs::path(directory.path().toStdString()) / "folder"),
        beside(fs::path(directory.path().toStdString()) / "beside"),
        file(beside / "any name.safetensors") {
    fs::create_directories(beside);
  }

  // SD 2: linear projections, other heads and activation, velocities.
  void make_second_generation() {
    set("unet/config.json", "use_linear_projection", true);
    set("unet/config.json", "attention_head_dim", {1, 2, 4, 8});
    set("text_encoder/config.json", "hidden_act", "gelu");
    set("model_index.json", "scheduler", {"diffusers", "DDIMScheduler"});
    set("scheduler/scheduler_config.json", "_class_name", "DDIMScheduler");
    set("scheduler/scheduler_config.json", "prediction_type", "v_prediction");
    const fs::path weights = folder / "unet" / "diffusion_pytorch_model.safetensors";
    Tensors unet = tensors_of(weights);
    for (auto& [name, tensor] : unet) {
      const bool projection =
          name.find(".proj_in.") != std::string::npos || name.find(".proj_out.") != std::string::npos;
      if (projection && tensor.dim() == 4) tensor = tensor.flatten(1);
    }
    write(weights, unet);
  }

  void add_networks(bool xl) {
    const json& unet = recorded_names()[xl ? "two levels" : "four levels"];
    for (const auto& [name, tensor] : tensors_of(folder / "unet" / "diffusion_pytorch_model.safetensors")) {
      tensors[in_checkpoint(unet, name)] = tensor;
    }
    for (const auto& [name, tensor] : tensors_of(folder / "vae" / "diffusion_pytorch_model.safetensors")) {
      const bool kernel = name.find(".attentions.") != std::string::npos && tensor.dim() == 2;
      tensors[in_checkpoint(recorded_names()["vae"], name)] = kernel ? tensor.unsqueeze(-1).unsqueeze(-1) : tensor;
    }
  }
};

}  // namespace elboscope::test
