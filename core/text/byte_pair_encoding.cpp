#include "core/text/byte_pair_encoding.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/base/error.h"
#include "core/text/unicode.h"

namespace elboscope {
namespace {

constexpr std::size_t kMostRules = 49152 - 256 - 2;  // the reference's slice of the lines
constexpr std::string_view kWordEnd = "</w>";
constexpr std::uint32_t kNone = 0xFFFFFFFF;

// The lines as Python's text mode sees them: CR LF and CR end a line too, blanks round the whole text are cut off.
std::vector<std::vector<Symbol>> read_lines(std::string_view text) {
  std::vector<Symbol> symbols = decode_utf8(text);
  std::size_t first = 0, last = symbols.size();
  while (first < last && is_space(symbols[first].code)) ++first;
  while (last > first && is_space(symbols[last - 1].code)) --last;
  std::vector<std::vector<Symbol>> lines(1);
  for (std::size_t i = first; i < last; ++i) {
    const char32_t code = symbols[i].code;
    if (code == '\n' && i > first && symbols[i - 1].code == '\r') continue;
    if (code != '\n' && code != '\r') {
      lines.back().push_back(symbols[i]);
    } else if (lines.size() > kMostRules) {
      break;
    } else {
      lines.emplace_back();
    }
  }
  return lines;
}

std::vector<std::string> split_blanks(const std::vector<Symbol>& line) {
  std::vector<std::string> words;
  bool inside = false;
  for (const Symbol& symbol : line) {
    if (is_space(symbol.code)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    append_utf8(symbol.code, words.back());
  }
  return words;
}

bool in_byte_alphabet(const std::string& text) {
  static const auto known = [] {
    std::array<bool, 512> result{};
    for (const char32_t code : byte_alphabet()) result[code] = true;
    return result;
  }();
  const std::vector<Symbol> symbols = decode_utf8(text);
  return std::all_of(symbols.begin(), symbols.end(),
                     [](const Symbol& symbol) { return symbol.code < known.size() && known[symbol.code]; });
}

}  // namespace

const std::array<char32_t, 256>& byte_alphabet() {
  static const auto alphabet = [] {
    std::array<char32_t, 256> result{};
    char32_t next = 256;  // bytes that do not print move up, in order
    for (char32_t byte = 0; byte < 256; ++byte) {
      const bool prints = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
      result[byte] = prints ? byte : next++;
    }
    return result;
  }();
  return alphabet;
}

std::uint32_t BytePairEncoding::intern(const std::string& text) {
  const auto [found, added] = numbers_.emplace(text, static_cast<std::uint32_t>(symbols_.size()));
  if (added) symbols_.push_back(text);
  return found->second;
}

BytePairEncoding BytePairEncoding::parse(std::string_view merges, const std::string& file) {
  if (!is_valid_utf8(merges)) refuse(file, "is not UTF-8 text, expected a version line and one merge rule a line.");
  BytePairEncoding result;
  for (const std::string_view ending : {std::string_view{}, kWordEnd}) {
    for (const char32_t code : byte_alphabet()) {
      std::string text;
      append_utf8(code, text);
      result.intern(text.append(ending));
    }
  }
  const std::vector<std::vector<Symbol>> lines = read_lines(merges);
  if (lines.size() == 1 && lines.front().empty()) {
    refuse(file, "is empty, expected a version line and one merge rule a line.");
  }
  for (std::size_t number = 1; number < lines.size(); ++number) {
    const std::vector<std::string> words = split_blanks(lines[number]);
    const auto where = [&] { return "line " + std::to_string(number + 1) + " "; };
    if (words.empty()) {
      result.rules_.emplace_back();
      continue;
    }
    if (words.size() != 2) {
      refuse(file, where() + "has " + std::to_string(words.size()) + " symbols, expected the two that are merged.");
    }
    for (const std::string& word : words) {
      if (!in_byte_alphabet(word)) {
        refuse(file, where() + "has a symbol that is not written in the 256 characters of byte-level BPE.");
      }
    }
    Rule rule{result.intern(words[0]), result.intern(words[1]), 0};
    rule.result = result.intern(words[0] + words[1]);
    // A rule said twice counts at its later place, as in the reference's dict.
    result.ranks_[std::uint64_t{rule.first} << 32 | rule.second] = static_cast<std::uint32_t>(result.rules_.size());
    result.rules_.push_back(rule);
  }
  return result;
}

std::vector<std::uint32_t> BytePairEncoding::products() const {
  std::vector<std::uint32_t> result(512);
  std::iota(result.begin(), result.end(), 0u);
  for (const Rule& rule : rules_) {
    if (rule.result != 0) result.push_back(rule.result);
  }
  return result;
}

void BytePairEncoding::encode(std::string_view word, std::vector<Piece>& out) const {
  struct Node {
    std::uint32_t symbol, previous, next;
  };
  const auto count = static_cast<std::uint32_t>(word.size());
  std::vector<Node> nodes(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    nodes[i] = {i + 1 == count ? 256u + byte : byte, i == 0 ? kNone : i - 1, i + 1 == count ? kNone : i + 1};
  }

  // The reference looks for the pair of lowest rank, merges all its places from left to right, and looks again. A heap
  // of (rank, place) finds the same order without rescanning the word; entries overtaken by another merge are skipped.
  std::vector<std::uint64_t> heap;
  const auto candidate = [&](std::uint32_t left) -> std::uint64_t {
    if (left == kNone || nodes[left].next == kNone) return ~std::uint64_t{0};
    const auto found = ranks_.find(std::uint64_t{nodes[left].symbol} << 32 | nodes[nodes[left].next].symbol);
    return found == ranks_.end() ? ~std::uint64_t{0} : std::uint64_t{found->second} << 32 | left;
  };
  for (std::uint32_t i = 0; i + 1 < count; ++i) {
    if (const std::uint64_t entry = candidate(i); entry != ~std::uint64_t{0}) heap.push_back(entry);
  }
  std::make_heap(heap.begin(), heap.end(), std::greater<>());
  std::vector<std::uint32_t> merged;
  while (!heap.empty()) {
    const auto rank = static_cast<std::uint32_t>(heap.front() >> 32);
    const Rule rule = rules_[rank];
    merged.clear();
    while (!heap.empty() && heap.front() >> 32 == rank) {
      const auto left = static_cast<std::uint32_t>(heap.front());
      std::pop_heap(heap.begin(), heap.end(), std::greater<>());
      heap.pop_back();
      const std::uint32_t right = nodes[left].next;
      if (nodes[left].symbol != rule.first || right == kNone || nodes[right].symbol != rule.second) continue;
      nodes[left].symbol = rule.result;
      nodes[left].next = nodes[right].next;
      if (nodes[left].next != kNone) nodes[nodes[left].next].previous = left;
      nodes[right].symbol = kNone;
      merged.push_back(left);
    }
    for (const std::uint32_t at : merged) {
      for (const std::uint32_t left : {nodes[at].previous, at}) {
        const std::uint64_t entry = candidate(left);
        if (entry == ~std::uint64_t{0}) continue;
        heap.push_back(entry);
        std::push_heap(heap.begin(), heap.end(), std::greater<>());
      }
    }
  }
  for (std::uint32_t at = 0; at != kNone; at = nodes[at].next) {
    out.push_back({nodes[at].symbol, at, nodes[at].next == kNone ? count : nodes[at].next});
  }
}

}  // namespace elboscope
