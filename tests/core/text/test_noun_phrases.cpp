#include <QTest>

#include "core/text/noun_phrases.h"

using namespace elboscope;

namespace {

QStringList texts(const std::string& caption, const std::vector<TextRange>& ranges) {
  QStringList list;
  for (const TextRange& range : ranges)
    list << QString::fromUtf8(caption.data() + range.begin, static_cast<qsizetype>(range.end - range.begin));
  return list;
}

}  // namespace

class TestNounPhrases : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void simple_data() {
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QStringList>("phrases");
    QTest::newRow("drawing") << "a drawing of a house and a tree with a red ball under the sun"
                             << QStringList{"house", "tree", "red ball", "sun"};
    QTest::newRow("list") << "a photo of cat, dog" << QStringList{"cat", "dog"};
    QTest::newRow("capitals and a comma")
        << "A hot dog beside a wooden table, in the kitchen" << QStringList{"hot dog", "wooden table", "kitchen"};
    QTest::newRow("a photo itself") << "a photo on a wall" << QStringList{"photo", "wall"};
    QTest::newRow("numbers") << "3 cats and 12" << QStringList{"cats"};
    QTest::newRow("nothing") << "" << QStringList{};
    QTest::newRow("no words") << " ,.; 🎈?! " << QStringList{"🎈"};
    QTest::newRow("other scripts") << "ein Hund" << QStringList{"ein Hund"};
  }
  void simple() {
    QFETCH(QString, caption);
    QFETCH(QStringList, phrases);
    const std::string text = caption.toStdString();
    QCOMPARE(texts(text, simple_noun_phrases(text)), phrases);
  }

  void grammar_data() {
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QStringList>("phrases");
    QTest::newRow("drawing") << "a drawing of a house and a tree with a red ball under the sun"
                             << QStringList{"house", "tree", "red ball", "sun"};
    QTest::newRow("verbs are no phrases")
        << "Portrait of a young woman wearing a straw hat" << QStringList{"young woman", "straw hat"};
    QTest::newRow("a clause") << "a butterfly and a ladybird on green leaves"
                              << QStringList{"butterfly", "ladybird", "green leaves"};
    QTest::newRow("dogs") << "two black dogs running on the beach with a tennis ball"
                          << QStringList{"black dogs", "beach", "tennis ball"};
  }
  void grammar() {
    if (!has_grammar()) QSKIP("built or installed without link-grammar");
    QFETCH(QString, caption);
    QFETCH(QStringList, phrases);
    const std::string text = caption.toStdString();
    QCOMPARE(texts(text, noun_phrases(text)), phrases);
  }

  void any_text_is_answered_data() {
    QTest::addColumn<QByteArray>("caption");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blanks") << QByteArray("   \t ");
    QTest::newRow("not UTF-8") << QByteArray("a cat \xff\xfe\xc3 and a dog");
    QTest::newRow("a NUL") << QByteArray("a cat\0and a dog", 15);
    QTest::newRow("long") << QByteArray("a cat and a dog in the sun, ").repeated(500);
    QTest::newRow("one long word") << QByteArray(5000, 'x');
    QTest::newRow("commas") << QByteArray("cat, ").repeated(100);
    QTest::newRow("brackets") << QByteArray("(((([[[[{{{{").repeated(20);
    QTest::newRow("markup") << QByteArray("<b>cat</b> %s %n {0} \\ \" '");
    QTest::newRow("Japanese") << QByteArray("赤いボールと犬の写真");
  }
  void random_words_are_answered() {
    const QStringList words{"a",  "the", "red", "ball", "of",  "and", "runs", "cat's", "I",    "not", "3",   "x",
                            ",",  "-",   "is",  "that", "to",  "qzx", "New",  "York",  "ball", "etc", "\"", "?",
                            "(",  ")",   "it",  "don't", "his", "so"};
    quint32 state = 7;
    for (int run = 0; run < 60; ++run) {
      QStringList caption;
      for (int i = 0; i < 12; ++i) {
        state = state * 1664525U + 1013904223U;
        caption << words[static_cast<int>((state >> 16U) % static_cast<quint32>(words.size()))];
      }
      const std::string text = caption.join(u' ').toStdString();
      for (const TextRange& range : noun_phrases(text)) QVERIFY(range.begin < range.end && range.end <= text.size());
    }
  }

  void any_text_is_answered() {
    QFETCH(QByteArray, caption);
    const std::string text = caption.toStdString();
    for (const auto& ranges : {noun_phrases(text), simple_noun_phrases(text)}) {
      std::size_t last = 0;
      for (const TextRange& range : ranges) {
        QVERIFY(range.begin < range.end && range.end <= text.size());
        QVERIFY(range.begin >= last);
        last = range.end;
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestNounPhrases)
#include "test_noun_phrases.moc"
