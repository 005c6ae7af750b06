// The trainer is killed (SIGKILL) at random moments; the run goes on every time and ends with the weights of a run that
// was left alone. ELBOSCOPE_KILLS sets how often (default 4).
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <cstring>
#include <filesystem>

#include "core/tensorfile/safetensors_file.h"
#include "core/training/training.h"
#include "../core/training/small_plan.h"

namespace {

const QStringList kVae{"--samples", "1600", "--batch-size", "8", "--threads", "1", "--dtype", "fp32", "--preview-minutes", "0", "--checkpoint-minutes", "0.003"};

/// Exit code; -9 if killed after that many milliseconds.
int train(const QString& stage, const std::filesystem::path& run, int kill_after_ms, QByteArray* errors) {
  QProcess process;
  QStringList arguments{stage, QString::fromStdString(run.string())};
  process.start(QString(ELBOSCOPE_PROGRAMS) + "/elboscope-train", arguments + kVae);
  if (!process.waitForStarted()) return -1;
  if (kill_after_ms >= 0 && !process.waitForFinished(kill_after_ms)) {
    kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished(30000);
    return -9;
  }
  process.waitForFinished(240000);
  *errors = process.readAllStandardError();
  return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
}

bool same_weights(const std::filesystem::path& a, const std::filesystem::path& b) {
  const auto left = elboscope::SafetensorsFile::open(a), right = elboscope::SafetensorsFile::open(b);
  if (left->tensors().empty() || left->tensors().size() != right->tensors().size()) return false;
  for (const auto& tensor : left->tensors()) {
    const auto* other = right->find(tensor.name);
    if (other == nullptr || other->bytes != tensor.bytes || std::memcmp(other->data, tensor.data, tensor.bytes) != 0) return false;
  }
  return true;
}

}  // namespace

class TestTrainerKills : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_killed_run_ends_as_if_left_alone() {
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("ELBOSCOPE_KILLS", &given), kills = given ? wanted : 4;
    QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    for (const char* run : {"alone", "killed"}) elboscope::write_plan(base / run, small_plan());
    QByteArray errors;
    QElapsedTimer timer;
    timer.start();
    QVERIFY2(train("vae", base / "alone", -1, &errors) == 0, errors.constData());
    const int whole = static_cast<int>(timer.elapsed());
    QRandomGenerator moments(20);
    const auto file = base / "killed" / "vae" / "checkpoint.safetensors";
    int killed = 0;
    for (int i = 0; i < kills; ++i) {
      killed += train("vae", base / "killed", moments.bounded(whole), &errors) == -9;
      // Whatever is there is whole.
      if (std::filesystem::exists(file)) QVERIFY(!elboscope::SafetensorsFile::open(file)->tensors().empty());
    }
    QVERIFY(killed > 0);
    QVERIFY2(train("vae", base / "killed", -1, &errors) == 0, errors.constData());
    QVERIFY(same_weights(base / "alone" / "vae" / "checkpoint.safetensors", file));
  }
  void wrong_usage_is_told_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QStringList{} << 2 << "usage";
    QTest::newRow("unknown option") << QStringList{"vae", "x", "--speed", "9"} << 2 << "--speed";
    QTest::newRow("no number") << QStringList{"vae", "x", "--samples", "many"} << 2 << "--samples many";
    QTest::newRow("not a run") << QStringList{"vae", "/nonexistent/run"} << 3 << "training.json";
    QTest::newRow("unknown command") << QStringList{"paint", "x"} << 2 << "paint";
  }
  void wrong_usage_is_told() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    QProcess process;
    process.start(QString(ELBOSCOPE_PROGRAMS) + "/elboscope-train", arguments);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), code);
    const QString errors = process.readAllStandardError();
    QVERIFY2(errors.contains(says), qPrintable(errors));
  }
};

QTEST_GUILESS_MAIN(TestTrainerKills)
#include "test_trainer_kills.moc"
