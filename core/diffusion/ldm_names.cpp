#include "core/diffusion/ldm_names.h"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace elboscope {

namespace {

using Renaming = std::pair<std::string_view, std::string_view>;

// The first renaming whose left side the text begins with, at a whole word.
template <std::size_t count>
std::string renamed(std::string_view text, const std::array<Renaming, count>& table) {
  for (const auto& [from, to] : table) {
    if (!text.starts_with(from)) continue;
    if (text.size() > from.size() && from.back() != '.' && text[from.size()] != '.') continue;
    return std::string(to).append(text.substr(from.size()));
  }
  return std::string(text);
}

// Eats `word` and a number and the dot behind it: "resnets.1.conv1.weight" to 1 and "conv1.weight".
std::optional<std::int64_t> eat_number(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return std::nullopt;
  const std::string_view rest = text.substr(word.size());
  std::int64_t number = -1;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (error != std::errc() || number < 0 || end == rest.data() + rest.size() || *end != '.') return std::nullopt;
  text = rest.substr(static_cast<std::size_t>(end - rest.data()) + 1);
  return number;
}

constexpr std::array<Renaming, 6> unet_resnet{{{"norm1", "in_layers.0"},
                                               {"conv1", "in_layers.2"},
                                               {"time_emb_proj", "emb_layers.1"},
                                               {"norm2", "out_layers.0"},
                                               {"conv2", "out_layers.3"},
                                               {"conv_shortcut", "skip_connection"}}};

constexpr std::array<Renaming, 7> unet_ends{{{"time_embedding.linear_1", "time_embed.0"},
                                             {"time_embedding.linear_2", "time_embed.2"},
                                             {"add_embedding.linear_1", "label_emb.0.0"},
                                             {"add_embedding.linear_2", "label_emb.0.2"},
                                             {"conv_in", "input_blocks.0.0"},
                                             {"conv_norm_out", "out.0"},
                                             {"conv_out", "out.2"}}};

std::string block(const char* list, std::int64_t number, int part, std::string_view rest) {
  return std::string(list) + std::to_string(number) + "." + std::to_string(part) + "." + std::string(rest);
}

std::string down_name(const LdmUNetLayout& layout, std::int64_t level, std::string_view rest) {
  std::int64_t first = 1;
  for (std::int64_t i = 0; i < level; ++i) first += layout.layers[static_cast<std::size_t>(i)] + 1;
  const std::int64_t layers = layout.layers[static_cast<std::size_t>(level)];
  if (const auto j = eat_number(rest, "resnets.")) {
    return block("input_blocks.", first + *j, 0, renamed(rest, unet_resnet));
  }
  if (const auto j = eat_number(rest, "attentions.")) return block("input_blocks.", first + *j, 1, rest);
  return block("input_blocks.", first + layers, 0,
               renamed(rest, std::array<Renaming, 1>{{{"downsamplers.0.conv", "op"}}}));
}

std::string up_name(const LdmUNetLayout& layout, std::int64_t level, std::string_view rest) {
  const auto layers_of = [&](std::int64_t i) {
    return layout.layers[layout.layers.size() - 1 - static_cast<std::size_t>(i)] + 1;
  };
  std::int64_t first = 0;
  for (std::int64_t i = 0; i < level; ++i) first += layers_of(i);
  if (const auto j = eat_number(rest, "resnets.")) {
    return block("output_blocks.", first + *j, 0, renamed(rest, unet_resnet));
  }
  if (const auto j = eat_number(rest, "attentions.")) return block("output_blocks.", first + *j, 1, rest);
  return block("output_blocks.", first + layers_of(level) - 1,
               layout.up_attention[static_cast<std::size_t>(level)] ? 2 : 1,
               renamed(rest, std::array<Renaming, 1>{{{"upsamplers.0.conv", "conv"}}}));
}

std::string unet_name(const std::string& name, const LdmUNetLayout& layout) {
  const auto levels = static_cast<std::int64_t>(layout.layers.size());
  std::string_view rest = name;
  if (const auto level = eat_number(rest, "down_blocks."); level && *level < levels) {
    return down_name(layout, *level, rest);
  }
  if (const auto level = eat_number(rest, "up_blocks."); level && *level < levels) {
    return up_name(layout, *level, rest);
  }
  if (eat_number(rest, "mid_block.attentions.")) return "middle_block.1." + std::string(rest);
  if (const auto j = eat_number(rest, "mid_block.resnets.")) {
    return "middle_block." + std::string(*j == 0 ? "0." : "2.") + renamed(rest, unet_resnet);
  }
  return renamed(name, unet_ends);
}

constexpr std::array<Renaming, 1> vae_resnet{{{"conv_shortcut", "nin_shortcut"}}};
constexpr std::array<Renaming, 5> vae_attention{
    {{"group_norm", "norm"}, {"to_q", "q"}, {"to_k", "k"}, {"to_v", "v"}, {"to_out.0", "proj_out"}}};

// A name behind "encoder." or "decoder.".
std::string vae_half_name(std::string_view name, std::int64_t levels) {
  std::string_view rest = name;
  const auto level = eat_number(rest, "down_blocks.");
  const auto up_level = level ? std::nullopt : eat_number(rest, "up_blocks.");
  if (level || up_level) {
    // The decoder's levels are numbered as the encoder's: from the finest.
    const std::string base = level ? "down." + std::to_string(*level) : "up." + std::to_string(levels - 1 - *up_level);
    if (const auto j = eat_number(rest, "resnets.")) {
      return base + ".block." + std::to_string(*j) + "." + renamed(rest, vae_resnet);
    }
    return base + "." +
           renamed(rest, std::array<Renaming, 2>{
                             {{"downsamplers.0.conv", "downsample.conv"}, {"upsamplers.0.conv", "upsample.conv"}}});
  }
  if (const auto j = eat_number(rest, "mid_block.resnets.")) {
    return "mid.block_" + std::to_string(*j + 1) + "." + renamed(rest, vae_resnet);
  }
  if (eat_number(rest, "mid_block.attentions.")) return "mid.attn_1." + renamed(rest, vae_attention);
  return renamed(name, std::array<Renaming, 1>{{{"conv_norm_out", "norm_out"}}});
}

constexpr std::array<Renaming, 4> open_clip_ends{
    {{"text_model.embeddings.token_embedding", "token_embedding"},
     {"text_model.embeddings.position_embedding.weight", "positional_embedding"},
     {"text_model.final_layer_norm", "ln_final"},
     {"text_projection.weight", "text_projection"}}};
constexpr std::array<Renaming, 5> open_clip_layer{{{"layer_norm1", "ln_1"},
                                                   {"layer_norm2", "ln_2"},
                                                   {"mlp.fc1", "mlp.c_fc"},
                                                   {"mlp.fc2", "mlp.c_proj"},
                                                   {"self_attn.out_proj", "attn.out_proj"}}};

}  // namespace

StoredParameter ldm_unet_parameter(const std::string& name, const LdmUNetLayout& layout) {
  return {.name = ldm_unet_prefix + unet_name(name, layout)};
}

StoredParameter ldm_vae_parameter(const std::string& name, const std::string& prefix, std::int64_t levels) {
  for (const std::string_view half : {"encoder.", "decoder."}) {
    if (!name.starts_with(half)) continue;
    const bool attention = name.find(".attentions.") != std::string::npos;
    return {.name = prefix + std::string(half) + vae_half_name(std::string_view(name).substr(half.size()), levels),
            .kernel = attention};
  }
  return {.name = prefix + name};
}

StoredParameter open_clip_parameter(const std::string& name, const std::string& prefix) {
  std::string_view rest = name;
  const auto layer = eat_number(rest, "text_model.encoder.layers.");
  if (!layer) {
    return {.name = prefix + renamed(name, open_clip_ends), .transposed = name == "text_projection.weight"};
  }
  const std::string base = prefix + "transformer.resblocks." + std::to_string(*layer) + ".";
  constexpr std::array<std::string_view, 3> joined{"self_attn.q_proj.", "self_attn.k_proj.", "self_attn.v_proj."};
  for (std::size_t i = 0; i < joined.size(); ++i) {
    if (!rest.starts_with(joined[i])) continue;
    return {.name = base + "attn.in_proj_" + std::string(rest.substr(joined[i].size())),
            .part = static_cast<std::int64_t>(i),
            .parts = static_cast<std::int64_t>(joined.size())};
  }
  return {.name = base + renamed(rest, open_clip_layer)};
}

}  // namespace elboscope
