#include "core/nn/sd3_transformer.h"
#include "tests/core/nn/transformer_cases.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace elboscope;
using namespace elboscope::test;

namespace {

using SD3Fixture = Fixture<SD3Transformer, SD3TransformerConfig (*)(const nlohmann::json&, const std::string&)>;

SD3Fixture fixture_of(const std::string& name, at::ScalarType type = at::kFloat) {
  return {name, read_sd3_transformer_config, type};
}

// Two latents with one text each, for a network of the configuration.
DenoiserInput random_input(const SD3TransformerConfig& c, std::int64_t height, std::int64_t width,
                           std::int64_t batch = 2) {
  DenoiserInput input;
  input.sample = at::randn({batch, c.in_channels, height, width});
  input.timestep = at::rand({batch}) * 1000;
  input.text.encoder_hidden_states = at::randn({batch, 9, c.joint_attention_dim});
  input.text.pooled = at::randn({batch, c.pooled_projection_dim});
  return input;
}

}  // namespace

class TestSD3Transformer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { at::manual_seed(7); }

  void fixtures_data() { add_fixture_rows({"sd3", "sd3-no-t5", "sd35", "sd35-large"}); }
  void fixtures() {
    QFETCH(QString, fixture);
    at::NoGradGuard guard;
    compare_cases(fixture_of(fixture.toStdString()));
  }

  void gradients_and_fused_passes_agree() {
    const auto fixture = fixture_of("sd35");
    const auto input = random_input(fixture.network->config(), 6, 4);
    const auto slow = fixture.network->forward(input);
    at::NoGradGuard guard;
    QVERIFY(relative_error(fixture.network->forward(input), slow) < 1e-5);
  }

  void sites_are_announced() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("sd35");
    compare_sites(*fixture.network, random_input(fixture.network->config(), 4, 10));
    const auto plan = fixture.network->sites(4, 10);
    QCOMPARE(plan.size(), std::size_t{8});  // three joint attentions seen twice, two of the image alone
    QVERIFY(plan[2].name == "transformer_blocks.0.attn2" && !plan[2].cross);
  }

  void samples_of_a_batch_do_not_meet() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("sd35");
    const auto input = random_input(fixture.network->config(), 6, 8, 3);
    compare_shared(*fixture.network, input, input.text.slice(0, 2));
  }

  // Both maps are pieces of one softmax: the rows of both together sum to 1, and a selection of columns is a selection.
  void maps_are_cut_from_one_softmax() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("sd3-no-t5");
    const auto input = random_input(fixture.network->config(), 4, 6);
    Recording all, some;
    const std::vector<std::int64_t> tokens{7, 0}, cells{5, 1, 3};
    some.wanted = [&](const AttentionSite& site) {
      AttentionRequest request;
      request.map = AttentionRequest::Map::head_mean;
      request.columns = site.cross ? tokens : cells;
      return request;
    };
    const auto a = fixture.network->forward(input, &all), b = fixture.network->forward(input, &some);
    QVERIFY(relative_error(a, b) < 1e-6);
    QCOMPARE(all.cross.size(), std::size_t{2});
    for (const auto& [name, seen] : all.cross) {
      const auto& self = all.self.at(name);
      QVERIFY(relative_error(seen.map.sum(2) + self.map.sum(2), at::ones({2, 6})) < 1e-5);
      QVERIFY(relative_error(some.cross.at(name).map, seen.map.index_select(2, at::tensor(tokens))) < 1e-6);
      QVERIFY(relative_error(some.self.at(name).map, self.map.index_select(2, at::tensor(cells))) < 1e-6);
    }
    some.wanted = [](const AttentionSite& site) {
      AttentionRequest request;
      request.map = AttentionRequest::Map::head_mean;
      request.columns = {site.cross ? 9 : 0};
      return request;
    };
    QVERIFY_EXCEPTION_THROWN(fixture.network->forward(input, &some), Error);
  }

  void queries_keys_values_and_output_belong_together() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("sd35");
    const auto input = random_input(fixture.network->config(), 4, 6);
    Recording recording;
    recording.wanted = [](const AttentionSite&) {
      AttentionRequest request;
      request.queries_keys_values = request.output = true;
      return request;
    };
    fixture.network->forward(input, &recording);
    for (const auto& [name, cross] : recording.cross) {
      QVERIFY(!cross.map.defined());
      const auto& self = recording.self.at(name);
      const auto key = at::cat({cross.key, self.key}, 2), value = at::cat({cross.value, self.value}, 2);
      const auto scores = at::matmul(cross.query, key.transpose(2, 3)) / std::sqrt(static_cast<double>(key.size(3)));
      const auto mixed = at::matmul(at::softmax(scores, -1), value).transpose(1, 2);
      QVERIFY(relative_error(cross.output, mixed.reshape(cross.output.sizes())) < 1e-5);
      QVERIFY(at::equal(cross.output, self.output) && at::equal(cross.query, self.query));
    }
  }

  void a_finished_recorder_stops_the_network() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("sd35");
    const auto input = random_input(fixture.network->config(), 4, 4);
    for (const int last : {1, 3, 4, 8}) {
      Recording recording;
      recording.last = last;
      QVERIFY(!fixture.network->forward(input, &recording).defined());
      QVERIFY(static_cast<int>(recording.sites.size()) <= last + 1);  // a joint attention is seen twice, then asked
    }
  }

  void bfloat16_is_close() {
    at::NoGradGuard guard;
    const auto plain = fixture_of("sd35"), narrow = fixture_of("sd35", at::kBFloat16);
    const auto input = random_input(plain.network->config(), 16, 16, 1);
    const auto error = rms_error(narrow.network->forward(input), plain.network->forward(input));
    QVERIFY2(error < 0.05, QByteArray::number(error).constData());
  }

  void wrong_shapes_are_refused() {
    at::NoGradGuard guard;
    const auto fixture = fixture_of("sd35");
    const auto& c = fixture.network->config();
    const auto good = random_input(c, 4, 6);
    const auto refused = [&](const std::function<void(DenoiserInput&)>& change) {
      auto input = good;
      change(input);
      QVERIFY_EXCEPTION_THROWN(fixture.network->forward(input), Error);
    };
    refused([](DenoiserInput& i) { i.sample = at::randn({2, 3, 4, 6}); });
    refused([&](DenoiserInput& i) { i.sample = at::randn({2, c.in_channels, 4, 5}); });
    refused([&](DenoiserInput& i) { i.sample = at::randn({2, c.in_channels, 2, 2 * (c.pos_embed_max_size + 1)}); });
    refused([](DenoiserInput& i) { i.timestep = at::ones({1}); });
    refused([](DenoiserInput& i) { i.text.pooled = at::Tensor(); });
    refused([](DenoiserInput& i) { i.text = i.text.slice(0, 1); });
    refused([](DenoiserInput& i) { i.text.encoder_hidden_states = at::randn({2, 9, 1}); });
  }

  void estimate_grows_with_the_picture() {
    const auto fixture = fixture_of("sd35");
    QVERIFY(fixture.network->activation_bytes(8, 8, 77) < fixture.network->activation_bytes(16, 8, 77));
    QVERIFY(fixture.network->activation_bytes(8, 8, 77) < fixture.network->activation_bytes(8, 8, 333));
  }
};

QTEST_GUILESS_MAIN(TestSD3Transformer)
#include "test_sd3_transformer.moc"
