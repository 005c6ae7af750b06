// ui/language: the languages of the window and switching between them while it runs. In: a language code; out: Qt's
// LanguageChange event in every widget, upon which each sets its texts again (retranslate()).
#pragma once

#include <QList>
#include <QString>

namespace elboscope {

struct Language {
  QString code;         ///< "de", "zh_CN"
  QString native_name;  ///< "Deutsch"
};

/// English first, then those that are part of this program.
QList<Language> languages();

/// The language of `code`, or of the system where it is empty, or English where neither is known. GUI thread. Returns
/// the code used.
QString use_language(const QString& code);
QString current_language();

/// One sentence after the other: no space follows the full stop of Japanese and Chinese, which brings its own.
QString one_after_other(const QString& first, const QString& second);

}  // namespace elboscope
