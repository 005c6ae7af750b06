#pragma once

#include <cstddef>
#include <vector>

#include "core/text/unicode.h"

namespace elboscope {

/// End of the extended grapheme cluster (UAX 29) that begins at text[begin], for begin < text.size(), always at least
/// begin + 1. Judged from `begin` on, which must be a border itself. Exact for clusters of less than six bytes of UTF-8
/// and for whether a cluster has six bytes or more, which is what the T5 tokenizer asks; flags and joined emoji, every
/// part of which is longer than that, may come in several clusters.
std::size_t cluster_end(const std::vector<Symbol>& text, std::size_t begin);

}  // namespace elboscope
