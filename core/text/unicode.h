// Unicode as Python 3.11 knows it (version 14.0): what the reference tokenizer keeps, drops, composes and lower-cases.
// Every code point carries the bytes of the original text it came from, through all of these steps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace elboscope {

/// A code point and the bytes [begin, end) of the original UTF-8 text that it stands for.
struct Symbol {
  char32_t code = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// general_category folded to what tokenizing asks for. `blank` is what str.split() cuts at (tab, line feed, carriage
/// return, Zs, Zl, Zp); `control` is every other C* category, with unassigned, private use and surrogates.
enum class CharacterClass : std::uint8_t { control, blank, letter, number, mark, other };

/// Values above U+10FFFF are `control`.
CharacterClass character_class(char32_t code);

/// str.isspace(): blanks and the control characters that separate (VT, FF, U+001C to U+001F, U+0085).
bool is_space(char32_t code);

/// The ranges that BERT-style tokenizers call Chinese characters: blocks of CJK ideographs, neither kana nor Hangul.
bool is_cjk_ideograph(char32_t code);

/// U+0345 (ypogegrammeni) is a mark whose capital is the letter iota: a case-insensitive regular expression finds it
/// neither among the letters nor among the non-letters, so the reference tokenizer loses it.
inline constexpr char32_t kYpogegrammeni = 0x345;

/// Reads UTF-8; each maximal subpart of an ill-formed sequence becomes one U+FFFD (Unicode 14.0, section 3.9, as
/// Python's errors="replace"). Throws Error(refused) for a text of 4 GiB or more.
std::vector<Symbol> decode_utf8(std::string_view text);
bool is_valid_utf8(std::string_view text);
void append_utf8(char32_t code, std::string& out);

/// Normalization form C in place (UAX 15). A composed character covers the bytes of all its parts.
void normalize_nfc(std::vector<Symbol>& text);

/// str.lower() in place: full mapping, with final sigma judged inside `text` and U+0130 as two code points.
void lower_case(std::vector<Symbol>& text);

}  // namespace elboscope
