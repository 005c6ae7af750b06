#include "core/text/added_token_matcher.h"

#include <algorithm>

namespace elboscope {
namespace {

// What a regular expression's \w takes for a part of a word (here with every number character).
bool is_word(char32_t code) {
  if (code == '_' || code == 0x203F || code == 0x2040 || code == 0x2054 || code == 0x200C || code == 0x200D)
    return true;
  const CharacterClass kind = character_class(code);
  return kind == CharacterClass::letter || kind == CharacterClass::mark || kind == CharacterClass::number;
}

}  // namespace

bool is_white_space(char32_t code) {
  return (code >= 0x9 && code <= 0xD) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x3000;
}

AddedTokenMatcher::AddedTokenMatcher(const std::vector<FastSpecialTokens::Token>& tokens,
                                     const std::vector<Pattern>& patterns) {
  for (const FastSpecialTokens::Token& each : tokens) tokens_.push_back(each.token);
  for (const Pattern& pattern : patterns) {
    if (pattern.content.empty()) continue;
    if (nodes_.empty()) nodes_.emplace_back();
    std::uint32_t at = 0;
    for (const Symbol& symbol : pattern.content) {
      const auto [place, added] = nodes_[at].next.emplace(symbol.code, static_cast<std::uint32_t>(nodes_.size()));
      at = place->second;
      if (added) nodes_.emplace_back();
    }
    if (nodes_[at].token < 0) nodes_[at].token = static_cast<std::int64_t>(pattern.index);
  }
}

std::vector<AddedTokenMatcher::Part> AddedTokenMatcher::split(const std::vector<Symbol>& text) const {
  std::vector<Part> parts;
  std::size_t done = 0;  // everything before stands in a part
  for (std::size_t at = 0; at < text.size() && !nodes_.empty();) {
    std::size_t match = at;
    std::int64_t found = -1;
    const Node* node = &nodes_.front();
    for (std::size_t i = at; i < text.size(); ++i) {
      const auto next = node->next.find(text[i].code);
      if (next == node->next.end()) break;
      node = &nodes_[next->second];
      if (node->token >= 0) {
        found = node->token;
        match = i + 1;
      }
    }
    if (found < 0) {
      ++at;
      continue;
    }
    std::size_t begin = at, end = match;
    at = match;
    const AddedToken& token = tokens_[static_cast<std::size_t>(found)];
    if (token.single_word &&
        ((begin > 0 && is_word(text[begin - 1].code)) || (end < text.size() && is_word(text[end].code)))) {
      continue;
    }
    if (token.lstrip) {
      while (begin > done && is_white_space(text[begin - 1].code)) --begin;
    }
    if (token.rstrip) {
      while (end < text.size() && is_white_space(text[end].code)) ++end;
    }
    if (done < begin) parts.push_back({done, begin, -1});
    parts.push_back({begin, end, found});
    done = end;
  }
  if (done < text.size()) parts.push_back({done, text.size(), -1});
  return parts;
}

}  // namespace elboscope
