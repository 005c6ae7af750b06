#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/text/text_tokenizer.h"

namespace elboscope {

/// Which class of transformers loads a T5 tokenizer folder: model_index.json names it. They differ in rare texts (one
/// that ends in "</s>", a trailing U+0085, short clusters of combining marks, several blanks).
enum class T5TokenizerClass {
  slow,  ///< T5Tokenizer (PixArt): the sentencepiece library itself
  fast,  ///< T5TokenizerFast (SD3, FLUX): Hugging Face's `tokenizers`
};

/// Reads a folder with spiece.model, tokenizer.json or both, and where there tokenizer_config.json,
/// special_tokens_map.json and added_tokens.json, and decides between them as transformers 4.51.3 does: the slow class
/// needs spiece.model; the fast class takes tokenizer.json unless it is absent or tokenizer_config.json sets
/// add_prefix_space, and converts spiece.model otherwise (here tokenizer.json also serves where there is no
/// spiece.model, which transformers could not load then). ids are those of T5: text, then </s>, then <pad>; no token
/// before the text. Untrusted input: throws Error(refused) naming `display_name`/file, what is wrong and what was
/// expected; Error(failed) for the slow class in a build without the sentencepiece library.
std::shared_ptr<const TextTokenizer> load_t5_tokenizer(const std::filesystem::path& folder, T5TokenizerClass kind,
                                                       const std::string& display_name);

/// PixArt's pipeline lower-cases a text and strips it (Python's lower() and strip()) before it is tokenized: the same
/// tokenizer with that in front, whose ranges are those of the text as it was.
std::shared_ptr<const TextTokenizer> lower_cased_and_stripped(std::shared_ptr<const TextTokenizer> tokenizer);

}  // namespace elboscope
