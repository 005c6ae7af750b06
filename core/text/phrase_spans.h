#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text/text_tokenizer.h"

namespace elboscope {

/// Where each phrase stands in the caption: a list of byte ranges a phrase (empty list: not found). THE one routine by
/// which every method of this program finds words.
/// Rules: letter case and width of blanks do not matter; a match begins and ends at word borders ("cat" is not in
/// "caterpillar", but punctuation may touch it; where a script puts no blanks between words every character is a
/// border); if the caption ends with the phrases joined by ", " (the template "a photo of c1, c2"), or holds that list exactly
/// once, the i-th phrase is its own list entry; otherwise longer phrases claim their places first, so "dog" is never found
/// inside a listed "hot dog"; a phrase listed once gets all its free places, a phrase listed k times gets one place each in
/// order (the last of them all remaining ones).
/// One phrase alone is such a list only in exactly "a photo of c1": "a cat beside a cat" holds two cats.
std::vector<std::vector<TextRange>> find_phrases(std::string_view caption, const std::vector<std::string>& phrases);

/// Token positions (BOS counted as 0) that overlap any of the ranges; positions at or beyond `max_length - 1` (cut off,
/// or the place of EOS after truncation) are dropped.
std::vector<int> token_positions(const Tokenization& tokenization, const std::vector<TextRange>& ranges,
                                 int max_length);

/// The official code's look-up, bugs included (utils of run_segmentation.py; method.md 2.8, 7): first place where the
/// phrase's own ids occur in the caption's ids; where none is found the previous phrase's positions are kept.
std::vector<std::vector<int>> reference_positions(const TextTokenizer& tokenizer, std::string_view caption,
                                                  const std::vector<std::string>& phrases);

}  // namespace elboscope
