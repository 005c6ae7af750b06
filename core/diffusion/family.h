// The families of models: one table row a pipeline class. Everything that differs between families and is not written
// in a component's own configuration stands here; nothing outside core/nn and core/diffusion asks which family a model
// is. Torch-free, internal to this room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace elboscope {

enum class TextEncoderKind { clip, clip_with_projection, t5 };
/// Which hidden states of a text encoder become columns of encoder_hidden_states.
enum class TextRows { none, last, penultimate };
/// What of a text encoder joins the pooled embedding: the end-of-text row, or that row through text_projection.
enum class TextPool { none, end_row, projected };

/// One text encoder with its tokenizer. Encoders of one segment stand side by side (features), segments one after the
/// other (columns); pooled parts stand side by side in the table's order.
struct TextEncoderRule {
  const char* encoder;    ///< entry of model_index.json
  const char* tokenizer;  ///< likewise
  TextEncoderKind kind = TextEncoderKind::clip;
  TextRows rows = TextRows::last;
  TextPool pool = TextPool::none;
  int segment = 0;
  /// Tokens a text is padded and cut to; 0: the tokenizer's own model_max_length.
  int max_length = 0;
  bool mask = false;             ///< pad tokens are masked, in the encoder and in the denoiser
  bool lower_and_strip = false;  ///< the pipeline lower-cases and strips the text first
  bool optional = false;         ///< may be [null, null]: its columns are then zeros, as many as the first tokenizer's
};

struct FamilyRule {
  const char* pipeline_class;
  const char* name;  ///< "sd1"
  const char*
      second_name;       ///< of the architecture's later generation ("sd2", "sd35"): DenoiserFacts::second_generation
  const char* denoiser;  ///< entry of model_index.json
  std::vector<std::string> denoiser_classes;
  std::vector<TextEncoderRule> texts;
  bool flow = false;          ///< rectified flow with a FlowMatch scheduler; else a variance preserving schedule or EDM
  double timestep_scale = 1;  ///< the model takes the scheduler's timestep times this (FLUX: sigma itself)
  bool sigmas_to_inverse_steps = false;  ///< Sampler::FlowGrid::to_inverse_steps
  bool pads_text = false;  ///< segments narrower than the denoiser's text width are padded with zeros on the right
  bool zeros_for_empty = false;    ///< default of force_zeros_for_empty_prompt where model_index.json has no such key
  bool mends_scheduler = false;    ///< the pipeline forces steps_offset 1 and clip_sample false on its own scheduler
  bool guidance_embedded = false;  ///< guidance is a number the model takes, never classifier-free guidance
  double guidance = 7.5;           ///< the pipeline's default
};

/// nullptr for a pipeline this program does not know.
const FamilyRule* find_family(const std::string& pipeline_class);
/// "StableDiffusionPipeline, StableDiffusionXLPipeline, ..."
std::string known_pipelines();

/// Classes that model_index.json may name for an encoder and a tokenizer of that kind.
const std::vector<std::string>& encoder_classes(TextEncoderKind kind);
const std::vector<std::string>& tokenizer_classes(TextEncoderKind kind);

}  // namespace elboscope
