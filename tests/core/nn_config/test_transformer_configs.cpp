#include <QtTest>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"
#include "core/nn/transformer_configs.h"

using namespace elboscope;
using nlohmann::json;
using Numbers = std::vector<std::int64_t>;

namespace {

// The sentence of the refusal, or "accepted".
std::string refusal(const std::string& family, const json& config) {
  try {
    if (family == "sd3") read_sd3_transformer_config(config, "x/config.json");
    if (family == "pixart") read_pixart_transformer_config(config, "x/config.json");
    if (family == "flux") read_flux_transformer_config(config, "x/config.json");
  } catch (const Error& error) {
    return error.kind == ErrorKind::refused ? error.what() : "another kind of error";
  }
  return "accepted";
}

void row(const char* family, const char* config, const char* part) {
  QTest::newRow((std::string(family) + " " + config).substr(0, 200).c_str())
      << QString(family) << QByteArray(config) << QString(part);
}

}  // namespace

class TestTransformerConfigs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void emptyObjectsGiveTheClassDefaults() {
    const auto sd3 = read_sd3_transformer_config(json::object(), "s");
    QCOMPARE(sd3.width(), std::int64_t{1152});
    QCOMPARE(sd3.num_layers, std::int64_t{18});
    QCOMPARE(sd3.pos_embed_max_size, std::int64_t{96});
    QVERIFY(!sd3.norm_heads && sd3.dual_attention_layers.empty());
    const auto pixart = read_pixart_transformer_config(json::object(), "p");
    QCOMPARE(pixart.width(), std::int64_t{1152});
    QCOMPARE(pixart.interpolation_scale, 2.0);
    QVERIFY(pixart.resolution_conditions && pixart.attention_bias);
    QCOMPARE(pixart.text_width(), std::int64_t{1152});
    const auto flux = read_flux_transformer_config(json::object(), "f");
    QCOMPARE(flux.width(), std::int64_t{3072});
    QVERIFY(!flux.guidance_embeds && flux.axes_dims_rope == (Numbers{16, 56, 56}));
  }

  void keysArrive() {
    const auto sd3 = read_sd3_transformer_config(
        json::parse(
            R"({"num_layers": 3, "num_attention_heads": 2, "attention_head_dim": 8, "caption_projection_dim": 16,
                        "in_channels": 4, "out_channels": null, "patch_size": 1, "pos_embed_max_size": 9,
                        "dual_attention_layers": [0, 2, 40], "qk_norm": "rms_norm", "sample_size": 16,
                        "joint_attention_dim": 5, "pooled_projection_dim": 6, "force_unknown": [1]})"),
        "s");
    QVERIFY(sd3.norm_heads && sd3.dual_attention_layers == (Numbers{0, 2, 40}));
    QVERIFY(sd3.width() == 16 && sd3.in_channels == 4 && sd3.patch_size == 1 && sd3.sample_size == 16);
    QVERIFY(sd3.joint_attention_dim == 5 && sd3.pooled_projection_dim == 6 && sd3.pos_embed_max_size == 9);
    const auto pixart = read_pixart_transformer_config(
        json::parse(R"({"_class_name": "Transformer2DModel", "norm_type": "ada_norm_single", "sample_size": 64,
                        "caption_channels": 7, "out_channels": 4, "attention_bias": false, "norm_eps": 1e-5,
                        "use_additional_conditions": true, "interpolation_scale": 1.5, "num_vector_embeds": null})"),
        "p");
    QVERIFY(pixart.resolution_conditions && !pixart.attention_bias && pixart.text_width() == 7);
    QCOMPARE(pixart.interpolation_scale, 1.5);
    QCOMPARE(pixart.norm_eps, 1e-5);
    QCOMPARE(pixart.out_channels, std::int64_t{4});
    const auto half = read_pixart_transformer_config(json::parse(R"({"sample_size": 64})"), "p");
    QVERIFY(!half.resolution_conditions && half.interpolation_scale == 1);
  }

  void refusals_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("part");
    row("sd3", R"({"_class_name": "FluxTransformer2DModel"})", "SD3Transformer2DModel");
    row("sd3", R"({"caption_projection_dim": 1536})", "caption_projection_dim is 1536, expected num_attention_heads");
    row("sd3", R"({"out_channels": 32})", "out_channels 32");
    row("sd3", R"({"qk_norm": "layer_norm"})", "qk_norm is the text \"layer_norm\"");
    row("sd3", R"({"num_layers": 100000})", "num_layers is 100000, expected a whole number from 1 to 128");
    row("sd3", R"({"dual_attention_layers": [-1]})", "dual_attention_layers[0] is -1");
    row("sd3", R"({"dual_attention_layers": 3})", "dual_attention_layers is 3");
    row("sd3", R"({"pos_embed_max_size": null})", "pos_embed_max_size is null");
    row("sd3", R"({"patch_size": 0})", "patch_size is 0");
    row("sd3", R"({"num_attention_heads": 65536, "attention_head_dim": 65536})", "expected at most 65536");
    row("pixart", R"({"_class_name": "Transformer2DModel"})", "norm_type is absent");
    row("pixart", R"({"norm_type": "ada_norm_zero"})", "norm_type is the text \"ada_norm_zero\"");
    row("pixart", R"({"activation_fn": "geglu"})", "activation_fn");
    row("pixart", R"({"norm_elementwise_affine": true})", "norm_elementwise_affine");
    row("pixart", R"({"out_channels": 5})", "out_channels 5");
    row("pixart", R"({"cross_attention_dim": null})", "cross_attention_dim is null");
    row("pixart", R"({"cross_attention_dim": 768, "caption_channels": 4096})", "cross_attention_dim is 768");
    row("pixart", R"({"attention_head_dim": 7, "num_attention_heads": 6, "cross_attention_dim": 42})",
        "expected a multiple of 4");
    row("pixart", R"({"attention_head_dim": 64})", "expected a multiple of 3");
    row("pixart", R"({"sample_size": 1, "patch_size": 2})", "sample_size is 1, expected at least patch_size, 2");
    row("pixart", R"({"interpolation_scale": 0})", "interpolation_scale");
    row("flux", R"({"patch_size": 2})", "patch_size is 2, expected 1");
    row("flux", R"({"in_channels": 384, "out_channels": 64})", "in_channels is 384 and out_channels 64");
    row("flux", R"({"in_channels": 63})", "expected a multiple of 4");
    row("flux", R"({"axes_dims_rope": [16, 56, 55]})", "axes_dims_rope is [16,56,55]");
    row("flux", R"({"axes_dims_rope": [15, 57, 56]})", "three even widths");
    row("flux", R"({"axes_dims_rope": [64, 64]})", "three even widths");
    row("flux", R"({"attention_head_dim": 64})", "axes_dims_rope is absent");
    row("flux", R"({"num_layers": 0, "num_single_layers": 0})", "at least one block");
    row("flux", R"([])", "expected a JSON object");
  }
  void refusals() {
    QFETCH(QString, family);
    QFETCH(QByteArray, config);
    QFETCH(QString, part);
    const auto sentence = refusal(family.toStdString(), json::parse(config.toStdString()));
    QVERIFY2(sentence.find("x/config.json") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
  }
};

QTEST_APPLESS_MAIN(TestTransformerConfigs)
#include "test_transformer_configs.moc"
