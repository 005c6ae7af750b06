#include "core/stickers/sprites.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/base/error.h"
#include "core/stickers/packed_sprites.h"
#include "core/stickers/sprite_levels.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope {
namespace {

constexpr std::size_t kMostClasses = 254, kMostGlyphs = 64, kMostNameBytes = 64;
constexpr int kMostSide = 512;
constexpr std::int64_t kMostPixels = 8'000'000;

void check_name(const std::string& name) {
  const bool bad = name.empty() || name.size() > kMostNameBytes || name.front() == ' ' || name.back() == ' ' ||
                   std::any_of(name.begin(), name.end(), [](char c) {
                     return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == ',' || c == '/';
                   });
  if (bad) {
    refuse({},
           "a class of the stickers is called " + printable(name) +
               "; expected 1 to 64 bytes without comma, slash and control characters and without blanks at the ends.");
  }
}

void check_sprite(const std::string& name, const Sprite& sprite) {
  if (sprite.width < 1 || sprite.height < 1 || sprite.width > kMostSide || sprite.height > kMostSide) {
    refuse({}, "a sticker of class " + printable(name) + " has " + std::to_string(sprite.width) + " x " +
                   std::to_string(sprite.height) + " pixels, expected 1 to " + std::to_string(kMostSide) +
                   " on each side.");
  }
  if (sprite.rgba.size() != static_cast<std::size_t>(sprite.width) * static_cast<std::size_t>(sprite.height) * 4) {
    refuse({}, "a sticker of class " + printable(name) + " has " + std::to_string(sprite.rgba.size()) +
                   " bytes, expected four for each of its " + std::to_string(sprite.width) + " x " +
                   std::to_string(sprite.height) + " pixels.");
  }
  for (std::size_t i = 3; i < sprite.rgba.size(); i += 4) {
    if (sprite.rgba[i] >= 128) return;
  }
  refuse({}, "a sticker of class " + printable(name) + " is transparent everywhere, expected something to see.");
}

}  // namespace

SpriteSet::SpriteSet(std::vector<StickerClass> classes) : classes_(std::move(classes)) {
  if (classes_.empty() || classes_.size() > kMostClasses) {
    refuse({}, "there are " + std::to_string(classes_.size()) + " classes of stickers, expected 1 to " +
                   std::to_string(kMostClasses) + ".");
  }
  std::set<std::string> names;
  std::int64_t pixels = 0;
  for (const StickerClass& sticker : classes_) {
    check_name(sticker.name);
    if (!names.insert(sticker.name).second)
      refuse({}, "two classes of stickers are called " + printable(sticker.name) + ", expected different names.");
    if (sticker.sprites.empty() || sticker.sprites.size() > kMostGlyphs) {
      refuse({}, "class " + printable(sticker.name) + " has " + std::to_string(sticker.sprites.size()) +
                     " stickers, expected 1 to " + std::to_string(kMostGlyphs) + ".");
    }
    for (const Sprite& sprite : sticker.sprites) {
      check_sprite(sticker.name, sprite);
      pixels += std::int64_t{sprite.width} * sprite.height;
    }
  }
  if (pixels > kMostPixels) {
    refuse({}, "the stickers have " + std::to_string(pixels) + " pixels together, expected at most " +
                   std::to_string(kMostPixels) + ".");
  }
  auto levels = std::make_shared<std::vector<std::vector<SpriteLevels>>>();
  for (const StickerClass& sticker : classes_) {
    auto& of_class = levels->emplace_back();
    for (const Sprite& sprite : sticker.sprites) of_class.push_back(make_levels(sprite));
  }
  levels_ = std::move(levels);
}

SpriteSet SpriteSet::open(const std::filesystem::path& file) {
  const auto packed = SafetensorsFile::open(file);
  std::vector<StickerClass> classes = unpack_sprites(*packed);
  try {
    return SpriteSet(std::move(classes));
  } catch (const Error& error) {
    throw Error(error.kind, packed->display_name(), error.what());
  }
}

std::vector<StickerClass> unpack_sprites(const SafetensorsFile& file) {
  const std::string& name = file.display_name();
  const auto listed = file.metadata().find("classes");
  if (listed == file.metadata().end())
    refuse(name, "its metadata has no entry \"classes\", expected the list of class names of a sticker file.");
  const nlohmann::json names = parse_json(listed->second, name, 2);
  if (!names.is_array() || names.empty() || names.size() > kMostClasses ||
      !std::all_of(names.begin(), names.end(), [](const nlohmann::json& one) { return one.is_string(); })) {
    refuse(name, "metadata \"classes\" is " + printable(listed->second) + ", expected a list of 1 to " +
                     std::to_string(kMostClasses) + " class names.");
  }
  // Sizes first: no bytes are copied of a file that is refused.
  std::int64_t pixels = 0;
  for (const TensorView& tensor : file.tensors()) {
    if (tensor.dtype != DType::u8 || tensor.shape.size() != 3 || tensor.shape[2] != 4 || tensor.shape[0] < 1 ||
        tensor.shape[1] < 1 || tensor.shape[0] > kMostSide || tensor.shape[1] > kMostSide) {
      refuse(name, "tensor " + printable(tensor.name) + " is " + std::string(dtype_name(tensor.dtype)) + " " +
                       tensor.shape_text() + ", expected U8 [height, width, 4] with sides of 1 to " +
                       std::to_string(kMostSide) + " pixels.");
    }
    pixels += tensor.shape[0] * tensor.shape[1];
  }
  if (pixels > kMostPixels) {
    refuse(name, "its stickers have " + std::to_string(pixels) + " pixels together, expected at most " +
                     std::to_string(kMostPixels) + ".");
  }
  std::vector<StickerClass> classes;
  std::size_t used = 0;
  for (const nlohmann::json& one : names) {
    StickerClass sticker;
    sticker.name = one.get<std::string>();
    while (const TensorView* tensor = file.find(sticker.name + "/" + std::to_string(sticker.sprites.size()))) {
      const auto* bytes = reinterpret_cast<const std::uint8_t*>(tensor->data);
      sticker.sprites.push_back(
          {static_cast<int>(tensor->shape[1]), static_cast<int>(tensor->shape[0]), {bytes, bytes + tensor->bytes}});
      if (sticker.sprites.size() > kMostGlyphs) break;  // the constructor refuses it
    }
    used += sticker.sprites.size();
    classes.push_back(std::move(sticker));
  }
  if (used != file.tensors().size()) {
    refuse(name, "it holds " + std::to_string(file.tensors().size()) +
                     " tensors, but the classes in its metadata name " + std::to_string(used) +
                     " of them; expected each to be called \"class name/number\", numbered from 0.");
  }
  return classes;
}

int SpriteSet::find(const std::string& name) const {
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    if (classes_[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

SpriteSet SpriteSet::first(int count) const {
  if (count < 1 || static_cast<std::size_t>(count) > classes_.size()) {
    throw Error(ErrorKind::usage, {},
                "the number of sticker classes to use is " + std::to_string(count) + ", expected 1 to " +
                    std::to_string(classes_.size()) + ".");
  }
  return SpriteSet(std::vector<StickerClass>(classes_.begin(), classes_.begin() + count));
}

void SpriteSet::save(const std::filesystem::path& file, const std::string& attribution) const {
  std::vector<TensorToWrite> tensors;
  nlohmann::json names = nlohmann::json::array();
  for (const StickerClass& sticker : classes_) {
    names.push_back(sticker.name);
    for (std::size_t i = 0; i < sticker.sprites.size(); ++i) {
      const Sprite& sprite = sticker.sprites[i];
      tensors.push_back(
          {sticker.name + "/" + std::to_string(i), DType::u8, {sprite.height, sprite.width, 4}, sprite.rgba.data()});
    }
  }
  const auto text = [](const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  write_safetensors(file, tensors, {{"classes", text(names)}, {"attribution", attribution}});
}

const SpriteLevels& SpriteSet::levels(int class_index, int sprite) const {
  return (*levels_)[static_cast<std::size_t>(class_index)][static_cast<std::size_t>(sprite)];
}

}  // namespace elboscope
