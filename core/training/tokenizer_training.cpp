#include "core/training/tokenizer_training.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "core/base/error.h"
#include "core/text/byte_pair_encoding.h"
#include "core/text/unicode.h"

namespace elboscope {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* kBegin = "<|startoftext|>";
constexpr const char* kEnd = "<|endoftext|>";
constexpr std::uint32_t kByteSymbols = 512;
constexpr std::size_t kMostRules = 49152 - 256 - 2;  // readers of merges.txt stop there

using SymbolList = std::vector<std::uint32_t>;

// CLIP numbers the bytes by the code point that stands for them.
std::vector<std::string> byte_symbols() {
  auto alphabet = byte_alphabet();
  std::sort(alphabet.begin(), alphabet.end());
  std::vector<std::string> symbols;
  for (const char* ending : {"", "</w>"}) {
    for (const char32_t code : alphabet) {
      std::string text;
      append_utf8(code, text);
      symbols.push_back(text + ending);
    }
  }
  return symbols;
}

ClipTokenizerFiles tokenizer_files(const std::vector<std::string>& symbols, const std::string& merges,
                                   int model_max_length) {
  ClipTokenizerFiles files;
  ordered_json vocabulary = ordered_json::object();
  // push_back, not []: ordered_json looks keys up one by one, which is quadratic for a vocabulary.
  auto& entries = vocabulary.get_ref<ordered_json::object_t&>();
  for (const std::string& symbol : symbols) entries.push_back({symbol, entries.size()});
  json added = json::object();
  for (const char* special : {kBegin, kEnd}) {
    added[std::to_string(entries.size())] = {{"content", special}, {"lstrip", false},      {"normalized", false},
                                             {"rstrip", false},    {"single_word", false}, {"special", true}};
    entries.push_back({special, entries.size()});
  }
  files.vocabulary = vocabulary.dump();
  files.merges = "#version: 0.2\n" + merges;
  const json names = {{"bos_token", kBegin}, {"eos_token", kEnd}, {"pad_token", kEnd}, {"unk_token", kEnd}};
  json config = names;
  config.update({{"add_prefix_space", false},
                 {"added_tokens_decoder", added},
                 {"clean_up_tokenization_spaces", false},
                 {"do_lower_case", true},
                 {"errors", "replace"},
                 {"model_max_length", model_max_length},
                 {"tokenizer_class", "CLIPTokenizer"}});
  files.tokenizer_config = config.dump(2) + "\n";
  files.special_tokens_map = names.dump(2) + "\n";
  return files;
}

// A tokenizer without merges spells every word in bytes, the last one with </w>: so words are cut exactly as they will
// be when the finished tokenizer reads them.
std::map<SymbolList, std::uint64_t> count_words(const std::vector<std::string>& texts) {
  const auto speller = ClipTokenizer::parse(tokenizer_files(byte_symbols(), {}, 77), "tokenizer");
  std::map<SymbolList, std::uint64_t> counts;
  SymbolList word;
  for (const std::string& text : texts) {
    for (const std::int64_t id : speller->tokenize(text).ids) {
      if (id >= kByteSymbols) continue;  // begin, end
      word.push_back(static_cast<std::uint32_t>(id));
      if (id < kByteSymbols / 2) continue;
      ++counts[word];
      word.clear();
    }
  }
  return counts;
}

class MergeLearner {
 public:
  MergeLearner() : symbols_(byte_symbols()) {}

  void add_word(SymbolList spelling, std::uint64_t count) {
    words_.push_back({std::move(spelling), count});
    tally(words_.back(), true);
  }

  // One merge more; false when every word is one symbol.
  bool learn() {
    const std::optional<std::uint64_t> pair = most_frequent_pair();
    if (!pair) return false;
    const std::string first = symbols_[first_of(*pair)], second = symbols_[second_of(*pair)];
    merges_ += first + " " + second + "\n";
    symbols_.push_back(first + second);
    for (Word& word : words_) {
      if (!contains(word.symbols, *pair)) continue;
      tally(word, false);
      merge(word.symbols, *pair, static_cast<std::uint32_t>(symbols_.size() - 1));
      tally(word, true);
    }
    return true;
  }

  const std::vector<std::string>& symbols() const { return symbols_; }
  const std::string& merges() const { return merges_; }

 private:
  struct Word {
    SymbolList symbols;
    std::uint64_t count = 0;
  };

  static std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) {
    return std::uint64_t{first} << 32 | second;
  }
  static std::uint32_t first_of(std::uint64_t pair) { return static_cast<std::uint32_t>(pair >> 32); }
  static std::uint32_t second_of(std::uint64_t pair) { return static_cast<std::uint32_t>(pair); }

  static bool contains(const SymbolList& symbols, std::uint64_t pair) {
    for (std::size_t i = 1; i < symbols.size(); ++i) {
      if (pair_of(symbols[i - 1], symbols[i]) == pair) return true;
    }
    return false;
  }

  void tally(const Word& word, bool more) {
    for (std::size_t i = 1; i < word.symbols.size(); ++i) {
      std::uint64_t& count = pairs_[pair_of(word.symbols[i - 1], word.symbols[i])];
      count = more ? count + word.count : count - word.count;
    }
  }

  std::optional<std::uint64_t> most_frequent_pair() {
    const auto text = [&](std::uint64_t pair) { return std::tie(symbols_[first_of(pair)], symbols_[second_of(pair)]); };
    std::optional<std::uint64_t> best;
    std::uint64_t most = 0;
    for (auto entry = pairs_.begin(); entry != pairs_.end();) {
      const auto [pair, count] = *entry;
      entry = count == 0 ? pairs_.erase(entry) : std::next(entry);
      if (count == 0 || count < most || (count == most && text(*best) < text(pair))) continue;
      best = pair;
      most = count;
    }
    return best;
  }

  // At all places from left to right, as an encoder does. Older rules found nothing more in the word before and find
  // nothing now: what they join was joined when they were new.
  static void merge(SymbolList& symbols, std::uint64_t pair, std::uint32_t result) {
    SymbolList shorter;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      const bool joined = i + 1 < symbols.size() && pair_of(symbols[i], symbols[i + 1]) == pair;
      shorter.push_back(joined ? result : symbols[i]);
      if (joined) ++i;
    }
    symbols = std::move(shorter);
  }

  std::vector<std::string> symbols_;
  std::string merges_;
  std::vector<Word> words_;
  std::unordered_map<std::uint64_t, std::uint64_t> pairs_;  // occurrences in the words as they are merged now
};

void check_range(const char* what, int value, int least, int most) {
  if (value >= least && value <= most) return;
  throw Error(ErrorKind::usage, {},
              std::string(what) + " of the tokenizer is " + std::to_string(value) + ", expected " +
                  std::to_string(least) + " to " + std::to_string(most) + ".");
}

}  // namespace

ClipTokenizerFiles train_clip_tokenizer(const std::vector<std::string>& texts, int largest_vocabulary,
                                        int minimum_count, int model_max_length) {
  constexpr int fixed = static_cast<int>(kByteSymbols) + 2, whole = 1'000'000'000;
  check_range("The largest vocabulary", largest_vocabulary, fixed, fixed + static_cast<int>(kMostRules));
  check_range("The smallest count of a word", minimum_count, 1, whole);
  check_range("The text length", model_max_length, 2, whole);
  MergeLearner learner;
  for (const auto& [word, count] : count_words(texts)) {
    if (count >= static_cast<std::uint64_t>(minimum_count)) learner.add_word(word, count);
  }
  const std::size_t most_symbols = static_cast<std::size_t>(largest_vocabulary) - 2;
  while (learner.symbols().size() < most_symbols && learner.learn()) {
  }
  return tokenizer_files(learner.symbols(), learner.merges(), model_max_length);
}

}  // namespace elboscope
