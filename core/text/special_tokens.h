#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/text/vocabulary.h"

namespace elboscope {

/// A token that is cut out of the text before anything else. The flags are those of transformers' AddedToken: `lstrip`
/// and `rstrip` eat blanks on that side, `single_word` wants blanks round it.
struct AddedToken {
  std::string content;
  bool lstrip = false;
  bool rstrip = false;
  bool single_word = false;
  bool normalized = true;  ///< fast tokenizers look for it in the normalised text
  bool special = false;
};

/// The JSON files beside the vocabulary; null where a file is absent. Messages name them `prefix` + file name.
struct SpecialTokenFiles {
  nlohmann::json tokenizer_config;    ///< tokenizer_config.json
  nlohmann::json special_tokens_map;  ///< special_tokens_map.json
  nlohmann::json added_tokens;        ///< added_tokens.json
  nlohmann::json fast_tokenizer;      ///< tokenizer.json, of which only "added_tokens" counts
  std::string prefix;
};

/// What a tokenizer class of transformers assumes where its files are silent.
struct SpecialTokenRules {
  std::string bos, eos, unk, pad;  ///< empty: the class has none
  bool pad_is_token = false;       ///< the constructor turns plain text given for it into a token, as for the others
  int model_max_length = 0;
  /// T5: `<extra_id_0>` and so on are special, `extra_ids` of them unless the files say otherwise, with the ids that
  /// end behind the vocabulary and blanks eaten on both sides.
  int extra_ids = 0;
  std::string vocabulary_file;  ///< for messages

  static SpecialTokenRules clip();
  static SpecialTokenRules t5();
};

/// What those files say together, by the rules of transformers 4.51.3 (tokenization_utils_base.py `_from_pretrained`,
/// tokenization_utils.py `_add_tokens`): added_tokens_decoder in tokenizer_config.json counts alone if it is there;
/// otherwise special_tokens_map.json beats tokenizer_config.json and added_tokens.json and tokenizer.json add theirs.
/// Special tokens that no file gives an id follow the vocabulary.
struct SpecialTokens {
  /// Throws Error(refused) naming the file and the entry for anything of the wrong type or out of range, and where the
  /// begin or end token has no id.
  static SpecialTokens read(const SpecialTokenFiles& files, const Vocabulary& vocabulary,
                            const SpecialTokenRules& rules = SpecialTokenRules::clip());

  std::unordered_map<std::string, std::int64_t> ids;  ///< every added token
  std::map<std::int64_t, AddedToken> by_id;           ///< the flags that count, and what the text is searched for
  std::string bos = "<|startoftext|>", eos = "<|endoftext|>", unk = "<|endoftext|>", pad = "<|endoftext|>";
  int model_max_length = 77;
  bool pad_left = false;
  bool truncate_left = false;
  bool split_special_tokens = false;  ///< text is never searched for added tokens
  std::set<std::string> special;      ///< all that are special, by content
};

/// The same for a fast tokenizer (tokenization_utils_fast.py and added_vocabulary.rs), where a token's id is always the
/// one its text has already and only the flags come from these files.
struct FastSpecialTokens {
  struct Token {
    AddedToken token;
    std::int64_t id = 0;
  };
  /// `base`: the added tokens of the tokenizer that was built before these files count.
  static FastSpecialTokens read(const SpecialTokenFiles& files, const Vocabulary& vocabulary,
                                const std::vector<AddedToken>& base, const SpecialTokenRules& rules);

  std::vector<Token> tokens;  ///< in the order in which the first of two equal ones counts
  std::string eos, unk, pad;
  int model_max_length = 0;
  bool pad_left = false;
  bool truncate_left = false;
  bool split_special_tokens = false;  ///< text is never searched for special tokens
};

/// The list "added_tokens" of tokenizer.json, in its order; empty where the file is absent or has none.
std::vector<AddedToken> listed_added_tokens(const SpecialTokenFiles& files);

}  // namespace elboscope
