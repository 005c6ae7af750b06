// core/text: captions to tokens and back to characters. Byte-pair encoding, Unicode facts, spans of words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/text_tokenizer.h"

namespace elboscope {

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
class ClipTokenizer : public TextTokenizer {
 public:
  /// Reads vocab.json and merges.txt of `folder` and, where there, tokenizer_config.json, special_tokens_map.json,
  /// added_tokens.json and tokenizer.json.
  /// Untrusted input: throws Error(refused) naming `display_name`/file, what is wrong and what was expected
  /// (not an object, ids that are not numbers or out of range, merges that are not text, merged tokens or byte symbols
  /// missing from the vocabulary...).
  static std::shared_ptr<const ClipTokenizer> load(const std::filesystem::path& folder,
                                                   const std::string& display_name);
  /// The files that load() would parse.
  static ClipTokenizerFiles read_files(const std::filesystem::path& folder, const std::string& display_name);
  /// The same from text in memory.
  static std::shared_ptr<const ClipTokenizer> parse(const ClipTokenizerFiles& files, const std::string& display_name);

  /// Exactly `max_length` ids (0: model_max_length, 77): BOS, text cut to max_length-2 tokens, EOS, pad tokens; padding
  /// and cutting happen on the left where tokenizer_config.json says so. Throws Error(usage) for a max_length of 1 or
  /// less.
  EncodedText encode_with_mask(std::string_view text, int max_length = 0) const override = 0;
  int tokens_before_text() const override { return 1; }
  virtual std::int64_t bos_id() const = 0;
};

}  // namespace elboscope
