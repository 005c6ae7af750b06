#include "core/training/latent_cache.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cstdio>

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/tensorfile/safetensors_file.h"
#include "core/training/ahead_stream.h"
#include "core/training/stage_loop.h"
#include "core/training/training_scenes.h"

namespace elboscope {
namespace {

constexpr std::int64_t kScenesPerShard = 2048, kEncodeBatch = 32;
constexpr int kFactsPerObject = 3;  // class, tint, scene

}  // namespace

LatentCache::LatentCache(std::filesystem::path run, TrainingPlan plan, const SpriteSet& sprites, const FinishedAutoencoder& autoencoder,
                         at::Device device, at::ScalarType compute)
    : run_(std::move(run)), plan_(std::move(plan)), sprites_(sprites), device_(device) {
  // Another autoencoder or world: other latents.
  const std::string facts = autoencoder.identity + world_json(plan_);
  Sha256 digest;
  digest.update(facts.data(), facts.size());
  identity_ = digest.finish();
  FixedParameters parameters(autoencoder.parameters, compute, device);
  vae_ = std::make_unique<AutoencoderKL>(autoencoder.config, parameters);
  per_shard_ = std::min(kScenesPerShard, plan_.cached_scenes);
  shards_ = plan_.cached_scenes / per_shard_;
  loaded_.resize(shards_);
}

std::filesystem::path LatentCache::file(std::int64_t number) const {
  char name[32];
  std::snprintf(name, sizeof name, "%05lld.safetensors", static_cast<long long>(number));
  return run_ / "latents" / name;
}

const LatentShard& LatentCache::shard(std::int64_t number) {
  auto& slot = loaded_.at(number);
  if (!slot) {
    auto shard = std::make_unique<LatentShard>();
    if (!read(number, *shard)) {
      *shard = encode(number);
      write(number, *shard);
    }
    slot = std::move(shard);
  }
  return *slot;
}

LatentShard LatentCache::encode(std::int64_t number) const {
  const c10::NoGradGuard no_gradients;
  const std::uint64_t base = training_scenes(plan_.seed);
  LatentShard shard;
  std::vector<at::Tensor> means, deviations;
  AheadStream<std::vector<Scene>> batches(0, 4, [&](std::int64_t batch) {
    std::vector<Scene> scenes;
    const std::int64_t first = batch * kEncodeBatch;
    for (std::int64_t i = first; i < std::min(per_shard_, first + kEncodeBatch); ++i)
      scenes.push_back(render_scene(sprites_, plan_.scenes, scene_seed(base, static_cast<std::uint64_t>(number * per_shard_ + i))));
    return scenes;
  });
  for (std::int64_t done = 0; done < per_shard_;) {
    const std::vector<Scene> scenes = batches.next();
    const auto posterior = vae_->encode(picture_batch(scenes).to(device_));
    const double scale = vae_->config().scaling_factor;
    means.push_back((posterior.mean * scale).to(at::kHalf).cpu());
    deviations.push_back((posterior.std * scale).to(at::kHalf).cpu());
    for (const Scene& scene : scenes) shard.facts.push_back({scene.objects, scene.background});
    done += static_cast<std::int64_t>(scenes.size());
  }
  shard.mean = at::cat(means, 0);
  shard.std = at::cat(deviations, 0);
  return shard;
}

void LatentCache::write(std::int64_t number, const LatentShard& shard) const {
  std::vector<std::int32_t> objects, backgrounds;
  for (std::size_t scene = 0; scene < shard.facts.size(); ++scene) {
    backgrounds.push_back(shard.facts[scene].background);
    for (const auto& object : shard.facts[scene].objects) {
      for (const int fact : {object.class_index, object.tint, static_cast<int>(scene)}) objects.push_back(fact);
    }
  }
  std::filesystem::create_directories(run_ / "latents");
  write_safetensors(file(number),
                    {{"mean", DType::f16, shard.mean.sizes().vec(), shard.mean.data_ptr()},
                     {"std", DType::f16, shard.std.sizes().vec(), shard.std.data_ptr()},
                     {"objects", DType::i32, {static_cast<std::int64_t>(objects.size()) / kFactsPerObject, kFactsPerObject}, objects.data()},
                     {"backgrounds", DType::i32, {static_cast<std::int64_t>(backgrounds.size())}, backgrounds.data()}},
                    {{"identity", identity_}});
}

bool LatentCache::read(std::int64_t number, LatentShard& shard) const {
  if (!std::filesystem::exists(file(number))) return false;
  // A cache: whatever is not exactly what this run needs is made anew.
  try {
    const auto opened = SafetensorsFile::open(file(number));
    const auto identity = opened->metadata().find("identity");
    const TensorView *mean = opened->find("mean"), *std = opened->find("std"), *objects = opened->find("objects"), *backgrounds = opened->find("backgrounds");
    if (identity == opened->metadata().end() || identity->second != identity_ || !mean || !std || !objects || !backgrounds) return false;
    if (mean->shape.size() != 4 || mean->shape[0] != per_shard_ || std->shape != mean->shape || backgrounds->elements() != per_shard_) return false;
    const auto halves = [](const TensorView& view) {
      at::Tensor value = at::empty(view.shape, at::kFloat);
      copy_as_float(view, value.data_ptr<float>());
      return value.to(at::kHalf);
    };
    shard.mean = halves(*mean);
    shard.std = halves(*std);
    std::vector<std::int64_t> object_facts(objects->elements()), background_facts(backgrounds->elements());
    copy_as_int64(*objects, object_facts.data());
    copy_as_int64(*backgrounds, background_facts.data());
    shard.facts.resize(per_shard_);
    const auto classes = static_cast<std::int64_t>(sprites_.classes().size());
    for (std::int64_t i = 0; i < per_shard_; ++i) shard.facts[i].background = static_cast<int>(background_facts[i]);
    for (std::size_t i = 0; i + kFactsPerObject <= object_facts.size(); i += kFactsPerObject) {
      if (object_facts[i] < 0 || object_facts[i] >= classes || object_facts[i + 2] < 0 || object_facts[i + 2] >= per_shard_) return false;
      SceneObject object;
      object.class_index = static_cast<int>(object_facts[i]);
      object.tint = static_cast<int>(object_facts[i + 1]);
      shard.facts[object_facts[i + 2]].objects.push_back(object);
    }
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace elboscope
