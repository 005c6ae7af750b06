#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/stickers/sprites.h"

namespace elboscope {

inline constexpr std::array<std::string_view, 6> kTintNames = {"red", "yellow", "green", "blue", "purple", "pink"};
inline constexpr std::array<std::string_view, 6> kBackgroundNames = {"grass", "sky", "sand", "water", "snow", "night"};

/// How scenes of a world are drawn. Defaults: the world that models are trained on.
struct SceneOptions {
  int size = 96;                            ///< side of the square picture in pixels, 16 to 1024
  int min_objects = 1, max_objects = 4;     ///< drawn uniformly, 1 to 16
  double zipf_exponent = 0.6;               ///< class of rank k has weight k^-zipf_exponent; 0: uniform classes
  bool distinct_classes = true;             ///< no class twice in a scene (where there are enough classes)
  std::vector<int> only_classes;            ///< draw from these alone (indices into the SpriteSet); empty: all
  int rarest = 0;                           ///< > 0: draw only from the `rarest` last classes
  double min_scale = 0.2, max_scale = 0.6;  ///< longer side of an object as a share of the picture's side
  double max_rotation = 20;                 ///< degrees to either side
  int tints = 6;                            ///< how many of kTintNames are used, 0 to 6
  double tint_probability = 0.35;
  /// Share of the objects after the first that are put half over another one; the rest avoid heavy overlap where they
  /// can. 0: none; 1: all.
  double occlusion = 0;
  /// Every object keeps at least this share of its own pixels visible (positions are drawn up to 16 times; the best try
  /// wins).
  double min_visible = 0.35;
};

/// One object of a scene, with what captions and evaluation ask about it.
struct SceneObject {
  int class_index = 0;
  int sprite = 0;
  int tint = -1;                      ///< index into kTintNames, -1: the sticker's own colours
  double centre_x = 0, centre_y = 0;  ///< in pixels
  double scale = 0;                   ///< longer side in pixels
  double rotation = 0;                ///< degrees, counter-clockwise
  bool mirrored = false;
  std::int64_t pixels = 0;          ///< it would cover alone (alpha at least one half, inside the picture)
  std::int64_t visible_pixels = 0;  ///< after occlusion: those of the instance mask
};

/// A scene with its exact truth. Masks: one byte a pixel, row-major.
struct Scene {
  int size = 0;
  int background = 0;                       ///< index into kBackgroundNames
  std::vector<SceneObject> objects;         ///< back to front; all have visible pixels
  std::vector<std::uint8_t> rgb;            ///< [size, size, 3]
  std::vector<std::uint8_t> instance_mask;  ///< 0 background, i + 1 objects[i]
  std::vector<std::uint8_t> class_mask;     ///< 0 background, class_index + 1
  /// Share of the picture that this object visibly covers, 0..1.
  double visible_share(std::size_t object) const;
};

/// Seed of scene `index` of the world `base`: what scenes, trainer and evaluation count with, so that
/// "stickers:SEED:COUNT" names the same pictures everywhere. splitmix64's finaliser over base, plus index, and over it
/// again: neighbouring bases share no scenes.
std::uint64_t scene_seed(std::uint64_t base, std::uint64_t index);

/// Throws Error(usage) that names the option, its value and what was expected; render_scene does the same.
void check_scene_options(const SpriteSet& sprites, const SceneOptions& options);

/// The scene of that seed. Same seed, options and sprites: same bytes, on every machine and build. Thread-safe.
/// Throws Error(usage) for impossible options.
Scene render_scene(const SpriteSet& sprites, const SceneOptions& options, std::uint64_t seed);

/// How captions are drawn for training. The defaults teach what the probe asks: whole captions, lists, and the bare
/// "a photo of cat" about one object among several.
struct CaptionOptions {
  double empty = 0.1;          ///< share of empty captions (classifier-free guidance)
  double single_object = 0.2;  ///< share that names one object alone although there may be more
  double leave_one_out = 0.1;  ///< share that leaves one object out (scenes of two and more)
  double colour_word = 0.85;   ///< a tinted object's colour is said with this probability
  double background_word = 0.5;
};

/// A caption drawn from templates ("a photo of a red cat and a dog on the grass", "cat, dog", "a photo of cat", ...).
/// Reads objects' classes and tints and the background only. The scene's own seed may be used: the numbers drawn
/// differ.
std::string draw_caption(const SpriteSet& sprites, const std::vector<SceneObject>& objects, int background,
                         const CaptionOptions& options, std::uint64_t seed);
/// The complete caption in the plainest template: every object with its colour, and the background:
/// "a photo of a red cat, a dog and an umbrella on the grass". Names each object in order.
std::string full_caption(const SpriteSet& sprites, const std::vector<SceneObject>& objects, int background);
/// "red cat" or "cat".
std::string object_phrase(const SpriteSet& sprites, const SceneObject& object);

}  // namespace elboscope
