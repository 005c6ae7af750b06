#include <algorithm>
#include <array>
#include <string>

#include "core/text/noun_phrase_rules.h"
#include "core/text/noun_phrases.h"

namespace elboscope {

namespace {

using namespace std::string_view_literals;

// Words without content, and verbs that captions are full of; sorted.
constexpr std::array stop_words{
    "a"sv,       "about"sv,    "above"sv,   "across"sv,  "after"sv,   "against"sv, "all"sv,     "along"sv,
    "also"sv,    "an"sv,       "and"sv,     "another"sv, "any"sv,     "are"sv,     "around"sv,  "as"sv,
    "at"sv,      "be"sv,       "been"sv,    "before"sv,  "behind"sv,  "being"sv,   "below"sv,   "beneath"sv,
    "beside"sv,  "between"sv,  "but"sv,     "by"sv,      "down"sv,    "each"sv,    "eating"sv,  "eight"sv,
    "every"sv,   "five"sv,     "flying"sv,  "for"sv,     "four"sv,    "from"sv,    "has"sv,     "have"sv,
    "having"sv,  "he"sv,       "her"sv,     "his"sv,     "holding"sv, "in"sv,      "inside"sv,  "into"sv,
    "is"sv,      "it"sv,       "its"sv,     "jumping"sv, "laying"sv,  "leaning"sv, "looking"sv, "lying"sv,
    "many"sv,    "near"sv,     "next"sv,    "nine"sv,    "no"sv,      "not"sv,     "of"sv,      "off"sv,
    "on"sv,      "one"sv,      "onto"sv,    "or"sv,      "other"sv,   "our"sv,     "out"sv,     "over"sv,
    "playing"sv, "riding"sv,   "running"sv, "several"sv, "she"sv,     "sitting"sv, "six"sv,     "sleeping"sv,
    "some"sv,    "standing"sv, "ten"sv,     "that"sv,    "the"sv,     "their"sv,   "them"sv,    "there"sv,
    "these"sv,   "they"sv,     "this"sv,    "those"sv,   "three"sv,   "through"sv, "to"sv,      "toward"sv,
    "towards"sv, "two"sv,      "under"sv,   "up"sv,      "very"sv,    "walking"sv, "was"sv,     "wearing"sv,
    "were"sv,    "where"sv,    "which"sv,   "while"sv,   "who"sv,     "with"sv,    "within"sv,  "without"sv,
};
static_assert(std::is_sorted(stop_words.begin(), stop_words.end()));

// Heads of "a ... of ..." that are not in the picture.
constexpr std::array framing_words{
    "art"sv,   "artwork"sv,      "bit"sv,        "bunch"sv,   "closeup"sv, "couple"sv,   "drawing"sv,   "front"sv,
    "group"sv, "illustration"sv, "image"sv,      "kind"sv,    "lot"sv,     "lots"sv,     "number"sv,    "painting"sv,
    "pair"sv,  "photo"sv,        "photograph"sv, "picture"sv, "piece"sv,   "portrait"sv, "rendering"sv, "scene"sv,
    "set"sv,   "shot"sv,         "side"sv,       "sketch"sv,  "top"sv,     "view"sv,
};
static_assert(std::is_sorted(framing_words.begin(), framing_words.end()));

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '\'';
}

std::string lower(std::string_view word) {
  std::string text(word);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

}  // namespace

std::vector<TextRange> caption_words(std::string_view caption) {
  std::vector<TextRange> words;
  for (std::size_t i = 0; i < caption.size();) {
    if (!is_word_byte(caption[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < caption.size() && is_word_byte(caption[end])) ++end;
    words.push_back({i, end});
    i = end;
  }
  return words;
}

bool frames_a_picture(std::string_view caption, const TextRange& phrase) {
  const auto words = caption_words(caption.substr(phrase.begin, phrase.end - phrase.begin));
  if (words.empty()) return true;
  const TextRange& head = words.back();
  if (!std::binary_search(framing_words.begin(), framing_words.end(),
                          lower(caption.substr(phrase.begin + head.begin, head.end - head.begin))))
    return false;
  const auto after = caption_words(caption.substr(phrase.end, 16));
  return !after.empty() && lower(caption.substr(phrase.end + after[0].begin, after[0].end - after[0].begin)) == "of";
}

std::string_view looked_at(std::string_view caption) {
  constexpr std::size_t most = 600;
  if (caption.size() <= most) return caption;
  const std::size_t blank = caption.rfind(' ', most);
  return caption.substr(0, blank == std::string_view::npos ? 0 : blank);
}

std::vector<TextRange> simple_noun_phrases(std::string_view caption) {
  caption = looked_at(caption);
  std::vector<TextRange> phrases;
  const auto words = caption_words(caption);
  TextRange run;
  const auto close = [&] {
    if (run.end > run.begin && !frames_a_picture(caption, run)) phrases.push_back(run);
    run = {};
  };
  for (const TextRange& word : words) {
    const std::string text = lower(caption.substr(word.begin, word.end - word.begin));
    const bool letters = std::any_of(text.begin(), text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!letters || std::binary_search(stop_words.begin(), stop_words.end(), text)) {
      close();
      continue;
    }
    // Only blanks may stand between words of one phrase.
    const bool apart = run.end > run.begin &&
                       caption.substr(run.end, word.begin - run.end).find_first_not_of(' ') != std::string_view::npos;
    if (apart) close();
    if (run.end == run.begin) run.begin = word.begin;
    run.end = word.end;
  }
  close();
  return phrases;
}

}  // namespace elboscope
