// The way of a user's work through files: measure, save, reopen, export, drop the exported picture, close, crash.
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

#include "tests/ui/timed_application.h"
#include "ui/export/export_choices.h"
#include "ui/export/export_dialog.h"
#include "ui/language/language.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/session/recovery_offer.h"
#include "ui/session/session_keeper.h"
#include "ui/window/main_window.h"

using namespace elboscope;

namespace {

const QString model_folder = QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
const QString drawing = QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png");

WindowOptions empty_options() {
  WindowOptions options;
  options.model = model_folder;
  options.remember = false;
  return options;
}

WindowOptions drawing_options() {
  WindowOptions options = empty_options();
  options.files = {drawing};
  options.caption = QStringLiteral("a drawing of a house and a tree with a red ball under the sun");
  options.classes = QStringList{QStringLiteral("house"), QStringLiteral("tree"), QStringLiteral("red ball")};
  return options;
}

void drop(MainWindow& window, const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&window, &enter);
  QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&window, &event);
}

void trigger(MainWindow& window, const char16_t* id) {
  window.actions().action(QString::fromUtf16(id))->trigger();
}

QPushButton* answer(MainWindow& window, QMessageBox::StandardButton button) {
  auto* box = window.findChild<QMessageBox*>(QStringLiteral("save_changes"));
  return box ? qobject_cast<QPushButton*>(box->button(button)) : nullptr;
}

}  // namespace

class TestWindowFiles : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

  /// What a run measured, without a run.
  WindowOptions measured_options() const {
    WindowOptions options = empty_options();
    options.files = {path("measured.elboscope")};
    return options;
  }

  std::unique_ptr<MainWindow> measured(const WindowOptions& options) {
    auto window = std::make_unique<MainWindow>(options);
    window->show();
    QDeadlineTimer deadline(60000);
    while (!(window->settled() && window->document().maps() && window->document().record()->complete) &&
           !deadline.hasExpired())
      QTest::qWait(10);
    return window;
  }

 private Q_SLOTS:
  void initTestCase() {
    use_language(QStringLiteral("en"));
    use_theme(ThemeMode::light);
    auto window = measured(drawing_options());
    QVERIFY(window->document().maps());
    QVERIFY(window->isWindowModified());
    window->sessions().save(path("measured.elboscope"));
    QTRY_VERIFY(!window->isWindowModified());
  }

  void work_survives_saving_and_exporting() {
    auto window = measured(measured_options());
    InspectDocument& document = window->document();
    QVERIFY(document.maps());
    document.edit(QStringLiteral("x"), [](InspectState& state) {
      state.calibration.gamma = 0.21;
      state.view.color_map = ColorMap::magma;
      state.classes[1].visible = false;
    });
    document.store_slot(0);
    QTRY_VERIFY(window->settled());
    QVERIFY(window->isWindowModified());
    TimedApplication::instance().restart();
    window->sessions().save(path("work.elboscope"));
    QTRY_VERIFY(!window->isWindowModified());
    QVERIFY2(window->windowTitle().startsWith(QStringLiteral("work[*]")), qPrintable(window->windowTitle()));

    MainWindow other(empty_options());
    other.show();
    QTRY_VERIFY_WITH_TIMEOUT(other.settled(), 60000);
    drop(other, path("work.elboscope"));
    QTRY_VERIFY(!other.sessions().path().isEmpty());
    QTRY_VERIFY(other.document().record() && other.settled() && other.document().maps());
    QCOMPARE(other.problems().error_count(), 0);
    QVERIFY(other.document().state() == document.state());
    QVERIFY(other.document().slot(0) == document.slot(0));
    QVERIFY(other.document().picture()->pixels->rgb == document.picture()->pixels->rgb);
    QVERIFY(other.document().record()->losses == document.record()->losses);
    QVERIFY(other.document().maps()->maps.calibrated == document.maps()->maps.calibrated);
    QVERIFY(!other.isWindowModified());

    trigger(other, u"file.export");
    ExportDialog* dialog = other.export_dialog();
    QVERIFY(dialog && dialog->isVisible());
    for (int i = 0; i < export_kind_count; ++i) {
      const auto kind = static_cast<ExportKind>(i);
      dialog->set_kind(kind);
      const QString file = path("export") + export_extension(kind);
      dialog->export_to(file);
      QTRY_VERIFY2(!other.exporter().busy() && !dialog->message().isEmpty(), qPrintable(QString::number(i)));
      QVERIFY2(QFileInfo::exists(file), qPrintable(dialog->message()));
    }
    QCOMPARE(other.problems().error_count(), 0);
    dialog->reject();

    // The exported picture brings the settings back, as one step to undo.
    const InspectState exported = other.document().state();
    other.document().edit(QStringLiteral("x"), [](InspectState& state) {
      state.caption = QStringLiteral("something else");
      state.classes.clear();
      state.calibration = {};
    });
    const InspectState before = other.document().state();
    const int steps = other.document().undo_stack().count();
    drop(other, path("export.png"));
    QTRY_VERIFY(other.document().state() == exported);
    QCOMPARE(other.document().undo_stack().count(), steps + 1);
    trigger(other, u"edit.undo");
    QVERIFY(other.document().state() == before);
    QTRY_VERIFY(other.settled() && window->settled());
    QVERIFY2(TimedApplication::instance().longest_milliseconds() < 50,
             qPrintable(TimedApplication::instance().longest_text()));
  }

  void a_map_has_a_menu_of_its_own() {
    auto window = measured(measured_options());
    MapGrid& grid = window->maps().grid();
    const QRectF tile = grid.tile_rect(1, MapColumn::raw);
    QVERIFY(!tile.isEmpty());
    QContextMenuEvent event(QContextMenuEvent::Mouse, tile.center().toPoint(),
                            grid.viewport()->mapToGlobal(tile.center().toPoint()));
    QApplication::sendEvent(grid.viewport(), &event);
    const auto menus = window->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    const auto opened = std::find_if(menus.cbegin(), menus.cend(), [](const QMenu* menu) { return menu->isVisible(); });
    QVERIFY(opened != menus.cend());
    QVERIFY((*opened)->actions().front()->text().contains(QStringLiteral("tree, raw")));
    (*opened)->actions().front()->trigger();
    (*opened)->close();
    QVERIFY(window->export_dialog());
    const FigureChoice choice = window->export_dialog()->choices().choice();
    QCOMPARE(choice.rows, QList<int>{1});
    QCOMPARE(choice.columns, QList<MapColumn>{MapColumn::raw});
    QTRY_VERIFY(!window->exporter().busy());
  }

  void closing_while_exporting_data() {
    QTest::addColumn<int>("milliseconds");
    for (const int wait : {0, 2, 10, 40}) QTest::addRow("after %d ms", wait) << wait;
  }
  void closing_while_exporting() {
    QFETCH(int, milliseconds);
    auto window = measured(measured_options());
    const QString folder = path("closed") + QString::number(milliseconds);
    window->exporter().write(ExportKind::arrays, folder, {});
    QTest::qWait(milliseconds);
    window->close();
    QVERIFY(!window->isVisible());
    QTRY_VERIFY(!window->exporter().busy());
    window.reset();
    QVERIFY(QDir(folder).entryList(QDir::Files | QDir::Hidden).filter(QStringLiteral(".tmp")).isEmpty());
  }

  void asks_before_changes_are_lost() {
    WindowOptions options = measured_options();
    options.keeps_sessions = true;
    options.recovery_folder = path("asks");
    options.autosave_after = 20;
    auto window = measured(options);
    QVERIFY(!window->isWindowModified());
    window->document().edit(QStringLiteral("x"), [](InspectState& state) { state.calibration.gamma = 0.5; });
    QVERIFY(window->isWindowModified());
    window->close();
    QVERIFY(window->isVisible());
    QTest::mouseClick(answer(*window, QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(!window->findChild<QMessageBox*>(QStringLiteral("save_changes")));
    QVERIFY(window->isVisible());
    window->sessions().save(path("asked.elboscope"));
    QTRY_VERIFY(!window->isWindowModified());
    window->document().edit(QStringLiteral("x"), [](InspectState& state) { state.calibration.gamma = 0.9; });
    window->close();
    QTest::mouseClick(answer(*window, QMessageBox::Save), Qt::LeftButton);
    QTRY_VERIFY(!window->isVisible());
    QTRY_VERIFY(window->settled());
    window.reset();
    QCOMPARE(load_session(path("asked.elboscope").toStdString()).session.state.calibration.gamma, 0.9);
    QVERIFY(QDir(path("asks")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());

    window = measured(options);
    window->document().edit(QStringLiteral("x"), [](InspectState& state) { state.calibration.gamma = 0.4; });
    window->close();
    QTest::mouseClick(answer(*window, QMessageBox::Discard), Qt::LeftButton);
    QTRY_VERIFY(!window->isVisible());
    QTRY_VERIFY(window->settled());
    window.reset();
    QVERIFY(QDir(path("asks")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
  }

  void asks_before_opened_things_take_the_place_of_changes() {
    WindowOptions options = measured_options();
    QVERIFY(QFile::copy(path("measured.elboscope"), path("replaced.elboscope")));
    options.files = {path("replaced.elboscope")};
    options.keeps_sessions = true;
    options.recovery_folder = path("replaces");
    options.autosave_after = 20;
    auto window = measured(options);
    InspectDocument& document = window->document();
    const auto change = [&document](double gamma) {
      document.edit(QStringLiteral("x"), [gamma](InspectState& state) { state.calibration.gamma = gamma; });
    };
    const auto asked = [&window] { return window->findChild<QMessageBox*>(QStringLiteral("save_changes")) != nullptr; };
    const ShownPicturePtr picture = document.picture();
    change(0.5);
    drop(*window, drawing);
    QTRY_VERIFY(asked());
    QTest::mouseClick(answer(*window, QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(!asked());
    QTRY_VERIFY(window->settled());
    QCOMPARE(document.picture(), picture);
    drop(*window, drawing);
    QTRY_VERIFY(asked());
    QTest::mouseClick(answer(*window, QMessageBox::Save), Qt::LeftButton);
    QTRY_VERIFY(document.picture() != picture);
    QVERIFY(!document.record());
    QCOMPARE(load_session(path("replaced.elboscope").toStdString()).session.state.calibration.gamma, 0.5);

    // Settings stay when a picture comes: nothing to ask. A session brings its own.
    QTRY_VERIFY(window->sessions().path().isEmpty() && window->settled());
    change(0.4);
    QVERIFY(window->isWindowModified());
    const ShownPicturePtr second = document.picture();
    drop(*window, drawing);
    QTRY_VERIFY(document.picture() != second);
    QVERIFY(!asked());
    QTRY_VERIFY(!window->isWindowModified() && window->settled());
    change(0.3);
    drop(*window, path("replaced.elboscope"));
    QTRY_VERIFY(asked());
    QVERIFY(window->sessions().path().isEmpty());
    QTest::mouseClick(answer(*window, QMessageBox::Discard), Qt::LeftButton);
    QTRY_VERIFY(window->sessions().path().endsWith(QStringLiteral("replaced.elboscope")));
    QCOMPARE(document.state().calibration.gamma, 0.5);
    QTRY_VERIFY(window->settled());
    window->close();
    QTRY_VERIFY(!window->isVisible());
    QTRY_VERIFY(window->settled());
  }

  void offers_what_a_crash_left() {
    WindowOptions options = measured_options();
    options.keeps_sessions = true;
    options.recovery_folder = path("crash");
    options.autosave_after = 20;
    InspectState lost;
    {
      auto window = measured(options);
      window->document().edit(QStringLiteral("x"), [](InspectState& state) { state.calibration.gamma = 0.77; });
      lost = window->document().state();
      QTRY_VERIFY(window->settled() && window->sessions().autosaved());
      // Destroyed without being closed: what a crash leaves.
    }
    options.files.clear();
    options.classes.clear();
    MainWindow window(options);
    window.show();
    auto* offer = window.findChild<RecoveryOffer*>();
    QTRY_VERIFY(offer->isVisible());
    QTest::mouseClick(offer->findChildren<QPushButton*>().front(), Qt::LeftButton);
    QTRY_VERIFY(window.document().state() == lost);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled() && window.document().maps(), 60000);
    QVERIFY(!offer->isVisible());
    QVERIFY(window.isWindowModified());
  }
};

ELBOSCOPE_WINDOW_TEST_MAIN(TestWindowFiles)
#include "test_window_files.moc"
