#pragma once

#include "core/training/training.h"

/// A plan that trains in seconds: 32-pixel scenes of four classes, networks of a few thousand parameters.
inline elboscope::TrainingPlan small_plan() {
  elboscope::TrainingPlan plan;
  plan.class_count = 4;
  plan.scenes.size = 32;
  plan.scenes.max_objects = 2;
  plan.cached_scenes = 64;
  plan.vae.block_out_channels = {8, 16};
  plan.vae.norm_num_groups = 4;
  plan.unet.block_out_channels = {16, 32};
  plan.unet.layers_per_block = {1, 1};
  plan.unet.attention_heads = {1, 2};
  plan.unet.norm_num_groups = 8;
  plan.text_encoder.hidden_size = 16;
  plan.text_encoder.intermediate_size = 32;
  plan.text_encoder.num_hidden_layers = 1;
  plan.text_encoder.num_attention_heads = 2;
  plan.text_encoder.max_position_embeddings = 24;
  return plan;
}
