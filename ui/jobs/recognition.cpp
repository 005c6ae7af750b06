#include "ui/jobs/recognition.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

#include "core/diffusion/model_checklist.h"

namespace elboscope {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::size_t most_head = std::size_t{1} << 20, most_entries = 4000;

std::string lower_extension(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

template <std::size_t N>
bool is_one_of(const std::string& text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

constexpr std::array picture_extensions{".png"sv, ".jpg"sv,  ".jpeg"sv, ".webp"sv, ".bmp"sv,
                                        ".tif"sv, ".tiff"sv, ".ppm"sv,  ".pgm"sv};
constexpr std::array pickle_extensions{".ckpt"sv, ".pt"sv, ".pth"sv, ".bin"sv, ".pkl"sv};
constexpr std::array component_names{"unet"sv,           "transformer"sv,    "vae"sv,       "text_encoder"sv,
                                     "text_encoder_2"sv, "text_encoder_3"sv, "tokenizer"sv, "scheduler"sv};

std::string head_of(const fs::path& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary);
  std::string head(most, '\0');
  file.read(head.data(), static_cast<std::streamsize>(most));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return head;
}

/// An 8-byte length and JSON that begins with a brace: safetensors.
bool is_safetensors(std::string_view head, std::uint64_t size) {
  if (head.size() < 10 || head[8] != '{') return false;
  std::uint64_t length = 0;
  for (int i = 7; i >= 0; --i) length = length << 8U | static_cast<unsigned char>(head[static_cast<std::size_t>(i)]);
  return length >= 2 && size >= 8 && length <= size - 8;
}

FileKind safetensors_kind(std::string_view head) {
  if (head.find("\"elboscope\""sv) != std::string_view::npos) return FileKind::record;
  if (head.find("lora_"sv) != std::string_view::npos || head.find(".lora"sv) != std::string_view::npos)
    return FileKind::adapter_file;
  if (head.find("\"model.diffusion_model."sv) != std::string_view::npos ||
      head.find("\"first_stage_model."sv) != std::string_view::npos)
    return FileKind::model_file;
  return FileKind::weights_file;
}

/// Colour type and bit depth stand at a fixed place behind the signature.
FileKind png_kind(std::string_view head) {
  if (head.size() < 26) return FileKind::picture;
  const auto depth = static_cast<unsigned char>(head[24]), color = static_cast<unsigned char>(head[25]);
  return color == 3 || (color == 0 && depth <= 8) ? FileKind::label_picture : FileKind::picture;
}

FileKind kind_of_bytes(const fs::path& path, std::string_view head, std::uint64_t size) {
  const std::string extension = lower_extension(path);
  if (head.starts_with("\x89PNG\r\n\x1a\n"sv)) return png_kind(head);
  if (extension == ".elboscope") return FileKind::session;
  if (extension == ".elbo") return FileKind::record;
  if (is_safetensors(head, size)) return safetensors_kind(head);
  if (extension == ".safetensors") return FileKind::weights_file;
  const auto holds = [head](std::string_view text, std::size_t place) {
    return head.size() >= place + text.size() && head.substr(place, text.size()) == text;
  };
  if (holds("\xff\xd8\xff"sv, 0) || holds("BM"sv, 0) || holds("II*\0"sv, 0) || holds("MM\0*"sv, 0) ||
      (holds("RIFF"sv, 0) && holds("WEBP"sv, 8)) || holds("GIF8"sv, 0) || holds("ftyp"sv, 4))
    return FileKind::picture;
  if (head.starts_with("GGUF"sv) || extension == ".onnx") return FileKind::other_weights;
  const bool zip = head.starts_with("PK\x03\x04"sv), pickled = head.size() > 1 && head[0] == '\x80' && head[1] < 6;
  if ((zip || pickled) && is_one_of(extension, pickle_extensions)) return FileKind::pickle;
  if (is_one_of(extension, picture_extensions)) return FileKind::picture;  // the decoder says what is wrong with it
  return FileKind::unknown;
}

Recognised recognise_folder(const fs::path& path) {
  Recognised result;
  result.path = path;
  if (const fs::path model = find_model_folder(path, &result.others); !model.empty()) {
    result.kind = FileKind::model;
    result.path = model;
    return result;
  }
  if (result.others.size() > 1) {
    result.kind = FileKind::several_models;
    return result;
  }
  std::vector<fs::path> pictures;
  std::size_t entries = 0, components = 0;
  std::error_code error;
  for (fs::directory_iterator it(path, error), end; !error && it != end && entries < most_entries;
       it.increment(error), ++entries) {
    std::error_code none;
    const std::string name = it->path().filename().string();
    if (it->is_directory(none)) {
      components += is_one_of(name, component_names) ? 1 : 0;
    } else if (it->is_regular_file(none)) {
      if (is_one_of(lower_extension(it->path()), picture_extensions)) pictures.push_back(it->path());
      if (name.ends_with(".safetensors")) ++components;
    }
  }
  if (components > 0) {
    result.kind = FileKind::model;  // somebody is putting one together: the list of its parts helps
  } else if (!pictures.empty()) {
    result.kind = FileKind::picture_folder;
    result.count = pictures.size();
    result.path = *std::min_element(pictures.begin(), pictures.end());
  } else {
    result.kind = entries == 0 ? FileKind::empty_folder : FileKind::other_folder;
  }
  return result;
}

}  // namespace

Recognised recognise(const fs::path& path) {
  Recognised result;
  result.path = path;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (error || !fs::exists(status)) {
    result.kind = FileKind::absent;
    return result;
  }
  if (fs::is_directory(status)) return recognise_folder(path);
  if (!fs::is_regular_file(status)) {
    result.kind = FileKind::special;
    return result;
  }
  const std::uint64_t size = fs::file_size(path, error);
  if (error || size == 0) {
    result.kind = error ? FileKind::absent : FileKind::empty_file;
    return result;
  }
  const std::string head = head_of(path, static_cast<std::size_t>(std::min<std::uint64_t>(size, most_head)));
  if (head.empty()) {
    result.kind = FileKind::absent;
    return result;
  }
  result.kind = kind_of_bytes(path, head, size);
  result.palette = result.kind == FileKind::label_picture && head[25] == 3;
  // A file of a model folder stands for the folder.
  const bool part = result.kind == FileKind::weights_file || path.filename() == "model_index.json" ||
                    (lower_extension(path) == ".json" && result.kind == FileKind::unknown);
  if (part) {
    std::error_code none;
    const fs::path whole = fs::absolute(path, none);
    for (const fs::path& folder : {whole.parent_path(), whole.parent_path().parent_path()}) {
      if (!fs::is_regular_file(folder / "model_index.json", none)) continue;
      result.kind = FileKind::model;
      result.path = folder;
      break;
    }
  }
  return result;
}

}  // namespace elboscope
