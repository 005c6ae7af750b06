#include <QSignalSpy>
#include <QTest>

#include "ui/document/inspect_document.h"

using namespace elboscope;

namespace {

void set_gamma(InspectDocument& document, double gamma, const QString& merge = {}) {
  document.edit(QStringLiteral("gamma"), merge, [gamma](InspectState& state) { state.calibration.gamma = gamma; });
}

}  // namespace

class TestInspectDocument : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void slider_moves_are_one_step() {
    InspectDocument document;
    QSignalSpy changed(&document, &InspectDocument::calibration_changed);
    for (const double gamma : {0.3, 0.4, 0.5}) set_gamma(document, gamma, QStringLiteral("gamma"));
    document.end_gesture();
    QCOMPARE(document.undo_stack().count(), 1);
    QCOMPARE(changed.count(), 3);
    for (const double gamma : {0.6, 0.7}) set_gamma(document, gamma, QStringLiteral("gamma"));
    document.end_gesture(QStringLiteral("caption"));  // somebody else's
    set_gamma(document, 0.8, QStringLiteral("gamma"));
    QCOMPARE(document.undo_stack().count(), 2);
    document.undo_stack().undo();
    QCOMPARE(document.state().calibration.gamma, 0.5);
    document.undo_stack().undo();
    QCOMPARE(document.state().calibration.gamma, CalibrationSettings().gamma);
    document.undo_stack().redo();
    QCOMPARE(document.state().calibration.gamma, 0.5);
  }

  void other_edits_end_a_gesture() {
    InspectDocument document;
    set_gamma(document, 0.5, QStringLiteral("gamma"));
    document.edit(QStringLiteral("sigma"), [](InspectState& state) { state.calibration.layer_sigma = 5; });
    set_gamma(document, 0.6, QStringLiteral("gamma"));
    QCOMPARE(document.undo_stack().count(), 3);
  }

  void dragged_back_leaves_nothing_to_undo() {
    InspectDocument document;
    const double before = document.state().calibration.gamma;
    set_gamma(document, 0.5, QStringLiteral("gamma"));
    set_gamma(document, before, QStringLiteral("gamma"));
    QCOMPARE(document.undo_stack().count(), 0);
    QVERIFY(!document.undo_stack().canUndo());
  }

  void only_what_changed_is_told() {
    InspectDocument document;
    QSignalSpy classes(&document, &InspectDocument::classes_changed), view(&document, &InspectDocument::view_changed),
        calibration(&document, &InspectDocument::calibration_changed),
        caption(&document, &InspectDocument::caption_changed);
    document.edit(QStringLiteral("opacity"), [](InspectState& state) { state.view.opacity = 0.1; });
    set_gamma(document, document.state().calibration.gamma);
    QCOMPARE(view.count(), 1);
    QCOMPARE(classes.count() + calibration.count() + caption.count(), 0);
    QCOMPARE(document.undo_stack().count(), 1);
  }

  void classes_keep_colours_and_are_unique() {
    InspectDocument document;
    for (const char* name : {"cat", " dog ", "Cat", "", "ball"}) document.add_class(QString::fromUtf8(name));
    QCOMPARE(document.state().classes.size(), 3);
    QCOMPARE(document.state().classes[1].name, QStringLiteral("dog"));
    document.remove_class(0);
    document.add_class(QStringLiteral("sun"));
    // The colour that became free.
    QCOMPARE(document.state().classes[2].color, 0);
    document.select_class(2);
    document.remove_class(2);
    QCOMPARE(document.selected_class(), 1);
  }

  void slots_flip_settings() {
    InspectDocument document;
    document.store_slot(0);
    set_gamma(document, 0.9);
    document.store_slot(1);
    document.recall_slot(0);
    QCOMPARE(document.state().calibration.gamma, CalibrationSettings().gamma);
    document.recall_slot(1);
    QCOMPARE(document.state().calibration.gamma, 0.9);
    document.undo_stack().undo();
    QCOMPARE(document.state().calibration.gamma, CalibrationSettings().gamma);
  }

  void rows_follow_the_record_by_name() {
    InspectDocument document;
    for (const char* name : {"ball", "new", "cat"}) document.add_class(QString::fromUtf8(name));
    auto maps = std::make_shared<MapSet>();
    maps->maps.names = {"cat", "dog", "ball"};
    maps->maps.classes.resize(3);
    document.set_maps(maps);
    QCOMPARE(document.map_index(0), 2);
    QCOMPARE(document.map_index(1), -1);
    QCOMPARE(document.map_index(2), 0);
    QCOMPARE(document.class_row(0), 2);
    QCOMPARE(document.class_row(1), -1);
    document.edit(QStringLiteral("move"), [](InspectState& state) { state.classes.move(0, 2); });
    QCOMPARE(document.map_index(2), 2);
  }
};

QTEST_GUILESS_MAIN(TestInspectDocument)
#include "test_inspect_document.moc"
