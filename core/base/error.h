// core/base: what every other room speaks in: errors, progress, cancelling, parallel loops, hashes. Standard library only.
#pragma once

#include <stdexcept>
#include <string>

namespace elboscope {

/// Why something did not happen; decides the exit code of the command line (design section 6).
enum class ErrorKind {
  failed,     ///< the program ran but could not finish (exit code 1)
  usage,      ///< the caller asked for something impossible (exit code 2)
  refused,    ///< an input file, folder or text was refused (exit code 3)
  cancelled,  ///< stopped on request; what was finished is kept (exit code 130)
};

/// The one exception type of the program. what() is one complete sentence for people: what, where, what was expected.
/// `file` names the input at fault (may be empty); `detail` is technical text that a window shows apart (may be empty).
/// Never crosses a thread: workers catch it and return a value.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind error_kind, std::string file_path, const std::string& sentence, std::string technical_detail = {})
      : std::runtime_error(file_path.empty() ? sentence : file_path + ": " + sentence),
        kind(error_kind),
        file(std::move(file_path)),
        detail(std::move(technical_detail)) {}

  ErrorKind kind;
  std::string file;
  std::string detail;
};

/// Error for an input that is refused: refuse("unet/config.json", "block_out_channels[0] is -4, expected 1 to 65536").
[[noreturn]] inline void refuse(const std::string& file, const std::string& sentence) {
  throw Error(ErrorKind::refused, file, sentence);
}

}  // namespace elboscope
