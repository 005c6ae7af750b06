// Ctrl-C at random moments: the program ends with 130, what was finished is kept and can be read.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <random>

#include "core/alignment/alignment_record.h"
#include "core/base/error.h"
#include "program_run.h"

class TestCancel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cancel_at_random_moments() {
    const QTemporaryDir folder;
    QVERIFY(folder.isValid());
    QFile picture(folder.filePath("picture.ppm"));
    QVERIFY(picture.open(QIODevice::WriteOnly));
    picture.write("P6 64 48 255\n");
    picture.write(QByteArray(64 * 48 * 3, '\x55'));
    picture.close();
    const QString record = folder.filePath("cancelled.elbo");
    // Long enough that most interrupts hit the measuring; ELBOSCOPE_CANCELS=200 for the whole exercise.
    const QStringList arguments{"inspect", "--model", fixture_path("heatmap-sd1/model"), "--image", folder.filePath("picture.ppm"),
                                "--classes", "dog,cat,tree,bicycle", "--elbo-timesteps", "0:1000:5", "--batch", "4", "--record", record};
    const int count = qEnvironmentVariableIsSet("ELBOSCOPE_CANCELS") ? qEnvironmentVariableIntValue("ELBOSCOPE_CANCELS") : 20;
    std::mt19937 random(20);
    int cancelled = 0, with_maps = 0;
    for (int i = 0; i < count; ++i) {
      QFile::remove(record);
      const int delay = static_cast<int>(random() % 2500);
      const ProgramRun run = run_program(arguments, delay);
      // Before main() begins nobody can hold a signal back; a shell reports that death as 130, too.
      if (run.crashed && run.exit_code == SIGINT && delay < 100) {
        ++cancelled;
        QVERIFY(!QFile::exists(record));
        continue;
      }
      QVERIFY2(!run.crashed, qPrintable(QString("after %1 ms, signal %2: ").arg(delay).arg(run.exit_code) + run.errors));
      QVERIFY2(run.exit_code == 130 || run.exit_code == 0, run.errors.constData());
      if (run.exit_code == 130) ++cancelled;
      if (!QFile::exists(record)) continue;  // stopped before anything was measured
      const elboscope::AlignmentRecord loaded = elboscope::load_record(record.toStdString());
      QCOMPARE(loaded.complete, run.exit_code == 0);
      if (!loaded.collect_timesteps.empty()) {
        ++with_maps;
        const ProgramRun again = run_program({"calibrate", "--record", record, "--json", "-"});
        QVERIFY2(again.exit_code == 0, again.errors.constData());
        QVERIFY(!again.output.contains("nan"));
      }
    }
    QVERIFY2(cancelled > 0, "no run was long enough to be cancelled");
    QVERIFY2(with_maps > 0, "no cancelled run kept a map");
  }
};

QTEST_GUILESS_MAIN(TestCancel)
#include "test_cancel.moc"
