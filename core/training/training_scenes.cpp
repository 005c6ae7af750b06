#include "core/training/training_scenes.h"

#include "core/training/stage_loop.h"

namespace elboscope {

at::Tensor picture_batch(const std::vector<Scene>& scenes) {
  const std::int64_t side = scenes.front().size, count = static_cast<std::int64_t>(scenes.size());
  at::Tensor bytes = at::empty({count, side, side, 3}, at::kByte);
  auto* out = bytes.data_ptr<std::uint8_t>();
  for (const Scene& scene : scenes) out = std::copy(scene.rgb.begin(), scene.rgb.end(), out);
  return bytes.permute({0, 3, 1, 2}).to(at::kFloat).div_(127.5).sub_(1.0);
}

std::uint64_t training_scenes(std::uint64_t seed) {
  return mixed_seed(seed, 0x747261696eu, 0);
}

std::uint64_t held_out_scenes(std::uint64_t seed) {
  return mixed_seed(seed, 0x68656c64u, 0);
}

}  // namespace elboscope
