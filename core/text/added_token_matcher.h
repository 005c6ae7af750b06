#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "core/text/special_tokens.h"
#include "core/text/unicode.h"

namespace elboscope {

/// char::is_whitespace of Rust: Unicode's White_Space.
bool is_white_space(char32_t code);

/// Cuts a text at added tokens as Hugging Face's `tokenizers` does (added_vocabulary.rs): from left to right, the
/// longest of those that begin at one place. Immutable; may be used from several threads.
class AddedTokenMatcher {
 public:
  /// Symbols [begin, end) of the text, with the blanks the token eats; `token` is -1 for ordinary text.
  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t token = -1;  ///< place in the list of all tokens
  };

  /// What the text is searched for: `content` stands for tokens[index]; the first of equal contents counts.
  struct Pattern {
    std::vector<Symbol> content;
    std::size_t index = 0;
  };
  AddedTokenMatcher() = default;
  AddedTokenMatcher(const std::vector<FastSpecialTokens::Token>& tokens, const std::vector<Pattern>& patterns);

  bool empty() const { return nodes_.empty(); }
  std::vector<Part> split(const std::vector<Symbol>& text) const;

 private:
  struct Node {
    std::map<char32_t, std::uint32_t> next;
    std::int64_t token = -1;
  };
  std::vector<Node> nodes_;
  std::vector<AddedToken> tokens_;
};

}  // namespace elboscope
