#include "core/base/error.h"
#include "core/nn/t5_config.h"
#include "core/nn/t5_encoder.h"
#include "core/text/t5_tokenizer.h"
#include "tests/core/nn/fixture_folder.h"

#include <QTest>

using namespace elboscope;
using namespace elboscope::test;

namespace {

T5Config small_config() {
  T5Config config;
  config.vocab_size = 40;
  config.d_model = 16;
  config.d_kv = 6;
  config.d_ff = 24;
  config.num_layers = 2;
  config.num_heads = 3;
  return config;
}

// Hands out the parameters of a seed; knows the embedding by one of its names.
class TiedParameters final : public ParameterSource {
 public:
  explicit TiedParameters(std::string name, at::ScalarType dtype = at::kFloat)
      : name_(std::move(name)), random_(3, dtype) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    const bool embedding = name == "shared.weight" || name == "encoder.embed_tokens.weight";
    if (embedding && name != name_) refuse("weights", name + " is missing");
    taken.push_back(name);
    return random_.take(embedding ? "embedding" : name, shape);
  }
  bool has(const std::string& name) const override { return name == name_; }
  std::vector<std::string> taken;

 private:
  std::string name_;
  RandomParameters random_;
};

std::string said(const nlohmann::json& json) {
  try {
    read_t5_config(json, "text_encoder/config.json");
  } catch (const Error& error) {
    return error.kind == ErrorKind::refused ? error.what() : "another kind";
  }
  return {};
}

}  // namespace

class TestT5Encoder : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fixture() {
    at::NoGradGuard guard;
    const FixtureFolder folder(std::filesystem::path(ELBOSCOPE_FIXTURES) / "t5-sp");
    FolderParameters parameters(folder.component("text_encoder"));
    const T5Encoder model(read_t5_config(folder.config("text_encoder"), "text_encoder/config.json"), parameters);
    int compared = 0;
    for (const auto& c : folder.cases("encode_text")) {
      const std::string encoder = c["encoder"];
      const auto tokenizer = load_t5_tokenizer(
          folder.component(encoder), encoder == "tokenizer" ? T5TokenizerClass::slow : T5TokenizerClass::fast, encoder);
      const EncodedText text = tokenizer->encode_with_mask(c["text"].get<std::string>(), c["max_length"]);
      const auto mask = at::tensor(text.mask).unsqueeze(0);
      QVERIFY2(at::equal(mask[0], folder.tensor(c["mask"])), c["name"].get<std::string>().c_str());
      const auto hidden = model.forward(at::tensor(text.ids).unsqueeze(0), c["use_mask"] ? mask : at::Tensor());
      const auto error = relative_error(hidden[0], folder.tensor(c["hidden"]));
      QVERIFY2(error <= c["tol"].get<double>(), c["name"].get<std::string>().c_str());
      ++compared;
    }
    QCOMPARE(compared, 9);
  }

  void batch_equals_single_texts_and_padding_does_not_matter_under_a_mask() {
    at::NoGradGuard guard;
    RandomParameters parameters(5);
    const T5Encoder model(small_config(), parameters);
    auto ids = at::randint(3, 40, {3, 30}, at::kLong);
    auto mask = at::ones({3, 30}, at::kLong);
    mask.narrow(1, 20, 10).zero_();
    const auto together = model.forward(ids, mask);
    for (int i = 0; i < 3; ++i) {
      const auto alone = model.forward(ids.narrow(0, i, 1).narrow(1, 0, 20));
      QVERIFY(relative_error(together[i].narrow(0, 0, 20), alone[0]) < 1e-5);
    }
    QVERIFY(relative_error(model.forward(ids), together) > 1e-3);
  }

  void positions_count() {
    at::NoGradGuard guard;
    RandomParameters parameters(5);
    const T5Encoder model(small_config(), parameters);
    const auto ids = at::tensor(std::vector<std::int64_t>{4, 5, 6, 7}).unsqueeze(0);
    const auto forward = model.forward(ids)[0], backward = model.forward(ids.flip(1))[0].flip(0);
    QVERIFY(relative_error(forward, backward) > 1e-3);
  }

  // Values of T5's formula for 32 buckets up to distance 128 (models.md 7.2).
  void buckets_data() {
    QTest::addColumn<int>("relative");
    QTest::addColumn<int>("bucket");
    for (const auto& [relative, bucket] : std::vector<std::pair<int, int>>{{0, 0},
                                                                           {-1, 1},
                                                                           {-7, 7},
                                                                           {-8, 8},
                                                                           {-11, 8},
                                                                           {-12, 9},
                                                                           {-15, 9},
                                                                           {-16, 10},
                                                                           {-31, 11},
                                                                           {-32, 12},
                                                                           {-64, 14},
                                                                           {-127, 15},
                                                                           {-500, 15},
                                                                           {1, 17},
                                                                           {7, 23},
                                                                           {8, 24},
                                                                           {16, 26},
                                                                           {127, 31},
                                                                           {600, 31}}) {
      QTest::newRow(std::to_string(relative).c_str()) << relative << bucket;
    }
  }
  void buckets() {
    QFETCH(int, relative);
    QFETCH(int, bucket);
    const auto table = T5Encoder::relative_buckets(700, T5Config{});
    const int query = relative < 0 ? -relative : 0;
    QCOMPARE(table[query][query + relative].item<std::int64_t>(), static_cast<std::int64_t>(bucket));
  }

  void embedding_has_two_names() {
    at::NoGradGuard guard;
    TiedParameters first("shared.weight"), second("encoder.embed_tokens.weight");
    const T5Encoder a(small_config(), first), b(small_config(), second);
    const auto ids = at::arange(3, 13, at::kLong).unsqueeze(0);
    QVERIFY(at::equal(a.forward(ids), b.forward(ids)));
  }

  void activations_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("gated");
    for (const char* name : {"relu", "gelu", "gelu_new", "gelu_pytorch_tanh", "silu"}) {
      QTest::newRow((std::string(name) + " gated").c_str()) << name << true;
      QTest::newRow(name) << name << false;
    }
  }
  void activations() {
    QFETCH(QString, name);
    QFETCH(bool, gated);
    at::NoGradGuard guard;
    T5Config config = small_config();
    config.dense_act_fn = name.toStdString();
    config.is_gated_act = gated;
    TiedParameters parameters("shared.weight");
    const T5Encoder model(config, parameters);
    QVERIFY(at::isfinite(model.forward(at::ones({1, 4}, at::kLong))).all().item<bool>());
    const auto& taken = parameters.taken;
    QCOMPARE(std::count(taken.begin(), taken.end(), "encoder.block.1.layer.1.DenseReluDense.wi_0.weight"),
             gated ? 1 : 0);
    QCOMPARE(static_cast<int>(taken.size()), 3 + 2 * (gated ? 9 : 8));
  }

  void half_precision_files_run_in_bfloat16() {
    at::NoGradGuard guard;
    TiedParameters half("shared.weight", at::kHalf), plain("shared.weight");
    const T5Encoder a(small_config(), half), b(small_config(), plain);
    const auto ids = at::arange(3, 13, at::kLong).unsqueeze(0);
    const auto hidden = a.forward(ids);
    QCOMPARE(hidden.scalar_type(), at::kBFloat16);
    QVERIFY(relative_error(hidden, b.forward(ids)) < 0.1);
  }

  void wrong_input_is_refused() {
    at::NoGradGuard guard;
    RandomParameters parameters(5);
    const T5Encoder model(small_config(), parameters);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::full({1, 4}, 40, at::kLong)), Error);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::full({1, 4}, -1, at::kLong)), Error);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::ones({4}, at::kLong)), Error);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::ones({1, 5000}, at::kLong)), Error);
    QVERIFY_EXCEPTION_THROWN(model.forward(at::ones({1, 4}, at::kLong), at::ones({1, 5}, at::kLong)), Error);
  }

  void configurations() {
    const T5Config plain = read_t5_config(nlohmann::json::object(), "c");
    QCOMPARE(plain.dense_act_fn, std::string("relu"));
    QVERIFY(!plain.is_gated_act);
    const T5Config gated = read_t5_config({{"feed_forward_proj", "gated-gelu"}}, "c");
    QCOMPARE(gated.dense_act_fn, std::string("gelu_new"));
    QVERIFY(gated.is_gated_act);
    const T5Config spelt = read_t5_config({{"dense_act_fn", "gelu_new"}, {"is_gated_act", true}}, "c");
    QCOMPARE(spelt.dense_act_fn, std::string("gelu_new"));
    QVERIFY(spelt.is_gated_act);
    QCOMPARE(said({{"d_model", 0}}),
             std::string("text_encoder/config.json: d_model is 0, expected a whole number from 1 to 65536."));
    QVERIFY(!said({{"model_type", "umt5"}}).empty());
    QVERIFY(!said({{"feed_forward_proj", "gated-what"}}).empty());
    QVERIFY(!said({{"relative_attention_num_buckets", 1000}}).empty());
    QVERIFY(!said(nlohmann::json::array()).empty());
  }
};

QTEST_GUILESS_MAIN(TestT5Encoder)
#include "test_t5_encoder.moc"
