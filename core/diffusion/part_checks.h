// Whether the parts of a model folder belong together. Torch-free, internal to this room.
#pragma once

#include "core/diffusion/model_parts.h"

namespace elboscope {

/// Channels, widths of texts and pooled texts, by the configurations alone. Throws Error(refused) with what was found,
/// what was expected and the component that expects it.
void check_networks_fit(const ModelParts& parts);
/// A flow-matching model needs a flow-matching schedule, the others one of the others.
void check_scheduler_fits(const ModelParts& parts);
/// Vocabulary and length of every tokenizer against its encoder, lengths of tokenizers that share their columns.
void check_tokenizers_fit(const ModelParts& parts);

}  // namespace elboscope
