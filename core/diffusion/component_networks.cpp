#include "core/diffusion/component_networks.h"

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

std::unique_ptr<TextEncoder> build_text_encoder(const TextEncoderConfig& config, ParameterSource& parameters) {
  return std::visit([&](const auto& one) { return text_encoder(one, parameters); }, config);
}

}  // namespace elboscope
