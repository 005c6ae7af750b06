#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/diffusion/diffusion_model.h"

namespace elboscope {

/// Runs of equal resolution in order of execution (method.md 2.3): one group index a site of one kind.
std::vector<int> resolution_groups(const std::vector<AttentionSite>& sites, bool cross);

/// A caption and the columns of encoder_hidden_states (positions of tokens) that are wanted, ascending, not empty.
struct CollectedCaption {
  std::string text;
  std::vector<int> tokens;
};

struct CollectionRequest {
  /// One for all classes, or one a class. Maps stand in the record in the order of the captions and of their tokens; the
  /// self-attention operators are means over the captions.
  std::vector<CollectedCaption> captions;
  std::vector<std::int64_t> timesteps;  ///< T2 training indices
  bool self_attention = true;
  std::vector<std::vector<double>> self_weight;  ///< empty: official table of the number of groups
  PassConditions conditions;
};

/// One conditional pass of each caption for each timestep; fills the record's attention part (layers, maps, operators,
/// tables; recorded_tokens where there is one caption). latent [1, C, h, w], noise [T2, C, h, w]. Every layer's map is reduced as it is computed: cross maps to the
/// wanted columns, self maps into the passes' matrices. A stopped run leaves the finished timesteps in the record and
/// throws Error(cancelled).
void collect_attention(const DiffusionModel& model, const at::Tensor& latent, const at::Tensor& noise,
                       const CollectionRequest& request, AlignmentRecord& record,
                       const std::function<void(std::size_t done)>& on_timestep, const std::stop_token& stop);

}  // namespace elboscope
