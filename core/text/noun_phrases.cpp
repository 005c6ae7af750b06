#include "core/text/noun_phrases.h"

#ifdef ELBOSCOPE_LINK_GRAMMAR

#include <link-grammar/link-includes.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>

#include "core/text/noun_phrase_rules.h"

namespace elboscope {

namespace {

struct Deleter {
  void operator()(Sentence sentence) const { sentence_delete(sentence); }
  void operator()(Linkage linkage) const { linkage_delete(linkage); }
  void operator()(Parse_Options options) const { parse_options_delete(options); }
};
template <class Pointer>
using Owned = std::unique_ptr<std::remove_pointer_t<Pointer>, Deleter>;

// Captions are noun phrases; behind these words they are sentences, which the grammar is made for.
constexpr std::string_view opening = "I see ";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

// The library ends the program where a text surprises it (an empty one is enough), so it gets nothing but plain words
// with single marks behind them, byte for byte at the places of the original. Letters it cannot know become x: it guesses
// unknown words by their neighbours. Empty: there is nothing to parse.
std::string plain_words(std::string_view caption) {
  constexpr std::size_t longest_word = 40;
  std::string text(caption.size(), ' ');
  bool no_letter = true;
  for (std::size_t i = 0; i < caption.size(); ++i) {
    const auto byte = static_cast<unsigned char>(caption[i]);
    const bool continues = (byte & 0xC0U) == 0x80U;
    // General punctuation (quotes, dashes) and what needs four bytes (emoji) are no letters.
    if (!continues) no_letter = byte < 0xC0 || byte >= 0xF0 || caption.substr(i, 2) == "\xe2\x80";
    if (is_word(caption[i])) text[i] = caption[i];
    if (byte >= 0x80 && !no_letter) text[i] = 'x';
  }
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_word(text[i])) {
      if (++length > longest_word) return {};
      continue;
    }
    const bool after_word = length > 0;
    length = 0;
    if (!after_word) continue;
    const bool before_word = i + 1 < text.size() && is_word(text[i + 1]);
    if (caption[i] == ',' || (before_word && (caption[i] == '-' || caption[i] == '\''))) text[i] = caption[i];
  }
  return std::any_of(text.begin(), text.end(), is_letter) ? text : std::string();
}

class Grammar {
 public:
  Grammar() {
    // Its notes about locales and unknown words are nothing for users.
    lg_error_set_handler([](lg_errinfo*, void*) {}, nullptr);
    dictionary_ = dictionary_create_lang("en");
  }
  ~Grammar() {
    if (dictionary_ != nullptr) dictionary_delete(dictionary_);
  }
  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;

  bool loaded() const { return dictionary_ != nullptr; }

  /// Empty where nothing can be made of the caption.
  std::vector<TextRange> phrases(std::string_view caption) const {
    const std::string plain = plain_words(caption);
    if (plain.empty()) return {};
    struct Attempt {
      bool opened;
      bool words_left_out;
    };
    for (const Attempt attempt : {Attempt{true, false}, Attempt{false, false}, Attempt{true, true}}) {
      const std::string text = (attempt.opened ? std::string(opening) : std::string()) + plain;
      std::vector<TextRange> found = parse(text, attempt.words_left_out);
      if (found.empty()) continue;
      const std::size_t shift = attempt.opened ? opening.size() : 0;
      std::erase_if(found, [&](const TextRange& range) { return range.begin < shift; });
      for (TextRange& range : found) {
        range.begin -= shift;
        range.end -= shift;
      }
      std::erase_if(found, [&](const TextRange& range) {
        return range.end > caption.size() || frames_a_picture(caption, range);
      });
      if (!found.empty()) return found;
    }
    return {};
  }

 private:
  std::vector<TextRange> parse(const std::string& text, bool words_left_out) const {
    const Owned<Parse_Options> options(parse_options_create());
    parse_options_set_verbosity(options.get(), 0);
    parse_options_set_max_parse_time(options.get(), 1);
    parse_options_set_linkage_limit(options.get(), 60);
    parse_options_set_min_null_count(options.get(), 0);
    const Owned<Sentence> sentence(sentence_create(text.c_str(), dictionary_));
    if (!sentence || sentence_split(sentence.get(), options.get()) < 0) return {};
    parse_options_set_max_null_count(options.get(), words_left_out ? sentence_length(sentence.get()) / 2 : 0);
    if (sentence_parse(sentence.get(), options.get()) < 1) return {};
    const Owned<Linkage> linkage(linkage_create(0, sentence.get(), options.get()));
    return linkage ? phrases_of(linkage.get(), text.size()) : std::vector<TextRange>();
  }

  // The dictionary tells the kind of a word behind a dot: nouns .n, .s (also verbs in plural form of nouns), names .b
  // .m .f .l; words it guesses carry [!] or [?].
  static bool is_noun(const std::string& word) {
    const std::size_t dot = word.rfind('.');
    if (dot == std::string::npos || dot + 1 >= word.size()) return false;
    return std::string_view("nsbmfl").find(word[dot + 1]) != std::string_view::npos;
  }

  // Adjective and noun before a noun, parts of a name.
  static bool joins(const char* label) {
    std::string_view kind(label);
    kind = kind.substr(0, kind.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    return kind == "A" || kind == "AN" || kind == "G" || kind == "GN";
  }

  static std::vector<TextRange> phrases_of(Linkage linkage, std::size_t text_size) {
    const std::size_t words = linkage_get_num_words(linkage);
    std::vector<std::size_t> first(words);
    std::vector<bool> noun(words), part(words);
    for (std::size_t i = 0; i < words; ++i) {
      first[i] = i;
      noun[i] = is_noun(linkage_get_word(linkage, i));
    }
    for (LinkIdx i = 0; i < linkage_get_num_links(linkage); ++i) {
      if (!joins(linkage_get_link_label(linkage, i))) continue;
      const std::size_t left = linkage_get_link_lword(linkage, i), right = linkage_get_link_rword(linkage, i);
      if (left >= words || right >= words) continue;
      first[right] = std::min(first[right], left);
      part[left] = true;
    }
    std::vector<TextRange> phrases;
    for (std::size_t i = 0; i < words; ++i) {
      if (!noun[i] || part[i]) continue;
      // A modifier may have modifiers of its own.
      std::size_t begin = i;
      for (std::size_t k = i + 1; k-- > begin;) begin = std::min(begin, first[k]);
      const TextRange range{linkage_get_word_byte_start(linkage, begin), linkage_get_word_byte_end(linkage, i)};
      if (range.begin < range.end && range.end <= text_size) phrases.push_back(range);
    }
    return phrases;
  }

  Dictionary dictionary_ = nullptr;
};

std::mutex& grammar_mutex() {
  static std::mutex mutex;
  return mutex;
}

// Under the mutex.
const Grammar& grammar() {
  static const Grammar instance;
  return instance;
}

}  // namespace

bool has_grammar() {
  const std::lock_guard lock(grammar_mutex());
  return grammar().loaded();
}

std::vector<TextRange> noun_phrases(std::string_view caption) {
  caption = looked_at(caption);
  const std::lock_guard lock(grammar_mutex());
  if (!grammar().loaded()) return simple_noun_phrases(caption);
  std::vector<TextRange> found = grammar().phrases(caption);
  return found.empty() ? simple_noun_phrases(caption) : found;
}

}  // namespace elboscope

#else

namespace elboscope {

bool has_grammar() {
  return false;
}

std::vector<TextRange> noun_phrases(std::string_view caption) {
  return simple_noun_phrases(caption);
}

}  // namespace elboscope

#endif
