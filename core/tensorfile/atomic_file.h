#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace elboscope {

/// Writes a file so that it is whole or not there: into a temporary file in the same folder, flushed to disk by commit(),
/// then renamed. Without commit() (or after an error) the temporary file is removed and the old file stays.
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(const void* data, std::size_t bytes);
  void write(std::string_view text) { write(text.data(), text.size()); }
  void commit();

 private:
  std::filesystem::path path_, temporary_;
  int descriptor_ = -1;
};

}  // namespace elboscope
