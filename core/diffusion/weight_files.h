// Which files hold a component's weights: the naming rules of diffusers and transformers (models.md section 1), over
// checked memory maps. Torch-free, internal to this room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
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

/// Where a parameter lies in a file that names and shapes its tensors in another way than diffusers.
struct StoredParameter {
  std::string name;         ///< of the tensor in the file
  std::int64_t part = 0;    ///< the parameter is this one ...
  std::int64_t parts = 1;   ///< ... of so many equal runs of the tensor's rows
  bool transposed = false;  ///< a matrix that is stored with its sides exchanged
  bool kernel = false;      ///< a matrix that may be stored as a convolution of one pixel, [out, in, 1, 1]
};

/// A component's tensors, over one file or all its shards, or some of the tensors of a larger file. Immutable after
/// opening.
class WeightSet {
 public:
  /// Opens the chosen file, or every shard of the chosen index. Shard names must be plain names inside the folder (they
  /// may be links, as in the cache of huggingface_hub), all present, and hold the tensors that the index promises.
  static WeightSet open(const WeightChoice& choice);
  /// The component in `file` that has the tensors called `names`; `stored` tells where a parameter is among them.
  static WeightSet part_of(std::shared_ptr<const SafetensorsFile> file, const std::filesystem::path& path,
                           const std::vector<std::string>& names,
                           std::function<StoredParameter(const std::string& parameter)> stored);

  struct Entry {
    TensorView tensor;  ///< what belongs to the parameter; its name is the one in the file
    const SafetensorsFile* file = nullptr;
    bool transposed = false;
    std::int64_t parts = 1;
    std::vector<std::int64_t> whole_shape;  ///< of the tensor as it stands in the file
  };
  /// The tensor of a parameter.
  std::optional<Entry> find(const std::string& parameter) const;
  /// What the files call the tensor of a parameter, there or not.
  std::string stored_name(const std::string& parameter) const;
  /// Of the tensors, as the files call them, in the order of the files and of the tensors inside them.
  const std::vector<std::string>& names() const { return names_; }
  /// "unet/diffusion_pytorch_model.safetensors": index (if any) first, then files in order of their names.
  const std::vector<std::string>& display_names() const { return display_names_; }
  const std::vector<std::filesystem::path>& paths() const { return paths_; }  ///< of display_names(), same order
  /// The file (or index) to name where a tensor is missing altogether.
  const std::string& main_file() const { return display_names_.front(); }

  std::string most_frequent_dtype() const;  ///< by elements, of the floating-point tensors; "" if there are none
  std::int64_t parameters() const;          ///< elements of all floating-point tensors
  std::uint64_t bytes() const;              ///< size of the weight files; of the tensors in a part of a larger file

 private:
  void add(const std::string& name, const TensorView& tensor, const SafetensorsFile& file);

  struct Stored {
    const TensorView* tensor;
    const SafetensorsFile* file;
  };
  std::vector<std::shared_ptr<const SafetensorsFile>> files_;
  std::unordered_map<std::string, Stored> entries_;
  std::function<StoredParameter(const std::string&)> stored_;  ///< empty: parameters are called as tensors are
  std::vector<std::string> names_, display_names_;
  std::vector<std::filesystem::path> paths_;
};

bool is_floating(DType dtype);  ///< F16, BF16, F32, F64: what a parameter may be stored as

}  // namespace elboscope
