#include "core/text/added_token_splitter.h"

#include <algorithm>

namespace elboscope {

AddedTokenSplitter::AddedTokenSplitter(const SpecialTokens& tokens) : nodes_(1), by_id_(tokens.by_id) {
  for (const auto& [name, number] : tokens.ids) {
    std::u32string codes;
    for (const Symbol& symbol : decode_utf8(name)) codes += symbol.code;
    longest_ = std::max(longest_, codes.size());
    ids_.emplace(std::move(codes), number);
  }
  for (const auto& [number, token] : tokens.by_id) {
    std::uint32_t at = 0;
    for (const Symbol& symbol : decode_utf8(token.content)) {
      const auto [place, added] = nodes_[at].next.emplace(symbol.code, static_cast<std::uint32_t>(nodes_.size()));
      at = place->second;
      if (added) nodes_.emplace_back();
    }
    nodes_[at].ends = at != 0;
  }
}

const AddedTokenSplitter::Node* AddedTokenSplitter::step(const Node& node, char32_t code) const {
  const auto found = node.next.find(code);
  return found == node.next.end() ? nullptr : &nodes_[found->second];
}

// Where to cut, by the reference's search with its habits, because they decide tokens: the first finished match wins,
// unless one that began earlier can still be completed (even one that has just failed: it is looked at before it is
// removed), and what was only looked ahead at is not searched again.
std::vector<std::size_t> AddedTokenSplitter::cuts(const std::vector<Symbol>& text) const {
  struct State {
    std::size_t start;
    const Node* node;
    bool failed;
  };
  std::vector<State> states;
  std::vector<std::size_t> offsets;
  std::size_t skip = 0;
  for (std::size_t current = 0; current < text.size(); ++current) {
    if (current < skip) continue;
    const char32_t code = text[current].code;
    bool matched = false;
    for (State& state : states) {
      if (state.node->ends) {
        std::size_t start = state.start, end = current;
        for (const State& look : states) {
          if (look.start > start) break;
          std::size_t ahead = end = look.start < start ? current + 1 : current;
          const Node* node = look.node;
          while (true) {
            if (node->ends) {
              start = look.start;
              end = skip = ahead;
            }
            if (ahead >= text.size()) break;
            node = step(*node, text[ahead].code);
            if (!node) break;
            ++ahead;
          }
        }
        offsets.push_back(start);
        offsets.push_back(end);
        matched = true;
        break;
      }
      if (const Node* next = step(*state.node, code)) {
        state.node = next;
      } else {
        state.failed = true;
      }
    }
    if (matched) {
      states.clear();
    } else {
      std::erase_if(states, [](const State& state) { return state.failed; });
    }
    if (current >= skip) {
      if (const Node* node = step(nodes_.front(), code)) states.push_back({current, node, false});
    }
  }
  const auto finished = std::find_if(states.begin(), states.end(), [](const State& state) { return state.node->ends; });
  if (finished != states.end()) {
    offsets.push_back(finished->start);
    offsets.push_back(text.size());
  }
  return offsets;
}

std::int64_t AddedTokenSplitter::find(const std::vector<Symbol>& text, const Part& part) const {
  std::u32string codes;
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (text[i].code != kSwallowed) codes += text[i].code;
    if (codes.size() > longest_) return -1;
  }
  const auto found = ids_.find(codes);
  return found == ids_.end() ? -1 : found->second;
}

std::vector<AddedTokenSplitter::Part> AddedTokenSplitter::split(std::vector<Symbol>& text) const {
  std::vector<Part> parts;
  std::size_t start = 0;
  std::vector<std::size_t> offsets = cuts(text);
  offsets.push_back(text.size());
  for (const std::size_t end : offsets) {
    if (start >= end) continue;
    parts.push_back({start, end, -1});
    start = end;
  }

  const auto drop = [&](std::size_t index) { text[index].code = kSwallowed; };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Part& part = parts[i];
    if (part.begin == part.end) continue;
    const auto known = by_id_.find(find(text, part));
    if (known == by_id_.end()) continue;
    const AddedToken& token = known->second;
    Part* left = i > 0 && parts[i - 1].begin < parts[i - 1].end ? &parts[i - 1] : nullptr;
    Part* right = i + 1 < parts.size() ? &parts[i + 1] : nullptr;
    // The reference asks for blanks at the neighbours as they were before stripping.
    const bool joins_left = token.single_word && left && text[left->end - 1].code != ' ';
    const bool joins_right = token.single_word && right && text[right->begin].code != ' ';
    if (token.rstrip && right) {
      while (right->begin < right->end && is_space(text[right->begin].code)) drop(right->begin++);
    }
    if (token.lstrip && left) {
      while (left->begin < left->end && is_space(text[left->end - 1].code)) drop(--left->end);
    }
    if (joins_left) {
      *left = {left->begin, part.end, -1};
      part = {part.end, part.end, -1};
    } else if (joins_right) {
      *right = {part.begin, right->end, -1};
      part = {part.end, part.end, -1};
    }
  }
  for (Part& part : parts) {
    while (part.begin < part.end && text[part.begin].code == kSwallowed) ++part.begin;
    part.id = find(text, part);
  }
  std::erase_if(parts, [](const Part& part) { return part.begin == part.end; });
  return parts;
}

}  // namespace elboscope
