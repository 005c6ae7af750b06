#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/nn/config.h"
#include "core/nn/parameters.h"

namespace elboscope {

/// CLIPTextModel and CLIPTextModelWithProjection of transformers (with or without the `text_model.` prefix in the file). models.md 7.1.
class ClipTextModel {
 public:
  ClipTextModel(const ClipTextConfig& config, ParameterSource& parameters);
  ~ClipTextModel();

  struct Output {
    at::Tensor last_hidden_state;         ///< [B, L, D], after the final norm
    at::Tensor penultimate_hidden_state;  ///< [B, L, D], hidden_states[-2], before the final norm
    at::Tensor pooled;                    ///< [B, D], last_hidden_state at the end-of-text row
    at::Tensor projected;                 ///< [B, projection_dim], pooled through text_projection; undefined without one
  };
  /// ids int64 [B, L], L <= max_position_embeddings. Padding is not masked (as in diffusers' pipelines).
  Output forward(const at::Tensor& ids) const;
  const ClipTextConfig& config() const;

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace elboscope
