#include "core/diffusion/model_outline.h"

#include <algorithm>

#include "core/diffusion/component_networks.h"
#include "core/diffusion/compute_choice.h"
#include "core/nn/autoencoder_kl.h"

namespace elboscope {

namespace {

std::uint64_t stored_size(const std::string& dtype) {
  return dtype == "F16" || dtype == "BF16" ? 2 : dtype == "F64" ? 8 : 4;
}

// Counts what a network asks for and gives nothing.
class CountingParameters final : public ParameterSource {
 public:
  CountingParameters(const WeightSet& weights, at::ScalarType compute)
      : weights_(weights), compute_(at::elementSize(compute)), stored_(stored_size(weights.most_frequent_dtype())) {}

  at::Tensor take(const std::string&, const std::vector<std::int64_t>& shape) override {
    const std::uint64_t bytes = numbers(shape) * compute_;
    outline.weights += bytes;
    outline.kept += bytes;
    return {};
  }
  at::Tensor take_layer(const std::string&, const std::vector<std::int64_t>& shape) override {
    const std::uint64_t bytes = numbers(shape) * compute_;
    outline.weights += bytes;
    outline.kept += numbers(shape) * std::min(compute_, stored_);
    outline.largest = std::max(outline.largest, bytes);
    return {};
  }
  bool has(const std::string& name) const override { return weights_.find(name).has_value(); }

  NetworkOutline outline;

 private:
  static std::uint64_t numbers(const std::vector<std::int64_t>& shape) {
    std::uint64_t product = 1;
    for (const std::int64_t side : shape) product *= static_cast<std::uint64_t>(side);
    return product;
  }
  const WeightSet& weights_;
  std::uint64_t compute_, stored_;
};

}  // namespace

ModelOutline outline_model(const ModelParts& parts, const LoadOptions& options) {
  ModelOutline outline;
  outline.device = choose_device(options.device);
  outline.dtype = choose_type(options.type, outline.device, parts.denoiser_weights.most_frequent_dtype());
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    if (parts.texts[i] == nullptr) continue;
    CountingParameters parameters(parts.texts[i]->weights, at::kFloat);
    build_text_encoder(parts.texts[i]->config, parameters);
    outline.networks.push_back(parameters.outline);
    outline.networks.back().name = parts.family->texts[i].encoder;
    outline.networks.back().texts_place = static_cast<std::int64_t>(i);
  }
  CountingParameters vae(parts.vae_weights, at::kFloat);
  AutoencoderKL(parts.vae, vae);
  outline.networks.push_back(vae.outline);
  outline.networks.back().name = "vae";
  CountingParameters denoiser(parts.denoiser_weights, outline.dtype);
  outline.denoiser = build_denoiser(parts.denoiser, denoiser);
  outline.networks.push_back(denoiser.outline);
  outline.networks.back().name = parts.family->denoiser;
  return outline;
}

MemoryPlan fitting_plan(const ModelOutline& outline, const ModelInfo& info, std::uint64_t available) {
  if (available == 0 || !outline.device.is_cpu()) return MemoryPlan::resident;
  constexpr std::int64_t most_columns = 512;
  std::uint64_t all = 0, largest = 0;
  for (const NetworkOutline& network : outline.networks) {
    all += network.weights;
    largest = std::max(largest, network.weights);
  }
  std::uint64_t area = 0;
  for (const AttentionSite& site : outline.denoiser->sites(info.sample_size, info.sample_size)) {
    area = std::max(area, static_cast<std::uint64_t>(site.height * site.width));
  }
  // Two operators, their product and the map that is being added: what core/alignment collects.
  const std::uint64_t maps = 4 * area * area * sizeof(float);
  const std::uint64_t beside = maps + outline.networks.back().largest +
                               outline.denoiser->activation_bytes(info.sample_size, info.sample_size, most_columns);
  if (all + beside <= available) return MemoryPlan::resident;
  return largest + beside <= available ? MemoryPlan::stages : MemoryPlan::offload;
}

}  // namespace elboscope
