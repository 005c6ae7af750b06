#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/stickers/sprites.h"

namespace elboscope {

/// Stickers of a user's own: a folder of PNG cut-outs with transparency, CLASS.png or CLASS/*.png. Each is cut to what is
/// visible and scaled down to `size` pixels on its longer side. `order`: the classes, most frequent first; empty: by the alphabet.
/// Untrusted input: throws Error(refused) with file and reason, Error(usage) where `order` and folder disagree, Error(cancelled).
/// `left_out` counts entries that are not PNG files.
SpriteSet read_sprite_folder(const std::filesystem::path& folder, int size, const std::vector<std::string>& order,
                             std::size_t& left_out, std::stop_token stop = {});

}  // namespace elboscope
