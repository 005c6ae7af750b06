#pragma once

#include <cstdint>
#include <vector>

#include "core/stickers/random_numbers.h"

namespace elboscope {

/// Fills rgb [size, size, 3] with a smooth picture of that theme (index into kBackgroundNames): a slope of light and
/// soft clouds of at least a twelfth of the side, no grain: a small autoencoder has to be able to code it.
void draw_background(int theme, int size, RandomNumbers& random, std::vector<std::uint8_t>& rgb);

}  // namespace elboscope
