#include <ATen/ATen.h>

#include <functional>
#include <string>
#include <vector>

#include "core/benchmark/engine_benchmarks.h"
#include "core/nn/autoencoder_kl.h"
#include "core/nn/differentiable.h"
#include "core/nn/unet2d_condition.h"

namespace elboscope {

namespace {

/// Random parameters that are being trained, as the trainer hands them out: leaves of the type of the pass.
class TrainedParameters final : public ParameterSource {
 public:
  explicit TrainedParameters(at::ScalarType type) : random_(9010, type) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    at::Tensor leaf = random_.take(name, shape);
    leaf.set_requires_grad(true);
    leaves_.push_back(leaf);
    return leaf;
  }
  bool has(const std::string&) const override { return false; }
  void forget_gradients() {
    for (const at::Tensor& leaf : leaves_) leaf.mutable_grad() = at::Tensor();
  }

 private:
  RandomParameters random_;
  std::vector<at::Tensor> leaves_;
};

struct UNetTask {
  static UNet2DConditionConfig config() {
    UNet2DConditionConfig c;
    c.sample_size = 16;
    c.block_out_channels = {64, 128, 192};
    c.layers_per_block = {1, 1, 1};
    c.down_cross_attention = c.up_cross_attention = {true, true, true};
    c.attention_heads = {4, 8, 8};
    c.transformer_layers_per_block = {1, 1, 1};
    c.cross_attention_dim = 96;
    c.norm_num_groups = 16;
    return c;
  }
  static constexpr std::int64_t batch = 32;
  TrainedParameters parameters;
  UNet2DCondition network;
  at::Tensor latents = at::randn({batch, 4, 16, 16}), steps = at::randint(0, 1000, {batch}),
             text = at::randn({batch, 48, 96}), noise = at::randn({batch, 4, 16, 16});
  explicit UNetTask(at::ScalarType type) : parameters(type), network(config(), parameters) {
    text = text.to(type).set_requires_grad(true);
  }

  void step() {
    parameters.forget_gradients();
    const at::Tensor guessed = network.forward(latents, steps, text).to(at::kFloat);
    at::mse_loss(guessed, noise).backward();
  }
};

struct Autoencoder {
  static AutoencoderKLConfig config() {
    AutoencoderKLConfig c;
    c.block_out_channels = {32, 64, 128};
    c.norm_num_groups = 16;
    c.sample_size = 64;
    return c;
  }
  static constexpr std::int64_t batch = 16;
  TrainedParameters parameters;
  AutoencoderKL network;
  at::Tensor pictures = at::rand({batch, 3, 64, 64}) * 2 - 1, noise = at::randn({batch, 4, 16, 16});
  explicit Autoencoder(at::ScalarType type) : parameters(type), network(config(), parameters) {}

  void step() {
    parameters.forget_gradients();
    const auto posterior = network.encode(pictures, false);
    const at::Tensor latent = posterior.mean + posterior.std * noise;
    at::mse_loss(network.decode(network.scale_latent(latent), false), pictures).backward();
  }
};

template <class Task>
void compare_steps(const std::string& name, at::ScalarType type, int repeats, std::vector<BenchmarkResult>& results) {
  Task task(type);
  const auto seconds = measure_in_turn(repeats, {[&] { task.step(); },
                                                 [&] {
                                                   const PlainLayers plain;
                                                   task.step();
                                                 }});
  results.push_back(compare(name, seconds[0], "the same step on LibTorch's own operations", seconds[1]));
}

}  // namespace

std::vector<BenchmarkResult> training_benchmarks(int repeats, const std::string& only) {
  std::vector<BenchmarkResult> results;
  for (const auto type : {at::kBFloat16, at::kFloat}) {
    const std::string suffix = type == at::kFloat ? " fp32" : " bf16";
    if (wanted(only, "training unet" + suffix))
      compare_steps<UNetTask>("training unet" + suffix, type, repeats, results);
    if (wanted(only, "training vae" + suffix))
      compare_steps<Autoencoder>("training vae" + suffix, type, repeats, results);
  }
  return results;
}

}  // namespace elboscope
