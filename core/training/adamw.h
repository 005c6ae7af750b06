#pragma once

#include <cstdint>
#include <vector>

#include "core/training/trainable_parameters.h"

namespace elboscope {

/// One step of AdamW (Loshchilov and Hutter 2019, decoupled decay; betas 0.9 and 0.999, eps 1e-8) with the gradients' common norm cut at
/// `largest_gradient`, followed by the exponential moving average; one pass over memory on the CPU.
struct AdamWStep {
  double learning_rate = 1e-4;
  double weight_decay = 0.01;  ///< matrices and convolutions only, not biases, norms and embeddings
  double largest_gradient = 1;
  double ema_decay = 0.999;
  std::int64_t step = 1;  ///< number of this step, from 1 (bias correction)
};

/// Updates master, moments, average and value from value.grad() and clears the gradient. Parameters without a gradient
/// stay. Returns the norm before cutting; where it is not finite nothing is updated (the gradients are cleared all the same).
double adamw_step(std::vector<TrainableParameter>& parameters, const AdamWStep& settings);

}  // namespace elboscope
