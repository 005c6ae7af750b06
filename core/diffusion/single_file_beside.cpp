#include "core/diffusion/single_file_beside.h"

#include "core/base/error.h"
#include "core/diffusion/family.h"
#include "core/diffusion/model_parts.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::optional<json> config_beside(const fs::path& folder, const std::string& name) {
  std::error_code error;
  if (!fs::exists(folder / name, error)) return std::nullopt;
  return read_config(folder, name);
}

std::string text_of(std::int64_t number) {
  return std::to_string(number);
}

template <typename Number>
std::string text_of(const std::vector<Number>& list) {
  std::string text = "[";
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) text += ", ";
    text += std::to_string(list[i]);
  }
  return text + "]";
}

/// Collects the first key in which a configuration differs from the tensors.
class Difference {
 public:
  template <typename Value>
  Difference& key(const char* name, const Value& beside, const Value& stored) {
    if (text_.empty() && beside != stored) {
      text_ = std::string(name) + " is " + text_of(beside) + ", but in the checkpoint it is " + text_of(stored);
    }
    return *this;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// Shapes do not tell heads and groups; one of each satisfies the readers.
json without_heads(json config) {
  for (const char* key : {"attention_head_dim", "num_attention_heads", "norm_num_groups"}) config.erase(key);
  const std::string class_name = config.value("_class_name", "");
  if (class_name == "UNet2DConditionModel") config["attention_head_dim"] = 1;
  if (class_name.empty()) {
    config["num_attention_heads"] = 1;
  } else {
    config["norm_num_groups"] = 1;
  }
  return config;
}

// Depths of levels without attention are not stored anywhere.
std::vector<std::int64_t> depths(const UNet2DConditionConfig& config) {
  std::vector<std::int64_t> list = config.transformer_layers_per_block;
  const std::size_t levels = list.size();
  for (std::size_t i = 0; i < levels; ++i) {
    if (!config.down_cross_attention[i] && !config.up_cross_attention[levels - 1 - i] && i + 1 < levels) list[i] = 0;
  }
  return list;
}

std::vector<int> flags(const std::vector<bool>& list) {
  return {list.begin(), list.end()};
}

std::string unet_difference(const json& beside, const SingleFilePart& part) {
  const auto a = read_unet_config(beside, "unet/config.json");
  const auto b = read_unet_config(without_heads(part.config), "unet");
  return Difference()
      .key("in_channels", a.in_channels, b.in_channels)
      .key("block_out_channels", a.block_out_channels, b.block_out_channels)
      .key("cross_attention_dim", a.cross_attention_dim, b.cross_attention_dim)
      .key("layers_per_block", a.layers_per_block, b.layers_per_block)
      .key("attention on the way down", flags(a.down_cross_attention), flags(b.down_cross_attention))
      .key("attention on the way up", flags(a.up_cross_attention), flags(b.up_cross_attention))
      .key("transformer_layers_per_block", depths(a), depths(b))
      .key<std::int64_t>("use_linear_projection", a.use_linear_projection, b.use_linear_projection)
      .key("addition_time_embed_dim", a.addition_time_embed_dim, b.addition_time_embed_dim)
      .text();
}

std::string vae_difference(const json& beside, const SingleFilePart& part) {
  const auto a = read_vae_config(beside, "vae/config.json");
  const auto b = read_vae_config(without_heads(part.config), "vae");
  return Difference()
      .key("block_out_channels", a.block_out_channels, b.block_out_channels)
      .key("latent_channels", a.latent_channels, b.latent_channels)
      .key("layers_per_block", a.layers_per_block, b.layers_per_block)
      .text();
}

std::string text_difference(const json& beside, const SingleFileText& part, const std::string& name) {
  const auto a = read_clip_text_config(beside, name);
  const auto b = read_clip_text_config(without_heads(part.config), name);
  const bool last_dropped = part.may_drop_last && a.num_hidden_layers + 1 == b.num_hidden_layers;
  return Difference()
      .key("vocab_size", a.vocab_size, b.vocab_size)
      .key("hidden_size", a.hidden_size, b.hidden_size)
      .key("intermediate_size", a.intermediate_size, b.intermediate_size)
      .key("max_position_embeddings", a.max_position_embeddings, b.max_position_embeddings)
      .key("num_hidden_layers", a.num_hidden_layers, last_dropped ? a.num_hidden_layers : b.num_hidden_layers)
      .text();
}

class BesideReader {
 public:
  BesideReader(const fs::path& folder, const SingleFileLayout& layout) : layout_(layout) {
    found_.folder = folder;
    found_.texts.resize(layout.texts.size());
  }

  FilesBeside read() {
    std::error_code error;
    if (!fs::is_directory(found_.folder, error)) {
      refuse(found_.folder.string(), "is not a folder, expected one with a tokenizer for the checkpoint.");
    }
    const FamilyRule& family = *find_family(layout_.pipeline_class);
    if (const auto index = config_beside(found_.folder, "model_index.json")) {
      const std::string other = index->value("_class_name", json()).is_string() ? index->value("_class_name", "") : "";
      if (other != layout_.pipeline_class) {
        foreign("model_index.json",
                "_class_name is " + printable(other) + ", but the checkpoint is of a " + layout_.pipeline_class);
        return std::move(found_);
      }
      found_.index = *index;
    }
    take("unet/config.json", found_.unet, [&](const json& given) { return unet_difference(given, layout_.unet); });
    take("vae/config.json", found_.vae, [&](const json& given) { return vae_difference(given, layout_.vae); });
    for (std::size_t i = 0; i < layout_.texts.size(); ++i) {
      const std::string name = std::string(family.texts[i].encoder) + "/config.json";
      take(name, found_.texts[i], [&](const json& given) { return text_difference(given, layout_.texts[i], name); });
    }
    take("scheduler/scheduler_config.json", found_.scheduler, [](const json&) { return std::string(); });
    if (!found_.foreign.empty()) drop_configurations();
    if (found_.scheduler) name_scheduler();
    return std::move(found_);
  }

 private:
  template <typename Compare>
  void take(const std::string& name, std::optional<json>& into, const Compare& difference) {
    if (!found_.foreign.empty()) return;
    into = config_beside(found_.folder, name);
    if (!into) return;
    found_.described = true;
    const std::string text = difference(*into);
    if (!text.empty()) foreign(name, text);
  }

  void foreign(const std::string& name, const std::string& difference) {
    found_.foreign = name + ": " + difference +
                     "; the configurations in this folder belong to another model, only its tokenizers are used.";
  }

  void drop_configurations() {
    found_.described = false;
    found_.index = json::object();
    found_.unet = found_.vae = found_.scheduler = std::nullopt;
    for (auto& text : found_.texts) text = std::nullopt;
  }

  // As in diffusers the index decides which class reads the configuration.
  void name_scheduler() {
    const auto entry = found_.index.find("scheduler");
    if (entry == found_.index.end() || !entry->is_array() || entry->size() != 2 || !(*entry)[1].is_string()) return;
    (*found_.scheduler)["_class_name"] = (*entry)[1];
  }

  const SingleFileLayout& layout_;
  FilesBeside found_;
};

}  // namespace

FilesBeside read_beside(const fs::path& folder, const SingleFileLayout& layout) {
  return BesideReader(folder, layout).read();
}

}  // namespace elboscope
