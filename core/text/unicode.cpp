#include "core/text/unicode.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "core/base/error.h"

namespace elboscope {
namespace {

struct LowerCase {
  std::uint32_t upper, lower;
};
// One step of canonical decomposition; `second` 0: a singleton. `composes`: NFC puts the pair together again.
struct Decomposition {
  std::uint32_t code, first, second, composes;
};
// kClassRuns and kCombiningRuns hold first_code_point << 8 | value, each valid up to the next entry. The value of a
// class run is the CharacterClass, plus 16 for cased and 32 for case-ignorable characters (the context of final sigma).
#include "core/text/unicode_tables.inc"

constexpr std::uint8_t kCased = 16, kIgnorable = 32;
constexpr char32_t kCapitalSigma = 0x3A3, kSmallSigma = 0x3C3, kFinalSigma = 0x3C2;
constexpr char32_t kCapitalDottedI = 0x130, kDotAbove = 0x307;
constexpr char32_t kReplacement = 0xFFFD;

// Hangul syllables follow arithmetic instead of tables (Unicode 14.0, section 3.12).
constexpr char32_t kHangulS = 0xAC00, kHangulL = 0x1100, kHangulV = 0x1161, kHangulT = 0x11A7;
constexpr char32_t kHangulLCount = 19, kHangulVCount = 21, kHangulTCount = 28;
constexpr char32_t kHangulSCount = kHangulLCount * kHangulVCount * kHangulTCount;

template <std::size_t N>
std::uint8_t run_value(const std::uint32_t (&runs)[N], char32_t code) {
  const std::uint32_t key = std::min<char32_t>(code, 0x10FFFF) << 8 | 0xFF;
  return static_cast<std::uint8_t>(*std::prev(std::upper_bound(std::begin(runs), std::end(runs), key)));
}

std::uint8_t combining_class(char32_t code) {
  return code < 0x300 ? 0 : run_value(kCombiningRuns, code);
}

const Decomposition* find_decomposition(char32_t code) {
  const auto* found = std::lower_bound(std::begin(kDecompositions), std::end(kDecompositions), code,
                                       [](const Decomposition& entry, char32_t wanted) { return entry.code < wanted; });
  return found != std::end(kDecompositions) && found->code == code ? found : nullptr;
}

char32_t compose(char32_t first, char32_t second) {
  if (first - kHangulL < kHangulLCount && second - kHangulV < kHangulVCount) {
    return kHangulS + ((first - kHangulL) * kHangulVCount + (second - kHangulV)) * kHangulTCount;
  }
  if (first - kHangulS < kHangulSCount && (first - kHangulS) % kHangulTCount == 0 && second > kHangulT &&
      second < kHangulT + kHangulTCount) {
    return first + (second - kHangulT);
  }
  static const auto pairs = [] {
    std::unordered_map<std::uint64_t, std::uint32_t> result;
    for (const Decomposition& entry : kDecompositions) {
      if (entry.composes != 0) result.emplace(std::uint64_t{entry.first} << 32 | entry.second, entry.code);
    }
    return result;
  }();
  const auto found = pairs.find(std::uint64_t{first} << 32 | second);
  return found == pairs.end() ? 0 : found->second;
}

void append_decomposed(Symbol symbol, std::vector<Symbol>& out) {
  if (symbol.code - kHangulS < kHangulSCount) {
    const char32_t index = symbol.code - kHangulS;
    const char32_t last = index % kHangulTCount;
    out.push_back({kHangulL + index / (kHangulVCount * kHangulTCount), symbol.begin, symbol.end});
    out.push_back({kHangulV + index / kHangulTCount % kHangulVCount, symbol.begin, symbol.end});
    if (last != 0) out.push_back({kHangulT + last, symbol.begin, symbol.end});
    return;
  }
  // The first part may decompose again, the second never does; the chain is at most four long.
  std::vector<Symbol> tail;
  for (const Decomposition* rule = find_decomposition(symbol.code); rule; rule = find_decomposition(symbol.code)) {
    if (rule->second != 0) tail.push_back({rule->second, symbol.begin, symbol.end});
    symbol.code = rule->first;
  }
  out.push_back(symbol);
  out.insert(out.end(), tail.rbegin(), tail.rend());
}

void order_marks(std::vector<Symbol>& text) {
  for (std::size_t begin = 0; begin < text.size();) {
    if (combining_class(text[begin].code) == 0) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < text.size() && combining_class(text[end].code) != 0) ++end;
    std::stable_sort(
        text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
        [](const Symbol& a, const Symbol& b) { return combining_class(a.code) < combining_class(b.code); });
    begin = end;
  }
}

bool sigma_is_final(const std::vector<Symbol>& text, std::size_t at) {
  const auto flags = [&](std::size_t i) { return run_value(kClassRuns, text[i].code); };
  std::size_t before = at;
  while (before > 0 && (flags(before - 1) & kIgnorable)) --before;
  if (before == 0 || !(flags(before - 1) & kCased)) return false;
  std::size_t after = at + 1;
  while (after < text.size() && (flags(after) & kIgnorable)) ++after;
  return after == text.size() || !(flags(after) & kCased);
}

// Length of the well-formed sequence at text[at], or 0 and in `bad` the length of the maximal ill-formed subpart.
// The limits of the second byte exclude overlong forms, surrogates and values above U+10FFFF (table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at, char32_t& code, std::size_t& bad) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  bad = 1;
  if (lead < 0x80) {
    code = lead;
    return 1;
  }
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0) return 0;
  unsigned char low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  code = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i, low = 0x80, high = 0xBF) {
    if (at + i >= text.size() || byte(at + i) < low || byte(at + i) > high) {
      bad = i;
      return 0;
    }
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  return length;
}

}  // namespace

CharacterClass character_class(char32_t code) {
  return static_cast<CharacterClass>(run_value(kClassRuns, code) & 15);
}

bool is_space(char32_t code) {
  return character_class(code) == CharacterClass::blank || code == 0x0B || code == 0x0C ||
         (code >= 0x1C && code <= 0x1F) || code == 0x85;
}

bool is_cjk_ideograph(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         (code >= 0x20000 && code <= 0x2A6DF) || (code >= 0x2A700 && code <= 0x2B73F) ||
         (code >= 0x2B740 && code <= 0x2B81F) || (code >= 0x2B820 && code <= 0x2CEAF) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x2F800 && code <= 0x2FA1F);
}

std::vector<Symbol> decode_utf8(std::string_view text) {
  if (text.size() >= 0xFFFFFFFF) {
    throw Error(ErrorKind::refused, {},
                "The text has " + std::to_string(text.size()) + " bytes; at most 4294967294 can be read.");
  }
  std::vector<Symbol> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t code = 0;
    std::size_t bad = 0;
    std::size_t length = sequence_length(text, at, code, bad);
    if (length == 0) {
      code = kReplacement;
      length = bad;
    }
    out.push_back({code, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
    at += length;
  }
  return out;
}

bool is_valid_utf8(std::string_view text) {
  char32_t code = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at, code, bad);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

void append_utf8(char32_t code, std::string& out) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

void normalize_nfc(std::vector<Symbol>& text) {
  // Nothing below U+0300 changes or combines on its own, and that is nearly every caption.
  if (std::all_of(text.begin(), text.end(), [](const Symbol& symbol) { return symbol.code < 0x300; })) return;
  std::vector<Symbol> parts;
  parts.reserve(text.size());
  for (const Symbol& symbol : text) append_decomposed(symbol, parts);
  order_marks(parts);

  text.clear();
  std::size_t starter = parts.size();  // index in `text` of the last starter; none yet
  int last_class = -1;                 // of what stands behind that starter; -1: nothing
  for (const Symbol& part : parts) {
    const int part_class = combining_class(part.code);
    if (starter < text.size() && last_class < part_class) {
      if (const char32_t whole = compose(text[starter].code, part.code)) {
        text[starter].code = whole;
        text[starter].begin = std::min(text[starter].begin, part.begin);
        text[starter].end = std::max(text[starter].end, part.end);
        continue;
      }
    }
    if (part_class == 0) starter = text.size();
    last_class = part_class == 0 ? -1 : part_class;
    text.push_back(part);
  }
}

void lower_case(std::vector<Symbol>& text) {
  if (std::all_of(text.begin(), text.end(), [](const Symbol& symbol) { return symbol.code < 0x80; })) {
    for (Symbol& symbol : text) {
      if (symbol.code >= 'A' && symbol.code <= 'Z') symbol.code += 'a' - 'A';
    }
    return;
  }
  std::vector<Symbol> out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    Symbol symbol = text[i];
    if (symbol.code == kCapitalDottedI) {
      out.push_back({'i', symbol.begin, symbol.end});
      symbol.code = kDotAbove;
    } else if (symbol.code == kCapitalSigma) {
      symbol.code = sigma_is_final(text, i) ? kFinalSigma : kSmallSigma;
    } else {
      const auto* found =
          std::lower_bound(std::begin(kLower), std::end(kLower), symbol.code,
                           [](const LowerCase& entry, char32_t wanted) { return entry.upper < wanted; });
      if (found != std::end(kLower) && found->upper == symbol.code) symbol.code = found->lower;
    }
    out.push_back(symbol);
  }
  text = std::move(out);
}

}  // namespace elboscope
