#include "core/nn/t5_config.h"

#include <nlohmann/json.hpp>

#include "core/nn/config_reader.h"

namespace elboscope {

T5Config read_t5_config(const nlohmann::json& object, const std::string& display_name) {
  const ConfigReader reader(object, display_name);
  T5Config config;
  reader.one_of("model_type", "t5", {"t5", "mt5"});
  config.vocab_size = reader.whole("vocab_size", config.vocab_size, 1, 10'000'000);
  config.d_model = reader.whole("d_model", config.d_model, 1, most_width);
  config.d_kv = reader.whole("d_kv", config.d_kv, 1, most_width);
  config.d_ff = reader.whole("d_ff", config.d_ff, 1, 4 * most_width);
  config.num_layers = reader.whole("num_layers", config.num_layers, 1, 2 * most_layers);
  config.num_heads = reader.whole("num_heads", config.num_heads, 1, 1024);
  config.relative_attention_num_buckets =
      reader.whole("relative_attention_num_buckets", config.relative_attention_num_buckets, 4, most_width);
  config.relative_attention_max_distance =
      reader.whole("relative_attention_max_distance", config.relative_attention_max_distance, 2, 10'000'000);
  config.layer_norm_epsilon = reader.number("layer_norm_epsilon", config.layer_norm_epsilon, 0, 1);

  const std::string projection =
      reader.one_of("feed_forward_proj", "relu",
                    {"relu", "gelu", "gelu_new", "silu", "gated-gelu", "gated-gelu_new", "gated-relu", "gated-silu"});
  const bool gated = projection.starts_with("gated-");
  config.is_gated_act = reader.flag("is_gated_act", gated);
  const std::string activation = projection == "gated-gelu" ? "gelu_new" : gated ? projection.substr(6) : projection;
  config.dense_act_fn =
      reader.one_of("dense_act_fn", activation, {"relu", "gelu", "gelu_new", "gelu_pytorch_tanh", "silu", "swish"});
  if (config.dense_act_fn == "swish") config.dense_act_fn = "silu";  // transformers' second name of the same function

  const std::int64_t exact = config.relative_attention_num_buckets / 4;
  if (config.relative_attention_max_distance <= exact) {
    reader.refuse_file("relative_attention_max_distance is " + std::to_string(config.relative_attention_max_distance) +
                       ", expected more than a quarter of relative_attention_num_buckets (" +
                       std::to_string(config.relative_attention_num_buckets) + ").");
  }
  return config;
}

}  // namespace elboscope
