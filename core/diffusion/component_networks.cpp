#include "core/diffusion/component_networks.h"

#include <algorithm>

#include "core/nn/clip_text_model.h"
#include "core/nn/flux_transformer.h"
#include "core/nn/pixart_transformer.h"
#include "core/nn/sd3_transformer.h"
#include "core/nn/t5_encoder.h"
#include "core/nn/unet2d_condition.h"

namespace elboscope {

namespace {

std::unique_ptr<Denoiser> denoiser(const UNet2DConditionConfig& config, ParameterSource& parameters) {
  return std::make_unique<UNet2DCondition>(config, parameters);
}

std::unique_ptr<Denoiser> denoiser(const SD3TransformerConfig& config, ParameterSource& parameters) {
  return std::make_unique<SD3Transformer>(config, parameters);
}

std::unique_ptr<Denoiser> denoiser(const PixArtTransformerConfig& config, ParameterSource& parameters) {
  return std::make_unique<PixArtTransformer>(config, parameters);
}

std::unique_ptr<Denoiser> denoiser(const FluxTransformerConfig& config, ParameterSource& parameters) {
  return std::make_unique<FluxTransformer>(config, parameters);
}

class ClipEncoder final : public TextEncoder {
 public:
  ClipEncoder(const ClipTextConfig& config, ParameterSource& parameters) : model_(config, parameters) {}
  TextEncoding encode(const at::Tensor& ids, const at::Tensor&) const override {
    auto output = model_.forward(ids);
    return {output.last_hidden_state, output.penultimate_hidden_state, output.pooled, output.projected};
  }

 private:
  ClipTextModel model_;
};

// The widest moment of a layer: input, the layer before's, norm and output beside the inner layer, which the activation
// function holds several times over (measured, with what products lay out anew); or queries, keys, values and the scores of all heads, mask and softmax.
double activation_numbers(const ClipTextConfig& c, double texts, double tokens) {
  const double inner = static_cast<double>(c.intermediate_size) * (c.hidden_act == "quick_gelu" ? 5 : 3.5);
  const auto width = static_cast<double>(c.hidden_size);
  const double scores = 3 * static_cast<double>(c.num_attention_heads) * tokens;
  return texts * tokens * std::max(4 * width + inner, 8 * width + scores);
}

double activation_numbers(const T5Config& c, double texts, double tokens) {
  const auto width = static_cast<double>(c.d_model), heads = static_cast<double>(c.num_heads);
  const double inner = static_cast<double>(c.d_ff) * (c.is_gated_act ? 4 : 2);
  // Scores exist for one text at a time.
  const double attention = texts * tokens * (3 * width + 5 * heads * static_cast<double>(c.d_kv)) + 4 * heads * tokens * tokens;
  return std::max(texts * tokens * (3 * width + inner), attention) + heads * tokens * tokens;
}

std::unique_ptr<TextEncoder> text_encoder(const ClipTextConfig& config, ParameterSource& parameters) {
  return std::make_unique<ClipEncoder>(config, parameters);
}

class T5TextEncoder final : public TextEncoder {
 public:
  T5TextEncoder(const T5Config& config, ParameterSource& parameters) : model_(config, parameters) {}
  TextEncoding encode(const at::Tensor& ids, const at::Tensor& mask) const override {
    return {model_.forward(ids, mask), {}, {}, {}};
  }

 private:
  T5Encoder model_;
};

std::unique_ptr<TextEncoder> text_encoder(const T5Config& config, ParameterSource& parameters) {
  return std::make_unique<T5TextEncoder>(config, parameters);
}

}  // namespace

std::unique_ptr<Denoiser> build_denoiser(const DenoiserConfig& config, ParameterSource& parameters) {
  return std::visit([&](const auto& one) { return denoiser(one, parameters); }, config);
}

std::uint64_t text_activation_bytes(const TextEncoderConfig& config, std::int64_t texts, std::int64_t tokens) {
  const double numbers = std::visit(
      [&](const auto& one) {
        return activation_numbers(one, static_cast<double>(texts), static_cast<double>(tokens));
      },
      config);
  return static_cast<std::uint64_t>(numbers * sizeof(float));
}

std::unique_ptr<TextEncoder> build_text_encoder(const TextEncoderConfig& config, ParameterSource& parameters) {
  return std::visit([&](const auto& one) { return text_encoder(one, parameters); }, config);
}

}  // namespace elboscope
