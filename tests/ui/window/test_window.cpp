// The window as a user meets it, driven by events: measure, stream, drag gamma, undo, stop, refuse, close while busy.
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "tests/ui/timed_application.h"
#include "ui/calibration/calibration_panel.h"
#include "ui/calibration/gamma_control.h"
#include "ui/caption/caption_edit.h"
#include "ui/caption/caption_panel.h"
#include "ui/caption/class_list.h"
#include "ui/caption/missing_class_card.h"
#include "ui/caption/token_chips.h"
#include "ui/language/language.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/window/main_window.h"
#include "ui/window/progress_line.h"

using namespace elboscope;

namespace {

const QString model_folder = QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
const QString drawing = QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png");
constexpr double longest_block = 50;  // milliseconds

WindowOptions drawing_options(const QStringList& classes = {QStringLiteral("house"), QStringLiteral("tree"),
                                                            QStringLiteral("red ball")}) {
  WindowOptions options;
  options.files = {drawing};
  options.model = model_folder;
  options.caption = QStringLiteral("a drawing of a house and a tree with a red ball under the sun");
  options.classes = classes;
  options.remember = false;
  return options;
}

void trigger(MainWindow& window, const char16_t* id) {
  window.actions().action(QString::fromUtf16(id))->trigger();
}

QSlider* gamma_slider(MainWindow& window) {
  return window.calibration_panel().findChild<GammaControl*>()->findChild<QSlider*>();
}

}  // namespace

class TestWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    use_language(QStringLiteral("en"));
    use_theme(ThemeMode::light);
  }

  void measures_streams_and_answers_the_slider() {
    TimedApplication& watchdog = TimedApplication::instance();
    MainWindow window(drawing_options());
    InspectDocument& document = window.document();
    QSignalSpy records(&document, &InspectDocument::record_changed),
        finished(&window.inspector(), &Inspector::run_finished);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    watchdog.restart();  // making the window is one long step
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
    QVERIFY(finished.front().front().toBool());
    QCOMPARE(window.problems().error_count(), 0);
    // Maps first, then classes.
    QVERIFY2(records.count() >= 3, qPrintable(QString::number(records.count())));
    QVERIFY(document.record()->complete && document.record_is_current());
    QVERIFY(document.maps());
    QCOMPARE(document.maps()->maps.names.size(), std::size_t{3});
    QVERIFY(window.progress_line().text().startsWith(QStringLiteral("Done in")));

    const std::vector<float> before = document.maps()->maps.calibrated;
    const RecordPtr record = document.record();
    QSlider* slider = gamma_slider(window);
    const double gamma = document.state().calibration.gamma;
    const int steps_before = document.undo_stack().count();
    const QPoint handle(slider->width() * slider->value() / GammaControl::steps, slider->height() / 2);
    QTest::mousePress(slider, Qt::LeftButton, {}, handle);
    for (int i = 1; i <= 20; ++i) {
      QMouseEvent move(QEvent::MouseMove, QPointF(handle + QPoint(4 * i, 0)),
                       slider->mapToGlobal(QPointF(handle + QPoint(4 * i, 0))), Qt::NoButton, Qt::LeftButton, {});
      QApplication::sendEvent(slider, &move);
      QTest::qWait(2);
      QVERIFY2(!window.inspector().engine().busy(), "a slider must not need the network");
    }
    QTest::mouseRelease(slider, Qt::LeftButton, {}, handle + QPoint(80, 0));
    QTRY_VERIFY(window.settled());
    QVERIFY(document.state().calibration.gamma < gamma);
    QCOMPARE(document.maps()->settings.gamma, document.state().calibration.gamma);
    QVERIFY(document.maps()->maps.calibrated != before);
    QCOMPARE(document.record(), record);
    QCOMPARE(document.undo_stack().count(), steps_before + 1);

    trigger(window, u"edit.undo");
    QTRY_VERIFY(window.settled());
    QCOMPARE(document.state().calibration.gamma, gamma);
    QVERIFY(document.maps()->maps.calibrated == before);
    trigger(window, u"edit.redo");
    QVERIFY(document.state().calibration.gamma < gamma);
    QTRY_VERIFY(window.settled());
    qInfo("longest event: %s", qPrintable(watchdog.longest_text()));
    QVERIFY2(watchdog.longest_milliseconds() < longest_block, qPrintable(watchdog.longest_text()));
  }

  void maps_are_linked() {
    MainWindow window(drawing_options());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().maps() && window.settled(), 60000);
    MapGrid& grid = window.maps().grid();
    InspectDocument& document = window.document();
    const QRectF tile = grid.tile_rect(1, MapColumn::calibrated);
    QVERIFY(!tile.isEmpty());
    QTest::mouseMove(grid.viewport(), tile.center().toPoint());
    QCOMPARE(document.hovered_class(), 1);
    QVERIFY(document.cross_hair() && std::abs(document.cross_hair()->x() - 0.5) < 0.02);
    QVERIFY2(window.maps().readout().startsWith(QStringLiteral("tree at (")), qPrintable(window.maps().readout()));
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, tile.center().toPoint());
    QCOMPARE(document.selected_class(), 1);
    QCOMPARE(window.caption_panel().class_list().currentIndex().row(), 1);
    grid.setFocus();
    QTest::keyClick(&grid, Qt::Key_3);
    QCOMPARE(document.selected_class(), 2);
    const QImage calm = grid.viewport()->grab().toImage();
    QTest::keyPress(&grid, Qt::Key_Space);
    QVERIFY(grid.flipped());
    QVERIFY(grid.viewport()->grab().toImage() != calm);
    QTest::keyRelease(&grid, Qt::Key_Space);
    QVERIFY(grid.viewport()->grab().toImage() == calm);
    QTest::keyClick(&grid, Qt::Key_Plus);
    QVERIFY(grid.zoom().scale > 1);
    QTest::keyClick(&grid, Qt::Key_0);
    QVERIFY(grid.zoom().whole());
  }

  void words_become_classes() {
    WindowOptions options = drawing_options({});
    MainWindow window(options);
    window.show();
    InspectDocument& document = window.document();
    QTRY_VERIFY_WITH_TIMEOUT(document.text_readers() && window.settled(), 60000);
    TokenChips& chips = window.caption_panel().chips();
    const auto chip_of = [&](const QString& text) {
      for (int i = 0; i < chips.shown().tokens.size(); ++i) {
        const CaptionToken& token = chips.shown().tokens[i];
        const QString word = document.state().caption.mid(document.state().caption.indexOf(text), text.size());
        if (!token.special() && token.begin >= document.state().caption.indexOf(word)) return i;
      }
      return -1;
    };
    QTest::mouseClick(&chips, Qt::LeftButton, {}, chips.chip_rect(chip_of(QStringLiteral("house"))).center());
    QCOMPARE(document.state().classes.size(), 1);
    QCOMPARE(document.state().classes[0].name, QStringLiteral("house"));
    QTest::mousePress(&chips, Qt::LeftButton, {}, chips.chip_rect(chip_of(QStringLiteral("red"))).center());
    QTest::mouseMove(&chips, chips.chip_rect(chip_of(QStringLiteral("ball"))).center());
    QTest::mouseRelease(&chips, Qt::LeftButton, {}, chips.chip_rect(chip_of(QStringLiteral("ball"))).center());
    QCOMPARE(document.state().classes.size(), 2);
    QCOMPARE(document.state().classes[1].name, QStringLiteral("red ball"));
    trigger(window, u"edit.undo");
    QCOMPARE(document.state().classes.size(), 1);
  }

  void refusals_offer_a_mend() {
    MainWindow window(drawing_options({}));
    window.show();
    InspectDocument& document = window.document();
    QTRY_VERIFY_WITH_TIMEOUT(document.text_readers() && window.settled(), 60000);
    QTest::keyClicks(&window.caption_panel().new_class(), QStringLiteral("hous"));
    QTest::keyClick(&window.caption_panel().new_class(), Qt::Key_Return);
    auto* card = window.caption_panel().findChild<MissingClassCard*>();
    QVERIFY(card->isVisible());
    trigger(window, u"run.start");
    QCOMPARE(window.problems().error_count(), 1);
    QVERIFY(!window.inspector().running());
    const auto buttons = card->findChildren<QPushButton*>();
    QVERIFY(buttons.size() >= 2);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QTRY_COMPARE(document.state().classes[0].name, QStringLiteral("house"));
    QTRY_VERIFY(!card->isVisible());
  }

  void typing_is_one_undo_step() {
    WindowOptions options = drawing_options({});
    options.caption.clear();
    MainWindow window(options);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().picture() && window.settled(), 60000);
    CaptionEdit& caption = window.caption_panel().caption();
    caption.setFocus();
    QTest::keyClicks(&caption, QStringLiteral("a red house"));
    QCOMPARE(window.document().state().caption, QStringLiteral("a red house"));
    QCOMPARE(window.document().undo_stack().count(), 1);
    trigger(window, u"edit.undo");
    QCOMPARE(caption.toPlainText(), QString());
  }

  void stops_at_once_and_keeps_what_is_there() {
    MainWindow window(drawing_options());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().maps() && window.settled(), 60000);
    QSignalSpy finished(&window.inspector(), &Inspector::run_finished);
    for (int i = 0; i < 15; ++i) {
      trigger(window, u"run.start");
      QVERIFY(window.inspector().running());
      QTest::qWait(i * 7 % 60);
      trigger(window, u"run.stop");
      QTRY_VERIFY_WITH_TIMEOUT(!window.inspector().engine().busy(), 10000);
    }
    QTRY_VERIFY(window.settled());
    QVERIFY(window.document().maps());
    QCOMPARE(window.problems().error_count(), 0);
  }

  void closed_while_busy_data() {
    QTest::addColumn<int>("milliseconds");
    for (const int wait : {0, 5, 30, 80, 150}) QTest::addRow("after %d ms", wait) << wait;
  }
  void closed_while_busy() {
    QFETCH(int, milliseconds);
    auto window = std::make_unique<MainWindow>(drawing_options());
    window->show();
    QTest::qWait(milliseconds);
    TimedApplication& watchdog = TimedApplication::instance();
    watchdog.restart();
    window->close();
    QVERIFY(!window->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(window->inspector().settled(), 10000);
    QVERIFY2(watchdog.longest_milliseconds() < longest_block, qPrintable(watchdog.longest_text()));
    window.reset();
  }

  void refuses_files_in_the_list() {
    MainWindow window(drawing_options({}));
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().picture() && window.settled(), 60000);
    window.inspector().open({QStringLiteral(ELBOSCOPE_SOURCE "/CMakeLists.txt"), QStringLiteral("/nowhere/at-all.png"),
                             QStringLiteral(ELBOSCOPE_SOURCE "/core")});
    QTRY_COMPARE(window.problems().error_count(), 3);
    QVERIFY(window.document().picture());
  }

  void every_control_explains_itself_data() {
    QTest::addColumn<QString>("language");
    for (const Language& language : languages()) QTest::newRow(qPrintable(language.code)) << language.code;
  }
  void every_control_explains_itself() {
    QFETCH(QString, language);
    MainWindow window(drawing_options());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
    use_language(language);
    QCoreApplication::processEvents();
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || widget->inherits("QLabel") || !widget->isVisibleTo(&window)) continue;
      const QString name = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
      // Parts of Qt's own composed widgets explain themselves through their parents.
      if (widget->parentWidget() &&
          (widget->parentWidget()->inherits("QAbstractSpinBox") || widget->parentWidget()->inherits("QComboBox")))
        continue;
      const bool button = widget->inherits("QAbstractButton");
      const QString text = button ? static_cast<const QAbstractButton*>(widget)->text() : QString();
      QVERIFY2(!widget->accessibleName().isEmpty() || !text.isEmpty() || widget->inherits("QToolBar"),
               qPrintable(QStringLiteral("no accessible name: ") + name));
      if (widget->inherits("QAbstractButton") || widget->inherits("QAbstractSlider") ||
          widget->inherits("QAbstractSpinBox") || widget->inherits("QComboBox") || widget->inherits("QLineEdit"))
        QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(QStringLiteral("no tooltip: ") + name + u' ' + text));
    }
    use_language(QStringLiteral("en"));
  }

  void fits_into_1280_by_720() {
    MainWindow window(drawing_options());
    window.resize(1280, 720);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().maps() && window.settled(), 60000);
    QCOMPARE(window.size(), QSize(1280, 720));
    QVERIFY2(
        window.minimumSizeHint().width() <= 1280 && window.minimumSizeHint().height() <= 720,
        qPrintable(
            QStringLiteral("%1 x %2").arg(window.minimumSizeHint().width()).arg(window.minimumSizeHint().height())));
  }
};

ELBOSCOPE_WINDOW_TEST_MAIN(TestWindow)
#include "test_window.moc"
