// What both ways of finding noun phrases share. Internal to this room.
#pragma once

#include <string_view>
#include <vector>

#include "core/text/text_tokenizer.h"

namespace elboscope {

/// The part that is looked at, cut at a blank.
std::string_view looked_at(std::string_view caption);
/// Runs of letters, digits, hyphens and apostrophes.
std::vector<TextRange> caption_words(std::string_view caption);
/// "photo" in "a photo of a cat": says what the picture is, not what is in it.
bool frames_a_picture(std::string_view caption, const TextRange& phrase);

}  // namespace elboscope
