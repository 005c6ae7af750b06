#include "core/nn/autoencoder_kl.h"
#include "core/nn/config.h"
#include "tests/core/nn/fixture_folder.h"

#include <QTest>

using namespace elboscope;
using namespace elboscope::test;

namespace {

AutoencoderKLConfig small_config() {
  AutoencoderKLConfig config;
  config.block_out_channels = {8, 16};
  config.norm_num_groups = 4;
  config.sample_size = 16;
  return config;
}

AutoencoderKL make(const AutoencoderKLConfig& config, std::uint64_t seed = 1, at::ScalarType type = at::kFloat) {
  RandomParameters parameters(seed, type);
  return AutoencoderKL(config, parameters);
}

bool finite(const at::Tensor& x) {
  return at::isfinite(x).all().item<bool>();
}

// Old attention names, with the weights of 1x1 convolutions, as the first Stable Diffusion files have them.
class OldParameters final : public ParameterSource {
 public:
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    const auto from = name.find(".attentions.0.");
    if (from != std::string::npos && shape.size() == 2) refuse("weights", name + " is a convolution");
    auto current = name;
    if (from != std::string::npos)
      for (const auto& [old, now] :
           {std::pair{".query.", ".to_q."}, {".key.", ".to_k."}, {".value.", ".to_v."}, {".proj_attn.", ".to_out.0."}})
        if (const auto at = current.find(old); at != std::string::npos)
          current.replace(at, std::string(old).size(), now);
    return random_.take(current, shape);
  }
  bool has(const std::string& name) const override { return name.find(".query.") != std::string::npos; }

 private:
  RandomParameters random_{1};
};

}  // namespace

class TestAutoencoderKL : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fixtures_data() {
    QTest::addColumn<QString>("fixture");
    for (const char* name : {"sd1", "sd1-oldnames", "sd1-bf16", "heatmap-sd1"}) QTest::newRow(name) << name;
  }
  void fixtures() {
    QFETCH(QString, fixture);
    at::NoGradGuard guard;
    const FixtureFolder folder(std::filesystem::path(ELBOSCOPE_FIXTURES) / fixture.toStdString());
    FolderParameters parameters(folder.component("vae"));
    const AutoencoderKL vae(read_vae_config(folder.config("vae"), "vae/config.json"), parameters);
    for (const auto& c : folder.cases("vae_encode")) {
      const auto posterior = vae.encode(as_picture(folder.tensor(c["image"])));
      const double tolerance = c["tol"];
      QVERIFY(relative_error(posterior.mean[0], folder.tensor(c["mean"])) <= tolerance);
      QVERIFY(relative_error(posterior.std[0], folder.tensor(c["std"])) <= tolerance);
      QVERIFY(relative_error(vae.scale_latent(posterior.mean)[0], folder.tensor(c["latent"])) <= tolerance);
    }
    for (const auto& c : folder.cases("vae_decode")) {
      const auto pixels = vae.decode(folder.tensor(c["latent"]).unsqueeze(0))[0].permute({1, 2, 0});
      QVERIFY(relative_error(pixels, folder.tensor(c["pixels"])) <= c["tol"].get<double>());
    }
  }

  void shapes_data() {
    QTest::addColumn<int>("levels");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("quant");
    QTest::addColumn<bool>("attention");
    QTest::newRow("one level") << 1 << 3 << 5 << true << true;
    QTest::newRow("smallest") << 3 << 4 << 4 << true << true;
    QTest::newRow("no quant convolutions") << 2 << 6 << 10 << false << true;
    QTest::newRow("no attention") << 2 << 6 << 10 << true << false;
  }
  void shapes() {
    QFETCH(int, levels);
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(bool, quant);
    QFETCH(bool, attention);
    at::NoGradGuard guard;
    auto config = small_config();
    config.block_out_channels.assign(levels, 8);
    config.use_quant_conv = config.use_post_quant_conv = quant;
    config.mid_block_add_attention = attention;
    const auto vae = make(config);
    const auto posterior = vae.encode(at::rand({2, 3, height, width}) * 2 - 1);
    QCOMPARE(posterior.mean.size(2) * config.downscale(), std::int64_t(height));
    QCOMPARE(posterior.std.sizes(), posterior.mean.sizes());
    QVERIFY(finite(posterior.mean) && posterior.std.min().item<float>() > 0);
    const auto pixels = vae.decode(posterior.mean);
    QCOMPARE(pixels.sizes(), (c10::IntArrayRef{2, 3, height, width}));
    QVERIFY(finite(pixels));
  }

  void old_names_and_convolution_weights() {
    at::NoGradGuard guard;
    OldParameters old;
    const AutoencoderKL former(small_config(), old);
    const auto picture = at::rand({1, 3, 8, 12});
    QVERIFY(relative_error(former.encode(picture).mean, make(small_config()).encode(picture).mean) < 1e-6);
  }

  void scaling_turns_back_data() {
    QTest::addColumn<bool>("statistics");
    QTest::newRow("factor and shift") << false;
    QTest::newRow("mean and deviation per channel") << true;
  }
  void scaling_turns_back() {
    QFETCH(bool, statistics);
    auto config = small_config();
    config.scaling_factor = 0.5;
    config.shift_factor = 0.25;
    if (statistics) {
      config.latents_mean = {1, 2, 3, 4};
      config.latents_std = {2, 2, 4, 8};
    }
    const auto vae = make(config);
    const auto z = at::ones({1, 4, 2, 2}) * 5;
    const auto scaled = vae.scale_latent(z);
    QCOMPARE(scaled[0][3][1][1].item<float>(), statistics ? (5.0f - 4) * 0.5f / 8 : (5 - 0.25f) * 0.5f);
    QVERIFY(relative_error(vae.unscale_latent(scaled), z) < 1e-6);
  }

  // Nothing to tile: the same numbers. One tile more than needed: the part that only the first tile covers is that
  // tile's.
  void tiles() {
    at::NoGradGuard guard;
    const auto vae = make(small_config());
    const auto small = at::rand({1, 3, 16, 16}) * 2 - 1;
    QVERIFY(at::equal(vae.encode(small, true).mean, vae.encode(small, false).mean));
    const auto large = at::rand({1, 3, 34, 22}) * 2 - 1;
    int calls = 0;
    const auto tiled = vae.encode(large, true, [&] { ++calls; });
    QCOMPARE(calls, 3 * 2);  // starts every 12 pixels
    QCOMPARE(tiled.mean.sizes(), (c10::IntArrayRef{1, 4, 17, 11}));
    const auto first = vae.encode(large.narrow(2, 0, 16).narrow(3, 0, 16).contiguous());
    QVERIFY(relative_error(tiled.mean.narrow(2, 0, 6).narrow(3, 0, 6), first.mean.narrow(2, 0, 6).narrow(3, 0, 6)) <
            1e-6);

    const auto latent = at::randn({1, 4, 17, 11});
    calls = 0;
    const auto pixels = vae.decode(latent, true, [&] { ++calls; });
    QCOMPARE(calls, 3 * 2);
    QCOMPARE(pixels.sizes(), (c10::IntArrayRef{1, 3, 34, 22}));
    const auto corner = vae.decode(latent.narrow(2, 0, 8).narrow(3, 0, 8).contiguous());
    QVERIFY(relative_error(pixels.narrow(2, 0, 12).narrow(3, 0, 12), corner.narrow(2, 0, 12).narrow(3, 0, 12)) < 1e-6);
    // Row 12 starts the second tile: there blending still gives the first tile's value.
    const auto left = vae.decode(latent.narrow(2, 0, 8).narrow(3, 0, 8).contiguous());
    QVERIFY(relative_error(pixels.narrow(2, 12, 1).narrow(3, 0, 12), left.narrow(2, 12, 1).narrow(3, 0, 12)) < 1e-6);
  }

  // Pictures and latents whose last tiles are narrow, against what enable_tiling() of diffusers 0.33.1 gives.
  void tiles_as_diffusers_makes_them() {
    at::NoGradGuard guard;
    const std::filesystem::path folder = ELBOSCOPE_SOURCE "/tests/core/nn/vae-tiles";
    FolderParameters parameters(folder);
    const AutoencoderKL vae(small_config(), parameters);
    const auto file = SafetensorsFile::open(folder / "model.safetensors");
    const auto value = [&](const char* name) { return as_tensor(*file->find(std::string("case.") + name)); };
    const auto picture = value("picture"), latent = value("latent");
    const auto posterior = vae.encode(picture, true);
    QVERIFY(relative_error(posterior.mean, value("mean")) < 2e-5);
    QVERIFY(relative_error(posterior.std, value("std")) < 2e-5);
    QVERIFY(relative_error(vae.decode(vae.scale_latent(latent), true), value("pixels")) < 2e-5);
    // Norms of a tile are not those of the whole: near, not equal.
    const double apart = relative_error(vae.encode(picture).mean, value("mean"));
    QVERIFY2(apart > 1e-4 && apart < 0.7, qPrintable(QString::number(apart)));
  }

  void cancelling_between_tiles() {
    at::NoGradGuard guard;
    const auto vae = make(small_config());
    int calls = 0;
    const auto stop = [&] {
      if (++calls == 3) throw Error(ErrorKind::cancelled, {}, "stopped");
    };
    QVERIFY_EXCEPTION_THROWN(vae.decode(at::randn({1, 4, 20, 20}), true, stop), Error);
    QCOMPARE(calls, 3);
  }

  void wrong_shapes_are_refused() {
    at::NoGradGuard guard;
    const auto vae = make(small_config());
    QVERIFY_EXCEPTION_THROWN(vae.encode(at::rand({1, 3, 7, 8})), Error);
    QVERIFY_EXCEPTION_THROWN(vae.encode(at::rand({1, 4, 8, 8})), Error);
    QVERIFY_EXCEPTION_THROWN(vae.decode(at::rand({1, 3, 8, 8})), Error);
  }

  void bfloat16_is_close() {
    at::NoGradGuard guard;
    const auto plain = make(small_config()), narrow = make(small_config(), 1, at::kBFloat16);
    const auto picture = at::rand({1, 3, 16, 24}) * 2 - 1;
    const auto ours = narrow.encode(picture).mean;
    QCOMPARE(ours.scalar_type(), at::kFloat);
    QVERIFY(relative_error(ours, plain.encode(picture).mean) < 0.1);
    QVERIFY(finite(narrow.decode(at::randn({1, 4, 6, 5}))));
  }
};

QTEST_GUILESS_MAIN(TestAutoencoderKL)
#include "test_autoencoder_kl.moc"
