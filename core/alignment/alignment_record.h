// core/alignment: the heart. PROBE measures a picture with a model and gives an AlignmentRecord; CALIBRATE turns a
// record and settings into heatmaps in milliseconds, without a network.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/tensorfile/safetensors_file.h"
#include "core/text/clip_tokenizer.h"

namespace elboscope {

/// One attention layer that was collected, in order of execution.
struct CollectedLayer {
  std::string name;  ///< module path in diffusers
  enum class Place { down, mid, up } place = Place::down;
  std::int64_t height = 0, width = 0;
  /// [collect timestep][recorded token][height*width], probabilities averaged over heads.
  std::vector<float> maps;
};

struct RecordedClass {
  std::string name;
  std::string elbo_text;             ///< "a photo of cat"
  std::vector<TextRange> ranges;     ///< where it stands in the caption (bytes)
  std::vector<int> token_positions;  ///< in the caption's ids, BOS = 0; empty: not found, no map
  /// Places in recorded_tokens of this class's maps; empty: looked up by token_positions. Filled where each class was
  /// collected with a caption of its own, whose positions mean nothing in another caption.
  std::vector<int> map_places;
  /// Indices into elbo_timesteps whose loss (and errors per pixel) was estimated, not measured (adaptive ELBO).
  std::vector<std::int64_t> estimated_timesteps;
  bool elbo_done = false;            ///< false: cancelled before this class was measured
};

/// Everything the network was needed for. Immutable once made; plain data; may be shared between threads.
struct AlignmentRecord {
  // Identity and provenance
  std::string program_version;
  std::string model_family, model_path, model_sha256, prediction_type;
  std::string compute;  ///< "cpu, float32, 2 threads"
  std::string image_path;
  std::int64_t image_width = 0, image_height = 0;      ///< the picture, upright
  std::int64_t working_width = 0, working_height = 0;  ///< pixels the VAE saw
  std::string fit;                                     ///< "aspect" or "square"
  bool reference = false;                              ///< made with the official code's bugs of token positions
  std::string caption;
  std::vector<std::int64_t> token_ids;  ///< [77] as the text encoder saw them
  std::vector<std::string>
      token_texts;  ///< one a token of the untruncated caption: text of its characters, "" for BOS/EOS
  std::uint64_t seed = 0;
  std::string noise;  ///< how the noise was drawn

  // ELBO
  std::vector<RecordedClass> classes;        ///< N
  std::vector<std::int64_t> elbo_timesteps;  ///< T training indices
  std::vector<double> elbo_weights;          ///< [T] 1/omega(t) of the paper (method.md 1.3), for the `paper` switch
  std::vector<double> losses;                ///< [N][T] mean squared error in eps space (velocity for flow models)
  /// [N][T] mean |eps_caption - eps_class|^2 with the same noise: the control variate. Were the caption's prediction the
  /// best there is, this would be the class's loss beyond the caption's, without the noise's share. May be empty.
  std::vector<double> caption_distances;
  std::int64_t latent_height = 0, latent_width = 0;
  std::vector<float> pixel_errors;          ///< [N][T][latent_height*latent_width], mean over channels
  std::vector<float> empty_pixel_errors;    ///< [T][...] of the empty caption with the same noise; may be empty
  std::vector<float> caption_pixel_errors;  ///< [T][...] of the whole caption; may be empty

  // Attention
  std::vector<std::int64_t> collect_timesteps;  ///< T2 training indices really collected (a cancelled run: fewer)
  std::vector<int> recorded_tokens;             ///< token positions that have a map, ascending
  std::vector<CollectedLayer> cross_layers;
  double cross_layer_middle = 0;                 ///< m of the Gaussian layer weights: down + (mid - 1) / 2
  /// The model's own table of layer weights, one a resolution group (its folder's alignment.json); empty: official.
  std::vector<double> resolution_weights;
  std::optional<double> threshold;  ///< 0 to 1, of masks, from the same file; absent: 0.5
  std::vector<std::vector<double>> self_weight;  ///< one row a pass, one weight a resolution group (official table)
  std::string self_weight_note;                  ///< "" or why the official table was repaired for this model
  /// One matrix a pass, in the order they are applied to a map: [R*R][R*R] float32 row-major, R*R = first cross layer's
  /// size.
  std::vector<std::vector<float>> self_operators;
  /// Product of all passes (last on the left). Derived: finish_record() fills it, files do not hold it. Empty with
  /// fewer than two operators: a single one is its own product.
  std::vector<float> self_product;

  bool complete = false;  ///< false: the run was cancelled; finished classes and timesteps are here
  struct Seconds {
    double load = 0, encode = 0, elbo = 0, collect = 0;
  } seconds;
};

/// Computes the derived parts (self_product). Deterministic; called by the probe and by load_record.
void finish_record(AlignmentRecord& record);

/// One file: safetensors with the plain fields as JSON in the metadata entry "elboscope" (format number inside),
/// tensors under readable names, so that Python users open it with one line. Atomic.
void save_record(const AlignmentRecord& record, const std::filesystem::path& path);
/// The same file with tensors and metadata of the caller's beside the record's (a session's picture and settings). Their
/// names must not be the record's; whoever reads a record does not see them.
void save_record(const AlignmentRecord& record, const std::filesystem::path& path,
                 const std::vector<TensorToWrite>& companions, std::map<std::string, std::string> metadata);
/// Untrusted input: every count, size, index and number is checked; throws Error(refused).
AlignmentRecord load_record(const std::filesystem::path& path);
/// Of a file that is open already.
AlignmentRecord read_record(const SafetensorsFile& file);
/// Whether the file says that it holds a record.
bool holds_record(const SafetensorsFile& file);
/// The same from bytes in memory (fuzzing, embedded samples).
AlignmentRecord parse_record(const std::byte* data, std::size_t size, const std::string& display_name);

/// The checks of load_record on a record in memory: sizes that fit each other, indices inside their lists, finite
/// numbers. Throws Error(kind) whose sentence names the field, what was found and what was expected.
void check_record(const AlignmentRecord& record, ErrorKind kind, const std::string& display_name);

}  // namespace elboscope
