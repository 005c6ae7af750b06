#pragma once

#include <string>
#include <vector>

#include "core/text/clip_tokenizer.h"

namespace elboscope {

/// A byte-pair encoding in CLIP's layout learned from `texts` (Sennrich et al. 2016 on GPT-2's byte alphabet): 256 byte symbols,
/// the same with </w>, the symbols that merges make in order, <|startoftext|>, <|endoftext|> (which also pads). Words are what
/// ClipTokenizer cuts a text into, so case, blanks and punctuation play no other part than there.
/// Merges are added until every word that occurs at least `minimum_count` times is one token, or the vocabulary has
/// `largest_vocabulary` entries (514 to 49408); rarer words have no say. Most frequent pair first, ties by the pair's text, so the
/// result depends on the words and their counts alone, not on the order of the texts. Any other text can still be encoded, by
/// bytes. `model_max_length` (2 or more) goes into tokenizer_config.json.
/// The files are what transformers 4.51's CLIPTokenizer (slow and fast) and our ClipTokenizer::parse read.
/// Throws Error(usage) for a number out of range.
ClipTokenizerFiles train_clip_tokenizer(const std::vector<std::string>& texts, int largest_vocabulary, int minimum_count,
                                        int model_max_length);

}  // namespace elboscope
