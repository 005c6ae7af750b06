#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace elboscope {

/// T5EncoderModel (transformers), the keys that change what the encoder computes; defaults are T5Config's.
struct T5Config {
  std::int64_t vocab_size = 32128;
  std::int64_t d_model = 512;
  std::int64_t d_kv = 64;  ///< width of a head; num_heads * d_kv need not be d_model
  std::int64_t d_ff = 2048;
  std::int64_t num_layers = 6;
  std::int64_t num_heads = 8;
  std::int64_t relative_attention_num_buckets = 32;
  std::int64_t relative_attention_max_distance = 128;
  double layer_norm_epsilon = 1e-6;
  bool is_gated_act = false;          ///< wi_0 and wi_1 instead of wi
  std::string dense_act_fn = "relu";  ///< relu, gelu, gelu_new, gelu_pytorch_tanh, silu
};

/// Reads a text encoder's config.json. `feed_forward_proj` ("gated-gelu") is what dense_act_fn and is_gated_act
/// override where they stand there, alone or beside it. Throws Error(refused) with `display_name`, key, value and what
/// was expected for anything that cannot be computed.
T5Config read_t5_config(const nlohmann::json& json, const std::string& display_name);

}  // namespace elboscope
