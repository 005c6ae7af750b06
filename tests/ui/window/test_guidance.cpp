// What the window does for newcomers: the first start, the tour, explanations behind every control.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSet>
#include <QSettings>
#include <QSlider>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include "ui/calibration/calibration_panel.h"
#include "ui/calibration/gamma_control.h"
#include "ui/caption/caption_panel.h"
#include "ui/guidance/explanation.h"
#include "ui/guidance/explanation_help.h"
#include "ui/guidance/meaning_panel.h"
#include "ui/guidance/tour.h"
#include "ui/language/language.h"
#include "ui/maps/map_area.h"
#include "ui/samples/sample_gallery.h"
#include "ui/samples/sample_model.h"
#include "ui/window/main_window.h"

using namespace elboscope;

namespace {

WindowOptions nothing_remembered() {
  WindowOptions options;
  options.remember = false;
  return options;
}

bool is_ours(const QWidget* widget) {
  return QByteArray(widget->metaObject()->className()).startsWith("elboscope");
}

/// What a user can operate, without the parts that Qt puts into its own widgets.
QList<QWidget*> controls_of(const QWidget& root) {
  QList<QWidget*> controls;
  for (QWidget* widget : root.findChildren<QWidget*>()) {
    if (widget->focusPolicy() == Qt::NoFocus && qobject_cast<QAbstractButton*>(widget) == nullptr) continue;
    if (widget->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<QScrollBar*>(widget) != nullptr ||
        qobject_cast<QTabBar*>(widget) != nullptr)
      continue;
    const QByteArray name = widget->metaObject()->className();
    if (name == "QDockWidgetTitleButton" || name == "QToolBarExtension" || name == "QMenuBar" || name == "QMenu" ||
        name == "QDockWidget" || name == "QCustomPlot" || name == "QSplitterHandle" || name == "QWidget" ||
        name == "QLabel" || name == "QComboBoxPrivateContainer" || name == "QLineEditIconButton" ||
        name == "QComboBoxListView")
      continue;
    bool part = false;
    for (const QWidget* above = widget->parentWidget(); above != nullptr && above != &root;
         above = above->parentWidget())
      part = part || qobject_cast<const QAbstractSpinBox*>(above) != nullptr ||
             qobject_cast<const QTabBar*>(above) != nullptr || qobject_cast<const QComboBox*>(above) != nullptr ||
             qobject_cast<const QMenu*>(above) != nullptr;
    if (!part) controls << widget;
  }
  return controls;
}

QString name_of(const QWidget* widget) {
  QStringList path;
  for (; widget != nullptr; widget = widget->parentWidget())
    path.prepend(QString::fromLatin1(widget->metaObject()->className()) + u':' + widget->objectName());
  return path.join(QStringLiteral(" > "));
}

}  // namespace

class TestGuidance : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    use_language(QStringLiteral("en"));
    use_theme(ThemeMode::light);
    QLocale::setDefault(QLocale::c());
  }

  void the_first_sample_has_maps_without_the_network() {
    MainWindow window(nothing_remembered());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().maps(), 10000);
    QVERIFY(!window.inspector().running());
    QVERIFY(window.document().record()->complete);
    QVERIFY(window.document().record_is_current());
    QVERIFY(window.tour() == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);  // the model, too
    QVERIFY(window.document().record_is_current());
    QCOMPARE(window.problems().error_count(), 0);
    QTRY_VERIFY2(window.meaning_panel().plain_text().contains(QStringLiteral("explains the picture best")),
                 qPrintable(window.meaning_panel().plain_text()));
    QVERIFY(window.meaning_panel().plain_text().contains(QStringLiteral("truth")));
  }

  void every_control_explains_itself() {
    MainWindow window(nothing_remembered());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().maps() && window.settled(), 60000);
    QSet<QString> missing;
    const QList<QWidget*> controls = controls_of(window);
    QVERIFY2(controls.size() > 40, qPrintable(QString::number(controls.size())));
    for (QWidget* widget : controls) {
      const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
      if (accessible == nullptr || accessible->text(QAccessible::Name).trimmed().isEmpty())
        missing << QStringLiteral("no accessible name: ") + name_of(widget);
      // Our painted widgets write tooltips for what is under the mouse.
      if (widget->toolTip().isEmpty() && !(is_ours(widget) && explanation_of(widget) != nullptr))
        missing << QStringLiteral("no tooltip: ") + name_of(widget);
    }
    for (const QString& each : missing) qWarning("%s", qPrintable(each));
    QVERIFY(missing.isEmpty());

    // Formula and source stand behind everything that has to do with the method.
    for (QWidget* panel : {static_cast<QWidget*>(&window.calibration_panel()), static_cast<QWidget*>(&window.maps()),
                           static_cast<QWidget*>(&window.caption_panel())}) {
      for (const QWidget* widget : controls_of(*panel))
        QVERIFY2(explanation_of(widget) != nullptr, qPrintable(name_of(widget)));
    }
  }

  void explanations_are_complete() {
    QSet<QString> titles;
    for (const QString& id : explanation_ids()) {
      const Explanation* entry = find_explanation(id);
      QVERIFY(entry != nullptr);
      QVERIFY2(explanation_words(*entry).size() > 40, qPrintable(id));
      QVERIFY2(!titles.contains(explanation_title(*entry)), qPrintable(id));
      titles << explanation_title(*entry);
      QVERIFY(!explanation_source(*entry).contains(QStringLiteral("%1")));
      if (entry->source != Explanation::Source::program)
        QVERIFY2(explanation_source(*entry).contains(QStringLiteral("2506.09740")) && entry->place != nullptr,
                 qPrintable(id));
    }
    QCOMPARE(titles.size(), explanation_ids().size());
    QVERIFY(find_explanation(QStringLiteral("nobody")) == nullptr);
  }

  void a_card_opens_and_closes() {
    MainWindow window(nothing_remembered());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto* slider = window.calibration_panel().findChild<GammaControl*>()->findChild<QSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_F1, Qt::ShiftModifier);
    QTRY_VERIFY(ExplanationHelp::open_card() != nullptr);
    ExplanationCard* card = ExplanationHelp::open_card();
    QVERIFY(card->isVisible());
    QCOMPARE(card->accessibleName(), QStringLiteral("Gamma"));
    QVERIFY(card->accessibleDescription().contains(QStringLiteral("Sᵢ = γ^nᵢ")));
    QVERIFY(card->accessibleDescription().contains(QStringLiteral("III-B")));
    QTest::keyClick(card, Qt::Key_Escape);
    QTRY_VERIFY(ExplanationHelp::open_card() == nullptr);
  }

  void the_tour_points_at_what_is_there_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1280, 720);
    QTest::newRow("large") << QSize(1920, 1080);
    QTest::newRow("small") << QSize(900, 560);
  }

  void the_tour_points_at_what_is_there() {
    QFETCH(QSize, size);
    MainWindow window(nothing_remembered());
    window.resize(size);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().maps() && window.settled(), 60000);
    window.caption_panel().setFocus();
    window.actions().action(QStringLiteral("help.tour"))->trigger();
    Tour* tour = window.tour();
    QVERIFY(tour != nullptr);
    const int steps = tour->step_count();
    QVERIFY(steps >= 5 && steps <= 6);
    QStringList texts;
    for (int step = 0; step < steps; ++step) {
      QCOMPARE(tour->step(), step);
      QVERIFY2(!tour->lit().isEmpty(), qPrintable(tour->text()));
      QVERIFY(tour->rect().contains(tour->lit()));
      QVERIFY2(tour->rect().contains(tour->card_rect()), qPrintable(tour->text()));
      // Of what it talks about something stays in sight.
      const QRect covered = tour->lit() & tour->card_rect();
      QVERIFY2(covered.width() * covered.height() * 2 < tour->lit().width() * tour->lit().height(),
               qPrintable(tour->text()));
      texts << tour->text();
      if (step + 1 < steps)
        QTest::keyClick(QApplication::focusWidget(), step % 2 == 0 ? Qt::Key_Right : Qt::Key_Return);
    }
    QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), steps);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(tour->step(), steps - 2);
    window.resize(size + QSize(40, 30));
    QTRY_COMPARE(tour->size(), window.size());
    QVERIFY(tour->rect().contains(tour->card_rect()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(window.tour() == nullptr);
  }

  void the_tour_comes_once() {
    QTemporaryDir home;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    WindowOptions options;
    options.keeps_sessions = false;
    for (int start = 0; start < 2; ++start) {
      MainWindow window(options);
      window.show();
      QTRY_VERIFY_WITH_TIMEOUT(window.document().maps(), 10000);
      if (start == 0) {
        QTRY_VERIFY(window.tour() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(window.tour() == nullptr);
      } else {
        QTest::qWait(900);
        QVERIFY(window.tour() == nullptr);
      }
      QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
    }
  }

  void the_gallery_opens_a_sample() {
    MainWindow window(nothing_remembered());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().maps() && window.settled(), 60000);
    window.actions().action(QStringLiteral("file.samples"))->trigger();
    auto* gallery = window.findChild<SampleGallery*>();
    QVERIFY(gallery != nullptr);
    QTRY_VERIFY(gallery->isVisible());
    QSet<QString> missing;
    for (QWidget* widget : controls_of(*gallery)) {
      const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
      if (widget->toolTip().isEmpty() || accessible == nullptr || accessible->text(QAccessible::Name).isEmpty())
        missing << name_of(widget);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join(u'\n')));
    QTest::keyClick(&gallery->list(), Qt::Key_Right);
    const Sample second = gallery->model().sample(1);
    QTest::keyClick(&gallery->list(), Qt::Key_Return);
    QTRY_COMPARE(window.document().title(), second.title);
    QCOMPARE(window.document().state().caption, second.caption);
    QVERIFY(window.document().truth());
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
  }
};

QTEST_MAIN(TestGuidance)
#include "test_guidance.moc"
