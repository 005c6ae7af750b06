#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace elboscope {

/// What a path is, told by its first bytes and its surroundings, never by its name alone.
enum class FileKind {
  // What can be opened
  picture,
  label_picture,  ///< a PNG with a palette or one channel: may be a mask
  record,
  session,
  model,           ///< `path` is the folder; parts may be missing
  picture_folder,  ///< `path` is its first picture, `count` how many there are
  model_file,      ///< a whole model in one file
  // What cannot
  absent,   ///< there is nothing at that path, or it may not be read
  special,  ///< a device, a pipe: never opened
  empty_file,
  empty_folder,
  other_folder,
  several_models,  ///< `others` are their folders
  adapter_file,    ///< LoRA and the like
  weights_file,    ///< weights of a single part
  pickle,          ///< .ckpt, .pt, .bin: can run programs
  other_weights,   ///< GGUF, ONNX
  unknown
};

struct Recognised {
  FileKind kind = FileKind::unknown;
  std::filesystem::path path;
  std::size_t count = 0;
  bool palette = false;  ///< of a label_picture: its values are places in a palette
  std::vector<std::filesystem::path> others;
};

/// Reads at most a megabyte and looks at no more than a few thousand directory entries; opens nothing but regular
/// files. Never throws for what it finds. Any thread.
Recognised recognise(const std::filesystem::path& path);

}  // namespace elboscope
