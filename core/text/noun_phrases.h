#pragma once

#include <string_view>
#include <vector>

#include "core/text/text_tokenizer.h"

namespace elboscope {

/// Phrases of an English caption that are likely things in its picture ("red ball", "house"), in order, each as the
/// bytes of its adjectives and nouns, without articles; those that only say what the picture is ("a photo of") are left
/// out. Parsed with link-grammar where the program was built with it and its English dictionary is installed; else
/// words between words without content are taken as phrases, which is right for simple captions.
///
/// Any thread, one call at a time computes; the first call loads the dictionary (a second). Only the first 600 bytes
/// are looked at and a parse ends after a second, so any text is answered soon. Never throws but for memory.
std::vector<TextRange> noun_phrases(std::string_view caption);

/// The second way alone, instantly: for tests and as long as the dictionary is not loaded.
std::vector<TextRange> simple_noun_phrases(std::string_view caption);

/// True if noun_phrases() parses (loads the dictionary).
bool has_grammar();

}  // namespace elboscope
