#include <QTest>

#include "ui/document/caption_reading.h"
#include "ui/jobs/engine_jobs.h"

using namespace elboscope;

class TestCaptionReading : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tokens_and_classes() {
    const auto tokenizer = load_tokenizer(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
    const QString caption = QStringLiteral("a hot dog beside a dog 🎈 ball");
    const CaptionReading reading =
        read_caption(tokenizer, caption,
                     {QStringLiteral("dog"), QStringLiteral("hot dog"), QStringLiteral("ball"), QStringLiteral("cat")});
    QVERIFY(reading.tokens.front().special && reading.tokens.back().special);
    QString joined;
    for (const CaptionToken& token : reading.tokens) {
      QCOMPARE(token.text, caption.mid(token.begin, token.end - token.begin));
      if (token.classes == QList<int>{1}) joined += token.text;
    }
    QCOMPARE(joined.remove(u' '), QStringLiteral("hotdog"));
    QVERIFY(reading.places[0].found && reading.places[1].found && reading.places[2].found);
    QVERIFY(!reading.places[3].found && !reading.places[3].beyond);
    QVERIFY(!reading.complete());
    // Beyond the balloon, which takes two units of UTF-16.
    for (const CaptionToken& token : reading.tokens) {
      if (token.classes == QList<int>{2}) QVERIFY(token.begin >= caption.indexOf(QStringLiteral("ball")));
    }
  }

  void cut_off_captions() {
    const auto tokenizer = load_tokenizer(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
    QString caption;
    for (int i = 0; i < 200; ++i) caption += QStringLiteral("a ");
    const CaptionReading reading = read_caption(tokenizer, caption + QStringLiteral("dog"), {QStringLiteral("dog")});
    QVERIFY(reading.count > reading.limit);
    QVERIFY(reading.places[0].beyond && !reading.places[0].found);
    int cut = 0;
    for (const CaptionToken& token : reading.tokens) cut += token.cut ? 1 : 0;
    QCOMPARE(cut, reading.count - reading.limit);
  }

  void nearest_words_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("nearest");
    QTest::newRow("typing error") << QStringLiteral("buterfly") << QStringList{QStringLiteral("butterfly")};
    QTest::newRow("plural") << QStringLiteral("cows") << QStringList{QStringLiteral("cow")};
    QTest::newRow("nothing alike") << QStringLiteral("umbrella") << QStringList{};
  }
  void nearest_words() {
    QFETCH(QString, name);
    QFETCH(QStringList, nearest);
    const CaptionReading reading =
        read_caption(nullptr, QStringLiteral("a photo of a cow and a butterfly, in the sky"), {name});
    QCOMPARE(reading.places[0].nearest, nearest);
  }

  void empty() {
    const CaptionReading reading = read_caption(nullptr, QString(), {});
    QCOMPARE(reading.tokens.size(), 2);
    QCOMPARE(default_caption({QStringLiteral("cat"), QStringLiteral("dog")}), QStringLiteral("a photo of cat, dog"));
  }
};

QTEST_GUILESS_MAIN(TestCaptionReading)
#include "test_caption_reading.moc"
