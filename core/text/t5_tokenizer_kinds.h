// What the two T5 tokenizers share. Internal to this room.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/text/special_tokens.h"
#include "core/text/text_tokenizer.h"
#include "core/text/unicode.h"

namespace elboscope {

/// The files of a T5 tokenizer folder; absent ones are null or nullopt. Messages name them `special.prefix` + file
/// name.
struct T5TokenizerFiles {
  std::optional<std::string> sentencepiece;  ///< spiece.model
  nlohmann::json fast_tokenizer;             ///< tokenizer.json
  SpecialTokenFiles special;

  /// A key of tokenizer_config.json, null where it is absent.
  const nlohmann::json& config(const char* key) const;
  /// A key that is true or false, or absent or null.
  std::optional<bool> flag(const char* key) const;
  int extra_ids() const;
};

std::shared_ptr<const TextTokenizer> make_slow_t5_tokenizer(const T5TokenizerFiles& files);
std::shared_ptr<const TextTokenizer> make_fast_t5_tokenizer(const T5TokenizerFiles& files);

/// Base of both: cutting to a length, padding, the end token.
class T5Tokenizer : public TextTokenizer {
 public:
  struct Limits {
    std::int64_t eos = 1, pad = 0, largest = 0;
    int model_max_length = 512;
    bool pad_left = false, truncate_left = false;
    bool end_only_once = false;  ///< a text that ends in the end token gets no other (slow class)
  };

  Tokenization tokenize(std::string_view text) const override;
  EncodedText encode_with_mask(std::string_view text, int max_length) const override;
  int model_max_length() const override { return limits_.model_max_length; }
  int tokens_before_text() const override { return 0; }
  std::int64_t eos_id() const override { return limits_.eos; }
  std::int64_t pad_id() const override { return limits_.pad; }
  std::int64_t vocabulary_size() const override { return limits_.largest + 1; }

 protected:
  using Add = std::function<void(std::int64_t id, TextRange range, std::string_view piece)>;
  explicit T5Tokenizer(std::string eos) : eos_text_(std::move(eos)) {}
  /// The tokens of the text alone, in order.
  virtual void each_token(std::string_view text, const Add& add) const = 0;

  Limits limits_;

 private:
  std::string eos_text_;
};

/// The bytes of the original text that the symbols [begin, end) stand for, without the blanks before them unless there
/// is nothing else (the mark that stands for a blank belongs to the word behind it).
TextRange trimmed_range(const std::vector<Symbol>& text, std::size_t begin, std::size_t end);

/// The mark that stands for a blank in pieces of words.
inline constexpr char32_t kBlankMark = 0x2581;

}  // namespace elboscope
