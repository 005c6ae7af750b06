#include "core/diffusion/model_parts.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kConfigBytes = std::size_t{4} << 20;

struct ComponentRule {
  const char* name;
  std::vector<std::string> classes;  ///< empty: any
};

const std::vector<ComponentRule>& component_rules() {
  static const std::vector<ComponentRule> rules{
      {"unet", {"UNet2DConditionModel"}},
      {"vae", {"AutoencoderKL"}},
      {"text_encoder", {"CLIPTextModel"}},
      {"tokenizer", {"CLIPTokenizer", "CLIPTokenizerFast"}},
      {"scheduler", {}},  // the reader of its configuration knows which classes there are
  };
  return rules;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

json read_config(const fs::path& folder, const std::string& name) {
  std::error_code error;
  const fs::file_status status = fs::status(folder / name, error);
  if (!fs::exists(status)) refuse(name, "is missing, expected a JSON file there.");
  if (!fs::is_regular_file(status)) refuse(name, "is not a regular file, expected a JSON file.");
  json config = read_json(folder / name, name, kConfigBytes);
  if (!config.is_object()) refuse(name, std::string("holds a JSON ") + config.type_name() + ", expected an object.");
  return config;
}

void check_pipeline_class(const json& index) {
  const auto found = index.find("_class_name");
  if (found == index.end() || !found->is_string()) {
    refuse("model_index.json", "has no _class_name, expected \"StableDiffusionPipeline\".");
  }
  const auto name = found->get<std::string>();
  if (name == "StableDiffusionPipeline") return;
  refuse("model_index.json", "_class_name is " + printable(name) +
                                 ", expected \"StableDiffusionPipeline\": this version reads the families Stable "
                                 "Diffusion 1.x and 2.x.");
}

// The class of a component as the index names it; nothing for [null, null].
std::optional<std::string> component_class(const json& index, const std::string& name) {
  const auto found = index.find(name);
  if (found == index.end()) return std::nullopt;
  const json& pair = *found;
  if (pair.is_array() && pair.size() == 2 && pair[0].is_null() && pair[1].is_null()) return std::nullopt;
  if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
    refuse("model_index.json", "the entry of " + name +
                                   " is not a pair of library and class, expected for example "
                                   "[\"diffusers\", \"UNet2DConditionModel\"].");
  }
  return pair[1].get<std::string>();
}

void read_components(const fs::path& folder, const json& index, ModelInfo& info) {
  for (const ComponentRule& rule : component_rules()) {
    const std::optional<std::string> class_name = component_class(index, rule.name);
    if (!class_name) {
      refuse("model_index.json", std::string("names no ") + rule.name + ", expected the five components unet, vae, " +
                                     "text_encoder, tokenizer and scheduler.");
    }
    if (!rule.classes.empty() &&
        std::find(rule.classes.begin(), rule.classes.end(), *class_name) == rule.classes.end()) {
      refuse("model_index.json", std::string("the class of ") + rule.name + " is " + printable(*class_name) +
                                     ", expected " + joined(rule.classes) + ".");
    }
    std::error_code error;
    if (!fs::is_directory(folder / rule.name, error)) {
      refuse(rule.name, "the folder of this component is missing, but model_index.json names it.");
    }
    ComponentInfo component;
    component.name = rule.name;
    component.class_name = *class_name;
    info.components.push_back(std::move(component));
  }
  // Parts of the pipeline that look at finished pictures: nothing here needs them.
  static const std::array<std::string_view, 3> unneeded{"safety_checker", "feature_extractor", "image_encoder"};
  for (const auto& [key, value] : index.items()) {
    const bool needed = std::any_of(component_rules().begin(), component_rules().end(),
                                    [&name = key](const ComponentRule& rule) { return rule.name == name; });
    const bool known = std::find(unneeded.begin(), unneeded.end(), key) != unneeded.end();
    if (needed || known || key.starts_with("_") || !value.is_array() || value.size() != 2) continue;
    if (value[0].is_string() && value[1].is_string()) {
      info.warnings.push_back("model_index.json: the component " + printable(key) + " is not known here and ignored.");
    }
  }
}

void check_fit(const ModelParts& parts) {
  const std::string unet_file = "unet/config.json";
  if (parts.unet.in_channels != parts.vae.latent_channels) {
    refuse(unet_file, "in_channels is " + std::to_string(parts.unet.in_channels) + ", expected the VAE's " +
                          std::to_string(parts.vae.latent_channels) +
                          " latent channels (inpainting and depth models are not supported).");
  }
  if (parts.unet.out_channels != parts.vae.latent_channels) {
    refuse(unet_file, "out_channels is " + std::to_string(parts.unet.out_channels) + ", expected the VAE's " +
                          std::to_string(parts.vae.latent_channels) + " latent channels.");
  }
  if (parts.unet.cross_attention_dim != parts.text_encoder.hidden_size) {
    refuse(unet_file, "cross_attention_dim is " + std::to_string(parts.unet.cross_attention_dim) +
                          ", expected the text encoder's hidden_size " +
                          std::to_string(parts.text_encoder.hidden_size) + ".");
  }
  if (parts.vae.in_channels != 3 || parts.vae.out_channels != 3) {
    refuse("vae/config.json", "in_channels and out_channels are " + std::to_string(parts.vae.in_channels) + " and " +
                                  std::to_string(parts.vae.out_channels) + ", expected 3 and 3 (colour pictures).");
  }
}

void check_tokenizer(const ModelParts& parts) {
  const std::int64_t vocabulary = parts.tokenizer->vocabulary_size();
  if (vocabulary > parts.text_encoder.vocab_size) {
    refuse("tokenizer/vocab.json", "the largest token id is " + std::to_string(vocabulary - 1) + ", expected at most " +
                                       std::to_string(parts.text_encoder.vocab_size - 1) +
                                       " (vocab_size of text_encoder/config.json).");
  }
  if (parts.tokenizer->model_max_length() > parts.text_encoder.max_position_embeddings) {
    refuse("tokenizer/tokenizer_config.json",
           "model_max_length is " + std::to_string(parts.tokenizer->model_max_length()) + ", expected at most " +
               std::to_string(parts.text_encoder.max_position_embeddings) +
               " (max_position_embeddings of text_encoder/config.json).");
  }
}

const char* prediction_name(PredictionType type) {
  switch (type) {
    case PredictionType::v_prediction:
      return "v_prediction";
    case PredictionType::sample:
      return "sample";
    case PredictionType::epsilon:
      break;
  }
  return "epsilon";
}

void describe(ComponentInfo& component, const WeightSet& weights) {
  component.weight_files = weights.display_names();
  component.dtype = weights.most_frequent_dtype();
  component.parameters = weights.parameters();
  component.bytes = weights.bytes();
}

void open_weights(const fs::path& folder, const std::string& variant, ModelParts& parts) {
  struct Wanted {
    const char* name;
    WeightNaming naming;
    WeightSet* weights;
  };
  const std::array<Wanted, 3> wanted{{{"unet", WeightNaming::diffusers, &parts.unet_weights},
                                      {"vae", WeightNaming::diffusers, &parts.vae_weights},
                                      {"text_encoder", WeightNaming::transformers, &parts.text_encoder_weights}}};
  std::vector<WeightChoice> choices;
  bool variant_found = variant.empty();
  for (const Wanted& component : wanted) {
    choices.push_back(choose_weights(folder / component.name, component.name, component.naming, variant));
    if (!choices.back().variant.empty()) {
      variant_found = true;
      parts.info.variant = choices.back().variant;
    } else if (!variant.empty()) {
      parts.info.warnings.push_back(std::string(component.name) + ": there are no files of variant " + variant +
                                    ", the plain ones are used.");
    }
  }
  if (!variant_found) {
    throw Error(ErrorKind::refused, {},
                "No component of " + folder.string() + " has weight files of variant " + variant +
                    ", expected for example unet/diffusion_pytorch_model." + variant + ".safetensors.");
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    *wanted[i].weights = WeightSet::open(choices[i]);
    for (ComponentInfo& component : parts.info.components) {
      if (component.name == wanted[i].name) describe(component, *wanted[i].weights);
    }
  }
}

}  // namespace

ModelParts read_model_parts(const fs::path& folder, const std::string& variant) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw Error(ErrorKind::refused, folder.string(),
                "is not a folder, expected a model folder with a model_index.json.");
  }
  ModelParts parts;
  ModelInfo& info = parts.info;
  info.path = folder;
  const json index = read_config(folder, "model_index.json");
  check_pipeline_class(index);
  info.pipeline_class = index["_class_name"].get<std::string>();
  read_components(folder, index, info);

  parts.unet = read_unet_config(read_config(folder, "unet/config.json"), "unet/config.json");
  parts.vae = read_vae_config(read_config(folder, "vae/config.json"), "vae/config.json");
  parts.text_encoder =
      read_clip_text_config(read_config(folder, "text_encoder/config.json"), "text_encoder/config.json");
  check_fit(parts);

  json scheduler = read_config(folder, "scheduler/scheduler_config.json");
  // As in diffusers the index decides which class reads the configuration.
  scheduler["_class_name"] = *component_class(index, "scheduler");
  parts.scheduler = read_scheduler_config(scheduler, "scheduler/scheduler_config.json");

  parts.tokenizer = ClipTokenizer::load(folder / "tokenizer", "tokenizer");
  check_tokenizer(parts);

  open_weights(folder, variant, parts);

  const bool second_generation =
      parts.scheduler.prediction_type == PredictionType::v_prediction || parts.unet.use_linear_projection;
  info.family = second_generation ? "sd2" : "sd1";
  info.prediction_type = prediction_name(parts.scheduler.prediction_type);
  info.sample_size = parts.unet.sample_size;
  info.native_resolution = parts.unet.sample_size * parts.vae.downscale();
  info.square_resolution = parts.vae.sample_size;
  info.size_multiple = parts.vae.downscale() << (parts.unet.block_out_channels.size() - 1);
  info.train_timesteps = parts.scheduler.num_train_timesteps;
  return parts;
}

}  // namespace elboscope
