#include "core/diffusion/diffusion_model.h"

#include <c10/core/GradMode.h>

#include "core/base/error.h"

namespace elboscope {

namespace {

// The same numbers for every sample: float32 [rows, numbers].
at::Tensor rows_of(const std::vector<double>& numbers, std::int64_t rows, at::Device device) {
  return at::tensor(numbers, at::kDouble).to(at::kFloat).to(device).expand({rows, -1}).contiguous();
}

}  // namespace

DiffusionModel::DiffusionModel(ModelInfo info, at::Device device, at::ScalarType dtype, Components components)
    : info_(std::move(info)),
      device_(device),
      dtype_(dtype),
      components_(std::move(components)),
      noise_(components_.scheduler, components_.family->timestep_scale),
      prompts_(std::move(components_.texts), components_.facts.text_width) {}

std::int64_t DiffusionModel::text_columns() const {
  return text_segments().empty() ? 0 : text_segments().back().first_column + text_segments().back().columns;
}

const Denoiser& DiffusionModel::denoiser(const LoadWatch& watch) const {
  if (!components_.denoiser->loaded()) components_.vae->drop();
  return components_.denoiser->get(watch);
}

const AutoencoderKL& DiffusionModel::vae(const LoadWatch& watch) const {
  if (!components_.vae->loaded()) components_.denoiser->drop();
  return components_.vae->get(watch);
}

void DiffusionModel::hold_texts(const std::vector<std::string>& texts, const LoadWatch& watch) const {
  if (components_.memory == MemoryPlan::resident) return;
  held_texts_.clear();
  std::vector<std::string> different;
  for (const std::string& text : texts) {
    if (held_texts_.emplace(text, TextConditioning()).second) different.push_back(text);
  }
  try {
    const TextConditioning encoded = encode_now(different, watch);
    for (std::size_t i = 0; i < different.size(); ++i) {
      const auto row = static_cast<std::int64_t>(i);
      held_texts_[different[i]] = encoded.slice(row, row + 1);
    }
  } catch (...) {
    held_texts_.clear();
    throw;
  }
}

TextConditioning DiffusionModel::encode_text(const std::vector<std::string>& texts) const {
  TextConditioning all;
  for (const std::string& text : texts) {
    const auto held = held_texts_.find(text);
    if (held == held_texts_.end()) return encode_now(texts, {});
    all = all.encoder_hidden_states.defined() ? TextConditioning::join(all, held->second) : held->second;
  }
  return texts.empty() ? encode_now(texts, {}) : all;
}

TextConditioning DiffusionModel::encode_now(const std::vector<std::string>& texts, const LoadWatch& watch) const {
  const c10::NoGradGuard no_gradients;
  if (components_.memory != MemoryPlan::resident) {
    components_.denoiser->drop();
    components_.vae->drop();
  }
  TextConditioning text = prompts_.encode(texts, device_, watch);
  text.encoder_hidden_states = text.encoder_hidden_states.to(dtype_);
  if (text.pooled.defined()) text.pooled = text.pooled.to(dtype_);
  return text;
}

TextConditioning DiffusionModel::encode_negative(const std::optional<std::string>& negative) const {
  TextConditioning text = encode_text({negative.value_or("")});
  if (negative || !components_.zeros_for_empty) return text;
  text.encoder_hidden_states = at::zeros_like(text.encoder_hidden_states);
  if (text.pooled.defined()) text.pooled = at::zeros_like(text.pooled);
  return text;
}

std::unique_ptr<Sampler> DiffusionModel::sampler(const SchedulerConfig& config, int steps, std::int64_t latent_height,
                                                 std::int64_t latent_width) const {
  const std::int64_t cells = components_.facts.cells;
  return Sampler::create(config, steps,
                         {(latent_height / cells) * (latent_width / cells), family().sigmas_to_inverse_steps});
}

DenoiserInput DiffusionModel::input(const at::Tensor& latent, const at::Tensor& timesteps, const TextConditioning& text,
                                    const PassConditions& conditions) const {
  if (latent.dim() != 4)
    throw Error(ErrorKind::usage, {}, "A latent has four dimensions: [batch, channels, height, width].");
  const DenoiserFacts& facts = components_.facts;
  const std::int64_t rows = latent.size(0);
  const auto height = static_cast<double>(latent.size(2) * components_.vae_config.downscale());
  const auto width = static_cast<double>(latent.size(3) * components_.vae_config.downscale());
  DenoiserInput input;
  input.sample = latent.to(device_, dtype_);
  input.timestep = timesteps.to(device_, at::kFloat);
  input.text = text;
  input.text.encoder_hidden_states = text.encoder_hidden_states.to(device_, dtype_);
  if (text.mask.defined()) input.text.mask = text.mask.to(device_, at::kFloat);
  if (text.pooled.defined()) input.text.pooled = text.pooled.to(device_, dtype_);
  if (facts.time_ids) {
    const std::vector<double> sizes{height, width, 0, 0, height, width};
    input.time_ids = rows_of(conditions.time_ids.empty() ? sizes : conditions.time_ids, rows, device_);
  }
  if (facts.resolution) {
    const std::vector<double> size{height, width};
    input.resolution = rows_of(conditions.resolution.empty() ? size : conditions.resolution, rows, device_);
    input.aspect_ratio = rows_of({conditions.aspect_ratio.value_or(height / width)}, rows, device_).reshape({-1});
  }
  if (facts.guidance) {
    input.guidance = rows_of({conditions.guidance.value_or(family().guidance)}, rows, device_).reshape({-1});
  }
  return input;
}

at::Tensor DiffusionModel::denoise(const at::Tensor& latent, const at::Tensor& timesteps, const TextConditioning& text,
                                   AttentionRecorder* recorder, const PassConditions& conditions) const {
  const c10::NoGradGuard no_gradients;
  const at::Tensor output = denoiser().forward(input(latent, timesteps, text, conditions), recorder);
  return output.defined() ? output.to(at::kFloat) : output;
}

at::Tensor DiffusionModel::denoise_shared(const at::Tensor& latent, const at::Tensor& timesteps,
                                          const TextConditioning& text, const PassConditions& conditions) const {
  const c10::NoGradGuard no_gradients;
  return denoiser().forward_shared(input(latent, timesteps, text, conditions)).to(at::kFloat);
}

}  // namespace elboscope
