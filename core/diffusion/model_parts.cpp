#include "core/diffusion/model_parts.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/error.h"
#include "core/diffusion/part_checks.h"
#include "core/diffusion/single_file.h"
#include "core/tensorfile/json_file.h"
#include "core/text/clip_tokenizer.h"
#include "core/text/t5_tokenizer.h"

namespace elboscope {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* alignment_file = "alignment.json";
constexpr std::size_t kConfigBytes = std::size_t{4} << 20;

std::string joined(const std::vector<std::string>& words, const char* last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : ", ";
    text += words[i];
  }
  return text;
}

std::vector<double> weights_of(const json& list, const std::string& key) {
  constexpr std::size_t most_groups = 100;
  std::vector<double> weights;
  if (!list.is_array() || list.empty() || list.size() > most_groups)
    refuse(alignment_file, key + " is not a list of 1 to 100 weights, expected one a resolution group.");
  for (const json& value : list) {
    const double weight = value.is_number() ? value.get<double>() : -1;
    if (!(weight >= 0 && weight <= 1e12))
      refuse(alignment_file, key + " holds " + printable(value.dump()) + ", expected numbers from 0 to 1e12.");
    weights.push_back(weight);
  }
  if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; }))
    refuse(alignment_file, key + " is all zero, expected a weight above 0.");
  return weights;
}

const FamilyRule& family_of(const json& index) {
  const auto found = index.find("_class_name");
  if (found == index.end() || !found->is_string()) {
    refuse("model_index.json", "has no _class_name, expected one of " + known_pipelines() + ".");
  }
  const auto name = found->get<std::string>();
  const FamilyRule* family = find_family(name);
  if (family == nullptr) {
    refuse("model_index.json", "_class_name is " + printable(name) + ", expected one of " + known_pipelines() + ".");
  }
  return *family;
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

struct ComponentRule {
  std::string name;
  std::vector<std::string> classes;  ///< empty: any
  bool optional = false;
};

std::vector<ComponentRule> component_rules(const FamilyRule& family) {
  std::vector<ComponentRule> rules{{family.denoiser, family.denoiser_classes, false},
                                   {"vae", {"AutoencoderKL"}, false}};
  for (const TextEncoderRule& text : family.texts) {
    rules.push_back({text.encoder, encoder_classes(text.kind), text.optional});
    rules.push_back({text.tokenizer, tokenizer_classes(text.kind), text.optional});
  }
  rules.push_back({"scheduler", {}, false});  // the reader of its configuration knows which classes there are
  return rules;
}

// Components that the index names, for messages.
std::string named_components(const json& index) {
  std::vector<std::string> names;
  for (const auto& [key, value] : index.items()) {
    if (value.is_array() && value.size() == 2 && value[0].is_string() && names.size() < 16) {
      names.push_back(printable(key, 40));
    }
  }
  return names.empty() ? "none" : joined(names, " and ");
}

std::string needed_components(const std::vector<ComponentRule>& rules) {
  std::vector<std::string> names;
  for (const ComponentRule& rule : rules) {
    if (!rule.optional) names.push_back(rule.name);
  }
  return joined(names, " and ");
}

void read_components(const fs::path& folder, const json& index, const FamilyRule& family, ModelInfo& info) {
  const std::vector<ComponentRule> rules = component_rules(family);
  for (const ComponentRule& rule : rules) {
    const std::optional<std::string> class_name = component_class(index, rule.name);
    if (!class_name && rule.optional) continue;
    if (!class_name) {
      refuse("model_index.json", "names no " + rule.name + "; a " + family.pipeline_class + " needs " +
                                     needed_components(rules) + ", and named are " + named_components(index) + ".");
    }
    if (!rule.classes.empty() &&
        std::find(rule.classes.begin(), rule.classes.end(), *class_name) == rule.classes.end()) {
      refuse("model_index.json", "the class of " + rule.name + " is " + printable(*class_name) + ", but a " +
                                     family.pipeline_class + " needs " + joined(rule.classes, " or ") + " there.");
    }
    std::error_code error;
    if (!fs::is_directory(folder / rule.name, error)) {
      refuse(rule.name,
             "the folder of this component is missing, but model_index.json names it; expected a " +
                 printable(*class_name) + " there" +
                 (rule.optional ? ", or [null, null] in model_index.json for the text encoder and its tokenizer (a " +
                                      std::string(family.pipeline_class) + " works without)."
                                : "."));
    }
    ComponentInfo component;
    component.name = rule.name;
    component.class_name = *class_name;
    info.components.push_back(std::move(component));
  }
  // Parts of the pipeline that look at finished pictures: nothing here needs them.
  static const std::array<std::string_view, 3> unneeded{"safety_checker", "feature_extractor", "image_encoder"};
  for (const auto& [key, value] : index.items()) {
    const bool needed =
        std::any_of(rules.begin(), rules.end(), [&name = key](const ComponentRule& rule) { return rule.name == name; });
    const bool known = std::find(unneeded.begin(), unneeded.end(), key) != unneeded.end();
    if (needed || known || key.starts_with("_") || !value.is_array() || value.size() != 2) continue;
    if (value[0].is_string() && value[1].is_string()) {
      info.warnings.push_back("model_index.json: the component " + printable(key) + " is not known here and ignored.");
    }
  }
}

ComponentInfo* find_component(ModelInfo& info, const std::string& name) {
  for (ComponentInfo& component : info.components) {
    if (component.name == name) return &component;
  }
  return nullptr;
}

// Configurations and tokenizers of the text encoders the folder has.
void read_texts(const fs::path& folder, ModelParts& parts) {
  for (const TextEncoderRule& rule : parts.family->texts) {
    parts.texts.emplace_back();
    const ComponentInfo* encoder = find_component(parts.info, rule.encoder);
    const ComponentInfo* tokenizer = find_component(parts.info, rule.tokenizer);
    if ((encoder == nullptr) != (tokenizer == nullptr)) {
      refuse("model_index.json", std::string("names only one of ") + rule.encoder + " and " + rule.tokenizer +
                                     ", expected both or none of them.");
    }
    if (encoder == nullptr) continue;
    auto text = std::make_unique<TextEncoderParts>();
    const std::string config = std::string(rule.encoder) + "/config.json";
    text->config = read_text_encoder_config(rule.kind, read_config(folder, config), config);
    parts.texts.back() = std::move(text);
  }
}

void load_tokenizers(const fs::path& folder, ModelParts& parts) {
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    const TextEncoderRule& rule = parts.family->texts[i];
    TextEncoderParts* text = parts.texts[i].get();
    if (text == nullptr) continue;
    const std::string& class_name = find_component(parts.info, rule.tokenizer)->class_name;
    text->tokenizer = load_tokenizer(folder / rule.tokenizer, class_name, rule.tokenizer);
    if (rule.lower_and_strip) text->tokenizer = lower_cased_and_stripped(text->tokenizer);
    text->length = rule.max_length > 0 ? rule.max_length : text->tokenizer->model_max_length();
  }
}

const char* prediction_name(const SchedulerConfig& scheduler) {
  if (scheduler.flow()) return "flow";
  if (scheduler.edm()) return "edm";
  switch (scheduler.prediction_type) {
    case PredictionType::v_prediction:
      return "v_prediction";
    case PredictionType::sample:
      return "sample";
    case PredictionType::epsilon:
      break;
  }
  return "epsilon";
}

void open_weights(const fs::path& folder, const std::string& variant, ModelParts& parts) {
  struct Wanted {
    std::string name;
    WeightNaming naming;
    WeightSet* weights;
  };
  std::vector<Wanted> wanted{{parts.family->denoiser, WeightNaming::diffusers, &parts.denoiser_weights},
                             {"vae", WeightNaming::diffusers, &parts.vae_weights}};
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    if (parts.texts[i] == nullptr) continue;
    wanted.push_back({parts.family->texts[i].encoder, WeightNaming::transformers, &parts.texts[i]->weights});
  }
  std::vector<WeightChoice> choices;
  bool variant_found = variant.empty();
  for (const Wanted& component : wanted) {
    choices.push_back(choose_weights(folder / component.name, component.name, component.naming, variant));
    if (!choices.back().variant.empty()) {
      variant_found = true;
      parts.info.variant = choices.back().variant;
    } else if (!variant.empty()) {
      parts.info.warnings.push_back(component.name + ": there are no files of variant " + variant +
                                    ", the plain ones are used.");
    }
  }
  if (!variant_found) {
    throw Error(ErrorKind::refused, {},
                "No component of " + folder.string() + " has weight files of variant " + variant +
                    ", expected for example " + parts.family->denoiser + "/diffusion_pytorch_model." + variant +
                    ".safetensors.");
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    *wanted[i].weights = WeightSet::open(choices[i]);
    describe(*find_component(parts.info, wanted[i].name), *wanted[i].weights);
  }
}

std::string text_columns(const ModelParts& parts) {
  std::string list;
  int told = -1;
  std::int64_t first = 0;
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    const TextEncoderRule& rule = parts.family->texts[i];
    const TextEncoderParts* text = parts.texts[i].get();
    if (i == 0 && text != nullptr) first = text->length;
    if (rule.rows == TextRows::none || rule.segment == told) continue;
    told = rule.segment;
    list += list.empty() ? "" : ", ";
    list += text == nullptr ? "zeros" : rule.kind == TextEncoderKind::t5 ? "T5" : "CLIP";
    list += " " + std::to_string(text == nullptr ? first : text->length);
  }
  return list;
}

}  // namespace

json read_config(const fs::path& folder, const std::string& name) {
  std::error_code error;
  const fs::file_status status = fs::status(folder / name, error);
  if (!fs::exists(status)) refuse(name, "is missing, expected a JSON file there.");
  if (!fs::is_regular_file(status)) refuse(name, "is not a regular file, expected a JSON file.");
  json config = read_json(folder / name, name, kConfigBytes);
  if (!config.is_object()) refuse(name, std::string("holds a JSON ") + config.type_name() + ", expected an object.");
  return config;
}

// Optional file: how attention of this model is best put together, where the official tables are made for other
// networks.
void read_alignment_tables(const fs::path& folder, ModelInfo& info) {
  std::error_code error;
  if (fs::symlink_status(folder / alignment_file, error).type() == fs::file_type::not_found) return;
  const json tables = read_config(folder, alignment_file);
  if (const auto list = tables.find("resolution_weights"); list != tables.end())
    info.resolution_weights = weights_of(*list, "resolution_weights");
  if (const auto rows = tables.find("self_weight"); rows != tables.end()) {
    constexpr std::size_t most_passes = 20;
    if (!rows->is_array() || rows->empty() || rows->size() > most_passes)
      refuse(alignment_file, "self_weight is not a list of 1 to 20 rows, expected one a self-attention pass.");
    for (const json& row : *rows) info.self_weight.push_back(weights_of(row, "A row of self_weight"));
  }
  if (const auto value = tables.find("threshold"); value != tables.end()) {
    if (!value->is_number() || value->get<double>() < 0 || value->get<double>() > 1)
      refuse(alignment_file, "threshold is " + printable(value->dump()) + ", expected a number from 0 to 1.");
    info.threshold = value->get<double>();
  }
  if (const auto list = tables.find("elbo_timesteps"); list != tables.end()) {
    const std::string expected =
        ", expected ascending timesteps from 0 to " + std::to_string(info.train_timesteps - 1) + ".";
    if (!list->is_array() || list->empty())
      refuse(alignment_file, "elbo_timesteps is not a list with entries" + expected);
    std::int64_t last = -1;
    for (const json& value : *list) {
      const std::int64_t timestep = value.is_number_integer() ? value.get<std::int64_t>() : -1;
      if (timestep <= last || timestep >= info.train_timesteps)
        refuse(alignment_file, "elbo_timesteps holds " + printable(value.dump()) +
                                   (last < 0 ? std::string() : " after " + std::to_string(last)) + expected);
      info.elbo_timesteps.push_back(last = timestep);
    }
  }
}

void describe(ComponentInfo& component, const WeightSet& weights) {
  component.weight_files = weights.display_names();
  component.dtype = weights.most_frequent_dtype();
  component.parameters = weights.parameters();
  component.bytes = weights.bytes();
}

void describe_sizes(ModelParts& parts) {
  ModelInfo& info = parts.info;
  const DenoiserFacts facts = facts_of(parts.denoiser);
  const bool second_generation =
      facts.second_generation || parts.scheduler.prediction_type == PredictionType::v_prediction;
  info.family = second_generation ? parts.family->second_name : parts.family->name;
  info.prediction_type = prediction_name(parts.scheduler);
  info.sample_size = facts.sample_size;
  info.native_resolution = info.sample_size * parts.vae.downscale();
  info.square_resolution = parts.vae.sample_size;
  info.size_multiple = parts.vae.downscale() * facts.cells;
  info.least_multiple = facts.cells_required ? info.size_multiple : parts.vae.downscale();
  info.largest_side = parts.vae.downscale() * facts.most_cells;
  info.train_timesteps = parts.scheduler.num_train_timesteps;
  info.text_columns = text_columns(parts);
  info.guidance = parts.family->guidance;
  info.guidance_embedded = parts.family->guidance_embedded;
}

// A folder with the files of the other kind of tokenizer and none of its own.
static void refuse_other_tokenizer(const fs::path& folder, const std::string& class_name,
                                   const std::string& display_name) {
  std::error_code error;
  const auto there = [&](const char* name) { return fs::exists(folder / name, error); };
  const bool t5 = class_name == "T5Tokenizer" || class_name == "T5TokenizerFast";
  if (t5 && !there("spiece.model") && !there("tokenizer.json") && there("vocab.json")) {
    refuse(display_name, "holds a CLIP tokenizer (vocab.json), but model_index.json names a " + class_name +
                             "; expected spiece.model or tokenizer.json of T5.");
  }
  if (!t5 && !there("vocab.json") && there("spiece.model")) {
    refuse(display_name, "holds a T5 tokenizer (spiece.model), but model_index.json names a " + printable(class_name) +
                             "; expected vocab.json and merges.txt of CLIP.");
  }
}

std::shared_ptr<const TextTokenizer> load_tokenizer(const fs::path& folder, const std::string& class_name,
                                                    const std::string& display_name) {
  refuse_other_tokenizer(folder, class_name, display_name);
  if (class_name == "T5Tokenizer") return load_t5_tokenizer(folder, T5TokenizerClass::slow, display_name);
  if (class_name == "T5TokenizerFast") return load_t5_tokenizer(folder, T5TokenizerClass::fast, display_name);
  const auto& clip = tokenizer_classes(TextEncoderKind::clip);
  if (std::find(clip.begin(), clip.end(), class_name) == clip.end()) {
    refuse(display_name, "its class is " + printable(class_name) + ", expected " + joined(clip, " or ") +
                             ", T5Tokenizer or T5TokenizerFast.");
  }
  return ClipTokenizer::load(folder, display_name);
}

ModelParts read_model_parts(const fs::path& folder, const std::string& variant, const SingleFileOptions& single_file) {
  std::error_code error;
  if (fs::is_regular_file(folder, error)) return read_single_file_parts(folder, single_file);
  if (!fs::is_directory(folder, error)) {
    throw Error(ErrorKind::refused, folder.string(),
                std::string(fs::exists(folder, error) ? "is neither a folder nor an ordinary file" : "does not exist") +
                    ", expected a model folder with a model_index.json or a checkpoint (.safetensors).");
  }
  ModelParts parts;
  ModelInfo& info = parts.info;
  info.path = folder;
  const json index = read_config(folder, "model_index.json");
  parts.family = &family_of(index);
  info.pipeline_class = parts.family->pipeline_class;
  const auto zeros = index.find("force_zeros_for_empty_prompt");
  parts.zeros_for_empty = zeros == index.end() ? parts.family->zeros_for_empty : *zeros == json(true);
  read_components(folder, index, *parts.family, info);

  const std::string denoiser = parts.family->denoiser, denoiser_config = denoiser + "/config.json";
  parts.denoiser = read_denoiser_config(find_component(info, denoiser)->class_name,
                                        read_config(folder, denoiser_config), denoiser_config);
  parts.vae = read_vae_config(read_config(folder, "vae/config.json"), "vae/config.json");
  read_texts(folder, parts);
  check_networks_fit(parts);

  json scheduler = read_config(folder, "scheduler/scheduler_config.json");
  // As in diffusers the index decides which class reads the configuration.
  scheduler["_class_name"] = find_component(info, "scheduler")->class_name;
  parts.scheduler = read_scheduler_config(scheduler, "scheduler/scheduler_config.json");

  check_scheduler_fits(parts);

  load_tokenizers(folder, parts);
  check_tokenizers_fit(parts);
  open_weights(folder, variant, parts);
  describe_sizes(parts);
  read_alignment_tables(folder, info);
  return parts;
}

}  // namespace elboscope
