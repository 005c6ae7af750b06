// Latents of the training scenes, kept in a run's latents/ folder. Internal to core/training.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/training/autoencoder_files.h"
#include "core/training/training.h"

namespace elboscope {

/// What a caption is drawn from.
struct SceneFacts {
  std::vector<SceneObject> objects;  ///< class, tint only
  int background = 0;
};

/// A part of the cache: posterior of every scene, and what is in it.
struct LatentShard {
  at::Tensor mean, std;  ///< float16 [N, C, h, w], scaled
  std::vector<SceneFacts> facts;
};

/// Scenes are rendered and encoded when first asked for, a shard at a time, and read from disk in later passes and calls.
class LatentCache {
 public:
  LatentCache(std::filesystem::path run, TrainingPlan plan, const SpriteSet& sprites, const FinishedAutoencoder& autoencoder, at::Device device,
              at::ScalarType compute);
  std::int64_t shards() const { return shards_; }
  std::int64_t scenes_per_shard() const { return per_shard_; }
  const LatentShard& shard(std::int64_t number);

 private:
  LatentShard encode(std::int64_t number) const;
  bool read(std::int64_t number, LatentShard& shard) const;
  void write(std::int64_t number, const LatentShard& shard) const;
  std::filesystem::path file(std::int64_t number) const;

  std::filesystem::path run_;
  TrainingPlan plan_;
  const SpriteSet& sprites_;
  std::string identity_;
  at::Device device_;
  std::unique_ptr<AutoencoderKL> vae_;
  std::int64_t per_shard_, shards_;
  std::vector<std::unique_ptr<LatentShard>> loaded_;
};

}  // namespace elboscope
