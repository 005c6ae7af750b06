#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace elboscope {

/// The most probable way to cut a text into pieces of a vocabulary (Kudo 2018, arXiv 1804.10959), summed in float64 and
/// with ties broken as Hugging Face's `tokenizers` does it. Immutable; may be used from several threads.
class UnigramModel {
 public:
  struct VocabularyEntry {
    std::string text;  ///< UTF-8, not empty
    double score = 0;  ///< natural logarithm of a probability
  };
  /// Ids are places in `vocabulary` (of a text listed twice the last one counts); `unknown` is what a character that no
  /// piece begins with becomes. 0 <= unknown < vocabulary.size().
  UnigramModel(std::vector<VocabularyEntry> vocabulary, std::int64_t unknown, bool byte_fallback = false);

  struct Piece {
    std::int64_t id = 0;
    std::size_t begin = 0, end = 0;  ///< bytes of the text
  };
  /// Appends the pieces of `text` (valid UTF-8). Unknown characters side by side are one piece, whose id is the unknown
  /// one unless the vocabulary knows them together, or one piece a byte with `byte_fallback`.
  void encode(std::string_view text, std::vector<Piece>& pieces) const;

  std::optional<std::int64_t> id_of(std::string_view text) const;
  const std::string& text_of(std::int64_t id) const { return vocabulary_[static_cast<std::size_t>(id)].text; }
  std::int64_t size() const { return static_cast<std::int64_t>(vocabulary_.size()); }

 private:
  // A trie over bytes: the children of a node stand side by side, sorted by their byte.
  struct Node {
    std::uint32_t first_child = 0;
    std::uint16_t children = 0;
    std::uint8_t byte = 0;
    std::int32_t id = -1;
  };
  const Node* child(const Node& node, unsigned char byte) const;
  void build();
  void append(std::string_view text, std::size_t begin, std::size_t end, std::int64_t id,
              std::vector<Piece>& pieces) const;

  std::vector<VocabularyEntry> vocabulary_;
  std::vector<Node> nodes_;
  std::int64_t unknown_;
  bool byte_fallback_;
  double unknown_score_ = 0;
};

}  // namespace elboscope
