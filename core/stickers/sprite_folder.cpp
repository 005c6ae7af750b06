#include "core/stickers/sprite_folder.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/picture/picture.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using Folder = std::filesystem::path;

/// What SpriteSet takes; known before any picture is read, so that a folder of thousands is refused at once.
constexpr std::size_t most_classes = 254, most_glyphs = 64;

bool is_png(const Folder& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".png";
}

/// Entries that are not hidden, by name: the order must not depend on the file system.
std::vector<Folder> entries(const Folder& folder) {
  std::error_code error;
  std::vector<Folder> result;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (!entry->path().filename().string().starts_with('.')) result.push_back(entry->path());
  }
  if (error) refuse(folder.string(), "The folder cannot be read: " + error.message() + ".");
  std::sort(result.begin(), result.end());
  return result;
}

std::map<std::string, std::vector<Folder>> pictures_of_classes(const Folder& folder, std::size_t& ignored) {
  std::map<std::string, std::vector<Folder>> result;
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    refuse(folder.string(), "This is not a folder, expected a folder with CLASS.png or CLASS/*.png.");
  for (const Folder& entry : entries(folder)) {
    if (std::filesystem::is_directory(entry, error)) {
      for (const Folder& file : entries(entry)) {
        if (is_png(file))
          result[entry.filename().string()].push_back(file);
        else
          ++ignored;
      }
    } else if (is_png(entry)) {
      result[entry.stem().string()].push_back(entry);
    } else {
      ++ignored;
    }
  }
  if (result.empty()) refuse(folder.string(), "There are no PNG pictures in it, expected CLASS.png or CLASS/*.png.");
  if (result.size() > most_classes)
    refuse(folder.string(), "It has pictures of " + std::to_string(result.size()) + " classes, expected at most " +
                                std::to_string(most_classes) + ".");
  for (const auto& [name, files] : result) {
    if (files.size() > most_glyphs)
      refuse(folder.string(), "Class " + printable(name) + " has " + std::to_string(files.size()) +
                                  " pictures, expected at most " + std::to_string(most_glyphs) + ".");
  }
  return result;
}

/// Cut to what is visible and scaled down to `size` pixels on the longer side; colours weighted by alpha on the way, so
/// that what lies hidden under transparent pixels does not bleed into the edges.
Sprite make_sprite(const Folder& file, int size) {
  const PictureWithAlpha whole = read_picture_with_alpha(file);
  std::int64_t left = whole.width, top = whole.height, right = 0, bottom = 0;
  bool cut_out = false, visible = false;
  const auto alpha = [&whole](std::int64_t x, std::int64_t y) {
    return whole.rgba[static_cast<std::size_t>((y * whole.width + x) * 4 + 3)];
  };
  for (std::int64_t y = 0; y < whole.height; ++y) {
    for (std::int64_t x = 0; x < whole.width; ++x) {
      cut_out = cut_out || alpha(x, y) < 128;
      visible = visible || alpha(x, y) >= 128;
      if (alpha(x, y) < 16) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
    }
  }
  if (!cut_out)
    refuse(file.string(),
           "The picture is opaque everywhere, expected a cut-out on transparent ground (a mask is made of its alpha).");
  if (!visible) refuse(file.string(), "The picture is transparent everywhere, expected something to see.");

  Picture colours{right - left, bottom - top, {}}, cover{right - left, bottom - top, {}};
  for (std::int64_t y = top; y < bottom; ++y) {
    for (std::int64_t x = left; x < right; ++x) {
      const std::uint8_t* pixel = whole.rgba.data() + (y * whole.width + x) * 4;
      for (int c = 0; c < 3; ++c) {
        colours.rgb.push_back(static_cast<std::uint8_t>((pixel[c] * pixel[3] + 127) / 255));
        cover.rgb.push_back(pixel[3]);
      }
    }
  }
  const double shrink =
      std::min(1.0, static_cast<double>(size) / static_cast<double>(std::max(colours.width, colours.height)));
  if (shrink < 1) {
    const auto scaled = [shrink](std::int64_t side) {
      return std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(side) * shrink + 0.5));
    };
    const std::int64_t width = scaled(colours.width), height = scaled(colours.height);
    colours = resize_bilinear(colours, width, height);
    cover = resize_bilinear(cover, width, height);
  }
  Sprite sprite{static_cast<int>(colours.width), static_cast<int>(colours.height), {}};
  for (std::size_t i = 0; i < colours.rgb.size(); i += 3) {
    const int a = cover.rgb[i];
    for (std::size_t c = 0; c < 3; ++c) {
      sprite.rgba.push_back(
          static_cast<std::uint8_t>(a == 0 ? 0 : std::min(255, (colours.rgb[i + c] * 255 + a / 2) / a)));
    }
    sprite.rgba.push_back(static_cast<std::uint8_t>(a));
  }
  return sprite;
}

/// Most frequent first: as listed, or by the alphabet.
std::vector<std::string> class_order(const std::vector<std::string>& listed,
                                     const std::map<std::string, std::vector<Folder>>& pictures) {
  std::vector<std::string> order = listed;
  if (listed.empty()) {
    for (const auto& entry : pictures) order.push_back(entry.first);
    return order;
  }
  for (const std::string& name : order) {
    if (!pictures.contains(name))
      throw Error(ErrorKind::usage, {}, "the order names " + printable(name) + ", of which the folder has no picture.");
  }
  for (const auto& entry : pictures) {
    const auto times = std::count(order.begin(), order.end(), entry.first);
    if (times != 1)
      throw Error(ErrorKind::usage, {},
                  "the order of classes names " + printable(entry.first) + " " + std::to_string(times) +
                      " times, expected every class of the folder once.");
  }
  return order;
}

}  // namespace

SpriteSet read_sprite_folder(const std::filesystem::path& folder, int size, const std::vector<std::string>& order, std::size_t& left_out,
                             std::stop_token stop) {
  left_out = 0;
  const auto pictures = pictures_of_classes(folder, left_out);
  std::vector<StickerClass> classes;
  for (const std::string& name : class_order(order, pictures)) {
    StickerClass& sticker = classes.emplace_back();
    sticker.name = name;
    for (const Folder& file : pictures.at(name)) {
      throw_if_stopped(stop);
      sticker.sprites.push_back(make_sprite(file, size));
    }
  }
  return SpriteSet(std::move(classes));
}

}  // namespace elboscope
