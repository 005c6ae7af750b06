// Whole evaluations of a tiny model: the same every time, also in pieces, and equal to what is measured by hand.
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

#include "core/base/error.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/segmentation_score.h"
#include "core/evaluation/sticker_dataset.h"

using namespace elboscope;
using nlohmann::ordered_json;

class TestEvaluation : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    LoadOptions options;
    options.device = ComputeDevice::cpu;
    options.threads = 1;  // the model is too small for more
    model_ = load_model(ELBOSCOPE_FIXTURES "/heatmap-sd1/model", options);
    dataset_ = sticker_dataset(read_sticker_world(model_info(*model_)), {3, 4}, {});
    whole_ = evaluate(*model_, *dataset_, settings()).document;
    whole_.erase("seconds");
  }

  void document_holds_what_was_measured() {
    QCOMPARE(whole_["dataset"].get<std::string>(), std::string("stickers:3:4"));
    QCOMPARE(whole_["images"].get<int>(), 4);
    QCOMPARE(whole_["settings"]["dataset"]["classes"].size(), dataset_->classes().size());
    // The same scores by hand.
    const auto rows = settings().rows;
    std::vector<ThresholdCurve> curves(rows.size(), ThresholdCurve(dataset_->classes().size() + 1));
    std::vector<double> losses(dataset_->classes().size(), 0);
    std::vector<int> images(losses.size(), 0);
    std::int64_t instances = 0;
    for (std::size_t i = 0; i < dataset_->count(); ++i) {
      const EvaluationItem item = dataset_->item(i);
      ProbeSettings probe_settings = settings().probe;
      std::vector<std::size_t> labels{0};
      for (std::size_t c : item.classes) {
        probe_settings.classes.push_back(dataset_->classes()[c]);
        labels.push_back(c + 1);
      }
      const AlignmentRecord record = probe(*model_, item.picture, probe_settings);
      for (std::size_t r = 0; r < rows.size(); ++r) {
        if (rows[r].oracle) continue;
        const Heatmaps maps = calibrate(record, rows[r].settings);
        ThresholdCurve own(labels.size());
        own.add(item.truth,
                strongest_classes(rows[r].raw ? maps.raw : maps.calibrated, item.classes.size(), item.truth.size()));
        curves[r].merge(own, labels);
      }
      instances += static_cast<std::int64_t>(item.instance_classes.size());
      for (std::size_t k = 0; k < item.classes.size(); ++k) {
        losses[item.classes[k]] += (record.losses[3 * k] + record.losses[3 * k + 1] + record.losses[3 * k + 2]) / 3;
        ++images[item.classes[k]];
      }
    }
    const ordered_json& sweep = whole_["sweep"];
    QCOMPARE(sweep.size(), rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].oracle) continue;
      const int threshold = curves[r].official_threshold();
      QCOMPARE(sweep[r]["name"].get<std::string>(), rows[r].name);
      QVERIFY(std::abs(sweep[r]["threshold"].get<double>() - threshold / 100.0) < 1e-12);
      QVERIFY(std::abs(sweep[r]["miou"].get<double>() - curves[r].at(threshold).mean_iou()) < 1e-9);
      QVERIFY(sweep[r]["best_miou"] >= sweep[r]["miou"]);
    }
    QCOMPARE(whole_["miou_raw"], sweep[0]["miou"]);
    QCOMPARE(whole_["miou_calibrated"], sweep[1]["miou"]);
    QVERIFY(std::abs(whole_["miou_gain"]["value"].get<double>() -
                     (sweep[1]["miou"].get<double>() - sweep[0]["miou"].get<double>())) < 1e-9);
    QVERIFY(whole_["miou_gain"]["standard_error"].get<double>() > 0);
    std::int64_t in_buckets = 0, in_classes = 0;
    for (const ordered_json& bucket : whole_["buckets"]) in_buckets += bucket["instances"].get<std::int64_t>();
    QCOMPARE(in_buckets, instances);
    for (std::size_t c = 0; c < losses.size(); ++c) {
      const ordered_json& one = whole_["per_class"][c];
      in_classes += one["instances"].get<std::int64_t>();
      QCOMPARE(one["images"].get<int>(), images[c]);
      QCOMPARE(one["frequency_rank"].get<std::size_t>(), c + 1);
      if (images[c] == 0)
        QVERIFY(one["mean_loss"].is_null());
      else
        QVERIFY(std::abs(one["mean_loss"].get<double>() - losses[c] / images[c]) < 1e-9);
    }
    QCOMPARE(in_classes, instances);
    const ordered_json& absent = whole_["class_losses"]["absent_class"];
    QCOMPARE(absent["pictures"].get<int>(), 4);
    QVERIFY(absent["present_is_likelier"].get<double>() >= 0 && absent["present_is_likelier"].get<double>() <= 1);
  }

  void pieces_give_the_same_as_a_whole() {
    // Stopped before each picture in turn, then gone on with.
    const QTemporaryDir folder;
    EvaluationSettings kept = settings();
    kept.journal = folder.filePath("e.partial").toStdString();
    EvaluationOutcome outcome;
    for (std::size_t piece = 1; piece <= 4; ++piece) {
      std::stop_source source;
      int reports = 0;
      outcome = evaluate(
          *model_, *dataset_, kept,
          [&](const Progress& progress) {
            QCOMPARE(static_cast<std::size_t>(progress.total), 4 - (piece - 1));
            if (++reports == 2) source.request_stop();
          },
          source.get_token());
      QCOMPARE(outcome.kept, piece - 1);
      QCOMPARE(outcome.done, piece);
      QCOMPARE(outcome.finished, piece == 4);
    }
    outcome.document.erase("seconds");
    QVERIFY(outcome.document == whole_);
    // Everything is there: nothing is measured again.
    EvaluationOutcome again =
        evaluate(*model_, *dataset_, kept, [](const Progress&) { QFAIL("a picture was measured again"); });
    again.document.erase("seconds");
    QVERIFY(again.finished && again.document == whole_);
  }

  void other_settings_begin_anew_data() {
    QTest::addColumn<int>("what");
    QTest::newRow("seed") << 0;
    QTest::newRow("timesteps") << 1;
    QTest::newRow("rows") << 2;
    QTest::newRow("data set") << 3;
  }
  void other_settings_begin_anew() {
    QFETCH(int, what);
    const QTemporaryDir folder;
    EvaluationSettings changed = settings();
    changed.journal = folder.filePath("e.partial").toStdString();
    changed.rows.resize(2);
    std::stop_source source;
    int reports = 0;
    evaluate(
        *model_, *dataset_, changed,
        [&](const Progress&) {
          if (++reports == 2) source.request_stop();
        },
        source.get_token());
    if (what == 0) changed.probe.seed = 1;
    if (what == 1) changed.probe.elbo_timesteps = {1, 500};
    if (what == 2) changed.rows[1].settings.gamma = 0.4;
    const auto other = sticker_dataset(read_sticker_world(model_info(*model_)), {4, 4}, {});
    std::stop_source at_once;
    at_once.request_stop();
    const EvaluationOutcome outcome =
        evaluate(*model_, what == 3 ? *other : *dataset_, changed, {}, at_once.get_token());
    QCOMPARE(outcome.kept, std::size_t{0});
    QVERIFY(!outcome.note.empty());
  }

  void a_damaged_rest_is_measured_again() {
    const QTemporaryDir folder;
    EvaluationSettings kept = settings();
    kept.journal = folder.filePath("e.partial").toStdString();
    evaluate(*model_, *dataset_, kept);
    QFile file(QString::fromStdString(kept.journal.string()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray lines = file.readAll();
    file.resize(lines.size() - 100);  // in the last picture
    file.close();
    EvaluationOutcome outcome = evaluate(*model_, *dataset_, kept);
    QCOMPARE(outcome.kept, std::size_t{3});
    outcome.document.erase("seconds");
    QVERIFY(outcome.document == whole_);
  }

  void impossible_settings_are_refused_before_anything_is_measured_data() {
    QTest::addColumn<int>("self_passes");
    QTest::addColumn<double>("gamma");
    QTest::addColumn<qlonglong>("timestep");
    QTest::newRow("gamma") << -1 << 0.0 << 1LL;
    QTest::newRow("a timestep that is not measured") << -1 << 0.5 << 2LL;
  }
  void impossible_settings_are_refused_before_anything_is_measured() {
    QFETCH(int, self_passes);
    QFETCH(double, gamma);
    QFETCH(qlonglong, timestep);
    EvaluationSettings wrong = settings();
    wrong.rows[1].settings.self_passes = self_passes;
    wrong.rows[1].settings.gamma = gamma;
    wrong.rows[1].settings.elbo_timesteps = {timestep};
    try {
      evaluate(*model_, *dataset_, wrong, [](const Progress&) { QFAIL("something was measured"); });
      QFAIL("the settings were accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind == ErrorKind::usage);
    }
  }

 private:
  static EvaluationSettings settings() {
    EvaluationSettings result;
    result.probe.elbo_timesteps = {1, 401, 801};
    result.probe.collect_timesteps = {20, 100};
    result.rows = evaluation_rows({}, {}, result.probe.elbo_timesteps);
    result.absent_class = true;
    return result;
  }

  std::shared_ptr<DiffusionModel> model_;
  std::unique_ptr<EvaluationDataset> dataset_;
  ordered_json whole_;
};

QTEST_GUILESS_MAIN(TestEvaluation)
#include "test_evaluation.moc"
