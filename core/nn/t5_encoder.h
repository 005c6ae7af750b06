#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/nn/parameters.h"
#include "core/nn/t5_config.h"

namespace elboscope {

/// T5EncoderModel of transformers. models.md 7.2. Parameters in float32 or bfloat16 are used as they come; float16 ones
/// become bfloat16, because T5's activations exceed float16's range.
class T5Encoder {
 public:
  /// The embedding is taken as shared.weight or, where only that is there, encoder.embed_tokens.weight.
  T5Encoder(const T5Config& config, ParameterSource& parameters);
  ~T5Encoder();

  /// ids int64 [B, L], 1 <= L <= 4096; `mask` [B, L], 1 = token, 0 = padding that no token looks at (PixArt),
  /// undefined: padding counts (SD3, FLUX). Returns the last hidden state [B, L, d_model] in the parameters' type.
  /// Scores of one text at a time are held: num_heads * L * L float32.
  at::Tensor forward(const at::Tensor& ids, const at::Tensor& mask = {}) const;
  const T5Config& config() const;

  /// Bucket of the relative position key - query, bidirectional: int64 [queries, keys] for lengths alike.
  static at::Tensor relative_buckets(std::int64_t length, const T5Config& config);

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace elboscope
