// Every text of the window is translated, completely, and says what the source says: nothing unfinished, nothing
// missing, the same placeholders, access keys and tags.
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/language/ts_file.h"
#include "ui/language/language.h"

using namespace elboscope;

namespace {

QString ts_path(const QString& code) {
  return QStringLiteral(ELBOSCOPE_SOURCE "/translations/elboscope_%1.ts").arg(code);
}

int plural_forms(const QString& code) {
  return code == QStringLiteral("ja") || code == QStringLiteral("zh_CN") ? 1 : 2;
}

void add_languages() {
  QTest::addColumn<QString>("code");
  for (const Language& language : languages()) {
    if (language.code != QStringLiteral("en")) QTest::newRow(qPrintable(language.code)) << language.code;
  }
}

/// The first few, so that a file that was just begun does not fill the screen.
QByteArray told(const QStringList& faults) {
  return (QStringList(faults.mid(0, 20)) << QStringLiteral("%1 in all").arg(faults.size())).join(u'\n').toUtf8();
}

}  // namespace

class TestTranslations : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void the_check_finds_faults_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<QString>("fault");  // empty: none
    const auto row = [](const char* name, const char16_t* source, const char16_t* text, const char16_t* fault) {
      QTest::newRow(name) << QString::fromUtf16(source) << QString::fromUtf16(text) << QString::fromUtf16(fault);
    };
    row("good", u"&Open %1…", u"%1 öffnen (&O)…", u"");
    row("swapped placeholders", u"%1 of %2", u"%2 中の %1", u"");
    row("empty", u"Open", u" ", u"is empty");
    row("lost placeholder", u"%1 of %2", u"%1 von", u"placeholders");
    row("doubled placeholder", u"%1 of %2", u"%1 %1 %2", u"placeholders");
    row("lost access key", u"&Open", u"Öffnen", u"access key");
    row("new access key", u"Open", u"&Öffnen", u"access key");
    row("entities are no access keys", u"a&nbsp;b", u"a&nbsp;b c", u"");
    row("an ampersand is no access key", u"A && B", u"A und B", u"");
    row("lost tag", u"<b>Model</b>", u"<b>Modell", u"tags");
    row("dots", u"Open…", u"Öffnen", u"dots");
    row("lines", u"a\nb", u"a b", u"lines");
    row("patterns", u"Masks (*.png)", u"Masken (*.jpg)", u"patterns");
    row("counting", u"classes", u"%n Klassen", u"counts");
  }
  void the_check_finds_faults() {
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QFETCH(QString, fault);
    const QStringList found = faults_of({{}, source, {}, {translation}, false, {}}, 2);
    QVERIFY2(fault.isEmpty() ? found.isEmpty() : found.join(u' ').contains(fault), qPrintable(found.join(u' ')));
  }

  void the_check_counts_forms() {
    const QString source = QStringLiteral("%n classes");
    const QString one = QStringLiteral("eine Klasse"), many = QStringLiteral("%n Klassen");
    QVERIFY(faults_of({{}, source, {}, {one, many}, true, {}}, 2).isEmpty());
    QVERIFY(!faults_of({{}, source, {}, {one}, true, {}}, 2).isEmpty());
    QVERIFY(!faults_of({{}, source, {}, {one, one}, true, {}}, 2).isEmpty());
    QVERIFY(!faults_of({{}, source, {}, {one}, true, {}}, 1).isEmpty());
    QVERIFY(!faults_of({{}, source, {}, {many, many}, true, QStringLiteral("unfinished")}, 2).isEmpty());
  }

  void every_translation_is_sound_data() { add_languages(); }
  void every_translation_is_sound() {
    QFETCH(QString, code);
    QString error;
    const QList<TsMessage> messages = read_ts(ts_path(code), &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QVERIFY(!messages.isEmpty());
    QStringList faults;
    for (const TsMessage& message : messages) {
      for (const QString& fault : faults_of(message, plural_forms(code))) faults << message.name() + u' ' + fault;
    }
    QVERIFY2(faults.isEmpty(), told(faults));
  }

  void no_text_is_missing_data() { add_languages(); }
  void no_text_is_missing() {
    QFETCH(QString, code);
    if (!QFileInfo::exists(QStringLiteral(ELBOSCOPE_LUPDATE))) QSKIP("lupdate is not installed");
    if (fresh_.isEmpty()) collect();
    QVERIFY2(fresh_.size() > 300, qPrintable(QString::number(fresh_.size())));
    QString error;
    QSet<QString> known;
    for (const TsMessage& message : read_ts(ts_path(code), &error)) known.insert(message.key());
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QStringList missing;
    QSet<QString> wanted;
    for (const TsMessage& message : std::as_const(fresh_)) {
      wanted.insert(message.key());
      if (!known.contains(message.key())) missing << message.name() + QStringLiteral(" is missing");
    }
    for (const QString& key : std::as_const(known)) {
      if (!wanted.contains(key)) missing << key.section(u'\n', 2) + QStringLiteral(" is not used any more");
    }
    QVERIFY2(missing.isEmpty(), told(missing));
  }

  void english_has_its_plurals() {
    if (!QFileInfo::exists(QStringLiteral(ELBOSCOPE_LUPDATE))) QSKIP("lupdate is not installed");
    if (fresh_.isEmpty()) collect();
    QString error;
    QStringList faults;
    QSet<QString> known;
    for (const TsMessage& message : read_ts(ts_path(QStringLiteral("en")), &error)) {
      known.insert(message.key());
      for (const QString& fault : faults_of(message, 2)) faults << message.name() + u' ' + fault;
    }
    for (const TsMessage& message : std::as_const(fresh_)) {
      if (message.plural && !known.contains(message.key())) faults << message.name() + QStringLiteral(" is missing");
    }
    QVERIFY2(error.isEmpty() && faults.isEmpty(), told(faults));
  }

 private:
  /// What the sources say now; the same call as the target update_translations.
  void collect() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("fresh_de.ts"));
    QProcess lupdate;
    lupdate.start(QStringLiteral(ELBOSCOPE_LUPDATE),
                  {QStringLiteral("-I"), QStringLiteral(ELBOSCOPE_SOURCE), QStringLiteral("-no-obsolete"),
                   QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral(ELBOSCOPE_SOURCE "/ui"),
                   QStringLiteral("-ts"), path});
    QVERIFY(lupdate.waitForFinished(60000));
    QCOMPARE(lupdate.exitCode(), 0);
    QString error;
    fresh_ = read_ts(path, &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
  }

  QList<TsMessage> fresh_;
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
