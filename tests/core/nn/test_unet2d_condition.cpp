#include "core/nn/clip_text_model.h"
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

// Takes whole maps of everything, or what `wanted` says.
class Recording final : public AttentionRecorder {
 public:
  AttentionRequest request(const AttentionSite& site) override {
    sites.push_back(site);
    return wanted(site);
  }
  void observe(const AttentionObservation& o) override { seen.emplace(o.site.name, o); }
  bool finished() const override { return static_cast<int>(sites.size()) >= last; }

  std::function<AttentionRequest(const AttentionSite&)> wanted = [](const AttentionSite&) {
    AttentionRequest request;
    request.map = AttentionRequest::Map::head_mean;
    return request;
  };
  int last = 1000000;
  std::vector<AttentionSite> sites;
  struct Seen {
    at::Tensor map, query, key, value, output;
    Seen(const AttentionObservation& o) : map(o.map), query(o.query), key(o.key), value(o.value), output(o.output) {}
  };
  std::map<std::string, Seen> seen;
};

struct Model {
  FixtureFolder folder;
  std::unique_ptr<ClipTextModel> text;
  std::unique_ptr<UNet2DCondition> unet;
  explicit Model(const char* name, at::ScalarType type = at::kFloat)
      : folder(std::filesystem::path(ELBOSCOPE_FIXTURES) / name) {
    FolderParameters text_parameters(folder.component("text_encoder"), type),
        unet_parameters(folder.component("unet"), type);
    text = std::make_unique<ClipTextModel>(read_clip_text_config(folder.config("text_encoder"), "text_encoder"),
                                           text_parameters);
    unet = std::make_unique<UNet2DCondition>(read_unet_config(folder.config("unet"), "unet"), unet_parameters);
  }
};

}  // namespace

class TestUNet2DCondition : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { at::manual_seed(7); }

  void fixtures_data() {
    QTest::addColumn<QString>("fixture");
    for (const char* name : {"sd1", "sd1-oldnames", "sd1-bf16", "sd1-sharded-fp16", "heatmap-sd1"})
      QTest::newRow(name) << name;
  }
  void fixtures() {
    QFETCH(QString, fixture);
    at::NoGradGuard guard;
    const Model model(fixture.toUtf8().constData());
    int compared = 0;
    for (const auto& c : model.folder.cases("denoise")) {
      const auto ids = model.folder.ids(c["text"]);
      QVERIFY(ids.defined());
      const auto name = c["name"].get<std::string>();
      const auto text = model.text->forward(ids).last_hidden_state;
      const auto latent = model.folder.tensor(c["latent"]).unsqueeze(0);
      const auto timestep = at::full({1}, c["timestep"].get<double>(), at::kFloat);
      const auto expected = model.folder.tensor(c["prediction"]);
      Recording recording;
      QVERIFY2(relative_error(model.unet->forward(latent, timestep, text)[0], expected) <= c["tol"].get<double>(),
               name.c_str());
      QVERIFY2(relative_error(model.unet->forward(latent, timestep, text, &recording)[0], expected) <=
                   c["tol"].get<double>(),
               name.c_str());
      for (const std::string kind : {"cross", "self"}) {
        if (!c.contains(kind)) continue;
        std::vector<std::string> order;
        for (const auto& site : recording.sites)
          if (site.cross == (kind == "cross") && c[kind].contains(site.name)) order.push_back(site.name);
        QVERIFY2(order == c[kind + "_order"].get<std::vector<std::string>>(), name.c_str());
        for (const auto& [layer, tensor] : c[kind].items()) {
          const auto error = relative_error(recording.seen.at(layer).map[0], model.folder.tensor(tensor));
          QVERIFY2(error <= c.value("tol_maps", c["tol"].get<double>()), (name + " " + layer).c_str());
          ++compared;
        }
      }
    }
    QVERIFY(compared > 0 || fixture == "heatmap-sd1");
  }

  void sites_say_where_they_are() {
    at::NoGradGuard guard;
    const Model model("sd1");
    Recording recording;
    model.unet->forward(at::randn({1, 4, 6, 10}), at::ones({1}), at::randn({1, 77, 24}), &recording);
    int cross = 0, self = 0;
    for (const auto& site : recording.sites) {
      QCOMPARE(site.index, site.cross ? cross++ : self++);
      QCOMPARE(site.name.ends_with("attn2"), site.cross);
      const auto& map = recording.seen.at(site.name).map;
      QCOMPARE(map.size(1), site.height * site.width);
      QCOMPARE(map.size(2), site.cross ? 77 : site.height * site.width);
      const auto place = site.name.starts_with("down")  ? AttentionSite::Place::down
                         : site.name.starts_with("mid") ? AttentionSite::Place::mid
                                                        : AttentionSite::Place::up;
      QVERIFY(site.place == place);
      QVERIFY(relative_error(map.sum(2), at::ones({1, map.size(1)})) < 1e-5);
    }
    QCOMPARE(cross, 16);
    QCOMPARE(recording.sites.front().height, 6);
    QCOMPARE(recording.sites.front().width, 10);
  }

  void wanted_columns_are_the_maps_columns() {
    at::NoGradGuard guard;
    const Model model("sd1");
    const auto latent = at::randn({2, 4, 6, 10}), text = at::randn({2, 77, 24});
    Recording all, some;
    const std::vector<std::int64_t> columns{5, 76, 0};
    some.wanted = [&](const AttentionSite& site) {
      AttentionRequest request;
      if (site.cross) {
        request.map = AttentionRequest::Map::head_mean;
        request.columns = columns;
      }
      return request;
    };
    const auto a = model.unet->forward(latent, at::ones({2}), text, &all);
    const auto b = model.unet->forward(latent, at::ones({2}), text, &some);
    QVERIFY(relative_error(a, b) < 1e-5);
    QCOMPARE(some.seen.size(), std::size_t{16});  // nothing was wanted of self-attention
    for (const auto& [name, seen] : some.seen)
      QVERIFY(relative_error(seen.map, all.seen.at(name).map.index_select(2, at::tensor(columns))) < 1e-5);
  }

  void queries_keys_values_and_output_belong_together() {
    at::NoGradGuard guard;
    const Model model("sd1");
    Recording recording;
    recording.wanted = [](const AttentionSite&) {
      AttentionRequest request;
      request.queries_keys_values = request.output = true;
      return request;
    };
    model.unet->forward(at::randn({2, 4, 5, 3}), at::ones({2}), at::randn({2, 7, 24}), &recording);
    QCOMPARE(recording.seen.size(), std::size_t{32});
    for (const auto& [name, s] : recording.seen) {
      QVERIFY(!s.map.defined());
      const auto scale = 1.0 / std::sqrt(static_cast<double>(s.query.size(3)));
      const auto mixed = at::matmul(at::softmax(at::matmul(s.query, s.key.transpose(2, 3)) * scale, -1), s.value);
      QVERIFY(relative_error(s.output, mixed.transpose(1, 2).reshape(s.output.sizes())) < 1e-5);
    }
  }

  void a_finished_recorder_stops_the_network() {
    at::NoGradGuard guard;
    const Model model("sd1");
    for (const int last : {1, 2, 7, 32}) {
      Recording recording;
      recording.last = last;
      QVERIFY(
          !model.unet->forward(at::randn({1, 4, 4, 4}), at::ones({1}), at::randn({1, 5, 24}), &recording).defined());
      QCOMPARE(static_cast<int>(recording.sites.size()), last);
      QCOMPARE(static_cast<int>(recording.seen.size()), last);
    }
  }

  void shared_samples_equal_single_passes_data() {
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("texts");
    QTest::newRow("1 sample, 1 text") << 1 << 1;
    QTest::newRow("1 sample, 4 texts") << 1 << 4;
    QTest::newRow("3 samples, 1 text") << 3 << 1;
    QTest::newRow("3 samples, 2 texts") << 3 << 2;
  }
  void shared_samples_equal_single_passes() {
    QFETCH(int, samples);
    QFETCH(int, texts);
    at::NoGradGuard guard;
    const Model model("sd1");
    const auto latent = at::randn({samples, 4, 6, 5}), text = at::randn({texts, 9, 24});
    const auto timesteps = at::rand({samples}) * 900;
    const auto together = model.unet->forward_shared(latent, timesteps, text);
    QCOMPARE(together.sizes(), (c10::IntArrayRef{samples, texts, 4, 6, 5}));
    for (int g = 0; g < samples; ++g)
      for (int n = 0; n < texts; ++n)
        QVERIFY(relative_error(together[g][n], model.unet->forward(latent.narrow(0, g, 1), timesteps.narrow(0, g, 1),
                                                                   text.narrow(0, n, 1))[0]) < 3e-6);
  }

  void bfloat16_is_close() {
    at::NoGradGuard guard;
    const Model plain("sd1"), narrow("sd1", at::kBFloat16);
    const auto latent = at::randn({1, 4, 16, 16}), text = at::randn({1, 77, 24}), timestep = at::full({1}, 437.25);
    const auto ours = narrow.unet->forward(latent, timestep, text);
    const auto exact = plain.unet->forward(latent, timestep, text);
    const auto error = (ours.to(at::kFloat) - exact).square().mean().sqrt() / exact.square().mean().sqrt();
    QVERIFY2(error.item<float>() < 0.1, QByteArray::number(error.item<float>()).constData());
    const auto shared = narrow.unet->forward_shared(latent, timestep, at::cat({text, text}));
    QVERIFY(at::isfinite(shared).all().item<bool>());
  }

  void wrong_shapes_are_refused() {
    at::NoGradGuard guard;
    const Model model("sd1");
    const auto latent = at::randn({2, 4, 6, 5}), text = at::randn({2, 9, 24}), timesteps = at::ones({2});
    QVERIFY_EXCEPTION_THROWN(model.unet->forward(at::randn({2, 3, 6, 5}), timesteps, text), Error);
    QVERIFY_EXCEPTION_THROWN(model.unet->forward(latent, at::ones({1}), text), Error);
    QVERIFY_EXCEPTION_THROWN(model.unet->forward(latent, timesteps, at::randn({2, 9, 23})), Error);
    QVERIFY_EXCEPTION_THROWN(model.unet->forward(latent, timesteps, at::randn({1, 9, 24})), Error);
    QVERIFY_EXCEPTION_THROWN(model.unet->forward_shared(latent, timesteps, at::randn({0, 9, 24})), Error);
  }
};

QTEST_GUILESS_MAIN(TestUNet2DCondition)
#include "test_unet2d_condition.moc"
