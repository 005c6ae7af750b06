#include "core/nn/config.h"
#include "core/nn/unet2d_condition.h"
#include "tests/core/nn/fixture_folder.h"

#include <QTest>
#include <cmath>
#include <functional>
#include <map>

using namespace elboscope;
using namespace elboscope::test;

namespace {

UNet2DConditionConfig small_config() {
  UNet2DConditionConfig c;
  c.block_out_channels = {8, 16};
  c.layers_per_block = {1, 1};
  c.down_cross_attention = {true, false};
  c.up_cross_attention = {false, true};
  c.attention_heads = {2, 4};
  c.transformer_layers_per_block = {1, 1};
  c.cross_attention_dim = 12;
  c.norm_num_groups = 4;
  return c;
}

const std::map<std::string, std::function<void(UNet2DConditionConfig&)>>& variants() {
  static const std::map<std::string, std::function<void(UNet2DConditionConfig&)>> all{
      {"plain", [](auto&) {}},
      {"one level",
       [](auto& c) {
         c.block_out_channels = {8};
         c.layers_per_block = {2};
         c.down_cross_attention = c.up_cross_attention = {true};
         c.attention_heads = {1};
         c.transformer_layers_per_block = {1};
       }},
      {"three levels, layers and depth a level",
       [](auto& c) {
         c.block_out_channels = {8, 16, 24};
         c.layers_per_block = {1, 3, 2};
         c.down_cross_attention = c.up_cross_attention = {true, true, true};
         c.attention_heads = {1, 2, 3};
         c.transformer_layers_per_block = {1, 2, 3};
       }},
      {"linear projections", [](auto& c) { c.use_linear_projection = true; }},
      {"text late",
       [](auto& c) {
         c.down_cross_attention = {false, true};
       }},
      {"text nowhere",
       [](auto& c) {
         c.down_cross_attention = c.up_cross_attention = {false, false};
         c.mid_cross_attention = false;
       }},
      {"text on the way up alone",
       [](auto& c) {
         c.down_cross_attention = {false, false};
         c.mid_cross_attention = false;
       }},
      {"no middle", [](auto& c) { c.mid_cross_attention = false; }},
      {"middle scaled", [](auto& c) { c.mid_block_scale_factor = 1.5; }},
      {"padding 0", [](auto& c) { c.downsample_padding = 0; }},
      {"centred, sines first",
       [](auto& c) {
         c.center_input_sample = true;
         c.flip_sin_to_cos = false;
         c.freq_shift = 1;
       }},
      {"other channels, own time width",
       [](auto& c) {
         c.in_channels = 9;
         c.out_channels = 3;
         c.time_embedding_dim = 20;
       }},
      {"odd first width",
       [](auto& c) {
         c.block_out_channels = {7, 14};
         c.norm_num_groups = 7;
         c.attention_heads = {7, 2};
       }},
  };
  return all;
}

// Gives every parameter its gradient: what a trainer's source does.
class TrainedParameters final : public ParameterSource {
 public:
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    return taken[name] = random_.take(name, shape).requires_grad_(true);
  }
  bool has(const std::string&) const override { return false; }
  std::map<std::string, at::Tensor> taken;

 private:
  RandomParameters random_{1};
};

// Checks without memory: names and shapes alone.
class CheckedParameters final : public ParameterSource {
 public:
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    names[name] = shape;
    return {};
  }
  bool has(const std::string&) const override { return false; }
  std::map<std::string, std::vector<std::int64_t>> names;
};

}  // namespace

class TestUNetConfigurations : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { at::manual_seed(7); }

  void every_configuration_data() {
    QTest::addColumn<QString>("variant");
    for (const auto& [name, change] : variants()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
  }
  // The fused passes, the shared prefix and LibTorch's differentiable operations are three ways to the same numbers.
  void every_configuration() {
    QFETCH(QString, variant);
    auto config = small_config();
    variants().at(variant.toStdString())(config);
    RandomParameters parameters(1);
    const UNet2DCondition unet(config, parameters);
    TrainedParameters trained;
    const UNet2DCondition trainable(config, trained);
    for (const auto& [height, width] : {std::pair{8, 8}, {5, 7}, {4, 3}}) {
      const auto latent = at::randn({2, config.in_channels, height, width}), text = at::randn({3, 5, 12}),
                 timesteps = at::rand({2}) * 999;
      at::Tensor shared, single;
      {
        at::NoGradGuard guard;
        shared = unet.forward_shared(latent, timesteps, text);
        single = unet.forward(latent, timesteps, text.narrow(0, 1, 2));
      }
      QCOMPARE(single.sizes(), (c10::IntArrayRef{2, config.out_channels, height, width}));
      QVERIFY(at::isfinite(single).all().item<bool>());
      QVERIFY(relative_error(shared[0][1], single[0]) < 1e-5 && relative_error(shared[1][2], single[1]) < 1e-5);
      const auto output = trainable.forward(latent, timesteps, text.narrow(0, 1, 2));
      QVERIFY(relative_error(output.detach(), single) < 2e-5);
      QVERIFY(relative_error(trainable.forward_shared(latent, timesteps, text).detach(), shared) < 2e-5);
    }
  }

  // SDXL's conditioning: the pooled text and the sizes reach every resnet.
  void pooled_text_and_sizes() {
    auto config = small_config();
    config.text_time = true;
    config.addition_time_embed_dim = 4;
    config.pooled_width = 6;
    RandomParameters parameters(1);
    const UNet2DCondition unet(config, parameters);
    TrainedParameters trained;
    const UNet2DCondition trainable(config, trained);
    DenoiserInput input;
    input.sample = at::randn({2, 4, 5, 7});
    input.timestep = at::tensor({3.0F, 700.0F});
    input.text = {at::randn({3, 5, 12}), {}, at::randn({3, 6})};
    input.time_ids =
        at::tensor({64.0F, 64.0F, 0.0F, 0.0F, 64.0F, 64.0F, 512.0F, 300.0F, 4.0F, 9.0F, 256.0F, 200.0F}).view({2, 6});
    DenoiserInput two = input;
    two.text = input.text.slice(1, 3);
    at::Tensor shared, single;
    {
      at::NoGradGuard guard;
      shared = unet.forward_shared(input);
      single = unet.forward(two);
      QVERIFY(relative_error(unet.Denoiser::forward_shared(input), shared) < 1e-5);
      for (int change = 0; change < 2; ++change) {
        DenoiserInput other = two;
        if (change == 0) other.text.pooled = other.text.pooled + 1;
        if (change == 1) other.time_ids = other.time_ids * 2;
        QVERIFY(relative_error(unet.forward(other), single) > 1e-4);
      }
      for (int fault = 0; fault < 4; ++fault) {
        DenoiserInput wrong = two;
        if (fault == 0) wrong.text.pooled = at::Tensor();
        if (fault == 1) wrong.text.pooled = at::randn({2, 5});
        if (fault == 2) wrong.time_ids = at::Tensor();
        if (fault == 3) wrong.time_ids = at::ones({2, 5});
        QVERIFY_EXCEPTION_THROWN(unet.forward(wrong), Error);
      }
    }
    QCOMPARE(shared.sizes(), (c10::IntArrayRef{2, 3, 4, 5, 7}));
    QVERIFY(relative_error(shared[0][1], single[0]) < 1e-5 && relative_error(shared[1][2], single[1]) < 1e-5);
    QVERIFY(relative_error(trainable.forward(two).detach(), single) < 2e-5);
    QVERIFY(relative_error(trainable.forward_shared(input).detach(), shared) < 2e-5);
  }

  void sites_are_what_a_recorder_sees_data() { every_configuration_data(); }
  void sites_are_what_a_recorder_sees() {
    QFETCH(QString, variant);
    auto config = small_config();
    variants().at(variant.toStdString())(config);
    RandomParameters parameters(1);
    const UNet2DCondition unet(config, parameters);
    struct Watch final : AttentionRecorder {
      AttentionRequest request(const AttentionSite& site) override {
        seen.push_back(site);
        return {};
      }
      void observe(const AttentionObservation&) override {}
      std::vector<AttentionSite> seen;
    };
    at::NoGradGuard guard;
    for (const auto& [height, width] : {std::pair{8, 8}, {5, 7}, {4, 3}}) {
      Watch watch;
      unet.forward(at::randn({1, config.in_channels, height, width}), at::ones({1}), at::randn({1, 5, 12}), &watch);
      const auto sites = unet.sites(height, width);
      QCOMPARE(sites.size(), watch.seen.size());
      for (std::size_t i = 0; i < sites.size(); ++i) {
        const AttentionSite &ours = sites[i], &real = watch.seen[i];
        QCOMPARE(ours.name, real.name);
        QVERIFY(ours.cross == real.cross && ours.index == real.index && ours.place == real.place);
        QVERIFY(ours.height == real.height && ours.width == real.width && ours.heads == real.heads);
      }
    }
  }

  void a_single_pixel() {
    at::NoGradGuard guard;
    RandomParameters parameters(1);
    const UNet2DCondition unet(small_config(), parameters);
    const auto y = unet.forward(at::randn({1, 4, 1, 1}), at::ones({1}), at::randn({1, 1, 12}));
    QCOMPARE(y.sizes(), (c10::IntArrayRef{1, 4, 1, 1}));
    auto config = small_config();
    config.downsample_padding = 0;
    const UNet2DCondition cannot(config, parameters);
    QVERIFY_EXCEPTION_THROWN(cannot.forward(at::randn({1, 4, 1, 1}), at::ones({1}), at::randn({1, 1, 12})), Error);
  }

  void gradients_reach_everything_twice() {
    TrainedParameters trained;
    const UNet2DCondition unet(small_config(), trained);
    const auto latent = at::randn({2, 4, 6, 5}).requires_grad_(true), text = at::randn({2, 5, 12}).requires_grad_(true);
    for (int pass = 0; pass < 2; ++pass) {
      unet.forward(latent, at::ones({2}), text).square().mean().backward();
      for (const auto& [name, tensor] : trained.taken) QVERIFY2(tensor.grad().defined(), name.c_str());
      QVERIFY(latent.grad().defined() && text.grad().defined());
    }
    // A step of the latent along its gradient changes the loss as the gradient says.
    const auto loss = [&](const at::Tensor& x) { return unet.forward(x, at::ones({2}), text).square().mean(); };
    const auto start = latent.detach().clone().requires_grad_(true);
    loss(start).backward();
    const auto direction = start.grad() / start.grad().norm();
    const double step = 1e-2, slope = start.grad().norm().item<double>();
    const double measured =
        (loss(start.detach() + direction * step) - loss(start.detach() - direction * step)).item<double>() / (2 * step);
    QVERIFY(std::abs(measured - slope) < 0.02 * slope);
  }

  void names_and_shapes_of_stable_diffusion() {
    UNet2DConditionConfig config;  // SD 1.5 but for its text width
    config.cross_attention_dim = 768;
    CheckedParameters checked;
    const UNet2DCondition unet(config, checked);
    std::int64_t elements = 0;
    for (const auto& [name, shape] : checked.names) {
      std::int64_t product = 1;
      for (const auto side : shape) product *= side;
      elements += product;
    }
    QCOMPARE(checked.names.size(), std::size_t{686});
    QCOMPARE(elements, std::int64_t{859520964});
    QCOMPARE(checked.names.at("up_blocks.1.resnets.2.conv1.weight"), (std::vector<std::int64_t>{1280, 1920, 3, 3}));
    QCOMPARE(checked.names.at("up_blocks.3.attentions.2.transformer_blocks.0.attn2.to_k.weight"),
             (std::vector<std::int64_t>{320, 768}));
    QCOMPARE(checked.names.at("mid_block.attentions.0.proj_in.weight"), (std::vector<std::int64_t>{1280, 1280, 1, 1}));
  }
};

QTEST_GUILESS_MAIN(TestUNetConfigurations)
#include "test_unet_configurations.moc"
