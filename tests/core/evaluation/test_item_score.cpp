// A picture's scores from a record alone, the sweep's rows, and the file that keeps what is finished.
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/evaluation/evaluation_journal.h"
#include "core/evaluation/evaluation_sweep.h"
#include "core/evaluation/item_score.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;

namespace {

const std::vector<std::int64_t> timesteps{1, 301, 601, 901};

AlignmentRecord record_of_picture() {
  return test::sample_record({}, 5);
}

/// Two objects of the first class and one of the second, in columns; the third class is not there; the last row is
/// unlabelled.
EvaluationItem item_for(const AlignmentRecord& record) {
  EvaluationItem item;
  item.name = "drawn";
  item.picture.width = record.image_width;
  item.picture.height = record.image_height;
  item.classes = {4, 1, 6};
  item.instance_classes = {0, 1, 0};
  for (std::int64_t y = 0; y < record.image_height; ++y) {
    for (std::int64_t x = 0; x < record.image_width; ++x) {
      const auto instance = static_cast<std::uint8_t>(x * 4 / record.image_width);
      item.instances.push_back(instance);
      const std::uint8_t label = instance == 0 ? 0 : instance == 2 ? 2 : 1;
      item.truth.push_back(y + 1 == record.image_height ? std::uint8_t{255} : label);
    }
  }
  return item;
}

std::vector<std::int64_t> numbers_of(const ItemScore& score) {
  std::vector<std::int64_t> all;
  const auto append = [&all](const ThresholdCurve& curve) {
    const auto numbers = curve.numbers();
    all.insert(all.end(), numbers.begin(), numbers.end());
  };
  for (const ThresholdCurve& curve : score.curves) append(curve);
  for (const InstanceScore& one : score.instances) {
    append(one.raw);
    append(one.calibrated);
  }
  return all;
}

}  // namespace

class TestItemScore : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void rows_differ_and_begin_with_raw_and_calibrated() {
    const auto rows = evaluation_rows({}, {}, timesteps);
    QVERIFY(rows[0].raw && !rows[1].raw && !rows[1].oracle);
    std::set<std::string> names;
    std::set<double> gammas;
    int fixed = 0, inverted = 0, oracle = 0, without_passes = 0, likelihood = 0;
    for (const SweepRow& row : rows) {
      QVERIFY2(names.insert(row.name).second, row.name.c_str());
      if (row.name.starts_with("1/gamma")) gammas.insert(row.settings.gamma);
      fixed += row.settings.exponents == CalibrationSettings::Exponents::fixed ? 1 : 0;
      inverted += row.settings.exponents == CalibrationSettings::Exponents::inverted ? 1 : 0;
      oracle += row.oracle ? 1 : 0;
      without_passes += row.settings.self_passes == 0 ? 1 : 0;
      likelihood += row.settings.variant != CalibrationSettings::Variant::official ? 1 : 0;
    }
    QCOMPARE(gammas.size(), std::size_t{8});
    QVERIFY(fixed >= 2 && inverted >= 2 && oracle >= 2 && without_passes >= 4 && likelihood >= 4);
    SweepChoice none;
    none.wanted = false;
    QCOMPARE(evaluation_rows({}, none, timesteps).size(), std::size_t{2});
  }

  void refuses_gammas_data() {
    QTest::addColumn<double>("gamma");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("negative") << -0.5;
    QTest::newRow("above 1") << 1.5;
    QTest::newRow("NaN") << std::nan("");
  }
  void refuses_gammas() {
    QFETCH(double, gamma);
    SweepChoice choice;
    choice.gammas = {0.5, gamma};
    QVERIFY_THROWS_EXCEPTION(Error, evaluation_rows({}, choice, timesteps));
  }

  void rows_are_direct_calibration_and_scoring() {
    AlignmentRecord record = record_of_picture();
    const EvaluationItem item = item_for(record);
    const auto rows = evaluation_rows({}, {}, record.elbo_timesteps);
    const std::vector<double> losses = record.losses;
    const ItemScore score = score_item(record, item, rows);
    QCOMPARE(record.losses, losses);
    QCOMPARE(score.curves.size(), rows.size());
    int different = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].oracle) continue;
      const Heatmaps maps = calibrate(record, rows[r].settings);
      for (int percent : {1, 20, 50, 80}) {
        SegmentationCounts counts(4);
        counts.add(item.truth,
                   segmentation(rows[r].raw ? maps.raw : maps.calibrated, 3, item.truth.size(), percent / 100.0));
        const SegmentationCounts found = score.curves[r].at(percent);
        for (std::size_t label = 0; label < 4; ++label) {
          QVERIFY2(found.both(label) == counts.both(label) && found.predicted(label) == counts.predicted(label),
                   rows[r].name.c_str());
        }
      }
      different += score.curves[r].numbers() != score.curves[1].numbers() ? 1 : 0;
    }
    QVERIFY(different > 20);
    for (std::size_t i = 0; i < 3; ++i) {
      double mean = 0;
      for (std::size_t t = 0; t < record.elbo_timesteps.size(); ++t)
        mean += losses[i * record.elbo_timesteps.size() + t];
      QVERIFY(std::abs(score.losses[i] - mean / static_cast<double>(record.elbo_timesteps.size())) < 1e-12);
    }
  }

  void oracle_goes_by_the_true_areas() {
    AlignmentRecord record = record_of_picture();
    const EvaluationItem item = item_for(record);
    const std::size_t steps = record.elbo_timesteps.size();
    SweepRow oracle{"true areas", {}, false, true};
    const ItemScore score = score_item(record, item, {{"raw", {}, true}, {"calibrated", {}}, oracle});
    // The first class covers most, the third one nothing: exponents 1 and 1/gamma.
    AlignmentRecord by_area = record;
    std::vector<double> share(3, 0);
    for (std::uint8_t label : item.truth) {
      if (label > 0 && label < 4) share[label - 1u] += 1;
    }
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t t = 0; t < steps; ++t) by_area.losses[i * steps + t] = -share[i];
    }
    const Heatmaps maps = calibrate(by_area, {});
    QCOMPARE(maps.classes[0].exponent, 1.0);
    QVERIFY(std::abs(maps.classes[2].exponent - 3) < 1e-6);
    SegmentationCounts counts(4);
    counts.add(item.truth, segmentation(maps.calibrated, 3, item.truth.size(), 0.3));
    const SegmentationCounts found = score.curves[2].at(30);
    for (std::size_t label = 0; label < 4; ++label) QVERIFY(std::abs(found.both(label) - counts.both(label)) <= 1);
  }

  void instances_do_not_pay_for_their_twins() {
    AlignmentRecord record = record_of_picture();
    const EvaluationItem item = item_for(record);
    const ItemScore score = score_item(record, item, evaluation_rows({}, {}, record.elbo_timesteps));
    QCOMPARE(score.instances.size(), std::size_t{3});
    const Heatmaps maps = calibrate(record, {});
    const std::vector<std::uint8_t> labels = segmentation(maps.calibrated, 3, item.truth.size(), 0.4);
    for (std::size_t i = 0; i < 3; ++i) {
      std::int64_t both = 0, either = 0, own = 0;
      for (std::size_t p = 0; p < labels.size(); ++p) {
        const bool here = item.instances[p] == i + 1;
        const bool twin =
            !here && item.instances[p] > 0 && item.instance_classes[item.instances[p] - 1u] == item.instance_classes[i];
        const bool predicted = labels[p] == item.instance_classes[i] + 1;
        own += here ? 1 : 0;
        if (twin) continue;
        both += here && predicted ? 1 : 0;
        either += here || predicted ? 1 : 0;
      }
      QCOMPARE(score.instances[i].place, item.instance_classes[i]);
      QVERIFY(std::abs(score.instances[i].visible_share -
                       static_cast<double>(own) / static_cast<double>(labels.size())) < 1e-12);
      QVERIFY(std::abs(score.instances[i].calibrated.at(40).iou(1) -
                       100.0 * static_cast<double>(both) / static_cast<double>(either)) < 1e-6);
    }
  }

  void lines_keep_everything() {
    AlignmentRecord record = record_of_picture();
    const auto rows = evaluation_rows({}, {}, record.elbo_timesteps);
    ItemScore score = score_item(record, item_for(record), rows);
    score.index = 12;
    score.absent_loss = {0.1 + 0.2};
    const std::string line = item_line(score);
    QVERIFY(line.find('\n') == std::string::npos);
    const ItemScore again = parse_item_line(line, rows.size(), 7);
    QCOMPARE(again.index, score.index);
    QCOMPARE(again.classes, score.classes);
    QCOMPARE(again.losses, score.losses);
    QCOMPARE(again.absent_loss, score.absent_loss);
    QCOMPARE(numbers_of(again), numbers_of(score));
    QCOMPARE(again.instances[1].visible_share, score.instances[1].visible_share);
    QVERIFY_THROWS_EXCEPTION(Error, parse_item_line(line, rows.size() + 1, 7));
    QVERIFY_THROWS_EXCEPTION(Error, parse_item_line(line, rows.size(), 6));
  }

  void broken_lines_are_refused() {
    // Every value replaced by something else, every member left out.
    AlignmentRecord record = record_of_picture();
    SweepChoice none;
    none.wanted = false;
    const auto rows = evaluation_rows({}, none, record.elbo_timesteps);
    const nlohmann::json good = nlohmann::json::parse(item_line(score_item(record, item_for(record), rows)));
    const auto refused = [&](const nlohmann::json& document) {
      try {
        parse_item_line(document.dump(), rows.size(), 7);
      } catch (const Error& error) {
        return error.kind == ErrorKind::refused;
      }
      return false;
    };
    QVERIFY(!refused(good));
    for (const auto& [key, value] : good.items()) {
      nlohmann::json without = good;
      without.erase(key);
      QVERIFY2(refused(without), key.c_str());
      for (const char* text : {"null", "-1", "1.5", "\"x\"", "{}", "[[]]", "[-1]", "[1e300]", "[\"x\"]", "true"}) {
        nlohmann::json other = good;
        other[key] = nlohmann::json::parse(text);
        const bool list_of_one_number = other[key].is_array() && other[key][0].is_number();
        if (key == "absent_loss" && list_of_one_number) continue;  // that is what it should be
        QVERIFY2(refused(other), (key + " " + text).c_str());
      }
    }
    for (const char* counts : {"[]", "[-905]", "[-904,1]", "[0]", "[-9223372036854775808]", "[1099511627777,-903]",
                               "[-903]", "[-903,1.5]"}) {
      nlohmann::json other = good;
      other["curves"][0] = nlohmann::json::parse(counts);
      QVERIFY2(refused(other), counts);
    }
    for (const char* key : {"place", "visible_share", "raw", "calibrated"}) {
      nlohmann::json other = good;
      other["instances"][0].erase(key);
      QVERIFY2(refused(other), key);
    }
  }

  void journal_goes_on_data() {
    QTest::addColumn<QByteArray>("tail");  // what a kill or somebody else left at the end
    QTest::newRow("whole") << QByteArray();
    QTest::newRow("cut short") << QByteArray("{\"index\":3,\"cla");
    QTest::newRow("not JSON") << QByteArray("garbage\n");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("out of order") << QByteArray("{}\n");
  }
  void journal_goes_on() {
    QFETCH(QByteArray, tail);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("a.partial").toStdString();
    AlignmentRecord record = record_of_picture();
    const auto rows = evaluation_rows({}, {}, record.elbo_timesteps);
    ItemScore score = score_item(record, item_for(record), rows);
    std::vector<ItemScore> read;
    const auto take = [&read](ItemScore&& item) { read.push_back(std::move(item)); };
    {
      EvaluationJournal journal(path, "f", rows.size(), 7, take);
      QVERIFY(journal.note().empty());
      for (score.index = 0; score.index < 3; ++score.index) journal.add(score);
    }
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::Append));
    file.write(tail);
    file.close();
    {
      EvaluationJournal journal(path, "f", rows.size(), 7, take);
      QCOMPARE(journal.kept(), std::size_t{3});
      QCOMPARE(journal.note().empty(), !tail.endsWith('\n'));
      score.index = 3;
      journal.add(score);
    }
    read.clear();
    {
      const EvaluationJournal journal(path, "f", rows.size(), 7, take);
      QCOMPARE(journal.kept(), std::size_t{4});
      QVERIFY(journal.note().empty());
    }
    QCOMPARE(read.size(), std::size_t{4});
    QCOMPARE(numbers_of(read[3]), numbers_of(score));
    const EvaluationJournal other(path, "g", rows.size(), 7, take);
    QCOMPARE(other.kept(), std::size_t{0});
    QVERIFY(!other.note().empty());
  }
};

QTEST_APPLESS_MAIN(TestItemScore)
#include "test_item_score.moc"
