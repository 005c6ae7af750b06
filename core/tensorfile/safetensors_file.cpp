#include "core/tensorfile/safetensors_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using nlohmann::json;

constexpr std::uint64_t most_header_bytes = 100'000'000;
constexpr std::size_t most_dimensions = 64;  // LibTorch's limit
constexpr int most_ignored_depth = 16;
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

std::optional<DType> dtype_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(DType::f8_e4m3); ++i) {
    if (dtype_name(static_cast<DType>(i)) == name) return static_cast<DType>(i);
  }
  return std::nullopt;
}

struct Entry {
  TensorView view;
  std::uint64_t begin = 0, end = 0;
};

// Reads the header without building a document: an attacker's 100 MB of brackets is refused at the first wrong one.
class HeaderReader : public nlohmann::json_sax<json> {
 public:
  explicit HeaderReader(const std::string& name) : name_(name) {}

  std::vector<Entry> entries;
  std::map<std::string, std::string> metadata;

  bool null() override { return scalar("null"); }
  bool boolean(bool value) override { return scalar(value ? "true" : "false"); }
  bool number_integer(json::number_integer_t value) override { return scalar(std::to_string(value)); }
  bool number_float(json::number_float_t, const std::string& text) override { return scalar(printable(text)); }
  bool binary(json::binary_t&) override { return scalar("binary data"); }

  bool number_unsigned(json::number_unsigned_t value) override {
    if (state_ == State::shape && list_open_) {
      if (value > static_cast<std::uint64_t>(largest))
        wrong("has the dimension " + std::to_string(value), "at most 2^63 - 1");
      if (shape_.size() == most_dimensions) wrong("has more than 64 dimensions", "at most 64");
      shape_.push_back(static_cast<std::int64_t>(value));
      return true;
    }
    if (state_ == State::offsets && list_open_) {
      if (offsets_.size() == 2) wrong("has more than two data_offsets", "[begin, end]");
      offsets_.push_back(value);
      return true;
    }
    return scalar(std::to_string(value));
  }

  bool string(std::string& value) override {
    if (state_ == State::metadata_value) {
      if (!metadata.emplace(key_, std::move(value)).second)
        refuse_header("__metadata__ has the key " + printable(key_) + " twice");
      state_ = State::metadata;
      return true;
    }
    if (state_ == State::dtype) {
      dtype_ = dtype_of(value);
      if (!dtype_)
        wrong("has the unknown dtype " + printable(value),
              "one of F16, BF16, F32, F64, BOOL, U8 to U64, I8 to I64, F8_E5M2, F8_E4M3");
      state_ = State::entry;
      return true;
    }
    return scalar(printable(value));
  }

  bool start_object(std::size_t) override {
    switch (state_) {
      case State::start:
        state_ = State::top;
        return true;
      case State::tensor:
        shape_.clear();
        offsets_.clear();
        dtype_.reset();
        has_shape_ = has_offsets_ = false;
        state_ = State::entry;
        return true;
      case State::metadata_start:
        state_ = State::metadata;
        return true;
      case State::ignored:
        return deeper();
      default:
        return scalar("an object");
    }
  }

  bool end_object() override {
    switch (state_) {
      case State::ignored:
        return shallower();
      case State::entry:
        finish_entry();
        return true;
      case State::metadata:
        state_ = State::top;
        return true;
      default:
        state_ = State::done;
        return true;
    }
  }

  bool start_array(std::size_t) override {
    if (state_ == State::ignored) return deeper();
    if ((state_ == State::shape || state_ == State::offsets) && !list_open_) return list_open_ = true;
    return scalar("a list");
  }

  bool end_array() override {
    if (state_ == State::ignored) return shallower();
    list_open_ = false;
    (state_ == State::shape ? has_shape_ : has_offsets_) = true;
    state_ = State::entry;
    return true;
  }

  bool key(std::string& value) override {
    switch (state_) {
      case State::top:
        return top_key(std::move(value));
      case State::metadata:
        key_ = std::move(value);
        state_ = State::metadata_value;
        return true;
      case State::entry:
        if (value == "dtype") return entry_key(State::dtype, dtype_.has_value(), value);
        if (value == "shape") return entry_key(State::shape, has_shape_, value);
        if (value == "data_offsets") return entry_key(State::offsets, has_offsets_, value);
        state_ = State::ignored;  // a later version of the format may say more about a tensor
        return true;
      default:
        return true;  // inside an ignored value
    }
  }

  bool parse_error(std::size_t position, const std::string&, const json::exception& error) override {
    throw Error(
        ErrorKind::refused, name_,
        "The safetensors header is not valid JSON: it stops making sense at its byte " + std::to_string(position) + ".",
        printable(error.what(), 400));
  }

  [[noreturn]] void refuse_header(const std::string& what) const {
    refuse(name_, "The safetensors header is refused: " + what + ".");
  }

 private:
  enum class State {
    start,
    top,
    tensor,
    entry,
    dtype,
    shape,
    offsets,
    metadata_start,
    metadata,
    metadata_value,
    ignored,
    done
  };

  [[noreturn]] void wrong(const std::string& what, const std::string& expected) const {
    refuse(name_, "Tensor " + printable(tensor_) + " " + what + ", expected " + expected + ".");
  }

  // A value where another kind was expected; values of unknown keys pass.
  bool scalar(const std::string& found) {
    switch (state_) {
      case State::ignored:
        if (ignored_depth_ == 0) state_ = State::entry;
        return true;
      case State::start:
        refuse_header("it is " + found + ", expected an object");
      case State::tensor:
        wrong("is described by " + found, "an object with dtype, shape and data_offsets");
      case State::dtype:
        wrong("has the dtype " + found, "a text such as \"F32\"");
      case State::shape:
        wrong("has " + found + " as shape or in it", "a list of whole numbers from 0 to 2^63 - 1");
      case State::offsets:
        wrong("has " + found + " as data_offsets or in it", "two whole numbers from 0");
      case State::metadata_start:
        refuse_header("__metadata__ is " + found + ", expected an object");
      default:
        refuse_header("__metadata__ has " + found + " under the key " + printable(key_) + ", expected a text");
    }
  }

  bool deeper() {
    if (++ignored_depth_ > most_ignored_depth)
      refuse_header("brackets are nested more than " + std::to_string(most_ignored_depth) + " deep");
    return true;
  }

  bool shallower() {
    if (--ignored_depth_ == 0) state_ = State::entry;
    return true;
  }

  bool top_key(std::string value) {
    if (value == "__metadata__") {
      if (has_metadata_) refuse_header("__metadata__ occurs twice");
      has_metadata_ = true;
      state_ = State::metadata_start;
      return true;
    }
    tensor_ = std::move(value);
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (std::any_of(tensor_.begin(), tensor_.end(), control))
      refuse_header("the tensor name " + printable(tensor_) + " has control characters");
    state_ = State::tensor;
    return true;
  }

  bool entry_key(State next, bool seen, const std::string& key) {
    if (seen) wrong("has the key " + key + " twice", "it once");
    state_ = next;
    return true;
  }

  void finish_entry() {
    if (!dtype_ || !has_shape_ || !has_offsets_) wrong("lacks one of the keys dtype, shape, data_offsets", "all three");
    if (offsets_.size() != 2) wrong("has " + std::to_string(offsets_.size()) + " data_offsets", "[begin, end]");
    entries.push_back({{tensor_, *dtype_, shape_, nullptr, 0}, offsets_[0], offsets_[1]});
    state_ = State::top;
  }

  const std::string& name_;
  State state_ = State::start;
  std::string tensor_, key_;
  std::optional<DType> dtype_;
  std::vector<std::int64_t> shape_;
  std::vector<std::uint64_t> offsets_;
  bool has_shape_ = false, has_offsets_ = false, has_metadata_ = false, list_open_ = false;
  int ignored_depth_ = 0;
};

// Bytes that the shape asks for; empty where that does not fit 63 bits. Zero sides count as one while checking, so that
// strides of an empty tensor cannot overflow either.
std::optional<std::uint64_t> bytes_of(const TensorView& view) {
  std::uint64_t product = dtype_size(view.dtype);
  bool empty = false;
  for (const std::int64_t side : view.shape) {
    empty = empty || side == 0;
    if (__builtin_mul_overflow(product, static_cast<std::uint64_t>(std::max<std::int64_t>(side, 1)), &product) ||
        product > static_cast<std::uint64_t>(largest)) {
      return std::nullopt;
    }
  }
  return empty ? 0 : product;
}

std::string range_text(std::uint64_t begin, std::uint64_t end) {
  std::string text(1, '[');
  text.append(std::to_string(begin)).append(", ").append(std::to_string(end)).push_back(']');
  return text;
}

void check_entry(const Entry& entry, std::uint64_t data_bytes, const std::string& file) {
  const std::string start = "Tensor " + printable(entry.view.name) + " has ";
  const std::string offsets = start + "data_offsets " + range_text(entry.begin, entry.end);
  if (entry.end < entry.begin) refuse(file, offsets + ", expected the end not before the beginning.");
  if (entry.end > data_bytes) {
    refuse(file,
           offsets + ", but the file holds only " + std::to_string(data_bytes) + " bytes of data (is it truncated?).");
  }
  const std::string what =
      "shape " + entry.view.shape_text() + " and dtype " + std::string(dtype_name(entry.view.dtype));
  const auto wanted = bytes_of(entry.view);
  if (!wanted) refuse(file, start + what + ", which is more than any file can hold.");
  if (*wanted != entry.end - entry.begin) {
    refuse(file, start + what + ", which take " + std::to_string(*wanted) + " bytes, but data_offsets " +
                     range_text(entry.begin, entry.end) + " hold " + std::to_string(entry.end - entry.begin) + ".");
  }
}

}  // namespace

struct SafetensorsFile::Contents {
  std::string name;
  std::vector<TensorView> tensors;
  std::unordered_map<std::string_view, std::size_t> index;  // views into `tensors`
  std::map<std::string, std::string> metadata;
  std::size_t size = 0;
  void* mapping = nullptr;

  ~Contents() {
    if (mapping != nullptr) ::munmap(mapping, size);
  }

  void read(const std::byte* bytes) {
    if (size < 8) {
      refuse(name, "This is no safetensors file: it has " + std::to_string(size) +
                       " bytes, expected a header of at least 8.");
    }
    std::uint64_t header_bytes = 0;
    std::memcpy(&header_bytes, bytes, 8);
    const std::string stated =
        "The safetensors header says that it is " + std::to_string(header_bytes) + " bytes long, ";
    if (header_bytes > most_header_bytes)
      refuse(name, stated + "expected at most " + std::to_string(most_header_bytes) + ".");
    if (header_bytes > size - 8)
      refuse(name, stated + "but only " + std::to_string(size - 8) + " bytes follow (is the file truncated?).");
    const std::string_view header(reinterpret_cast<const char*>(bytes) + 8, header_bytes);
    HeaderReader reader(name);
    if (header.empty() || header[0] != '{') reader.refuse_header("it does not begin with an opening brace");
    // nlohmann's lexer takes a NUL for the end of the text.
    if (header.find('\0') != std::string_view::npos) reader.refuse_header("it has a zero byte");
    json::sax_parse(header.data(), header.data() + header.size(), &reader);
    metadata = std::move(reader.metadata);
    take(std::move(reader.entries), bytes + 8 + header_bytes, size - 8 - header_bytes);
  }

  void take(std::vector<Entry> entries, const std::byte* data, std::uint64_t data_bytes) {
    for (const Entry& entry : entries) check_entry(entry, data_bytes, name);
    // Empty tensors share their begin with the tensor behind them.
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::uint64_t covered = 0;
    tensors.reserve(entries.size());
    index.reserve(entries.size());
    for (Entry& entry : entries) {
      if (entry.begin != covered) {
        refuse(name, "Tensor " + printable(entry.view.name) + " begins at byte " + std::to_string(entry.begin) +
                         " of the data, expected " + std::to_string(covered) +
                         (entry.begin < covered ? ": tensors overlap." : ": bytes between tensors belong to none."));
      }
      covered = entry.end;
      entry.view.data = data + entry.begin;
      entry.view.bytes = static_cast<std::size_t>(entry.end - entry.begin);
      tensors.push_back(std::move(entry.view));
      if (!index.emplace(tensors.back().name, tensors.size() - 1).second) {
        refuse(name, "Tensor " + printable(tensors.back().name) + " occurs twice in the header.");
      }
    }
    if (covered != data_bytes) {
      refuse(name, "The tensors end at byte " + std::to_string(covered) + " of the data, but the file holds " +
                       std::to_string(data_bytes) + ".");
    }
  }
};

SafetensorsFile::SafetensorsFile(std::unique_ptr<Contents> contents) : contents_(std::move(contents)) {}
SafetensorsFile::~SafetensorsFile() = default;

std::shared_ptr<const SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path,
                                                             std::string display_name) {
  auto contents = std::make_unique<Contents>();
  contents->name = display_name.empty() ? path.string() : std::move(display_name);
  const std::string& name = contents->name;
  // O_NONBLOCK: a named pipe must be refused, not waited for.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) {
    if (errno == ENOENT || errno == ENOTDIR) refuse(name, "This file does not exist.");
    refuse(name, std::string("This file cannot be opened: ") + std::strerror(errno) + ".");
  }
  struct stat info {};
  const bool ordinary = ::fstat(file, &info) == 0 && S_ISREG(info.st_mode);
  int problem = 0;
  if (ordinary && info.st_size > 0) {
    contents->size = static_cast<std::size_t>(info.st_size);
    void* mapping = ::mmap(nullptr, contents->size, PROT_READ, MAP_PRIVATE, file, 0);
    if (mapping != MAP_FAILED) contents->mapping = mapping;
    problem = mapping == MAP_FAILED ? errno : 0;
  }
  ::close(file);
  if (!ordinary)
    refuse(name,
           S_ISDIR(info.st_mode) ? "This is a folder, expected a safetensors file." : "This is not an ordinary file.");
  if (problem != 0)
    refuse(name, std::string("This file cannot be mapped into memory: ") + std::strerror(problem) + ".");
  contents->read(static_cast<const std::byte*>(contents->mapping));
  return std::shared_ptr<const SafetensorsFile>(new SafetensorsFile(std::move(contents)));
}

std::shared_ptr<const SafetensorsFile> SafetensorsFile::parse(const std::byte* data, std::size_t size,
                                                              std::string display_name) {
  auto contents = std::make_unique<Contents>();
  contents->name = std::move(display_name);
  contents->size = size;
  contents->read(data);
  return std::shared_ptr<const SafetensorsFile>(new SafetensorsFile(std::move(contents)));
}

const std::string& SafetensorsFile::display_name() const {
  return contents_->name;
}
const std::vector<TensorView>& SafetensorsFile::tensors() const {
  return contents_->tensors;
}
const std::map<std::string, std::string>& SafetensorsFile::metadata() const {
  return contents_->metadata;
}
std::size_t SafetensorsFile::file_size() const {
  return contents_->size;
}

const TensorView* SafetensorsFile::find(const std::string& name) const {
  const auto found = contents_->index.find(name);
  return found == contents_->index.end() ? nullptr : &contents_->tensors[found->second];
}

void SafetensorsFile::release_pages(const TensorView& tensor) const {
  if (contents_->mapping == nullptr || tensor.bytes == 0) return;
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  // Only pages that are this tensor's alone: a neighbour may be in use.
  const auto begin = (reinterpret_cast<std::uintptr_t>(tensor.data) + page - 1) / page * page;
  const auto end = (reinterpret_cast<std::uintptr_t>(tensor.data) + tensor.bytes) / page * page;
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

}  // namespace elboscope
