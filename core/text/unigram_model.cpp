#include "core/text/unigram_model.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace elboscope {
namespace {

// Below the rarest piece by this much: sentencepiece's kUnkPenalty.
constexpr double kUnknownPenalty = 10;

std::size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string byte_piece(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string("<0x") + digits[byte >> 4] + digits[byte & 15] + ">";
}

}  // namespace

UnigramModel::UnigramModel(std::vector<VocabularyEntry> vocabulary, std::int64_t unknown, bool byte_fallback)
    : vocabulary_(std::move(vocabulary)), unknown_(unknown), byte_fallback_(byte_fallback) {
  double least = std::numeric_limits<double>::infinity();
  for (const VocabularyEntry& entry : vocabulary_) least = std::min(least, entry.score);
  unknown_score_ = least - kUnknownPenalty;
  build();
}

void UnigramModel::build() {
  std::vector<std::int32_t> order(vocabulary_.size());
  std::iota(order.begin(), order.end(), 0);
  const auto text = [&](std::int32_t id) -> const std::string& {
    return vocabulary_[static_cast<std::size_t>(id)].text;
  };
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    const int compared = text(a).compare(text(b));
    return compared != 0 ? compared < 0 : a < b;
  });
  struct Range {
    std::size_t node, begin, end, depth;
  };
  nodes_.emplace_back();
  std::vector<Range> pending{{0, 0, order.size(), 0}};
  // std::string compares bytes as unsigned characters, so children come out sorted as child() looks for them.
  for (std::size_t next = 0; next < pending.size(); ++next) {
    const Range range = pending[next];
    std::size_t at = range.begin;
    for (; at < range.end && text(order[at]).size() == range.depth; ++at) nodes_[range.node].id = order[at];
    nodes_[range.node].first_child = static_cast<std::uint32_t>(nodes_.size());
    while (at < range.end) {
      const char byte = text(order[at])[range.depth];
      std::size_t end = at;
      while (end < range.end && text(order[end])[range.depth] == byte) ++end;
      pending.push_back({nodes_.size(), at, end, range.depth + 1});
      nodes_.push_back({0, 0, static_cast<std::uint8_t>(byte), -1});
      ++nodes_[range.node].children;
      at = end;
    }
  }
}

const UnigramModel::Node* UnigramModel::child(const Node& node, unsigned char byte) const {
  const Node* begin = nodes_.data() + node.first_child;
  const Node* end = begin + node.children;
  const Node* found = std::lower_bound(begin, end, byte, [](const Node& n, unsigned char b) { return n.byte < b; });
  return found != end && found->byte == byte ? found : nullptr;
}

std::optional<std::int64_t> UnigramModel::id_of(std::string_view text) const {
  const Node* node = &nodes_.front();
  for (const char byte : text) {
    node = child(*node, static_cast<unsigned char>(byte));
    if (node == nullptr) return std::nullopt;
  }
  if (node->id < 0) return std::nullopt;
  return node->id;
}

void UnigramModel::encode(std::string_view text, std::vector<Piece>& pieces) const {
  constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
  struct Best {
    double score = 0;
    std::size_t begin = nowhere;
    std::int64_t id = 0;
  };
  std::vector<Best> best(text.size() + 1);
  const auto offer = [&](std::size_t begin, std::size_t end, double score, std::int64_t id) {
    Best& place = best[end];
    const double sum = score + best[begin].score;
    if (place.begin == nowhere || sum > place.score) place = {sum, begin, id};
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t next = std::min(begin + character_length(text[begin]), text.size());
    bool known = false;
    const Node* node = &nodes_.front();
    for (std::size_t end = begin; end < text.size();) {
      node = child(*node, static_cast<unsigned char>(text[end]));
      if (node == nullptr) break;
      ++end;
      if (node->id < 0) continue;
      offer(begin, end, vocabulary_[static_cast<std::size_t>(node->id)].score, node->id);
      known = known || end == next;
    }
    if (!known) offer(begin, next, unknown_score_, unknown_);
    begin = next;
  }
  std::vector<Piece> reversed;
  for (std::size_t end = text.size(); end > 0; end = best[end].begin) {
    reversed.push_back({best[end].id, best[end].begin, end});
  }
  std::size_t unknown_begin = nowhere;
  for (std::size_t i = reversed.size(); i-- > 0;) {
    const Piece& piece = reversed[i];
    const bool more = i > 0 && reversed[i - 1].id == unknown_;
    if (piece.id != unknown_) {
      pieces.push_back(piece);
      continue;
    }
    if (unknown_begin == nowhere) unknown_begin = piece.begin;
    if (more) continue;
    append(text, unknown_begin, piece.end, unknown_, pieces);
    unknown_begin = nowhere;
  }
}

void UnigramModel::append(std::string_view text, std::size_t begin, std::size_t end, std::int64_t id,
                          std::vector<Piece>& pieces) const {
  if (const auto together = id_of(text.substr(begin, end - begin))) {
    pieces.push_back({*together, begin, end});
    return;
  }
  if (byte_fallback_) {
    std::vector<Piece> bytes;
    for (std::size_t i = begin; i < end; ++i) {
      if (const auto byte = id_of(byte_piece(static_cast<unsigned char>(text[i])))) bytes.push_back({*byte, i, i + 1});
    }
    if (bytes.size() == end - begin) {
      pieces.insert(pieces.end(), bytes.begin(), bytes.end());
      return;
    }
  }
  pieces.push_back({id, begin, end});
}

}  // namespace elboscope
