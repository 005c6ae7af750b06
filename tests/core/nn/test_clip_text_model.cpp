#include "core/nn/clip_text_model.h"
#include "core/nn/config.h"
#include "tests/core/nn/fixture_folder.h"

#include <QTest>

using namespace elboscope;
using namespace elboscope::test;

namespace {

ClipTextConfig small_config() {
  ClipTextConfig config;
  config.vocab_size = 50;
  config.hidden_size = 16;
  config.intermediate_size = 32;
  config.num_hidden_layers = 2;
  config.num_attention_heads = 2;
  config.max_position_embeddings = 12;
  config.eos_token_id = 2;
  return config;
}

// Counts what is asked for and knows some names, as a file without the prefix does.
class NamedParameters final : public ParameterSource {
 public:
  explicit NamedParameters(bool bare) : bare_(bare) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    names.push_back(name);
    return random_.take(name, shape);
  }
  bool has(const std::string& name) const override { return name.starts_with("text_model.") != bare_; }
  std::vector<std::string> names;

 private:
  bool bare_;
  RandomParameters random_{3};
};

}  // namespace

class TestClipTextModel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fixtures_data() {
    QTest::addColumn<QString>("fixture");
    for (const char* name : {"sd1", "sd1-oldnames", "heatmap-sd1", "sd1-sharded-fp16"}) QTest::newRow(name) << name;
  }
  void fixtures() {
    QFETCH(QString, fixture);
    at::NoGradGuard guard;
    const FixtureFolder folder(std::filesystem::path(ELBOSCOPE_FIXTURES) / fixture.toStdString());
    FolderParameters parameters(folder.component("text_encoder"));
    const ClipTextModel model(read_clip_text_config(folder.config("text_encoder"), "text_encoder/config.json"),
                              parameters);
    int compared = 0;
    for (const auto& c : folder.cases("encode_text")) {
      const auto ids = folder.ids(c["text"]);
      if (!ids.defined()) continue;
      const auto error = relative_error(model.forward(ids).last_hidden_state[0], folder.tensor(c["hidden"]));
      QVERIFY2(error <= c["tol"].get<double>(), c["name"].get<std::string>().c_str());
      ++compared;
    }
    if (fixture != "heatmap-sd1") QVERIFY(compared > 0);
  }

  void batch_equals_single_texts() {
    at::NoGradGuard guard;
    RandomParameters parameters(5);
    const ClipTextModel model(small_config(), parameters);
    const auto ids = at::randint(3, 50, {3, 12}, at::kLong);
    const auto together = model.forward(ids);
    for (int i = 0; i < 3; ++i) {
      const auto alone = model.forward(ids.narrow(0, i, 1));
      QVERIFY(relative_error(together.last_hidden_state[i], alone.last_hidden_state[0]) < 1e-5);
      QVERIFY(relative_error(together.pooled[i], alone.pooled[0]) < 1e-5);
    }
  }

  void later_tokens_do_not_reach_back() {
    at::NoGradGuard guard;
    RandomParameters parameters(5);
    const ClipTextModel model(small_config(), parameters);
    auto ids = at::arange(3, 15, at::kLong).unsqueeze(0);
    const auto before = model.forward(ids).last_hidden_state;
    ids = ids.clone();
    ids[0][8] = 49;
    const auto after = model.forward(ids).last_hidden_state;
    QVERIFY(relative_error(before.narrow(1, 0, 8), after.narrow(1, 0, 8)) < 1e-6);
    QVERIFY(relative_error(before.narrow(1, 8, 4), after.narrow(1, 8, 4)) > 1e-3);
  }

  void pooled_row_data() {
    QTest::addColumn<int>("eos");
    QTest::addColumn<int>("row");
    QTest::newRow("eos id 2: the largest id") << 2 << 5;
    QTest::newRow("first eos") << 7 << 3;
    QTest::newRow("no eos at all: row 0") << 30 << 0;
  }
  void pooled_row() {
    QFETCH(int, eos);
    QFETCH(int, row);
    at::NoGradGuard guard;
    auto config = small_config();
    config.eos_token_id = eos;
    RandomParameters parameters(5);
    const ClipTextModel model(config, parameters);
    const auto ids = at::tensor(std::vector<std::int64_t>{4, 9, 8, 7, 7, 49, 49, 3}).unsqueeze(0);
    const auto output = model.forward(ids);
    QVERIFY(at::equal(output.pooled[0], output.last_hidden_state[0][row]));
  }

  void prefix_follows_the_file() {
    for (const bool bare : {false, true}) {
      NamedParameters parameters(bare);
      const ClipTextModel model(small_config(), parameters);
      for (const auto& name : parameters.names) QCOMPARE(name.starts_with("text_model."), !bare);
    }
  }

  void activations_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"quick_gelu", "gelu", "gelu_new", "gelu_pytorch_tanh", "relu", "silu"})
      QTest::newRow(name) << name;
  }
  void activations() {
    QFETCH(QString, name);
    at::NoGradGuard guard;
    auto config = small_config();
    config.hidden_act = name.toStdString();
    RandomParameters parameters(5);
    const ClipTextModel model(config, parameters);
    QVERIFY(at::isfinite(model.forward(at::ones({1, 4}, at::kLong)).last_hidden_state).all().item<bool>());
  }

  void wrong_ids_are_refused() {
    at::NoGradGuard guard;
    RandomParameters parameters(5);
    const ClipTextModel model(small_config(), parameters);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::full({1, 4}, 50, at::kLong)), Error);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::full({1, 4}, -1, at::kLong)), Error);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::ones({1, 13}, at::kLong)), Error);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::ones({4}, at::kLong)), Error);
  }

  void bfloat16_is_close() {
    at::NoGradGuard guard;
    RandomParameters plain(5), narrow(5, at::kBFloat16);
    const ClipTextModel a(small_config(), plain), b(small_config(), narrow);
    const auto ids = at::randint(3, 50, {2, 12}, at::kLong);
    QVERIFY(relative_error(b.forward(ids).last_hidden_state, a.forward(ids).last_hidden_state) < 0.05);
  }
};

QTEST_GUILESS_MAIN(TestClipTextModel)
#include "test_clip_text_model.moc"
