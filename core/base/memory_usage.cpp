#include "core/base/memory_usage.h"

#include <sys/resource.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace elboscope {
namespace {

constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

// "Name:   123 kB" lines of /proc files.
std::optional<std::uint64_t> proc_field_bytes(const char* file, const std::string& name) {
  std::ifstream in(file);
  for (std::string word; in >> word; in.ignore(std::numeric_limits<std::streamsize>::max(), '\n')) {
    std::uint64_t kilobytes = 0;
    if (word == name && in >> kilobytes) return kilobytes * 1024;
  }
  return std::nullopt;
}

// A number alone in a control file; "max" (no limit) is not a number.
std::optional<std::uint64_t> control_number(const std::string& file) {
  std::ifstream in(file);
  std::uint64_t value = 0;
  if (in >> value) return value;
  return std::nullopt;
}

std::uint64_t control_stat(const std::string& file, const std::string& name) {
  std::ifstream in(file);
  std::string word;
  for (std::uint64_t value = 0; in >> word >> value;) {
    if (word == name) return value;
  }
  return 0;
}

struct ControlFiles {
  const char *limit, *usage, *reclaimable;
};
constexpr ControlFiles version1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"};
constexpr ControlFiles version2{"memory.max", "memory.current", "inactive_file"};

// What the group at `folder` may still take; cached file pages give way before the limit hurts.
std::uint64_t left_in_group(const std::string& folder, const ControlFiles& files) {
  const auto limit = control_number(folder + "/" + files.limit);
  const auto usage = control_number(folder + "/" + files.usage);
  if (!limit || !usage) return unlimited;
  const std::uint64_t reclaimable = std::min(control_stat(folder + "/memory.stat", files.reclaimable), *usage);
  const std::uint64_t held = *usage - reclaimable;
  return *limit > held ? *limit - held : 0;
}

// Every ancestor can set a limit of its own. Inside a container the path may name a folder that is not mounted here;
// the mount's root is then the container's own group.
std::uint64_t left_along_path(const std::string& mount, std::string path, const ControlFiles& files) {
  std::uint64_t left = left_in_group(mount, files);
  while (path.size() > 1) {
    left = std::min(left, left_in_group(mount + path, files));
    path.resize(path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/'));
  }
  return left;
}

std::uint64_t left_in_control_groups() {
  std::uint64_t left = unlimited;
  std::ifstream in("/proc/self/cgroup");
  for (std::string line; std::getline(in, line);) {  // "hierarchy:controllers:path"
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    std::string controllers(1, ',');
    controllers.append(line, first + 1, second - first - 1).push_back(',');
    const std::string path = line.substr(second + 1);
    if (controllers == ",,") {
      left = std::min(left, left_along_path("/sys/fs/cgroup", path, version2));
    } else if (controllers.find(",memory,") != std::string::npos) {
      left = std::min(left, left_along_path("/sys/fs/cgroup/memory", path, version1));
    }
  }
  return left;
}

}  // namespace

std::uint64_t peak_memory_bytes() {
  if (const auto peak = proc_field_bytes("/proc/self/status", "VmHWM:")) return *peak;
  rusage usage{};
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

void return_free_memory() {
#if defined(__GLIBC__)
  ::malloc_trim(0);
#endif
}

void fill_large_pages(std::vector<float>& values, std::size_t count) {
  std::vector<float>().swap(values);
  values.reserve(count);
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  constexpr std::uintptr_t page = 4096, worth_it = 4 << 20;
  const auto start = reinterpret_cast<std::uintptr_t>(values.data());
  const std::uintptr_t begin = (start + page - 1) / page * page, end = (start + count * sizeof(float)) / page * page;
  if (end > begin + worth_it) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
  values.resize(count);
}

std::uint64_t available_memory_bytes() {
  const auto available = proc_field_bytes("/proc/meminfo", "MemAvailable:");
  return std::min(available.value_or(0), left_in_control_groups());
}

}  // namespace elboscope
