#pragma once

#include <cstdint>
#include <vector>

#include "core/stickers/random_numbers.h"
#include "core/stickers/scene.h"
#include "core/stickers/sprite_levels.h"

namespace elboscope {

/// An object, drawn, and where its canvas lies on the picture (may reach over the edges).
struct PlacedObject {
  SceneObject object;
  Patch patch;
  int x = 0, y = 0;
};

/// Draws what is in a scene: classes, glyphs, tints, poses. Positions come from place_objects.
std::vector<PlacedObject> draw_objects(const SpriteSet& sprites, const SceneOptions& options, RandomNumbers& random);

/// Finds positions (SceneOptions::occlusion, min_visible) and drops objects that no pixel is left of.
void place_objects(std::vector<PlacedObject>& objects, const SceneOptions& options, RandomNumbers& random);

/// Paints instance numbers (place in `objects` + 1, later ones on top) into mask [size, size] and counts the pixels of
/// each object alone and after occlusion.
void paint_instances(std::vector<PlacedObject>& objects, int size, std::vector<std::uint8_t>& mask);

}  // namespace elboscope
