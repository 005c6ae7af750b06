#include <cstdio>

#include "app/commands.h"
#include "core/stickers/sprite_folder.h"

namespace elboscope {

int run_sprites(const SpritesOptions& options, std::stop_token stop) {
  prepare_targets({}, options.out);
  std::size_t left_out = 0, glyphs = 0;
  const std::vector<std::string> order = options.classes.empty() ? std::vector<std::string>() : parse_classes(options.classes);
  const SpriteSet sprites = read_sprite_folder(options.folder, options.size, order, left_out, stop);
  if (left_out > 0) std::fprintf(stderr, "note: %zu entries that are not called *.png were left out.\n", left_out);
  for (const StickerClass& one : sprites.classes()) glyphs += one.sprites.size();
  sprites.save(options.out, "packed from a folder of pictures by elboscope-cli sprites");
  std::printf("%zu stickers of %zu classes in %s\n", glyphs, sprites.classes().size(), options.out.string().c_str());
  return 0;
}

}  // namespace elboscope
