#include "core/alignment/probe_input.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>

#include "core/alignment/pass_batches.h"
#include "core/diffusion/diffusion_model.h"

namespace elboscope {

ProbeNoise draw_noise(std::uint64_t seed, std::int64_t collect, std::int64_t elbo, const at::Tensor& latent) {
  at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
  const auto draw = [&](std::int64_t count) {
    return at::randn({count, latent.size(1), latent.size(2), latent.size(3)}, generator, at::TensorOptions(at::kFloat));
  };
  ProbeNoise noise;
  noise.collect = draw(collect);
  noise.elbo = draw(elbo);
  return noise;
}

at::Tensor picture_tensor(const ProbePicture& picture) {
  const std::int64_t height = picture.working_height, width = picture.working_width;
  if (height < 1 || width < 1 || picture.rgb.size() != static_cast<std::size_t>(height * width * 3)) {
    throw Error(ErrorKind::usage, picture.path, "the picture's pixels do not fit its size");
  }
  at::Tensor bytes = at::empty({height, width, 3}, at::kByte);
  std::copy(picture.rgb.begin(), picture.rgb.end(), bytes.data_ptr<std::uint8_t>());
  return (bytes.to(at::kFloat) / 127.5 - 1.0).permute({2, 0, 1}).unsqueeze(0).contiguous();
}

at::Tensor picture_latent(const DiffusionModel& model, const ProbePicture& picture, const std::stop_token& stop) {
  const bool tiled = encodes_in_tiles(model.tiled_vae(), picture.working_width, picture.working_height);
  const at::Tensor pixels = picture_tensor(picture).to(model.device());
  return model.vae()
      .scale_latent(model.vae().encode(pixels, tiled, [&stop] { throw_if_stopped(stop); }).mean)
      .to(at::kFloat);
}

}  // namespace elboscope
