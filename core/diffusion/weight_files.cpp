#include "core/diffusion/weight_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {

namespace {

namespace fs = std::filesystem;

// Links are followed (caches consist of them), but only regular files are opened: a device or a pipe could block or
// never end.
bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

std::vector<std::string> sorted_file_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.push_back(it->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string stem_of(WeightNaming naming) {
  return naming == WeightNaming::diffusers ? "diffusion_pytorch_model" : "model";
}

// A variant becomes part of file names, so it must not reach anywhere else.
void check_variant(const std::string& variant) {
  const bool plain = std::all_of(variant.begin(), variant.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
  if (!plain || variant.size() > 64) {
    throw Error(
        ErrorKind::usage, {},
        "The variant \"" + variant + "\" is not one: expected letters, digits, '-' and '_' only, such as fp16.");
  }
}

bool choose_variant(WeightChoice& choice, const std::string& stem, const std::string& variant) {
  // Newer and older diffusers put the variant at different places of the index's name.
  std::vector<std::string> indexes{stem + ".safetensors.index.json"};
  std::string file = stem + ".safetensors";
  if (!variant.empty()) {
    indexes = {stem + ".safetensors.index." + variant + ".json", stem + ".safetensors." + variant + ".index.json"};
    file = stem + "." + variant + ".safetensors";
  }
  choice.variant = variant;
  choice.index = true;
  for (const std::string& index : indexes) {
    choice.file = index;
    if (is_file(choice.folder / index)) return true;
  }
  choice.index = false;
  choice.file = file;
  return is_file(choice.folder / file);
}

[[noreturn]] void refuse_without_weights(const WeightChoice& choice, const std::string& stem) {
  const std::vector<std::string> names = sorted_file_names(choice.folder);
  const std::string expected = choice.component + "/" + stem + ".safetensors";
  for (const std::string& name : names) {
    if (ends_with_any(name, {".bin", ".ckpt", ".pt", ".pth", ".bin.index.json"})) {
      refuse(
          choice.component + "/" + name,
          "the weights are only there as a pickle, and pickle files (.bin, .ckpt, .pt) are not read because they can "
          "run programs; convert the model with diffusers: load it in Python and call save_pretrained(folder, "
          "safe_serialization=True). Expected " +
              expected + ".");
    }
  }
  for (const std::string& name : names) {
    if (name.ends_with(".safetensors")) {
      refuse(expected, "is missing, and so is its index; the folder holds " + name +
                           ", which would need to be chosen as a variant or to have an index.");
    }
  }
  refuse(expected, "is missing: the folder holds no weights.");
}

void check_shard_name(const std::string& shard, const std::string& tensor, const std::string& index_name) {
  const bool plain = !shard.empty() && shard.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos &&
                     shard != "." && shard != "..";
  if (!plain) {
    refuse(index_name, "weight_map sends tensor " + tensor + " to \"" + shard.substr(0, 200) +
                           "\", expected a plain file name inside the same folder.");
  }
  if (!shard.ends_with(".safetensors")) {
    refuse(index_name, "weight_map sends tensor " + tensor + " to \"" + shard.substr(0, 200) +
                           "\", expected a .safetensors file (pickle files are not read).");
  }
}

// Tensor to shard, checked before any shard is opened.
std::map<std::string, std::string> read_index(const fs::path& path, const std::string& name) {
  const nlohmann::json json = read_json(path, name);
  if (!json.is_object() || !json.contains("weight_map") || !json["weight_map"].is_object()) {
    refuse(name, "has no weight_map, expected an object of tensor names and shard file names.");
  }
  std::map<std::string, std::string> map;
  for (const auto& [tensor, shard] : json["weight_map"].items()) {
    if (!shard.is_string()) {
      refuse(name, "weight_map gives tensor " + tensor + " a " + shard.type_name() + ", expected a shard's file name.");
    }
    const auto shard_name = shard.get<std::string>();
    check_shard_name(shard_name, tensor, name);
    map.emplace(tensor, shard_name);
  }
  if (map.empty()) refuse(name, "weight_map is empty, expected the component's tensors.");
  return map;
}

}  // namespace

bool is_floating(DType dtype) {
  return dtype == DType::f16 || dtype == DType::bf16 || dtype == DType::f32 || dtype == DType::f64;
}

WeightChoice choose_weights(const fs::path& folder, const std::string& component, WeightNaming naming,
                            const std::string& variant) {
  check_variant(variant);
  WeightChoice choice;
  choice.folder = folder;
  choice.component = component;
  const std::string stem = stem_of(naming);
  const std::array<std::string, 2> order =
      variant.empty() ? std::array<std::string, 2>{"", "fp16"} : std::array<std::string, 2>{variant, ""};
  for (const std::string& wanted : order) {
    if (choose_variant(choice, stem, wanted)) return choice;
  }
  refuse_without_weights(choice, stem);
}

WeightSet WeightSet::open(const WeightChoice& choice) {
  WeightSet set;
  const auto display = [&](const std::string& name) { return choice.component + "/" + name; };
  const auto open_file = [&](const std::string& name) {
    const fs::path path = choice.folder / name;
    if (!is_file(path)) {
      refuse(display(name), "is missing, but " + display(choice.file) + " names it as a shard.");
    }
    set.files_.push_back(SafetensorsFile::open(path, display(name)));
    set.display_names_.push_back(display(name));
    set.paths_.push_back(path);
    return set.files_.back();
  };
  if (!choice.index) {
    const auto file = open_file(choice.file);
    for (const TensorView& tensor : file->tensors()) set.add(tensor.name, tensor, *file);
    return set;
  }
  const std::string index_name = display(choice.file);
  const auto weight_map = read_index(choice.folder / choice.file, index_name);
  set.display_names_.push_back(index_name);
  set.paths_.push_back(choice.folder / choice.file);
  std::map<std::string, std::shared_ptr<const SafetensorsFile>> shards;
  for (const auto& [tensor, shard] : weight_map) shards.emplace(shard, nullptr);
  for (auto& [name, file] : shards) file = open_file(name);
  for (const auto& [tensor, shard] : weight_map) {
    if (shards[shard]->find(tensor) == nullptr) {
      refuse(index_name, "weight_map says that " + shard + " holds tensor " + tensor + ", but that file does not.");
    }
  }
  for (const auto& [name, file] : shards) {
    for (const TensorView& tensor : file->tensors()) {
      const auto promised = weight_map.find(tensor.name);
      // The index decides; a tensor that it does not list counts as an unused one.
      if (promised == weight_map.end() || promised->second == name) set.add(tensor.name, tensor, *file);
    }
  }
  return set;
}

WeightSet WeightSet::part_of(std::shared_ptr<const SafetensorsFile> file, const fs::path& path,
                             const std::vector<std::string>& names,
                             std::function<StoredParameter(const std::string&)> stored) {
  WeightSet set;
  for (const std::string& name : names) {
    if (const TensorView* tensor = file->find(name)) set.add(name, *tensor, *file);
  }
  set.display_names_.push_back(file->display_name());
  set.paths_.push_back(path);
  set.files_.push_back(std::move(file));
  set.stored_ = std::move(stored);
  return set;
}

void WeightSet::add(const std::string& name, const TensorView& tensor, const SafetensorsFile& file) {
  if (entries_.emplace(name, Stored{&tensor, &file}).second) names_.push_back(name);
}

std::string WeightSet::stored_name(const std::string& parameter) const {
  return stored_ ? stored_(parameter).name : parameter;
}

std::optional<WeightSet::Entry> WeightSet::find(const std::string& parameter) const {
  StoredParameter stored{parameter};
  if (stored_) stored = stored_(parameter);
  const auto found = entries_.find(stored.name);
  if (found == entries_.end()) return std::nullopt;
  const TensorView& whole = *found->second.tensor;
  Entry entry{whole, found->second.file, stored.transposed, stored.parts, whole.shape};
  auto& shape = entry.tensor.shape;
  if (stored.kernel && shape.size() == 4 && shape[2] == 1 && shape[3] == 1) shape.resize(2);
  // A tensor whose rows cannot be divided stays whole: whoever takes the parameter refuses it.
  if (stored.parts > 1 && !shape.empty() && shape[0] % stored.parts == 0) {
    shape[0] /= stored.parts;
    entry.tensor.bytes /= static_cast<std::size_t>(stored.parts);
    entry.tensor.data += entry.tensor.bytes * static_cast<std::size_t>(stored.part);
  }
  return entry;
}

std::string WeightSet::most_frequent_dtype() const {
  std::map<std::string, std::int64_t> elements;
  for (const auto& [name, entry] : entries_) {
    if (is_floating(entry.tensor->dtype)) {
      elements[std::string(dtype_name(entry.tensor->dtype))] += entry.tensor->elements();
    }
  }
  std::string best;
  std::int64_t most = -1;
  for (const auto& [dtype, count] : elements) {
    if (count > most) {
      best = dtype;
      most = count;
    }
  }
  return best;
}

std::int64_t WeightSet::parameters() const {
  std::int64_t sum = 0;
  for (const auto& [name, entry] : entries_) {
    if (is_floating(entry.tensor->dtype)) sum += entry.tensor->elements();
  }
  return sum;
}

std::uint64_t WeightSet::bytes() const {
  std::uint64_t sum = 0;
  if (stored_) {
    for (const auto& [name, entry] : entries_) sum += entry.tensor->bytes;
    return sum;
  }
  for (const auto& file : files_) sum += file->file_size();
  return sum;
}

}  // namespace elboscope
