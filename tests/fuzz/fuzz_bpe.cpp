// Any bytes as the files of a CLIP tokenizer, a caption and phrases. The first byte says whether the vocabulary is the
// input's own (even) or completed so that the merges count (odd); the rest are sections that end in byte 0x1E.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/text/byte_pair_encoding.h"
#include "core/text/clip_tokenizer.h"
#include "core/text/phrase_spans.h"

using namespace elboscope;

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

// Every symbol that the merges can give has an id, and so have the begin and end tokens.
std::string complete_vocabulary(const std::string& merges) {
  nlohmann::json vocabulary = nlohmann::json::object();
  const BytePairEncoding encoding = BytePairEncoding::parse(merges, "merges.txt");
  for (const std::string& symbol : encoding.symbols()) vocabulary.emplace(symbol, vocabulary.size());
  for (const char* name : {"<|startoftext|>", "<|endoftext|>"}) vocabulary.emplace(name, vocabulary.size());
  return vocabulary.dump();
}

void check_ranges(const std::vector<TextRange>& ranges, std::size_t size) {
  for (const TextRange& range : ranges) check(range.begin < range.end && range.end <= size);
}

void use(const ClipTokenizer& tokenizer, std::string_view text, const std::vector<std::string>& phrases) {
  const Tokenization tokens = tokenizer.tokenize(text);
  const std::size_t count = tokens.ids.size();
  check(count >= 2 && count == tokens.ranges.size() && count == tokens.pieces.size());
  check_ranges({tokens.ranges.begin() + 1, tokens.ranges.end() - 1}, text.size());
  for (const std::int64_t id : tokens.ids) check(id >= 0 && id < tokenizer.vocabulary_size());
  check(tokenizer.encode(text, 2).size() == 2 && tokenizer.encode(text, 77).size() == 77);
  check(tokenizer.pad_id() >= 0 && tokenizer.pad_id() < tokenizer.vocabulary_size() &&
        tokenizer.model_max_length() >= 2);

  const auto found = find_phrases(text, phrases);
  check(found.size() == phrases.size());
  for (const auto& ranges : found) {
    check_ranges(ranges, text.size());
    int last = 0;
    for (const int position : token_positions(tokens, ranges, 77)) {
      check(position > last && position < 76 && position < static_cast<int>(count) - 1);
      last = position;
    }
  }
  for (const auto& positions : reference_positions(tokenizer, text, phrases)) {
    for (const int position : positions) check(position >= 0 && position < static_cast<int>(count));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::array<std::string, 9> sections;
  for (std::string& section : sections) {
    const std::size_t end = rest.find('\x1E');
    section = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  ClipTokenizerFiles files;
  files.vocabulary = sections[0];
  files.merges = sections[1];
  const std::array optional{&files.tokenizer_config, &files.special_tokens_map, &files.added_tokens,
                            &files.fast_tokenizer};
  for (std::size_t i = 0; i < optional.size(); ++i) {
    if (!sections[2 + i].empty()) *optional[i] = sections[2 + i];
  }
  try {
    if (data[0] % 2 == 1) files.vocabulary = complete_vocabulary(files.merges);
    use(*ClipTokenizer::parse(files, "tokenizer"), sections[6], {sections[7], sections[8]});
  } catch (const Error& error) {
    check(error.kind == ErrorKind::refused && !error.file.empty());
  }
  return 0;
}
