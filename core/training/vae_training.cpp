#include <c10/core/GradMode.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/nn/autoencoder_kl.h"
#include "core/tensorfile/atomic_file.h"
#include "core/training/ahead_stream.h"
#include "core/training/autoencoder_files.h"
#include "core/training/picture_grid.h"
#include "core/training/stage_loop.h"
#include "core/training/training_scenes.h"

namespace elboscope {
namespace {

constexpr std::int64_t kHeldOut = 256, kHeldOutBatch = 32;

// Every class equally often and rather many objects: the autoencoder is to know stickers, not their frequencies.
SceneOptions varied_scenes(SceneOptions options) {
  options.zipf_exponent = 0;
  options.min_objects = std::max(options.min_objects, std::min(2, options.max_objects));
  return options;
}

// Mean absolute difference of neighbouring pixels' differences: blurred edges cost more than shifted levels.
at::Tensor edge_loss(const at::Tensor& difference) {
  const auto side = difference.size(3), rows = difference.size(2);
  return (difference.narrow(3, 1, side - 1) - difference.narrow(3, 0, side - 1)).abs().mean() +
         (difference.narrow(2, 1, rows - 1) - difference.narrow(2, 0, rows - 1)).abs().mean();
}

}  // namespace

AutoencoderReport measure_autoencoder(const AutoencoderKL& vae, const TrainingPlan& plan, const SpriteSet& sprites, at::Device device,
                                      const std::filesystem::path& grid) {
  const c10::NoGradGuard no_gradients;
  double sum_psnr = 0, sum_error = 0, sum = 0, squares = 0;
  std::int64_t values = 0;
  std::vector<at::Tensor> rows;
  for (std::int64_t first = 0; first < kHeldOut; first += kHeldOutBatch) {
    std::vector<Scene> scenes;
    for (std::int64_t i = 0; i < kHeldOutBatch; ++i)
      scenes.push_back(render_scene(sprites, plan.scenes, scene_seed(held_out_scenes(plan.seed), static_cast<std::uint64_t>(first + i))));
    const at::Tensor pictures = picture_batch(scenes).to(device);
    const at::Tensor mean = vae.encode(pictures).mean;
    const at::Tensor decoded = vae.decode(vae.scale_latent(mean)).clamp(-1, 1);
    // Peak 255: on [-1, 1] a level is 1/127.5.
    const at::Tensor error = (decoded - pictures).square().mean({1, 2, 3}).mul(0.25).to(at::kDouble).cpu();
    for (std::int64_t i = 0; i < kHeldOutBatch; ++i) {
      const double one = error[i].item<double>();
      sum_error += one;
      sum_psnr += -10 * std::log10(std::max(one, 1e-12));
    }
    sum += mean.sum().to(at::kDouble).item<double>();
    squares += mean.to(at::kDouble).square().sum().item<double>();
    values += mean.numel();
    if (first == 0) rows = {pictures.narrow(0, 0, 8), decoded.narrow(0, 0, 8), pictures.narrow(0, 8, 8), decoded.narrow(0, 8, 8)};
  }
  AutoencoderReport report;
  report.psnr = sum_psnr / kHeldOut;
  report.psnr_of_mean_error = -10 * std::log10(sum_error / kHeldOut);
  report.latent_mean = sum / static_cast<double>(values);
  report.latent_std = std::sqrt(squares / static_cast<double>(values) - report.latent_mean * report.latent_mean);
  if (!grid.empty()) write_picture_grid(grid, at::cat(rows, 0), 8);
  return report;
}

bool train_vae(const std::filesystem::path& run, const StageOptions& options, const StageCallback& report, std::stop_token stop) {
  const TrainingPlan plan = read_plan(run);
  const SpriteSet sprites = plan.load_sprites();
  const StageDevice on = stage_device(options);
  AutoencoderKLConfig config = plan.vae;
  config.scaling_factor = 1;
  std::vector<TrainableParameter> parameters;
  TrainableParameters source("", plan.seed, on.compute, on.device, parameters, {});
  const AutoencoderKL vae(config, source);

  StageWork work;
  work.name = "vae";
  work.checkpoint = run / "vae" / "checkpoint.safetensors";
  StageState state;
  if (!load_checkpoint(work.checkpoint, parameters, state) && options.start_from) start_from_model(*options.start_from / "vae", "", parameters);

  const SceneOptions scenes = varied_scenes(plan.scenes);
  const std::uint64_t base = training_scenes(plan.seed);
  const std::int64_t batch = options.batch_size;
  AheadStream<at::Tensor> pictures(state.samples / batch, 4, [&](std::int64_t number) {
    std::vector<Scene> rendered;
    for (std::int64_t i = 0; i < batch; ++i) rendered.push_back(render_scene(sprites, scenes, scene_seed(base, static_cast<std::uint64_t>(number * batch + i))));
    return picture_batch(rendered);
  });
  work.loss = [&](std::int64_t first, std::int64_t) {
    const at::Tensor picture = pictures.next().to(on.device);
    const auto posterior = vae.encode(picture);
    const at::Tensor noise = normal(posterior.mean.sizes(), mixed_seed(plan.seed, 1, static_cast<std::uint64_t>(first)), on.device);
    const at::Tensor difference = vae.decode(posterior.mean + posterior.std * noise) - picture;
    const at::Tensor divergence =
        0.5 * (posterior.mean.square() + posterior.std.square() - 1 - 2 * posterior.std.log()).mean();
    const at::Tensor squared = difference.square().mean();
    const at::Tensor total = difference.abs().mean() + 4 * squared + 0.5 * edge_loss(difference) + options.kl_weight * divergence;
    return StageWork::Loss{total, total.item<double>()};
  };
  const auto measure = [&](const StageState&) {
    FixedParameters averaged(averages_of(parameters, ""), on.compute, on.device);
    return measure_autoencoder(AutoencoderKL(config, averaged), plan, sprites, on.device, run / "pictures" / "vae.png");
  };
  const auto words = [](const AutoencoderReport& r) {
    char text[160];
    std::snprintf(text, sizeof text, "held-out PSNR %.2f dB (of the mean error %.2f dB), latents %.3f +- %.3f", r.psnr, r.psnr_of_mean_error,
                  r.latent_mean, r.latent_std);
    return std::string(text);
  };
  work.preview = [&](const StageState& now) { return words(measure(now)); };
  if (!run_stage(work, parameters, state, options, report, stop)) return false;

  const AutoencoderReport result = measure(state);
  const nlohmann::ordered_json json{{"scaling_factor", 1 / result.latent_std}, {"latent_mean", result.latent_mean}, {"psnr", result.psnr},
                                    {"psnr_of_mean_error", result.psnr_of_mean_error}, {"samples", state.samples}, {"seconds", state.seconds}};
  AtomicFile file(run / "vae" / "vae.json");
  file.write(json.dump(1) + "\n");
  file.commit();
  return true;
}

}  // namespace elboscope
