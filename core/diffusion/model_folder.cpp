#include "core/diffusion/model_folder.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/diffusion/component_networks.h"
#include "core/diffusion/file_parameters.h"
#include "core/diffusion/ldm_names.h"
#include "core/diffusion/model_parts.h"
#include "core/nn/autoencoder_kl.h"

namespace elboscope {

namespace {

// Builds the network over a source that only checks: every name, shape, type and number is looked at, nothing is kept.
template <typename Build>
auto check_weights(const WeightSet& weights, ModelInfo& info, const Build& build) {
  FileParameters parameters = FileParameters::checking(weights);
  auto network = build(parameters);
  const std::string warning = unused_tensors_warning(weights.main_file(), parameters.unused());
  if (!warning.empty()) info.warnings.push_back(warning);
  return network;
}

void count_layers(const Denoiser& denoiser, ModelInfo& info) {
  for (const AttentionSite& site : denoiser.sites(info.sample_size, info.sample_size)) {
    ++(site.cross ? info.cross_layers : info.self_layers);
  }
}

}  // namespace

ModelInfo inspect_model_folder(const std::filesystem::path& folder, const std::string& variant, bool with_digest,
                               const SingleFileOptions& single_file) {
  ModelParts parts = read_model_parts(folder, variant, single_file);
  for (const auto& text : parts.texts) {
    if (text == nullptr) continue;
    check_weights(text->weights, parts.info,
                  [&](ParameterSource& source) { return build_text_encoder(text->config, source); });
  }
  const auto denoiser = check_weights(parts.denoiser_weights, parts.info,
                                      [&](ParameterSource& source) { return build_denoiser(parts.denoiser, source); });
  count_layers(*denoiser, parts.info);
  check_weights(parts.vae_weights, parts.info,
                [&](ParameterSource& source) { return std::make_unique<AutoencoderKL>(parts.vae, source); });
  if (with_digest) parts.info.sha256 = model_digest(parts);
  return parts.info;
}

bool looks_like_checkpoint(const std::filesystem::path& file) {
  try {
    const auto opened = SafetensorsFile::open(file);
    const auto& tensors = opened->tensors();
    return std::any_of(tensors.begin(), tensors.end(),
                       [](const TensorView& tensor) { return tensor.name.starts_with(ldm_unet_prefix); });
  } catch (const Error&) {
    return false;
  }
}

}  // namespace elboscope
