#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/tensorfile/atomic_file.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& sentence) {
  throw Error(ErrorKind::failed, path.string(), sentence);
}

std::uint64_t bytes_to_write(const TensorToWrite& tensor, const std::filesystem::path& path) {
  std::uint64_t bytes = dtype_size(tensor.dtype);
  for (const std::int64_t side : tensor.shape) {
    if (side < 0 || __builtin_mul_overflow(bytes, static_cast<std::uint64_t>(side), &bytes)) {
      fail(path, "Tensor " + printable(tensor.name) + " has the impossible dimension " + std::to_string(side) + ".");
    }
  }
  return bytes;
}

}  // namespace

void write_safetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                       const std::map<std::string, std::string>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::set<std::string_view> names{"__metadata__"};
  std::uint64_t offset = 0;
  for (const TensorToWrite& tensor : tensors) {
    if (!names.insert(tensor.name).second)
      fail(path, "The tensor name " + printable(tensor.name) + " cannot be used (again).");
    const std::uint64_t bytes = bytes_to_write(tensor, path);
    // push_back, not []: ordered_json looks keys up one by one, which is quadratic for thousands of tensors.
    header.get_ref<nlohmann::ordered_json::object_t&>().push_back(
        {tensor.name,
         {{"dtype", dtype_name(tensor.dtype)}, {"shape", tensor.shape}, {"data_offsets", {offset, offset + bytes}}}});
    offset += bytes;
  }
  std::string text;
  try {
    text = header.dump();
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::failed, path.string(), "A tensor name or a metadata text is not valid UTF-8.",
                printable(error.what(), 400));
  }
  text.append((8 - text.size() % 8) % 8, ' ');
  const std::uint64_t header_bytes = text.size();
  if (header_bytes > 100'000'000) {
    fail(path, "The safetensors header would be " + std::to_string(header_bytes) +
                   " bytes long, at most 100,000,000 can be read back.");
  }
  AtomicFile file(path);
  file.write(&header_bytes, sizeof(header_bytes));
  file.write(text);
  for (const TensorToWrite& tensor : tensors) file.write(tensor.data, bytes_to_write(tensor, path));
  file.commit();
}

}  // namespace elboscope
