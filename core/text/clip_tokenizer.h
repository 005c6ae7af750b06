// core/text: captions to tokens and back to characters. Byte-pair encoding, Unicode facts, spans of words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
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

/// A tokenized text before padding and truncation: ids[0] is BOS, ids.back() EOS; `ranges[i]` tells which bytes of the
/// original text token i came from (empty range for BOS and EOS; a normalisation that merges characters widens it).
struct Tokenization {
  std::vector<std::int64_t> ids;
  std::vector<TextRange> ranges;
  std::vector<std::string> pieces;  ///< vocabulary entry of each token, "cat</w>"
};

/// The files of a tokenizer folder as text; an optional file that is absent is nullopt.
struct ClipTokenizerFiles {
  std::string vocabulary;                         ///< vocab.json
  std::string merges;                             ///< merges.txt
  std::optional<std::string> tokenizer_config;    ///< tokenizer_config.json
  std::optional<std::string> special_tokens_map;  ///< special_tokens_map.json
  std::optional<std::string> added_tokens;        ///< added_tokens.json
  std::optional<std::string> fast_tokenizer;      ///< tokenizer.json
};

/// transformers' slow CLIPTokenizer without ftfy (what a pipeline naming CLIPTokenizer loads), for any Unicode text.
/// Immutable; may be used from several threads.
class ClipTokenizer {
 public:
  /// Reads vocab.json and merges.txt of `folder` and, where there, tokenizer_config.json, special_tokens_map.json,
  /// added_tokens.json and tokenizer.json.
  /// Untrusted input: throws Error(refused) naming `display_name`/file, what is wrong and what was expected
  /// (not an object, ids that are not numbers or out of range, merges that are not text, merged tokens or byte symbols
  /// missing from the vocabulary...).
  static std::shared_ptr<const ClipTokenizer> load(const std::filesystem::path& folder,
                                                   const std::string& display_name);
  /// The same from text in memory.
  static std::shared_ptr<const ClipTokenizer> parse(const ClipTokenizerFiles& files, const std::string& display_name);
  virtual ~ClipTokenizer() = default;

  /// The whole text, any length. Invalid UTF-8 is read as U+FFFD.
  virtual Tokenization tokenize(std::string_view text) const = 0;
  /// Exactly `max_length` ids (0: model_max_length): BOS, text cut to max_length-2 tokens, EOS, pad tokens; padding and
  /// cutting happen on the left where tokenizer_config.json says so. Throws Error(usage) for a max_length of 1 or less.
  virtual std::vector<std::int64_t> encode(std::string_view text, int max_length = 0) const = 0;

  virtual int model_max_length() const = 0;  ///< 77
  virtual std::int64_t bos_id() const = 0;
  virtual std::int64_t eos_id() const = 0;
  virtual std::int64_t pad_id() const = 0;
  virtual std::int64_t vocabulary_size() const = 0;  ///< largest id + 1
};

}  // namespace elboscope
