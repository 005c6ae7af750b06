#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>

#include "core/text/vocabulary.h"

namespace elboscope {

/// A token that is cut out of the text before anything else. The flags are those of transformers' AddedToken: `lstrip`
/// and `rstrip` eat blanks on that side, `single_word` wants blanks round it.
struct AddedToken {
  std::string content;
  bool lstrip = false;
  bool rstrip = false;
  bool single_word = false;
};

/// The JSON files beside the vocabulary; null where a file is absent. Messages name them `prefix` + file name.
struct SpecialTokenFiles {
  nlohmann::json tokenizer_config;    ///< tokenizer_config.json
  nlohmann::json special_tokens_map;  ///< special_tokens_map.json
  nlohmann::json added_tokens;        ///< added_tokens.json
  nlohmann::json fast_tokenizer;      ///< tokenizer.json, of which only "added_tokens" counts
  std::string prefix;
};

/// What those files say together, by the rules of transformers 4.51.3 (tokenization_utils_base.py `_from_pretrained`,
/// tokenization_utils.py `_add_tokens`): added_tokens_decoder in tokenizer_config.json counts alone if it is there;
/// otherwise special_tokens_map.json beats tokenizer_config.json and added_tokens.json and tokenizer.json add theirs.
/// Special tokens that no file gives an id follow the vocabulary.
struct SpecialTokens {
  /// Throws Error(refused) naming the file and the entry for anything of the wrong type or out of range, and where the
  /// begin or end token has no id.
  static SpecialTokens read(const SpecialTokenFiles& files, const Vocabulary& vocabulary);

  std::unordered_map<std::string, std::int64_t> ids;  ///< every added token
  std::map<std::int64_t, AddedToken> by_id;           ///< the flags that count, and what the text is searched for
  std::string bos = "<|startoftext|>", eos = "<|endoftext|>", unk = "<|endoftext|>", pad = "<|endoftext|>";
  int model_max_length = 77;
  bool pad_left = false;
  bool truncate_left = false;
  bool split_special_tokens = false;  ///< text is never searched for added tokens
};

}  // namespace elboscope
