#include "core/evaluation/folder_dataset.h"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/picture/picture.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using nlohmann::json;

constexpr const char* list_file = "captions.json";

struct Entry {
  std::string file, mask, caption;
  std::vector<std::size_t> objects;  ///< classes in order; may be empty
};

std::string text_of(const json& object, const char* key, const std::string& where, bool needed) {
  const auto found = object.find(key);
  if (found == object.end() && !needed) return {};
  if (found == object.end() || !found->is_string()) refuse(list_file, where + " has no text \"" + key + "\".");
  return found->get<std::string>();
}

/// A file beside the list: nothing that could lead out of the folder.
std::string file_of(const json& object, const char* key, const std::string& where) {
  const std::string name = text_of(object, key, where, true);
  const bool plain = !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
                     name.find('\0') == std::string::npos;
  if (!plain)
    refuse(list_file, where + ": \"" + key + "\" is " + printable(name) +
                          ", expected the plain name of a file in the same folder.");
  return name;
}

std::vector<std::string> read_classes(const json& document) {
  const auto classes = document.find("classes");
  if (classes == document.end() || !classes->is_array() || classes->empty() || classes->size() > 254) {
    refuse(list_file, "\"classes\" is not a list of 1 to 254 names.");
  }
  std::vector<std::string> names;
  std::set<std::string> known;
  for (const json& one : *classes) {
    if (!one.is_string() || one.get<std::string>().empty() || !known.insert(one.get<std::string>()).second) {
      refuse(list_file, "a class is " + printable(one.dump()) + ", expected names that differ and are not empty.");
    }
    names.push_back(one.get<std::string>());
  }
  return names;
}

std::vector<std::size_t> read_objects(const json& scene, const std::vector<std::string>& classes,
                                      const std::string& where) {
  std::vector<std::size_t> order;
  const auto objects = scene.find("objects");
  if (objects == scene.end()) return order;
  if (!objects->is_array()) refuse(list_file, where + ": \"objects\" is not a list.");
  for (const json& one : *objects) {
    if (!one.is_object()) refuse(list_file, where + ": an object is not a JSON object.");
    const std::string name = text_of(one, "class", where, true);
    const auto found = std::find(classes.begin(), classes.end(), name);
    if (found == classes.end())
      refuse(list_file, where + ": there is no class " + printable(name) + " in \"classes\".");
    const auto index = static_cast<std::size_t>(found - classes.begin());
    if (std::find(order.begin(), order.end(), index) == order.end()) order.push_back(index);
  }
  return order;
}

class FolderDataset final : public EvaluationDataset {
 public:
  FolderDataset(const std::filesystem::path& folder, const ModelInfo& model, bool full_caption)
      : folder_(folder), model_(model), full_caption_(full_caption) {
    const std::string text = read_text(folder / list_file, list_file);
    const json document = parse_json(text, list_file);
    if (!document.is_object()) refuse(list_file, "the file is not a JSON object.");
    classes_ = read_classes(document);
    ranked_ = document.contains("options");
    const auto scenes = document.find("scenes");
    if (scenes == document.end() || !scenes->is_array() || scenes->empty())
      refuse(list_file, "\"scenes\" is not a list of at least one picture.");
    Sha256 hash;
    hash.update(text.data(), text.size());
    for (const json& scene : *scenes) {
      const std::string where = "picture " + std::to_string(entries_.size());
      if (!scene.is_object()) refuse(list_file, where + " is not a JSON object.");
      Entry entry{file_of(scene, "file", where), file_of(scene, "mask", where), text_of(scene, "caption", where, false),
                  read_objects(scene, classes_, where)};
      for (const std::string& name : {entry.file, entry.mask}) add_identity(name, hash);
      entries_.push_back(std::move(entry));
    }
    digest_ = hash.finish();
  }

  std::string name() const override { return folder_.string(); }
  std::size_t count() const override { return entries_.size(); }
  const std::vector<std::string>& classes() const override { return classes_; }
  bool ranked() const override { return ranked_; }

  nlohmann::ordered_json description() const override {
    return {{"kind", "folder"},
            {"path", folder_.string()},
            {"digest", digest_},
            {"captions", full_caption_ ? "full" : "list"},
            {"classes", classes_}};
  }

  EvaluationItem item(std::size_t index) const override {
    const Entry& entry = entries_.at(index);
    const Picture picture = read_picture(folder_ / entry.file);
    LabelPicture truth = read_labels(folder_ / entry.mask);
    if (truth.width != picture.width || truth.height != picture.height) {
      refuse(entry.mask, "the mask is " + std::to_string(truth.width) + " x " + std::to_string(truth.height) +
                             " pixels, the picture is " + std::to_string(picture.width) + " x " +
                             std::to_string(picture.height) + "; both must have the same size.");
    }
    EvaluationItem item;
    item.name = entry.file;
    item.classes = classes_in(truth, entry);
    std::array<std::uint8_t, 256> place{};
    place[unlabelled_] = unlabelled_;
    for (std::size_t k = 0; k < item.classes.size(); ++k) {
      place[item.classes[k] + 1] = static_cast<std::uint8_t>(k + 1);
      item.instance_classes.push_back(k);
    }
    item.truth = std::move(truth.labels);
    for (std::uint8_t& label : item.truth) label = place[label];
    item.instances = item.truth;
    for (std::uint8_t& label : item.instances) label = label == unlabelled_ ? 0 : label;
    if (full_caption_) item.caption = entry.caption;

    const auto [width, height] = working_size(picture.width, picture.height, model_.native_resolution, model_.size_multiple, "aspect",
                                                 model_.least_multiple, model_.largest_side);
    item.picture.path = (folder_ / entry.file).string();
    item.picture.width = picture.width;
    item.picture.height = picture.height;
    item.picture.working_width = width;
    item.picture.working_height = height;
    item.picture.rgb = resize_bilinear(picture, width, height).rgb;
    return item;
  }

 private:
  static constexpr std::uint8_t unlabelled_ = 255;

  /// Another evaluation's rest must not be continued with other pictures; reading them all would take long.
  void add_identity(const std::string& name, Sha256& hash) const {
    std::error_code size_error, time_error;
    const auto path = folder_ / name;
    const auto size = std::filesystem::file_size(path, size_error);
    const auto time = std::filesystem::last_write_time(path, time_error).time_since_epoch().count();
    if (size_error || time_error) refuse(list_file, "the file " + printable(name) + " it names is not there.");
    const std::string text = name + ":" + std::to_string(size) + ":" + std::to_string(time) + "\n";
    hash.update(text.data(), text.size());
  }

  std::vector<std::size_t> classes_in(const LabelPicture& truth, const Entry& entry) const {
    std::array<bool, 256> seen{};
    for (std::uint8_t label : truth.labels) seen[label] = true;
    for (std::size_t label = classes_.size() + 1; label < unlabelled_; ++label) {
      if (seen[label]) {
        refuse(entry.mask, "the mask holds label " + std::to_string(label) + ", but there are only " +
                               std::to_string(classes_.size()) + " classes.");
      }
    }
    std::vector<std::size_t> present;
    for (std::size_t c : entry.objects) {
      if (std::exchange(seen[c + 1], false)) present.push_back(c);
    }
    for (std::size_t c = 0; c < classes_.size(); ++c) {
      if (seen[c + 1]) present.push_back(c);
    }
    if (present.empty()) refuse(entry.mask, "the mask holds no class, so there is nothing to ask about.");
    return present;
  }

  std::filesystem::path folder_;
  ModelInfo model_;
  bool full_caption_, ranked_ = false;
  std::vector<std::string> classes_;
  std::vector<Entry> entries_;
  std::string digest_;
};

}  // namespace

std::unique_ptr<EvaluationDataset> folder_dataset(const std::filesystem::path& folder, const ModelInfo& model,
                                                  bool full_caption) {
  return std::make_unique<FolderDataset>(folder, model, full_caption);
}

}  // namespace elboscope
