#include "ui/language/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Outside every namespace: the macro declares a function of the resource compiler.
static void load_translation_resources() {
  Q_INIT_RESOURCE(translations);
}

namespace elboscope {
namespace {

struct Installed {
  QString code = QStringLiteral("en");
  QTranslator program, qt;
};

Installed& installed() {
  static Installed state;
  return state;
}

}  // namespace

QList<Language> languages() {
  return {{QStringLiteral("en"), QStringLiteral("English")},
          {QStringLiteral("de"), QStringLiteral("Deutsch")},
          {QStringLiteral("fr"), QStringLiteral("Français")},
          {QStringLiteral("ja"), QStringLiteral("日本語")},
          {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
}

QString use_language(const QString& code) {
  load_translation_resources();
  Installed& state = installed();
  QString chosen = QStringLiteral("en");
  const QStringList wanted = code.isEmpty() ? QLocale::system().uiLanguages() : QStringList{code};
  for (const QString& entry : wanted) {
    const QString name = QString(entry).replace(u'-', u'_');
    for (const Language& language : languages()) {
      if (name == language.code || name.section(u'_', 0, 0) == language.code.section(u'_', 0, 0)) {
        chosen = language.code;
        break;
      }
    }
    if (chosen != QStringLiteral("en") || name.startsWith(QStringLiteral("en"))) break;
  }
  if (chosen == state.code && !state.program.isEmpty()) return chosen;
  QCoreApplication::removeTranslator(&state.program);
  QCoreApplication::removeTranslator(&state.qt);
  state.code = chosen;
  // Qt's own texts (file dialogs, buttons) first: what is installed last is asked first.
  if (state.qt.load(QStringLiteral("qtbase_") + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&state.qt);
  // English, too: its plurals.
  if (state.program.load(QStringLiteral(":/translations/elboscope_%1.qm").arg(chosen)))
    QCoreApplication::installTranslator(&state.program);
  QLocale::setDefault(QLocale(chosen));
  return chosen;
}

QString current_language() {
  return installed().code;
}

QString one_after_other(const QString& first, const QString& second) {
  return first.endsWith(u'。') ? first + second : first + u' ' + second;
}

}  // namespace elboscope
