#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

#include "core/nn/attention_recorder.h"

namespace elboscope {

/// What a batch of texts became: everything the denoiser receives of them. Rows are texts; tensors a family does not
/// have are undefined.
struct TextConditioning {
  at::Tensor encoder_hidden_states;  ///< [N, L, D]
  at::Tensor mask;                   ///< float32 [N, L], 1 = real token; undefined: every column counts
  at::Tensor pooled;                 ///< [N, P]

  std::int64_t rows() const { return encoder_hidden_states.size(0); }
  /// Rows begin to end (views).
  TextConditioning slice(std::int64_t begin, std::int64_t end) const;
  /// Every row `times` times, one after the other.
  TextConditioning repeat_interleave(std::int64_t times) const;
  /// The rows of `first`, then those of `second`.
  static TextConditioning join(const TextConditioning& first, const TextConditioning& second);
};

/// One denoiser call. B samples; texts have B rows too. The numbers a family does not take are undefined.
struct DenoiserInput {
  at::Tensor sample;    ///< [B, C, h, w], scaled as the model expects it (any float type)
  at::Tensor timestep;  ///< float32 [B], the number the model itself takes (models.md section 12)
  TextConditioning text;
  at::Tensor time_ids;      ///< SDXL: float32 [B, 6] original height, width, crop top, left, target height, width
  at::Tensor resolution;    ///< PixArt with resolution conditioning: float32 [B, 2] height, width in pixels
  at::Tensor aspect_ratio;  ///< PixArt with resolution conditioning: float32 [B]
  at::Tensor guidance;      ///< FLUX with guidance embedding: float32 [B]
};

/// A network that predicts noise, velocity or x0 from a noised latent and texts. Immutable after construction; calls
/// may run in several threads. Fused paths run where gradients are switched off. Wrong shapes throw Error(usage).
class Denoiser {
 public:
  virtual ~Denoiser() = default;

  /// The raw output [B, C, h, w] without learned variances; undefined if a recorder finished early.
  virtual at::Tensor forward(const DenoiserInput& input, AttentionRecorder* recorder = nullptr) const = 0;

  /// As forward for G samples that are each combined with N texts (the probe: one noised latent, all classes): sample,
  /// timestep and the other numbers have G rows, texts N. Returns [G, N, C, h, w]. The default repeats the samples;
  /// networks that compute something before the text is seen share it.
  virtual at::Tensor forward_shared(const DenoiserInput& input) const;

  /// The attention layers in order of execution for a latent of that size. A joint attention (SD3, FLUX) stands twice:
  /// as cross (image queries, text keys) and as self (image queries, image keys), both cut out of one softmax.
  virtual std::vector<AttentionSite> sites(std::int64_t height, std::int64_t width) const = 0;
  /// Bytes a forward pass of one sample needs beside the weights: an upper estimate.
  virtual std::uint64_t activation_bytes(std::int64_t height, std::int64_t width, std::int64_t text_tokens) const = 0;

  virtual std::int64_t in_channels() const = 0;  ///< of the latent
};

}  // namespace elboscope
