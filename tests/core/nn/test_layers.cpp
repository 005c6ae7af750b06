#include "core/nn/attention.h"
#include "core/nn/differentiable.h"
#include "core/nn/layers.h"
#include "tests/core/nn/fixture_folder.h"

#include <ATen/Parallel.h>
#include <QTest>
#include <cmath>
#include <limits>

using namespace elboscope;
using namespace elboscope::test;

namespace {

// The passes without gradients against LibTorch's own operations (which PlainLayers asks for): the two must agree.
template <class Function>
at::Tensor with_gradients(const Function& function) {
  const PlainLayers plain;
  at::AutoGradMode guard(true);
  return function().detach();
}
template <class Function>
at::Tensor without_gradients(const Function& function) {
  at::NoGradGuard guard;
  return function();
}

}  // namespace

class TestLayers : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { at::manual_seed(7); }

  void group_norm_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("groups");
    QTest::addColumn<double>("mean");
    QTest::newRow("one number") << 1 << 1 << 1 << 1 << 1 << 0.0;
    QTest::newRow("one pixel") << 2 << 1 << 1 << 24 << 4 << 0.0;
    QTest::newRow("ragged") << 3 << 5 << 7 << 30 << 5 << 0.0;
    QTest::newRow("several pieces") << 2 << 20 << 19 << 48 << 16 << 0.0;
    QTest::newRow("group of one channel") << 1 << 9 << 9 << 8 << 8 << 0.0;
    QTest::newRow("far from zero") << 2 << 32 << 32 << 16 << 4 << 1000.0;
  }
  void group_norm() {
    QFETCH(int, batch);
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(int, channels);
    QFETCH(int, groups);
    QFETCH(double, mean);
    GroupNorm norm;
    norm.weight = at::randn({channels});
    norm.bias = at::randn({channels});
    norm.groups = groups;
    const auto x = at::randn({batch, height, width, channels}) + mean;
    const auto offset = at::randn({batch, channels});
    for (const auto then : {GroupNorm::Then::nothing, GroupNorm::Then::silu})
      for (const auto& added : {at::Tensor(), offset}) {
        const auto ours = without_gradients([&] { return norm.forward(x, then, added); });
        auto exact = x.to(at::kDouble);
        if (added.defined()) exact = exact + added.to(at::kDouble).unsqueeze(1).unsqueeze(1);
        exact = at::group_norm(exact.permute({0, 3, 1, 2}).contiguous(), groups, norm.weight.to(at::kDouble),
                               norm.bias.to(at::kDouble), norm.eps);
        if (then == GroupNorm::Then::silu) exact = at::silu(exact);
        exact = exact.permute({0, 2, 3, 1});
        QVERIFY(relative_error(ours, exact) < (mean == 0 ? 3e-6 : 3e-4));
        // LibTorch 1.13 loses all digits of a variance that is small beside the mean.
        if (mean == 0)
          QVERIFY(relative_error(with_gradients([&] { return norm.forward(x, then, added); }), exact) < 3e-5);
        QVERIFY(at::equal(without_gradients([&] { return norm.forward_into(x.clone(), then, added); }), ours));
      }
  }

  void group_norm_bfloat16() {
    GroupNorm norm;
    norm.weight = at::randn({32}).to(at::kBFloat16);
    norm.bias = at::randn({32}).to(at::kBFloat16);
    norm.groups = 8;
    const auto x = at::randn({2, 13, 11, 32}).to(at::kBFloat16);
    const auto ours = without_gradients([&] { return norm.forward(x, GroupNorm::Then::silu); });
    QCOMPARE(ours.scalar_type(), at::kBFloat16);
    const auto exact = at::silu(at::group_norm(x.to(at::kFloat).permute({0, 3, 1, 2}).contiguous(), 8,
                                               norm.weight.to(at::kFloat), norm.bias.to(at::kFloat), norm.eps))
                           .permute({0, 2, 3, 1});
    QVERIFY(relative_error(ours, exact) < 0.005);  // one rounding to 8 bits
  }

  void group_norm_does_not_depend_on_threads() {
    GroupNorm norm;
    norm.weight = at::randn({48});
    norm.bias = at::randn({48});
    norm.groups = 16;
    const auto x = at::randn({3, 40, 41, 48});
    const int threads = at::get_num_threads();
    std::vector<at::Tensor> results;
    for (const int n : {1, 2, 3}) {
      at::set_num_threads(n);
      results.push_back(without_gradients([&] { return norm.forward(x, GroupNorm::Then::silu); }));
    }
    at::set_num_threads(threads);
    QVERIFY(at::equal(results[0], results[1]) && at::equal(results[0], results[2]));
  }

  void group_norm_passes_nan_on() {
    GroupNorm norm;
    norm.weight = at::ones({4});
    norm.bias = at::zeros({4});
    norm.groups = 2;
    auto x = at::randn({1, 6, 6, 4});
    x[0][3][3][0] = std::numeric_limits<float>::quiet_NaN();
    const auto y = without_gradients([&] { return norm.forward(x, GroupNorm::Then::nothing); });
    QVERIFY(at::isnan(y.narrow(3, 0, 2)).all().item<bool>());
    QVERIFY(at::isfinite(y.narrow(3, 2, 2)).all().item<bool>());
  }

  void layer_norm_data() {
    QTest::addColumn<int>("width");
    for (const int width : {1, 7, 16, 33, 320}) QTest::addRow("%d", width) << width;
  }
  void layer_norm() {
    QFETCH(int, width);
    LayerNorm norm;
    norm.weight = at::randn({width});
    norm.bias = at::randn({width});
    const auto x = at::randn({3, 211, width}) * 5 + 20;
    const auto exact =
        at::layer_norm(x.to(at::kDouble), {width}, norm.weight.to(at::kDouble), norm.bias.to(at::kDouble), norm.eps);
    QVERIFY(relative_error(without_gradients([&] { return norm.forward(x); }), exact) < 1e-5);
    QVERIFY(relative_error(without_gradients([&] { return norm.forward(x.transpose(0, 1)); }), exact.transpose(0, 1)) <
            1e-5);
    const auto y = x.to(at::kBFloat16);
    LayerNorm narrow;
    narrow.weight = norm.weight.to(at::kBFloat16);
    narrow.bias = norm.bias.to(at::kBFloat16);
    const auto rounded = at::layer_norm(y.to(at::kDouble), {width}, narrow.weight.to(at::kDouble),
                                        narrow.bias.to(at::kDouble), norm.eps);
    QVERIFY(relative_error(without_gradients([&] { return narrow.forward(y); }), rounded) < 0.005);
  }

  void gelu_gate() {
    const auto gate = at::cat({at::linspace(-12, 12, 4001), at::tensor({-100.0f, 100.0f, -1e30f, 1e30f, 0.0f})});
    const auto x = at::cat({at::full_like(gate, 2), gate}).unsqueeze(0);
    const auto ours = without_gradients([&] { return gated_gelu(x); });
    const auto exact = 2 * at::gelu(gate.to(at::kDouble)).unsqueeze(0);
    QVERIFY((ours.narrow(1, 0, 4001) - exact.narrow(1, 0, 4001)).abs().max().item<double>() < 3e-6);
    QVERIFY(relative_error(ours.narrow(1, 4001, 2), exact.narrow(1, 4001, 2)) < 1e-6);
    QVERIFY(at::isfinite(ours).all().item<bool>());
    const auto rows = at::randn({3, 5, 14});
    QVERIFY(relative_error(without_gradients([&] { return gated_gelu(rows); }),
                           with_gradients([&] { return gated_gelu(rows); })) < 1e-6);
    const auto narrow = without_gradients([&] { return gated_gelu(rows.to(at::kBFloat16)); });
    QVERIFY(relative_error(narrow, with_gradients([&] { return gated_gelu(rows); })) < 0.02);
  }

  void linear_and_convolution() {
    RandomParameters parameters(3);
    for (const std::int64_t in : {1, 3, 16, 37})
      for (const std::int64_t out : {1, 5, 32}) {
        const Linear linear(parameters, "layer", in, out, true);
        const auto x = at::randn({2, 3, in});
        QVERIFY(relative_error(without_gradients([&] { return linear.forward(x); }),
                               at::matmul(x, linear.weight.t()) + linear.bias) < 1e-5);
        const Convolution convolution(parameters, "conv", in, out, 3, 1, 1);
        for (const std::int64_t side : {1, 2, 6}) {
          const auto picture = at::randn({2, side, side + 1, in});
          const auto ours = without_gradients([&] { return convolution.forward(picture); });
          QVERIFY(ours.is_contiguous());
          const auto exact = at::conv2d(picture.permute({0, 3, 1, 2}).to(at::kDouble),
                                        convolution.weight.to(at::kDouble), convolution.bias.to(at::kDouble), 1, 1)
                                 .permute({0, 2, 3, 1});
          QVERIFY(relative_error(ours, exact) < 1e-5);
        }
      }
  }

  void joined_equals_apart() {
    RandomParameters parameters(3);
    const JoinedLinear joined(parameters, {"a", "b"}, 6, 4);
    const auto x = at::randn({5, 6});
    const auto ours = without_gradients([&] { return joined.forward(x); });
    QVERIFY(relative_error(ours.narrow(1, 4, 4), at::matmul(x, parameters.take("b.weight", {4, 6}).t())) < 1e-6);
  }

  // Nearest neighbour to sizes that are not twice the input, as a latent with odd sides needs.
  void upsample_to_odd_sizes() {
    RandomParameters parameters(3);
    const Upsample up(parameters, "up", 4);
    const auto x = at::randn({1, 3, 2, 4});
    const auto y = without_gradients([&] { return up.forward(x, 5, 3); });
    QCOMPARE(y.sizes(), (c10::IntArrayRef{1, 5, 3, 4}));
    const auto picked = x.index_select(1, at::tensor(std::vector<std::int64_t>{0, 0, 1, 1, 2}))
                            .index_select(2, at::tensor(std::vector<std::int64_t>{0, 0, 1}));
    QVERIFY(relative_error(y, without_gradients([&] { return up.conv.forward(picked); })) < 1e-6);
  }

  void attention_agrees_with_plain_operations_data() {
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("width");
    QTest::newRow("one") << 1 << 1 << 1;
    QTest::newRow("text") << 60 << 77 << 40;
    QTest::newRow("self") << 96 << 96 << 6;
    QTest::newRow("wider than the kernel takes") << 9 << 5 << 600;
  }
  void attention_agrees_with_plain_operations() {
    QFETCH(int, queries);
    QFETCH(int, keys);
    QFETCH(int, width);
    const auto q = at::randn({2, queries, 3, width}).transpose(1, 2),
               k = at::randn({2, keys, 3, width}).transpose(1, 2), v = at::randn({2, keys, 3, width}).transpose(1, 2);
    const auto p = at::softmax(at::matmul(q, k.transpose(2, 3)) * 0.3, -1);
    const auto exact = at::matmul(p, v).transpose(1, 2).reshape({2, queries, -1});
    at::NoGradGuard guard;
    QVERIFY(relative_error(attention(q, k, v, 0.3), exact) < 1e-5);
    QVERIFY(relative_error(attention(q.to(at::kDouble), k.to(at::kDouble), v.to(at::kDouble), 0.3), exact) < 1e-5);
    const auto whole = attention_with_map(q, k, v, 0.3, {});
    QVERIFY(relative_error(whole.output, exact) < 1e-5 && relative_error(whole.map, p.mean(1)) < 1e-5);
    const std::vector<std::int64_t> columns{keys - 1, 0};
    const auto some = attention_with_map(q, k, v, 0.3, columns);
    QVERIFY(relative_error(some.map, p.mean(1).index_select(2, at::tensor(columns))) < 1e-5);
    QVERIFY_EXCEPTION_THROWN(attention_with_map(q, k, v, 0.3, {keys}), Error);
    // The first text queries of all samples may be one row seen by all texts.
    const auto shared = q.narrow(0, 0, 1).expand({2, -1, -1, -1});
    QVERIFY(relative_error(attention(shared, k, v, 0.3), attention(shared.contiguous(), k, v, 0.3)) < 1e-6);
  }

  void random_parameters_are_harmless() {
    RandomParameters a(1), b(1), c(2);
    const auto weight = a.take("x.weight", {64, 32, 3, 3});
    QVERIFY(at::equal(weight, b.take("x.weight", {64, 32, 3, 3})));
    QVERIFY(!at::equal(weight, c.take("x.weight", {64, 32, 3, 3})));
    QVERIFY(!at::equal(weight, a.take("y.weight", {64, 32, 3, 3})));
    QVERIFY(std::abs(weight.std().item<double>() * std::sqrt(32.0 * 9) - 1) < 0.05);
    QVERIFY(at::equal(a.take("norm.weight", {5}), at::ones({5})) && at::equal(a.take("x.bias", {5}), at::zeros({5})));
  }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "test_layers.moc"
