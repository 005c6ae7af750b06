#include "core/text/fast_pipeline.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/text/added_token_matcher.h"
#include "core/text/grapheme_clusters.h"
#include "core/text/vocabulary.h"

namespace elboscope {
namespace {

using nlohmann::json;

// Longer clusters are normalised character by character (spm_precompiled does it so).
constexpr std::size_t kShortCluster = 6;

std::u32string codes_of(const std::string& text) {
  std::u32string codes;
  for (const Symbol& symbol : decode_utf8(text)) codes += symbol.code;
  return codes;
}

class JsonPart {
 public:
  JsonPart(const json& value, std::string where, const std::string& file)
      : value_(value), where_(std::move(where)), file_(file) {
    if (!value.is_object()) fail("is " + kind_of(value) + ", expected an object or null");
  }
  [[noreturn]] void fail(const std::string& what) const { refuse(file_, where_ + " " + what + "."); }
  std::string text(const char* key) const {
    const auto found = value_.find(key);
    if (found == value_.end() || !found->is_string()) fail(std::string("has no text ") + key);
    return found->get<std::string>();
  }
  bool flag(const char* key, bool absent) const {
    const auto found = value_.find(key);
    if (found == value_.end() || found->is_null()) return absent;
    if (!found->is_boolean()) fail(std::string(key) + " is " + shown(*found) + ", expected true or false");
    return found->get<bool>();
  }
  // The entries of a list, each read by `read(value, where)`.
  template <typename Read>
  void each(const char* key, Read read) const {
    const auto found = value_.find(key);
    if (found == value_.end() || !found->is_array()) fail(std::string("has no list ") + key);
    for (std::size_t i = 0; i < found->size(); ++i) {
      read((*found)[i], where_ + "." + key + "[" + std::to_string(i) + "]");
    }
  }
  const json& value() const { return value_; }

 private:
  const json& value_;
  std::string where_;
  const std::string& file_;
};

std::string decode_base64(const std::string& text, const JsonPart& part) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    std::uint32_t six = 0;
    if (c >= 'A' && c <= 'Z') {
      six = static_cast<std::uint32_t>(c - 'A');
    } else if (c >= 'a' && c <= 'z') {
      six = static_cast<std::uint32_t>(c - 'a') + 26;
    } else if (c >= '0' && c <= '9') {
      six = static_cast<std::uint32_t>(c - '0') + 52;
    } else if (c == '+' || c == '/') {
      six = c == '+' ? 62 : 63;
    } else if (c == '=') {
      break;
    } else {
      part.fail("precompiled_charsmap is not base64 text");
    }
    bits = (bits << 6 | six) & 0xFFFFFF;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return bytes;
}

void read_normalizer(const json& value, const std::string& where, const std::string& file,
                     std::vector<NormalizerStep>& steps) {
  const JsonPart part(value, where, file);
  const std::string type = part.text("type");
  NormalizerStep step;
  if (type == "Sequence") {
    // JSON's depth is bounded where it is parsed.
    part.each("normalizers",
              [&](const json& entry, const std::string& at) { read_normalizer(entry, at, file, steps); });
    return;
  }
  if (type == "Precompiled") {
    const auto found = value.find("precompiled_charsmap");
    if (found == value.end() || found->is_null()) return;
    step.rules = CharacterMap(decode_base64(part.text("precompiled_charsmap"), part), file);
  } else if (type == "Strip") {
    step.kind = NormalizerStep::Kind::strip;
    step.left = part.flag("strip_left", true);
    step.right = part.flag("strip_right", true);
  } else if (type == "Replace") {
    step.content = codes_of(part.text("content"));
    const auto pattern = value.find("pattern");
    if (pattern == value.end()) part.fail("has no pattern");
    const JsonPart what(*pattern, where + ".pattern", file);
    if (what.value().contains("String")) {
      step.kind = NormalizerStep::Kind::replace_text;
      step.pattern = codes_of(what.text("String"));
      if (step.pattern.empty()) what.fail("is empty, expected text");
    } else {
      step.kind = NormalizerStep::Kind::replace_blanks;
      if (const std::string expression = what.text("Regex"); expression != " {2,}") {
        what.fail("is the expression " + printable(expression, 60) + ", expected \" {2,}\" (no other is supported)");
      }
    }
  } else {
    part.fail("is of type " + printable(type, 60) + ", expected Sequence, Precompiled, Strip or Replace");
  }
  steps.push_back(std::move(step));
}

void read_pre_tokenizer(const json& value, const std::string& where, const std::string& file,
                        std::vector<PreTokenizerStep>& steps) {
  const JsonPart part(value, where, file);
  const std::string type = part.text("type");
  PreTokenizerStep step;
  if (type == "Sequence") {
    part.each("pretokenizers",
              [&](const json& entry, const std::string& at) { read_pre_tokenizer(entry, at, file, steps); });
    return;
  }
  if (type == "WhitespaceSplit") {
    step.kind = PreTokenizerStep::Kind::white_space;
  } else if (type == "Metaspace") {
    const std::u32string replacement = codes_of(part.text("replacement"));
    if (replacement.size() != 1) part.fail("has a replacement that is not one character");
    step.replacement = replacement.front();
    const std::string scheme = value.contains("prepend_scheme") ? part.text("prepend_scheme") : "always";
    if (scheme != "always" && scheme != "first" && scheme != "never") {
      part.fail("has the prepend_scheme " + printable(scheme, 60) + ", expected always, first or never");
    }
    step.prepend = scheme == "always"  ? PreTokenizerStep::Prepend::always
                   : scheme == "first" ? PreTokenizerStep::Prepend::first
                                       : PreTokenizerStep::Prepend::never;
    if (!part.flag("add_prefix_space", true) && scheme != "never") {
      part.fail("says add_prefix_space false and prepend_scheme " + scheme + ", which contradict each other");
    }
    step.split = part.flag("split", true);
  } else {
    part.fail("is of type " + printable(type, 60) + ", expected Sequence, WhitespaceSplit or Metaspace");
  }
  steps.push_back(step);
}

std::vector<Symbol> with_rules(const CharacterMap& rules, const std::vector<Symbol>& text) {
  std::vector<Symbol> result;
  result.reserve(text.size());
  const auto replace = [&](std::size_t begin, std::size_t end, std::string_view by) {
    for (const Symbol& symbol : decode_utf8(by)) {
      result.push_back({symbol.code, text[begin].begin, text[end - 1].end});
    }
  };
  std::string bytes;
  const auto bytes_of = [&](std::size_t begin, std::size_t end) {
    bytes.clear();
    for (std::size_t i = begin; i < end && bytes.size() < kShortCluster; ++i) append_utf8(text[i].code, bytes);
    return std::string_view(bytes);
  };
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    end = cluster_end(text, begin);
    if (bytes_of(begin, end).size() < kShortCluster) {
      if (const auto by = rules.replacement(bytes)) {
        replace(begin, end, *by);
        continue;
      }
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (const auto by = rules.replacement(bytes_of(i, i + 1))) {
        replace(i, i + 1, *by);
      } else {
        result.push_back(text[i]);
      }
    }
  }
  return result;
}

void strip(const NormalizerStep& step, std::vector<Symbol>& text) {
  const auto filled = [](const Symbol& symbol) { return !is_white_space(symbol.code); };
  if (step.right) text.erase(std::find_if(text.rbegin(), text.rend(), filled).base(), text.end());
  if (step.left) text.erase(text.begin(), std::find_if(text.begin(), text.end(), filled));
}

// Length of what `step` replaces at text[at], 0 for nothing.
std::size_t replaceable(const NormalizerStep& step, const std::vector<Symbol>& text, std::size_t at) {
  if (step.kind == NormalizerStep::Kind::replace_blanks) {
    std::size_t end = at;
    while (end < text.size() && text[end].code == ' ') ++end;
    return end - at >= 2 ? end - at : 0;
  }
  if (text.size() - at < step.pattern.size()) return 0;
  for (std::size_t i = 0; i < step.pattern.size(); ++i) {
    if (text[at + i].code != step.pattern[i]) return 0;
  }
  return step.pattern.size();
}

std::vector<Symbol> replaced(const NormalizerStep& step, const std::vector<Symbol>& text) {
  std::vector<Symbol> result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = replaceable(step, text, at);
    if (length == 0) {
      result.push_back(text[at++]);
      continue;
    }
    for (const char32_t code : step.content) result.push_back({code, text[at].begin, text[at + length - 1].end});
    at += length;
  }
  return result;
}

std::vector<NormalizedSegment> split_white_space(const NormalizedSegment& segment) {
  std::vector<NormalizedSegment> parts;
  bool open = false;
  for (std::size_t i = 0; i < segment.symbols.size(); ++i) {
    const bool blank = is_white_space(segment.symbols[i].code);
    if (!blank && !open) parts.push_back({{}, segment.at_start && i == 0});
    if (!blank) parts.back().symbols.push_back(segment.symbols[i]);
    open = !blank;
  }
  return parts;
}

std::vector<NormalizedSegment> split_metaspace(const PreTokenizerStep& step, NormalizedSegment segment) {
  std::vector<Symbol>& text = segment.symbols;
  if (text.empty()) return {};
  for (Symbol& symbol : text) {
    if (symbol.code == ' ') symbol.code = step.replacement;
  }
  const bool prepend = step.prepend == PreTokenizerStep::Prepend::always ||
                       (step.prepend == PreTokenizerStep::Prepend::first && segment.at_start);
  if (prepend && text.front().code != step.replacement) {
    text.insert(text.begin(), {step.replacement, text.front().begin, text.front().begin});
  }
  if (!step.split) return {std::move(segment)};
  std::vector<NormalizedSegment> parts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (parts.empty() || text[i].code == step.replacement) parts.push_back({{}, segment.at_start && i == 0});
    parts.back().symbols.push_back(text[i]);
  }
  return parts;
}

}  // namespace

std::vector<NormalizerStep> read_normalizer(const json& object, const std::string& file) {
  std::vector<NormalizerStep> steps;
  if (!object.is_null()) read_normalizer(object, "normalizer", file, steps);
  return steps;
}

std::vector<PreTokenizerStep> read_pre_tokenizer(const json& object, const std::string& file) {
  std::vector<PreTokenizerStep> steps;
  if (!object.is_null()) read_pre_tokenizer(object, "pre_tokenizer", file, steps);
  return steps;
}

std::vector<NormalizerStep> converted_normalizer(CharacterMap rules) {
  std::vector<NormalizerStep> steps;
  if (!rules.empty()) {
    steps.emplace_back();
    steps.back().rules = std::move(rules);
  }
  NormalizerStep strip_end;
  strip_end.kind = NormalizerStep::Kind::strip;
  strip_end.right = true;
  steps.push_back(std::move(strip_end));
  NormalizerStep blanks;
  blanks.kind = NormalizerStep::Kind::replace_blanks;
  blanks.content = U"\u2581";
  steps.push_back(std::move(blanks));
  return steps;
}

void normalize(const std::vector<NormalizerStep>& steps, std::vector<Symbol>& text) {
  for (const NormalizerStep& step : steps) {
    switch (step.kind) {
      case NormalizerStep::Kind::rules:
        text = with_rules(step.rules, text);
        break;
      case NormalizerStep::Kind::strip:
        strip(step, text);
        break;
      case NormalizerStep::Kind::replace_text:
      case NormalizerStep::Kind::replace_blanks:
        text = replaced(step, text);
        break;
    }
  }
}

std::vector<NormalizedSegment> pre_tokenize(const std::vector<PreTokenizerStep>& steps, NormalizedSegment segment) {
  std::vector<NormalizedSegment> segments;
  if (!segment.symbols.empty()) segments.push_back(std::move(segment));
  for (const PreTokenizerStep& step : steps) {
    std::vector<NormalizedSegment> next;
    for (NormalizedSegment& each : segments) {
      std::vector<NormalizedSegment> parts = step.kind == PreTokenizerStep::Kind::white_space
                                                 ? split_white_space(each)
                                                 : split_metaspace(step, std::move(each));
      for (NormalizedSegment& part : parts) next.push_back(std::move(part));
    }
    segments = std::move(next);
  }
  return segments;
}

}  // namespace elboscope
