#include "core/text/t5_tokenizer.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/text/t5_tokenizer_kinds.h"

namespace elboscope {
namespace {

using nlohmann::json;

// Published files have 0.8 MB (spiece.model) and 2.4 MB (tokenizer.json).
constexpr std::size_t kMostModelBytes = std::size_t{16} << 20, kMostFastBytes = std::size_t{32} << 20,
                      kMostConfigBytes = std::size_t{4} << 20;
constexpr int kMostExtraIds = 100'000;

T5TokenizerFiles read_files(const std::filesystem::path& folder, const std::string& display_name) {
  T5TokenizerFiles files;
  files.special.prefix = display_name.empty() ? "" : display_name + "/";
  const auto there = [&](const char* name) {
    std::error_code ignored;
    return std::filesystem::exists(folder / name, ignored);
  };
  const auto optional_json = [&](const char* name, std::size_t most) {
    return there(name) ? read_json(folder / name, files.special.prefix + name, most) : json();
  };
  if (there("spiece.model")) {
    files.sentencepiece = read_text(folder / "spiece.model", files.special.prefix + "spiece.model", kMostModelBytes);
  }
  files.fast_tokenizer = optional_json("tokenizer.json", kMostFastBytes);
  files.special.tokenizer_config = optional_json("tokenizer_config.json", kMostConfigBytes);
  files.special.special_tokens_map = optional_json("special_tokens_map.json", kMostConfigBytes);
  files.special.added_tokens = optional_json("added_tokens.json", kMostConfigBytes);
  // Of this file only the list of added tokens counts there.
  if (files.fast_tokenizer.is_object()) {
    if (const auto found = files.fast_tokenizer.find("added_tokens"); found != files.fast_tokenizer.end()) {
      files.special.fast_tokenizer = json{{"added_tokens", *found}};
    }
  }
  if (!files.special.tokenizer_config.is_null() && !files.special.tokenizer_config.is_object()) {
    refuse(files.special.prefix + "tokenizer_config.json",
           "This file holds " + kind_of(files.special.tokenizer_config) + ", expected an object.");
  }
  return files;
}

class LowerCasing final : public TextTokenizer {
 public:
  explicit LowerCasing(std::shared_ptr<const TextTokenizer> tokenizer) : tokenizer_(std::move(tokenizer)) {}

  Tokenization tokenize(std::string_view text) const override {
    const std::vector<Symbol> symbols = prepared(text);
    std::vector<std::size_t> owners;
    Tokenization result = tokenizer_->tokenize(joined(symbols, &owners));
    for (TextRange& range : result.ranges) {
      if (range.begin == range.end || range.end > owners.size()) {
        range = {text.size(), text.size()};
      } else {
        range = {symbols[owners[range.begin]].begin, symbols[owners[range.end - 1]].end};
      }
    }
    return result;
  }
  EncodedText encode_with_mask(std::string_view text, int max_length) const override {
    return tokenizer_->encode_with_mask(joined(prepared(text), nullptr), max_length);
  }
  int model_max_length() const override { return tokenizer_->model_max_length(); }
  int tokens_before_text() const override { return tokenizer_->tokens_before_text(); }
  std::int64_t eos_id() const override { return tokenizer_->eos_id(); }
  std::int64_t pad_id() const override { return tokenizer_->pad_id(); }
  std::int64_t vocabulary_size() const override { return tokenizer_->vocabulary_size(); }

 private:
  static std::vector<Symbol> prepared(std::string_view text) {
    std::vector<Symbol> symbols = decode_utf8(text);
    lower_case(symbols);
    const auto filled = [](const Symbol& symbol) { return !is_space(symbol.code); };
    symbols.erase(std::find_if(symbols.rbegin(), symbols.rend(), filled).base(), symbols.end());
    symbols.erase(symbols.begin(), std::find_if(symbols.begin(), symbols.end(), filled));
    return symbols;
  }
  // As UTF-8; `owners`: the symbol each byte belongs to.
  static std::string joined(const std::vector<Symbol>& symbols, std::vector<std::size_t>* owners) {
    std::string text;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      append_utf8(symbols[i].code, text);
      if (owners != nullptr) owners->resize(text.size(), i);
    }
    return text;
  }

  std::shared_ptr<const TextTokenizer> tokenizer_;
};

}  // namespace

const json& T5TokenizerFiles::config(const char* key) const {
  static const json none;
  const json& object = special.tokenizer_config;
  const auto found = object.find(key);
  return object.is_null() || found == object.end() ? none : *found;
}

std::optional<bool> T5TokenizerFiles::flag(const char* key) const {
  const json& value = config(key);
  if (value.is_null()) return std::nullopt;
  if (!value.is_boolean()) {
    refuse(special.prefix + "tokenizer_config.json",
           std::string(key) + " is " + shown(value) + ", expected true or false.");
  }
  return value.get<bool>();
}

int T5TokenizerFiles::extra_ids() const {
  const json& value = config("extra_ids");
  if (value.is_null()) return SpecialTokenRules::t5().extra_ids;
  if (!value.is_number_integer() || value.get<double>() < 0 || value.get<double>() > kMostExtraIds) {
    refuse(special.prefix + "tokenizer_config.json",
           "extra_ids is " + shown(value) + ", expected a whole number from 0 to 100000.");
  }
  return value.get<int>();
}

TextRange trimmed_range(const std::vector<Symbol>& text, std::size_t begin, std::size_t end) {
  const auto blank = [](char32_t code) { return code == kBlankMark || is_space(code); };
  std::size_t first = begin;
  while (first < end && blank(text[first].code)) ++first;
  if (first == end) first = begin;
  if (first == end) return {};
  TextRange range{text[first].begin, text[first].end};
  for (std::size_t i = first; i < end; ++i) {
    range.begin = std::min<std::size_t>(range.begin, text[i].begin);
    range.end = std::max<std::size_t>(range.end, text[i].end);
  }
  return range;
}

Tokenization T5Tokenizer::tokenize(std::string_view text) const {
  Tokenization result;
  const Add add = [&](std::int64_t id, TextRange range, std::string_view piece) {
    result.ids.push_back(id);
    result.ranges.push_back(range);
    result.pieces.emplace_back(piece);
  };
  each_token(text, add);
  if (!limits_.end_only_once || result.ids.empty() || result.ids.back() != limits_.eos) {
    add(limits_.eos, {text.size(), text.size()}, eos_text_);
  }
  return result;
}

EncodedText T5Tokenizer::encode_with_mask(std::string_view text, int max_length) const {
  if (max_length == 0) max_length = limits_.model_max_length;
  if (max_length < 1) {
    throw Error(ErrorKind::usage, {},
                "A text of " + std::to_string(max_length) + " tokens was asked for, expected 1 or more.");
  }
  const auto length = static_cast<std::size_t>(max_length);
  EncodedText result;
  std::vector<std::int64_t>& ids = result.ids;
  each_token(text, [&](std::int64_t id, TextRange, std::string_view) { ids.push_back(id); });
  // Room for the end token is made even where none will be added, as the reference does it. The slow class cuts nothing
  // where nothing would be left.
  if (ids.size() > length - 1 && (length > 1 || !limits_.end_only_once)) {
    const auto extra = static_cast<std::ptrdiff_t>(ids.size() - (length - 1));
    limits_.truncate_left ? ids.erase(ids.begin(), ids.begin() + extra) : ids.erase(ids.end() - extra, ids.end());
  }
  if (!limits_.end_only_once || ids.empty() || ids.back() != limits_.eos) ids.push_back(limits_.eos);
  result.mask.assign(ids.size(), 1);
  const std::size_t padding = ids.size() < length ? length - ids.size() : 0;
  ids.insert(limits_.pad_left ? ids.begin() : ids.end(), padding, limits_.pad);
  result.mask.insert(limits_.pad_left ? result.mask.begin() : result.mask.end(), padding, 0);
  return result;
}

std::shared_ptr<const TextTokenizer> load_t5_tokenizer(const std::filesystem::path& folder, T5TokenizerClass kind,
                                                       const std::string& display_name) {
  const T5TokenizerFiles files = read_files(folder, display_name);
  if (kind == T5TokenizerClass::slow && !files.sentencepiece) {
    refuse(files.special.prefix + "spiece.model",
           files.fast_tokenizer.is_null()
               ? "There is no such file, expected a sentencepiece model."
               : "There is no such file, and the class T5Tokenizer cannot do with tokenizer.json alone.");
  }
  if (!files.sentencepiece && files.fast_tokenizer.is_null()) {
    refuse(files.special.prefix + "spiece.model",
           "There is neither this file nor tokenizer.json, expected one of them.");
  }
  return kind == T5TokenizerClass::slow ? make_slow_t5_tokenizer(files) : make_fast_t5_tokenizer(files);
}

std::shared_ptr<const TextTokenizer> lower_cased_and_stripped(std::shared_ptr<const TextTokenizer> tokenizer) {
  return std::make_shared<LowerCasing>(std::move(tokenizer));
}

}  // namespace elboscope
