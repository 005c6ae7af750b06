#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/nn/config.h"
#include "core/nn/config_reader.h"

namespace elboscope {

ClipTextConfig read_clip_text_config(const nlohmann::json& object, const std::string& display_name) {
  const ConfigReader outer(object, display_name);
  const std::string kind = outer.one_of("model_type", "clip_text_model", {"clip_text_model", "clip"});
  const nlohmann::json* nested = outer.find("text_config");
  // A text encoder saved with the configuration of a whole CLIP: transformers takes its text part.
  const ConfigReader reader(kind == "clip" && nested != nullptr ? *nested : object, display_name);
  constexpr std::int64_t most_ids = std::numeric_limits<std::int32_t>::max();
  ClipTextConfig config;
  config.vocab_size = reader.whole("vocab_size", config.vocab_size, 1, 10'000'000);
  config.hidden_size = reader.whole("hidden_size", config.hidden_size, 1, most_width);
  config.intermediate_size = reader.whole("intermediate_size", config.intermediate_size, 1, 4 * most_width);
  config.num_hidden_layers = reader.whole("num_hidden_layers", config.num_hidden_layers, 1, 2 * most_layers);
  config.num_attention_heads = reader.whole("num_attention_heads", config.num_attention_heads, 1, most_width);
  config.max_position_embeddings =
      reader.whole("max_position_embeddings", config.max_position_embeddings, 2, most_width);
  config.eos_token_id = reader.whole("eos_token_id", config.eos_token_id, 0, most_ids);
  config.projection_dim = reader.whole("projection_dim", config.projection_dim, 1, most_width);
  config.layer_norm_eps = reader.number("layer_norm_eps", config.layer_norm_eps, 0, 1);
  config.hidden_act = reader.one_of("hidden_act", config.hidden_act,
                                    {"quick_gelu", "gelu", "gelu_new", "gelu_pytorch_tanh", "relu", "silu", "swish"});
  if (config.hidden_act == "swish") config.hidden_act = "silu";  // transformers' second name of the same function
  // Pipelines would pass a mask of the pad tokens then.
  reader.expect_off("use_attention_mask");
  if (config.hidden_size % config.num_attention_heads != 0) {
    reader.refuse_file("hidden_size is " + std::to_string(config.hidden_size) + ", which cannot be split into " +
                       std::to_string(config.num_attention_heads) +
                       " heads (num_attention_heads); expected a multiple.");
  }
  return config;
}

}  // namespace elboscope
