#include <cstddef>
#include <memory>

#include "core/stickers/packed_sprites.h"
#include "core/stickers/sprites.h"

// The file lies in the program itself: no folder to look for at run time. (Sections are switched by hand because a
// top-level asm statement leaves the assembler where it puts it.)
__asm__(
    ".pushsection .rodata\n"
    ".balign 16\n"
    ".hidden elboscope_sprites_begin\n"
    ".global elboscope_sprites_begin\n"
    "elboscope_sprites_begin:\n"
    ".incbin \"" ELBOSCOPE_SPRITES_FILE
    "\"\n"
    ".hidden elboscope_sprites_end\n"
    ".global elboscope_sprites_end\n"
    "elboscope_sprites_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
__attribute__((visibility("hidden"))) extern const std::byte elboscope_sprites_begin[];
__attribute__((visibility("hidden"))) extern const std::byte elboscope_sprites_end[];
}

namespace elboscope {

const SpriteSet& SpriteSet::bundled() {
  static const SpriteSet set(unpack_sprites(*SafetensorsFile::parse(
      elboscope_sprites_begin, static_cast<std::size_t>(elboscope_sprites_end - elboscope_sprites_begin),
      "the bundled stickers")));
  return set;
}

}  // namespace elboscope
