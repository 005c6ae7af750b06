#include "core/text/character_map.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/text/unicode.h"

namespace elboscope {
namespace {

// A unit of the double array: bit 8 tells that the key so far is a rule, bits 0 to 7 and 31 label the byte that leads
// here, bits 10 to 30 (shifted by 8 more where bit 9 is set) say where its children are. A unit that holds the value of
// a rule has bit 31 set, so that it is never taken for a child.
constexpr std::uint32_t kValueBit = std::uint32_t{1} << 31;

bool ends_rule(std::uint32_t unit) {
  return (unit >> 8 & 1) != 0;
}
std::uint32_t label(std::uint32_t unit) {
  return unit & (kValueBit | 0xFF);
}
std::uint32_t value(std::uint32_t unit) {
  return unit & (kValueBit - 1);
}
std::uint32_t offset(std::uint32_t unit) {
  return unit >> 10 << ((unit >> 9 & 1) * 8);
}

constexpr int kMostRulesInARule = 32;
constexpr std::size_t kLongestRule = 255;

std::uint32_t little_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

}  // namespace

CharacterMap::CharacterMap(std::string_view bytes, const std::string& file) {
  if (bytes.empty()) return;
  const std::size_t trie_size = bytes.size() >= 4 ? little_endian(bytes, 0) : 0;
  if (trie_size == 0 || trie_size % 4 != 0 || trie_size >= bytes.size() - 4) {
    refuse(file, "The normalisation rules (precompiled_charsmap) have " + std::to_string(bytes.size()) +
                     " bytes with a table of " + std::to_string(trie_size) +
                     " in them, expected a table of whole 4-byte units and texts behind it.");
  }
  units_.reserve(trie_size / 4);
  for (std::size_t at = 4; at < 4 + trie_size; at += 4) units_.push_back(little_endian(bytes, at));
  pool_ = bytes.substr(4 + trie_size);
  if (pool_.back() != '\0' || !is_valid_utf8(pool_)) {
    refuse(file,
           "The replacement texts of the normalisation rules (precompiled_charsmap) are not UTF-8 texts that end "
           "in a zero byte.");
  }
  check(file);
}

// Walks every key of the trie. Parts of it are shared (it is a graph), so what is known of a node is remembered.
void CharacterMap::check(const std::string& file) const {
  const auto wrong = [&](const char* what) {
    refuse(file, std::string("The table of normalisation rules (precompiled_charsmap) is damaged: ") + what + ".");
  };
  struct Known {
    bool finished = false;
    int rules = 0;           // most rules on one way down
    std::size_t length = 0;  // longest way down
  };
  struct Visit {
    std::uint32_t node;  // where its children are counted from
    std::uint32_t byte = 0;
  };
  std::vector<Known> known(units_.size());
  std::vector<bool> entered(units_.size());
  std::vector<Visit> path;
  const auto enter = [&](std::uint32_t node) {
    if ((node | 0xFF) >= units_.size()) wrong("a rule leads out of the table");
    if (entered[node]) wrong("its rules have no end");
    entered[node] = true;
    path.push_back({node, 0});
  };
  enter(offset(units_[0]));
  while (!path.empty()) {
    Visit& here = path.back();
    if (++here.byte > 0xFF) {
      known[here.node].finished = true;
      path.pop_back();
      continue;
    }
    const std::uint32_t place = here.node ^ here.byte, unit = units_[place];
    if (label(unit) != here.byte) continue;
    const std::uint32_t child = place ^ offset(unit);
    if (child >= units_.size()) wrong("a rule leads out of the table");
    if (!known[child].finished) {
      --here.byte;  // looked at again once the child is known
      enter(child);
      continue;
    }
    if (ends_rule(unit) && value(units_[child]) >= pool_.size()) wrong("a replacement lies outside its texts");
    Known& mine = known[here.node];
    mine.rules = std::max(mine.rules, known[child].rules + (ends_rule(unit) ? 1 : 0));
    mine.length = std::max(mine.length, known[child].length + 1);
    if (mine.length > kLongestRule) wrong("a rule is longer than 255 bytes");
    if (mine.rules > kMostRulesInARule) wrong("more than 32 rules begin alike");
  }
}

std::optional<std::string_view> CharacterMap::replacement(std::string_view text) const {
  if (units_.empty()) return std::nullopt;
  std::uint32_t node = offset(units_[0]);
  for (const char character : text) {
    const std::uint32_t byte = static_cast<unsigned char>(character);
    if (byte == 0) break;
    node ^= byte;
    const std::uint32_t unit = units_[node];
    if (label(unit) != byte) break;
    node ^= offset(unit);
    if (ends_rule(unit)) return std::string_view(pool_.data() + value(units_[node]));
  }
  return std::nullopt;
}

}  // namespace elboscope
