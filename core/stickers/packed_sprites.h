#pragma once

#include <vector>

#include "core/stickers/sprites.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope {

/// The classes of a packed sprite file (SpriteSet::open says how it looks). Throws Error(refused) naming the file.
std::vector<StickerClass> unpack_sprites(const SafetensorsFile& file);

}  // namespace elboscope
