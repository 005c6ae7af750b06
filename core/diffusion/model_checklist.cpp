#include "core/diffusion/model_checklist.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/diffusion/family.h"
#include "core/diffusion/model_parts.h"
#include "core/diffusion/weight_files.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Part = ModelChecklist::Part;

constexpr const char* index_name = "model_index.json";

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

enum class Holds { weights_of_diffusers, weights_of_transformers, tokenizer, scheduler };

struct Wanted {
  std::string name;
  Holds holds;
  bool optional = false;
};

std::vector<Wanted> wanted_parts(const FamilyRule& family) {
  std::vector<Wanted> parts{{family.denoiser, Holds::weights_of_diffusers}, {"vae", Holds::weights_of_diffusers}};
  for (const TextEncoderRule& text : family.texts) {
    parts.push_back({text.encoder, Holds::weights_of_transformers, text.optional});
    parts.push_back({text.tokenizer, Holds::tokenizer, text.optional});
  }
  parts.push_back({"scheduler", Holds::scheduler});
  return parts;
}

const char* needed_files(const Wanted& wanted, const std::string& class_name) {
  switch (wanted.holds) {
    case Holds::weights_of_diffusers:
      return "config.json, diffusion_pytorch_model.safetensors";
    case Holds::weights_of_transformers:
      return "config.json, model.safetensors";
    case Holds::tokenizer:
      return class_name.starts_with("T5") ? "spiece.model" : "vocab.json, merges.txt";
    case Holds::scheduler:
      break;
  }
  return "scheduler_config.json";
}

// Runs a check of the rooms that load models; what they refuse becomes the part's problem.
void look(Part& part, const std::function<void()>& check) {
  try {
    check();
    part.state = Part::State::found;
  } catch (const Error& error) {
    part.state = Part::State::unusable;
    part.problem = error.what();
  } catch (const std::exception& error) {
    part.state = Part::State::unusable;
    part.problem = part.name + ": could not be read (" + error.what() + ").";
  }
}

void check_component(const fs::path& folder, const Wanted& wanted, const std::string& variant, Part& part) {
  const fs::path place = folder / wanted.name;
  if (wanted.holds == Holds::tokenizer) {
    static_cast<void>(load_tokenizer(place, part.class_name, wanted.name));
    return;
  }
  static_cast<void>(read_config(
      folder, wanted.name + (wanted.holds == Holds::scheduler ? "/scheduler_config.json" : "/config.json")));
  if (wanted.holds == Holds::scheduler) return;
  const WeightSet weights = WeightSet::open(choose_weights(
      place, wanted.name,
      wanted.holds == Holds::weights_of_diffusers ? WeightNaming::diffusers : WeightNaming::transformers, variant));
  part.dtype = weights.most_frequent_dtype();
  part.parameters = weights.parameters();
  part.bytes = weights.bytes();
}

std::vector<std::string> names_in(const fs::path& folder) {
  constexpr std::size_t most_names = 12, most_looked_at = 2000;
  std::vector<std::string> names;
  std::error_code error;
  std::size_t seen = 0;
  for (fs::directory_iterator it(folder, error), end; !error && it != end && seen < most_looked_at;
       it.increment(error), ++seen)
    names.push_back(it->path().filename().string());
  std::sort(names.begin(), names.end());
  if (names.size() > most_names) names.resize(most_names);
  return names;
}

void read_whole(const std::string& variant, ModelChecklist& list) {
  try {
    list.info = read_model_parts(list.path, variant).info;
    list.pipeline_class = list.info->pipeline_class;
  } catch (const Error& error) {
    list.defect = error.what();
  } catch (const std::exception& error) {
    list.defect = std::string("The model could not be read (") + error.what() + ").";
  }
}

void parts_of_file(ModelChecklist& list) {
  for (const ComponentInfo& component : list.info->components) {
    Part part;
    part.name = component.name;
    part.state = Part::State::found;
    part.class_name = component.class_name;
    part.dtype = component.dtype;
    part.parameters = component.parameters;
    part.bytes = component.bytes;
    list.parts.push_back(std::move(part));
  }
}

}  // namespace

std::uint64_t ModelChecklist::bytes() const {
  std::uint64_t sum = 0;
  for (const Part& part : parts) sum += part.bytes;
  return sum;
}

ModelChecklist check_model_folder(const fs::path& folder, const std::string& variant) {
  ModelChecklist list;
  list.path = folder;
  if (is_file(folder)) {
    list.single_file = true;
    read_whole(variant, list);
    if (list.info) parts_of_file(list);
    return list;
  }
  Part first;
  first.name = index_name;
  first.needed = index_name;
  json index;
  const FamilyRule* family = nullptr;
  if (!is_file(folder / index_name)) {
    first.problem = is_folder(folder)
                        ? "The folder has no model_index.json, the file that says what a model is made of."
                        : "There is no such folder.";
  } else {
    look(first, [&] {
      index = read_config(folder, index_name);
      const json name = index.value("_class_name", json());
      list.pipeline_class = name.is_string() ? name.get<std::string>() : std::string();
      family = find_family(list.pipeline_class);
      if (family == nullptr)
        refuse(index_name,
               "_class_name is " + printable(list.pipeline_class) + ", expected one of " + known_pipelines() + ".");
    });
  }
  list.parts.push_back(std::move(first));
  if (family == nullptr) {
    list.entries = names_in(folder);
    return list;
  }
  bool all = true;
  for (const Wanted& wanted : wanted_parts(*family)) {
    Part part;
    part.name = wanted.name;
    const auto named = index.find(wanted.name);
    const bool pair = named != index.end() && named->is_array() && named->size() == 2;
    if (pair && (*named)[1].is_string()) part.class_name = (*named)[1].get<std::string>();
    part.needed = needed_files(wanted, part.class_name);
    if (part.class_name.empty() && wanted.optional) {
      part.state = Part::State::left_out;
    } else if (part.class_name.empty()) {
      part.problem =
          std::string("model_index.json names no ") + wanted.name + ", but a " + family->pipeline_class + " needs it.";
    } else if (!is_folder(folder / wanted.name)) {
      part.problem = "The folder " + wanted.name + " is missing.";
    } else {
      look(part, [&] { check_component(folder, wanted, variant, part); });
    }
    all = all && (part.state == Part::State::found || part.state == Part::State::left_out);
    list.parts.push_back(std::move(part));
  }
  if (all) read_whole(variant, list);
  return list;
}

fs::path find_model_folder(const fs::path& path, std::vector<fs::path>* several) {
  if (is_file(path / index_name)) return path;
  fs::path above = path.has_filename() ? path.parent_path() : path.parent_path().parent_path();
  if (!above.empty() && is_file(above / index_name)) return above;
  if (!is_folder(path)) return {};
  constexpr int deepest = 3;
  constexpr std::size_t most_found = 20, most_looked_at = 5000;
  std::vector<fs::path> found;
  std::size_t seen = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, error), end;
       !error && it != end && seen < most_looked_at && found.size() < most_found; it.increment(error), ++seen) {
    std::error_code none;
    if (!it->is_directory(none)) continue;
    if (is_file(it->path() / index_name)) {
      found.push_back(it->path());
      it.disable_recursion_pending();
    } else if (it.depth() + 1 >= deepest) {
      it.disable_recursion_pending();
    }
  }
  std::sort(found.begin(), found.end());
  if (found.size() == 1) return found.front();
  if (several != nullptr) *several = std::move(found);
  return {};
}

}  // namespace elboscope
