#include "core/diffusion/model_folder.h"

#include "core/diffusion/file_parameters.h"
#include "core/diffusion/model_parts.h"
#include "core/nn/autoencoder_kl.h"
#include "core/nn/clip_text_model.h"
#include "core/nn/unet2d_condition.h"

namespace elboscope {

namespace {

// Builds the network over a source that only checks: every name, shape, type and number is looked at, nothing is kept.
template <typename Network, typename Config>
void check_weights(const Config& config, const WeightSet& weights, ModelInfo& info) {
  FileParameters parameters = FileParameters::checking(weights);
  const Network network(config, parameters);
  const std::string warning = unused_tensors_warning(weights.main_file(), parameters.unused());
  if (!warning.empty()) info.warnings.push_back(warning);
}

}  // namespace

ModelInfo inspect_model_folder(const std::filesystem::path& folder, const std::string& variant, bool with_digest) {
  ModelParts parts = read_model_parts(folder, variant);
  check_weights<ClipTextModel>(parts.text_encoder, parts.text_encoder_weights, parts.info);
  check_weights<UNet2DCondition>(parts.unet, parts.unet_weights, parts.info);
  check_weights<AutoencoderKL>(parts.vae, parts.vae_weights, parts.info);
  if (with_digest) parts.info.sha256 = model_digest(parts);
  return parts.info;
}

}  // namespace elboscope
