// Which files hold a component's weights: the naming rules of diffusers and transformers (models.md section 1), over
// checked memory maps. Torch-free, internal to this room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/tensorfile/safetensors_file.h"

namespace elboscope {

/// Who wrote the component decides how its files are called.
enum class WeightNaming {
  diffusers,     ///< diffusion_pytorch_model.safetensors
  transformers,  ///< model.safetensors
};

/// The file (or index) chosen for a component; nothing is opened yet.
struct WeightChoice {
  std::filesystem::path folder;  ///< the component's folder
  std::string component;         ///< "unet"; prefix of the names in messages
  std::string file;              ///< plain file name inside `folder`
  bool index = false;            ///< `file` lists the shards
  std::string variant;           ///< "" or the variant it carries in its name
};

/// Chooses by diffusers' order: index with variant, file with variant, index, file. With variant "" the plain files
/// come first and "fp16" files are taken where only those exist. Throws Error(refused) where there is nothing to read;
/// a folder that holds only pickles (.bin, .ckpt, .pt, .pth) is refused unread, with the way to convert it.
WeightChoice choose_weights(const std::filesystem::path& folder, const std::string& component, WeightNaming naming,
                            const std::string& variant);

/// A component's tensors, over one file or all its shards. Immutable after opening.
class WeightSet {
 public:
  /// Opens the chosen file, or every shard of the chosen index. Shard names must be plain names inside the folder (they
  /// may be links, as in the cache of huggingface_hub), all present, and hold the tensors that the index promises.
  static WeightSet open(const WeightChoice& choice);

  struct Entry {
    const TensorView* tensor;
    const SafetensorsFile* file;
  };
  /// nullptr if there is none of that name.
  const Entry* find(const std::string& name) const;
  /// In the order of the files and of the tensors inside them.
  const std::vector<std::string>& names() const { return names_; }
  /// "unet/diffusion_pytorch_model.safetensors": index (if any) first, then files in order of their names.
  const std::vector<std::string>& display_names() const { return display_names_; }
  const std::vector<std::filesystem::path>& paths() const { return paths_; }  ///< of display_names(), same order
  /// The file (or index) to name where a tensor is missing altogether.
  const std::string& main_file() const { return display_names_.front(); }

  std::string most_frequent_dtype() const;  ///< by elements, of the floating-point tensors; "" if there are none
  std::int64_t parameters() const;          ///< elements of all floating-point tensors
  std::uint64_t bytes() const;              ///< size of the weight files

 private:
  void add(const std::string& name, const TensorView& tensor, const SafetensorsFile& file);

  std::vector<std::shared_ptr<const SafetensorsFile>> files_;
  std::unordered_map<std::string, Entry> entries_;
  std::vector<std::string> names_, display_names_;
  std::vector<std::filesystem::path> paths_;
};

bool is_floating(DType dtype);  ///< F16, BF16, F32, F64: what a parameter may be stored as

}  // namespace elboscope
