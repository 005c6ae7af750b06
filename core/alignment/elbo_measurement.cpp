#include "core/alignment/elbo_measurement.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstring>

#include "core/alignment/pass_batches.h"
#include "core/base/memory_usage.h"
#include "core/base/progress.h"

namespace elboscope {

ElboPlan plan_elbo(const DiffusionModel& model, std::int64_t height, std::int64_t width, std::size_t texts,
                   std::size_t timesteps, int batch_size) {
  std::size_t batch = 1;
  if (batch_size > 0) {
    batch = static_cast<std::size_t>(batch_size);
  } else {
    const bool cpu = model.device().is_cpu();
    const double sample = static_cast<double>(model.denoiser().activation_bytes(height, width, model.text_columns()));
    batch = elbo_batch(sample, cpu, static_cast<double>(available_memory_bytes()));
  }
  ElboPlan plan;
  // Small groups let the first classes be shown early; sharing the text-free prefix gains most from the first few texts.
  plan.texts_per_group = std::clamp<std::size_t>(std::min(batch, std::size_t{4}), 1, texts);
  plan.timesteps_per_batch = std::clamp<std::size_t>(batch / plan.texts_per_group, 1, timesteps);
  return plan;
}

void measure_elbo(const DiffusionModel& model, const at::Tensor& latent, const at::Tensor& noise,
                  const std::vector<std::int64_t>& timesteps, const std::vector<std::string>& texts, const ElboPlan& plan,
                  const std::function<void(TextError&&)>& on_error, const std::function<void(std::size_t text)>& on_text,
                  const std::stop_token& stop, const at::Tensor& reference_prediction, const PassConditions& conditions) {
  const c10::InferenceMode no_gradients;
  const at::Tensor x0 = latent.to(model.device()), eps = noise.to(model.device());
  for (std::size_t first = 0; first < texts.size(); first += plan.texts_per_group) {
    const std::size_t group = std::min(plan.texts_per_group, texts.size() - first);
    throw_if_stopped(stop);
    const TextConditioning embedding =
        model.encode_text({texts.begin() + static_cast<std::ptrdiff_t>(first), texts.begin() + static_cast<std::ptrdiff_t>(first + group)});
    for (std::size_t begin = 0; begin < timesteps.size(); begin += plan.timesteps_per_batch) {
      throw_if_stopped(stop);
      const std::size_t end = std::min(begin + plan.timesteps_per_batch, timesteps.size());
      const std::vector<std::int64_t> batch_steps(timesteps.begin() + static_cast<std::ptrdiff_t>(begin),
                                                  timesteps.begin() + static_cast<std::ptrdiff_t>(end));
      const at::Tensor batch_noise = eps.slice(0, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end));
      const at::Tensor noised = model.noise().noised(x0, batch_noise, batch_steps);
      const at::Tensor target = model.noise().target(x0, batch_noise);
      const at::Tensor output = model.denoise_shared(noised, model.noise().timesteps(batch_steps), embedding, conditions);

      for (std::size_t n = 0; n < group; ++n) {
        const at::Tensor predicted = model.noise().prediction(output.select(1, static_cast<std::int64_t>(n)), noised, batch_steps);
        const at::Tensor squared = (predicted - target).to(at::kDouble).square();
        at::Tensor distances;
        if (reference_prediction.defined()) {
          const at::Tensor reference = reference_prediction.slice(0, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end));
          distances = (predicted - reference).to(at::kDouble).square().mean({1, 2, 3}).to(at::kCPU);
        }
        const at::Tensor losses = squared.mean({1, 2, 3}).to(at::kCPU);
        const at::Tensor pixels = squared.mean(1).to(at::kFloat).to(at::kCPU).contiguous();
        for (std::size_t k = begin; k < end; ++k) {
          TextError error;
          error.text = first + n;
          error.timestep = k;
          error.loss = losses.data_ptr<double>()[k - begin];
          if (distances.defined()) error.distance = distances.data_ptr<double>()[k - begin];
          const auto count = static_cast<std::size_t>(pixels[0].numel());
          error.pixels.resize(count);
          std::memcpy(error.pixels.data(), pixels.data_ptr<float>() + (k - begin) * count, count * sizeof(float));
          on_error(std::move(error));
        }
      }
    }
    for (std::size_t n = 0; n < group; ++n) on_text(first + n);
  }
}

at::Tensor predict_text(const DiffusionModel& model, const at::Tensor& latent, const at::Tensor& noise,
                        const std::vector<std::int64_t>& timesteps, const std::string& text, std::size_t batch,
                        const std::stop_token& stop) {
  const c10::InferenceMode no_gradients;
  const at::Tensor x0 = latent.to(model.device()), eps = noise.to(model.device());
  const TextConditioning embedding = model.encode_text({text});
  std::vector<at::Tensor> predictions;
  for (std::size_t begin = 0; begin < timesteps.size(); begin += batch) {
    throw_if_stopped(stop);
    const std::size_t end = std::min(begin + batch, timesteps.size());
    const std::vector<std::int64_t> steps(timesteps.begin() + static_cast<std::ptrdiff_t>(begin),
                                          timesteps.begin() + static_cast<std::ptrdiff_t>(end));
    const at::Tensor noised =
        model.noise().noised(x0, eps.slice(0, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)), steps);
    const at::Tensor output = model.denoise_shared(noised, model.noise().timesteps(steps), embedding);
    predictions.push_back(model.noise().prediction(output.select(1, 0), noised, steps));
  }
  return at::cat(predictions);
}

}  // namespace elboscope
