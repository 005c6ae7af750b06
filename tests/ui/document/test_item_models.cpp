#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/document/class_model.h"
#include "ui/document/inspect_document.h"
#include "ui/problems/problem_model.h"

using namespace elboscope;

class TestItemModels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void classes() {
    InspectDocument document;
    ClassModel model(document);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const char* name : {"cat", "dog", "ball", "sun"}) document.add_class(QString::fromUtf8(name));
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.moveRows({}, 3, 1, {}, 0));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("sun"));
    QVERIFY(!model.moveRows({}, 0, 1, {}, 1));
    QVERIFY(model.setData(model.index(1), false, ClassModel::VisibleRole));
    QCOMPARE(document.state().classes[1].visible, false);
    QVERIFY(model.setData(model.index(1), QStringLiteral("  black cat "), Qt::EditRole));
    QCOMPARE(document.state().classes[1].name, QStringLiteral("black cat"));
    QVERIFY(!model.setData(model.index(1), QStringLiteral("  "), Qt::EditRole));
    QVERIFY(!model.setData(model.index(1), QStringLiteral("Dog"), Qt::EditRole));  // there is one
    QVERIFY(model.setData(model.index(1), QStringLiteral("Black cat"), Qt::EditRole));
    QVERIFY(model.setData(model.index(1), QStringLiteral("black cat"), Qt::EditRole));
    auto maps = std::make_shared<MapSet>();
    maps->maps.names = {"dog", "black cat"};
    maps->maps.classes.resize(2);
    maps->maps.classes[0].loss = 5;
    document.set_maps(maps);
    auto scores = std::make_shared<TruthScores>();
    scores->scores.iou_raw = {50, std::numeric_limits<double>::quiet_NaN()};
    scores->scores.iou_calibrated = {60, std::numeric_limits<double>::quiet_NaN()};
    document.set_truth_scores(scores);
    QCOMPARE(model.index(2).data(ClassModel::LossRole).toDouble(), 5.0);
    QCOMPARE(model.index(2).data(ClassModel::IouCalibratedRole).toDouble(), 60.0);
    QVERIFY(!model.index(1).data(ClassModel::IouRawRole).isValid());
    QVERIFY(!model.index(0).data(ClassModel::LossRole).isValid());
    QVERIFY(model.removeRows(1, 2));
    while (document.undo_stack().canUndo()) document.undo_stack().undo();
    QCOMPARE(model.rowCount(), 0);
    while (document.undo_stack().canRedo()) document.undo_stack().redo();
    QCOMPARE(model.rowCount(), 2);
    document.reset_state({});
    QCOMPARE(model.rowCount(), 0);
  }

  void problems() {
    ProblemModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    int jumped = 0;
    QSignalSpy added(&model, &ProblemModel::added);
    const auto add = [&](const QString& sentence, Problem::Severity severity) {
      Problem problem;
      problem.severity = severity;
      problem.sentence = sentence;
      problem.jump = [&jumped] { ++jumped; };
      model.add(std::move(problem));
    };
    add(QStringLiteral("one"), Problem::Severity::error);
    add(QStringLiteral("two"), Problem::Severity::note);
    add(QStringLiteral("two"), Problem::Severity::note);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(ProblemModel::CountRole).toInt(), 2);
    QCOMPARE(model.error_count(), 1);
    QCOMPARE(added.count(), 3);
    model.jump(1);
    model.jump(7);
    QCOMPARE(jumped, 1);
    for (int i = 0; i < 1000; ++i) add(QString::number(i), Problem::Severity::warning);
    QCOMPARE(model.rowCount(), 500);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("999"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
  }
};

QTEST_GUILESS_MAIN(TestItemModels)
#include "test_item_models.moc"
