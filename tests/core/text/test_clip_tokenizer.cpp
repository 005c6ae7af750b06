#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"
#include "core/text/clip_tokenizer.h"

using namespace elboscope;

namespace {

const std::filesystem::path kFixtures = ELBOSCOPE_FIXTURES;

QString joined(const std::vector<std::int64_t>& ids) {
  QStringList list;
  for (const std::int64_t id : ids) list << QString::number(id);
  return list.join(' ');
}

std::shared_ptr<const ClipTokenizer> real_tokenizer() {
  static const auto tokenizer = ClipTokenizer::load(kFixtures / "clip-bpe-real/model/tokenizer", "tokenizer");
  return tokenizer;
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

// The part of `text` that each token came from, "a|photo|of"; tokens in a row from the same bytes are said once,
// because how many a rare character takes depends on the merges.
QString parts(const std::string& text) {
  const Tokenization tokens = real_tokenizer()->tokenize(text);
  if (tokens.ids.size() != tokens.ranges.size() || tokens.ids.size() != tokens.pieces.size()) return "sizes differ";
  if (tokens.ranges.front() != TextRange{} || tokens.ranges.back() != TextRange{text.size(), text.size()})
    return "ends are not empty";
  QStringList list;
  for (std::size_t i = 1; i + 1 < tokens.ids.size(); ++i) {
    const TextRange range = tokens.ranges[i];
    if (range.begin >= range.end || range.end > text.size()) return "empty or outside";
    if (range == tokens.ranges[i - 1]) continue;
    list << QString::fromStdString(text.substr(range.begin, range.end - range.begin));
  }
  return list.join('|');
}

}  // namespace

class TestClipTokenizer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void idsEqualTheRecordedOnes_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("expected_cases");
    QTest::newRow("small vocabulary, three kinds of folder") << "clip-bpe" << 317;
    QTest::newRow("published vocabulary") << "clip-bpe-real" << 167;
  }
  void idsEqualTheRecordedOnes() {
    QFETCH(QString, folder);
    QFETCH(int, expected_cases);
    const std::filesystem::path root = kFixtures / folder.toStdString();
    const nlohmann::json oracle = read_json(root / "oracle.json", "oracle.json");
    const auto tensors = SafetensorsFile::open(root / "oracle.safetensors");
    std::map<std::string, std::shared_ptr<const ClipTokenizer>> tokenizers;
    int cases = 0;
    for (const auto& test : oracle.at("cases")) {
      if (test.at("op") != "tokenize") continue;
      const auto encoder = test.at("encoder").get<std::string>();
      auto& tokenizer = tokenizers[encoder];
      if (!tokenizer) tokenizer = ClipTokenizer::load(root / "model" / encoder, encoder);
      const TensorView* view = tensors->find(test.at("ids").get<std::string>());
      QVERIFY(view);
      std::vector<std::int64_t> expected(static_cast<std::size_t>(view->elements()));
      copy_as_int64(*view, expected.data());
      const auto text = test.at("text").get<std::string>();
      const auto ids = tokenizer->encode(text, test.value("max_length", 0));
      QVERIFY2(ids == expected, (test.at("name").get<std::string>() + " gives " + joined(ids).toStdString()).c_str());
      ++cases;
    }
    QCOMPARE(cases, expected_cases);
  }

  void everyTokenKnowsItsBytes_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
      QTest::newRow(expected) << QByteArray(text) << QString(expected);
    };
    row("a photo of a cat", "a|photo|of|a|cat");
    row("  A\tPHOTO,of  Cats! ", "A|PHOTO|,|of|Cats|!");
    row("it's 42", "it|'s|4|2");
    row("CAFE\u0301 x", "CAFE\u0301|x");
    row("do\u00ADg c\u200Bat", "do\u00ADg|c\u200Bat");  // dropped characters inside a word
    row("\u00ADdog\u00AD", "dog");                      // and at its ends
    row("a\u0301\u0323", "a\u0301\u0323|\u0301");       // the second mark composes, the first one stays behind
    row("cat<|EndOfText|>dog", "cat|<|EndOfText|>|dog");
    row("cat<|endoftext|>dog", "cat|<|endoftext|>|dog");
    row("黒猫", "黒|猫");
    row("İx", "İ|x");
    row("a\xFFz", "a\xFFz");  // U+FFFD is dropped too
    row("", "");
  }
  void everyTokenKnowsItsBytes() {
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(parts(text.toStdString()), expected);
  }

  void lengthsAreExact() {
    const auto tokenizer = real_tokenizer();
    QCOMPARE(tokenizer->model_max_length(), 77);
    QCOMPARE(tokenizer->vocabulary_size(), std::int64_t(49408));
    QCOMPARE(joined(tokenizer->encode("a photo of a cat", 4)), QString("49406 320 1125 49407"));
    QCOMPARE(joined(tokenizer->encode("a", 5)), QString("49406 320 49407 49407 49407"));
    QCOMPARE(joined(tokenizer->encode("a b", 2)), QString("49406 49407"));
    QCOMPARE(joined(tokenizer->encode("", 3)), QString("49406 49407 49407"));
    const std::vector<std::int64_t> cut = tokenizer->encode(repeated("cat ", 500));
    QCOMPARE(cut.size(), std::size_t(77));
    QCOMPARE(cut.back(), tokenizer->eos_id());
    QCOMPARE(cut[75], cut[1]);
    QCOMPARE(tokenizer->tokenize(repeated("cat ", 500)).ids.size(), std::size_t(502));
    for (const int length : {1, -1}) {
      try {
        tokenizer->encode("a", length);
        QFAIL("accepted");
      } catch (const Error& error) {
        QVERIFY(error.kind == ErrorKind::usage);
      }
    }
  }

  // Each would take minutes if any step were quadratic in the length of the text.
  void longTextsTakeLinearTime_data() {
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("one letter") << QByteArray("a");
    QTest::newRow("one sign") << QByteArray("!");
    QTest::newRow("one mark") << QByteArray("\u0301");
    QTest::newRow("marks in turn") << QByteArray("\u0301\u0323");
    QTest::newRow("capital sigma") << QByteArray("Σ'");
    QTest::newRow("nearly a special token") << QByteArray("<|endoftext|");
    QTest::newRow("dropped") << QByteArray("\u200B");
  }
  void longTextsTakeLinearTime() {
    QFETCH(QByteArray, part);
    const std::string text =
        repeated(part.toStdString(), (std::size_t{1} << 18) / static_cast<std::size_t>(part.size()));
    QVERIFY(real_tokenizer()->tokenize(text).ids.size() >= 2);
    QCOMPARE(real_tokenizer()->encode(text).size(), std::size_t(77));
  }

  void threadsShareATokenizer() {
    const auto tokenizer = ClipTokenizer::load(kFixtures / "clip-bpe/model/tokenizer", "tokenizer");
    const std::string text = "René’s ΟΔΟΣ, 한국어 e\u0301 <|endoftext|> 猫!";
    std::vector<std::vector<std::int64_t>> results(8);
    {
      std::vector<std::jthread> threads;
      for (auto& result : results) threads.emplace_back([&] { result = tokenizer->encode(text); });
    }
    for (const auto& result : results) QCOMPARE(joined(result), joined(results.front()));
  }

  void brokenFoldersAreRefused_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("list") << "vocab-not-object"
                          << "tokenizer/vocab.json: is a list, expected an object of tokens and their ids.";
    QTest::newRow("texts")
        << "vocab-ids-not-numbers"
        << "tokenizer/vocab.json: the id of \"!\" is \"0x\", expected a whole number from 0 to 9999999.";
    QTest::newRow("missing") << "vocab-missing-ids"
                             << "tokenizer/vocab.json: has no id for \"and</w>\", which merges.txt makes.";
    QTest::newRow("noise")
        << "merges-garbage"
        << "tokenizer/merges.txt: is not UTF-8 text, expected a version line and one merge rule a line.";
    QTest::newRow("whole") << "good"
                           << "";
  }
  void brokenFoldersAreRefused() {
    QFETCH(QString, folder);
    QFETCH(QString, sentence);
    QString said;
    try {
      ClipTokenizer::load(kFixtures / "broken" / folder.toStdString() / "tokenizer", "tokenizer");
    } catch (const Error& error) {
      QVERIFY(error.kind == ErrorKind::refused);
      said = error.what();
    }
    QCOMPARE(said, sentence);
  }

  void wrongVocabulariesAreRefused_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* from, const char* to, const char* sentence) {
      QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString(sentence);
    };
    row("negative", "\"!\": 0,", "\"!\": -1,",
        "tokenizer/vocab.json: the id of \"!\" is -1, expected a whole number from 0 to 9999999.");
    row("too large", "\"!\": 0,", "\"!\": 10000000,",
        "tokenizer/vocab.json: the id of \"!\" is 10000000, expected a whole number from 0 to 9999999.");
    row("fraction", "\"!\": 0,", "\"!\": 0.5,",
        "tokenizer/vocab.json: the id of \"!\" is 0.5, expected a whole number from 0 to 9999999.");
    row("object", "\"!\": 0,", "\"!\": {},",
        "tokenizer/vocab.json: the id of \"!\" is an object, expected a whole number from 0 to 9999999.");
    row("twice", "\"!\": 0,", "\"!\": 1,",
        "tokenizer/vocab.json: the id 1 stands for \"!\" and for \"\"\", expected one token an id.");
    row("byte missing", "\"!\": 0,", "\"?!?!\": 0,",
        "tokenizer/vocab.json: has no id for \"!\", expected all 512 symbols of single bytes.");
    row("end missing", "\"<|endoftext|>\"", "\"<|theend|>\"",
        "tokenizer/special_tokens_map.json: eos_token is \"<|endoftext|>\", expected a token of vocab.json.");
  }
  void wrongVocabulariesAreRefused() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, sentence);
    const std::filesystem::path source = kFixtures / "clip-bpe/model/tokenizer";
    ClipTokenizerFiles files;
    files.vocabulary = read_text(source / "vocab.json", "vocab.json");
    files.merges = read_text(source / "merges.txt", "merges.txt");
    files.special_tokens_map = read_text(source / "special_tokens_map.json", "special_tokens_map.json");
    const std::size_t at = files.vocabulary.find(from.toStdString());
    QVERIFY(at != std::string::npos);
    files.vocabulary.replace(at, static_cast<std::size_t>(from.size()), to.toStdString());
    try {
      ClipTokenizer::parse(files, "tokenizer");
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(QString::fromStdString(error.what()), sentence);
    }
  }

  void missingFilesAreNamed() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    const auto said = [&] {
      try {
        ClipTokenizer::load(path, "tokenizer");
      } catch (const Error& error) {
        return error.kind == ErrorKind::refused ? error.file : std::string("another kind");
      }
      return std::string("accepted");
    };
    QCOMPARE(said(), std::string("tokenizer/vocab.json"));
    std::filesystem::copy_file(kFixtures / "sd1/model/tokenizer/vocab.json", path / "vocab.json");
    QCOMPARE(said(), std::string("tokenizer/merges.txt"));
    std::filesystem::copy_file(kFixtures / "sd1/model/tokenizer/merges.txt", path / "merges.txt");
    QCOMPARE(said(), std::string("accepted"));
    std::ofstream(path / "tokenizer_config.json") << "{";
    QCOMPARE(said(), std::string("tokenizer/tokenizer_config.json"));
  }
};

QTEST_GUILESS_MAIN(TestClipTokenizer)
#include "test_clip_tokenizer.moc"
