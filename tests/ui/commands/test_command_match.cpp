#include <QTest>

#include "ui/commands/command_match.h"

using namespace elboscope;

class TestCommandMatch : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void finds_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("positions");  // empty: refused
    QTest::newRow("start") << QStringLiteral("op") << QStringLiteral("Open") << QList<int>{0, 1};
    QTest::newRow("capitals do not count") << QStringLiteral("OP") << QStringLiteral("open") << QList<int>{0, 1};
    QTest::newRow("starts of words") << QStringLiteral("zi") << QStringLiteral("Zoom in") << QList<int>{0, 5};
    QTest::newRow("the first word that fits")
        << QStringLiteral("ot") << QStringLiteral("Open truth") << QList<int>{0, 5};
    QTest::newRow("starts of words before a run")
        << QStringLiteral("set") << QStringLiteral("s e t reset") << QList<int>{0, 2, 4};
    QTest::newRow("any order of words") << QStringLiteral("in zoom") << QStringLiteral("Zoom in")
                                        << QList<int>{0, 1, 2, 3, 5, 6};
    QTest::newRow("accents do not count")
        << QStringLiteral("ecran") << QStringLiteral("Plein écran") << QList<int>{6, 7, 8, 9, 10};
    QTest::newRow("accents in the query") << QStringLiteral("é") << QStringLiteral("exit") << QList<int>{0};
    QTest::newRow("japanese") << QStringLiteral("開く") << QStringLiteral("画像を開く") << QList<int>{3, 4};
    QTest::newRow("wrong order of letters") << QStringLiteral("po") << QStringLiteral("Open") << QList<int>{};
    QTest::newRow("one word missing") << QStringLiteral("zoom out") << QStringLiteral("Zoom in") << QList<int>{};
    QTest::newRow("empty text") << QStringLiteral("a") << QString() << QList<int>{};
  }
  void finds() {
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(QList<int>, positions);
    const auto match = match_command(query, text);
    QCOMPARE(match.has_value(), !positions.isEmpty());
    if (match) QCOMPARE(match->positions, positions);
  }

  void an_empty_query_fits_everything() {
    for (const QString& query : {QString(), QStringLiteral("  ")}) {
      const auto match = match_command(query, QStringLiteral("Open"));
      QVERIFY(match && match->score == 0 && match->positions.isEmpty());
    }
  }

  void better_is_higher_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start of text") << QStringLiteral("run") << QStringLiteral("Run") << QStringLiteral("Trunk");
    QTest::newRow("start of word") << QStringLiteral("tr") << QStringLiteral("Open truth") << QStringLiteral("Retry");
    QTest::newRow("run") << QStringLiteral("zoom") << QStringLiteral("Zoom out") << QStringLiteral("Z o o m");
    QTest::newRow("shorter") << QStringLiteral("open") << QStringLiteral("Open") << QStringLiteral("Open truth");
    QTest::newRow("near") << QStringLiteral("lr") << QStringLiteral("the lira") << QStringLiteral("the lxxxxxxra");
  }
  void better_is_higher() {
    QFETCH(QString, query);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto high = match_command(query, better), low = match_command(query, worse);
    QVERIFY(high && low);
    QVERIFY2(high->score > low->score, qPrintable(QStringLiteral("%1 <= %2").arg(high->score).arg(low->score)));
  }

  void huge_texts_are_cut() { QVERIFY(match_command(QString(100000, u'a'), QString(100000, u'a'))); }
};

QTEST_GUILESS_MAIN(TestCommandMatch)
#include "test_command_match.moc"
