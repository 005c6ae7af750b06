#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// elboscope-cli run to its end as a user would run it.
struct ProgramRun {
  int exit_code = -1;
  bool crashed = false;
  QByteArray output, errors;
};

/// `interrupt_after_ms` >= 0: sends SIGINT after that long.
ProgramRun run_program(const QStringList& arguments, int interrupt_after_ms = -1);

QString fixture_path(const QString& relative);
