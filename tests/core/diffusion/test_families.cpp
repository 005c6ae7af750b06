// Folders of every family: recognised, described, and refused with a sentence where a part is missing or foreign.
#include "core/diffusion/diffusion_model.h"
#include "core/diffusion/text_to_image.h"
#include "oracle.h"

#include <fstream>

#include "core/base/error.h"

#include <QTemporaryDir>
#include <QTest>

namespace elboscope {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path fixture(const std::string& name) {
  return fs::path(ELBOSCOPE_FIXTURES) / name / "model";
}

/// A copy of a fixture's model that a test may spoil.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::path(directory_.path().toStdString()) / "model") {
    fs::copy(fixture(name), path_, fs::copy_options::recursive);
  }
  const fs::path& path() const { return path_; }
  void set(const std::string& file, const std::string& key, const json& value) const {
    json object = read_json(path_ / file, file);
    object[key] = value;
    std::ofstream(path_ / file) << object.dump();
  }

 private:
  QTemporaryDir directory_;
  fs::path path_;
};

}  // namespace

class TestFamilies : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void described_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("prediction");
    QTest::addColumn<QString>("columns");
    QTest::addColumn<int>("cross");
    QTest::addColumn<int>("self");
    QTest::addColumn<int>("components");
    QTest::newRow("sd1") << "sd1"
                         << "epsilon"
                         << "CLIP 77" << 16 << 16 << 5;
    QTest::newRow("sdxl-playground") << "sdxl"
                                     << "edm"
                                     << "CLIP 40" << 8 << 8 << 7;
    QTest::newRow("sd3-no-t5") << "sd3"
                               << "flow"
                               << "CLIP 77, zeros 77" << 2 << 2 << 7;
    QTest::newRow("sd35") << "sd35"
                          << "flow"
                          << "CLIP 77, T5 256" << 3 << 5 << 9;
    QTest::newRow("pixart-1024") << "pixart"
                                 << "epsilon"
                                 << "T5 120" << 3 << 3 << 5;
    QTest::newRow("flux") << "flux"
                          << "flow"
                          << "T5 512" << 4 << 4 << 7;
  }
  void described() {
    QFETCH(QString, family);
    QFETCH(QString, prediction);
    QFETCH(QString, columns);
    const ModelInfo info = inspect_model_folder(fixture(QTest::currentDataTag()));
    QCOMPARE(QString::fromStdString(info.family), family);
    QCOMPARE(QString::fromStdString(info.prediction_type), prediction);
    QCOMPARE(QString::fromStdString(info.text_columns), columns);
    QTEST(static_cast<int>(info.cross_layers), "cross");
    QTEST(static_cast<int>(info.self_layers), "self");
    QTEST(static_cast<int>(info.components.size()), "components");
    QVERIFY(info.warnings.empty());
    QVERIFY(info.native_resolution > 0 && info.size_multiple % info.least_multiple == 0);
    for (const ComponentInfo& component : info.components) {
      const bool network = component.name.find("tokenizer") == std::string::npos && component.name != "scheduler";
      QCOMPARE(component.parameters > 0, network);
    }
  }

  void refused_data() {
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("blamed");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("needed");
    const auto row = [](const char* name, const char* folder, const char* file, const char* key, const char* value,
                        const char* blamed, const char* found, const char* needed) {
      QTest::newRow(name) << folder << file << key << value << blamed << found << needed;
    };
    const char* index = "model_index.json";
    row("second encoder missing", "sdxl-playground", index, "text_encoder_2", "[null, null]", index, "tokenizer_2",
        "text_encoder_2");
    row("unet in a FLUX folder", "flux", index, "transformer", R"(["diffusers", "UNet2DConditionModel"])", index,
        "UNet2DConditionModel", "FluxTransformer2DModel");
    row("SD3 transformer in a PixArt folder", "pixart-1024", index, "transformer",
        R"(["diffusers", "SD3Transformer2DModel"])", index, "SD3Transformer2DModel", "PixArtTransformer2DModel");
    row("encoder without projection", "sdxl-playground", index, "text_encoder_2",
        R"(["transformers", "CLIPTextModel"])", index, "CLIPTextModel", "CLIPTextModelWithProjection");
    row("CLIP in place of T5", "pixart-1024", index, "text_encoder", R"(["transformers", "CLIPTextModel"])", index,
        "CLIPTextModel", "T5EncoderModel");
    row("half of an optional pair", "sd35", index, "text_encoder_3", "[null, null]", index, "only one", "both or none");
    row("XL folder as a plain one", "sdxl-playground", index, "_class_name", R"("StableDiffusionPipeline")",
        "unet/config.json", "cross_attention_dim is 24", "expected 8");
    row("a video pipeline", "flux", index, "_class_name", R"("WanPipeline")", index, "WanPipeline", "FluxPipeline");
    row("noise schedule for a flow model", "flux", index, "scheduler", R"(["diffusers", "DDIMScheduler"])",
        "scheduler/scheduler_config.json", "DDIMScheduler", "FlowMatchEulerDiscreteScheduler");
    row("flow schedule for a noise model", "pixart-1024", index, "scheduler",
        R"(["diffusers", "FlowMatchEulerDiscreteScheduler"])", "scheduler/scheduler_config.json",
        "FlowMatchEulerDiscreteScheduler", "DDIMScheduler");
    row("another pooled width", "sdxl-playground", "text_encoder_2/config.json", "projection_dim", "14",
        "unet/config.json", "width 14", "width 12");
    row("another T5 width", "flux", "text_encoder_2/config.json", "d_model", "32", "transformer/config.json",
        "joint_attention_dim is 28", "expected 32");
    row("another latent", "sd35", "vae/config.json", "latent_channels", "16", "transformer/config.json", "channels",
        "16");
    row("T5 knows too few tokens", "flux", "text_encoder_2/config.json", "vocab_size", "900", "tokenizer_2",
        "largest token id", "899");
    row("tokenizers of two lengths", "sdxl-playground", "tokenizer_2/tokenizer_config.json", "model_max_length", "30",
        "tokenizer_2/tokenizer_config.json", "is 30", "expected 40");
  }
  void refused() {
    QFETCH(QString, fixture);
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, blamed);
    QFETCH(QString, found);
    QFETCH(QString, needed);
    const Folder folder(fixture.toStdString());
    folder.set(file.toStdString(), key.toStdString(), json::parse(value.toStdString()));
    try {
      inspect_model_folder(folder.path());
      QFAIL("nothing was refused");
    } catch (const Error& error) {
      const QString sentence = error.what();
      QVERIFY2(error.kind == ErrorKind::refused, error.what());
      QVERIFY2(error.file == blamed.toStdString(), error.what());
      QVERIFY2(sentence.contains(found) && sentence.contains(needed), error.what());
    }
  }

  void a_missing_folder_is_named() {
    const Folder folder("flux");
    fs::remove_all(folder.path() / "text_encoder_2");
    try {
      inspect_model_folder(folder.path());
      QFAIL("nothing was refused");
    } catch (const Error& error) {
      QCOMPARE(error.file, std::string("text_encoder_2"));
    }
  }

  void pixart_sigma_takes_longer_texts() {
    const Folder folder("pixart-1024");
    folder.set("model_index.json", "_class_name", "PixArtSigmaPipeline");
    const ModelInfo info = inspect_model_folder(folder.path());
    QCOMPARE(QString::fromStdString(info.family), QString("pixart"));
    QCOMPARE(QString::fromStdString(info.text_columns), QString("T5 300"));
  }

  void tokenizers_of_the_wrong_kind() {
    const auto said = [](const Folder& folder) {
      try {
        inspect_model_folder(folder.path());
        return QString("nothing was refused");
      } catch (const Error& error) {
        return QString(error.what());
      }
    };
    const auto put = [](const Folder& folder, const char* to, const char* from) {
      fs::remove_all(folder.path() / to);
      fs::copy(folder.path() / from, folder.path() / to);
    };
    const Folder clip_for_t5("sd35"), t5_for_clip("sd35"), none("sd35");
    put(clip_for_t5, "tokenizer_3", "tokenizer");
    QVERIFY2(said(clip_for_t5).startsWith("tokenizer_3: holds a CLIP tokenizer"), qPrintable(said(clip_for_t5)));
    put(t5_for_clip, "tokenizer", "tokenizer_3");
    fs::remove(t5_for_clip.path() / "tokenizer" / "vocab.json");
    std::ofstream(t5_for_clip.path() / "tokenizer" / "spiece.model") << "x";
    QVERIFY2(said(t5_for_clip).startsWith("tokenizer: holds a T5 tokenizer"), qPrintable(said(t5_for_clip)));
    fs::remove_all(none.path() / "text_encoder_3");
    QVERIFY2(said(none).contains("T5EncoderModel") && said(none).contains("[null, null]"), qPrintable(said(none)));
  }

  void negative_prompts() {
    // SDXL: none means zeros, an empty one is encoded; elsewhere none is the empty text.
    const auto sdxl = load_model(fixture("sdxl-playground"), {});
    QCOMPARE(sdxl->encode_negative({}).encoder_hidden_states.abs().max().item<float>(), 0.0F);
    QCOMPARE(sdxl->encode_negative({}).pooled.abs().max().item<float>(), 0.0F);
    QVERIFY(at::equal(sdxl->encode_negative("").pooled, sdxl->encode_text({""}).pooled));
    const Folder folder("sdxl-playground");
    folder.set("model_index.json", "force_zeros_for_empty_prompt", false);
    QVERIFY(at::equal(load_model(folder.path(), {})->encode_negative({}).pooled, sdxl->encode_text({""}).pooled));
    const auto pixart = load_model(fixture("pixart-1024"), {});
    QVERIFY(
        at::equal(pixart->encode_negative({}).encoder_hidden_states, pixart->encode_text({""}).encoder_hidden_states));
  }

  void texts_of_a_batch_are_what_they_are_alone_data() {
    QTest::addColumn<QString>("fixture");
    for (const char* name : {"sdxl-playground", "sd3-no-t5", "sd35", "pixart-1024", "flux"})
      QTest::newRow(name) << name;
  }
  void texts_of_a_batch_are_what_they_are_alone() {
    const auto model = load_model(fixture(QTest::currentDataTag()), {});
    const TextConditioning both = model->encode_text({"a photo of a red cat", "two dogs"});
    const TextConditioning second = model->encode_text({"two dogs"});
    QVERIFY(at::allclose(both.encoder_hidden_states[1], second.encoder_hidden_states[0], 1e-4, 1e-5));
    QCOMPARE(both.encoder_hidden_states.size(1), model->text_columns());
    QCOMPARE(both.pooled.defined(), second.pooled.defined());
    if (both.pooled.defined()) QVERIFY(at::allclose(both.pooled[1], second.pooled[0], 1e-4, 1e-5));
    if (both.mask.defined()) QVERIFY(at::equal(both.mask[1], second.mask[0]) && both.mask.sum().item<float>() > 2);
  }

  // Guidance is a number for FLUX, which never runs twice; for the others it is another pass.
  void pictures_follow_the_guidance_data() { texts_of_a_batch_are_what_they_are_alone_data(); }
  void pictures_follow_the_guidance() {
    const auto model = load_model(fixture(QTest::currentDataTag()), {});
    TextToImageRequest request;
    request.prompt = "a cat";
    request.steps = 2;
    request.latent_height = request.latent_width = 8;
    request.guidance_scale = 3;
    const at::Tensor latent = text_to_image(*model, request).latent;
    QVERIFY(at::isfinite(latent).all().item<bool>());
    request.guidance_scale = 6;
    QVERIFY(!at::equal(text_to_image(*model, request).latent, latent));
    request.guidance_scale = 3;
    request.negative_prompt = "blurry";
    QCOMPARE(at::equal(text_to_image(*model, request).latent, latent), model->family().guidance_embedded);
  }
};

}  // namespace elboscope

QTEST_APPLESS_MAIN(elboscope::TestFamilies)
#include "test_families.moc"
