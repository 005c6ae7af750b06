#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/base/progress.h"
#include "core/diffusion/load_model.h"

namespace elboscope {

/// An upright RGB picture, 8 bits, row-major [height][width][3].
struct ProbePicture {
  std::string path;
  std::int64_t width = 0, height = 0;                  ///< of the original picture
  std::int64_t working_width = 0, working_height = 0;  ///< of `rgb`: what the VAE sees
  std::vector<std::uint8_t> rgb;
};

/// Which columns of the attention stand for a class's words. Models with one text encoder have one kind of columns; SD3
/// has CLIP's and T5's, which may be chosen or averaged (all columns of a class weigh the same).
enum class TextColumns {
  automatic,  ///< the first the model has: CLIP where there are CLIP columns, as the official code does, else T5
  clip,
  t5,
  both
};

struct ProbeSettings {
  std::string caption;                 ///< empty: "a photo of c1, c2, ..."
  std::vector<std::string> classes;    ///< at least one
  std::vector<std::string> elbo_texts; ///< one a class; empty: "a photo of {class}"
  std::vector<std::int64_t> elbo_timesteps;     ///< empty: default_timesteps()
  std::vector<std::int64_t> collect_timesteps;  ///< empty: default_timesteps()
  std::uint64_t seed = 4307;
  std::string fit = "aspect";
  bool reference = false;              ///< token positions as the official code finds them
  /// Collect each class with its own ELBO text instead of the one caption: no class competes with another for attention.
  bool caption_per_class = false;
  /// Stop measuring classes whose place in the order is settled by three standard errors (core/alignment/adaptive_elbo.h);
  /// the record says which losses are estimates.
  bool adaptive_elbo = false;
  bool all_tokens = false;             ///< record the maps of all tokens, not only the classes'
  TextColumns text_columns = TextColumns::automatic;  ///< Error(usage) where the model has none of that kind
  bool self_attention = true;
  bool empty_caption_errors = true;    ///< also measure the empty caption (likelihood maps), same noise
  bool caption_errors = false;         ///< also measure the whole caption: errors per pixel and distances (control variate)
  std::vector<std::vector<double>> self_weight;  ///< empty: the model's own (alignment.json; not with `reference`), else the official one
  int batch_size = 0;                  ///< 0: from the memory available
};

/// The timesteps that probe() measures where its settings name none: for the ELBO the model's own (alignment.json; not
/// with `reference`), else the official lists 1, 51, ..., 951 (ELBO) and 20, 40, ..., 200 (collection).
std::vector<std::int64_t> default_timesteps(const ModelInfo& info, bool elbo, bool reference = false);

/// Size the network works at (design section 3, `fit`): aspect keeps the ratio at about native area, sides multiples of
/// `multiple`, or where that bends the ratio too much of halves of it down to `least_multiple` (0: an eighth of `multiple`),
/// none longer than `largest` (0: any); square is native x native.
std::pair<std::int64_t, std::int64_t> working_size(std::int64_t width, std::int64_t height, std::int64_t native,
                                                   std::int64_t multiple, const std::string& fit,
                                                   std::int64_t least_multiple = 0, std::int64_t largest = 0);

/// A class's numbers as soon as they are complete.
using ClassCallback = std::function<void(const AlignmentRecord& so_far, std::size_t class_index)>;
/// The attention is collected: maps without calibration can be shown while the ELBO is still being measured.
using MapsCallback = std::function<void(const AlignmentRecord& so_far)>;

/// The expensive part. Cancel: the stop token is polled in every batch; the record so far is returned with
/// `complete` = false (never thrown away). A class that is not in the caption throws Error(refused) before any work.
AlignmentRecord probe(const DiffusionModel& model, const ProbePicture& picture, const ProbeSettings& settings,
                      const ProgressCallback& progress = {}, const ClassCallback& on_class = {}, std::stop_token stop = {},
                      const MapsCallback& on_maps = {});

}  // namespace elboscope
