#include "core/training/model_export.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/diffusion/model_folder.h"
#include "core/tensorfile/atomic_file.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr double kLargestHalf = 65504;
constexpr const char* kDiffusersVersion = "0.33.1";

void write_text(const fs::path& path, std::string_view text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

void write_json(const fs::path& path, const json& object) {
  write_text(path, object.dump(2) + "\n");
}

// As published configurations have it: one number where all levels agree, else a list.
json one_or_list(const std::vector<std::int64_t>& values) {
  const bool same = std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
  return same && !values.empty() ? json(values.front()) : json(values);
}

std::vector<std::string> block_types(const std::vector<bool>& cross_attention, const std::string& direction) {
  std::vector<std::string> names;
  for (const bool cross : cross_attention) names.push_back((cross ? "CrossAttn" : "") + direction + "Block2D");
  return names;
}

json unet_json(const UNet2DConditionConfig& config) {
  return {{"_class_name", "UNet2DConditionModel"},
          {"_diffusers_version", kDiffusersVersion},
          {"act_fn", "silu"},
          {"addition_embed_type", nullptr},
          {"addition_embed_type_num_heads", 64},
          {"addition_time_embed_dim", nullptr},
          {"attention_head_dim", one_or_list(config.attention_heads)},  // the number of heads (models of this class)
          {"attention_type", "default"},
          {"block_out_channels", config.block_out_channels},
          {"center_input_sample", config.center_input_sample},
          {"class_embed_type", nullptr},
          {"class_embeddings_concat", false},
          {"conv_in_kernel", 3},
          {"conv_out_kernel", 3},
          {"cross_attention_dim", config.cross_attention_dim},
          {"cross_attention_norm", nullptr},
          {"down_block_types", block_types(config.down_cross_attention, "Down")},
          {"downsample_padding", config.downsample_padding},
          {"dropout", 0.0},
          {"dual_cross_attention", false},
          {"encoder_hid_dim", nullptr},
          {"encoder_hid_dim_type", nullptr},
          {"flip_sin_to_cos", config.flip_sin_to_cos},
          {"freq_shift", config.freq_shift},
          {"in_channels", config.in_channels},
          {"layers_per_block", one_or_list(config.layers_per_block)},
          {"mid_block_only_cross_attention", nullptr},
          {"mid_block_scale_factor", config.mid_block_scale_factor},
          {"mid_block_type", config.mid_cross_attention ? json("UNetMidBlock2DCrossAttn") : json(nullptr)},
          {"norm_eps", config.norm_eps},
          {"norm_num_groups", config.norm_num_groups},
          {"num_attention_heads", nullptr},
          {"num_class_embeds", nullptr},
          {"only_cross_attention", false},
          {"out_channels", config.out_channels},
          {"projection_class_embeddings_input_dim", nullptr},
          {"resnet_out_scale_factor", 1.0},
          {"resnet_skip_time_act", false},
          {"resnet_time_scale_shift", "default"},
          {"reverse_transformer_layers_per_block", nullptr},
          {"sample_size", config.sample_size},
          {"time_cond_proj_dim", nullptr},
          {"time_embedding_act_fn", nullptr},
          {"time_embedding_dim", config.time_embedding_dim > 0 ? json(config.time_embedding_dim) : json(nullptr)},
          {"time_embedding_type", "positional"},
          {"timestep_post_act", nullptr},
          {"transformer_layers_per_block", one_or_list(config.transformer_layers_per_block)},
          {"up_block_types", block_types(config.up_cross_attention, "Up")},
          {"upcast_attention", false},
          {"use_linear_projection", config.use_linear_projection}};
}

json vae_json(const AutoencoderKLConfig& config) {
  const std::size_t levels = config.block_out_channels.size();
  const auto or_null = [](const std::vector<double>& values) { return values.empty() ? json(nullptr) : json(values); };
  return {{"_class_name", "AutoencoderKL"},
          {"_diffusers_version", kDiffusersVersion},
          {"act_fn", "silu"},
          {"block_out_channels", config.block_out_channels},
          {"down_block_types", std::vector<std::string>(levels, "DownEncoderBlock2D")},
          {"force_upcast", true},
          {"in_channels", config.in_channels},
          {"latent_channels", config.latent_channels},
          {"latents_mean", or_null(config.latents_mean)},
          {"latents_std", or_null(config.latents_std)},
          {"layers_per_block", config.layers_per_block},
          {"mid_block_add_attention", config.mid_block_add_attention},
          {"norm_num_groups", config.norm_num_groups},
          {"out_channels", config.out_channels},
          {"sample_size", config.sample_size},
          {"scaling_factor", config.scaling_factor},
          {"shift_factor", config.shift_factor != 0 ? json(config.shift_factor) : json(nullptr)},
          {"up_block_types", std::vector<std::string>(levels, "UpDecoderBlock2D")},
          {"use_post_quant_conv", config.use_post_quant_conv},
          {"use_quant_conv", config.use_quant_conv}};
}

json text_encoder_json(const ClipTextConfig& config, const ClipTokenizer& tokenizer) {
  return {{"architectures", {"CLIPTextModel"}},
          {"attention_dropout", 0.0},
          {"bos_token_id", tokenizer.bos_id()},
          {"dropout", 0.0},
          {"eos_token_id", tokenizer.eos_id()},
          {"hidden_act", config.hidden_act},
          {"hidden_size", config.hidden_size},
          {"initializer_factor", 1.0},
          {"initializer_range", 0.02},
          {"intermediate_size", config.intermediate_size},
          {"layer_norm_eps", config.layer_norm_eps},
          {"max_position_embeddings", config.max_position_embeddings},
          {"model_type", "clip_text_model"},
          {"num_attention_heads", config.num_attention_heads},
          {"num_hidden_layers", config.num_hidden_layers},
          {"pad_token_id", tokenizer.pad_id()},
          {"projection_dim", config.hidden_size},
          {"torch_dtype", "float16"},
          {"transformers_version", "4.51.3"},
          {"vocab_size", config.vocab_size}};
}

json scheduler_json() {
  return {{"_class_name", "DDIMScheduler"},
          {"_diffusers_version", kDiffusersVersion},
          {"beta_end", 0.012},
          {"beta_schedule", "scaled_linear"},
          {"beta_start", 0.00085},
          {"clip_sample", false},
          {"clip_sample_range", 1.0},
          {"dynamic_thresholding_ratio", 0.995},
          {"num_train_timesteps", 1000},
          {"prediction_type", "epsilon"},
          {"rescale_betas_zero_snr", false},
          {"sample_max_value", 1.0},
          {"set_alpha_to_one", false},
          {"steps_offset", 1},
          {"thresholding", false},
          {"timestep_spacing", "leading"},
          {"trained_betas", nullptr}};
}

json index_json() {
  const json none = json::array({nullptr, nullptr});
  return {{"_class_name", "StableDiffusionPipeline"},
          {"_diffusers_version", kDiffusersVersion},
          {"feature_extractor", none},
          {"image_encoder", none},
          {"requires_safety_checker", false},
          {"safety_checker", none},
          {"scheduler", {"diffusers", "DDIMScheduler"}},
          {"text_encoder", {"transformers", "CLIPTextModel"}},
          {"tokenizer", {"transformers", "CLIPTokenizer"}},
          {"unet", {"diffusers", "UNet2DConditionModel"}},
          {"vae", {"diffusers", "AutoencoderKL"}}};
}

at::Tensor to_half(const NamedTensor& tensor, const std::string& component) {
  // Through float32, contiguous: the trainer's channels-last weights must end up row-major.
  const at::Tensor value = tensor.value.detach().to(at::kCPU).to(at::kFloat).contiguous();
  // A comparison with "not a number" is false, so that is refused too.
  const bool fits = value.numel() == 0 || value.abs().le(kLargestHalf).all().item<bool>();
  if (!fits) {
    throw Error(ErrorKind::failed, component + "/" + tensor.name,
                "The largest magnitude of this tensor is " + std::to_string(value.abs().max().item<double>()) +
                    ", expected finite numbers up to 65504, which float16 can hold.");
  }
  return value.to(at::kHalf);
}

// Tensors in the given order, cut where a file would grow beyond `shard_bytes` with its header.
std::vector<NamedTensors> split(NamedTensors tensors, std::uint64_t shard_bytes) {
  constexpr std::uint64_t header_bytes = 64, entry_bytes = 160;  // more than an entry takes besides its name
  std::vector<NamedTensors> shards(1);
  std::uint64_t used = header_bytes;
  for (NamedTensor& tensor : tensors) {
    const std::uint64_t bytes = tensor.value.nbytes() + tensor.name.size() + entry_bytes;
    if (!shards.back().empty() && used + bytes > shard_bytes) {
      shards.emplace_back();
      used = header_bytes;
    }
    used += bytes;
    shards.back().push_back(std::move(tensor));
  }
  return shards;
}

std::string five_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(5 - std::min<std::size_t>(5, digits.size()), '0') + digits;
}

void write_weights(const fs::path& folder, const std::string& stem, const NamedTensors& parameters,
                   std::uint64_t shard_bytes) {
  NamedTensors halves;
  std::uint64_t total = 0;
  for (const NamedTensor& tensor : parameters) {
    halves.push_back({tensor.name, to_half(tensor, folder.filename().string())});
    total += halves.back().value.nbytes();
  }
  const std::vector<NamedTensors> shards = split(std::move(halves), shard_bytes);
  json weight_map = json::object();
  for (std::size_t i = 0; i < shards.size(); ++i) {
    std::string file = stem;
    if (shards.size() > 1) file += "-" + five_digits(i + 1) + "-of-" + five_digits(shards.size());
    file += ".safetensors";
    std::vector<TensorToWrite> list;
    for (const auto& [name, value] : shards[i]) {
      list.push_back({name, DType::f16, value.sizes().vec(), value.data_ptr()});
      weight_map[name] = file;
    }
    write_safetensors(folder / file, list, {{"format", "pt"}});
  }
  if (shards.size() == 1) return;
  write_json(folder / (stem + ".safetensors.index.json"),
             {{"metadata", {{"total_size", total}}}, {"weight_map", weight_map}});
}

void write_tokenizer(const fs::path& folder, const ClipTokenizerFiles& files) {
  write_text(folder / "vocab.json", files.vocabulary);
  write_text(folder / "merges.txt", files.merges);
  const auto write_optional = [&](const char* name, const std::optional<std::string>& text) {
    if (text) write_text(folder / name, *text);
  };
  write_optional("tokenizer_config.json", files.tokenizer_config);
  write_optional("special_tokens_map.json", files.special_tokens_map);
  write_optional("added_tokens.json", files.added_tokens);
  write_optional("tokenizer.json", files.fast_tokenizer);
}

void write_folder(const fs::path& folder, const ModelToExport& model) {
  const auto tokenizer = ClipTokenizer::parse(model.tokenizer, "tokenizer");
  for (const char* component : {"unet", "vae", "text_encoder", "tokenizer", "scheduler"}) {
    fs::create_directories(folder / component);
  }
  write_json(folder / "model_index.json", index_json());
  write_json(folder / "scheduler" / "scheduler_config.json", scheduler_json());
  write_json(folder / "unet" / "config.json", unet_json(model.unet));
  write_json(folder / "vae" / "config.json", vae_json(model.vae));
  write_json(folder / "text_encoder" / "config.json", text_encoder_json(model.text_encoder, *tokenizer));
  write_tokenizer(folder / "tokenizer", model.tokenizer);
  write_weights(folder / "unet", "diffusion_pytorch_model", model.unet_parameters, model.shard_bytes);
  write_weights(folder / "vae", "diffusion_pytorch_model", model.vae_parameters, model.shard_bytes);
  write_weights(folder / "text_encoder", "model", model.text_encoder_parameters, model.shard_bytes);
  if (!model.world.empty()) write_text(folder / "world.json", model.world);
  if (!model.model_card.empty()) write_text(folder / "README.md", model.model_card);
}

void check_written(const fs::path& folder) {
  std::string problem;
  try {
    const ModelInfo info = inspect_model_folder(folder);
    if (!info.warnings.empty()) problem = info.warnings.front();
  } catch (const Error& error) {
    problem = error.what();
  }
  if (!problem.empty()) {
    throw Error(ErrorKind::failed, {}, "The parts given for export do not make a model that can be loaded: " + problem);
  }
}

// The real place without trailing slash, so that a folder beside it can be named; a link's target, not the link.
fs::path destination(const fs::path& folder) {
  const fs::path whole = fs::weakly_canonical(fs::absolute(folder));
  return whole.has_filename() ? whole : whole.parent_path();
}

// The folder will be deleted in the end: that must not hit somebody's documents because of a slip in --out.
void check_replaceable(const fs::path& folder) {
  if (!fs::exists(folder)) return;
  const bool is_folder = fs::is_directory(folder);
  if (is_folder && (fs::is_empty(folder) || fs::exists(folder / "model_index.json"))) return;
  throw Error(ErrorKind::usage, folder.string(),
              is_folder ? "This folder holds other things than a model; expected a new or empty folder, or one with a "
                          "model_index.json, which is replaced."
                        : "This is a file; expected a new folder or one with a model to replace.");
}

void flush_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));  // file systems without that are no error
  ::close(descriptor);
}

// Puts `fresh` at `folder`; the old one, if any, is gone afterwards.
void replace_folder(const fs::path& fresh, const fs::path& folder) {
  if (!fs::exists(folder)) {
    fs::rename(fresh, folder);
  } else if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) != 0) {
    // Exchanging leaves no moment without a model, but some file systems cannot; there it takes two renames.
    const fs::path old = folder.parent_path() / ("." + folder.filename().string() + ".replaced");
    fs::remove_all(old);
    fs::rename(folder, old);
    fs::rename(fresh, folder);
    fs::remove_all(old);
  }
  flush_folder(folder.parent_path());
  fs::remove_all(fresh);
}

// Removes what was written so far when the export fails.
class FolderInProgress {
 public:
  explicit FolderInProgress(fs::path path) : path_(std::move(path)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~FolderInProgress() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  FolderInProgress(const FolderInProgress&) = delete;
  FolderInProgress& operator=(const FolderInProgress&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

void export_model(const fs::path& folder, const ModelToExport& model) {
  if (!model.world.empty() && !parse_json(model.world, "world.json").is_object()) {
    throw Error(ErrorKind::usage, "world.json", "This is not a JSON object, expected what the model was trained on.");
  }
  try {
    const fs::path place = destination(folder);
    check_replaceable(place);
    const FolderInProgress fresh(place.parent_path() / ("." + place.filename().string() + ".export"));
    write_folder(fresh.path(), model);
    check_written(fresh.path());
    replace_folder(fresh.path(), place);
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorKind::failed, folder.string(),
                "The model folder cannot be written: " + error.code().message() + ".", error.what());
  }
}

}  // namespace elboscope
