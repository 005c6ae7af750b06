#include "core/diffusion/diffusion_model.h"

#include <c10/core/GradMode.h>

#include "core/base/error.h"

namespace elboscope {

namespace {

// Texts encoded at once: enough to fill the device, few enough to keep activations small.
constexpr std::size_t kTextBatch = 32;

}  // namespace

DiffusionModel::DiffusionModel(ModelInfo info, at::Device device, at::ScalarType dtype,
                               std::shared_ptr<const ClipTokenizer> tokenizer,
                               std::unique_ptr<ClipTextModel> text_encoder, std::unique_ptr<UNet2DCondition> unet,
                               std::unique_ptr<AutoencoderKL> vae, SchedulerConfig scheduler)
    : info_(std::move(info)),
      device_(device),
      dtype_(dtype),
      tokenizer_(std::move(tokenizer)),
      text_encoder_(std::move(text_encoder)),
      unet_(std::move(unet)),
      vae_(std::move(vae)),
      scheduler_(std::move(scheduler)),
      schedule_(scheduler_) {}

at::Tensor DiffusionModel::encode_text(const std::vector<std::string>& texts) const {
  if (texts.empty()) throw Error(ErrorKind::failed, {}, "There is no text to encode.");
  const c10::NoGradGuard no_gradients;
  std::vector<at::Tensor> parts;
  for (std::size_t begin = 0; begin < texts.size(); begin += kTextBatch) {
    const std::size_t end = std::min(texts.size(), begin + kTextBatch);
    const std::int64_t length = tokenizer_->model_max_length();
    at::Tensor ids = at::empty({static_cast<std::int64_t>(end - begin), length}, at::kLong);
    auto* row = static_cast<std::int64_t*>(ids.data_ptr());
    for (std::size_t i = begin; i < end; ++i, row += length) {
      const std::vector<std::int64_t> encoded = tokenizer_->encode(texts[i]);
      std::copy(encoded.begin(), encoded.end(), row);
    }
    parts.push_back(text_encoder_->forward(ids.to(device_)).last_hidden_state.to(dtype_));
  }
  return parts.size() == 1 ? parts.front() : at::cat(parts, 0);
}

at::Tensor DiffusionModel::denoise(const at::Tensor& latent, const at::Tensor& timesteps, const at::Tensor& text,
                                   AttentionRecorder* recorder) const {
  const c10::NoGradGuard no_gradients;
  const at::Tensor output =
      unet_->forward(latent.to(device_, dtype_), timesteps.to(device_, at::kFloat), text.to(device_, dtype_), recorder);
  return output.defined() ? output.to(at::kFloat) : output;
}

at::Tensor DiffusionModel::to_epsilon(const at::Tensor& output, const at::Tensor& latent,
                                      const std::vector<std::int64_t>& timesteps) const {
  if (schedule_.prediction_type == PredictionType::epsilon) return output;
  const c10::NoGradGuard no_gradients;
  const auto count = static_cast<std::int64_t>(timesteps.size());
  at::Tensor alpha = at::empty({count, 1, 1, 1}, at::kFloat);
  at::Tensor sigma = at::empty({count, 1, 1, 1}, at::kFloat);
  auto* alphas = static_cast<float*>(alpha.data_ptr());
  auto* sigmas = static_cast<float*>(sigma.data_ptr());
  for (std::size_t i = 0; i < timesteps.size(); ++i) {
    alphas[i] = schedule_.alpha(timesteps[i]);
    sigmas[i] = schedule_.sigma(timesteps[i]);
  }
  alpha = alpha.to(output.device());
  sigma = sigma.to(output.device());
  const at::Tensor noised = latent.to(output.device(), output.scalar_type());
  if (schedule_.prediction_type == PredictionType::v_prediction) return alpha * output + sigma * noised;
  return (noised - alpha * output) / sigma;
}

}  // namespace elboscope
