#include "core/text/phrase_spans.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/text/unicode.h"

namespace elboscope {
namespace {

using Symbols = std::vector<Symbol>;

// The text as it is compared: what the tokenizer drops is dropped, a run of blanks is one blank and none stands at the
// ends, NFC, lower case, and one sigma (which of the two it is depends on the neighbours, not on the word).
Symbols fold(std::string_view text) {
  Symbols result;
  for (const Symbol& symbol : decode_utf8(text)) {
    const CharacterClass kind = character_class(symbol.code);
    if (kind == CharacterClass::control || symbol.code == 0xFFFD) continue;
    if (kind != CharacterClass::blank) {
      result.push_back(symbol);
    } else if (!result.empty() && result.back().code != ' ') {
      result.push_back({' ', symbol.begin, symbol.end});
    }
  }
  if (!result.empty() && result.back().code == ' ') result.pop_back();
  normalize_nfc(result);
  lower_case(result);
  for (Symbol& symbol : result) {
    if (symbol.code == 0x3C2) symbol.code = 0x3C3;
  }
  return result;
}

// Ideographs, and the scripts that put no blanks between words, where any character may begin or end one: Thai and Lao,
// Myanmar, Khmer, kana.
bool stands_alone(char32_t code) {
  return is_cjk_ideograph(code) || (code >= 0xE00 && code <= 0xEFF) || (code >= 0x1000 && code <= 0x109F) ||
         (code >= 0x1780 && code <= 0x17FF) || (code >= 0x3040 && code <= 0x30FF) ||
         (code >= 0x31F0 && code <= 0x31FF) || (code >= 0xFF66 && code <= 0xFF9D);
}

bool in_word(char32_t code) {
  const CharacterClass kind = character_class(code);
  return kind == CharacterClass::letter || kind == CharacterClass::number || kind == CharacterClass::mark;
}

bool is_border(const Symbols& text, std::size_t at) {
  if (at == 0 || at == text.size()) return true;
  const char32_t before = text[at - 1].code, after = text[at].code;
  if (character_class(after) == CharacterClass::mark) return false;  // it belongs to the character before it
  return !in_word(before) || !in_word(after) || stands_alone(before) || stands_alone(after);
}

bool stands_at(const Symbols& text, std::size_t at, const Symbols& phrase) {
  return !phrase.empty() && at + phrase.size() <= text.size() && is_border(text, at) &&
         is_border(text, at + phrase.size()) &&
         std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Symbol& a, const Symbol& b) { return a.code == b.code; });
}

TextRange range_of(const Symbols& text, std::size_t begin, std::size_t end) {
  TextRange range{text[begin].begin, text[begin].end};
  for (std::size_t i = begin; i < end; ++i) {
    range.begin = std::min<std::size_t>(range.begin, text[i].begin);
    range.end = std::max<std::size_t>(range.end, text[i].end);
  }
  return range;
}

constexpr std::u32string_view kTemplate = U"a photo of ";

// True if the caption ends with the phrases joined by ", ", or holds two or more of them so joined exactly once;
// `found` then has one place a phrase.
bool match_list(const Symbols& text, const std::vector<Symbols>& phrases, std::vector<std::vector<TextRange>>& found) {
  Symbols list;
  std::vector<std::size_t> begins;
  for (const Symbols& phrase : phrases) {
    if (!begins.empty()) {
      list.push_back({',', 0, 0});
      list.push_back({' ', 0, 0});
    }
    begins.push_back(list.size());
    list.insert(list.end(), phrase.begin(), phrase.end());
    if (list.size() > text.size()) return false;
  }
  std::size_t start = text.size() - list.size();
  if (!stands_at(text, start, list)) {
    if (phrases.size() < 2) return false;
    std::size_t places = 0;
    for (std::size_t at = 0; at + list.size() < text.size() && places < 2; ++at) {
      if (!stands_at(text, at, list)) continue;
      start = at;
      ++places;
    }
    if (places != 1) return false;
  } else if (phrases.size() == 1 &&
             !(start == kTemplate.size() && std::equal(kTemplate.begin(), kTemplate.end(), text.begin(),
                                                       [](char32_t a, const Symbol& b) { return a == b.code; }))) {
    return false;
  }
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const std::size_t begin = start + begins[i];
    if (!phrases[i].empty()) found[i].push_back(range_of(text, begin, begin + phrases[i].size()));
  }
  return true;
}

}  // namespace

std::vector<std::vector<TextRange>> find_phrases(std::string_view caption, const std::vector<std::string>& phrases) {
  const Symbols text = fold(caption);
  std::vector<Symbols> wanted;
  for (const std::string& phrase : phrases) wanted.push_back(fold(phrase));
  std::vector<std::vector<TextRange>> found(phrases.size());
  if (match_list(text, wanted, found)) return found;

  std::vector<std::size_t> order(phrases.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wanted[a].size() > wanted[b].size(); });
  std::vector<bool> taken(text.size());
  std::map<std::u32string, std::vector<std::size_t>> listed;  // where each different phrase stands in `phrases`
  const auto codes = [&](std::size_t i) {
    std::u32string result;
    for (const Symbol& symbol : wanted[i]) result += symbol.code;
    return result;
  };
  for (std::size_t i = 0; i < phrases.size(); ++i) listed[codes(i)].push_back(i);
  for (const std::size_t i : order) {
    const std::vector<std::size_t>& entries = listed.at(codes(i));
    if (entries.front() != i || wanted[i].empty()) continue;
    const std::size_t length = wanted[i].size();
    std::size_t next = 0;  // entry that gets the next place; the last entry keeps getting them
    for (std::size_t at = 0; at + length <= text.size(); ++at) {
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = begin + static_cast<std::ptrdiff_t>(length);
      if (!stands_at(text, at, wanted[i]) || std::find(begin, end, true) != end) continue;
      std::fill(begin, end, true);
      found[entries[next]].push_back(range_of(text, at, at + length));
      if (next + 1 < entries.size()) ++next;
      at += length - 1;
    }
  }
  return found;
}

std::vector<int> token_positions(const Tokenization& tokenization, const std::vector<TextRange>& ranges,
                                 int max_length) {
  std::vector<int> positions;
  const int count = std::min(static_cast<int>(tokenization.ranges.size()), max_length - 1);
  for (int i = 0; i < count; ++i) {
    const TextRange& token = tokenization.ranges[static_cast<std::size_t>(i)];
    if (token.begin == token.end) continue;
    const bool overlaps = std::any_of(ranges.begin(), ranges.end(), [&](const TextRange& range) {
      return token.begin < range.end && range.begin < token.end;
    });
    if (overlaps) positions.push_back(i);
  }
  return positions;
}

std::vector<std::vector<int>> reference_positions(const TextTokenizer& tokenizer, std::string_view caption,
                                                  const std::vector<std::string>& phrases) {
  const std::vector<std::int64_t> text = tokenizer.tokenize(caption).ids;
  std::vector<std::vector<int>> result;
  std::vector<int> positions;  // stays as it is where a phrase is not found: the official code's habit
  for (const std::string& phrase : phrases) {
    std::vector<std::int64_t> ids = tokenizer.tokenize(phrase).ids;
    ids = {ids.begin() + tokenizer.tokens_before_text(), ids.end() - 1};
    const auto found = std::search(text.begin(), text.end(), ids.begin(), ids.end());
    if (found != text.end() || ids.empty()) {
      positions.resize(ids.size());
      std::iota(positions.begin(), positions.end(), static_cast<int>(found - text.begin()));
    }
    result.push_back(positions);
  }
  return result;
}

}  // namespace elboscope
