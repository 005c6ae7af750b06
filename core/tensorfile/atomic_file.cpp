#include "core/tensorfile/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace elboscope {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what, int problem) {
  throw Error(ErrorKind::failed, path.string(), what + ": " + std::strerror(problem) + ".");
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : path_(std::move(path)) {
  // Through a link the file it points to is written; renaming would put a file in the link's place.
  std::error_code ignored;
  if (std::filesystem::is_symlink(path_, ignored)) {
    const auto target = std::filesystem::canonical(path_, ignored);
    if (!ignored) path_ = target;
  }
  struct stat info {};
  const bool exists = ::stat(path_.c_str(), &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) fail(path_, "This is a folder, a file was to be written here", EISDIR);
  if (exists && !S_ISREG(info.st_mode)) {
    // A device or a pipe cannot be half written and must not be replaced by a file.
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail(path_, "This cannot be opened for writing", errno);
    return;
  }
  static std::atomic<unsigned> counter{0};
  for (int attempt = 0; attempt < 100 && descriptor_ < 0; ++attempt) {
    temporary_ =
        path_.parent_path() / (".elboscope-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0 && errno != EEXIST) break;
  }
  if (descriptor_ < 0) fail(path_, "This file cannot be written, because no file can be made in its folder", errno);
  if (exists) static_cast<void>(::fchmod(descriptor_, info.st_mode & 07777));
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::write(const void* data, std::size_t bytes) {
  const char* next = static_cast<const char*>(data);
  while (bytes > 0) {
    // Linux writes at most 2 GiB in one call anyway.
    const ssize_t written = ::write(descriptor_, next, bytes);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(path_, "This file cannot be written", written < 0 ? errno : EIO);
    next += written;
    bytes -= static_cast<std::size_t>(written);
  }
}

void AtomicFile::commit() {
  const bool device = temporary_.empty();
  if (!device && ::fsync(descriptor_) != 0) fail(path_, "This file cannot be flushed to disk", errno);
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(path_, "This file cannot be closed", errno);
  if (device) return;
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "This file cannot be put in its place", errno);
  temporary_.clear();
  // The rename itself survives a power cut only when the folder is on disk too; file systems without that are no error.
  const std::filesystem::path folder = path_.has_parent_path() ? path_.parent_path() : ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    static_cast<void>(::fsync(descriptor));
    ::close(descriptor);
  }
}

}  // namespace elboscope
