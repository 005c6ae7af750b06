// What the window has like every good program: ways by keyboard, search, presentation, languages, what is remembered,
// what screen readers get.
#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListView>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

#include "ui/about/about_dialog.h"
#include "ui/calibration/section.h"
#include "ui/caption/caption_edit.h"
#include "ui/caption/caption_panel.h"
#include "ui/caption/measurement_rows.h"
#include "ui/caption/token_chips.h"
#include "ui/charts/elbo_bars.h"
#include "ui/commands/command_search.h"
#include "ui/commands/shortcut_dialog.h"
#include "ui/language/language.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/presentation/presentation_view.h"
#include "ui/theme/focus_ring.h"
#include "ui/window/main_window.h"

using namespace elboscope;

namespace {

const QString model_folder = QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
const QString drawing = QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png");

WindowOptions drawing_options(bool remember = false) {
  WindowOptions options;
  options.files = {drawing};
  options.model = model_folder;
  options.caption = QStringLiteral("a drawing of a house and a tree with a red ball under the sun");
  options.classes = {QStringLiteral("house"), QStringLiteral("tree"), QStringLiteral("red ball")};
  options.remember = remember;
  options.keeps_sessions = false;
  return options;
}

/// Sample opened, measured and at rest.
void settle(MainWindow& window) {
  window.show();
  window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  QTRY_VERIFY_WITH_TIMEOUT(window.document().maps() && window.settled(), 60000);
}

QAction* command(MainWindow& window, const char16_t* id) {
  return window.actions().action(QString::fromUtf16(id));
}

/// For people: with ELBOSCOPE_PICTURES, what a widget looks like goes into that folder.
void keep_picture(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("ELBOSCOPE_PICTURES");
  if (folder.isEmpty()) return;
  for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();  // new texts, then new places
  QVERIFY(widget.grab().save(folder + u'/' + name + QStringLiteral(".png")));
}

/// Which area of the window a widget is in.
const QWidget* area_of(const QWidget* widget, const MainWindow& window) {
  while (widget && widget->parentWidget() != &window) widget = widget->parentWidget();
  return widget;
}

}  // namespace

class TestShell : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    use_language(QStringLiteral("en"));
    use_theme(ThemeMode::light);
    QVERIFY(settings_.isValid());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings_.path());
  }

  void f6_reaches_every_area() {
    MainWindow window(drawing_options());
    settle(window);
    window.centralWidget()->findChild<MapGrid*>()->setFocus();
    QSet<const QWidget*> reached;
    for (int i = 0; i < 10; ++i) {
      QTest::keyClick(window.focusWidget(), Qt::Key_F6);
      QVERIFY(window.focusWidget());
      const QWidget* area = area_of(window.focusWidget(), window);
      reached.insert(area);
      QCOMPARE(FocusRing::ringed(), window.focusWidget());
    }
    keep_picture(window, QStringLiteral("focus-ring"));
    QVERIFY(reached.contains(window.centralWidget()));
    for (const QDockWidget* dock : window.findChildren<QDockWidget*>()) {
      if (dock->isVisible() && !dock->visibleRegion().isEmpty())
        QVERIFY2(reached.contains(dock), qPrintable(dock->objectName()));
    }
    QVERIFY(reached.contains(window.findChild<QToolBar*>(QStringLiteral("toolbar"))));
    // And back the same way; an area gets the focus where it was.
    QWidget* here = window.focusWidget();
    QTest::keyClick(here, Qt::Key_F6);
    QTest::keyClick(window.focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(window.focusWidget(), here);
    QTest::mouseClick(window.maps().grid().viewport(), Qt::LeftButton, {}, {4, 4});
    QVERIFY2(!FocusRing::ringed(), "a mouse click hides the ring");
  }

  void tab_reaches_every_control() {
    MainWindow window(drawing_options());
    settle(window);
    QSet<const QWidget*> reached;
    QWidget* start = &window.caption_panel().new_class();
    start->setFocus();
    // Round once; texts with links keep the focus for some steps.
    for (int i = 0; i < 400; ++i) {
      QWidget* focus = window.focusWidget();
      QVERIFY(focus);
      if (focus == start && reached.size() > 10) break;
      reached.insert(focus);
      QTest::keyClick(focus, Qt::Key_Tab);
    }
    QVERIFY2(window.focusWidget() == start, window.focusWidget()->metaObject()->className());
    for (const QWidget* widget : {static_cast<const QWidget*>(&window.caption_panel().chips()),
                                  static_cast<const QWidget*>(&window.caption_panel().new_class()),
                                  static_cast<const QWidget*>(&window.maps().grid())})
      QVERIFY2(reached.contains(widget), widget->metaObject()->className());
  }

  void search_runs_commands_of_the_window() {
    MainWindow window(drawing_options());
    settle(window);
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_K, Qt::ControlModifier);
    CommandSearch& search = window.command_search();
    QTRY_VERIFY(search.isVisible());
    keep_picture(window, QStringLiteral("search"));
    QTest::keyClicks(&search.field(), QStringLiteral("dark"));
    QTest::keyClick(&search.field(), Qt::Key_Return);
    QVERIFY(theme_colors().dark);
    keep_picture(window, QStringLiteral("dark"));
    use_theme(ThemeMode::light);
    // Disabled ones say why, in the window's own words.
    command(window, u"help.search")->trigger();
    QTest::keyClicks(&search.field(), QStringLiteral("stop"));
    QVERIFY(search.field().accessibleDescription().contains(QStringLiteral("Nothing is running.")));
    keep_picture(window, QStringLiteral("search-stop"));
    QTest::keyClick(&search.field(), Qt::Key_Escape);
  }

  void presentation_steps_and_flips() {
    MainWindow window(drawing_options());
    settle(window);
    const QByteArray layout = window.saveState();
    command(window, u"view.present")->trigger();
    QPointer<PresentationView> view = qobject_cast<PresentationView*>(window.presentation());
    QVERIFY(view && view->isFullScreen());
    QVERIFY(QTest::qWaitForWindowExposed(view));
    QCOMPARE(view->row(), 0);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(view->row(), 1);
    QCOMPARE(window.document().selected_class(), 1);
    QTest::keyClick(view, Qt::Key_PageUp);
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->row(), 2);
    const QImage calibrated = view->grab().toImage();
    QCOMPARE(view->map_title(), QStringLiteral("calibrated"));
    keep_picture(*view, QStringLiteral("present-one"));
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(view->showing_raw());
    QTest::qWait(400);
    const QImage raw = view->grab().toImage();
    QVERIFY(raw != calibrated);
    QTest::keyClick(view, Qt::Key_Space);
    QTest::qWait(400);
    QVERIFY(view->grab().toImage() == calibrated);
    QTest::keyClick(view, Qt::Key_M);
    QCOMPARE(view->map_title(), QStringLiteral("difference"));
    QTest::keyClick(view, Qt::Key_A);
    QVERIFY(view->showing_all() && view->grab().toImage() != calibrated);
    QVERIFY(view->accessibleDescription().contains(QStringLiteral("All classes")));
    keep_picture(*view, QStringLiteral("present-all"));
    QTest::keyClick(view, Qt::Key_2);
    QCOMPARE(view->row(), 1);
    QTest::keyClick(view, Qt::Key_Escape);
    QTRY_VERIFY(!view);
    QCOMPARE(window.saveState(), layout);
    // Without anything to show it says so.
    window.document().edit(QStringLiteral("none"), [](InspectState& state) { state.classes.clear(); });
    window.present(false);
    QVERIFY(window.presentation() && !window.presentation()->grab().isNull());
  }

  void languages_switch_while_it_runs() {
    MainWindow window(drawing_options());
    settle(window);
    command(window, u"help.about")->trigger();
    auto* about = window.findChild<AboutDialog*>();
    QVERIFY(about);
    for (int i = 0; i < 3; ++i) {
      about->tabs().setCurrentIndex(i);
      keep_picture(*about, QStringLiteral("about-%1").arg(i));
    }
    command(window, u"help.shortcuts")->trigger();
    auto* shortcuts = window.findChild<ShortcutDialog*>();
    QVERIFY(shortcuts);
    shortcuts->select(QStringLiteral("file.open"));
    shortcuts->keys().setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_K));
    keep_picture(*shortcuts, QStringLiteral("shortcuts"));
    for (const Language& language : languages()) {
      window.set_language(language.code);
      QCoreApplication::processEvents();
      QCOMPARE(current_language(), language.code);
      QVERIFY(!window.grab().isNull());
      keep_picture(window, language.code);
      keep_picture(*about, QStringLiteral("about-") + language.code);
      keep_picture(*shortcuts, QStringLiteral("shortcuts-") + language.code);
      QVERIFY2(!about->windowTitle().isEmpty(), qPrintable(language.code));
    }
    window.set_language(QStringLiteral("en"));
    QCoreApplication::processEvents();
    QCOMPARE(command(window, u"file.open")->text(), QStringLiteral("&Open…"));
  }

  void screen_readers_get_every_painted_thing() {
    MainWindow window(drawing_options());
    settle(window);
    QAccessible::setActive(true);
    MapGrid& grid = window.maps().grid();
    QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&grid);
    QVERIFY(table && table->role() == QAccessible::Table);
    QCOMPARE(table->text(QAccessible::Name), grid.accessibleName());
    QCOMPARE(table->childCount(), 3 * 4);
    QAccessibleInterface* cell = table->child(5);  // second class, second column
    QVERIFY(cell && cell->isValid());
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("tree, calibrated map"));
    QVERIFY2(cell->text(QAccessible::Description).startsWith(QStringLiteral("S ")),
             qPrintable(cell->text(QAccessible::Description)));
    QCOMPARE(cell->parent(), table);
    QCOMPARE(table->indexOfChild(cell), 5);
    QCOMPARE(table->childAt(cell->rect().center().x(), cell->rect().center().y()), cell);
    cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(window.document().selected_class(), 1);
    QVERIFY(cell->state().selected);
    QTest::mouseMove(grid.viewport(), grid.tile_rect(1, MapColumn::calibrated).center().toPoint());
    QVERIFY(!cell->text(QAccessible::Value).isEmpty());

    QAccessibleInterface* chips = QAccessible::queryAccessibleInterface(&window.caption_panel().chips());
    QCOMPARE(chips->childCount(), static_cast<int>(window.caption_panel().chips().shown().tokens.size()));
    QVERIFY(chips->childCount() > 5);
    int of_classes = 0;
    for (int i = 0; i < chips->childCount(); ++i) {
      QVERIFY(!chips->child(i)->text(QAccessible::Name).isEmpty());
      if (chips->child(i)->text(QAccessible::Description).startsWith(QStringLiteral("belongs to"))) ++of_classes;
    }
    QVERIFY(of_classes >= 3);

    auto* chart = window.findChild<ElboBars*>();
    QVERIFY(chart);
    QAccessibleInterface* bars = QAccessible::queryAccessibleInterface(chart);
    QCOMPARE(bars->childCount(), 3);
    QVERIFY(bars->child(0)->text(QAccessible::Value).startsWith(QStringLiteral("loss ")));
    // A class less: children that are gone are no longer valid.
    QAccessibleInterface* last = table->child(11);
    window.document().remove_class(2);
    QVERIFY(!last->isValid());
    QAccessible::setActive(false);
  }

  void geometry_and_keys_are_remembered() {
    // The screen of tests is 800 points wide: less than the window wants, so its height tells.
    constexpr int height = 741;
    {
      MainWindow window(drawing_options(true));
      settle(window);
      window.resize(window.width(), height);
      window.findChild<QDockWidget*>(QStringLiteral("calibration"))->hide();
      window.actions().set_shortcuts(QStringLiteral("file.open"), {QKeySequence(Qt::CTRL | Qt::Key_J)});
      window.actions().set_shortcuts(QStringLiteral("run.stop"), {});
      window.findChild<Section*>(QStringLiteral("elbo"))->set_expanded(false);
      window.findChild<Section*>(QStringLiteral("layers"))->set_expanded(true);
      window.caption_panel().measurement().set_unfolded(true);
      window.set_theme(ThemeMode::dark);
      window.close();
    }
    {
      MainWindow window(drawing_options(true));
      window.show();
      QCOMPARE(window.height(), height);
      QVERIFY(!window.findChild<QDockWidget*>(QStringLiteral("calibration"))->isVisible());
      QCOMPARE(command(window, u"file.open")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
      QVERIFY(command(window, u"run.stop")->shortcuts().isEmpty());
      QVERIFY(!window.findChild<Section*>(QStringLiteral("elbo"))->expanded());
      QVERIFY(window.findChild<Section*>(QStringLiteral("layers"))->expanded());
      QVERIFY(window.findChild<Section*>(QStringLiteral("masks"))->expanded());
      QVERIFY(!window.findChild<Section*>(QStringLiteral("method"))->expanded());
      QVERIFY(window.caption_panel().measurement().unfolded());
      QCOMPARE(window.settings().theme(), ThemeMode::dark);
      QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
      window.actions().reset_shortcuts(QStringLiteral("file.open"));
      window.close();
    }
    MainWindow window(drawing_options(true));
    QCOMPARE(command(window, u"file.open")->shortcut(), QKeySequence(QKeySequence::Open));
    window.set_theme(ThemeMode::light);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
  }

  void broken_settings_do_no_harm() {
    {
      QSettings settings(QStringLiteral("elboscope"), QStringLiteral("elboscope"));
      settings.setValue(QStringLiteral("shortcuts/file.open"), QStringLiteral("\x01\x02 no keys"));
      settings.setValue(QStringLiteral("shortcuts/no.such"), QStringLiteral("Ctrl+J"));
      settings.setValue(QStringLiteral("window/geometry"), QByteArray(5000, 'x'));
      settings.setValue(QStringLiteral("window/docks"), QByteArray("\xff\xfe"));
      settings.setValue(QStringLiteral("window/theme"), 17);
      settings.setValue(QStringLiteral("window/sections"), QStringList{QStringLiteral("+"), QStringLiteral("elbo")});
    }
    MainWindow window(drawing_options(true));
    window.show();
    QVERIFY(window.width() >= 320 && window.isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
  }

  void no_two_commands_share_keys() {
    MainWindow window(drawing_options());
    for (const QAction* action : window.actions().all()) {
      for (const QKeySequence& keys : action->shortcuts()) {
        const QAction* other = window.actions().owner(keys, window.actions().id(action));
        QVERIFY2(!other, qPrintable(keys.toString() + u' ' + action->objectName() + u' ' +
                                    (other ? other->objectName() : QString())));
      }
    }
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
  }

 private:
  QTemporaryDir settings_;
};

QTEST_MAIN(TestShell)
#include "test_shell.moc"
