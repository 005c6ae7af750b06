#include "core/nn/flux_transformer.h"
#include "tests/core/nn/transformer_cases.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace elboscope;
using namespace elboscope::test;

namespace {

using FluxFixture = Fixture<FluxTransformer, FluxTransformerConfig (*)(const nlohmann::json&, const std::string&)>;

FluxFixture fixture_of(const std::string& name, at::ScalarType type = at::kFloat) {
  return {name, read_flux_transformer_config, type};
}

DenoiserInput random_input(const FluxTransformer& network, std::int64_t height, std::int64_t width,
                           std::int64_t batch = 2) {
  const auto& c = network.config();
  DenoiserInput input;
  input.sample = at::randn({batch, network.in_channels(), height, width});
  input.timestep = at::rand({batch});
  input.text.encoder_hidden_states = at::randn({batch, 9, c.joint_attention_dim});
  input.text.pooled = at::randn({batch, c.pooled_projection_dim});
  if (c.guidance_embeds) input.guidance = at::rand({batch}) * 5;
  return input;
}

}  // namespace

class TestFluxTransformer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { at::manual_seed(7); }

  void fixtures_data() { add_fixture_rows({"flux", "flux-schnell"}); }
  void fixtures() {
    QFETCH(QString, fixture);
    at::NoGradGuard guard;
    compare_cases(fixture_of(fixture.toStdString()));
  }

  void gradients_and_fused_passes_agree() {
    const auto fixture = fixture_of("flux");
    const auto input = random_input(*fixture.network, 6, 4);
    const auto slow = fixture.network->forward(input);
    at::NoGradGuard guard;
    QVERIFY(relative_error(fixture.network->forward(input), slow) < 1e-5);
  }

  void sites_are_announced() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("flux");
    const auto input = random_input(*fixture.network, 4, 10);
    compare_sites(*fixture.network, input);
    Recording recording;
    fixture.network->forward(input, &recording);
    QCOMPARE(recording.cross.size(), std::size_t{4});  // two double blocks, two single ones
    for (const auto& [name, seen] : recording.cross)
      QVERIFY(relative_error(seen.map.sum(2) + recording.self.at(name).map.sum(2), at::ones({2, 10})) < 1e-5);
  }

  void samples_of_a_batch_do_not_meet() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("flux");
    const auto input = random_input(*fixture.network, 6, 8, 3);
    compare_shared(*fixture.network, input, input.text.slice(0, 2));
  }

  void bfloat16_is_close() {
    at::NoGradGuard guard;
    const auto plain = fixture_of("flux"), narrow = fixture_of("flux", at::kBFloat16);
    const auto input = random_input(*plain.network, 16, 16, 1);
    const auto error = rms_error(narrow.network->forward(input), plain.network->forward(input));
    QVERIFY2(error < 0.05, QByteArray::number(error).constData());
  }

  void wrong_shapes_are_refused() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("flux");
    const auto good = random_input(*fixture.network, 4, 6);
    const auto refused = [&](const std::function<void(DenoiserInput&)>& change) {
      auto input = good;
      change(input);
      QVERIFY_EXCEPTION_THROWN(fixture.network->forward(input), Error);
    };
    refused([&](DenoiserInput& i) { i.sample = at::randn({2, fixture.network->in_channels(), 5, 6}); });
    refused([&](DenoiserInput& i) { i.sample = at::randn({2, 4 * fixture.network->in_channels(), 4, 6}); });
    refused([](DenoiserInput& i) { i.guidance = at::Tensor(); });
    refused([](DenoiserInput& i) { i.text.pooled = at::randn({2, 1}); });
  }
};

QTEST_GUILESS_MAIN(TestFluxTransformer)
#include "test_flux_transformer.moc"
