#include "program_run.h"

#include <QProcess>
#include <QTest>
#include <csignal>

ProgramRun run_program(const QStringList& arguments, int interrupt_after_ms) {
  QProcess process;
  process.start(QString(ELBOSCOPE_PROGRAMS) + "/elboscope-cli", arguments);
  ProgramRun run;
  if (!process.waitForStarted()) return run;
  if (interrupt_after_ms >= 0 && !process.waitForFinished(interrupt_after_ms)) {
    kill(static_cast<pid_t>(process.processId()), SIGINT);
  }
  process.waitForFinished(300000);
  run.exit_code = process.exitCode();
  run.crashed = process.exitStatus() != QProcess::NormalExit;
  run.output = process.readAllStandardOutput();
  run.errors = process.readAllStandardError();
  return run;
}

QString fixture_path(const QString& relative) { return QString(ELBOSCOPE_FIXTURES) + "/" + relative; }
