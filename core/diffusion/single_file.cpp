#include "core/diffusion/single_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

#include "core/base/error.h"
#include "core/diffusion/file_parameters.h"
#include "core/diffusion/part_checks.h"
#include "core/diffusion/single_file_beside.h"
#include "core/diffusion/single_file_layout.h"
#include "core/tensorfile/json_file.h"
#include "core/text/clip_tokenizer.h"

namespace elboscope {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// A pickle is a program in disguise, so it is recognised by its first bytes and never opened.
void refuse_other_formats(const fs::path& path) {
  std::array<char, 9> start{};
  std::ifstream file(path, std::ios::binary);
  if (!file) return;  // opening it as what it should be says why
  file.read(start.data(), start.size());
  const std::string extension = path.extension().string();
  const bool zip = start[0] == 'P' && start[1] == 'K' && start[2] == 3;
  // The same bytes could be the length that a safetensors file begins with; there a JSON object follows.
  const bool pickle = start[0] == '\x80' && start[1] >= 2 && start[1] <= 5 && start[8] != '{';
  const bool named = extension == ".ckpt" || extension == ".pt" || extension == ".pth" || extension == ".bin";
  if (!zip && !pickle && !named) {
    if (start[8] == '{') return;
    throw Error(ErrorKind::refused, path.string(),
                "is neither a model folder nor a safetensors file; expected a folder with a model_index.json or a "
                "checkpoint (.safetensors).");
  }
  throw Error(ErrorKind::refused, path.string(),
              "this is a pickle file (.ckpt, .pt, .bin), and pickle files are not read because they can run programs; "
              "expected a .safetensors checkpoint or a diffusers folder. diffusers converts it: "
              "StableDiffusionPipeline.from_single_file(FILE).save_pretrained(FOLDER, safe_serialization=True).");
}

// Buffers of training programs that no network reads.
bool left_over(std::string_view name) {
  static constexpr std::array<std::string_view, 17> beginnings{"model_ema.",
                                                               "betas",
                                                               "alphas_cumprod",
                                                               "sqrt_",
                                                               "log_one_minus_",
                                                               "posterior_",
                                                               "logvar",
                                                               "lvlb_weights",
                                                               "denoiser.",
                                                               "global_step",
                                                               "v_pred",
                                                               "ztsnr",
                                                               "edm_",
                                                               "scale_factor",
                                                               "embedding_manager.",
                                                               "loss.",
                                                               "cond_stage_model.logit_scale"};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return name.starts_with(beginning); });
}

class SingleFileReader {
 public:
  SingleFileReader(const fs::path& path, const SingleFileOptions& options)
      : path_(path),
        options_(options),
        file_(SafetensorsFile::open(path, path.filename().string())),
        layout_(recognise_single_file(*file_)),
        beside_(read_beside(options.config.empty() ? folder_of(path) : options.config, layout_)) {}

  ModelParts parts() {
    ModelInfo& info = parts_.info;
    info.path = path_;
    parts_.family = find_family(layout_.pipeline_class);
    info.pipeline_class = layout_.pipeline_class;
    if (!beside_.foreign.empty()) info.warnings.push_back(beside_.foreign);
    const auto zeros = beside_.index.find("force_zeros_for_empty_prompt");
    parts_.zeros_for_empty = zeros == beside_.index.end() ? parts_.family->zeros_for_empty : *zeros == json(true);
    read_scheduler();
    read_networks();
    read_tokenizers();
    check_networks_fit(parts_);
    check_scheduler_fits(parts_);
    check_tokenizers_fit(parts_);
    open_weights();
    describe_sizes(parts_);
    if (!beside_.folder.empty() && beside_.described) read_alignment_tables(beside_.folder, info);
    parts_.identity.configuration = identity_.dump();
    parts_.identity.files.emplace_back("checkpoint", path_);
    return std::move(parts_);
  }

 private:
  static fs::path folder_of(const fs::path& path) {
    return path.parent_path().empty() ? fs::path(".") : path.parent_path();
  }

  // The option beats marks in the file, those beat a scheduler beside it.
  void read_scheduler() {
    std::string wanted = options_.prediction_type;
    if (!wanted.empty() && wanted != "epsilon" && wanted != "v_prediction") {
      throw Error(ErrorKind::usage, {},
                  "The prediction type is " + printable(wanted) + ", expected epsilon or v_prediction.");
    }
    if (wanted.empty()) wanted = layout_.scheduler.value("prediction_type", "");
    if (beside_.scheduler) {
      const auto told = beside_.scheduler->find("prediction_type");
      // A mark of noise prediction is only the usual case; one of v is meant.
      if (options_.prediction_type.empty() && wanted != "v_prediction") {
        wanted = told != beside_.scheduler->end() && told->is_string() ? told->get<std::string>() : "epsilon";
      }
      layout_.scheduler = *beside_.scheduler;
    }
    if (wanted.empty()) {
      refuse(
          file_->display_name(),
          "this is a checkpoint of Stable Diffusion 2, which comes in two kinds that the file does not tell apart; "
          "expected the prediction type (command line: --prediction epsilon for models of 512 pixels, --prediction v "
          "for those of 768) or a folder scheduler with scheduler_config.json beside the file.");
    }
    // EDM networks predict in a way of their own, whatever the key says.
    if (layout_.scheduler.value("_class_name", json("")) != "EDMDPMSolverMultistepScheduler") {
      set_prediction_type(layout_, wanted);
    }
    parts_.scheduler = read_scheduler_config(
        layout_.scheduler, beside_.scheduler ? "scheduler/scheduler_config.json" : file_->display_name());
    identity_["scheduler"] = layout_.scheduler;
    add_component("scheduler", parts_.scheduler.class_name);
  }

  void add_component(const std::string& name, const std::string& class_name) {
    ComponentInfo component;
    component.name = name;
    component.class_name = class_name;
    parts_.info.components.push_back(std::move(component));
  }

  // The configuration beside the file, or the published one.
  const json& config_of(const std::string& component, const SingleFilePart& part, const std::optional<json>& beside) {
    if (beside) {
      identity_[component] = *beside;
      return *beside;
    }
    if (!part.untold.empty()) {
      refuse(file_->display_name(),
             "the component " + component + " has widths that no published model has, so " + part.untold +
                 " cannot be told from the file; expected " + component + "/config.json in " +
                 printable(beside_.folder.string(), 200) + " (command line: --config FOLDER)." +
                 (beside_.foreign.empty() ? "" : " What is there was not used: " + beside_.foreign));
    }
    identity_[component] = part.config;
    return part.config;
  }

  std::string name_for_messages(const std::string& component, bool beside) const {
    return beside ? component + "/config.json" : file_->display_name();
  }

  void read_networks() {
    parts_.denoiser = read_denoiser_config("UNet2DConditionModel", config_of("unet", layout_.unet, beside_.unet),
                                           name_for_messages("unet", beside_.unet.has_value()));
    add_component("unet", "UNet2DConditionModel");
    parts_.vae =
        read_vae_config(config_of("vae", layout_.vae, beside_.vae), name_for_messages("vae", beside_.vae.has_value()));
    add_component("vae", "AutoencoderKL");
    for (std::size_t i = 0; i < layout_.texts.size(); ++i) {
      const TextEncoderRule& rule = parts_.family->texts[i];
      SingleFileText& text = layout_.texts[i];
      const std::optional<json>& beside = beside_.texts[i];
      // A published file has 24 layers and pipelines take 23; converters write the 23 alone.
      constexpr std::int64_t published = 23;
      const auto stored = text.config["num_hidden_layers"].get<std::int64_t>();
      if (!beside && stored != published) keep_text_layers(text, stored - 1);
      auto read = std::make_unique<TextEncoderParts>();
      read->config = read_text_encoder_config(rule.kind, config_of(rule.encoder, text, beside),
                                              name_for_messages(rule.encoder, beside.has_value()));
      if (beside) keep_text_layers(text, std::get<ClipTextConfig>(read->config).num_hidden_layers);
      parts_.texts.push_back(std::move(read));
      add_component(rule.encoder, encoder_classes(rule.kind).front());
    }
  }

  fs::path tokenizer_folder(const char* name) const {
    std::error_code error;
    const fs::path& folder = beside_.folder;
    if (fs::is_directory(folder / name, error)) return folder / name;
    if (fs::is_directory(folder / "tokenizer", error)) return folder / "tokenizer";
    // --config may also lead to a tokenizer itself.
    if (fs::is_regular_file(folder / "vocab.json", error)) return folder;
    refuse(file_->display_name(),
           "a checkpoint in one file has no tokenizer; expected a folder tokenizer with vocab.json and merges.txt in " +
               printable(folder.string(), 200) +
               " (command line: --config FOLDER). The tokenizer folder of any Stable Diffusion model in diffusers' "
               "format serves.");
  }

  void read_tokenizers() {
    for (std::size_t i = 0; i < layout_.texts.size(); ++i) {
      const TextEncoderRule& rule = parts_.family->texts[i];
      const fs::path folder = tokenizer_folder(rule.tokenizer);
      const bool own = beside_.described && folder.filename() == rule.tokenizer;
      ClipTokenizerFiles files = ClipTokenizer::read_files(folder, folder.string());
      // OpenCLIP's encoders were trained with texts that end in zeros, the id of "!".
      if (layout_.texts[i].open_clip && !own) pad_with_exclamation_marks(files, folder);
      TextEncoderParts& text = *parts_.texts[i];
      text.tokenizer = ClipTokenizer::parse(files, folder.string());
      text.length = text.tokenizer->model_max_length();
      add_component(rule.tokenizer, "CLIPTokenizer");
      for (const char* name : {"tokenizer_config.json", "special_tokens_map.json", "vocab.json", "merges.txt"}) {
        std::error_code error;
        if (fs::is_regular_file(folder / name, error)) {
          parts_.identity.files.emplace_back(rule.tokenizer + std::string("/") + name, folder / name);
        }
      }
    }
  }

  static void pad_with_exclamation_marks(ClipTokenizerFiles& files, const fs::path& folder) {
    for (auto* text : {&files.tokenizer_config, &files.special_tokens_map}) {
      json object = *text ? parse_json(**text, folder.string()) : json::object();
      if (!object.is_object()) continue;  // refused with its name by the tokenizer itself
      object["pad_token"] = "!";
      *text = object.dump();
    }
  }

  // The tensors of a component that something could read.
  std::vector<std::string> names_of(const SingleFilePart& part) {
    std::vector<std::string> names;
    for (const TensorView& tensor : file_->tensors()) {
      if (!tensor.name.starts_with(part.prefix)) continue;
      claimed_.insert(tensor.name);
      const std::string_view rest = std::string_view(tensor.name).substr(part.prefix.size());
      const bool unused = std::any_of(part.unused.begin(), part.unused.end(),
                                      [&](const std::string& beginning) { return rest.starts_with(beginning); });
      if (!unused) names.push_back(tensor.name);
    }
    return names;
  }

  void open_part(const std::string& component, const SingleFilePart& part, WeightSet& weights) {
    weights = WeightSet::part_of(file_, path_, names_of(part), part.stored);
    const auto info = std::find_if(parts_.info.components.begin(), parts_.info.components.end(),
                                   [&](const ComponentInfo& each) { return each.name == component; });
    describe(*info, weights);
  }

  void open_weights() {
    open_part("unet", layout_.unet, parts_.denoiser_weights);
    open_part("vae", layout_.vae, parts_.vae_weights);
    for (std::size_t i = 0; i < layout_.texts.size(); ++i) {
      open_part(parts_.family->texts[i].encoder, layout_.texts[i], parts_.texts[i]->weights);
    }
    std::vector<std::string> others;
    for (const TensorView& tensor : file_->tensors()) {
      if (!claimed_.contains(tensor.name) && !left_over(tensor.name)) others.push_back(printable(tensor.name, 120));
    }
    const std::string warning = unused_tensors_warning(file_->display_name(), others);
    if (!warning.empty()) parts_.info.warnings.push_back(warning);
  }

  fs::path path_;
  const SingleFileOptions& options_;
  std::shared_ptr<const SafetensorsFile> file_;
  SingleFileLayout layout_;
  FilesBeside beside_;
  ModelParts parts_;
  json identity_;
  std::unordered_set<std::string> claimed_;
};

}  // namespace

ModelParts read_single_file_parts(const fs::path& file, const SingleFileOptions& options) {
  refuse_other_formats(file);
  return SingleFileReader(file, options).parts();
}

}  // namespace elboscope
