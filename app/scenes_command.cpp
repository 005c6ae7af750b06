#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

#include "app/commands.h"
#include "app/terminal_progress.h"
#include "core/picture/picture.h"
#include "core/stickers/scene.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

/// "2:4" or "3" (both ends). Throws Error(usage).
template <class Value>
std::pair<Value, Value> parse_range(const char* option, const std::string& text) {
  const auto number = [&](std::string_view part) {
    Value value{};
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (error != std::errc() || end != part.data() + part.size()) {
      throw Error(ErrorKind::usage, {},
                  std::string(option) + " is " + printable(text) + ", expected MIN:MAX or one number.");
    }
    return value;
  };
  const std::string_view whole = text;
  const std::size_t colon = whole.find(':');
  if (colon == std::string_view::npos) return {number(whole), number(whole)};
  return {number(whole.substr(0, colon)), number(whole.substr(colon + 1))};
}

std::string joined_names(const SpriteSet& sprites) {
  std::string text;
  for (const StickerClass& one : sprites.classes()) text += (text.empty() ? "" : ", ") + one.name;
  return text;
}

SceneOptions scene_options(const ScenesOptions& given, const SpriteSet& sprites) {
  SceneOptions options;
  options.size = given.size;
  std::tie(options.min_objects, options.max_objects) = parse_range<int>("--objects", given.objects);
  std::tie(options.min_scale, options.max_scale) = parse_range<double>("--scale", given.scale);
  if (given.uniform) options.zipf_exponent = 0;
  options.rarest = given.rarest;
  options.occlusion = given.occlusion;
  options.tints = given.tints;
  if (!given.classes.empty()) {
    for (const std::string& name : parse_classes(given.classes)) {
      const int index = sprites.find(name);
      if (index < 0)
        throw Error(ErrorKind::usage, {},
                    "there is no class " + printable(name) +
                        " among the stickers, expected some of: " + joined_names(sprites) + ".");
      options.only_classes.push_back(index);
    }
  }
  check_scene_options(sprites, options);
  return options;
}

nlohmann::ordered_json options_json(const ScenesOptions& given, const SceneOptions& options, const SpriteSet& sprites) {
  nlohmann::ordered_json only = nlohmann::ordered_json::array();
  for (const int index : options.only_classes) only.push_back(sprites.classes()[static_cast<std::size_t>(index)].name);
  return {{"seed", given.seed},
          {"count", given.count},
          {"size", options.size},
          {"objects", {options.min_objects, options.max_objects}},
          {"zipf_exponent", options.zipf_exponent},
          {"rarest", options.rarest},
          {"only_classes", only},
          {"scale", {options.min_scale, options.max_scale}},
          {"max_rotation", options.max_rotation},
          {"tints", options.tints},
          {"tint_probability", options.tint_probability},
          {"occlusion", options.occlusion},
          {"min_visible", options.min_visible},
          {"sprites", given.sprites.empty() ? "bundled" : given.sprites.string()}};
}

/// Smallest box around each object's visible pixels: left, top, right, bottom, the last two not included.
std::vector<std::array<int, 4>> visible_boxes(const Scene& scene) {
  std::vector<std::array<int, 4>> boxes(scene.objects.size(), {scene.size, scene.size, 0, 0});
  const std::uint8_t* instance = scene.instance_mask.data();
  for (int y = 0; y < scene.size; ++y) {
    for (int x = 0; x < scene.size; ++x, ++instance) {
      if (*instance == 0) continue;
      auto& box = boxes[*instance - std::size_t{1}];
      box = {std::min(box[0], x), std::min(box[1], y), std::max(box[2], x + 1), std::max(box[3], y + 1)};
    }
  }
  return boxes;
}

/// The scene's classes, each once, in the order of its objects: what `inspect --classes` is given.
std::vector<std::string> listed_classes(const Scene& scene, const SpriteSet& sprites) {
  std::vector<std::string> names;
  for (const SceneObject& object : scene.objects) {
    const std::string& name = sprites.classes()[static_cast<std::size_t>(object.class_index)].name;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

/// The class mask with value i for the i-th listed class.
std::vector<std::uint8_t> listed_mask(const Scene& scene, const SpriteSet& sprites) {
  const std::vector<std::string> names = listed_classes(scene, sprites);
  std::array<std::uint8_t, 256> place{};
  for (std::size_t i = 0; i < names.size(); ++i) place[static_cast<std::size_t>(sprites.find(names[i])) + 1] = static_cast<std::uint8_t>(i + 1);
  std::vector<std::uint8_t> mask = scene.class_mask;
  for (std::uint8_t& label : mask) label = place[label];
  return mask;
}

nlohmann::ordered_json scene_json(const Scene& scene, const SpriteSet& sprites) {
  nlohmann::ordered_json objects = nlohmann::ordered_json::array();
  const auto boxes = visible_boxes(scene);
  for (std::size_t i = 0; i < scene.objects.size(); ++i) {
    const SceneObject& object = scene.objects[i];
    nlohmann::ordered_json colour;
    if (object.tint >= 0) colour = kTintNames[static_cast<std::size_t>(object.tint)];
    objects.push_back({{"class", sprites.classes()[static_cast<std::size_t>(object.class_index)].name},
                       {"colour", colour},
                       {"phrase", object_phrase(sprites, object)},
                       {"box", boxes[i]},
                       {"pixels", object.pixels},
                       {"visible_pixels", object.visible_pixels},
                       {"visible_share", scene.visible_share(i)}});
  }
  return {{"caption", full_caption(sprites, scene.objects, scene.background)},
          {"classes", listed_classes(scene, sprites)},
          {"background", kBackgroundNames[static_cast<std::size_t>(scene.background)]},
          {"objects", std::move(objects)}};
}

}  // namespace

int run_scenes(const ScenesOptions& given, std::stop_token stop) {
  std::optional<SpriteSet> own;
  if (!given.sprites.empty()) own = SpriteSet::open(given.sprites);
  if (given.class_count > 0) own = (own ? *own : SpriteSet::bundled()).first(given.class_count);
  const SpriteSet& sprites = own ? *own : SpriteSet::bundled();
  const SceneOptions options = scene_options(given, sprites);
  CalibrationOptions targets;
  targets.out = given.out;
  prepare_targets(targets, {});

  nlohmann::ordered_json classes = nlohmann::ordered_json::array(), scenes = nlohmann::ordered_json::array();
  for (const StickerClass& one : sprites.classes()) classes.push_back(one.name);
  TerminalProgress progress(true);
  std::uint64_t done = 0;
  for (; done < given.count && !stop.stop_requested(); ++done) {
    progress.show({"drawing scenes", static_cast<std::int64_t>(done), static_cast<std::int64_t>(given.count)});
    const Scene scene = render_scene(sprites, options, scene_seed(given.seed, done));
    char name[32];
    std::snprintf(name, sizeof name, "%04llu", static_cast<unsigned long long>(done));
    const std::string file = std::string(name) + ".png", mask = std::string(name) + ".mask.png";
    write_png(given.out / file, {scene.size, scene.size, scene.rgb});
    write_labels(given.out / mask, {scene.size, scene.size, scene.class_mask});
    nlohmann::ordered_json entry{{"file", file}, {"mask", mask}};
    if (given.listed_masks) {
      entry["listed_mask"] = std::string(name) + ".listed.png";
      write_labels(given.out / (std::string(name) + ".listed.png"), {scene.size, scene.size, listed_mask(scene, sprites)});
    }
    entry.update(scene_json(scene, sprites));
    scenes.push_back(std::move(entry));
  }
  progress.clear();
  // Last, and also after Ctrl-C: it names just the pictures that are there.
  write_json((given.out / "captions.json").string(),
             {{"options", options_json(given, options, sprites)}, {"classes", classes}, {"scenes", scenes}});
  if (done < given.count) {
    std::fprintf(stderr, "cancelled: %llu of %llu scenes were drawn and are kept\n",
                 static_cast<unsigned long long>(done), static_cast<unsigned long long>(given.count));
    return 130;
  }
  std::printf("%llu scenes in %s\n", static_cast<unsigned long long>(done), given.out.string().c_str());
  return 0;
}

}  // namespace elboscope
