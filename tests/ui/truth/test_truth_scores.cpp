// Scores of the window are those of the command line and of the evaluation, live and at rest.
#include <QSignalSpy>
#include <QTest>

#include "core/evaluation/evaluation_dataset.h"
#include "core/evaluation/item_score.h"
#include "core/report/mask_scores.h"
#include "tests/core/alignment/sample_record.h"
#include "ui/document/inspector.h"
#include "ui/problems/problem_model.h"

using namespace elboscope;

namespace {

/// Classes lie in upright stripes; the last column does not count.
std::shared_ptr<const LabelPicture> stripes(std::int64_t width, std::int64_t height, int classes) {
  auto truth = std::make_shared<LabelPicture>();
  truth->width = width;
  truth->height = height;
  for (std::int64_t p = 0; p < width * height; ++p) {
    const std::int64_t x = p % width;
    truth->labels.push_back(x == width - 1 ? 255 : static_cast<std::uint8_t>(x * (classes + 1) / width));
  }
  return truth;
}

struct Bench {
  InspectDocument document;
  ProblemModel problems;
  Inspector inspector{document, problems};

  Bench(const std::shared_ptr<const AlignmentRecord>& record, const std::shared_ptr<const LabelPicture>& labels) {
    InspectState state;
    TruthFile truth;
    truth.path = "/truth.png";
    truth.labels = labels;
    for (const std::uint8_t label : labels->labels) ++truth.pixels[label];
    for (const RecordedClass& entry : record->classes) {
      state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
      truth.names << QString::fromStdString(entry.name);
    }
    document.reset_state(state);
    document.set_truth(truth);
    document.set_record(record);
  }
  bool settle() {
    return QTest::qWaitFor([this] { return inspector.settled() && document.maps() && document.truth_scores(); }, 20000);
  }
  void set(const CalibrationSettings& settings) {
    document.edit(QStringLiteral("x"), [&](InspectState& state) { state.calibration = settings; });
  }
};

void compare(const MaskScores& got, const MaskScores& expected) {
  QCOMPARE(got.iou_raw, expected.iou_raw);
  QCOMPARE(got.iou_calibrated, expected.iou_calibrated);
  QCOMPARE(got.miou_raw, expected.miou_raw);
  QCOMPARE(got.miou_calibrated, expected.miou_calibrated);
  QCOMPARE(got.background_calibrated, expected.background_calibrated);
}

std::shared_ptr<AlignmentRecord> record_of(std::int64_t width, std::int64_t height) {
  auto record = std::make_shared<AlignmentRecord>(test::sample_record({}, 7));
  record->image_width = width;
  record->image_height = height;
  return record;
}

}  // namespace

class TestTruthScores : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void as_the_command_line_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("softmax");
    QTest::newRow("small") << 60 << 40 << 0;
    QTest::newRow("larger than what is shown") << 700 << 300 << 0;
    QTest::newRow("larger, softmax at the end") << 640 << 300 << 2;
  }
  void as_the_command_line() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, softmax);
    const auto record = record_of(width, height);
    const auto labels = stripes(width, height, 3);
    Bench bench(record, labels);
    QVERIFY(bench.settle());
    CalibrationSettings settings;
    settings.softmax = static_cast<CalibrationSettings::Softmax>(softmax);
    for (const double gamma : {1.0, 0.5, 0.2}) {
      settings.gamma = gamma;
      settings.threshold = softmax == 2 ? 0.35 : 0.4;
      bench.set(settings);
      QVERIFY(bench.settle());
      // What deliver() does.
      const MaskScores expected =
          score_masks(calibrate(*record, settings, labels->height, labels->width), *labels, threshold_of(*record, settings));
      QVERIFY(bench.document.truth_scores()->exact);
      QCOMPARE(bench.document.truth_scores()->settings.gamma, gamma);
      compare(bench.document.truth_scores()->scores, expected);
    }
    QCOMPARE(bench.problems.error_count(), 0);
  }

  void searched_as_the_evaluation() {
    const auto record = record_of(60, 40);
    const auto labels = stripes(60, 40, 3);
    Bench bench(record, labels);
    bench.document.edit(QStringLiteral("searched"), [](InspectState& state) { state.truth.searched = true; });
    QVERIFY(bench.settle());
    EvaluationItem item;
    item.classes = {0, 1, 2};
    item.picture.width = 60;
    item.picture.height = 40;
    item.truth = labels->labels;
    AlignmentRecord copy = *record;
    std::vector<SweepRow> rows(2);
    rows[0].raw = true;
    const ItemScore score = score_item(copy, item, rows);
    const TruthScoresPtr& got = bench.document.truth_scores();
    for (const bool calibrated : {false, true}) {
      const ThresholdCurve& curve = score.curves[calibrated ? 1 : 0];
      const int threshold = curve.official_threshold();
      QCOMPARE(calibrated ? got->scores.threshold_calibrated : got->scores.threshold_raw, threshold / 100.0);
      QCOMPARE(calibrated ? got->scores.miou_calibrated : got->scores.miou_raw, curve.at(threshold).mean_iou());
    }
  }

  void the_curve_is_made_of_such_scores() {
    const auto record = record_of(60, 40);
    const auto labels = stripes(60, 40, 3);
    Bench bench(record, labels);
    QSignalSpy changes(&bench.document, &InspectDocument::truth_curve_changed);
    QVERIFY(bench.settle());
    TruthCurvePtr curve = bench.document.truth_curve();
    QVERIFY(curve && curve->complete);
    QCOMPARE(curve->strengths, curve_strengths());
    for (std::size_t i = 0; i < curve->strengths.size(); ++i) {
      CalibrationSettings settings;
      settings.gamma = 1 / curve->strengths[i];
      const MaskScores expected = score_masks(calibrate(*record, settings), *labels, threshold_of(*record, settings));
      QCOMPARE(curve->calibrated[i], expected.miou_calibrated);
      QCOMPARE(curve->raw, expected.miou_raw);
    }
    QCOMPARE(curve->calibrated.front(), curve->raw);
    // gamma is the curve's axis: it stays. A threshold makes a new one.
    CalibrationSettings settings;
    settings.gamma = 0.7;
    bench.set(settings);
    QVERIFY(bench.settle());
    QCOMPARE(bench.document.truth_curve(), curve);
    settings.threshold = 0.7;
    bench.set(settings);
    QVERIFY(bench.settle());
    QVERIFY(bench.document.truth_curve() != curve && bench.document.truth_curve()->complete);
    QVERIFY(bench.document.truth_curve()->calibrated != curve->calibrated);
  }

  void labels_can_be_said_to_be_others() {
    const auto record = record_of(60, 40);
    const auto labels = stripes(60, 40, 3);
    Bench bench(record, labels);
    QVERIFY(bench.settle());
    const double before = bench.document.truth_scores()->scores.miou_calibrated;
    bench.document.edit(QStringLiteral("x"), [](InspectState& state) {
      state.truth.mask = QStringLiteral("/truth.png");
      state.truth.meanings[1] = {LabelMeaning::Kind::of_class, QStringLiteral("class 2")};
      state.truth.meanings[2] = {LabelMeaning::Kind::not_counted, {}};
    });
    QVERIFY(bench.settle());
    LabelPicture expected = *labels;
    for (std::uint8_t& label : expected.labels) label = label == 1 ? 3 : label == 2 ? 255 : label;
    compare(bench.document.truth_scores()->scores, score_masks(calibrate(*record, {}), expected, 0.5));
    bench.document.undo_stack().undo();
    QVERIFY(bench.settle());
    QCOMPARE(bench.document.truth_scores()->scores.miou_calibrated, before);
  }

  void truth_and_record_come_and_go() {
    const auto record = record_of(60, 40);
    Bench bench(record, stripes(60, 40, 3));
    const auto truth = bench.document.truth();
    for (int i = 0; i < 40; ++i) {
      if (i % 4 == 0) bench.document.set_truth({});
      if (i % 4 == 2) bench.document.set_truth(truth);
      if (i % 5 == 1) bench.document.set_record(nullptr);
      if (i % 5 == 3) bench.document.set_record(record);
      CalibrationSettings settings;
      settings.gamma = 1.0 / (i + 1);
      bench.set(settings);
      QTest::qWait(i % 7);
    }
    bench.document.set_truth(truth);
    bench.document.set_record(record);
    QVERIFY(bench.settle());
    compare(bench.document.truth_scores()->scores,
            score_masks(calibrate(*record, bench.document.state().calibration), *truth->labels, 0.5));
    bench.document.set_truth({});
    QVERIFY(!bench.document.truth_scores() && !bench.document.truth_curve());
    QVERIFY(QTest::qWaitFor([&] { return bench.inspector.settled(); }, 5000));
    QVERIFY(!bench.document.truth_scores() && !bench.document.truth_curve());
  }
};

QTEST_MAIN(TestTruthScores)
#include "test_truth_scores.moc"
