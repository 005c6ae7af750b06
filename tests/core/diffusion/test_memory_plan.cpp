// A model whose networks come and go computes what one computes whose networks stay.
#include <algorithm>
#include <filesystem>

#include "core/base/error.h"
#include "core/diffusion/diffusion_model.h"

#include <QTemporaryDir>
#include <QTest>

namespace elboscope {

namespace {

namespace fs = std::filesystem;

std::shared_ptr<DiffusionModel> load(const fs::path& folder, MemoryPlan plan) {
  LoadOptions options;
  options.device = ComputeDevice::cpu;
  options.memory = plan;
  return load_model(folder, options);
}

fs::path fixture(const QString& name) {
  return fs::path(ELBOSCOPE_FIXTURES) / name.toStdString() / "model";
}

double apart(const at::Tensor& a, const at::Tensor& b) {
  return (a - b).abs().max().item<double>();
}

}  // namespace

class TestMemoryPlan : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void plans_agree_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("stored_small");
    QTest::newRow("float32") << "sd1" << false;
    QTest::newRow("float16") << "sd1-sharded-fp16" << true;
    QTest::newRow("two text encoders") << "sdxl-playground" << false;
    QTest::newRow("no T5") << "sd3-no-t5" << false;
    QTest::newRow("T5 with a mask") << "pixart-1024" << false;
    QTest::newRow("FLUX") << "flux" << false;
  }
  void plans_agree() {
    QFETCH(QString, name);
    QFETCH(bool, stored_small);
    const auto resident = load(fixture(name), MemoryPlan::resident);
    const std::vector<std::string> texts{"a photo of cat", "dog", "a photo of cat"};
    const auto text = resident->encode_text(texts);
    const auto side = std::min<std::int64_t>(resident->info().sample_size, 16);
    const auto latent = at::sin(at::arange(3 * resident->latent_channels() * side * side, at::kFloat))
                            .reshape({3, resident->latent_channels(), side, side});
    const auto timesteps = at::full({3}, 0.5 * static_cast<double>(resident->info().train_timesteps), at::kFloat);
    const auto output = resident->denoise(latent, timesteps, text);
    const auto pixels = resident->vae().decode(latent.narrow(0, 0, 1));
    for (const MemoryPlan plan : {MemoryPlan::stages, MemoryPlan::offload}) {
      const auto model = load(fixture(name), plan);
      QVERIFY(model->memory() == plan);
      QVERIFY(model->info().sha256 == resident->info().sha256);
      model->hold_texts(texts);
      const auto held = model->encode_text(texts);
      QCOMPARE(held.encoder_hidden_states.sizes(), text.encoder_hidden_states.sizes());
      QVERIFY(apart(held.encoder_hidden_states, text.encoder_hidden_states) < 1e-4);
      QCOMPARE(held.pooled.defined(), text.pooled.defined());
      QCOMPARE(held.mask.defined(), text.mask.defined());
      // With equal texts every number is equal: a weight that is converted for each use is the weight converted once.
      QVERIFY(at::equal(model->denoise(latent, timesteps, text), output));
      QVERIFY(at::equal(model->vae().decode(latent.narrow(0, 0, 1)), pixels));
      QVERIFY(apart(model->encode_text({"another"}).encoder_hidden_states,
                    resident->encode_text({"another"}).encoder_hidden_states) < 1e-4);
    }
    QVERIFY(stored_small == QString::fromStdString(resident->info().components.front().dtype).contains("F16"));
  }

  // A network that does not fit its files is refused when the model is opened, not when its turn comes.
  void wrong_weights_are_refused_at_once() {
    QTemporaryDir place;
    const fs::path folder = place.filePath("model").toStdString();
    fs::copy(fixture("sd1"), folder, fs::copy_options::recursive);
    const fs::path weights = folder / "unet/diffusion_pytorch_model.safetensors";
    fs::remove(weights);
    fs::copy_file(folder / "vae/diffusion_pytorch_model.safetensors", weights);
    QVERIFY_EXCEPTION_THROWN(load(folder, MemoryPlan::stages), Error);
  }

  void loading_a_stage_is_told_and_can_be_stopped() {
    const auto model = load(fixture("sd1"), MemoryPlan::stages);
    std::stop_source stop;
    int told = 0;
    const LoadWatch watch{[&](const Progress& progress) {
                            told += progress.stage == "loading denoiser" ? 1 : 0;
                            if (told == 3) stop.request_stop();
                          },
                          stop.get_token()};
    QVERIFY_EXCEPTION_THROWN(model->denoiser(watch), Error);
    QVERIFY(told >= 3);
    // Nothing is left half: the next one gets the whole network.
    QVERIFY(model->denoiser().in_channels() == model->latent_channels());
  }
};

}  // namespace elboscope

QTEST_GUILESS_MAIN(elboscope::TestMemoryPlan)
#include "test_memory_plan.moc"
