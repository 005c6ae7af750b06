#include "core/tensorfile/npy_file.h"

#include <bit>
#include <string>

#include "core/base/error.h"
#include "core/tensorfile/atomic_file.h"

namespace elboscope {

void write_npy(const std::filesystem::path& path, const std::vector<std::int64_t>& shape, const float* data) {
  static_assert(std::endian::native == std::endian::little, "'<f4' is little-endian");
  std::string sides;
  std::uint64_t bytes = sizeof(float);
  for (const std::int64_t side : shape) {
    if (side < 0 || __builtin_mul_overflow(bytes, static_cast<std::uint64_t>(side), &bytes)) {
      throw Error(ErrorKind::failed, path.string(), "An array cannot have the dimension " + std::to_string(side) + ".");
    }
    sides += std::to_string(side) + ", ";
  }
  // Python's tuples: "()", "(3,)", "(3, 4)".
  if (!shape.empty()) sides.pop_back();
  if (shape.size() > 1) sides.pop_back();
  std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sides + "), }";
  // Ten bytes stand before the header; the data is to begin at a multiple of 64, behind a line feed.
  constexpr std::size_t before = 10, alignment = 64;
  header.append((alignment - (before + header.size() + 1) % alignment) % alignment, ' ');
  header += '\n';
  std::string start("\x93NUMPY\x01\x00", 8);
  start += static_cast<char>(header.size() & 0xff);
  start += static_cast<char>(header.size() >> 8);
  AtomicFile file(path);
  file.write(start);
  file.write(header);
  file.write(data, static_cast<std::size_t>(bytes));
  file.commit();
}

}  // namespace elboscope
