#include "core/tensorfile/json_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

#include "core/base/error.h"

namespace elboscope {
namespace {

using nlohmann::json;

// An element of a parsed document costs up to 100 bytes although "0," is only two of text.
constexpr std::size_t most_values = 2'000'000;

std::string place(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, std::min(position, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto column = std::max<std::size_t>(before.size() - line_begin, 1);
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// Python writes NaN, Infinity and -Infinity, which JSON does not have. They are exchanged for numbers of the same
// length (so that positions stay true) and put back by their rank among the document's numbers.
struct PythonNumbers {
  std::string text;
  std::vector<std::pair<std::size_t, double>> values;  // rank, value; ascending

  explicit PythonNumbers(std::string_view original) : text(original) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::size_t rank = 0;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] == '"') {
        for (++i; i < text.size() && text[i] != '"'; ++i) i += text[i] == '\\' ? 1 : 0;
        ++i;
        continue;
      }
      const std::size_t begin = i;
      while (i < text.size() && is_word(text[i])) ++i;
      const std::string_view word = std::string_view(text).substr(begin, i - begin);
      if (word == "NaN") {
        exchange(begin, "0e0", rank++, std::numeric_limits<double>::quiet_NaN());
      } else if (word == "Infinity") {
        exchange(begin, "10000000", rank++, infinity);
      } else if (word == "-Infinity") {
        exchange(begin, "-10000000", rank++, -infinity);
      } else if (!word.empty() && (word[0] == '-' || (word[0] >= '0' && word[0] <= '9'))) {
        ++rank;
      }
      if (word.empty()) ++i;
    }
  }

 private:
  static bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' ||
           c == '.';
  }
  void exchange(std::size_t begin, std::string_view number, std::size_t rank, double value) {
    text.replace(begin, number.size(), number);
    values.emplace_back(rank, value);
  }
};

// Keeps the parser's position where messages can see it.
struct TrackedIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** seen = nullptr;

  reference operator*() const { return *at; }
  TrackedIterator& operator++() {
    *seen = ++at;
    return *this;
  }
  TrackedIterator operator++(int) {
    const TrackedIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const TrackedIterator& other) const { return at == other.at; }
};

// Builds the document. nlohmann's parser keeps its own stack on the heap, so depth costs nothing before it is refused.
class DocumentBuilder : public nlohmann::json_sax<json> {
 public:
  DocumentBuilder(std::string_view text, const std::string& name, int max_depth, const PythonNumbers* python)
      : text_(text),
        name_(name),
        max_depth_(static_cast<std::size_t>(max_depth)),
        python_(python),
        seen_(text.data()) {}

  json run() {
    const TrackedIterator begin{text_.data(), &seen_}, end{text_.data() + text_.size(), &seen_};
    json::sax_parse(begin, end, this);
    return std::move(root_);
  }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(json::number_integer_t value) override { return number(value); }
  bool number_unsigned(json::number_unsigned_t value) override { return number(value); }
  bool number_float(json::number_float_t value, const std::string&) override { return number(value); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(json::binary_t&) override { fail("binary data is not expected"); }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& value) override {
    auto [slot, fresh] = open_.back()->get_ref<json::object_t&>().emplace(std::move(value), nullptr);
    if (!fresh) fail("the key " + printable(slot->first) + " occurs twice in one object");
    slot_ = &slot->second;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const json::exception& error) override {
    throw Error(ErrorKind::refused, name_,
                "This is not valid JSON: the text stops making sense at " + place(text_, position) + ".",
                printable(error.what(), 400));
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    const auto position = static_cast<std::size_t>(seen_ - text_.data());
    refuse(name_, "This JSON is refused at " + place(text_, position) + ": " + what + ".");
  }

  template <typename T>
  bool number(T value) {
    if (python_ != nullptr && next_python_ < python_->values.size() &&
        python_->values[next_python_].first == numbers_++) {
      return add(python_->values[next_python_++].second);
    }
    return add(value);
  }

  template <typename T>
  json* place_value(T&& value) {
    if (++values_ > most_values) fail("it has more than " + std::to_string(most_values) + " values");
    if (open_.empty()) {
      root_ = std::forward<T>(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      auto& array = open_.back()->get_ref<json::array_t&>();
      array.emplace_back(std::forward<T>(value));
      return &array.back();
    }
    *slot_ = std::forward<T>(value);
    return slot_;
  }

  template <typename T>
  bool add(T&& value) {
    place_value(std::forward<T>(value));
    return true;
  }

  bool open(json container) {
    if (open_.size() >= max_depth_) {
      fail("brackets are nested more than " + std::to_string(max_depth_) + " deep");
    }
    open_.push_back(place_value(std::move(container)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t max_depth_;
  const PythonNumbers* python_;
  const char* seen_;
  json root_;
  std::vector<json*> open_;
  json* slot_ = nullptr;
  std::size_t values_ = 0, numbers_ = 0, next_python_ = 0;
};

// Length of the UTF-8 sequence at the start of `text`, 0 where it is none (overlong forms and surrogates are none).
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  if ((first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f)) return 0;
  if ((first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f)) return 0;
  return length;
}

struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

}  // namespace

std::string printable(std::string_view text, std::size_t most) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "\"";
  while (!text.empty()) {
    if (out.size() > most) return out + "\"...";
    const std::size_t length = utf8_length(text);
    const auto byte = static_cast<unsigned char>(text[0]);
    if (length == 0) {
      out.append("\\x").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    } else if (length == 1 && (byte < 0x20 || byte == 0x7f)) {
      out.append("\\u00").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  out += '"';
  return out;
}

json parse_json(std::string_view text, const std::string& display_name, int max_depth) {
  // nlohmann's lexer takes a NUL for the end of the text and would overlook what follows.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    refuse(display_name, "This is not valid JSON: a zero byte stands at " + place(text, nul + 1) + ".");
  }
  if (text.find("NaN") == std::string_view::npos && text.find("Infinity") == std::string_view::npos) {
    return DocumentBuilder(text, display_name, max_depth, nullptr).run();
  }
  const PythonNumbers python(text);
  return DocumentBuilder(python.text, display_name, max_depth, &python).run();
}

json read_json(const std::filesystem::path& path, const std::string& display_name, std::size_t max_bytes) {
  return parse_json(read_text(path, display_name, max_bytes), display_name);
}

std::string read_text(const std::filesystem::path& path, const std::string& display_name, std::size_t max_bytes) {
  // O_NONBLOCK: a named pipe must be refused, not waited for.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.number < 0) {
    if (errno == ENOENT || errno == ENOTDIR) refuse(display_name, "This file does not exist.");
    refuse(display_name, std::string("This file cannot be opened: ") + std::strerror(errno) + ".");
  }
  struct stat info {};
  if (::fstat(file.number, &info) != 0 || !S_ISREG(info.st_mode)) {
    refuse(display_name,
           S_ISDIR(info.st_mode) ? "This is a folder, expected a file." : "This is not an ordinary file.");
  }
  const std::string too_large =
      "This file is larger than the " + std::to_string(max_bytes) + " bytes expected at most.";
  if (static_cast<std::uint64_t>(info.st_size) > max_bytes) refuse(display_name, too_large);
  std::string text(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ssize_t got = ::read(file.number, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse(display_name, std::string("This file cannot be read: ") + std::strerror(errno) + ".");
    if (got == 0) break;  // it shrank since it was measured
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return text;
}

}  // namespace elboscope
