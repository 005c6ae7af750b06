// transformers' T5Tokenizer (tokenization_t5.py): added tokens are cut out, the sentencepiece library does the rest.
#include <algorithm>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/text/added_token_splitter.h"
#include "core/text/sentencepiece_file.h"
#include "core/text/sentencepiece_library.h"
#include "core/text/t5_tokenizer_kinds.h"

namespace elboscope {
namespace {

using nlohmann::json;

// Without `legacy`, blanks at the beginning of a part must not be lost: the unknown token is put before them and its
// pieces are dropped again.
class SlowT5Tokenizer final : public T5Tokenizer {
 public:
  SlowT5Tokenizer(const SentencePieceFile& file, std::unique_ptr<const SentencePieceLibrary> library,
                  SpecialTokens special, bool legacy, bool add_prefix_space)
      : T5Tokenizer(special.eos),
        library_(std::move(library)),
        special_(std::move(special)),
        splitter_(special_),
        legacy_(legacy),
        add_prefix_space_(add_prefix_space) {
    limits_.model_max_length = special_.model_max_length;
    limits_.pad_left = special_.pad_left;
    limits_.truncate_left = special_.truncate_left;
    limits_.end_only_once = true;
    limits_.largest = static_cast<std::int64_t>(file.pieces.size()) - 1;
    for (const auto& [number, token] : special_.by_id) limits_.largest = std::max(limits_.largest, number);
    for (const auto& [name, number] : special_.ids) limits_.largest = std::max(limits_.largest, number);
    limits_.eos = special_.ids.at(special_.eos);
    limits_.pad = special_.ids.at(special_.pad);
    if (!legacy_) {
      library_->encode(special_.unk, [&](const SentencePieceLibrary::Token&) { ++unknown_pieces_; });
    }
  }

 private:
  struct Token {
    std::int64_t id;
    TextRange range;
    std::string piece;
  };

  void each_token(std::string_view text, const Add& add) const override {
    std::vector<Symbol> symbols = decode_utf8(text);
    if (!legacy_ && !symbols.empty()) {
      for (Symbol& symbol : symbols) {
        if (symbol.code == kBlankMark) symbol.code = ' ';
      }
      if (add_prefix_space_) symbols.insert(symbols.begin(), {kBlankMark, 0, 0});
    }
    std::vector<AddedTokenSplitter::Part> parts;
    if (special_.split_special_tokens) {
      if (!symbols.empty()) parts.push_back({0, symbols.size(), -1});
    } else {
      parts = splitter_.split(symbols);
    }
    std::vector<Token> tokens;
    for (const AddedTokenSplitter::Part& part : parts) {
      if (part.id >= 0) {
        tokens.push_back({part.id, {symbols[part.begin].begin, symbols[part.end - 1].end}, name_of(symbols, part)});
      } else {
        append_part(symbols, part, tokens);
      }
    }
    const bool prefix_alone = !legacy_ && tokens.size() > 1 && tokens[0].piece == "\xE2\x96\x81" &&
                              special_.special.contains(tokens[1].piece);
    for (std::size_t i = prefix_alone ? 1 : 0; i < tokens.size(); ++i) {
      add(tokens[i].id, tokens[i].range, tokens[i].piece);
    }
  }

  static std::string name_of(const std::vector<Symbol>& symbols, const AddedTokenSplitter::Part& part) {
    std::string name;
    for (std::size_t i = part.begin; i < part.end; ++i) {
      if (symbols[i].code != AddedTokenSplitter::kSwallowed) append_utf8(symbols[i].code, name);
    }
    return name;
  }

  void append_part(const std::vector<Symbol>& symbols, const AddedTokenSplitter::Part& part,
                   std::vector<Token>& tokens) const {
    const char32_t first = symbols[part.begin].code;
    const bool guarded = !legacy_ && (first == kBlankMark || first == ' ');
    std::string text = guarded ? special_.unk : std::string();
    const std::size_t guard = text.size();
    std::vector<std::size_t> owners;  // of each byte behind the guard
    for (std::size_t i = part.begin; i < part.end; ++i) {
      if (symbols[i].code == AddedTokenSplitter::kSwallowed) continue;
      append_utf8(symbols[i].code, text);
      owners.resize(text.size() - guard, i);
    }
    std::vector<Token> found;
    library_->encode(text, [&](const SentencePieceLibrary::Token& token) {
      TextRange range;
      const std::size_t begin = std::max(token.begin, guard), end = std::min(token.end, text.size());
      if (begin < end) {
        range = trimmed_range(symbols, owners[begin - guard], owners[end - 1 - guard] + 1);
      } else if (begin < text.size()) {
        const std::size_t at = symbols[owners[begin - guard]].begin;
        range = {at, at};
      }
      std::string piece(token.piece);
      const auto added = special_.ids.find(piece);
      found.push_back({added != special_.ids.end() ? added->second : token.id, range, std::move(piece)});
    });
    const std::size_t drop = guarded && found.size() >= unknown_pieces_ ? unknown_pieces_ : 0;
    for (std::size_t i = drop; i < found.size(); ++i) tokens.push_back(std::move(found[i]));
  }

  std::unique_ptr<const SentencePieceLibrary> library_;
  SpecialTokens special_;
  AddedTokenSplitter splitter_;
  bool legacy_, add_prefix_space_;
  std::size_t unknown_pieces_ = 0;
};

void refuse_sampling(const T5TokenizerFiles& files) {
  const json& options = files.config("sp_model_kwargs");
  if (!options.is_object()) return;
  const auto sampling = options.find("enable_sampling");
  if (sampling == options.end() || *sampling == json(false) || sampling->is_null()) return;
  refuse(files.special.prefix + "tokenizer_config.json",
         "sp_model_kwargs.enable_sampling is " + shown(*sampling) +
             ", which cuts the same text differently each time; expected false.");
}

}  // namespace

std::shared_ptr<const TextTokenizer> make_slow_t5_tokenizer(const T5TokenizerFiles& files) {
  const std::string name = files.special.prefix + "spiece.model";
  const SentencePieceFile file = SentencePieceFile::parse(*files.sentencepiece, name);
  refuse_sampling(files);
  Vocabulary vocabulary;
  for (std::size_t i = 0; i < file.pieces.size(); ++i) {
    vocabulary.emplace(file.pieces[i].text, static_cast<std::int64_t>(i));
  }
  SpecialTokens special = SpecialTokens::read(files.special, vocabulary, SpecialTokenRules::t5());
  const bool legacy = files.flag("legacy").value_or(true);
  std::string model = *files.sentencepiece;
  // Fields of a protocol buffer may be repeated, the last one counts: here normalizer_spec.add_dummy_prefix = false.
  if (!legacy) model.append("\x1A\x02\x18\x00", 4);
  const json& prefix = files.config("add_prefix_space");
  const bool absent =
      !files.special.tokenizer_config.is_object() || !files.special.tokenizer_config.contains("add_prefix_space");
  const bool add_prefix_space = absent || (!prefix.is_null() && *files.flag("add_prefix_space"));
  return std::make_shared<SlowT5Tokenizer>(file, SentencePieceLibrary::load(model, name), std::move(special), legacy,
                                           add_prefix_space);
}

}  // namespace elboscope
