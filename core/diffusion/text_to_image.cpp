#include "core/diffusion/text_to_image.h"

#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/GradMode.h>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/diffusion/sampler.h"

namespace elboscope {

namespace {

// StableDiffusionPipeline corrects these two keys of old scheduler files, with which the model was never meant to run.
SchedulerConfig mended(SchedulerConfig config) {
  config.steps_offset = 1;
  config.clip_sample = false;
  return config;
}

at::Tensor initial_noise(const DiffusionModel& model, const TextToImageRequest& request, at::Generator& generator) {
  const std::int64_t channels = model.latent_channels();
  if (request.noise.defined()) {
    if (request.noise.dim() != 4 || request.noise.size(1) != channels || request.noise.numel() == 0) {
      throw Error(ErrorKind::usage, {},
                  "The initial noise has the wrong shape, expected [samples, " + std::to_string(channels) +
                      ", height, width].");
    }
    return request.noise;
  }
  const std::int64_t side = model.info().sample_size;
  const std::int64_t height = request.latent_height > 0 ? request.latent_height : side;
  const std::int64_t width = request.latent_width > 0 ? request.latent_width : side;
  return at::randn({1, channels, height, width}, generator, at::kFloat);
}

std::unique_ptr<Sampler> make_sampler(const DiffusionModel& model, const TextToImageRequest& request,
                                      const at::Tensor& noise) {
  SchedulerConfig config = request.scheduler.value_or(model.scheduler());
  if (!request.scheduler && model.family().mends_scheduler) config = mended(config);
  return model.sampler(config, request.steps, noise.size(2), noise.size(3));
}

void check_step_noise(const at::Tensor& step_noise, std::size_t calls, const at::Tensor& noise) {
  if (!step_noise.defined()) return;
  if (step_noise.dim() != 4 || step_noise.size(0) < static_cast<std::int64_t>(calls) ||
      step_noise.sizes().slice(1) != noise.sizes().slice(1)) {
    throw Error(ErrorKind::usage, {},
                "The step noise has the wrong shape, expected " + std::to_string(calls) + " times that of a sample.");
  }
}

}  // namespace

TextToImageResult text_to_image(const DiffusionModel& model, const TextToImageRequest& request) {
  throw_if_stopped(request.stop);
  const c10::NoGradGuard no_gradients;
  // Noise comes from the CPU's generator on every device, so that a seed means the same picture everywhere.
  at::Generator generator = at::detail::createCPUGenerator(request.seed);
  const at::Tensor noise = initial_noise(model, request, generator);
  const std::unique_ptr<Sampler> sampler = make_sampler(model, request, noise);
  const std::size_t calls = sampler->timesteps().size();
  check_step_noise(request.step_noise, calls, noise);
  at::Tensor sample = noise.to(model.device(), at::kFloat) * sampler->init_noise_sigma();

  const bool embedded = model.family().guidance_embedded;
  const bool guided = !embedded && request.guidance_scale && *request.guidance_scale > 1;
  PassConditions conditions = request.conditions;
  if (embedded && request.guidance_scale) conditions.guidance = request.guidance_scale;
  const std::int64_t samples = noise.size(0);
  const std::int64_t batch = guided ? 2 * samples : samples;
  TextConditioning text = model.encode_text({request.prompt});
  if (guided) text = TextConditioning::join(model.encode_negative(request.negative_prompt), text);
  text = text.repeat_interleave(samples);

  TextToImageResult result;
  for (std::size_t i = 0; i < calls; ++i) {
    throw_if_stopped(request.stop);
    const at::Tensor input = sampler->scale_model_input(sample, i);
    const at::Tensor timesteps = at::full({batch}, sampler->timesteps()[i] * model.family().timestep_scale, at::kFloat);
    at::Tensor output = model.denoise(guided ? at::cat({input, input}) : input, timesteps, text, nullptr, conditions);
    if (guided) {
      const at::Tensor unconditional = output.slice(0, 0, samples);
      output = unconditional + *request.guidance_scale * (output.slice(0, samples) - unconditional);
    }
    const at::Tensor step_noise =
        request.step_noise.defined()
            ? request.step_noise[static_cast<std::int64_t>(i)].to(at::kFloat).expand(noise.sizes())
            : at::randn(noise.sizes(), generator, at::kFloat);
    sample = sampler->step(output, i, sample, step_noise.to(model.device()));
    if (request.keep_latents) result.latents.push_back(sample.cpu());
    if (request.on_step) request.on_step(static_cast<int>(i) + 1, static_cast<int>(calls), sample);
  }
  result.latent = sample;
  return result;
}

}  // namespace elboscope
