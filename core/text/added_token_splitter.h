#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/text/special_tokens.h"
#include "core/text/unicode.h"

namespace elboscope {

/// Cuts a text at added tokens as transformers' slow tokenizers do (tokenization_utils.py: Trie, `tokenize`).
/// Immutable; may be used from several threads.
class AddedTokenSplitter {
 public:
  /// Symbols [begin, end) of the text; `id` is -1 for ordinary text.
  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t id = -1;
  };

  /// No character, and by character_class() a control character, so that tokenizing drops it.
  static constexpr char32_t kSwallowed = 0x110000;

  explicit AddedTokenSplitter(const SpecialTokens& tokens);
  /// Never returns empty parts. Symbols that a token swallows (lstrip, rstrip) become kSwallowed.
  std::vector<Part> split(std::vector<Symbol>& text) const;

 private:
  struct Node {
    std::map<char32_t, std::uint32_t> next;
    bool ends = false;
  };
  const Node* step(const Node& node, char32_t code) const;
  std::vector<std::size_t> cuts(const std::vector<Symbol>& text) const;
  std::int64_t find(const std::vector<Symbol>& text, const Part& part) const;

  std::vector<Node> nodes_;
  std::unordered_map<std::u32string, std::int64_t> ids_;
  std::map<std::int64_t, AddedToken> by_id_;
  std::size_t longest_ = 0;
};

}  // namespace elboscope
