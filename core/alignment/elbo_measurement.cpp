#include "core/alignment/elbo_measurement.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstring>

#include "core/base/memory_usage.h"
#include "core/base/progress.h"

namespace elboscope {

at::Tensor add_noise(const NoiseSchedule& schedule, const at::Tensor& latent, const at::Tensor& noise,
                     const std::vector<std::int64_t>& timesteps) {
  std::vector<float> alpha, sigma;
  for (std::int64_t t : timesteps) {
    alpha.push_back(schedule.alpha(t));
    sigma.push_back(schedule.sigma(t));
  }
  const auto count = static_cast<std::int64_t>(timesteps.size());
  const auto column = [&](const std::vector<float>& values) {
    return at::tensor(values, at::kFloat).view({count, 1, 1, 1}).to(latent.device());
  };
  return column(alpha) * latent + column(sigma) * noise;
}

std::uint64_t denoiser_activation_bytes(const DiffusionModel& model, std::int64_t height, std::int64_t width) {
  const UNet2DConditionConfig& config = model.unet().config();
  // All skip connections live until the up path takes them; beside them the widest block holds its input, the two
  // halves of GEGLU (8C), its product (4C) and q, k, v, output (4C), in the worst case at full resolution.
  double skips = 0, block = 0;
  std::int64_t h = height, w = width;
  for (std::size_t level = 0; level < config.block_out_channels.size(); ++level) {
    const double area = static_cast<double>(h * w);
    const auto channels = static_cast<double>(config.block_out_channels[level]);
    skips += area * channels * static_cast<double>(config.layers_per_block[level] + 1);
    block = std::max(block, area * channels * 20);
    h = (h + 1) / 2;
    w = (w + 1) / 2;
  }
  const double element = static_cast<double>(c10::elementSize(model.dtype()));
  return static_cast<std::uint64_t>((skips + block) * element);
}

ElboPlan plan_elbo(const DiffusionModel& model, std::int64_t height, std::int64_t width, std::size_t texts,
                   std::size_t timesteps, int batch_size) {
  std::size_t batch = 1;
  if (batch_size > 0) {
    batch = static_cast<std::size_t>(batch_size);
  } else {
    const bool cpu = model.device().is_cpu();
    const double sample = static_cast<double>(denoiser_activation_bytes(model, height, width));
    // A CPU gains little beyond the batch that fills its vector units and cores, a GPU wants work for all its cores.
    double budget = cpu ? 96e6 : 8e9;
    if (const double available = static_cast<double>(available_memory_bytes()); cpu && available > 0) {
      budget = std::min(budget, available / 4);
    }
    batch = static_cast<std::size_t>(std::clamp(budget / sample, 1.0, cpu ? 8.0 : 64.0));
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
                  const std::stop_token& stop, const at::Tensor& reference_prediction) {
  const c10::InferenceMode no_gradients;
  const at::Tensor x0 = latent.to(model.device()), eps = noise.to(model.device());
  for (std::size_t first = 0; first < texts.size(); first += plan.texts_per_group) {
    const std::size_t group = std::min(plan.texts_per_group, texts.size() - first);
    throw_if_stopped(stop);
    const at::Tensor embedding =
        model.encode_text({texts.begin() + static_cast<std::ptrdiff_t>(first), texts.begin() + static_cast<std::ptrdiff_t>(first + group)});
    for (std::size_t begin = 0; begin < timesteps.size(); begin += plan.timesteps_per_batch) {
      throw_if_stopped(stop);
      const std::size_t end = std::min(begin + plan.timesteps_per_batch, timesteps.size());
      const std::vector<std::int64_t> batch_steps(timesteps.begin() + static_cast<std::ptrdiff_t>(begin),
                                                  timesteps.begin() + static_cast<std::ptrdiff_t>(end));
      const at::Tensor batch_noise = eps.slice(0, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end));
      const at::Tensor noised = add_noise(model.schedule(), x0, batch_noise, batch_steps);
      const at::Tensor steps = at::tensor(batch_steps, at::kLong).to(at::kFloat).to(model.device());
      const at::Tensor output = model.unet().forward_shared(noised.to(model.dtype()), steps, embedding).to(at::kFloat);

      for (std::size_t n = 0; n < group; ++n) {
        const at::Tensor predicted = model.to_epsilon(output.select(1, static_cast<std::int64_t>(n)), noised, batch_steps);
        const at::Tensor squared = (predicted - batch_noise).to(at::kDouble).square();
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

at::Tensor predict_epsilon(const DiffusionModel& model, const at::Tensor& latent, const at::Tensor& noise,
                           const std::vector<std::int64_t>& timesteps, const std::string& text, std::size_t batch,
                           const std::stop_token& stop) {
  const c10::InferenceMode no_gradients;
  const at::Tensor x0 = latent.to(model.device()), eps = noise.to(model.device());
  const at::Tensor embedding = model.encode_text({text});
  std::vector<at::Tensor> predictions;
  for (std::size_t begin = 0; begin < timesteps.size(); begin += batch) {
    throw_if_stopped(stop);
    const std::size_t end = std::min(begin + batch, timesteps.size());
    const std::vector<std::int64_t> steps(timesteps.begin() + static_cast<std::ptrdiff_t>(begin),
                                          timesteps.begin() + static_cast<std::ptrdiff_t>(end));
    const at::Tensor noised =
        add_noise(model.schedule(), x0, eps.slice(0, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)), steps);
    const at::Tensor times = at::tensor(steps, at::kLong).to(at::kFloat).to(model.device());
    const at::Tensor output = model.unet().forward_shared(noised.to(model.dtype()), times, embedding).to(at::kFloat);
    predictions.push_back(model.to_epsilon(output.select(1, 0), noised, steps));
  }
  return at::cat(predictions);
}

}  // namespace elboscope
