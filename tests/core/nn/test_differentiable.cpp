// The nodes with gradients against LibTorch's own operations: outputs and all gradients, in float64 where that is
// exact.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <QTest>
#include <cmath>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/error.h"
#include "core/nn/attention.h"
#include "core/nn/autoencoder_kl.h"
#include "core/nn/clip_text_model.h"
#include "core/nn/differentiable.h"
#include "core/nn/layers.h"
#include "core/nn/unet2d_condition.h"

namespace {

using elboscope::PlainLayers;
using Tensors = std::vector<at::Tensor>;
using Layer = std::function<at::Tensor(const Tensors&)>;

at::Tensor numbers(std::vector<std::int64_t> shape, double scale = 1, double shift = 0) {
  return at::randn(shape, at::kDouble) * scale + shift;
}

// Gradients of an output: exact in bfloat16, of both signs, and their sums do not cancel.
at::Tensor uneven(const at::Tensor& output) {
  const auto waves = at::cos(at::arange(output.numel(), at::kDouble) * 0.37).reshape(output.sizes());
  return at::round(waves * 8) / 8 + 0.5;
}

struct Outcome {
  at::Tensor output;
  Tensors gradients;
};

// One pass and its gradients for a fixed, uneven gradient of the output; `plain`: LibTorch's operations.
Outcome pass(const Layer& layer, const Tensors& values, at::ScalarType type, bool plain) {
  Tensors leaves;
  for (const auto& value : values) leaves.push_back(value.to(type).detach().clone().set_requires_grad(true));
  Outcome outcome;
  {
    std::unique_ptr<PlainLayers> guard;
    if (plain) guard = std::make_unique<PlainLayers>();
    outcome.output = layer(leaves);
  }
  (outcome.output.to(at::kDouble) * uneven(outcome.output)).sum().backward();
  for (const auto& leaf : leaves) outcome.gradients.push_back(leaf.grad());
  return outcome;
}

double difference(const at::Tensor& a, const at::Tensor& b) {
  if (!a.defined() || !b.defined()) return a.defined() == b.defined() ? 0 : INFINITY;
  const auto left = a.to(at::kDouble), right = b.to(at::kDouble);
  if (left.sizes() != right.sizes() || !at::isfinite(left).all().item<bool>()) return INFINITY;
  const double size = right.abs().max().item<double>();
  return (left - right).abs().max().item<double>() / std::max(size, 1.0);
}

// `exact` computes in any type. float32 to 2e-5 of the largest number, bfloat16 to a few of its digits.
bool agrees(const Layer& exact, const Layer& ours, const Tensors& values) {
  bool good = true;
  for (const auto type : {at::kFloat, at::kBFloat16}) {
    Tensors rounded;
    for (const auto& value : values) rounded.push_back(value.to(type).to(at::kDouble));
    const auto expected = pass(exact, rounded, at::kDouble, true), got = pass(ours, rounded, type, false);
    const double allowed = type == at::kFloat ? 2e-5 : 2e-2;
    const auto check = [&](const char* what, std::size_t i, const at::Tensor& a, const at::Tensor& b) {
      const double off = difference(a, b);
      if (off <= allowed) return;
      good = false;
      qWarning() << (type == at::kFloat ? "float32" : "bfloat16") << what << i << "is off by" << off;
    };
    check("output", 0, got.output, expected.output);
    for (std::size_t i = 0; i < values.size(); ++i) check("gradient", i, got.gradients[i], expected.gradients[i]);
  }
  return good;
}

// Keeps the leaves a network was built of.
class Leaves final : public elboscope::ParameterSource {
 public:
  explicit Leaves(at::ScalarType type) : random_(77), type_(type) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    auto value = random_.take(name, shape);
    // Norms and biases of their own, or their gradients would be tried at one special point alone.
    if (shape.size() == 1) value = value + at::sin(at::arange(shape[0], at::kFloat) * 0.9) * 0.2;
    values.push_back(value.to(type_).contiguous().set_requires_grad(true));
    return values.back();
  }
  bool has(const std::string&) const override { return false; }
  Tensors values;

 private:
  elboscope::RandomParameters random_;
  at::ScalarType type_;
};

// A network's output and the gradients of all its parameters, both ways.
template <class Network, class Config>
bool network_agrees(const Config& config, at::ScalarType type, double allowed,
                    const std::function<at::Tensor(const Network&)>& run) {
  Leaves leaves(type), twins(at::kFloat);
  const Network network(config, leaves), twin(config, twins);
  const auto ours = run(network);
  (ours.to(at::kDouble) * uneven(ours)).sum().backward();
  const PlainLayers plain;
  for (std::size_t i = 0; i < twins.values.size(); ++i) {
    const c10::NoGradGuard quiet;
    twins.values[i].copy_(leaves.values[i]);
  }
  const auto expected = run(twin);
  (expected.to(at::kDouble) * uneven(expected)).sum().backward();
  if (difference(ours, expected) > allowed) return qWarning() << "output off by" << difference(ours, expected), false;
  double largest = 0;
  for (const auto& twin_value : twins.values) largest = std::max(largest, twin_value.grad().norm().item<double>());
  for (std::size_t i = 0; i < leaves.values.size(); ++i) {
    const auto a = leaves.values[i].grad(), b = twins.values[i].grad();
    if (!a.defined() || !b.defined()) return qWarning() << "parameter" << i << "got no gradient", false;
    // Some gradients are nothing but rounding (of a key's bias, for one): held against a share of the largest.
    const double off = (a.to(at::kFloat) - b).norm().item<double>() / std::max(b.norm().item<double>(), largest / 50);
    if (!(off <= allowed)) return qWarning() << "gradient of parameter" << i << "off by" << off, false;
  }
  return true;
}

}  // namespace

class TestDifferentiable : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::manual_seed(4711); }

  void group_norm_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("groups");
    QTest::addColumn<bool>("silu");
    QTest::addColumn<bool>("offset");
    QTest::newRow("ordinary") << 3 << 8 << 8 << 64 << 16 << true << true;
    QTest::newRow("no offset") << 2 << 16 << 16 << 32 << 8 << true << false;
    QTest::newRow("no activation") << 2 << 5 << 7 << 24 << 3 << false << false;
    QTest::newRow("offset without activation") << 2 << 5 << 7 << 24 << 3 << false << true;
    QTest::newRow("one pixel") << 2 << 1 << 1 << 24 << 4 << true << true;
    QTest::newRow("groups = channels") << 2 << 9 << 9 << 5 << 5 << true << true;
    QTest::newRow("one group, odd channels") << 1 << 3 << 3 << 7 << 1 << true << true;
    QTest::newRow("many pixels") << 1 << 33 << 31 << 17 << 17 << true << false;
  }
  void group_norm() {
    QFETCH(int, batch);
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(int, channels);
    QFETCH(int, groups);
    QFETCH(bool, silu);
    QFETCH(bool, offset);
    Tensors values{numbers({batch, height, width, channels}, 2, 0.5), numbers({channels}), numbers({channels})};
    if (offset) values.push_back(numbers({batch, channels}));
    const Layer layer = [&](const Tensors& t) {
      elboscope::GroupNorm norm;
      norm.weight = t[1];
      norm.bias = t[2];
      norm.groups = groups;
      norm.eps = 1e-5;
      using Then = elboscope::GroupNorm::Then;
      return norm.forward(t[0], silu ? Then::silu : Then::nothing, offset ? t[3] : at::Tensor());
    };
    QVERIFY(agrees(layer, layer, values));
  }

  void layer_norm_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("width");
    QTest::newRow("ordinary") << 300 << 96;
    QTest::newRow("one row") << 1 << 16;
    QTest::newRow("odd width") << 67 << 37;
    QTest::newRow("two numbers") << 5 << 2;
  }
  void layer_norm() {
    QFETCH(int, rows);
    QFETCH(int, width);
    const Layer layer = [&](const Tensors& t) {
      elboscope::LayerNorm norm;
      norm.weight = t[1];
      norm.bias = t[2];
      return norm.forward(t[0]);
    };
    QVERIFY(agrees(layer, layer, {numbers({1, rows, width}, 1.5, 0.3), numbers({width}), numbers({width})}));
  }

  void gated_gelu_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("width");
    QTest::newRow("ordinary") << 100 << 128;
    QTest::newRow("one number") << 1 << 1;
    QTest::newRow("odd") << 33 << 19;
  }
  void gated_gelu() {
    QFETCH(int, rows);
    QFETCH(int, width);
    const Layer layer = [](const Tensors& t) { return elboscope::gated_gelu(t[0]); };
    QVERIFY(agrees(layer, layer, {numbers({rows, 2 * width}, 2)}));
  }

  void attention_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("heads");
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("width");
    QTest::newRow("one key") << 2 << 2 << 5 << 1 << 8;
    QTest::newRow("three keys") << 2 << 3 << 17 << 3 << 16;
    QTest::newRow("text of 48") << 2 << 4 << 64 << 48 << 24;
    QTest::newRow("text of 77") << 1 << 2 << 33 << 77 << 40;
    QTest::newRow("256 pixels") << 1 << 2 << 256 << 256 << 16;
    QTest::newRow("one wide head") << 1 << 1 << 70 << 300 << 96;
    QTest::newRow("width of one") << 1 << 1 << 9 << 21 << 1;
    QTest::newRow("more keys than a block holds") << 1 << 1 << 20 << 2100 << 8;
  }
  void attention() {
    QFETCH(int, batch);
    QFETCH(int, heads);
    QFETCH(int, queries);
    QFETCH(int, keys);
    QFETCH(int, width);
    const double scale = 1 / std::sqrt(width);
    const auto split = [&](const at::Tensor& x) { return x.reshape({batch, -1, heads, width}).transpose(1, 2); };
    const Layer exact = [&](const Tensors& t) {
      const auto kv = t[1].chunk(2, -1);
      const auto scores = at::matmul(split(t[0]), split(kv[0]).transpose(2, 3)) * scale;
      return at::matmul(at::softmax(scores, -1), split(kv[1])).transpose(1, 2).reshape(t[0].sizes());
    };
    const Layer ours = [&](const Tensors& t) {
      const auto kv = t[1].chunk(2, -1);
      return elboscope::attention(split(t[0]), split(kv[0]), split(kv[1]), scale);
    };
    QVERIFY(agrees(exact, ours, {numbers({batch, queries, heads * width}), numbers({batch, keys, 2 * heads * width})}));
  }

  void attention_of_strided_and_repeated_queries() {
    const auto key = numbers({3, 2, 11, 8}), query = numbers({1, 2, 8, 13});
    const Layer exact = [](const Tensors& t) {
      const auto q = t[0].transpose(2, 3).expand({3, 2, 13, 8});
      return at::matmul(at::softmax(at::matmul(q, t[1].transpose(2, 3)) * 0.3, -1), t[1])
          .transpose(1, 2)
          .reshape({3, 13, 16});
    };
    const Layer ours = [](const Tensors& t) {
      return elboscope::attention(t[0].transpose(2, 3).expand({3, 2, 13, 8}), t[1], t[1], 0.3);
    };
    QVERIFY(agrees(exact, ours, {query, key}));
  }

  void denoiser_data() { types(); }
  void denoiser() {
    QFETCH(int, type);
    QFETCH(double, allowed);
    elboscope::UNet2DConditionConfig c;
    c.block_out_channels = {16, 24};
    c.layers_per_block = {1, 1};
    c.down_cross_attention = c.up_cross_attention = {true, true};
    c.attention_heads = {2, 3};
    c.transformer_layers_per_block = {1, 1};
    c.cross_attention_dim = 12;
    c.norm_num_groups = 8;
    const auto sample = at::randn({2, 4, 7, 6}), text = at::randn({2, 5, 12});
    const auto steps = at::tensor({7, 801});
    QVERIFY((network_agrees<elboscope::UNet2DCondition>(
        c, static_cast<at::ScalarType>(type), allowed,
        [&](const elboscope::UNet2DCondition& network) { return network.forward(sample, steps, text); })));
  }

  void autoencoder_data() { types(); }
  void autoencoder() {
    QFETCH(int, type);
    QFETCH(double, allowed);
    elboscope::AutoencoderKLConfig c;
    c.block_out_channels = {16, 24};
    c.norm_num_groups = 8;
    const auto picture = at::randn({2, 3, 12, 10});
    QVERIFY((network_agrees<elboscope::AutoencoderKL>(
        c, static_cast<at::ScalarType>(type), allowed, [&](const elboscope::AutoencoderKL& network) {
          const auto posterior = network.encode(picture);
          return network.decode(network.scale_latent(posterior.mean + posterior.std));
        })));
  }

  void text_encoder_data() { types(); }
  void text_encoder() {
    QFETCH(int, type);
    QFETCH(double, allowed);
    elboscope::ClipTextConfig c;
    c.vocab_size = 11;
    c.hidden_size = 24;
    c.intermediate_size = 40;
    c.num_hidden_layers = 2;
    c.num_attention_heads = 3;
    c.max_position_embeddings = 9;
    c.eos_token_id = 10;
    const auto ids = at::tensor({0, 3, 9, 10, 10, 0, 1, 2, 4, 10}, at::kLong).reshape({2, 5});
    QVERIFY((network_agrees<elboscope::ClipTextModel>(
        c, static_cast<at::ScalarType>(type), allowed,
        [&](const elboscope::ClipTextModel& network) { return network.forward(ids).last_hidden_state; })));
  }

  void threads_do_not_change_a_bit() {
    const auto x = numbers({3, 16, 16, 32}), weight = numbers({32}), rows = numbers({3, 256, 96});
    const Layer layer = [&](const Tensors& t) {
      elboscope::GroupNorm norm;
      norm.weight = t[1];
      norm.bias = t[1];
      norm.groups = 4;
      const auto split = t[2].reshape({3, 256, 3, 2, 16}).permute({2, 0, 3, 1, 4});
      return norm.forward(t[0], elboscope::GroupNorm::Then::silu).reshape({3, 256, 32}) +
             elboscope::attention(split[0], split[1], split[2], 0.25);
    };
    const int before = at::get_num_threads();
    at::set_num_threads(1);
    const auto one = pass(layer, {x, weight, rows}, at::kFloat, false);
    at::set_num_threads(2);
    const auto two = pass(layer, {x, weight, rows}, at::kFloat, false);
    at::set_num_threads(before);
    QVERIFY(one.output.equal(two.output));
    for (std::size_t i = 0; i < one.gradients.size(); ++i) QVERIFY(one.gradients[i].equal(two.gradients[i]));
  }

  void second_derivatives_are_refused() {
    const auto x = at::randn({2, 8}).set_requires_grad(true);
    const auto y = elboscope::gated_gelu(x).sum();
    QVERIFY_THROWS_EXCEPTION(std::exception, y.backward({}, true, true));
  }

 private:
  static void types() {
    QTest::addColumn<int>("type");
    QTest::addColumn<double>("allowed");
    QTest::newRow("float32") << static_cast<int>(at::kFloat) << 1e-4;
    QTest::newRow("bfloat16") << static_cast<int>(at::kBFloat16) << 8e-2;
  }
};

QTEST_GUILESS_MAIN(TestDifferentiable)
#include "test_differentiable.moc"
