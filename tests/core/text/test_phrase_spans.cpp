#include <QtTest>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/tensorfile/json_file.h"
#include "core/text/clip_tokenizer.h"
#include "core/text/phrase_spans.h"

using namespace elboscope;

namespace {

const std::filesystem::path kFixtures = ELBOSCOPE_FIXTURES;

std::vector<std::string> strings(const QStringList& list) {
  std::vector<std::string> result;
  for (const QString& text : list) result.push_back(text.toStdString());
  return result;
}

// Places as "4-7,11-14;;0-3": bytes, phrases apart by semicolons.
QString places(const std::string& caption, const std::vector<std::string>& phrases) {
  QStringList all;
  for (const auto& ranges : find_phrases(caption, phrases)) {
    QStringList one;
    for (const TextRange& range : ranges) one << QString("%1-%2").arg(range.begin).arg(range.end);
    all << one.join(',');
  }
  return all.join(';');
}

QString numbers(const std::vector<std::vector<int>>& lists) {
  QStringList all;
  for (const auto& list : lists) {
    QStringList one;
    for (const int number : list) one << QString::number(number);
    all << one.join(' ');
  }
  return all.join(';');
}

std::vector<std::vector<int>> correct_positions(const ClipTokenizer& tokenizer, const std::string& caption,
                                                const std::vector<std::string>& phrases) {
  const Tokenization tokens = tokenizer.tokenize(caption);
  std::vector<std::vector<int>> result;
  for (const auto& ranges : find_phrases(caption, phrases)) {
    result.push_back(token_positions(tokens, ranges, tokenizer.model_max_length()));
  }
  return result;
}

std::shared_ptr<const ClipTokenizer> real_tokenizer() {
  static const auto tokenizer = ClipTokenizer::load(kFixtures / "clip-bpe-real/model/tokenizer", "tokenizer");
  return tokenizer;
}

}  // namespace

class TestPhraseSpans : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void phrasesAreFound_data() {
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QStringList>("phrases");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* caption, const QStringList& phrases, const char* expected) {
      QTest::newRow(name) << QString(caption) << phrases << QString(expected);
    };
    row("all places", "a cat beside a cat", {"cat"}, "2-5,15-18");
    row("list in the middle", "we see a dog, of, all of them", {"dog", "of"}, "9-12;14-16");
    row("list twice", "a dog, of a dog, of me", {"dog", "of"}, "2-5,12-15;7-9,17-19");
    row("not inside a word", "caterpillar, concat, cats, cat2", {"cat"}, "");
    row("touching punctuation", "\"cat\"'s (cat)/cat-cat_cat.", {"cat"}, "1-4,9-12,14-17,18-21,22-25");
    row("any case", "A CAT and a Hot DOG", {"cat", "hOT dog"}, "2-5;12-19");
    row("any blanks", "a hot \t\n dog\u00a0here", {" hot  dog ", "here"}, "2-12;14-18");
    row("dropped characters", "a ho\u00ADt do\u200Bg", {"hot dog"}, "2-14");
    row("nested", "a hot dog and a dog", {"dog", "hot dog"}, "16-19;2-9");
    row("nested everywhere", "a hot dog", {"dog", "hot dog"}, ";2-9");
    row("longer one not listed", "a hot dog", {"dog"}, "6-9");
    row("overlap goes to the longer", "red fire truck", {"red fire", "fire truck"}, ";4-14");
    row("listed twice", "a dog sees a dog and a dog", {"dog", "dog"}, "2-5;13-16,23-26");
    row("listed more often than there", "a dog sees", {"dog", "Dog"}, "2-5;");
    row("template", "a photo of photo, a, dog", {"photo", "a", "dog"}, "11-16;18-19;21-24");
    row("one phrase is no list", "a photo of a cat beside a cat", {"cat"}, "13-16,26-29");
    row("nor with punctuation", "cat, dog, cat", {"cat"}, "0-3,10-13");
    row("template of one", "a photo of a", {"a"}, "11-12");
    row("template with a repeated name", "a dog: dog, cat, dog", {"dog", "cat", "dog"}, "7-10;12-15;17-20");
    row("template with a nested name", "a photo of hot dog, dog", {"hot dog", "dog"}, "11-18;20-23");
    row("template, other case and blanks", " A photo of  Hot  Dog,   CAT ", {"hot dog", "cat"}, "13-21;25-28");
    row("no template: other order", "a photo of cat, dog", {"dog", "cat"}, "16-19;11-14");
    row("no template: inside a word", "seahorse, dog, horse", {"horse", "dog"}, "15-20;10-13");
    row("name with a comma", "a photo of red, white cat, dog", {"red, white cat", "dog"}, "11-25;27-30");
    row("name of signs", "a photo of u.f.o., star", {"u.f.o.", "star"}, "11-17;19-23");
    row("nothing to find", "a photo", {"", " \t", "\u200B", "zebra"}, ";;;");
    row("empty caption", "", {"cat", ""}, ";");
    row("accents composed or not", "un CAFE\u0301 noir", {"caf\u00e9"}, "3-9");
    row("accent is part of the letter", "a cafe\u0301", {"cafe"}, "");
    row("final sigma", "ΟΔΟΣ.Α ΟΔΟΣ", {"οδος"}, "0-8,12-20");
    row("dotted capital i", "İSTANBUL", {"i\u0307stanbul"}, "0-9");
    row("ideographs need no blanks", "黒い猫と犬", {"猫", "犬"}, "6-9;12-15");
    row("kana need no blanks", "ねこがいる", {"ねこ"}, "0-6");
    row("emoji", "a 🐱🐱 cat", {"🐱"}, "2-6,6-10");
  }
  void phrasesAreFound() {
    QFETCH(QString, caption);
    QFETCH(QStringList, phrases);
    QFETCH(QString, expected);
    QCOMPARE(places(caption.toStdString(), strings(phrases)), expected);
  }

  void captionOfBadBytesIsRead() { QCOMPARE(places("\xFF cat \xE2\x82", {"cat"}), QString("2-5")); }

  void tokensOfPhrases_data() {
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QStringList>("phrases");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << "a photo of a cat" << QStringList{"cat", "photo"} << "5;2";
    QTest::newRow("word of several tokens") << "a xylophonist" << QStringList{"xylophonist"} << "2 3 4 5";
    QTest::newRow("sign glued to the name")
        << "cat, u.f.o., star" << QStringList{"cat", "u.f.o.", "star"} << "1;3 4 5 6 7 8;9";
    QTest::newRow("special token before it") << "<|endoftext|> cat" << QStringList{"cat"} << "2";
  }
  void tokensOfPhrases() {
    QFETCH(QString, caption);
    QFETCH(QStringList, phrases);
    QFETCH(QString, expected);
    QCOMPARE(numbers(correct_positions(*real_tokenizer(), caption.toStdString(), strings(phrases))), expected);
  }

  void tokensThatAreCutOffAreDropped() {
    std::string caption;
    for (int i = 0; i < 80; ++i) caption += "cat ";
    const Tokenization tokens = real_tokenizer()->tokenize(caption);
    const std::vector<int> found = token_positions(tokens, find_phrases(caption, {"cat"})[0], 77);
    QCOMPARE(found.size(), std::size_t(75));
    QCOMPARE(found.front(), 1);
    QCOMPARE(found.back(), 75);
    QCOMPARE(token_positions(tokens, {{296, 299}}, 77), std::vector<int>{75});
    QCOMPARE(token_positions(tokens, {{300, 303}}, 77), std::vector<int>{});
    QCOMPARE(token_positions(tokens, {}, 77), std::vector<int>{});
    QCOMPARE(token_positions(tokens, {{0, 0}}, 77), std::vector<int>{});
  }

  void referenceTakesTheFirstPlaceOrThePreviousOne() {
    const auto look = [](const std::string& caption, const std::vector<std::string>& phrases) {
      return numbers(reference_positions(*real_tokenizer(), caption, phrases));
    };
    QCOMPARE(look("a photo of hot dog, dog", {"hot dog", "dog"}), QString("4 5;5"));
    QCOMPARE(look("a photo of cat", {"cat", "zebra", "photo"}), QString("4;4;2"));
    QCOMPARE(look("a photo of cat", {"zebra", "cat"}), QString(";4"));
    QCOMPARE(look("a cat", {"cat", "", "zebra"}), QString("2;;"));
  }

  void positionsEqualTheRecordedOnes_data() {
    QTest::addColumn<QString>("folder");
    for (const auto& entry : std::filesystem::directory_iterator(kFixtures)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("heatmap-")) QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
  }
  void positionsEqualTheRecordedOnes() {
    QFETCH(QString, folder);
    const std::filesystem::path root = kFixtures / folder.toStdString();
    const auto tokenizer = ClipTokenizer::load(root / "model/tokenizer", "tokenizer");
    const nlohmann::json oracle = read_json(root / "oracle.json", "oracle.json");
    int cases = 0;
    for (const auto& test : oracle.at("cases")) {
      if (test.at("op") != "heatmap") continue;
      ++cases;
      const auto caption = test.at("caption").get<std::string>();
      const auto classes = test.at("classes").get<std::vector<std::string>>();
      const auto expected = test.at("positions").get<std::vector<std::vector<int>>>();
      const auto correct = test.value("positions_correct", expected);
      QCOMPARE(numbers(reference_positions(*tokenizer, caption, classes)), numbers(expected));
      QCOMPARE(numbers(correct_positions(*tokenizer, caption, classes)), numbers(correct));
    }
    QVERIFY(cases > 0);
  }
};

QTEST_APPLESS_MAIN(TestPhraseSpans)
#include "test_phrase_spans.moc"
