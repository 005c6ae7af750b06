#include "core/evaluation/evaluation_journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

constexpr std::size_t longest_line = std::size_t{64} << 20;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw Error(ErrorKind::failed, path.string(), what + ": " + std::strerror(errno) + ".");
}

/// A whole line, its end included; false at the end of the file, for a line without end and for one that is too long.
bool read_line(std::istream& file, std::string& line) {
  line.clear();
  for (char c; file.get(c);) {
    if (c == '\n') return true;
    if (line.size() >= longest_line) return false;
    line += c;
  }
  return false;
}

std::string first_line(const std::string& fingerprint) {
  return nlohmann::json{{"elboscope_evaluation", 1}, {"fingerprint", fingerprint}}.dump();
}

}  // namespace

EvaluationJournal::EvaluationJournal(const std::filesystem::path& path, const std::string& fingerprint,
                                     std::size_t rows, std::size_t classes,
                                     const std::function<void(ItemScore&&)>& on_item)
    : path_(path) {
  std::int64_t good = 0;
  std::ifstream file(path, std::ios::binary);
  if (file.is_open()) {
    std::string line;
    if (read_line(file, line) && line == first_line(fingerprint)) {
      good = static_cast<std::int64_t>(line.size()) + 1;
      while (read_line(file, line)) {
        try {
          ItemScore score = parse_item_line(line, rows, classes);
          if (score.index != kept_) refuse({}, "The saved pictures are not in order.");
          on_item(std::move(score));
        } catch (const Error& error) {
          note_ =
              "from picture " + std::to_string(kept_) + " on what an earlier run kept is not whole: " + error.what();
          break;
        }
        ++kept_;
        good += static_cast<std::int64_t>(line.size()) + 1;
      }
    } else {
      note_ = path.string() +
              " belongs to an evaluation with other settings, another model or another data set: begun anew.";
    }
  }
  descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail(path, "What is finished cannot be kept in this file");
  // Also cuts off a line that a kill left unfinished.
  if (::ftruncate(descriptor_, good) != 0) fail(path, "What is finished cannot be kept in this file");
  if (good > 0) return;
  const std::string line = first_line(fingerprint) + "\n";
  if (::write(descriptor_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
    fail(path, "What is finished cannot be kept in this file");
}

EvaluationJournal::~EvaluationJournal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void EvaluationJournal::add(const ItemScore& score) {
  if (descriptor_ < 0) return;
  const std::string line = item_line(score) + "\n";
  const char* next = line.data();
  for (std::size_t left = line.size(); left > 0;) {
    const ssize_t written = ::write(descriptor_, next, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(path_, "What is finished cannot be kept in this file");
    next += written;
    left -= static_cast<std::size_t>(written);
  }
  if (::fdatasync(descriptor_) != 0) fail(path_, "What is finished cannot be kept in this file");
}

}  // namespace elboscope
