#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace elboscope {

/// A sentencepiece model run by the sentencepiece library itself, in its module apart. Immutable; may be used from
/// several threads.
class SentencePieceLibrary {
 public:
  struct Token {
    std::string_view piece;          ///< valid during the call
    std::int64_t id = 0;             ///< of that piece by its name
    std::size_t begin = 0, end = 0;  ///< bytes of the text
  };

  /// `bytes` must have passed SentencePieceFile::parse. Throws Error(refused) naming `file` where the library refuses
  /// them, and Error(failed) where the module is not there (an engine-only build).
  static std::unique_ptr<const SentencePieceLibrary> load(std::string_view bytes, const std::string& file);
  virtual ~SentencePieceLibrary() = default;
  /// Calls `take` for every piece of the text (valid UTF-8) in order.
  virtual void encode(std::string_view text, const std::function<void(const Token&)>& take) const = 0;
};

}  // namespace elboscope
