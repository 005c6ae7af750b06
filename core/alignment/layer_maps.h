#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/alignment/probe.h"
#include "core/base/progress.h"

namespace elboscope {

/// A column of the cross-attention: a token of the caption, or one that stands for none of its words.
struct TokenColumn {
  enum class Kind {
    word,     ///< characters of the caption
    start,    ///< put before the text (CLIP)
    end,      ///< closes the text
    padding,  ///< fills the columns up
    absent,   ///< a text encoder that the model folder does not have: its columns are zeros
  } kind = Kind::word;
  int position = 0;  ///< column of encoder_hidden_states, counted from 0 over all segments
  std::string text;  ///< its characters in the caption; empty unless a word
  bool t5 = false;   ///< a column of T5's, else of CLIP's
};

/// The cross maps of one denoiser pass before any averaging over layers: every layer, every token, mean over heads.
/// Plain data; immutable once made; may be shared between threads.
struct LayerMaps {
  struct Layer {
    std::string name;  ///< module path in diffusers
    CollectedLayer::Place place = CollectedLayer::Place::down;
    std::int64_t height = 0, width = 0, heads = 0;
    /// [tokens][height*width] in steps of largest / 65535: half the memory of floats, exact to 1/131070 of the map's
    /// largest value.
    std::vector<std::uint16_t> steps;
    std::vector<float> largest;  ///< [tokens] largest probability of each map
  };
  std::string caption;
  std::uint64_t seed = 0;
  std::int64_t timestep = 0;  ///< training index
  std::vector<TokenColumn> tokens;
  int left_out = 0;           ///< padding columns that were not kept, for memory
  std::vector<Layer> layers;  ///< in order of execution
  /// [tokens][mean_height*mean_width]: mean over all layers, each resized to this grid (bilinear, no corner alignment).
  std::int64_t mean_height = 0, mean_width = 0;
  std::vector<float> mean;
};

struct LayerMapRequest {
  std::string caption;
  std::uint64_t seed = 4307;
  /// The timesteps whose noise is drawn, as for a probe; `timestep` is one of them. So the maps are those that a probe
  /// with the same seed and timesteps averages into its class maps.
  std::vector<std::int64_t> collect_timesteps;
  std::int64_t timestep = 0;
  /// Bound of the maps kept (2 bytes a value, and the means): SD 1.5 takes 5 MB, SDXL 20 MB, FLUX 250 MB. Beyond it
  /// padding is left out from the back; what does not fit even then is refused.
  std::uint64_t max_bytes = std::uint64_t{512} << 20;
};

/// One conditional pass of the caption at one timestep, for any family; the network stops after its last
/// cross-attention. Joint attention (SD3, FLUX): image queries, text keys, not normalised again. Cancel: polled while
/// the picture is encoded and after every layer; throws Error(cancelled). Throws Error(usage) for a timestep that is
/// not in the list and for maps beyond max_bytes. Beside what is kept, one layer's map exists at a time as float32.
LayerMaps measure_layer_maps(const DiffusionModel& model, const ProbePicture& picture, const LayerMapRequest& request,
                             const ProgressCallback& progress = {}, std::stop_token stop = {});

/// One map as probabilities [height*width]. Indices must be in range.
void layer_map(const LayerMaps& maps, std::size_t layer, std::size_t token, std::vector<float>& values);

/// What the columns of a caption are, for all segments of a model.
std::vector<TokenColumn> token_columns(const DiffusionModel& model, const std::string& caption);

}  // namespace elboscope
