#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/tensorfile/tensor_info.h"

namespace elboscope {

/// A safetensors file, memory-mapped read-only and fully checked on opening: header length (at most 100 MB and inside
/// the file), JSON object with at most a few levels, known dtypes, no duplicate names, overflow-checked shapes, offsets
/// that tile the data exactly (no holes, no overlap, last end = file size). Format: huggingface/safetensors README.
/// Anything else throws Error(refused) that names the file, the tensor, what was found and what was expected.
/// Immutable after opening; may be read from several threads.
class SafetensorsFile {
 public:
  /// `display_name` is how messages name the file (for example "unet/diffusion_pytorch_model.safetensors"); default:
  /// path.
  static std::shared_ptr<const SafetensorsFile> open(const std::filesystem::path& path, std::string display_name = {});
  ~SafetensorsFile();
  SafetensorsFile(const SafetensorsFile&) = delete;
  SafetensorsFile& operator=(const SafetensorsFile&) = delete;

  const std::string& display_name() const;
  const std::vector<TensorView>& tensors() const;         ///< in order of their offsets
  const TensorView* find(const std::string& name) const;  ///< nullptr if absent
  const std::map<std::string, std::string>& metadata() const;
  std::size_t file_size() const;
  /// Tells the system that the pages of this tensor are not needed again soon, so that a model that was converted
  /// tensor by tensor does not stay in memory twice. The data stays readable (from disk). Does nothing for parse().
  void release_pages(const TensorView& tensor) const;
  /// Parses bytes already in memory (fuzzing, embedded files); `bytes` must outlive the result.
  static std::shared_ptr<const SafetensorsFile> parse(const std::byte* data, std::size_t size,
                                                      std::string display_name);

 private:
  struct Contents;
  explicit SafetensorsFile(std::unique_ptr<Contents> contents);
  std::unique_ptr<Contents> contents_;
};

/// A tensor to be written: `data` is row-major little-endian and stays alive during the call.
struct TensorToWrite {
  std::string name;
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  const void* data = nullptr;
};

/// Writes a safetensors file atomically (temporary file beside it, flush, rename): after a crash the old file or the
/// new one is there, never half of one. Header padded so that data starts 8-aligned. Tensors keep the given order.
void write_safetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                       const std::map<std::string, std::string>& metadata);

}  // namespace elboscope
