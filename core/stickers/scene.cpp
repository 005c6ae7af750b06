#include "core/stickers/scene.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>
#include <utility>

#include "core/base/error.h"
#include "core/stickers/background.h"
#include "core/stickers/layout.h"

namespace elboscope {
namespace {

template <class Value>
void expect_between(const char* what, Value value, Value least, Value most) {
  if (value >= least && value <= most) return;  // false for NaN
  std::ostringstream text;
  text << what << " is " << value << ", expected " << least << " to " << most << ".";
  throw Error(ErrorKind::usage, {}, text.str());
}

void draw_over(const PlacedObject& one, int size, std::vector<std::uint8_t>& rgb) {
  const Patch& patch = one.patch;
  const int top = std::max(0, -one.y), bottom = std::min(patch.height, size - one.y);
  const int left = std::max(0, -one.x), right = std::min(patch.width, size - one.x);
  for (int y = top; y < bottom; ++y) {
    const Rgba* in = patch.colours.data() + static_cast<std::ptrdiff_t>(y) * patch.width;
    const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(one.y + y) * size + one.x;  // may start left of the picture
    for (int x = left; x < right; ++x) {
      const Rgba colour = in[x];
      if (colour[3] <= 0) continue;
      const float through = std::max(0.0f, 1 - colour[3]);
      std::uint8_t* out = rgb.data() + (row + x) * 3;
      for (int c = 0; c < 3; ++c) {
        std::uint8_t& byte = out[c];
        byte = static_cast<std::uint8_t>(
            std::clamp(colour[c] * 255 + static_cast<float>(byte) * through, 0.0f, 255.0f) + 0.5f);
      }
    }
  }
}

}  // namespace

double Scene::visible_share(std::size_t object) const {
  return static_cast<double>(objects.at(object).visible_pixels) / (static_cast<double>(size) * size);
}

std::uint64_t scene_seed(std::uint64_t base, std::uint64_t index) {
  return scatter(scatter(base) + index);
}

void check_scene_options(const SpriteSet& sprites, const SceneOptions& options) {
  const int classes = static_cast<int>(sprites.classes().size());
  expect_between("the side of a scene in pixels", options.size, 16, 1024);
  expect_between("the largest number of objects in a scene", options.max_objects, 1, 16);
  expect_between("the smallest number of objects in a scene", options.min_objects, 1, options.max_objects);
  expect_between("the exponent of Zipf's law", options.zipf_exponent, 0.0, 4.0);
  expect_between("the number of rarest classes", options.rarest, 0, classes);
  expect_between("the largest size of an object (share of the picture's side)", options.max_scale, 0.05, 1.0);
  expect_between("the smallest size of an object (share of the picture's side)", options.min_scale, 0.05,
                 options.max_scale);
  expect_between("the largest rotation in degrees", options.max_rotation, 0.0, 180.0);
  expect_between("the number of tints", options.tints, 0, static_cast<int>(kTintNames.size()));
  expect_between("the probability of a tint", options.tint_probability, 0.0, 1.0);
  expect_between("the share of occluding objects", options.occlusion, 0.0, 1.0);
  expect_between("the share of an object that stays visible", options.min_visible, 0.0, 1.0);
  std::set<int> seen;
  for (const int index : options.only_classes) {
    expect_between("a class to draw from", index, 0, classes - 1);
    if (!seen.insert(index).second) {
      throw Error(ErrorKind::usage, {},
                  "class \"" + sprites.classes()[static_cast<std::size_t>(index)].name +
                      "\" stands twice among the classes to draw from, expected each once.");
    }
  }
  if (options.rarest > 0 && !options.only_classes.empty()) {
    throw Error(ErrorKind::usage, {},
                "both a list of classes and the number of rarest classes are given, expected one of them.");
  }
}

Scene render_scene(const SpriteSet& sprites, const SceneOptions& options, std::uint64_t seed) {
  check_scene_options(sprites, options);
  RandomNumbers random(seed);
  Scene scene;
  scene.size = options.size;
  const std::size_t pixels = static_cast<std::size_t>(options.size) * static_cast<std::size_t>(options.size);
  scene.background = random.below(static_cast<int>(kBackgroundNames.size()));
  scene.rgb.resize(pixels * 3);
  draw_background(scene.background, options.size, random, scene.rgb);

  std::vector<PlacedObject> objects = draw_objects(sprites, options, random);
  place_objects(objects, options, random);
  scene.instance_mask.resize(pixels);
  paint_instances(objects, options.size, scene.instance_mask);
  std::vector<std::uint8_t> values{0};
  for (PlacedObject& one : objects) {
    draw_over(one, options.size, scene.rgb);
    one.object.centre_x = one.x + one.patch.centre_x;
    one.object.centre_y = one.y + one.patch.centre_y;
    scene.objects.push_back(one.object);
    values.push_back(static_cast<std::uint8_t>(one.object.class_index + 1));
  }
  scene.class_mask.resize(pixels);
  std::transform(scene.instance_mask.begin(), scene.instance_mask.end(), scene.class_mask.begin(),
                 [&values](std::uint8_t instance) { return values[instance]; });
  return scene;
}

}  // namespace elboscope
