#include "core/evaluation/sticker_dataset.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using nlohmann::json;

constexpr std::string_view prefix = "stickers:";
constexpr std::size_t most_scenes = 20000;
constexpr const char* world_file = "world.json";

template <class Number>
void read_number(const json& object, const char* key, Number& target, double low, double high) {
  const auto found = object.find(key);
  if (found == object.end()) return;
  const bool whole = !std::is_integral_v<Number> || found->is_number_integer();
  if (!found->is_number() || !whole || !(found->get<double>() >= low && found->get<double>() <= high)) {
    refuse(world_file, std::string("scenes.") + key + " is " + printable(found->dump()) + ", expected a " +
                           (std::is_integral_v<Number> ? "whole " : "") + "number from " + json(low).dump() + " to " +
                           json(high).dump() + ".");
  }
  target = found->get<Number>();
}

SceneOptions read_scenes(const json& world) {
  SceneOptions options;
  const auto scenes = world.find("scenes");
  if (scenes == world.end()) return options;
  if (!scenes->is_object()) refuse(world_file, "scenes is not a JSON object.");
  read_number(*scenes, "size", options.size, 16, 1024);
  read_number(*scenes, "zipf_exponent", options.zipf_exponent, 0, 4);
  read_number(*scenes, "min_scale", options.min_scale, 0.05, 1);
  read_number(*scenes, "max_scale", options.max_scale, 0.05, 1);
  read_number(*scenes, "max_rotation", options.max_rotation, 0, 180);
  read_number(*scenes, "tints", options.tints, 0, static_cast<double>(kTintNames.size()));
  read_number(*scenes, "tint_probability", options.tint_probability, 0, 1);
  read_number(*scenes, "min_visible", options.min_visible, 0, 1);
  if (options.min_scale > options.max_scale) refuse(world_file, "scenes.min_scale is above scenes.max_scale.");
  return options;
}

SpriteSet read_classes(const json& world, const SpriteSet& known) {
  const auto classes = world.find("classes");
  if (classes == world.end()) return known;
  if (!classes->is_array() || classes->empty() || classes->size() > 254) {
    refuse(world_file, "classes is not a list of 1 to 254 names.");
  }
  std::vector<StickerClass> chosen;
  for (const json& name : *classes) {
    const int index = name.is_string() ? known.find(name.get<std::string>()) : -1;
    if (index < 0) {
      refuse(world_file, "there is no sticker of class " + printable(name.dump()) +
                             "; expected names of the stickers (--sprites FILE gives stickers of your own).");
    }
    chosen.push_back(known.classes()[static_cast<std::size_t>(index)]);
  }
  return SpriteSet(std::move(chosen));  // refuses a name that stands there twice
}

class StickerDataset final : public EvaluationDataset {
 public:
  StickerDataset(StickerWorld world, const StickerDatasetName& name, const StickerDatasetOptions& options)
      : world_(std::move(world)), name_(name), options_(options) {
    world_.scenes.min_objects = options.min_objects;
    world_.scenes.max_objects = options.max_objects;
    if (!options.zipf) world_.scenes.zipf_exponent = 0;
    world_.scenes.occlusion = options.occlusion;
    world_.scenes.rarest = options.rarest;
    check_scene_options(world_.sprites, world_.scenes);
    for (const StickerClass& one : world_.sprites.classes()) classes_.push_back(one.name);
  }

  std::string name() const override {
    return std::string(prefix) + std::to_string(name_.seed) + ":" + std::to_string(name_.count);
  }
  std::size_t count() const override { return name_.count; }
  const std::vector<std::string>& classes() const override { return classes_; }
  bool ranked() const override { return true; }

  nlohmann::ordered_json description() const override {
    const SceneOptions& s = world_.scenes;
    return {{"kind", "stickers"},
            {"seed", name_.seed},
            {"scenes_seed", evaluation_scenes(name_.seed)},
            {"size", s.size},
            {"objects", {s.min_objects, s.max_objects}},
            {"class_frequency", options_.zipf ? "zipf" : "uniform"},
            {"zipf_exponent", s.zipf_exponent},
            {"rarest", s.rarest},
            {"scale", {s.min_scale, s.max_scale}},
            {"max_rotation", s.max_rotation},
            {"tints", s.tints},
            {"tint_probability", s.tint_probability},
            {"occlusion", s.occlusion},
            {"min_visible", s.min_visible},
            {"captions", options_.full_caption ? "full" : "list"},
            {"classes", classes_}};
  }

  EvaluationItem item(std::size_t index) const override {
    const Scene scene = render_scene(world_.sprites, world_.scenes, scene_seed(evaluation_scenes(name_.seed), index));
    EvaluationItem item;
    item.name = name() + " scene " + std::to_string(index);
    item.picture.path = item.name;
    item.picture.width = item.picture.height = item.picture.working_width = item.picture.working_height = scene.size;
    item.picture.rgb = scene.rgb;
    item.instances = scene.instance_mask;
    std::vector<std::uint8_t> labels(classes_.size() + 1, 0);
    for (const SceneObject& object : scene.objects) {
      const auto c = static_cast<std::size_t>(object.class_index);
      auto place = std::find(item.classes.begin(), item.classes.end(), c);
      item.instance_classes.push_back(static_cast<std::size_t>(place - item.classes.begin()));
      if (place != item.classes.end()) continue;
      item.classes.push_back(c);
      labels[c + 1] = static_cast<std::uint8_t>(item.classes.size());
    }
    item.truth.resize(scene.class_mask.size());
    std::transform(scene.class_mask.begin(), scene.class_mask.end(), item.truth.begin(),
                   [&labels](std::uint8_t label) { return labels[label]; });
    if (options_.full_caption) item.caption = full_caption(world_.sprites, scene.objects, scene.background);
    return item;
  }

 private:
  StickerWorld world_;
  StickerDatasetName name_;
  StickerDatasetOptions options_;
  std::vector<std::string> classes_;
};

}  // namespace

StickerWorld read_sticker_world(const ModelInfo& model, const std::filesystem::path& sprites) {
  const SpriteSet known = sprites.empty() ? SpriteSet::bundled() : SpriteSet::open(sprites);
  const auto path = model.path / world_file;
  std::error_code unreadable;  // read_json says it better
  if (!std::filesystem::exists(path, unreadable) && !unreadable) {
    StickerWorld world{{}, known};
    world.scenes.size = static_cast<int>(std::clamp<std::int64_t>(model.native_resolution, 16, 1024));
    return world;
  }
  const json document = read_json(path, world_file, std::size_t{1} << 20);
  if (!document.is_object()) refuse(world_file, "the file is not a JSON object.");
  StickerWorld world{read_scenes(document), read_classes(document, known)};
  if (world.scenes.size != model.native_resolution) {
    refuse(world_file, "scenes.size is " + std::to_string(world.scenes.size) +
                           ", expected the model's native resolution " + std::to_string(model.native_resolution) + ".");
  }
  return world;
}

bool names_stickers(const std::string& text) {
  return text.starts_with(prefix);
}

StickerDatasetName parse_sticker_dataset(const std::string& text) {
  const auto wrong = [&text]() -> StickerDatasetName {
    throw Error(ErrorKind::usage, {},
                "The data set " + printable(text) +
                    " was expected to be a folder or stickers:SEED:COUNT with a seed from 0 and 1 to " +
                    std::to_string(most_scenes) + " scenes.");
  };
  if (!names_stickers(text)) return wrong();
  StickerDatasetName name;
  const char* const end = text.data() + text.size();
  const auto seed = std::from_chars(text.data() + prefix.size(), end, name.seed);
  if (seed.ec != std::errc() || seed.ptr == end || *seed.ptr != ':') return wrong();
  const auto count = std::from_chars(seed.ptr + 1, end, name.count);
  if (count.ec != std::errc() || count.ptr != end || name.count < 1 || name.count > most_scenes) return wrong();
  return name;
}

std::uint64_t evaluation_scenes(std::uint64_t seed) {
  return scene_seed(seed, 0x6576616c75617465u);
}

std::unique_ptr<EvaluationDataset> sticker_dataset(StickerWorld world, const StickerDatasetName& name,
                                                   const StickerDatasetOptions& options) {
  return std::make_unique<StickerDataset>(std::move(world), name, options);
}

}  // namespace elboscope
