#include "core/stickers/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace elboscope {
namespace {

constexpr int kPositionTries = 10;     // for one object
constexpr int kLayoutTries = 16;       // for all of them, until min_visible holds
constexpr double kOverhang = 0.15;     // share of an object's side that may stick out ...
constexpr double kOverhangers = 0.15;  // ... and share of the objects that may

/// Weights of Zipf's law as whole numbers: the last bits of std::pow differ between C libraries.
std::vector<std::uint64_t> class_weights(const SpriteSet& sprites, const SceneOptions& options) {
  const std::size_t count = sprites.classes().size();
  std::vector<std::uint64_t> weights(count, 0);
  const auto weight = [&options](std::size_t index) {
    return static_cast<std::uint64_t>(
               std::llround(1e6 * std::pow(static_cast<double>(index + 1), -options.zipf_exponent))) +
           1;
  };
  if (!options.only_classes.empty()) {
    for (const int index : options.only_classes)
      weights[static_cast<std::size_t>(index)] = weight(static_cast<std::size_t>(index));
  } else {
    const std::size_t first = options.rarest > 0 ? count - static_cast<std::size_t>(options.rarest) : 0;
    for (std::size_t i = first; i < count; ++i) weights[i] = weight(i);
  }
  return weights;
}

int draw_class(const std::vector<std::uint64_t>& weights, RandomNumbers& random) {
  const std::uint64_t total = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  std::uint64_t left = random.next() % total;  // total is below 2^28: no bias that anybody could measure
  std::size_t chosen = 0;
  while (left >= weights[chosen]) left -= weights[chosen++];
  return static_cast<int>(chosen);
}

struct Box {
  int left, top, right, bottom;
  double area() const { return static_cast<double>(right - left) * (bottom - top); }
};

Box box_of(const PlacedObject& object) {
  const Patch& patch = object.patch;
  return {object.x + patch.left, object.y + patch.top, object.x + patch.right, object.y + patch.bottom};
}

/// Common area as a share of the smaller box.
double overlap(const Box& a, const Box& b) {
  const int width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const int height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  return static_cast<double>(width) * height / std::min(a.area(), b.area());
}

/// First and last place of an object's side of `length` pixels in a picture of `size`.
std::pair<int, int> places(int size, int length, double overhang) {
  const int out = static_cast<int>(length * overhang);
  const int first = -out, last = size - length + out;
  return first <= last ? std::pair{first, last} : std::pair{(size - length) / 2, (size - length) / 2};
}

/// Puts objects[index] somewhere, knowing where those before it are.
void place_one(std::vector<PlacedObject>& objects, std::size_t index, const SceneOptions& options,
               RandomNumbers& random) {
  PlacedObject& object = objects[index];
  const int width = object.patch.right - object.patch.left, height = object.patch.bottom - object.patch.top;
  const double overhang = random.chance(kOverhangers) ? kOverhang : 0;
  const auto [first_x, last_x] = places(options.size, width, overhang);
  const auto [first_y, last_y] = places(options.size, height, overhang);
  const bool over_another = index > 0 && random.chance(options.occlusion);
  const Box under =
      over_another ? box_of(objects[static_cast<std::size_t>(random.below(static_cast<int>(index)))]) : Box{0, 0, 0, 0};

  double best = 1e9;
  int best_x = 0, best_y = 0;
  for (int attempt = 0; attempt < kPositionTries; ++attempt) {
    int left, top;
    if (over_another) {
      // One edge of the upper object runs through the middle of the lower one, which leaves about half of it to see.
      const int sign = random.chance(0.5) ? 1 : -1;
      const double along = random.between(-0.2, 0.2), beside = random.between(-0.3, 0.3);
      const bool sideways = random.chance(0.5);
      const int under_width = under.right - under.left, under_height = under.bottom - under.top;
      const double x = (under.left + under.right) * 0.5 +
                       (sideways ? sign * width * 0.5 + along * under_width : beside * under_width);
      const double y = (under.top + under.bottom) * 0.5 +
                       (sideways ? beside * under_height : sign * height * 0.5 + along * under_height);
      left = std::clamp(static_cast<int>(std::floor(x - width * 0.5)), first_x, last_x);
      top = std::clamp(static_cast<int>(std::floor(y - height * 0.5)), first_y, last_y);
    } else {
      left = first_x + random.below(last_x - first_x + 1);
      top = first_y + random.below(last_y - first_y + 1);
    }
    const Box here{left, top, left + width, top + height};
    double cost = 0;
    if (over_another) {
      cost = std::abs(overlap(here, under) - 0.5);
    } else {
      for (std::size_t i = 0; i < index; ++i) cost = std::max(cost, overlap(here, box_of(objects[i])));
    }
    if (cost < best) {
      best = cost;
      best_x = left;
      best_y = top;
    }
    if (best < (over_another ? 0.15 : 0.1)) break;
  }
  object.x = best_x - object.patch.left;
  object.y = best_y - object.patch.top;
}

/// Share of its pixels that the most hidden object keeps.
double least_visible(const std::vector<PlacedObject>& objects) {
  double least = 1;
  for (const PlacedObject& one : objects) {
    least = std::min(least, static_cast<double>(one.object.visible_pixels) /
                                static_cast<double>(std::max<std::int64_t>(one.object.pixels, 1)));
  }
  return least;
}

}  // namespace

std::vector<PlacedObject> draw_objects(const SpriteSet& sprites, const SceneOptions& options, RandomNumbers& random) {
  const std::vector<std::uint64_t> all = class_weights(sprites, options);
  std::vector<std::uint64_t> weights = all;
  const int count = options.min_objects + random.below(options.max_objects - options.min_objects + 1);
  std::vector<PlacedObject> objects;
  for (int i = 0; i < count; ++i) {
    if (std::all_of(weights.begin(), weights.end(), [](std::uint64_t weight) { return weight == 0; })) weights = all;
    PlacedObject one;
    SceneObject& object = one.object;
    object.class_index = draw_class(weights, random);
    if (options.distinct_classes) weights[static_cast<std::size_t>(object.class_index)] = 0;
    const StickerClass& sticker = sprites.classes()[static_cast<std::size_t>(object.class_index)];
    object.sprite = random.below(static_cast<int>(sticker.sprites.size()));
    // Drawn always, so that scenes with other tints keep their layout.
    const bool tint = random.chance(options.tint_probability);
    const double which = random.unit();
    if (tint && options.tints > 0) object.tint = static_cast<int>(which * options.tints);
    object.scale = random.between(options.min_scale, options.max_scale) * options.size;
    object.rotation = random.between(-options.max_rotation, options.max_rotation);
    object.mirrored = random.chance(0.5);
    const double phase_x = random.unit(), phase_y = random.unit();
    one.patch = draw_patch(sprites.levels(object.class_index, object.sprite),
                           {object.scale, object.rotation, object.mirrored, phase_x, phase_y}, object.tint);
    if (one.patch.pixels > 0) objects.push_back(std::move(one));
  }
  return objects;
}

void place_objects(std::vector<PlacedObject>& objects, const SceneOptions& options, RandomNumbers& random) {
  std::vector<std::uint8_t> mask(static_cast<std::size_t>(options.size) * static_cast<std::size_t>(options.size));
  std::vector<std::pair<int, int>> best;
  double best_visible = -1;
  for (int attempt = 0; attempt < kLayoutTries && best_visible < options.min_visible; ++attempt) {
    for (std::size_t i = 0; i < objects.size(); ++i) place_one(objects, i, options, random);
    paint_instances(objects, options.size, mask);
    const double visible = least_visible(objects);
    if (visible <= best_visible) continue;
    best_visible = visible;
    best.clear();
    for (const PlacedObject& one : objects) best.emplace_back(one.x, one.y);
  }
  for (std::size_t i = 0; i < objects.size(); ++i) std::tie(objects[i].x, objects[i].y) = best[i];
  paint_instances(objects, options.size, mask);
  std::erase_if(objects, [](const PlacedObject& one) { return one.object.visible_pixels == 0; });
}

void paint_instances(std::vector<PlacedObject>& objects, int size, std::vector<std::uint8_t>& mask) {
  std::fill(mask.begin(), mask.end(), std::uint8_t{0});
  for (PlacedObject& one : objects) one.object.pixels = one.object.visible_pixels = 0;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    PlacedObject& one = objects[i];
    const Patch& patch = one.patch;
    const int top = std::max(patch.top, -one.y), bottom = std::min(patch.bottom, size - one.y);
    const int left = std::max(patch.left, -one.x), right = std::min(patch.right, size - one.x);
    for (int y = top; y < bottom; ++y) {
      const Rgba* in = patch.colours.data() + static_cast<std::ptrdiff_t>(y) * patch.width;
      const std::ptrdiff_t row =
          static_cast<std::ptrdiff_t>(one.y + y) * size + one.x;  // may start left of the picture
      for (int x = left; x < right; ++x) {
        if (in[x][3] < 0.5f) continue;
        ++one.object.pixels;
        ++one.object.visible_pixels;
        std::uint8_t& instance = mask[static_cast<std::size_t>(row + x)];
        if (instance > 0) --objects[instance - std::size_t{1}].object.visible_pixels;
        instance = static_cast<std::uint8_t>(i + 1);
      }
    }
  }
}

}  // namespace elboscope
