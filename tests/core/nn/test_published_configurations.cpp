#include "core/base/sha256.h"
#include "core/nn/autoencoder_kl.h"
#include "core/nn/clip_text_model.h"
#include "core/nn/flux_transformer.h"
#include "core/nn/pixart_transformer.h"
#include "core/nn/sd3_transformer.h"
#include "core/nn/t5_encoder.h"
#include "core/nn/unet2d_condition.h"

#include <QTest>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

using namespace elboscope;
using nlohmann::json;

namespace {

// Writes down what a network asks for and gives it nothing: no weight is ever allocated.
class NamesAndShapes final : public ParameterSource {
 public:
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    if (!shapes_.emplace(name, shape).second) throw std::runtime_error(name + " is asked for twice");
    return {};
  }
  bool has(const std::string&) const override { return false; }

  std::int64_t tensors() const { return static_cast<std::int64_t>(shapes_.size()); }
  std::int64_t elements() const {
    std::int64_t sum = 0;
    for (const auto& [name, shape] : shapes_) {
      std::int64_t count = 1;
      for (const auto size : shape) count *= size;
      sum += count;
    }
    return sum;
  }
  // Of lines "name [sizes]" sorted by name.
  std::string digest() const {
    Sha256 hash;
    for (const auto& [name, shape] : shapes_) {
      std::string line = name + " [";
      for (std::size_t i = 0; i < shape.size(); ++i) line += (i > 0 ? ", " : "") + std::to_string(shape[i]);
      line += "]\n";
      hash.update(line.data(), line.size());
    }
    return hash.finish();
  }

 private:
  std::map<std::string, std::vector<std::int64_t>> shapes_;
};

void build(const std::string& kind, const json& config, ParameterSource& parameters) {
  const std::string file = kind + "/config.json";
  if (kind == "unet") UNet2DCondition(read_unet_config(config, file), parameters);
  if (kind == "vae") AutoencoderKL(read_vae_config(config, file), parameters);
  if (kind == "clip" || kind == "clip with projection") {
    auto c = read_clip_text_config(config, file);
    c.with_projection = kind != "clip";
    ClipTextModel(c, parameters);
  }
  if (kind == "t5") T5Encoder(read_t5_config(config, file), parameters);
  if (kind == "sd3") SD3Transformer(read_sd3_transformer_config(config, file), parameters);
  if (kind == "pixart") PixArtTransformer(read_pixart_transformer_config(config, file), parameters);
  if (kind == "flux") FluxTransformer(read_flux_transformer_config(config, file), parameters);
}

}  // namespace

class TestPublishedConfigurations : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  // Counts of tensors and numbers: models.md sections 3.5, 5, 6, 7, 8, 9, which counted published files. The digests
  // cover every name and shape: the same lines of diffusers 0.33.1's (transformers 4.51.3's) own models on its meta
  // device.
  void names_and_shapes_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<qint64>("tensors");
    QTest::addColumn<qint64>("elements");
    QTest::addColumn<QByteArray>("digest");
    const auto row = [](const char* name, const char* kind, const char* config, qint64 tensors, qint64 elements,
                        const char* digest) {
      QTest::newRow(name) << QString(kind) << QByteArray(config) << tensors << elements << QByteArray(digest);
    };
    row("SD 1.5", "unet", R"({"cross_attention_dim": 768})", 686, 859520964,
        "77ebc1df4e20916ac2e4cf489483e15661fccfe020d57eb554ab4671224d5de1");
    row("SD 2.1", "unet",
        R"({"cross_attention_dim": 1024, "attention_head_dim": [5, 10, 20, 20], "use_linear_projection": true})", 686,
        865910724, "e1b6b20265b7d9d1d5860597d83fb88d34c545a8f97990087deb27c14c3a378e");
    row("SDXL", "unet",
        R"({"block_out_channels": [320, 640, 1280], "attention_head_dim": [5, 10, 20], "cross_attention_dim": 2048,
            "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
            "up_block_types": ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
            "transformer_layers_per_block": [1, 2, 10], "use_linear_projection": true, "sample_size": 128,
            "addition_embed_type": "text_time", "addition_time_embed_dim": 256,
            "projection_class_embeddings_input_dim": 2816})",
        1680, 2567463684, "93a876608bc1ee82195e34e1eb1667784c548cc1af6deaf04d79692e6d36926f");
    row("SD and SDXL VAE", "vae",
        R"({"block_out_channels": [128, 256, 512, 512], "layers_per_block": 2,
            "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D"],
            "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D"]})",
        248, 83653863, "5a0ba4e758a914142de788cfdc978a9e45274c037ef49e4aeac28723907be7c6");
    row("SD3 and FLUX VAE", "vae",
        R"({"block_out_channels": [128, 256, 512, 512], "layers_per_block": 2, "latent_channels": 16,
            "use_quant_conv": false, "use_post_quant_conv": false,
            "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D"],
            "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D"]})",
        244, 83819683, "428bb77a3f17f47c86fadf14c7d92d1b9512c2aac0e5320abd2109ad219c1e4f");
    row("CLIP-L", "clip",
        R"({"hidden_size": 768, "intermediate_size": 3072, "num_attention_heads": 12, "num_hidden_layers": 12})", 196,
        123060480, "2d6bd75085bd03af52a7719c719d4a51a986392b52812388305320cfb0500046");
    row("CLIP-L of SD3", "clip with projection",
        R"({"hidden_size": 768, "intermediate_size": 3072, "num_attention_heads": 12, "num_hidden_layers": 12,
            "projection_dim": 768})",
        197, 123060480 + 768 * 768, "1bed297a87d6164aaed4acd4601d23f5fcfb59b2c937d2bc36315cf484c7acd8");
    row("OpenCLIP-H", "clip",
        R"({"hidden_size": 1024, "intermediate_size": 4096, "num_attention_heads": 16, "num_hidden_layers": 23,
            "hidden_act": "gelu"})",
        372, 340387840, "42ac16b3f9ae2999257e196151188497597d171289bb09e9131f49e737ed6f79");
    row("OpenCLIP-bigG", "clip with projection",
        R"({"hidden_size": 1280, "intermediate_size": 5120, "num_attention_heads": 20, "num_hidden_layers": 32,
            "hidden_act": "gelu", "projection_dim": 1280})",
        517, 694659840, "02cca0fa2d2af3b0af8f927b0cbb7c74b12486d02e3ff2bb155dc64a58578112");
    row("T5 XXL", "t5",
        R"({"d_model": 4096, "d_ff": 10240, "num_layers": 24, "num_heads": 64, "feed_forward_proj": "gated-gelu"})",
        219, 4762310656, "f292c889ac92e629f5ad287a351d5ecf7f43c71616eed9c01c095d1f5923a0fa");
    row("SD3 medium", "sd3",
        R"({"num_layers": 24, "num_attention_heads": 24, "caption_projection_dim": 1536, "pos_embed_max_size": 192})",
        683, 2084951104, "9bbc5c639757360c7b08ec9ed9b7c2b00a7a068936fcaa67647cd5a21a842c52");
    row("SD3.5 medium", "sd3",
        R"({"num_layers": 24, "num_attention_heads": 24, "caption_projection_dim": 1536, "pos_embed_max_size": 384,
            "qk_norm": "rms_norm", "dual_attention_layers": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]})",
        909, 2469663936, "416aa1d9f9d8bc6320f250e136259a9d909a2aec7989e0a66b9e0fabb56a3aba");
    row("SD3.5 large", "sd3",
        R"({"num_layers": 38, "num_attention_heads": 38, "caption_projection_dim": 2432, "pos_embed_max_size": 192,
            "qk_norm": "rms_norm"})",
        1227, 8146280768, "bf629c95edfe5b1cebcf8589b67d06c1d8dfc325d7d2f4998bc23a77c8286437");
    row("PixArt-XL-2 1024", "pixart", R"({"caption_channels": 4096, "sample_size": 128})", 611, 611349152,
        "52a71987e0ef1e2458045582c84270454825d3512905ad41061e54bad8abb658");
    row("PixArt-XL-2 512", "pixart", R"({"caption_channels": 4096, "sample_size": 64})", 603, 610856096,
        "8c5deb5fe73a23bfc5f85f985a66629e99479d3fd55c838b3092fd7440657fd6");
    // 23.8 GB of bfloat16 (models.md section 6).
    row("FLUX.1-dev", "flux", R"({"guidance_embeds": true})", 1160, 11901408320,
        "1f1b3bcff08f457fe31665676b56b14b16052a5f675e4fb1c9e2685d06a4716d");
    row("FLUX.1-schnell", "flux", "{}", 1156, 11891178560,
        "c2dfeddd23da29a0d3a9e4b3d10ca812c78bd98a43ede3716546c66020c3c91c");
  }
  void names_and_shapes() {
    QFETCH(QString, kind);
    QFETCH(QByteArray, config);
    NamesAndShapes list;
    build(kind.toStdString(), json::parse(config.toStdString()), list);
    QTEST(static_cast<qint64>(list.tensors()), "tensors");
    QTEST(static_cast<qint64>(list.elements()), "elements");
    QTEST(QByteArray::fromStdString(list.digest()), "digest");
  }
};

QTEST_GUILESS_MAIN(TestPublishedConfigurations)
#include "test_published_configurations.moc"
