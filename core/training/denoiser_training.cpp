#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "core/base/error.h"
#include "core/diffusion/noise_schedule.h"
#include "core/nn/clip_text_model.h"
#include "core/nn/unet2d_condition.h"
#include "core/training/latent_cache.h"
#include "core/training/run_export.h"
#include "core/training/stage_loop.h"

namespace elboscope {
namespace {

enum Stream : std::uint64_t { kOrder = 10, kCaptions, kNoise, kPosterior, kTimesteps };

/// A random order of 0..count-1.
std::vector<std::int64_t> permutation(std::int64_t count, std::uint64_t seed) {
  std::vector<std::int64_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  for (std::int64_t i = count - 1; i > 0; --i) std::swap(order[i], order[static_cast<std::int64_t>(mixed_seed(seed, 0, static_cast<std::uint64_t>(i)) % static_cast<std::uint64_t>(i + 1))]);
  return order;
}

/// Which cached scene the n-th training sample is: every pass over the cache takes the shards, and the scenes in them, in a new order.
class SampleOrder {
 public:
  SampleOrder(std::int64_t shards, std::int64_t per_shard, std::uint64_t seed) : shards_(shards), per_shard_(per_shard), seed_(seed) {}
  struct Place {
    std::int64_t shard, scene;
  };
  Place at(std::int64_t sample) {
    const std::int64_t pass = sample / (shards_ * per_shard_), within = sample % (shards_ * per_shard_);
    if (pass != pass_) {
      // The first pass takes the shards as they are encoded.
      shard_order_ = permutation(shards_, mixed_seed(seed_, kOrder, static_cast<std::uint64_t>(pass)));
      if (pass == 0) std::iota(shard_order_.begin(), shard_order_.end(), 0);
      pass_ = pass;
      position_ = -1;
    }
    if (within / per_shard_ != position_) {
      position_ = within / per_shard_;
      scene_order_ = permutation(per_shard_, mixed_seed(seed_, kOrder + 100, static_cast<std::uint64_t>(pass * shards_ + position_)));
    }
    return {shard_order_[position_], scene_order_[within % per_shard_]};
  }

 private:
  std::int64_t shards_, per_shard_, pass_ = -1, position_ = -1;
  std::uint64_t seed_;
  std::vector<std::int64_t> shard_order_, scene_order_;
};

struct Batch {
  at::Tensor latent, ids;
};

Batch load_batch(LatentCache& cache, SampleOrder& order, const TrainingPlan& plan, const SpriteSet& sprites, const ClipTokenizer& tokenizer,
                 std::int64_t first, std::int64_t count, at::Device device) {
  std::vector<at::Tensor> means, deviations;
  const std::int64_t length = tokenizer.model_max_length();
  at::Tensor ids = at::empty({count, length}, at::kLong);
  for (std::int64_t i = 0; i < count; ++i) {
    const auto place = order.at(first + i);
    const LatentShard& shard = cache.shard(place.shard);
    means.push_back(shard.mean[place.scene]);
    deviations.push_back(shard.std[place.scene]);
    const SceneFacts& facts = shard.facts[place.scene];
    const std::string caption = draw_caption(sprites, facts.objects, facts.background, plan.captions,
                                             mixed_seed(plan.seed, kCaptions, static_cast<std::uint64_t>(first + i)));
    const auto encoded = tokenizer.encode(caption);
    std::copy(encoded.begin(), encoded.end(), ids.data_ptr<std::int64_t>() + i * length);
  }
  const at::Tensor mean = at::stack(means, 0).to(device, at::kFloat), deviation = at::stack(deviations, 0).to(device, at::kFloat);
  const at::Tensor noise = normal(mean.sizes(), mixed_seed(plan.seed, kPosterior, static_cast<std::uint64_t>(first)), device);
  return {mean + deviation * noise, ids.to(device)};
}

/// One timestep a sample, evenly spread over the schedule (in random order): the loss of a batch then varies less.
std::vector<std::int64_t> stratified_timesteps(std::int64_t count, std::int64_t all, std::uint64_t seed) {
  const auto order = permutation(count, seed);
  std::vector<std::int64_t> timesteps(count);
  for (std::int64_t i = 0; i < count; ++i) {
    const double within = static_cast<double>(mixed_seed(seed, 1, static_cast<std::uint64_t>(i)) >> 11) * 0x1p-53;
    timesteps[i] = std::min(all - 1, static_cast<std::int64_t>((static_cast<double>(order[i]) + within) / static_cast<double>(count) * static_cast<double>(all)));
  }
  return timesteps;
}

}  // namespace

bool train_denoiser(const std::filesystem::path& run, const StageOptions& options, const StageCallback& report, std::stop_token stop) {
  const TrainingPlan plan = read_plan(run);
  const SpriteSet sprites = plan.load_sprites();
  const StageDevice on = stage_device(options);
  const FinishedAutoencoder autoencoder = load_autoencoder(run, plan);
  const ClipTokenizerFiles tokenizer_files = load_tokenizer_files(run);
  const auto tokenizer = ClipTokenizer::parse(tokenizer_files, "tokenizer");
  const ClipTextConfig text_config = text_config_for(plan, *tokenizer);

  std::vector<TrainableParameter> parameters;
  TrainableParameters unet_source("unet.", plan.seed, on.compute, on.device, parameters, {"conv2.weight", "proj_out.weight", "conv_out.weight"});
  const UNet2DCondition unet(plan.unet, unet_source);
  TrainableParameters text_source("text_encoder.", plan.seed, on.compute, on.device, parameters, {});
  const ClipTextModel text_encoder(text_config, text_source);

  StageWork work;
  work.name = "denoiser";
  work.checkpoint = run / "denoiser" / "checkpoint.safetensors";
  StageState state;
  if (!load_checkpoint(work.checkpoint, parameters, state) && options.start_from) {
    start_from_model(*options.start_from / "unet", "unet.", parameters);
    start_from_model(*options.start_from / "text_encoder", "text_encoder.", parameters);
  }

  LatentCache cache(run, plan, sprites, autoencoder, on.device, on.compute);
  SampleOrder order(cache.shards(), cache.scenes_per_shard(), plan.seed);
  const NoiseSchedule schedule(training_schedule());

  work.loss = [&](std::int64_t first, std::int64_t count) {
    const Batch batch = load_batch(cache, order, plan, sprites, *tokenizer, first, count, on.device);
    const auto timesteps = stratified_timesteps(count, schedule.size(), mixed_seed(plan.seed, kTimesteps, static_cast<std::uint64_t>(first)));
    at::Tensor alpha = at::empty({count, 1, 1, 1}), sigma = at::empty({count, 1, 1, 1}), weight = at::empty({count}), times = at::empty({count});
    for (std::int64_t i = 0; i < count; ++i) {
      const float a = schedule.alpha(timesteps[i]), s = schedule.sigma(timesteps[i]);
      const double snr = static_cast<double>(a) * a / (static_cast<double>(s) * s);
      alpha.data_ptr<float>()[i] = a;
      sigma.data_ptr<float>()[i] = s;
      times.data_ptr<float>()[i] = static_cast<float>(timesteps[i]);
      weight.data_ptr<float>()[i] = options.min_snr_gamma > 0 ? static_cast<float>(std::min(snr, options.min_snr_gamma) / snr) : 1.0f;
    }
    const at::Tensor noise = normal(batch.latent.sizes(), mixed_seed(plan.seed, kNoise, static_cast<std::uint64_t>(first)), on.device);
    const at::Tensor noised = alpha.to(on.device) * batch.latent + sigma.to(on.device) * noise;
    const at::Tensor text = text_encoder.forward(batch.ids).last_hidden_state;
    const at::Tensor predicted = unet.forward(noised.to(on.compute), times.to(on.device), text).to(at::kFloat);
    const at::Tensor errors = (predicted - noise).square().mean({1, 2, 3});
    return StageWork::Loss{(errors * weight.to(on.device)).mean(), errors.detach().mean().item<double>()};
  };
  work.preview = [&](const StageState& now) {
    export_parts(run, run / "model", plan, autoencoder, tokenizer_files, text_config, averages_of(parameters, "unet."),
                 averages_of(parameters, "text_encoder."), {});
    return preview_model(run, run / "model", plan, now.samples, options);
  };
  return run_stage(work, parameters, state, options, report, stop);
}

}  // namespace elboscope
