#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/text/text_tokenizer.h"

namespace elboscope {

/// How one text encoder of a model cuts a text into tokens.
struct TextReader {
  enum class Kind { clip, t5 };
  /// What cross-attention has of this encoder.
  enum class Columns {
    own,     ///< a column a token: heatmaps are read there
    shared,  ///< stands beside the encoder before it, in the same columns; words are looked up with that one's tokens
    none     ///< only one vector for the whole text (FLUX's CLIP): no map is read at its tokens
  };
  std::string component;  ///< folder of the model, "text_encoder_2"
  Kind kind = Kind::clip;
  Columns columns = Columns::own;
  std::shared_ptr<const TextTokenizer> tokenizer;
  int length = 0;  ///< tokens it reads, those round the text included
};

/// The tokenizers of a model (folder or checkpoint in one file), one for each text encoder it has, in the order the
/// pipeline uses them. Reads no weights: a fraction of a second. Throws Error(refused) as inspect_model_folder does.
std::vector<TextReader> read_text_readers(const std::filesystem::path& model);

}  // namespace elboscope
