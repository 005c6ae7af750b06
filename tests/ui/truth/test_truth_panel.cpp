// The panel of the truth, driven by events.
#include <QAbstractButton>
#include <QComboBox>
#include <QPointer>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

#include "tests/core/alignment/sample_record.h"
#include "ui/charts/gamma_curve.h"
#include "ui/document/inspector.h"
#include "ui/problems/problem_model.h"
#include "ui/theme/theme.h"
#include "ui/truth/label_rows.h"
#include "ui/truth/score_list.h"
#include "ui/truth/truth_panel.h"

using namespace elboscope;

namespace {

struct Bench {
  InspectDocument document;
  ProblemModel problems;
  Inspector inspector{document, problems};
  TruthPanel panel{document};

  Bench() {
    auto record = std::make_shared<AlignmentRecord>(test::sample_record({}, 3));
    record->image_width = 60;
    record->image_height = 40;
    InspectState state;
    TruthFile truth;
    truth.path = "/masks/truth.png";
    auto labels = std::make_shared<LabelPicture>();
    labels->width = 60;
    labels->height = 40;
    for (int p = 0; p < 60 * 40; ++p) {
      labels->labels.push_back(static_cast<std::uint8_t>(p % 60 / 12));  // 0 to 4: one more than there are classes
      ++truth.pixels[labels->labels.back()];
    }
    truth.labels = labels;
    for (const RecordedClass& entry : record->classes) {
      state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
      truth.names << QString::fromStdString(entry.name);
    }
    document.reset_state(state);
    panel.resize(304, 640);
    panel.show();
    document.set_truth(truth);
    document.set_record(record);
  }
  bool settle() {
    return QTest::qWaitFor([this] { return inspector.settled() && document.truth_scores(); }, 20000);
  }
};

}  // namespace

class TestTruthPanel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { use_theme(ThemeMode::light); }

  void without_truth_it_invites() {
    InspectDocument document;
    TruthPanel panel(document);
    panel.show();
    QCOMPARE(panel.findChild<QStackedWidget*>()->currentIndex(), 0);
    QSignalSpy wanted(&panel, &TruthPanel::open_wanted);
    for (QAbstractButton* button : panel.findChildren<QAbstractButton*>()) {
      if (button->isVisible()) QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(wanted.count(), 1);
  }

  void the_curve_sets_gamma() {
    Bench bench;
    QVERIFY(bench.settle());
    auto* curve = bench.panel.findChild<GammaCurve*>();
    QVERIFY(curve->isVisible());
    const int steps = bench.document.undo_stack().count();
    const auto at = [&](double strength) { return QPoint(qRound(curve->x_of(strength)), curve->height() / 2); };
    QTest::mousePress(curve, Qt::LeftButton, {}, at(2));
    QTest::mouseMove(curve, at(5));
    QTest::mouseMove(curve, at(8));
    QTest::mouseRelease(curve, Qt::LeftButton, {}, at(8));
    QVERIFY2(std::abs(bench.document.state().calibration.gamma - 0.125) < 0.004,
             qPrintable(QString::number(bench.document.state().calibration.gamma)));
    QCOMPARE(bench.document.undo_stack().count(), steps + 1);
    curve->setFocus();
    QTest::keyClick(curve, Qt::Key_Right);
    QVERIFY(bench.document.state().calibration.gamma <= 0.1251);
    QTest::keyClick(curve, Qt::Key_Home);
    QCOMPARE(bench.document.state().calibration.gamma, 1.0);
    QVERIFY(bench.settle());
    QCOMPARE(bench.document.truth_scores()->scores.miou_calibrated, bench.document.truth_scores()->scores.miou_raw);
    QTest::keyClick(curve, Qt::Key_Right);
    QCOMPARE(bench.document.state().calibration.gamma, 0.8);
  }

  void scores_are_linked() {
    Bench bench;
    QVERIFY(bench.settle());
    auto* list = bench.panel.findChild<ScoreList*>();
    QCOMPARE(list->lines().size(), 4);
    QCOMPARE(list->lines().back().row, -1);
    QTest::mouseMove(list, list->line_rect(2).center().toPoint());
    QCOMPARE(bench.document.hovered_class(), 2);
    QTest::mouseClick(list, Qt::LeftButton, {}, list->line_rect(1).center().toPoint());
    QCOMPARE(bench.document.selected_class(), 1);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(bench.document.selected_class(), 2);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(bench.document.selected_class(), 2);
    // The class list's order is the list's.
    bench.document.edit(QStringLiteral("x"), [](InspectState& state) { state.classes.move(0, 2); });
    QCOMPARE(list->lines().front().name, QStringLiteral("class 1"));
    QVERIFY(!std::isnan(list->lines().front().raw));
  }

  void threshold_and_labels_are_undo_steps() {
    Bench bench;
    QVERIFY(bench.settle());
    auto* labels = bench.panel.findChild<LabelRows*>();
    QCOMPARE(labels->labels().size(), 4);
    QCOMPARE(labels->unknown_count(), 1);
    const double before = bench.document.truth_scores()->scores.miou_calibrated;
    auto* box = labels->findChild<QComboBox*>(QStringLiteral("label 4"));
    QVERIFY(box);
    box->setCurrentIndex(box->count() - 1);
    Q_EMIT box->activated(box->count() - 1);
    QCOMPARE(labels->unknown_count(), 0);
    QVERIFY(bench.document.state().truth.meanings[4].kind == LabelMeaning::Kind::not_counted);
    QVERIFY(bench.settle());
    QVERIFY(bench.document.truth_scores()->scores.miou_calibrated != before);
    bench.document.undo_stack().undo();
    QCOMPARE(labels->unknown_count(), 1);
    QVERIFY(bench.settle());
    QCOMPARE(bench.document.truth_scores()->scores.miou_calibrated, before);

    QComboBox* threshold = nullptr;
    for (QComboBox* candidate : bench.panel.findChildren<QComboBox*>()) {
      if (candidate->objectName().isEmpty()) threshold = candidate;
    }
    QVERIFY(threshold);
    threshold->setCurrentIndex(1);
    Q_EMIT threshold->activated(1);
    QVERIFY(bench.document.state().truth.searched);
    QVERIFY(bench.settle());
    QTRY_VERIFY(bench.document.truth_scores()->searched);
  }

  void a_run_leaves_open_boxes_alone() {
    Bench bench;
    QVERIFY(bench.settle());
    auto* labels = bench.panel.findChild<LabelRows*>();
    const QPointer<QComboBox> box = labels->findChild<QComboBox*>(QStringLiteral("label 4"));
    QVERIFY(box);
    // What a run delivers as it goes on: the same classes again.
    bench.document.set_record(std::make_shared<AlignmentRecord>(*bench.document.record()));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(box && box->isVisibleTo(labels));
    bench.document.add_class(QStringLiteral("another"));
    bench.document.set_record(nullptr);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!box);
    QVERIFY(labels->findChild<QComboBox*>(QStringLiteral("label 4"))->findText(QStringLiteral("another")) >= 0);
  }

  void looks_data() {
    QTest::addColumn<int>("mode");
    QTest::newRow("light") << static_cast<int>(ThemeMode::light);
    QTest::newRow("dark") << static_cast<int>(ThemeMode::dark);
  }
  void looks() {
    QFETCH(int, mode);
    use_theme(static_cast<ThemeMode>(mode));
    Bench bench;
    QVERIFY(bench.settle());
    QTest::qWait(50);
    const QString folder = qEnvironmentVariable("ELBOSCOPE_PICTURES");
    if (!folder.isEmpty())
      bench.panel.grab().save(
          QStringLiteral("%1/truth-%2.png").arg(folder, QString::fromUtf8(QTest::currentDataTag())));
    QVERIFY(bench.panel.minimumSizeHint().width() <= 304);
    use_theme(ThemeMode::light);
  }
};

QTEST_MAIN(TestTruthPanel)
#include "test_truth_panel.moc"
