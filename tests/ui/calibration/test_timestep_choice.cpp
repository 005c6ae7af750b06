// Choosing timesteps on the charts: mouse, keyboard, undo.
#include <QAbstractButton>
#include <QMouseEvent>
#include <QTest>

#include "tests/core/alignment/sample_record.h"
#include "ui/calibration/timestep_rows.h"
#include "ui/charts/loss_curves.h"
#include "ui/charts/timestep_strip.h"
#include "ui/document/inspector.h"
#include "ui/problems/problem_model.h"
#include "ui/theme/theme.h"

using namespace elboscope;
using Steps = std::vector<std::int64_t>;
Q_DECLARE_METATYPE(Steps)

namespace {

struct Bench {
  InspectDocument document;
  ProblemModel problems;
  Inspector inspector{document, problems};
  TimestepArea* area;

  explicit Bench(bool elbo) {
    area = elbo ? static_cast<TimestepArea*>(new LossCurves(document))
                : new TimestepStrip(document, TimestepSubset::collect);
    area->resize(280, 130);
    area->show();
    test::RecordShape shape;
    shape.timesteps = 6;
    shape.collected = 5;
    const auto record = std::make_shared<const AlignmentRecord>(test::sample_record(shape, 5));
    InspectState state;
    for (const RecordedClass& entry : record->classes)
      state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
    document.reset_state(state);
    document.set_record(record);
  }
  ~Bench() { delete area; }

  bool settle() {
    return QTest::qWaitFor([this] { return inspector.settled() && document.maps(); }, 20000);
  }
  const Steps& subset(bool elbo) const {
    const CalibrationSettings& settings = document.state().calibration;
    return elbo ? settings.elbo_timesteps : settings.collect_timesteps;
  }
  QPoint at(std::size_t place) const { return {qRound(area->x_of(area->choice().recorded()[place])), 13}; }
};

}  // namespace

class TestTimestepChoice : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { use_theme(ThemeMode::light); }

  void both_data() {
    QTest::addColumn<bool>("elbo");
    QTest::newRow("ELBO") << true;
    QTest::newRow("collection") << false;
  }
  void clicks_data() { both_data(); }
  void clicks() {
    QFETCH(bool, elbo);
    Bench bench(elbo);
    QVERIFY(bench.settle());
    const Steps all = bench.area->choice().recorded();
    QTest::mouseClick(bench.area, Qt::LeftButton, {}, bench.at(1));
    Steps expected = all;
    expected.erase(expected.begin() + 1);
    QCOMPARE(bench.subset(elbo), expected);
    QVERIFY(bench.settle());
    QCOMPARE(bench.problems.error_count(), 0);
    QCOMPARE(elbo ? bench.document.maps()->settings.elbo_timesteps : bench.document.maps()->settings.collect_timesteps,
             expected);
    QTest::mouseClick(bench.area, Qt::LeftButton, {}, bench.at(1));
    QVERIFY(bench.subset(elbo).empty());  // all of them
    QCOMPARE(bench.document.undo_stack().count(), 2);
  }

  void drags_data() { both_data(); }
  void drags() {
    QFETCH(bool, elbo);
    Bench bench(elbo);
    QVERIFY(bench.settle());
    const Steps all = bench.area->choice().recorded();
    QTest::mousePress(bench.area, Qt::LeftButton, {}, bench.at(3));
    for (const std::size_t place : {2UL, 1UL}) QTest::mouseMove(bench.area, bench.at(place));
    QTest::mouseRelease(bench.area, Qt::LeftButton, {}, bench.at(1));
    QCOMPARE(bench.subset(elbo), Steps(all.begin() + 1, all.begin() + 4));
    QCOMPARE(bench.document.undo_stack().count(), 1);
    // The next drag is a step of its own; Shift adds.
    QTest::mousePress(bench.area, Qt::LeftButton, Qt::ShiftModifier, bench.at(0));
    QMouseEvent move(QEvent::MouseMove, QPointF(bench.at(1)), bench.area->mapToGlobal(QPointF(bench.at(1))),
                     Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
    QCoreApplication::sendEvent(bench.area, &move);
    QTest::mouseRelease(bench.area, Qt::LeftButton, Qt::ShiftModifier, bench.at(1));
    QCOMPARE(bench.subset(elbo), Steps(all.begin(), all.begin() + 4));
    QCOMPARE(bench.document.undo_stack().count(), 2);
    bench.document.undo_stack().undo();
    QCOMPARE(bench.subset(elbo), Steps(all.begin() + 1, all.begin() + 4));
  }

  void keys_data() { both_data(); }
  void keys() {
    QFETCH(bool, elbo);
    Bench bench(elbo);
    QVERIFY(bench.settle());
    const Steps all = bench.area->choice().recorded();
    bench.area->setFocus();
    QTest::keyClick(bench.area, Qt::Key_Home);
    QTest::keyClick(bench.area, Qt::Key_Right);
    QTest::keyClick(bench.area, Qt::Key_Space);
    Steps expected = all;
    expected.erase(expected.begin() + 1);
    QCOMPARE(bench.subset(elbo), expected);
    QTest::keyClick(bench.area, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(bench.area, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(bench.subset(elbo), Steps(all.begin() + 1, all.begin() + 4));
    QTest::keyClick(bench.area, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(bench.subset(elbo).empty());
  }

  void the_last_one_stays() {
    Bench bench(true);
    QVERIFY(bench.settle());
    const Steps all = bench.area->choice().recorded();
    bench.area->choice().choose({true, false, false, false, false, false});
    QTest::mouseClick(bench.area, Qt::LeftButton, {}, bench.at(0));
    QCOMPARE(bench.subset(true), Steps{all[0]});
  }

  void buttons_data() {
    QTest::addColumn<int>("button");
    QTest::addColumn<Steps>("expected");
    QTest::newRow("every second") << 1 << Steps{1, 101, 201};
    QTest::newRow("low") << 2 << Steps{1, 51};
    QTest::newRow("middle") << 3 << Steps{101, 151};
    QTest::newRow("high") << 4 << Steps{201, 251};
    QTest::newRow("all") << 0 << Steps{};
  }
  void buttons() {
    QFETCH(int, button);
    QFETCH(Steps, expected);
    Bench bench(true);
    auto* curves = new LossCurves(bench.document);
    TimestepRows rows(bench.document, curves);
    rows.show();
    QVERIFY(bench.settle());
    const auto buttons = rows.findChildren<QAbstractButton*>();
    QCOMPARE(buttons.size(), 5);
    buttons[button]->click();
    QCOMPARE(bench.subset(true), expected);
    QVERIFY(buttons[button]->isChecked());
    QCOMPARE(rows.summary(), QStringLiteral("%1 of 6").arg(expected.empty() ? 6 : expected.size()));
  }
};

QTEST_MAIN(TestTimestepChoice)
#include "test_timestep_choice.moc"
