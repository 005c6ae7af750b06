#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace elboscope {

/// The merge rules of a byte-level BPE whose words end in "</w>" (Sennrich et al. 2016; the byte alphabet is GPT-2's).
/// Immutable after parse(); may be used from several threads.
class BytePairEncoding {
 public:
  /// One symbol of an encoded word and the bytes [begin, end) of the word it stands for.
  struct Piece {
    std::uint32_t symbol = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  /// `merges`: text of merges.txt, a version line and then one rule a line; the reference reads 48894 rules at most.
  /// Throws Error(refused) naming `file` where the text is not UTF-8, not rules, or not of the byte alphabet.
  static BytePairEncoding parse(std::string_view merges, const std::string& file);

  /// Appends the pieces of one word (not empty) to `out`. Time n log n in the length of the word.
  void encode(std::string_view word, std::vector<Piece>& out) const;

  /// Text of each symbol in the byte alphabet: the first 512 are the bytes without and with "</w>", then merge results.
  const std::vector<std::string>& symbols() const { return symbols_; }
  /// The symbols that encode() can give: the 512 of bytes and every merge result. A vocabulary must know them all.
  std::vector<std::uint32_t> products() const;

 private:
  struct Rule {
    std::uint32_t first = 0, second = 0, result = 0;
  };
  std::uint32_t intern(const std::string& text);

  std::vector<std::string> symbols_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Rule> rules_;                                 // index is the rank; an empty line leaves a rank unused
  std::unordered_map<std::uint64_t, std::uint32_t> ranks_;  // first << 32 | second
};

/// The printable character that stands for each byte in vocab.json and merges.txt.
const std::array<char32_t, 256>& byte_alphabet();

}  // namespace elboscope
