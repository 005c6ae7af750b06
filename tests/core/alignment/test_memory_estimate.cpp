// Estimates of memory beside what is really taken. Resident sizes are the system's: whatever LibTorch, oneDNN and our
// kernels allocate counts.
#include "core/alignment/memory_estimate.h"

#include <c10/core/InferenceMode.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "core/alignment/pass_batches.h"
#include "core/base/error.h"
#include "core/base/memory_usage.h"
#include "core/diffusion/component_networks.h"
#include "core/nn/autoencoder_kl.h"
#include "core/nn/tensor_memory.h"
#include "core/nn/unet2d_condition.h"

#include <QTest>

using namespace elboscope;

namespace {

double resident_bytes() {
  std::ifstream in("/proc/self/status");
  for (std::string word; in >> word;) {
    if (word != "VmRSS:") continue;
    double kilobytes = 0;
    in >> kilobytes;
    return kilobytes * 1024;
  }
  return 0;
}

bool forget_peak() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return false;  // sanitizers keep what is freed
#endif
  std::ofstream out("/proc/self/clear_refs");
  out << 5 << std::flush;
  return out.good() && static_cast<double>(peak_memory_bytes()) < resident_bytes() + 5e6;
}

// What `pass` takes for a moment beyond what was there. The first call makes what stays.
double extra_bytes(const std::function<void()>& pass) {
  const c10::InferenceMode no_gradients;
  pass();
  return_free_memory();
  if (!forget_peak()) return -1;
  const double before = resident_bytes();
  pass();
  return static_cast<double>(peak_memory_bytes()) - before;
}

UNet2DConditionConfig unet_config(bool attention_at_the_top) {
  UNet2DConditionConfig config;
  config.block_out_channels = {96, 192};
  config.layers_per_block = {2, 2};
  config.down_cross_attention = {attention_at_the_top, true};
  config.up_cross_attention = {true, attention_at_the_top};
  config.attention_heads = {4, 4};
  config.transformer_layers_per_block = {1, 1};
  config.cross_attention_dim = 64;
  return config;
}

}  // namespace

class TestMemoryEstimate : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { reuse_tensor_memory(); }  // as load_model does

 private:
  void compare(const std::function<void()>& pass, double estimate, double least, double most) {
    const double extra = extra_bytes(pass);
    if (extra < 0) QSKIP("this system does not let a program forget its peak");
    const QString told = QString("%1 MB taken, %2 MB said").arg(extra / 1e6, 0, 'f', 1).arg(estimate / 1e6, 0, 'f', 1);
    qInfo("%s", qPrintable(told));
    QVERIFY2(extra <= most * estimate, qPrintable(told));
    QVERIFY2(extra >= least * estimate, qPrintable(told));
  }

 private Q_SLOTS:
  void unet_data() {
    QTest::addColumn<bool>("attention_at_the_top");
    QTest::addColumn<int>("side");
    QTest::addColumn<int>("samples");
    QTest::newRow("convolutions") << false << 128 << 1;
    QTest::newRow("attention") << true << 64 << 1;
    QTest::newRow("a batch") << true << 48 << 4;
  }
  void unet() {
    QFETCH(bool, attention_at_the_top);
    QFETCH(int, side);
    QFETCH(int, samples);
    RandomParameters parameters(1);
    const UNet2DCondition network(unet_config(attention_at_the_top), parameters);
    const auto sample = at::ones({samples, 4, side, side}), text = at::ones({samples, 77, 64});
    const auto timestep = at::ones({samples});
    compare([&] { network.forward(sample, timestep, text); },
            static_cast<double>(samples) * static_cast<double>(network.activation_bytes(side, side, 77)), 0.75, 1.2);
  }

  void transformers_data() {
    QTest::addColumn<bool>("joint");
    QTest::newRow("joint attention") << true;
    QTest::newRow("PixArt") << false;
  }
  void transformers() {
    QFETCH(bool, joint);
    RandomParameters parameters(1);
    DenoiserConfig config;
    DenoiserInput input;
    const int side = 128;
    input.sample = at::ones({1, joint ? 16 : 4, side, side});
    input.timestep = at::ones({1});
    if (joint) {
      SD3TransformerConfig sd3;
      sd3.num_layers = 2;
      sd3.num_attention_heads = 6;
      sd3.attention_head_dim = 64;
      sd3.joint_attention_dim = 64;
      sd3.pooled_projection_dim = 64;
      sd3.pos_embed_max_size = 96;
      config = sd3;
      input.text.encoder_hidden_states = at::ones({1, 333, 64});
      input.text.pooled = at::ones({1, 64});
    } else {
      PixArtTransformerConfig pixart;
      pixart.num_layers = 2;
      pixart.num_attention_heads = 6;
      pixart.attention_head_dim = 64;
      pixart.cross_attention_dim = 384;
      pixart.caption_channels = 64;
      pixart.resolution_conditions = false;
      config = pixart;
      input.text.encoder_hidden_states = at::ones({1, 120, 64});
    }
    const auto network = build_denoiser(config, parameters);
    const auto columns = input.text.encoder_hidden_states.size(1);
    compare([&] { network->forward(input); }, static_cast<double>(network->activation_bytes(side, side, columns)), 0.75,
            1.2);
  }

  void vae_data() {
    QTest::addColumn<bool>("tiled");
    QTest::newRow("whole") << false;
    QTest::newRow("tiled") << true;
  }
  void vae() {
    QFETCH(bool, tiled);
    AutoencoderKLConfig config;
    config.block_out_channels = {64, 64, 128};
    config.sample_size = 256;
    RandomParameters parameters(1);
    const AutoencoderKL network(config, parameters);
    const auto picture = at::ones({1, 3, 384, 384});
    compare([&] { network.encode(picture, tiled); },
            static_cast<double>(AutoencoderKL::encode_bytes(config, 384, 384, tiled)), 0.75, 1.2);
  }

  void text_encoders_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"quick_gelu", "gelu", "t5"}) QTest::newRow(kind) << kind;
  }
  void text_encoders() {
    QFETCH(QString, kind);
    TextEncoderConfig config;
    if (kind == "t5") {
      T5Config t5;
      t5.d_model = 512;
      t5.d_ff = 2048;
      t5.num_layers = 2;
      t5.vocab_size = 100;
      t5.is_gated_act = true;
      t5.dense_act_fn = "gelu_new";
      config = t5;
    } else {
      ClipTextConfig clip;
      clip.hidden_size = 512;
      clip.intermediate_size = 2048;
      clip.num_hidden_layers = 2;
      clip.vocab_size = 100;
      clip.hidden_act = kind.toStdString();
      config = clip;
    }
    RandomParameters parameters(1);
    const auto network = build_text_encoder(config, parameters);
    const std::int64_t texts = 16, tokens = kind == "t5" ? 256 : 77;
    const auto ids = at::zeros({texts, tokens}, at::kLong);
    compare([&] { network->encode(ids, {}); }, static_cast<double>(text_activation_bytes(config, texts, tokens)), 0.75,
            1.2);
  }

  void folders_data() {
    QTest::addColumn<QString>("fixture");
    for (const char* name : {"sd1", "sdxl-playground", "sd3-no-t5", "sd35", "pixart-1024", "flux"})
      QTest::newRow(name) << name;
  }
  // Every family is estimated from its folder, and the plans are in order.
  void folders() {
    QFETCH(QString, fixture);
    const auto folder = (QString(ELBOSCOPE_FIXTURES) + "/" + fixture + "/model").toStdString();
    const MemoryEstimate estimate = estimate_memory(folder);
    QVERIFY(estimate.components.size() >= 3);
    std::uint64_t weights = 0, largest = 0;
    for (const ComponentMemory& component : estimate.components) {
      QVERIFY2(component.weights > 0 && component.activations > 0, component.name.c_str());
      QVERIFY(component.kept <= component.weights);
      weights += component.weights;
      largest = std::max(largest, component.weights);
    }
    QCOMPARE(estimate.resident.weights, weights);
    QVERIFY(estimate.stages.weights <= largest);
    QVERIFY(estimate.stages.peak() <= estimate.resident.peak());
    QVERIFY(estimate.automatic == MemoryPlan::resident);
    QVERIFY(estimate.width > 0 && estimate.width == estimate.height);
    // A larger picture and more classes take more.
    MemoryRequest larger;
    larger.width = 2 * estimate.width;
    larger.height = 2 * estimate.height;
    larger.classes = 30;
    if (fixture == "sd3-no-t5" || fixture == "sd35") return;  // their positions end at the native size
    QVERIFY(estimate_memory(folder, {}, larger).resident.peak() > estimate.resident.peak());
  }

  void published_models_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("side");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    const auto row = [](const char* name, const char* kind, const char* config, int side, int columns, int least,
                        int most) {
      QTest::newRow(name) << QString(kind) << QByteArray(config) << side << columns << least << most;
    };
    row("SD 1.5", "UNet2DConditionModel", R"({"cross_attention_dim": 768})", 64, 77, 40, 120);
    row("SDXL", "UNet2DConditionModel",
        R"({"block_out_channels": [320, 640, 1280], "attention_head_dim": [5, 10, 20], "cross_attention_dim": 2048,
            "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
            "up_block_types": ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
            "transformer_layers_per_block": [1, 2, 10], "use_linear_projection": true, "sample_size": 128,
            "addition_embed_type": "text_time", "addition_time_embed_dim": 256,
            "projection_class_embeddings_input_dim": 2816})",
        128, 77, 130, 350);
    row("SD3 medium", "SD3Transformer2DModel",
        R"({"num_layers": 24, "num_attention_heads": 24, "caption_projection_dim": 1536, "pos_embed_max_size": 192})",
        128, 333, 200, 500);
    row("PixArt 1024", "PixArtTransformer2DModel", R"({"caption_channels": 4096, "sample_size": 128})", 128, 120, 100,
        300);
    row("FLUX.1", "FluxTransformer2DModel", R"({"guidance_embeds": true})", 128, 512, 400, 900);
  }
  // Whole networks without weights: a pass of the published models at their native size.
  void published_models() {
    QFETCH(QString, kind);
    QFETCH(QByteArray, config);
    QFETCH(int, side);
    QFETCH(int, columns);
    struct Nothing final : ParameterSource {
      at::Tensor take(const std::string&, const std::vector<std::int64_t>&) override { return {}; }
      bool has(const std::string&) const override { return false; }
    } nothing;
    const auto network = build_denoiser(
        read_denoiser_config(kind.toStdString(), nlohmann::json::parse(config.toStdString()), "config.json"), nothing);
    const double megabytes = static_cast<double>(network->activation_bytes(side, side, columns)) / 1e6;
    qInfo("%.0f MB", megabytes);
    QFETCH(int, least);
    QFETCH(int, most);
    QVERIFY(megabytes > least && megabytes < most);
  }

  void refuses_what_loading_refuses() {
    LoadOptions half;
    half.device = ComputeDevice::cpu;
    half.type = ComputeType::float16;
    const std::string folder = ELBOSCOPE_FIXTURES "/sd1/model";
    QVERIFY_EXCEPTION_THROWN(estimate_memory(folder, half), Error);
    QVERIFY_EXCEPTION_THROWN(estimate_memory(folder + "/unet"), Error);
  }

  void memory_texts() {
    QCOMPARE(memory_text(3'400'000'000), std::string("3.4 GB"));
    QCOMPARE(memory_text(119'600'000), std::string("120 MB"));
    QCOMPARE(memory_text(999'900'000), std::string("1.0 GB"));
    QCOMPARE(memory_text(12'000), std::string("12 kB"));
  }

  void batches() {
    QCOMPARE(elbo_batch(1e6, true, 0), std::size_t{8});
    QCOMPARE(elbo_batch(1e9, true, 0), std::size_t{1});
    QCOMPARE(elbo_batch(12e6, true, 96e6), std::size_t{2});
    QCOMPARE(collection_batch(1e6, 4096, true, 10), std::size_t{1});
    QCOMPARE(collection_batch(1e6, 256, true, 3), std::size_t{3});
  }
};

QTEST_GUILESS_MAIN(TestMemoryEstimate)
#include "test_memory_estimate.moc"
