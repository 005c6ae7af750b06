#include "core/text/clip_tokenizer.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/text/added_token_splitter.h"
#include "core/text/byte_pair_encoding.h"
#include "core/text/special_tokens.h"
#include "core/text/unicode.h"
#include "core/text/vocabulary.h"

namespace elboscope {
namespace {

using nlohmann::json;

// Published CLIP vocabularies have about 1 MB; the limits keep a hostile file from filling memory.
constexpr std::size_t kMostVocabularyBytes = std::size_t{16} << 20, kMostMergesBytes = std::size_t{8} << 20,
                      kMostConfigBytes = std::size_t{1} << 20;

std::string prefix_of(const std::string& display_name) {
  return display_name.empty() ? "" : display_name + "/";
}

char32_t plain_s(char32_t code) {
  return code == 0x17F ? U's' : code;
}

// Length of `wanted` at text[at], read as a case-insensitive expression over lower-case text. The long s (U+017F) is
// the only lower-case character outside ASCII that such an expression takes for a letter of these words.
std::size_t match(const std::vector<Symbol>& text, std::size_t at, std::string_view wanted) {
  if (text.size() - at < wanted.size()) return 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (plain_s(text[at + i].code) != static_cast<unsigned char>(wanted[i])) return 0;
  }
  return wanted.size();
}

enum class Run { none, letters, number, others };

Run run_of(char32_t code) {
  if (code == kYpogegrammeni) return Run::none;
  switch (character_class(code)) {
    case CharacterClass::letter:
      return Run::letters;
    case CharacterClass::number:
      return Run::number;
    case CharacterClass::mark:
    case CharacterClass::other:
      return Run::others;
    default:
      return Run::none;
  }
}

constexpr std::string_view kStartWord = "<|startoftext|>", kEndWord = "<|endoftext|>";

// End of the piece that begins at text[at], by CLIP's expression: special words, English contractions, runs of letters,
// one number character, runs of anything else. `at` itself: this character belongs to no piece.
std::size_t piece_end(const std::vector<Symbol>& text, std::size_t at) {
  const char32_t code = text[at].code;
  if (code == '<') {
    for (const std::string_view word : {kStartWord, kEndWord}) {
      if (const std::size_t length = match(text, at, word)) return at + length;
    }
  }
  if (code == '\'') {
    for (const std::string_view word : {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"}) {
      if (const std::size_t length = match(text, at, word)) return at + length;
    }
  }
  const Run run = run_of(code);
  if (run == Run::none) return at;
  std::size_t end = at + 1;
  if (run == Run::number) return end;
  while (end < text.size() && run_of(text[end].code) == run) ++end;
  return end;
}

class BytePairTokenizer final : public ClipTokenizer {
 public:
  BytePairTokenizer(Vocabulary vocabulary, BytePairEncoding encoding, SpecialTokens special)
      : vocabulary_(std::move(vocabulary)),
        encoding_(std::move(encoding)),
        special_(std::move(special)),
        splitter_(special_) {
    symbol_ids_.reserve(encoding_.symbols().size());
    for (const std::string& symbol : encoding_.symbols()) symbol_ids_.push_back(id_of(symbol));
    bos_ = id_of(special_.bos);
    eos_ = id_of(special_.eos);
    pad_ = id_of(special_.pad);
    for (const auto& [name, id] : vocabulary_) largest_ = std::max(largest_, id);
    for (const auto& [name, id] : special_.ids) largest_ = std::max(largest_, id);
  }

  Tokenization tokenize(std::string_view text) const override {
    Tokenization result;
    const auto add = [&](std::int64_t id, TextRange range, const std::string& piece) {
      result.ids.push_back(id);
      result.ranges.push_back(range);
      result.pieces.push_back(piece);
      return true;
    };
    add(bos_, {}, special_.bos);
    each_token(text, add);
    add(eos_, {text.size(), text.size()}, special_.eos);
    return result;
  }

  EncodedText encode_with_mask(std::string_view text, int max_length) const override {
    if (max_length == 0) max_length = special_.model_max_length;
    if (max_length < 2) {
      throw Error(ErrorKind::usage, {},
                  "A text of " + std::to_string(max_length) + " tokens was asked for, expected 2 or more.");
    }
    const auto length = static_cast<std::size_t>(max_length);
    std::vector<std::int64_t> ids;
    each_token(text, [&](std::int64_t id, TextRange, const std::string&) {
      ids.push_back(id);
      return special_.truncate_left || ids.size() < length - 2;
    });
    if (ids.size() > length - 2) {
      const auto extra = static_cast<std::ptrdiff_t>(ids.size() - (length - 2));
      special_.truncate_left ? ids.erase(ids.begin(), ids.begin() + extra) : ids.erase(ids.end() - extra, ids.end());
    }
    ids.insert(ids.begin(), bos_);
    ids.push_back(eos_);
    std::vector<std::int64_t> mask(ids.size(), 1);
    const std::size_t padding = length - ids.size();
    ids.insert(special_.pad_left ? ids.begin() : ids.end(), padding, pad_);
    mask.insert(special_.pad_left ? mask.begin() : mask.end(), padding, 0);
    return {std::move(ids), std::move(mask)};
  }

  int model_max_length() const override { return special_.model_max_length; }
  std::int64_t bos_id() const override { return bos_; }
  std::int64_t eos_id() const override { return eos_; }
  std::int64_t pad_id() const override { return pad_; }
  std::int64_t vocabulary_size() const override { return largest_ + 1; }

 private:
  // Added tokens beat the vocabulary; what neither knows is the unknown token, and where even that is unknown (the
  // reference gives up there) the end token.
  std::int64_t id_of(const std::string& token) const {
    if (const auto added = special_.ids.find(token); added != special_.ids.end()) return added->second;
    for (const std::string& name : {token, special_.unk}) {
      if (const auto known = vocabulary_.find(name); known != vocabulary_.end()) return known->second;
    }
    return special_.ids.at(special_.eos);
  }

  // Calls add(id, range, piece) for the tokens of `text` in order until it returns false.
  template <typename Add>
  void each_token(std::string_view text, Add add) const {
    std::vector<Symbol> symbols = decode_utf8(text);
    std::vector<AddedTokenSplitter::Part> parts;
    if (special_.split_special_tokens) {
      parts.push_back({0, symbols.size(), -1});
    } else {
      parts = splitter_.split(symbols);
    }
    std::vector<Symbol> word;
    for (const AddedTokenSplitter::Part& part : parts) {
      if (part.id >= 0) {
        const TextRange range{symbols[part.begin].begin, symbols[part.end - 1].end};
        if (!add(part.id, range, special_.by_id.at(part.id).content)) return;
        continue;
      }
      for (std::size_t i = part.begin; i < part.end; ++i) {
        const char32_t code = symbols[i].code;
        const CharacterClass kind = character_class(code);
        if (kind == CharacterClass::control || code == 0xFFFD) continue;
        const bool alone = is_cjk_ideograph(code);
        if ((alone || kind == CharacterClass::blank) && !each_token_of_word(word, add)) return;
        if (kind != CharacterClass::blank) word.push_back(symbols[i]);
        if (alone && !each_token_of_word(word, add)) return;
      }
      if (!each_token_of_word(word, add)) return;
    }
  }

  // Tokens of what stood between two blanks; empties `word`. False once `add` has had enough.
  template <typename Add>
  bool each_token_of_word(std::vector<Symbol>& word, Add& add) const {
    if (word.empty()) return true;
    normalize_nfc(word);
    lower_case(word);
    std::string bytes;
    std::vector<std::uint32_t> owners;  // index in `word` of the character that each byte belongs to
    std::vector<BytePairEncoding::Piece> pieces;
    for (std::size_t at = 0, end = 0; at < word.size(); at = std::max(end, at + 1)) {
      end = piece_end(word, at);
      if (end == at) continue;
      bytes.clear();
      owners.clear();
      for (std::size_t i = at; i < end; ++i) {
        append_utf8(word[i].code, bytes);
        owners.resize(bytes.size(), static_cast<std::uint32_t>(i));
      }
      if (bytes == kStartWord || bytes == kEndWord) {
        // The reference's cache of finished words knows these two, so they are never cut up.
        if (!add(id_of(bytes), range_of(word, at, end), bytes)) return false;
        continue;
      }
      pieces.clear();
      encoding_.encode(bytes, pieces);
      for (const BytePairEncoding::Piece& piece : pieces) {
        const TextRange range = range_of(word, owners[piece.begin], owners[piece.end - 1] + 1);
        if (!add(symbol_ids_[piece.symbol], range, encoding_.symbols()[piece.symbol])) return false;
      }
    }
    word.clear();
    return true;
  }

  // Marks may have changed places, so the first character need not begin first.
  static TextRange range_of(const std::vector<Symbol>& word, std::size_t first, std::size_t last) {
    TextRange range{word[first].begin, word[first].end};
    for (std::size_t i = first; i < last; ++i) {
      range.begin = std::min<std::size_t>(range.begin, word[i].begin);
      range.end = std::max<std::size_t>(range.end, word[i].end);
    }
    return range;
  }

  Vocabulary vocabulary_;
  BytePairEncoding encoding_;
  SpecialTokens special_;
  AddedTokenSplitter splitter_;
  std::vector<std::int64_t> symbol_ids_;
  std::int64_t bos_ = 0, eos_ = 0, pad_ = 0, largest_ = 0;
};

}  // namespace

std::shared_ptr<const ClipTokenizer> ClipTokenizer::parse(const ClipTokenizerFiles& files,
                                                          const std::string& display_name) {
  const std::string prefix = prefix_of(display_name);
  const std::string vocabulary_file = prefix + "vocab.json";
  Vocabulary vocabulary = read_vocabulary(files.vocabulary, vocabulary_file);
  BytePairEncoding encoding = BytePairEncoding::parse(files.merges, prefix + "merges.txt");
  for (const std::uint32_t symbol : encoding.products()) {
    if (!vocabulary.contains(encoding.symbols()[symbol])) {
      refuse(vocabulary_file,
             "has no id for " + printable(encoding.symbols()[symbol], 60) +
                 (symbol < 512 ? ", expected all 512 symbols of single bytes." : ", which merges.txt makes."));
    }
  }
  const auto optional_json = [&](const std::optional<std::string>& text, const char* name) {
    return text ? parse_json(*text, prefix + name) : json();
  };
  SpecialTokenFiles special_files{optional_json(files.tokenizer_config, "tokenizer_config.json"),
                                  optional_json(files.special_tokens_map, "special_tokens_map.json"),
                                  optional_json(files.added_tokens, "added_tokens.json"),
                                  optional_json(files.fast_tokenizer, "tokenizer.json"), prefix};
  SpecialTokens special = SpecialTokens::read(special_files, vocabulary);
  return std::make_shared<BytePairTokenizer>(std::move(vocabulary), std::move(encoding), std::move(special));
}

ClipTokenizerFiles ClipTokenizer::read_files(const std::filesystem::path& folder, const std::string& display_name) {
  const std::string prefix = prefix_of(display_name);
  const auto required = [&](const char* name, std::size_t most) {
    return read_text(folder / name, prefix + name, most);
  };
  const auto optional = [&](const char* name, std::size_t most) -> std::optional<std::string> {
    std::error_code ignored;
    if (!std::filesystem::exists(folder / name, ignored)) return std::nullopt;
    return read_text(folder / name, prefix + name, most);
  };
  ClipTokenizerFiles files;
  files.vocabulary = required("vocab.json", kMostVocabularyBytes);
  files.merges = required("merges.txt", kMostMergesBytes);
  files.tokenizer_config = optional("tokenizer_config.json", kMostConfigBytes);
  files.special_tokens_map = optional("special_tokens_map.json", kMostConfigBytes);
  files.added_tokens = optional("added_tokens.json", kMostConfigBytes);
  files.fast_tokenizer = optional("tokenizer.json", kMostVocabularyBytes);
  return files;
}

std::shared_ptr<const ClipTokenizer> ClipTokenizer::load(const std::filesystem::path& folder,
                                                         const std::string& display_name) {
  return parse(read_files(folder, display_name), display_name);
}

}  // namespace elboscope
