#include "core/text/grapheme_clusters.h"

#include <algorithm>
#include <iterator>

namespace elboscope {
namespace {

struct CodeRange {
  char32_t first, last;
};

// kJoining: Extend, SpacingMark and ZWJ. kControl: Control, CR, LF. kConjunctConsonant: Indic_Conjunct_Break=Consonant.
#include "core/text/grapheme_tables.inc"

template <std::size_t Count>
bool in(const CodeRange (&table)[Count], char32_t code) {
  const auto* after = std::upper_bound(std::begin(table), std::end(table), code,
                                       [](char32_t c, const CodeRange& r) { return c < r.first; });
  return after != std::begin(table) && code <= std::prev(after)->last;
}

bool is_virama(char32_t code) {
  return code == 0x94D || code == 0x9CD || code == 0xACD || code == 0xB4D || code == 0xC4D || code == 0xD4D;
}

enum class Hangul { none, leading, vowel, trailing, open_syllable, closed_syllable };

Hangul hangul(char32_t code) {
  const auto within = [&](char32_t first, char32_t last) { return first <= code && code <= last; };
  if (within(0x1100, 0x115F) || within(0xA960, 0xA97C)) return Hangul::leading;
  if (within(0x1160, 0x11A7) || within(0xD7B0, 0xD7C6)) return Hangul::vowel;
  if (within(0x11A8, 0x11FF) || within(0xD7CB, 0xD7FB)) return Hangul::trailing;
  if (within(0xAC00, 0xD7A3)) return (code - 0xAC00) % 28 == 0 ? Hangul::open_syllable : Hangul::closed_syllable;
  return Hangul::none;
}

// Rules GB6 to GB8.
bool joins_syllable(Hangul before, Hangul after) {
  switch (before) {
    case Hangul::leading:
      return after != Hangul::none && after != Hangul::trailing;
    case Hangul::open_syllable:
    case Hangul::vowel:
      return after == Hangul::vowel || after == Hangul::trailing;
    case Hangul::closed_syllable:
    case Hangul::trailing:
      return after == Hangul::trailing;
    case Hangul::none:
      break;
  }
  return false;
}

// Rule GB9c: consonants joined by a virama stay together.
class Conjunct {
 public:
  // Takes the next character of a cluster; true if the one before and this one belong together by this rule.
  bool joins(char32_t code) {
    if (in(kConjunctConsonant, code)) {
      const bool together = state_ == State::virama;
      state_ = State::consonant;
      return together;
    }
    if (state_ != State::none && is_virama(code)) {
      state_ = State::virama;
    } else if (!in(kJoining, code) || code == 0x200C) {
      state_ = State::none;
    }
    return false;
  }

 private:
  enum class State { none, consonant, virama } state_ = State::none;
};

}  // namespace

std::size_t cluster_end(const std::vector<Symbol>& text, std::size_t begin) {
  std::size_t end = begin + 1;
  char32_t before = text[begin].code;
  if (before == '\r' && end < text.size() && text[end].code == '\n') return end + 1;
  if (in(kControl, before)) return end;
  Conjunct conjunct;
  conjunct.joins(before);
  for (; end < text.size(); ++end) {
    const char32_t code = text[end].code;
    const bool conjoined = conjunct.joins(code);
    const bool joined = in(kJoining, code) || conjoined || joins_syllable(hangul(before), hangul(code)) ||
                        (in(kPrepend, before) && !in(kControl, code));
    if (!joined) break;
    before = code;
  }
  return end;
}

}  // namespace elboscope
