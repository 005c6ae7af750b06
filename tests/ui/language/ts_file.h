#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace elboscope {

/// One text of a translation file.
struct TsMessage {
  QString context, source, comment;
  QStringList translations;  ///< one, or one a plural form
  bool plural = false;
  QString type;  ///< "unfinished", "vanished", "obsolete"; empty: finished

  QString key() const { return context + u'\n' + comment + u'\n' + source; }
  /// For messages of tests.
  QString name() const { return context + QStringLiteral(": “") + source + u'”'; }
};

/// Every message of translations/elboscope_CODE.ts or any other path; `error` is a sentence if it is no such file.
QList<TsMessage> read_ts(const QString& path, QString* error);

/// What is wrong with one translation, a sentence each; empty: nothing. `forms`: plural forms of the language.
QStringList faults_of(const TsMessage& message, int forms);

}  // namespace elboscope
