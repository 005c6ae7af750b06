#include "core/diffusion/model_folder.h"

#include <ATen/ATen.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/memory_usage.h"
#include "core/tensorfile/json_file.h"

#include <QTemporaryDir>
#include <QTest>

namespace elboscope {

namespace {

namespace fs = std::filesystem;

fs::path fixture(const std::string& name) {
  return fs::path(ELBOSCOPE_FIXTURES) / name;
}

// A copy of the folder of `broken/good` that a test may spoil.
class GoodFolder {
 public:
  GoodFolder() : path_(fs::path(directory_.path().toStdString()) / "model") {
    fs::copy(fixture("broken/good"), path_, fs::copy_options::recursive);
  }
  const fs::path& path() const { return path_; }

  void set(const std::string& file, const std::string& key, const nlohmann::json& value) const {
    nlohmann::json json = read_json(path_ / file, file);
    json[key] = value;
    std::ofstream(path_ / file) << json.dump();
  }

 private:
  QTemporaryDir directory_;
  fs::path path_;
};

std::string refused_file(const fs::path& folder, const std::string& variant = {}) {
  try {
    inspect_model_folder(folder, variant);
  } catch (const Error& error) {
    return error.kind == ErrorKind::refused ? error.file : "another kind of error: " + std::string(error.what());
  }
  return "nothing was refused";
}

}  // namespace

class TestModelFolder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void broken_folders_data() {
    QTest::addColumn<QString>("expect");
    QTest::addColumn<QString>("file");
    const nlohmann::json expected = read_json(fixture("broken/expected.json"), "expected.json");
    for (const auto& row : expected["folders"]) {
      QTest::newRow(row["folder"].get<std::string>().c_str())
          << QString::fromStdString(row["expect"]) << QString::fromStdString(row["file"]);
    }
  }

  void broken_folders() {
    QFETCH(QString, expect);
    QFETCH(QString, file);
    const auto start = std::chrono::steady_clock::now();
    const std::string refused = refused_file(fixture("broken") / QTest::currentDataTag());
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    QCOMPARE(refused, expect == "accept" ? std::string("nothing was refused") : file.toStdString());
    QVERIFY2(seconds.count() < 2, std::to_string(seconds.count()).c_str());
    QVERIFY(peak_memory_bytes() < (std::uint64_t{500} << 20));
  }

  void fixtures_are_described_data() {
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("dtype");
    QTest::newRow("sd1") << ""
                         << "F32";
    QTest::newRow("sd1-oldnames") << ""
                                  << "F32";
    QTest::newRow("sd1-bf16") << ""
                              << "BF16";
    QTest::newRow("sd1-sharded-fp16") << "fp16"
                                      << "F16";
    QTest::newRow("heatmap-sd1") << ""
                                 << "F32";
  }

  void fixtures_are_described() {
    QFETCH(QString, variant);
    QFETCH(QString, dtype);
    const fs::path folder = fixture(QTest::currentDataTag()) / "model";
    const ModelInfo info = inspect_model_folder(folder, {}, true);
    QCOMPARE(info.family, std::string("sd1"));
    QCOMPARE(info.pipeline_class, std::string("StableDiffusionPipeline"));
    QCOMPARE(info.prediction_type, std::string("epsilon"));
    QCOMPARE(info.variant, variant.toStdString());
    QCOMPARE(info.components.size(), 5U);
    QCOMPARE(info.components[0].name, std::string("unet"));
    QCOMPARE(info.components[0].dtype, dtype.toStdString());
    QVERIFY(info.components[0].parameters > 1000);
    QVERIFY(info.native_resolution > info.sample_size);
    QCOMPARE(info.sha256.size(), 64U);
    QVERIFY(info.warnings.empty());
    QCOMPARE(inspect_model_folder(folder, variant.toStdString(), true).sha256, info.sha256);
  }

  void a_variant_must_be_there_somewhere() {
    QCOMPARE(refused_file(fixture("sd1/model"), "fp16"), std::string());
    const GoodFolder good;
    fs::rename(good.path() / "unet/diffusion_pytorch_model.safetensors",
               good.path() / "unet/diffusion_pytorch_model.half.safetensors");
    QCOMPARE(refused_file(good.path()), std::string("unet/diffusion_pytorch_model.safetensors"));
    const ModelInfo info = inspect_model_folder(good.path(), "half");
    QCOMPARE(info.variant, std::string("half"));
    QCOMPARE(info.warnings.size(), 2U);
  }

  void unused_tensors_are_told() {
    const ModelInfo info = inspect_model_folder(fixture("broken/tensor-extra"));
    QCOMPARE(info.warnings.size(), 1U);
    QVERIFY(info.warnings[0].find("1 tensor is not used") != std::string::npos);
  }

  void digest_tells_folders_apart() {
    const GoodFolder good;
    const std::string original = inspect_model_folder(good.path(), {}, true).sha256;
    QCOMPARE(inspect_model_folder(fixture("broken/good"), {}, true).sha256, original);
    good.set("scheduler/scheduler_config.json", "beta_end", 0.013);
    QVERIFY(inspect_model_folder(good.path(), {}, true).sha256 != original);
  }

  void alignment_tables_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("sound");
    QTest::newRow("all") << QByteArray(R"({"resolution_weights": [0, 2.5], "self_weight": [[1, 0], [0, 1]], "elbo_timesteps": [0, 7], "threshold": 0.25})") << true;
    QTest::newRow("neither") << QByteArray("{}") << true;
    QTest::newRow("no JSON") << QByteArray("{") << false;
    QTest::newRow("a list") << QByteArray("[1]") << false;
    QTest::newRow("a text") << QByteArray(R"({"resolution_weights": "1"})") << false;
    QTest::newRow("negative") << QByteArray(R"({"resolution_weights": [1, -1]})") << false;
    QTest::newRow("all zero") << QByteArray(R"({"resolution_weights": [0, 0]})") << false;
    QTest::newRow("empty") << QByteArray(R"({"resolution_weights": []})") << false;
    QTest::newRow("flat") << QByteArray(R"({"self_weight": [1, 2]})") << false;
    QTest::newRow("no pass") << QByteArray(R"({"self_weight": []})") << false;
    QTest::newRow("no timestep") << QByteArray(R"({"elbo_timesteps": []})") << false;
    QTest::newRow("falling") << QByteArray(R"({"elbo_timesteps": [7, 7]})") << false;
    QTest::newRow("beyond the schedule") << QByteArray(R"({"elbo_timesteps": [1, 100000]})") << false;
    QTest::newRow("threshold above one") << QByteArray(R"({"threshold": 1.01})") << false;
    QTest::newRow("threshold below zero") << QByteArray(R"({"threshold": -0.1})") << false;
    QTest::newRow("threshold in words") << QByteArray(R"({"threshold": "half"})") << false;
    QTest::newRow("half a timestep") << QByteArray(R"({"elbo_timesteps": [1.5]})") << false;
    QTest::newRow("huge") << "{\"resolution_weights\": [" + QByteArray("1,").repeated(200) + "1]}" << false;
  }
  void alignment_tables() {
    QFETCH(const QByteArray, text);
    QFETCH(bool, sound);
    const GoodFolder good;
    std::ofstream(good.path() / "alignment.json") << text.toStdString();
    QCOMPARE(refused_file(good.path()), std::string(sound ? "nothing was refused" : "alignment.json"));
    if (QTest::currentDataTag() != QByteArray("all")) return;
    const ModelInfo info = inspect_model_folder(good.path());
    QCOMPARE(info.resolution_weights, (std::vector<double>{0, 2.5}));
    QCOMPARE(info.self_weight, (std::vector<std::vector<double>>{{1, 0}, {0, 1}}));
    QCOMPARE(info.elbo_timesteps, (std::vector<std::int64_t>{0, 7}));
    QVERIFY(info.threshold == 0.25);
  }

  void parts_must_fit_together_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("blamed");
    const auto row = [](const char* name, const char* file, const char* key, const char* value, const char* blamed) {
      QTest::newRow(name) << file << key << value << blamed;
    };
    row("text width", "unet/config.json", "cross_attention_dim", "16", "unet/config.json");
    row("output channels", "unet/config.json", "out_channels", "8", "unet/config.json");
    row("latent channels", "vae/config.json", "latent_channels", "8", "unet/config.json");
    row("grey pictures", "vae/config.json", "in_channels", "1", "vae/config.json");
    row("vocabulary", "text_encoder/config.json", "vocab_size", "100", "tokenizer/vocab.json");
    row("positions", "text_encoder/config.json", "max_position_embeddings", "40", "tokenizer/tokenizer_config.json");
    row("no unet", "model_index.json", "unet", "[null, null]", "model_index.json");
    row("unet of another class", "model_index.json", "unet", "[\"diffusers\", \"UNet3D\"]", "model_index.json");
    row("unet is a path", "model_index.json", "unet", "\"../../etc\"", "model_index.json");
    row("two text encoders", "model_index.json", "_class_name", "\"StableDiffusionXLPipeline\"", "model_index.json");
    row("class is a number", "model_index.json", "_class_name", "3", "model_index.json");
    row("unknown scheduler", "model_index.json", "scheduler", "[\"diffusers\", \"FooScheduler\"]",
        "scheduler/scheduler_config.json");
  }

  void parts_must_fit_together() {
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, blamed);
    const GoodFolder good;
    good.set(file.toStdString(), key.toStdString(), nlohmann::json::parse(value.toStdString()));
    QCOMPARE(refused_file(good.path()), blamed.toStdString());
  }

  void needless_components_may_be_absent() {
    const GoodFolder good;
    good.set("model_index.json", "safety_checker", {"stable_diffusion", "StableDiffusionSafetyChecker"});
    good.set("model_index.json", "feature_extractor", {"transformers", "CLIPImageProcessor"});
    QVERIFY(inspect_model_folder(good.path()).warnings.empty());
    good.set("model_index.json", "controlnet", {"diffusers", "ControlNetModel"});
    QCOMPARE(inspect_model_folder(good.path()).warnings.size(), 1U);
  }

  void second_generation_is_recognised() {
    const GoodFolder good;
    good.set("scheduler/scheduler_config.json", "prediction_type", "v_prediction");
    const ModelInfo info = inspect_model_folder(good.path());
    QCOMPARE(info.family, std::string("sd2"));
    QCOMPARE(info.prediction_type, std::string("v_prediction"));
  }

  void places_that_are_no_model_folder() {
    QCOMPARE(refused_file("/nowhere/at/all"), std::string("/nowhere/at/all"));
    const GoodFolder good;
    QCOMPARE(refused_file(good.path() / "model_index.json"), (good.path() / "model_index.json").string());
    // A pipe in place of a configuration must not be waited for.
    fs::remove(good.path() / "vae/config.json");
    fs::create_symlink("/dev/zero", good.path() / "vae/config.json");
    QCOMPARE(refused_file(good.path()), std::string("vae/config.json"));
    fs::remove(good.path() / "vae/config.json");
    fs::create_directory(good.path() / "vae/config.json");
    QCOMPARE(refused_file(good.path()), std::string("vae/config.json"));
  }
};

}  // namespace elboscope

QTEST_APPLESS_MAIN(elboscope::TestModelFolder)
#include "test_model_folder.moc"
