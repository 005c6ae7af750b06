#include <QCoreApplication>
#include <QLocale>
#include <QTest>

#include "ui/language/language.h"

using namespace elboscope;

class TestLanguage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void four_languages_beside_english() {
    QStringList codes;
    for (const Language& language : languages()) codes << language.code;
    QCOMPARE(codes, (QStringList{QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"), QStringLiteral("ja"),
                                 QStringLiteral("zh_CN")}));
  }

  void chooses_data() {
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("german") << QStringLiteral("de") << QStringLiteral("de");
    QTest::newRow("of austria") << QStringLiteral("de_AT") << QStringLiteral("de");
    QTest::newRow("with a hyphen") << QStringLiteral("zh-CN") << QStringLiteral("zh_CN");
    QTest::newRow("unknown") << QStringLiteral("xx") << QStringLiteral("en");
    QTest::newRow("nonsense") << QStringLiteral("/../\n") << QStringLiteral("en");
  }
  void chooses() {
    QFETCH(QString, wanted);
    QFETCH(QString, chosen);
    QCOMPARE(use_language(wanted), chosen);
    QCOMPARE(current_language(), chosen);
    QCOMPARE(QLocale().language(), QLocale(chosen).language());
  }

  void english_plurals() {
    use_language(QStringLiteral("de"));
    use_language(QStringLiteral("en"));
    QCOMPARE(QCoreApplication::translate("elboscope::MapGrid", "%n classes", nullptr, 1), QStringLiteral("1 class"));
    QCOMPARE(QCoreApplication::translate("elboscope::MapGrid", "%n classes", nullptr, 2), QStringLiteral("2 classes"));
  }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "test_language.moc"
