#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/character_map.h"

namespace elboscope {

/// What a sentencepiece model file (spiece.model, a protocol buffer of type ModelProto) says, as far as tokenizing a
/// text depends on it.
struct SentencePieceFile {
  enum class Type { normal = 1, unknown = 2, control = 3, user_defined = 4, unused = 5, byte = 6 };
  struct Piece {
    std::string text;
    float score = 0;
    Type type = Type::normal;
  };
  std::vector<Piece> pieces;  ///< the index is the id
  std::int64_t unknown_id = 0;
  CharacterMap rules;

  /// Untrusted bytes: throws Error(refused) naming `file` unless this is a unigram model with pieces that are all
  /// different UTF-8 texts with finite scores, exactly one of them unknown, and usable normalisation rules. A model
  /// that passes is safe to give to the sentencepiece library.
  static SentencePieceFile parse(std::string_view bytes, const std::string& file);
};

}  // namespace elboscope
