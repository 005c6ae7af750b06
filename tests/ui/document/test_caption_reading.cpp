#include <QTest>

#include "ui/document/caption_reading.h"

using namespace elboscope;

namespace {

TextReaders readers(const char* fixture) {
  return std::make_shared<const std::vector<TextReader>>(
      read_text_readers(std::filesystem::path(ELBOSCOPE_FIXTURES) / fixture / "model"));
}

}  // namespace

class TestCaptionReading : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tokens_and_classes() {
    const QString caption = QStringLiteral("a hot dog beside a dog 🎈 ball");
    const CaptionReading reading =
        read_caption(readers("heatmap-sd1"), caption,
                     {QStringLiteral("dog"), QStringLiteral("hot dog"), QStringLiteral("ball"), QStringLiteral("cat")});
    QCOMPARE(reading.encoders.size(), 1);
    const EncoderReading& encoder = reading.encoders.front();
    QCOMPARE(encoder.name, QStringLiteral("CLIP"));
    QCOMPARE(encoder.tokens.front().role, CaptionToken::Role::start);
    QCOMPARE(encoder.tokens.back().role, CaptionToken::Role::end);
    QCOMPARE(encoder.count + encoder.padding, encoder.limit);
    QString joined;
    for (const CaptionToken& token : encoder.tokens) {
      QCOMPARE(token.text, caption.mid(token.begin, token.end - token.begin));
      if (token.classes == QList<int>{1}) joined += token.text;
    }
    QCOMPARE(joined.remove(u' '), QStringLiteral("hotdog"));
    QVERIFY(reading.places[0].found && reading.places[1].found && reading.places[2].found);
    QVERIFY(!reading.places[3].found && !reading.places[3].beyond);
    QCOMPARE(reading.places[3].pieces.join(QString()), QStringLiteral("cat"));
    QVERIFY(!reading.complete());
    // Beyond the balloon, which takes two units of UTF-16.
    for (const CaptionToken& token : encoder.tokens) {
      if (token.classes == QList<int>{2}) QVERIFY(token.begin >= caption.indexOf(QStringLiteral("ball")));
    }
  }

  void cut_off_captions() {
    QString caption;
    for (int i = 0; i < 200; ++i) caption += QStringLiteral("a ");
    const CaptionReading reading =
        read_caption(readers("heatmap-sd1"), caption + QStringLiteral("dog"), {QStringLiteral("dog")});
    const EncoderReading& encoder = reading.encoders.front();
    QVERIFY(encoder.count > encoder.limit);
    QCOMPARE(encoder.padding, 0);
    QVERIFY(reading.places[0].beyond && !reading.places[0].found);
    int cut = 0;
    for (const CaptionToken& token : encoder.tokens) cut += token.cut ? 1 : 0;
    QCOMPARE(cut, encoder.count - encoder.limit);
  }

  void every_encoder_reads_for_itself_data() {
    QTest::addColumn<QByteArray>("fixture");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QList<int>>("limits");
    QTest::addColumn<QList<bool>>("counts");
    QTest::newRow("sdxl") << QByteArray("sdxl-playground") << QStringList{"CLIP 1", "CLIP 2"} << QList<int>{40, 40}
                          << QList<bool>{true, false};
    QTest::newRow("sd35") << QByteArray("sd35") << QStringList{"CLIP 1", "CLIP 2", "T5"} << QList<int>{77, 77, 256}
                          << QList<bool>{true, false, false};
    QTest::newRow("flux") << QByteArray("flux") << QStringList{"CLIP", "T5"} << QList<int>{77, 512}
                          << QList<bool>{false, true};
    QTest::newRow("pixart") << QByteArray("pixart-1024") << QStringList{"T5"} << QList<int>{120} << QList<bool>{true};
  }
  void every_encoder_reads_for_itself() {
    QFETCH(QByteArray, fixture);
    QFETCH(QStringList, names);
    QFETCH(QList<int>, limits);
    QFETCH(QList<bool>, counts);
    const QString caption = QStringLiteral("A photo of a cat, a Dog");
    const CaptionReading reading =
        read_caption(readers(fixture.constData()), caption, {QStringLiteral("dog"), QStringLiteral("cat")});
    QCOMPARE(reading.encoders.size(), names.size());
    QVERIFY(reading.complete());
    for (int i = 0; i < names.size(); ++i) {
      const EncoderReading& encoder = reading.encoders[i];
      QCOMPARE(encoder.name, names[i]);
      QCOMPARE(encoder.limit, limits[i]);
      QCOMPARE(encoder.counts, counts[i]);
      QCOMPARE(encoder.count, encoder.tokens.size());
      // T5 has nothing before the text.
      QCOMPARE(encoder.tokens.front().role == CaptionToken::Role::start, names[i].startsWith(QStringLiteral("CLIP")));
      QCOMPARE(encoder.tokens.back().role, CaptionToken::Role::end);
      QString dog;
      for (const CaptionToken& token : encoder.tokens) {
        if (token.classes.contains(0)) dog += token.text;
      }
      QCOMPARE(dog.trimmed(), QStringLiteral("Dog"));
    }
  }

  void chosen_columns_decide_data() {
    QTest::addColumn<QByteArray>("fixture");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QStringList>("counting");
    const auto automatic = int(TextColumns::automatic), clip = int(TextColumns::clip), t5 = int(TextColumns::t5),
               both = int(TextColumns::both);
    QTest::newRow("automatic") << QByteArray("sd35") << automatic << QStringList{"CLIP 1"};
    QTest::newRow("clip") << QByteArray("sd35") << clip << QStringList{"CLIP 1"};
    QTest::newRow("t5") << QByteArray("sd35") << t5 << QStringList{"T5"};
    QTest::newRow("both") << QByteArray("sd35") << both << QStringList{"CLIP 1", "T5"};
    QTest::newRow("flux has no CLIP columns") << QByteArray("flux") << clip << QStringList{};
    QTest::newRow("no T5 there") << QByteArray("sd3-no-t5") << t5 << QStringList{};
  }
  void chosen_columns_decide() {
    QFETCH(QByteArray, fixture);
    QFETCH(int, columns);
    QFETCH(QStringList, counting);
    const CaptionReading reading = read_caption(readers(fixture.constData()), QStringLiteral("a cat"),
                                                {QStringLiteral("cat")}, static_cast<TextColumns>(columns));
    QStringList counted;
    for (const EncoderReading& encoder : reading.encoders) {
      if (encoder.counts) counted << encoder.name;
    }
    QCOMPARE(counted, counting);
    QCOMPARE(reading.has_columns, !counting.isEmpty());
    QCOMPARE(reading.complete(), !counting.isEmpty());
  }

  void t5_reads_on_where_clip_stops() {
    QString caption;
    for (int i = 0; i < 90; ++i) caption += QStringLiteral("a ");
    caption += QStringLiteral("dog");
    const TextReaders sd35 = readers("sd35");
    const QStringList dog{QStringLiteral("dog")};
    QVERIFY(read_caption(sd35, caption, dog).places[0].beyond);
    QVERIFY(read_caption(sd35, caption, dog, TextColumns::t5).complete());
    QVERIFY(read_caption(sd35, caption, dog, TextColumns::both).complete());
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
    QCOMPARE(reading.encoders.size(), 1);
    QCOMPARE(reading.encoders.front().tokens.size(), 2);
    QCOMPARE(default_caption({QStringLiteral("cat"), QStringLiteral("dog")}), QStringLiteral("a photo of cat, dog"));
  }
};

QTEST_GUILESS_MAIN(TestCaptionReading)
#include "test_caption_reading.moc"
