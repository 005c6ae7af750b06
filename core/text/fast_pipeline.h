#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/text/character_map.h"
#include "core/text/unicode.h"

namespace elboscope {

/// What Hugging Face's `tokenizers` does to a text before the model sees it, as far as T5 uses it: one step of
/// "normalizer" in tokenizer.json.
struct NormalizerStep {
  enum class Kind { rules, strip, replace_text, replace_blanks } kind = Kind::rules;
  CharacterMap rules;                ///< rules: short clusters as a whole, then characters
  bool left = false, right = false;  ///< strip
  std::u32string pattern;            ///< replace_text
  std::u32string content;            ///< what replaces it, or (replace_blanks) two and more blanks
};

/// One step of "pre_tokenizer".
struct PreTokenizerStep {
  enum class Kind { white_space, metaspace } kind = Kind::metaspace;
  char32_t replacement = 0x2581;
  enum class Prepend { always, first, never } prepend = Prepend::always;
  bool split = true;
};

/// Part of a text on its way to the model.
struct NormalizedSegment {
  std::vector<Symbol> symbols;
  bool at_start = false;  ///< it is the beginning of the whole text
};

/// Reads the two from a parsed tokenizer.json (null: no steps). What T5 does not use is refused with `file`, what
/// stands there and what was expected.
std::vector<NormalizerStep> read_normalizer(const nlohmann::json& json, const std::string& file);
std::vector<PreTokenizerStep> read_pre_tokenizer(const nlohmann::json& json, const std::string& file);
/// The steps transformers makes for a converted spiece.model.
std::vector<NormalizerStep> converted_normalizer(CharacterMap rules);

void normalize(const std::vector<NormalizerStep>& steps, std::vector<Symbol>& text);
/// What the model sees, piece by piece, in order; never empty pieces.
std::vector<NormalizedSegment> pre_tokenize(const std::vector<PreTokenizerStep>& steps, NormalizedSegment segment);

}  // namespace elboscope
