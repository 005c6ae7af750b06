#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace elboscope {

/// Part of a text, in bytes of its UTF-8: [begin, end).
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextRange&) const = default;
};

/// A tokenized text before padding and truncation, with the tokens its tokenizer puts round it (CLIP: ids[0] is BOS,
/// ids.back() EOS; T5: ids.back() is </s>). `ranges[i]` tells which bytes of the original text token i came from (empty
/// range for tokens that stand for no text; a normalisation that merges characters widens it).
struct Tokenization {
  std::vector<std::int64_t> ids;
  std::vector<TextRange> ranges;
  std::vector<std::string> pieces;  ///< vocabulary entry of each token, "cat</w>"
};

/// What a text encoder is given: ids of exactly the wanted length and the attention mask, 1 = token, 0 = padding.
struct EncodedText {
  std::vector<std::int64_t> ids;
  std::vector<std::int64_t> mask;
};

/// Captions to the ids a text encoder was trained with, whatever the family. Immutable; may be used from several
/// threads. Invalid UTF-8 is read as U+FFFD.
class TextTokenizer {
 public:
  virtual ~TextTokenizer() = default;

  /// The whole text, any length.
  virtual Tokenization tokenize(std::string_view text) const = 0;
  /// Exactly `max_length` ids (0: model_max_length), cut or padded as the tokenizer's files say. Throws Error(usage)
  /// for a length that cannot hold the tokens round the text.
  virtual EncodedText encode_with_mask(std::string_view text, int max_length = 0) const = 0;
  /// The ids alone.
  virtual std::vector<std::int64_t> encode(std::string_view text, int max_length = 0) const {
    return encode_with_mask(text, max_length).ids;
  }

  virtual int model_max_length() const = 0;
  virtual int tokens_before_text() const = 0;  ///< CLIP 1 (BOS), T5 0
  virtual std::int64_t eos_id() const = 0;
  virtual std::int64_t pad_id() const = 0;
  virtual std::int64_t vocabulary_size() const = 0;  ///< largest id + 1
};

}  // namespace elboscope
