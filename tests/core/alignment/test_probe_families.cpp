// The probe on one tiny model of every family: the method does not ask which one it is.
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/alignment/calibration.h"
#include "core/alignment/probe.h"
#include "core/base/error.h"
#include "core/diffusion/model_folder.h"

using namespace elboscope;

namespace {

ProbePicture picture(std::int64_t side) {
  ProbePicture result;
  result.path = "drawn";
  result.width = result.height = result.working_width = result.working_height = side;
  for (std::int64_t i = 0; i < side * side * 3; ++i)
    result.rgb.push_back(static_cast<std::uint8_t>((i * 31 + i / 384) % 256));
  return result;
}

ProbeSettings settings() {
  ProbeSettings result;
  result.classes = {"Cat", "blue dog"};
  result.caption = " A photo of a red CAT and a Blue dog";
  result.elbo_timesteps = {1, 501, 951};
  result.collect_timesteps = {20, 100};
  return result;
}

void families() {
  QTest::addColumn<QString>("fixture");
  for (const char* name : {"sdxl-playground", "sd3-no-t5", "sd35", "pixart-1024", "flux"}) QTest::newRow(name) << name;
}

std::shared_ptr<DiffusionModel> load(const QString& fixture) {
  LoadOptions options;
  options.device = ComputeDevice::cpu;
  return load_model((QString(ELBOSCOPE_FIXTURES) + "/" + fixture + "/model").toStdString(), options);
}

/// Small, but a multiple of what every one of these models asks for.
std::int64_t side_of(const DiffusionModel& model) {
  return 4 * std::max<std::int64_t>(model_info(model).size_multiple, 4);
}

}  // namespace

class TestProbeFamilies : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whole_data() { families(); }
  void whole() {
    QFETCH(QString, fixture);
    const auto model = load(fixture);
    const AlignmentRecord record = probe(*model, picture(side_of(*model)), settings());
    QVERIFY(record.complete);
    for (double loss : record.losses) QVERIFY(std::isfinite(loss) && loss > 0);
    for (double weight : record.elbo_weights) QVERIFY(std::isfinite(weight) && weight >= 0);
    QCOMPARE(record.losses.size(), std::size_t{6});
    QVERIFY(record.losses[0] != record.losses[3]);
    for (const RecordedClass& entry : record.classes) {
      QVERIFY(!entry.token_positions.empty());
      std::string text;
      for (int position : entry.token_positions) text += record.token_texts.at(static_cast<std::size_t>(position));
      std::erase(text, ' ');
      QCOMPARE(QString::fromStdString(text).toLower(), QString::fromStdString(entry.name).toLower().remove(' '));
    }
    for (const CollectedLayer& layer : record.cross_layers) {
      QVERIFY(!layer.name.empty());
      QVERIFY(std::any_of(layer.maps.begin(), layer.maps.end(), [](float value) { return value > 0; }));
    }
    QCOMPARE(record.self_operators.size(), std::size_t{2});
    const Heatmaps maps = calibrate(record, {});
    for (float value : maps.calibrated) QVERIFY(value >= 0 && value <= 1);

    ProbeSettings single = settings();
    single.batch_size = 1;
    const AlignmentRecord alone = probe(*model, picture(side_of(*model)), single);
    for (std::size_t i = 0; i < alone.losses.size(); ++i) {
      QVERIFY(std::abs(alone.losses[i] - record.losses[i]) < 1e-4 * record.losses[i]);
    }
  }

  void a_caption_a_class_data() { families(); }
  void a_caption_a_class() {
    QFETCH(QString, fixture);
    const auto model = load(fixture);
    ProbeSettings each = settings();
    each.caption_per_class = true;
    each.empty_caption_errors = false;
    const AlignmentRecord record = probe(*model, picture(side_of(*model)), each);
    for (float value : calibrate(record, {}).calibrated) QVERIFY(value >= 0 && value <= 1);
  }

  void text_columns() {
    const auto model = load("sd35");
    const auto positions = [&](TextColumns columns) {
      ProbeSettings chosen = settings();
      chosen.text_columns = columns;
      chosen.elbo_timesteps = {501};
      chosen.empty_caption_errors = false;
      chosen.self_attention = false;
      const AlignmentRecord record = probe(*model, picture(side_of(*model)), chosen);
      for (float value : calibrate(record, {}).calibrated) {
        if (!(value >= 0 && value <= 1)) return std::vector<int>();
      }
      return record.classes[1].token_positions;
    };
    const auto automatic = positions(TextColumns::automatic), clip = positions(TextColumns::clip);
    const auto t5 = positions(TextColumns::t5);
    auto both = clip;
    both.insert(both.end(), t5.begin(), t5.end());
    QCOMPARE(automatic, clip);
    QVERIFY(!clip.empty() && clip.back() < 77 && !t5.empty() && t5.front() >= 77);
    QCOMPARE(positions(TextColumns::both), both);

    ProbeSettings absent = settings();
    absent.text_columns = TextColumns::clip;
    const auto flux = load("flux");
    QVERIFY_EXCEPTION_THROWN(probe(*flux, picture(side_of(*flux)), absent), Error);
    absent.text_columns = TextColumns::t5;
    const auto without = load("sd3-no-t5");
    QVERIFY_EXCEPTION_THROWN(probe(*without, picture(side_of(*without)), absent), Error);
  }
};

QTEST_GUILESS_MAIN(TestProbeFamilies)
#include "test_probe_families.moc"
