// Stopping and closing at random moments: of loading, measuring and exporting. As many times as the environment says:
// ELBOSCOPE_CANCELS=1000 test_cancelling (1,000 before a release, 100 under the thread sanitizer).
#include <QDeadlineTimer>
#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <functional>

#include "tests/ui/timed_application.h"
#include "ui/export/exporter.h"
#include "ui/export/figure.h"
#include "ui/language/language.h"
#include "ui/window/main_window.h"

using namespace elboscope;

namespace {

const QString model_folder = QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
const QString drawing = QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png");
bool under_sanitizer() {
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
  return true;
#else
  return false;
#endif
}

const int longest_wait = under_sanitizer() ? 600000 : 60000;  // milliseconds, for whatever ends by itself
const int longest_stop = under_sanitizer() ? 60000 : 20000;   // for what was asked to stop

WindowOptions drawing_options() {
  WindowOptions options;
  options.files = {drawing};
  options.model = model_folder;
  options.caption = QStringLiteral("a drawing of a house and a tree with a red ball under the sun");
  options.classes = QStringList{QStringLiteral("house"), QStringLiteral("tree"), QStringLiteral("red ball")};
  options.remember = false;
  return options;
}

void trigger(MainWindow& window, const char16_t* id) {
  window.actions().action(QString::fromUtf16(id))->trigger();
}

/// As QTRY_VERIFY, which looks only every 50 ms.
bool comes(const std::function<bool()>& done) {
  const QDeadlineTimer deadline(longest_stop);
  while (!done()) {
    if (deadline.hasExpired()) return false;
    QTest::qWait(1);
  }
  return true;
}

}  // namespace

class TestCancelling : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QRandomGenerator random_{20240607};  // the same moments every time, as far as the machine lets them
  int cancels_ = 20;
  int run_milliseconds_ = 0, load_milliseconds_ = 0;

  /// Lets events pass for up to a quarter longer than what is going on takes, so some of it ends by itself.
  void wait_at_random(int whole) { QTest::qWait(random_.bounded(whole + whole / 4 + 1)); }

  static void check_watchdog() {
    if (under_sanitizer()) return;
    const TimedApplication& watchdog = TimedApplication::instance();
    QVERIFY2(watchdog.longest_milliseconds() < 50, qPrintable(watchdog.longest_text()));
  }

 private Q_SLOTS:
  void initTestCase() {
    use_language(QStringLiteral("en"));
    use_theme(ThemeMode::light);
    bool set = false;
    const int wanted = qEnvironmentVariableIntValue("ELBOSCOPE_CANCELS", &set);
    if (set) cancels_ = std::max(wanted, 1);
  }

  void runs_are_stopped() {
    MainWindow window(drawing_options());
    InspectDocument& document = window.document();
    QSignalSpy finished(&window.inspector(), &Inspector::run_finished);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(document.maps() && window.settled(), longest_wait);
    QCOMPARE(finished.count(), 1);
    // How long a run takes when everything is warm, and what it finds.
    QElapsedTimer clock;
    clock.start();
    trigger(window, u"run.start");
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, longest_wait);
    run_milliseconds_ = static_cast<int>(clock.elapsed());
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), longest_wait);
    const CalibrationSettings calibration = document.state().calibration;
    const std::vector<double> losses = document.record()->losses;
    const std::vector<float> maps = document.maps()->maps.calibrated;

    TimedApplication::instance().restart();
    int stopped = 0;
    qint64 longest = 0;
    for (int i = 0; i < cancels_; ++i) {
      finished.clear();
      trigger(window, u"run.start");
      QVERIFY(window.inspector().running());
      wait_at_random(run_milliseconds_);
      // What else a hand does meanwhile: another run right behind, a slider.
      if (i % 5 == 1) window.inspector().run();
      if (i % 7 == 2)
        document.edit(QStringLiteral("x"),
                      [i](InspectState& state) { state.calibration.gamma = 0.2 + 0.01 * (i % 50); });
      clock.restart();
      const bool busy = window.inspector().engine().busy();
      trigger(window, u"run.stop");
      QVERIFY2(comes([&window] { return !window.inspector().engine().busy(); }), qPrintable(QString::number(i)));
      if (busy) longest = std::max(longest, clock.elapsed());
      QVERIFY2(document.record(),
               qPrintable(QString::number(i)));  // what was there stays, or what was measured by then
      stopped += finished.isEmpty() || !finished.back().front().toBool() ? 1 : 0;
    }
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), longest_wait);
    QCOMPARE(window.problems().error_count(), 0);
    QVERIFY(document.maps());
    QVERIFY2(stopped >= cancels_ / 4, qPrintable(QString::number(stopped)));
    qInfo("%d of %d runs of %d ms were stopped before their end, at most %lld ms after the word; longest event %s",
          stopped, cancels_, run_milliseconds_, static_cast<long long>(longest),
          qPrintable(TimedApplication::instance().longest_text()));
    check_watchdog();

    // Nothing of the stopped ones is left in the next.
    document.edit(QStringLiteral("x"), [&calibration](InspectState& state) { state.calibration = calibration; });
    finished.clear();
    trigger(window, u"run.start");
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, longest_wait);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), longest_wait);
    QVERIFY(document.record()->complete);
    QVERIFY(document.record()->losses == losses);
    QVERIFY(document.maps()->maps.calibrated == maps);
  }

  void loading_is_stopped() {
    MainWindow window(drawing_options());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().model() && window.settled(), longest_wait);
    const ModelChoice choice = window.document().model_choice();
    // The same folder under another name is another choice.
    ModelChoice other = choice;
    QVERIFY(QFile::link(model_folder, folder_.filePath(QStringLiteral("model"))));
    other.folder = folder_.filePath(QStringLiteral("model")).toStdU16String();
    QElapsedTimer clock;
    clock.start();
    window.inspector().choose_model(other);
    QTRY_VERIFY_WITH_TIMEOUT(window.document().model()->choice == other && window.settled(), longest_wait);
    load_milliseconds_ = static_cast<int>(clock.elapsed());
    TimedApplication::instance().restart();
    int kept = 0;
    for (int i = 0; i < cancels_; ++i) {
      const ModelChoice before = window.document().model()->choice;
      window.inspector().choose_model(before == choice ? other : choice);
      wait_at_random(load_milliseconds_);
      if (i % 3 == 1) trigger(window, u"run.start");  // a run that waits for the model
      window.inspector().stop();
      QVERIFY2(comes([&window] { return !window.inspector().engine().busy(); }), qPrintable(QString::number(i)));
      QVERIFY(window.document().model());
      QVERIFY(window.document().model()->choice == window.document().model_choice());
      kept += window.document().model()->choice == before ? 1 : 0;
    }
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), longest_wait);
    QCOMPARE(window.problems().error_count(), 0);
    qInfo("%d of %d loads of %d ms were stopped before their end; longest event %s", kept, cancels_, load_milliseconds_,
          qPrintable(TimedApplication::instance().longest_text()));
    check_watchdog();
  }

  void exports_are_stopped() {
    MainWindow window(drawing_options());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().maps() && window.settled(), longest_wait);
    std::vector<JobOutcome> outcomes;
    connect(&window.exporter(), &Exporter::finished, &window,
            [&outcomes](const ExportOutcome& outcome) { outcomes.push_back(outcome.outcome); });
    const QString folder = folder_.filePath(QStringLiteral("exports"));
    QVERIFY(QDir().mkpath(folder));
    const FigureChoice figure = shown_choice(window.document());
    TimedApplication::instance().restart();
    for (int i = 0; i < cancels_; ++i) {
      const auto kind = static_cast<ExportKind>(i % export_kind_count);
      window.exporter().write(kind, folder + QStringLiteral("/out") + export_extension(kind), figure);
      QTest::qWait(random_.bounded(40));
      window.exporter().stop();
      QVERIFY2(comes([&window] { return !window.exporter().busy(); }), qPrintable(QString::number(i)));
      QCOMPARE(outcomes.size(), static_cast<std::size_t>(i + 1));
      QVERIFY(outcomes.back() != JobOutcome::failed);
    }
    QCOMPARE(window.problems().error_count(), 0);
    const auto stopped = std::count(outcomes.begin(), outcomes.end(), JobOutcome::cancelled);
    qInfo("%d of %d exports were stopped before their end; longest event %s", static_cast<int>(stopped), cancels_,
          qPrintable(TimedApplication::instance().longest_text()));
    check_watchdog();
    // Files are whole or absent.
    const QDir::Filters all = QDir::Files | QDir::Hidden;
    for (const QString& path : {folder, folder + QStringLiteral("/out")})
      QVERIFY(QDir(path).entryList(all).filter(QStringLiteral(".tmp")).isEmpty());
  }

  void closed_while_busy_data() {
    QTest::addColumn<int>("work");
    QTest::newRow("while loading") << 0;
    QTest::newRow("while running") << 1;
    QTest::newRow("while exporting") << 2;
  }
  void closed_while_busy() {
    QFETCH(int, work);
    TimedApplication& watchdog = TimedApplication::instance();
    double longest_close = 0;
    QString longest_text;
    // A window takes longer than a run to make.
    const int closes = std::max(3, cancels_ / 20);
    for (int i = 0; i < closes; ++i) {
      auto window = std::make_unique<MainWindow>(drawing_options());
      window->show();
      if (work > 0) QTRY_VERIFY_WITH_TIMEOUT(window->document().model(), longest_wait);
      if (work == 1) wait_at_random(run_milliseconds_);
      if (work == 2) {
        QTRY_VERIFY_WITH_TIMEOUT(window->document().maps() && window->settled(), longest_wait);
        const auto kind = static_cast<ExportKind>(i % export_kind_count);
        window->exporter().write(kind, folder_.filePath(QStringLiteral("closed")) + export_extension(kind),
                                 shown_choice(window->document()));
        QTest::qWait(random_.bounded(30));
      }
      if (work == 0) wait_at_random(load_milliseconds_);
      watchdog.restart();
      window->close();
      QVERIFY(!window->isVisible());
      QTRY_VERIFY_WITH_TIMEOUT(window->inspector().settled() && !window->exporter().busy(), longest_stop);
      if (watchdog.longest_milliseconds() > longest_close) {
        longest_close = watchdog.longest_milliseconds();
        longest_text = watchdog.longest_text();
      }
      // Every other one is destroyed without having been asked to stop.
      if (i % 2 == 1) {
        auto abandoned = std::make_unique<MainWindow>(drawing_options());
        abandoned->show();
        wait_at_random(std::max(run_milliseconds_, load_milliseconds_));
      }
    }
    if (!under_sanitizer()) QVERIFY2(longest_close < 50, qPrintable(longest_text));
  }
};

int main(int argc, char** argv) {
  // A thousand take longer than the five minutes that Qt allows a test.
  if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT")) qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
  TimedApplication application(argc, argv);
  TestCancelling test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_cancelling.moc"
