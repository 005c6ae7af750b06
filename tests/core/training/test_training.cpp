#include "core/training/training.h"

#include <fstream>

#include "core/base/error.h"
#include "core/diffusion/model_folder.h"
#include "core/training/ahead_stream.h"
#include "core/training/checkpoint.h"
#include "small_plan.h"

#include <QTemporaryDir>
#include <QTest>

namespace elboscope {
namespace {

StageOptions quick(std::int64_t samples, std::int64_t batch) {
  StageOptions options;
  options.samples = samples;
  options.batch_size = batch;
  options.warmup_samples = 16;
  options.decay_share = 0;
  options.learning_rate = 2e-3;
  options.preview_minutes = 0;
  options.threads = 1;
  options.bfloat16 = false;
  return options;
}

bool equal(const NamedTensors& a, const NamedTensors& b) {
  if (a.size() != b.size() || a.empty()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].name != b[i].name || !at::equal(a[i].value, b[i].value)) return false;
  return true;
}

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

class TestTraining : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { QVERIFY(folder_.isValid()); }

  void plan_is_read_as_written() {
    const auto run = path("plan");
    TrainingPlan plan = small_plan();
    plan.seed = 99;
    plan.captions.single_object = 0.125;
    write_plan(run, plan);
    const TrainingPlan read = read_plan(run);
    QCOMPARE(read.seed, std::uint64_t{99});
    QCOMPARE(read.captions.single_object, 0.125);
    QCOMPARE(read.scenes.size, 32);
    QVERIFY(read.unet.block_out_channels == plan.unet.block_out_channels);
    QCOMPARE(read.unet.sample_size, std::int64_t{16});
    QCOMPARE(read.unet.cross_attention_dim, std::int64_t{16});
    write_plan(run, read);
    QCOMPARE(QString::fromStdString(world_json(read)), QString::fromStdString(world_json(read_plan(run))));
  }
  void bad_plans_are_refused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("names");
    QTest::newRow("not json") << QByteArray("{") << "training.json";
    QTest::newRow("a list") << QByteArray("[]") << "object";
    QTest::newRow("negative size") << QByteArray(R"({"scenes":{"size":-4}})") << "size";
    QTest::newRow("size between cells") << QByteArray(R"({"scenes":{"size":72},"vae":{"block_out_channels":[32,48,96]}})") << "multiple of 16";
    QTest::newRow("text for a number") << QByteArray(R"({"captions":{"empty":"often"}})") << "empty";
    QTest::newRow("share above one") << QByteArray(R"({"captions":{"colour_word":1.5}})") << "colour_word";
    QTest::newRow("groups") << QByteArray(R"({"unet":{"norm_num_groups":7}})") << "norm_num_groups";
    QTest::newRow("heads") << QByteArray(R"({"unet":{"attention_heads":[3,4,6]}})") << "attention_heads";
    QTest::newRow("levels disagree") << QByteArray(R"({"unet":{"block_out_channels":[64,128],"layers_per_block":[1,1,1],"attention_heads":[1,1]}})") << "layers_per_block";
    QTest::newRow("no such sprites") << QByteArray(R"({"sprites":"nowhere.safetensors"})") << "nowhere";
  }
  void bad_plans_are_refused() {
    QFETCH(QByteArray, text);
    QFETCH(QString, names);
    const auto run = path("bad");
    std::filesystem::create_directories(run);
    std::ofstream(run / "training.json") << text.toStdString();
    const std::string sentence = error_of([&] { (void)read_plan(run).load_sprites(); });
    QVERIFY2(sentence.find(names.toStdString()) != std::string::npos, sentence.c_str());
  }
  void a_stage_without_the_one_before_says_so() {
    const auto run = path("early");
    write_plan(run, small_plan());
    QVERIFY(error_of([&] { train_denoiser(run, quick(8, 8), {}, {}); }).find("stage vae") != std::string::npos);
    QVERIFY(error_of([&] { export_run(run, path("nothing"), {}); }) != "");
    QVERIFY(error_of([&] { (void)read_plan(path("nowhere")); }).find("training.json") != std::string::npos);
  }

  // The whole path, once in one go and once in pieces: the same weights to the last bit.
  void going_on_changes_nothing() {
    const auto whole = path("whole"), pieces = path("pieces");
    for (const auto& run : {whole, pieces}) write_plan(run, small_plan());
    QVERIFY(train_vae(whole, quick(64, 8), {}, {}));
    QVERIFY(train_vae(pieces, quick(24, 8), {}, {}));
    QVERIFY(train_vae(pieces, quick(64, 8), {}, {}));
    QVERIFY(equal(load_averages(whole / "vae" / "checkpoint.safetensors", ""), load_averages(pieces / "vae" / "checkpoint.safetensors", "")));

    for (const auto& run : {whole, pieces}) QVERIFY(train_tokenizer(run));
    QVERIFY(train_denoiser(whole, quick(96, 16), {}, {}));
    QVERIFY(train_denoiser(pieces, quick(32, 16), {}, {}));
    std::filesystem::remove_all(pieces / "latents");  // a cache: made again, not missed
    QVERIFY(train_denoiser(pieces, quick(96, 16), {}, {}));
    const auto file = std::filesystem::path("denoiser") / "checkpoint.safetensors";
    QVERIFY(equal(load_averages(whole / file, ""), load_averages(pieces / file, "")));
    QCOMPARE(load_state(pieces / file).samples, std::int64_t{96});
    QCOMPARE(load_state(pieces / file).steps, std::int64_t{6});

    // The end of a stage leaves a model that can be used, and export makes the same elsewhere.
    QCOMPARE(QString::fromStdString(inspect_model_folder(whole / "model").family), QString("sd1"));
    export_run(whole, path("exported"), "# card\n");
    QCOMPARE(QString::fromStdString(inspect_model_folder(path("exported"), "", true).sha256),
             QString::fromStdString(inspect_model_folder(whole / "model", "", true).sha256));
    QVERIFY(std::filesystem::exists(path("exported") / "README.md"));
    QVERIFY(std::filesystem::exists(path("exported") / "world.json"));

    // Fine-tuning starts with the weights of a folder.
    const auto tuned = path("tuned");
    write_plan(tuned, small_plan());
    StageOptions still = quick(8, 8);
    still.start_from = path("exported");
    still.learning_rate = 1e-9;
    QVERIFY(train_vae(tuned, still, {}, {}));
    const auto before = load_averages(whole / "vae" / "checkpoint.safetensors", ""), after = load_averages(tuned / "vae" / "checkpoint.safetensors", "");
    QCOMPARE(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) QVERIFY(at::allclose(before[i].value, after[i].value, 2e-3, 1e-4));
  }
  void learning_lowers_the_loss() {
    const auto run = path("learns");
    write_plan(run, small_plan());
    double first = 0;
    QVERIFY(train_vae(run, quick(16, 8), {}, {}));
    first = load_state(run / "vae" / "checkpoint.safetensors").loss;
    QVERIFY(train_vae(run, quick(1600, 8), {}, {}));
    QVERIFY(load_state(run / "vae" / "checkpoint.safetensors").loss < 0.6 * first);
  }
  void a_stop_keeps_a_checkpoint() {
    const auto run = path("stopped");
    write_plan(run, small_plan());
    std::stop_source source;
    source.request_stop();
    QVERIFY(!train_vae(run, quick(64, 8), {}, source.get_token()));
    QCOMPARE(load_state(run / "vae" / "checkpoint.safetensors").samples, std::int64_t{0});
    StageOptions short_time = quick(1'000'000, 8);
    short_time.minutes = 0.005;
    QVERIFY(!train_vae(run, short_time, {}, {}));
    QVERIFY(load_state(run / "vae" / "checkpoint.safetensors").samples > 0);
  }
  void streams_are_in_order_and_hand_on_errors() {
    AheadStream<std::int64_t> numbers(5, 3, [](std::int64_t number) {
      if (number == 40) throw Error(ErrorKind::failed, {}, "forty");
      return number * number;
    });
    for (std::int64_t i = 5; i < 40; ++i) QCOMPARE(numbers.next(), i * i);
    QCOMPARE(QString::fromStdString(error_of([&] { numbers.next(); })), QString("forty"));
    for (int i = 0; i < 50; ++i) AheadStream<int> unused(0, 2, [](std::int64_t n) { return static_cast<int>(n); });
  }
  void bad_checkpoints_are_refused() {
    const auto run = path("broken");
    write_plan(run, small_plan());
    QVERIFY(train_vae(run, quick(8, 8), {}, {}));
    const auto file = run / "vae" / "checkpoint.safetensors";
    TrainingPlan wider = small_plan();
    wider.vae.block_out_channels = {16, 16};
    write_plan(run, wider);
    QVERIFY(error_of([&] { train_vae(run, quick(16, 8), {}, {}); }).find("training.json") != std::string::npos);
    std::filesystem::resize_file(file, 100);
    QVERIFY(error_of([&] { train_vae(run, quick(16, 8), {}, {}); }).find("checkpoint") != std::string::npos);
  }

 private:
  std::filesystem::path path(const char* name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  QTemporaryDir folder_;
};

}  // namespace elboscope

QTEST_APPLESS_MAIN(elboscope::TestTraining)
#include "test_training.moc"
