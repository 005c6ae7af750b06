#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "core/diffusion/model_folder.h"
#include "core/evaluation/evaluation_dataset.h"
#include "core/stickers/scene.h"

namespace elboscope {

/// The world that a model was trained on: how its scenes are drawn and with which stickers.
struct StickerWorld {
  SceneOptions scenes;
  SpriteSet sprites;
};

/// The model folder's world.json {"scenes":{"size","min_scale","max_scale","max_rotation","tints","tint_probability",
/// "zipf_exponent","min_visible"},"classes":[names]}, untrusted: a number out of its range, a class without sticker, a
/// size other than the model's native resolution throws Error(refused). Without that file: the bundled world at the
/// native resolution. `sprites`: packed stickers to look the names up in; empty = the bundled ones.
StickerWorld read_sticker_world(const ModelInfo& model, const std::filesystem::path& sprites = {});

/// "stickers:SEED:COUNT", SEED from 0, COUNT 1 to 20,000.
struct StickerDatasetName {
  std::uint64_t seed = 0;
  std::size_t count = 0;
};
bool names_stickers(const std::string& text);
/// Throws Error(usage) for anything else than that form.
StickerDatasetName parse_sticker_dataset(const std::string& text);

struct StickerDatasetOptions {
  int min_objects = 2, max_objects = 4;
  bool zipf = false;          ///< classes as often as in training; else all equally often
  double occlusion = 0;       ///< SceneOptions::occlusion
  int rarest = 0;             ///< SceneOptions::rarest
  bool full_caption = false;  ///< say colours and background as well, instead of "a photo of c1, c2, ..."
};

/// `scenes --seed` of these pictures: mixed with a constant of its own, so that an evaluation never meets a scene of
/// training, whatever the seeds are.
std::uint64_t evaluation_scenes(std::uint64_t seed);

/// Held-out scenes of a world; classes in the order of its stickers (most frequent in training first). Throws
/// Error(usage) for options that do not fit the world.
std::unique_ptr<EvaluationDataset> sticker_dataset(StickerWorld world, const StickerDatasetName& name,
                                                   const StickerDatasetOptions& options);

}  // namespace elboscope
