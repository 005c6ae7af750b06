// transformers' T5TokenizerFast: the Unigram pipeline of Hugging Face's `tokenizers`, from tokenizer.json or converted
// from spiece.model (convert_slow_tokenizer.py: T5Converter).
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/text/added_token_matcher.h"
#include "core/text/fast_pipeline.h"
#include "core/text/sentencepiece_file.h"
#include "core/text/t5_tokenizer_kinds.h"
#include "core/text/unigram_model.h"

namespace elboscope {
namespace {

using nlohmann::json;

constexpr std::size_t kMostPieces = 2'000'000, kLongestPiece = 1024;

// What stands before the files that transformers reads itself are looked at.
struct Backend {
  std::vector<UnigramModel::VocabularyEntry> vocabulary;
  std::int64_t unknown = 0;
  bool byte_fallback = false;
  std::vector<NormalizerStep> normalizer;
  std::vector<PreTokenizerStep> pre_tokenizer;
  std::vector<AddedToken> added;
  std::string end_text = "</s>";
  std::optional<std::int64_t> end_id;  // where tokenizer.json numbers it
};

class FastT5Tokenizer final : public T5Tokenizer {
 public:
  FastT5Tokenizer(Backend backend, FastSpecialTokens special)
      : T5Tokenizer(backend.end_text),
        normalizer_(std::move(backend.normalizer)),
        pre_tokenizer_(std::move(backend.pre_tokenizer)),
        model_(std::move(backend.vocabulary), backend.unknown, backend.byte_fallback),
        tokens_(std::move(special.tokens)) {
    limits_.model_max_length = special.model_max_length;
    limits_.pad_left = special.pad_left;
    limits_.truncate_left = special.truncate_left;
    limits_.largest = model_.size() - 1;
    for (const auto& token : tokens_) limits_.largest = std::max(limits_.largest, token.id);
    const std::int64_t unknown = id_of(special.unk).value_or(backend.unknown);
    limits_.eos = backend.end_id ? *backend.end_id : id_of(backend.end_text).value_or(unknown);
    limits_.pad = id_of(special.pad).value_or(unknown);

    std::vector<AddedTokenMatcher::Pattern> raw, normalized;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const AddedToken& token = tokens_[i].token;
      if (special.split_special_tokens && token.special) continue;
      AddedTokenMatcher::Pattern pattern{decode_utf8(token.content), i};
      if (token.normalized) {
        normalize(normalizer_, pattern.content);
        normalized.push_back(std::move(pattern));
      } else {
        raw.push_back(std::move(pattern));
      }
    }
    raw_ = AddedTokenMatcher(tokens_, raw);
    normalized_ = AddedTokenMatcher(tokens_, normalized);
  }

 private:
  std::optional<std::int64_t> id_of(const std::string& text) const {
    for (const auto& token : tokens_) {
      if (token.token.content == text) return token.id;
    }
    return model_.id_of(text);
  }

  void each_token(std::string_view text, const Add& add) const override {
    const std::vector<Symbol> symbols = decode_utf8(text);
    for (const AddedTokenMatcher::Part& part : raw_.split(symbols)) {
      if (part.token >= 0) {
        add_token(symbols, part, add);
        continue;
      }
      std::vector<Symbol> segment(symbols.begin() + static_cast<std::ptrdiff_t>(part.begin),
                                  symbols.begin() + static_cast<std::ptrdiff_t>(part.end));
      normalize(normalizer_, segment);
      for (const AddedTokenMatcher::Part& inner : normalized_.split(segment)) {
        if (inner.token >= 0) {
          add_token(segment, inner, add);
          continue;
        }
        add_text({{segment.begin() + static_cast<std::ptrdiff_t>(inner.begin),
                   segment.begin() + static_cast<std::ptrdiff_t>(inner.end)},
                  part.begin == 0 && inner.begin == 0},
                 add);
      }
    }
  }

  void add_token(const std::vector<Symbol>& symbols, const AddedTokenMatcher::Part& part, const Add& add) const {
    const FastSpecialTokens::Token& token = tokens_[static_cast<std::size_t>(part.token)];
    std::size_t begin = part.begin, end = part.end;
    while (begin + 1 < end && is_white_space(symbols[begin].code)) ++begin;
    while (end > begin + 1 && is_white_space(symbols[end - 1].code)) --end;
    add(token.id, trimmed_range(symbols, begin, end), token.token.content);
  }

  void add_text(NormalizedSegment text, const Add& add) const {
    std::string bytes;
    std::vector<std::size_t> owners;
    std::vector<UnigramModel::Piece> pieces;
    for (const NormalizedSegment& segment : pre_tokenize(pre_tokenizer_, std::move(text))) {
      bytes.clear();
      owners.clear();
      pieces.clear();
      for (std::size_t i = 0; i < segment.symbols.size(); ++i) {
        append_utf8(segment.symbols[i].code, bytes);
        owners.resize(bytes.size(), i);
      }
      model_.encode(bytes, pieces);
      for (const UnigramModel::Piece& piece : pieces) {
        add(piece.id, trimmed_range(segment.symbols, owners[piece.begin], owners[piece.end - 1] + 1),
            std::string_view(bytes).substr(piece.begin, piece.end - piece.begin));
      }
    }
  }

  std::vector<NormalizerStep> normalizer_;
  std::vector<PreTokenizerStep> pre_tokenizer_;
  UnigramModel model_;
  std::vector<FastSpecialTokens::Token> tokens_;
  AddedTokenMatcher raw_, normalized_;
};

Backend converted(const T5TokenizerFiles& files) {
  SentencePieceFile file = SentencePieceFile::parse(*files.sentencepiece, files.special.prefix + "spiece.model");
  Backend backend;
  for (SentencePieceFile::Piece& piece : file.pieces) {
    const bool control = piece.type == SentencePieceFile::Type::control;
    if (control || piece.type == SentencePieceFile::Type::user_defined) {
      backend.added.push_back({piece.text, false, false, false, false, control});
    }
    backend.vocabulary.push_back({std::move(piece.text), static_cast<double>(piece.score)});
  }
  for (int i = files.extra_ids(); i-- > 0;) backend.vocabulary.push_back({"<extra_id_" + std::to_string(i) + ">", 0});
  backend.unknown = file.unknown_id;
  backend.normalizer = converted_normalizer(std::move(file.rules));
  PreTokenizerStep words;
  const bool prefix = files.flag("add_prefix_space").value_or(true), legacy = files.flag("legacy").value_or(true);
  words.prepend = !prefix  ? PreTokenizerStep::Prepend::never
                  : legacy ? PreTokenizerStep::Prepend::always
                           : PreTokenizerStep::Prepend::first;
  backend.pre_tokenizer.push_back(words);
  return backend;
}

void read_model(const json& file, const std::string& name, Backend& backend) {
  static const json none;
  const auto member = [](const json& object, const char* key) -> const json& {
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
  };
  const auto wrong = [&](const std::string& what) { refuse(name, "model " + what + "."); };
  const json& model = member(file, "model");
  if (!model.is_object()) wrong("is " + kind_of(model) + ", expected an object");
  if (const json type = model.value("type", json("Unigram")); type != json("Unigram")) {
    wrong("is of type " + shown(type) + ", expected Unigram, as T5 has it");
  }
  const json& vocabulary = member(model, "vocab");
  if (!vocabulary.is_array() || vocabulary.empty() || vocabulary.size() > kMostPieces) {
    wrong("has a vocab that is " + kind_of(vocabulary) + ", expected a list of 1 to 2000000 pieces");
  }
  for (const json& entry : vocabulary) {
    const std::string place = "vocab[" + std::to_string(backend.vocabulary.size()) + "] ";
    if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number() ||
        !std::isfinite(entry[1].get<double>())) {
      wrong(place + "is " + kind_of(entry) + ", expected a text and its score");
    }
    const auto& text = entry[0].get_ref<const std::string&>();
    if (text.size() > kLongestPiece)
      wrong(place + "has " + std::to_string(text.size()) + " bytes, expected at most 1024");
    backend.vocabulary.push_back({text, entry[1].get<double>()});
  }
  const json& unknown = member(model, "unk_id");
  const auto count = static_cast<double>(backend.vocabulary.size());
  if (!unknown.is_number_integer() || unknown.get<double>() < 0 || unknown.get<double>() >= count) {
    wrong("has the unk_id " + shown(unknown) + ", expected the id of a piece");
  }
  backend.unknown = unknown.get<std::int64_t>();
  const json fallback = model.value("byte_fallback", json(false));
  if (!fallback.is_boolean()) wrong("has the byte_fallback " + shown(fallback) + ", expected true or false");
  backend.byte_fallback = fallback.get<bool>();
}

// "$A </s>" is the only frame T5 has.
void read_frame(const json& file, const std::string& name, Backend& backend) {
  const json frame = file.value("post_processor", json());
  const auto wrong = [&] {
    refuse(name, "post_processor is not the template of a text and one end token, which T5 has.");
  };
  if (!frame.is_object() || frame.value("type", json()) != json("TemplateProcessing")) wrong();
  const json single = frame.value("single", json());
  if (!single.is_array() || single.size() != 2) wrong();
  for (const json& part : single) {
    if (!part.is_object()) wrong();
  }
  if (!single[0].contains("Sequence") || !single[1].contains("SpecialToken")) wrong();
  const json& end = single[1]["SpecialToken"];
  const json tokens = frame.value("special_tokens", json());
  if (!end.is_object() || !end.value("id", json()).is_string() || !tokens.is_object()) wrong();
  backend.end_text = end["id"].get<std::string>();
  const json token = tokens.value(backend.end_text, json());
  const json ids = token.is_object() ? token.value("ids", json()) : json();
  if (!ids.is_array() || ids.size() != 1 || !ids[0].is_number_integer() || ids[0].get<double>() < 0 ||
      ids[0].get<double>() > static_cast<double>(kLargestTokenId)) {
    wrong();
  }
  backend.end_id = ids[0].get<std::int64_t>();
}

Backend from_json(const T5TokenizerFiles& files) {
  const std::string name = files.special.prefix + "tokenizer.json";
  const json& file = files.fast_tokenizer;
  if (!file.is_object()) refuse(name, "This file holds " + kind_of(file) + ", expected an object.");
  Backend backend;
  read_model(file, name, backend);
  backend.normalizer = read_normalizer(file.value("normalizer", json()), name);
  backend.pre_tokenizer = read_pre_tokenizer(file.value("pre_tokenizer", json()), name);
  read_frame(file, name, backend);
  return backend;
}

}  // namespace

std::shared_ptr<const TextTokenizer> make_fast_t5_tokenizer(const T5TokenizerFiles& files) {
  const bool convert =
      files.sentencepiece && (files.fast_tokenizer.is_null() || files.flag("add_prefix_space").has_value());
  Backend backend = convert ? converted(files) : from_json(files);
  Vocabulary vocabulary;
  for (std::size_t i = 0; i < backend.vocabulary.size(); ++i) {
    vocabulary[backend.vocabulary[i].text] = static_cast<std::int64_t>(i);
  }
  if (!convert) backend.added = listed_added_tokens(files.special);
  FastSpecialTokens special =
      FastSpecialTokens::read(files.special, vocabulary, backend.added, SpecialTokenRules::t5());
  return std::make_shared<FastT5Tokenizer>(std::move(backend), std::move(special));
}

}  // namespace elboscope
