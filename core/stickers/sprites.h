// core/stickers: the synthetic world whose truth is known: stickers on procedural backgrounds with exact masks and
// captions. Deterministic by seed on every machine. Standard library and our checked safetensors reader only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace elboscope {

struct SpriteLevels;  // sprite_levels.h, private to this room

/// One glyph of a class, straight (not premultiplied) alpha, sRGB, row-major RGBA bytes.
struct Sprite {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

/// A class of the world: the word captions use ("cat"; several words are allowed) and its glyphs.
struct StickerClass {
  std::string name;
  std::vector<Sprite> sprites;
};

/// The classes of a world, most frequent first (their order is the rank of Zipf's law). Immutable once made.
class SpriteSet {
 public:
  /// The 32 classes drawn from Noto Color Emoji that the program carries (resources/stickers). Parsed once;
  /// thread-safe.
  static const SpriteSet& bundled();
  /// A packed sprite file: safetensors with one U8 tensor [height, width, 4] per glyph called "class name/number"
  /// (numbers from 0), classes in order of metadata "classes" (JSON list). Throws Error(refused).
  static SpriteSet open(const std::filesystem::path& file);
  /// At most 254 classes (masks are bytes and 255 means "ignored") of 1 to 64 glyphs of 1 to 512 pixels a side, 8
  /// million pixels together, none fully transparent. Names: 1 to 64 bytes, different, no comma, slash or control
  /// character, no blank at either end. Anything else: Error(refused).
  explicit SpriteSet(std::vector<StickerClass> classes);

  const std::vector<StickerClass>& classes() const { return classes_; }
  /// Index of that name, -1 if there is none.
  int find(const std::string& name) const;
  /// The most frequent `count` classes only.
  /// Throws Error(usage) unless 1 <= count <= classes().size().
  SpriteSet first(int count) const;
  /// Writes a file that open() reads; `attribution` goes into its metadata.
  void save(const std::filesystem::path& file, const std::string& attribution) const;
  /// What the renderer samples, made once.
  const SpriteLevels& levels(int class_index, int sprite) const;

 private:
  std::vector<StickerClass> classes_;
  std::shared_ptr<const std::vector<std::vector<SpriteLevels>>> levels_;
};

}  // namespace elboscope
