#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace elboscope {

/// The normalisation rules in a sentencepiece model (`precompiled_charsmap`): byte strings and what replaces them, as a
/// double-array trie (the layout of the library Darts-clone) in front of a pool of zero-terminated texts. Immutable.
class CharacterMap {
 public:
  CharacterMap() = default;
  /// Untrusted bytes: throws Error(refused) naming `file` unless every look-up stays inside them, every replacement is
  /// UTF-8 text with an end, no rule is longer than 255 bytes and no rule holds more than 32 shorter ones (what the
  /// sentencepiece library has room for). Empty bytes are a map without rules.
  CharacterMap(std::string_view bytes, const std::string& file);

  /// What the SHORTEST rule that `text` begins with puts in place of it; none if there is no such rule.
  std::optional<std::string_view> replacement(std::string_view text) const;
  bool empty() const { return units_.empty(); }

 private:
  void check(const std::string& file) const;

  std::vector<std::uint32_t> units_;
  std::string pool_;
};

}  // namespace elboscope
