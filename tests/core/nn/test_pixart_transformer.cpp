#include "core/nn/attention.h"
#include "core/nn/pixart_transformer.h"
#include "tests/core/nn/transformer_cases.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace elboscope;
using namespace elboscope::test;

namespace {

using PixArtFixture =
    Fixture<PixArtTransformer, PixArtTransformerConfig (*)(const nlohmann::json&, const std::string&)>;

PixArtFixture fixture_of(const std::string& name, at::ScalarType type = at::kFloat) {
  return {name, read_pixart_transformer_config, type};
}

DenoiserInput random_input(const PixArtTransformerConfig& c, std::int64_t height, std::int64_t width,
                           std::int64_t batch = 2) {
  DenoiserInput input;
  input.sample = at::randn({batch, c.in_channels, height, width});
  input.timestep = at::rand({batch}) * 999;
  input.text.encoder_hidden_states = at::randn({batch, 9, c.text_width()});
  if (c.resolution_conditions) {
    input.resolution = at::rand({batch, 2}) * 1000;
    input.aspect_ratio = at::rand({batch}) + 0.5;
  }
  return input;
}

}  // namespace

class TestPixArtTransformer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { at::manual_seed(7); }

  void fixtures_data() { add_fixture_rows({"pixart", "pixart-1024"}); }
  void fixtures() {
    QFETCH(QString, fixture);
    at::NoGradGuard guard;
    compare_cases(fixture_of(fixture.toStdString()));
  }

  void gradients_and_fused_passes_agree() {
    const auto fixture = fixture_of("pixart-1024");
    auto input = random_input(fixture.network->config(), 6, 4);
    input.text.mask = at::tensor({1.F, 1.F, 0.F, 1.F, 0.F, 0.F, 0.F, 0.F, 0.F}).expand({2, 9});
    const auto slow = fixture.network->forward(input);
    at::NoGradGuard guard;
    QVERIFY(relative_error(fixture.network->forward(input), slow) < 1e-5);
  }

  void sites_are_announced() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("pixart-1024");
    compare_sites(*fixture.network, random_input(fixture.network->config(), 4, 10));
  }

  // What a mask hides has no influence; each sample has its own.
  void masked_tokens_do_not_count() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("pixart-1024");
    auto input = random_input(fixture.network->config(), 4, 6, 4);
    input.text.mask = at::ones({4, 9});
    input.text.mask.narrow(0, 1, 2).narrow(1, 3, 6).zero_();
    input.text.mask[3][0] = 0;
    const auto prediction = fixture.network->forward(input);
    auto other = input;
    other.text.encoder_hidden_states = input.text.encoder_hidden_states.clone();
    other.text.encoder_hidden_states.narrow(0, 1, 2).narrow(1, 3, 6).neg_();
    other.text.encoder_hidden_states[3][0].neg_();
    QVERIFY(relative_error(fixture.network->forward(other), prediction) < 1e-6);
    other.text.encoder_hidden_states[3][1].neg_();
    const auto changed = fixture.network->forward(other);
    QVERIFY(relative_error(changed.narrow(0, 0, 3), prediction.narrow(0, 0, 3)) < 1e-6);
    QVERIFY(relative_error(changed[3], prediction[3]) > 1e-4);
    compare_shared(*fixture.network, random_input(fixture.network->config(), 4, 6, 2), input.text);
  }

  // The definition: scores of masked keys get -10000.
  void mask_equals_a_bias_data() {
    QTest::addColumn<bool>("gradients");
    QTest::newRow("fused") << false;
    QTest::newRow("with gradients") << true;
  }
  void mask_equals_a_bias() {
    QFETCH(bool, gradients);
    at::AutoGradMode mode(gradients);
    const auto query = at::randn({4, 2, 7, 8}), key = at::randn({4, 2, 5, 8}), value = at::randn({4, 2, 5, 8});
    const auto mask = at::tensor({1.F, 1.F, 0.F, 1.F, 0.F,  //
                                  1.F, 1.F, 0.F, 1.F, 0.F,  //
                                  1.F, 1.F, 1.F, 1.F, 1.F,  //
                                  0.F, 0.F, 0.F, 0.F, 1.F})
                          .reshape({4, 5});
    const auto bias = ((1 - mask) * -10000).reshape({4, 1, 1, 5});
    const auto probabilities = at::softmax(at::matmul(query, key.transpose(2, 3)) * 0.5 + bias, -1);
    const auto expected = at::matmul(probabilities, value).transpose(1, 2).reshape({4, 7, 16});
    QVERIFY(relative_error(attention(query, key, value, 0.5, mask), expected) < 1e-5);
    for (const std::vector<std::int64_t>& columns : {std::vector<std::int64_t>{}, {4, 2, 0}}) {
      const auto result = attention_with_map(query, key, value, 0.5, columns, mask);
      const auto map = probabilities.mean(1);
      QVERIFY(relative_error(result.output, expected) < 1e-5);
      QVERIFY(relative_error(result.map, columns.empty() ? map : map.index_select(2, at::tensor(columns))) < 1e-6);
    }
    const auto nothing = at::zeros({4, 5});
    QVERIFY(relative_error(attention(query, key, value, 0.5, nothing), attention(query, key, value, 0.5)) < 1e-6);
    QVERIFY_EXCEPTION_THROWN(attention(query, key, value, 0.5, at::ones({4, 4})), Error);
  }

  void bfloat16_is_close() {
    at::NoGradGuard guard;
    const auto plain = fixture_of("pixart-1024"), narrow = fixture_of("pixart-1024", at::kBFloat16);
    const auto input = random_input(plain.network->config(), 16, 16, 1);
    const auto error = rms_error(narrow.network->forward(input), plain.network->forward(input));
    QVERIFY2(error < 0.05, QByteArray::number(error).constData());
  }

  void wrong_shapes_are_refused() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("pixart-1024");
    const auto& c = fixture.network->config();
    const auto good = random_input(c, 4, 6);
    const auto refused = [&](const std::function<void(DenoiserInput&)>& change) {
      auto input = good;
      change(input);
      QVERIFY_EXCEPTION_THROWN(fixture.network->forward(input), Error);
    };
    refused([&](DenoiserInput& i) { i.sample = at::randn({2, c.in_channels, 3, 6}); });
    refused([](DenoiserInput& i) { i.resolution = at::Tensor(); });
    refused([](DenoiserInput& i) { i.aspect_ratio = at::ones({2, 1}); });
    refused([](DenoiserInput& i) { i.text.mask = at::ones({2, 8}); });
  }
};

QTEST_GUILESS_MAIN(TestPixArtTransformer)
#include "test_pixart_transformer.moc"
