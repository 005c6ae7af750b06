#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <thread>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"
#include "core/text/phrase_spans.h"
#include "core/text/t5_tokenizer.h"

using namespace elboscope;

namespace {

const std::filesystem::path kFixtures = ELBOSCOPE_FIXTURES;
const std::filesystem::path kModel = kFixtures / "t5-sp/model";

QString joined(const std::vector<std::int64_t>& ids) {
  QStringList list;
  for (const std::int64_t id : ids) list << QString::number(id);
  return list.join(' ');
}

std::vector<std::int64_t> values(const SafetensorsFile& file, const std::string& name) {
  const TensorView* view = file.find(name);
  if (view == nullptr) throw std::runtime_error("the fixture has no tensor " + name);
  std::vector<std::int64_t> numbers(static_cast<std::size_t>(view->elements()));
  copy_as_int64(*view, numbers.data());
  return numbers;
}

std::shared_ptr<const TextTokenizer> tokenizer_of(const std::filesystem::path& model, const std::string& folder) {
  const std::string name = read_json(model / "model_index.json", "model_index.json").at(folder).at(1);
  return load_t5_tokenizer(model / folder, name == "T5Tokenizer" ? T5TokenizerClass::slow : T5TokenizerClass::fast,
                           folder);
}

// The part of the text each token came from, "a|cat|"; the last one is </s>.
QString parts(const TextTokenizer& tokenizer, const std::string& text) {
  const Tokenization tokens = tokenizer.tokenize(text);
  if (tokens.ids.size() != tokens.ranges.size() || tokens.ids.size() != tokens.pieces.size()) return "sizes differ";
  QStringList list;
  for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
    const TextRange range = tokens.ranges[i];
    if (range.begin > range.end || range.end > text.size()) return "outside";
    list << QString::fromStdString(text.substr(range.begin, range.end - range.begin));
  }
  return list.join('|');
}

void copy_files(const std::filesystem::path& from, const std::filesystem::path& to,
                std::initializer_list<const char*> names) {
  for (const char* name : names) {
    std::filesystem::copy_file(from / name, to / name, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::permissions(to / name, std::filesystem::perms::owner_all);
  }
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

// What loading says, empty where it works; a crash or another exception fails the test.
std::string refusal(const std::filesystem::path& folder, T5TokenizerClass kind) {
  try {
    load_t5_tokenizer(folder, kind, "tokenizer")->encode("a photo of a cat, it's 猫 <extra_id_0>", 32);
  } catch (const Error& error) {
    return error.kind == ErrorKind::refused ? error.what() : std::string("another kind: ") + error.what();
  }
  return {};
}

}  // namespace

class TestT5Tokenizer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Both classes, each with legacy sentinels and without.
  void idsEqualTheRecordedOnes() {
    const std::filesystem::path root = kFixtures / "t5-sp";
    const nlohmann::json oracle = read_json(root / "oracle.json", "oracle.json");
    const auto tensors = SafetensorsFile::open(root / "oracle.safetensors");
    std::map<std::string, std::shared_ptr<const TextTokenizer>> tokenizers;
    int cases = 0;
    for (const auto& test : oracle.at("cases")) {
      if (test.at("op") != "tokenize") continue;
      const auto encoder = test.at("encoder").get<std::string>();
      auto& tokenizer = tokenizers[encoder];
      if (!tokenizer) tokenizer = tokenizer_of(root / "model", encoder);
      const auto expected = values(*tensors, test.at("ids"));
      const auto text = test.at("text").get<std::string>();
      const EncodedText encoded = tokenizer->encode_with_mask(text, static_cast<int>(expected.size()));
      const std::string name = test.at("name");
      QVERIFY2(encoded.ids == expected, (name + " gives " + joined(encoded.ids).toStdString()).c_str());
      if (test.contains("mask")) {
        QVERIFY2(encoded.mask == values(*tensors, test.at("mask")), (name + ": the mask").c_str());
      }
      ++cases;
    }
    QCOMPARE(cases, 396);
  }

  void everyTokenKnowsItsBytes_data() {
    QTest::addColumn<bool>("slow");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    for (const bool slow : {false, true}) {
      const auto row = [&](const char* text, const char* expected) {
        QTest::newRow((std::string(slow ? "slow " : "fast ") + expected).c_str())
            << slow << QByteArray(text) << QString(expected);
      };
      // The small vocabulary has no piece of a blank and "cat": the blank is a token of its own, empty at the
      // beginning.
      row("a cat of the dog", "a| |cat|of|the|do|g|");
      row("  a\tcat  ", "a|\t|cat|");
      row("cat<extra_id_0> dog", "|cat|<extra_id_0>|do|g|");
      row("a \xEF\xBD\x83\xEF\xBD\x81\xEF\xBD\x94", "a| |\xEF\xBD\x83\xEF\xBD\x81\xEF\xBD\x94|");  // full-width
      row("a 猫 cat", "a| |猫| |cat|");
      row("", "");
    }
  }
  void everyTokenKnowsItsBytes() {
    QFETCH(bool, slow);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto tokenizer = tokenizer_of(kModel, slow ? "tokenizer" : "tokenizer_2");
    const QString got = parts(*tokenizer, text.toStdString());
    QCOMPARE(got, expected);
  }

  void rangesOfALowerCasedTextAreThoseOfTheTextItself() {
    const auto tokenizer = lower_cased_and_stripped(tokenizer_of(kModel, "tokenizer"));
    QCOMPARE(parts(*tokenizer, " \t\u0130 A Cat\u0085"), QString("\u0130|\u0130|A| |Cat|"));
    const auto plain = tokenizer_of(kModel, "tokenizer");
    QCOMPARE(tokenizer->encode("  A CAT ", 20), plain->encode("a cat", 20));
    QCOMPARE(tokenizer->pad_id(), plain->pad_id());
    QCOMPARE(tokenizer->vocabulary_size(), plain->vocabulary_size());
  }

  void phrasesAreFound() {
    const auto tokenizer = tokenizer_of(kModel, "tokenizer_2");
    const std::string caption = "a photo of a red cat and a dog";
    const auto ranges = find_phrases(caption, {"red cat", "dog"});
    const Tokenization tokens = tokenizer->tokenize(caption);
    const std::vector<int> cat = token_positions(tokens, ranges[0], 77), dog = token_positions(tokens, ranges[1], 77);
    QVERIFY(!cat.empty() && !dog.empty() && cat.back() < dog.front());
    QCOMPARE(caption.substr(tokens.ranges[static_cast<std::size_t>(cat.front())].begin, 3), std::string("red"));
    QCOMPARE(caption.substr(tokens.ranges[static_cast<std::size_t>(dog.front())].begin, 3), std::string("dog"));
  }

  void lengths_data() {
    QTest::addColumn<QString>("folder");
    for (const char* folder : {"tokenizer", "tokenizer_2", "tokenizer_3", "tokenizer_4"})
      QTest::newRow(folder) << folder;
  }
  void lengths() {
    QFETCH(QString, folder);
    const auto tokenizer = tokenizer_of(kModel, folder.toStdString());
    std::string text;
    for (int i = 0; i < 700; ++i) text += "cat ";
    const std::size_t whole = tokenizer->tokenize(text).ids.size();
    for (const int length : {2, 77, 120, 256, 512}) {
      const EncodedText encoded = tokenizer->encode_with_mask(text, length);
      QCOMPARE(encoded.ids.size(), static_cast<std::size_t>(length));
      QCOMPARE(encoded.ids.back(), tokenizer->eos_id());
      QCOMPARE(encoded.mask, std::vector<std::int64_t>(static_cast<std::size_t>(length), 1));
    }
    QVERIFY(whole > 700);
    // Asked for one token, the slow class finds no cut that leaves one of the text's and leaves them all.
    const bool slow = folder == "tokenizer" || folder == "tokenizer_4";
    QCOMPARE(tokenizer->encode(text, 1).size(), slow ? whole : std::size_t{1});
    QCOMPARE(tokenizer->encode("cat", 0).size(), static_cast<std::size_t>(tokenizer->model_max_length()));
    QVERIFY_EXCEPTION_THROWN(tokenizer->encode("cat", -1), Error);
  }

  void foldersWithPartOfTheFiles_data() {
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("fast");
    QTest::addColumn<QString>("slow");
    const QString none = "accepted";
    QTest::newRow("spiece.model alone") << QStringList{"spiece.model"} << none << none;
    QTest::newRow("tokenizer.json alone") << QStringList{"tokenizer.json"} << none
                                          << "tokenizer/spiece.model: There is no such file, and the class T5Tokenizer "
                                             "cannot do with tokenizer.json alone.";
    QTest::newRow("tokenizer.json and settings")
        << QStringList{"tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"} << none
        << "tokenizer/spiece.model: There is no such file, and the class T5Tokenizer cannot do with tokenizer.json "
           "alone.";
    QTest::newRow("neither")
        << QStringList{"tokenizer_config.json"}
        << "tokenizer/spiece.model: There is neither this file nor tokenizer.json, expected one of "
           "them."
        << "tokenizer/spiece.model: There is no such file, expected a sentencepiece model.";
  }
  void foldersWithPartOfTheFiles() {
    QFETCH(QStringList, files);
    QFETCH(QString, fast);
    QFETCH(QString, slow);
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    for (const QString& name : files) copy_files(kModel / "tokenizer_2", path, {name.toStdString().c_str()});
    const auto said = [&](T5TokenizerClass kind) {
      const std::string refused = refusal(path, kind);
      return refused.empty() ? QString("accepted") : QString::fromStdString(refused);
    };
    QCOMPARE(said(T5TokenizerClass::fast), fast);
    QCOMPARE(said(T5TokenizerClass::slow), slow);
    if (fast != "accepted") return;
    const auto whole = tokenizer_of(kModel, "tokenizer_2");
    const auto part = load_t5_tokenizer(path, T5TokenizerClass::fast, "tokenizer");
    for (const char* text : {"a photo of a cat", "Ångström  x ﬁ", "cat</s>", "two   blanks \u0085"}) {
      QCOMPARE(part->encode(text, 24), whole->encode(text, 24));
    }
  }

  void wrongFilesAreRefused_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* file, const char* from, const char* to, const char* sentence) {
      QTest::newRow(name) << QString(file) << QByteArray(from) << QByteArray(to) << QString(sentence);
    };
    row("another model", "tokenizer.json", R"("type": "Unigram")", R"("type": "BPE")",
        "tokenizer/tokenizer.json: model is of type \"BPE\", expected Unigram, as T5 has it.");
    row("no unknown piece", "tokenizer.json", R"("unk_id": 2)", R"("unk_id": 9999)",
        "tokenizer/tokenizer.json: model has the unk_id 9999, expected the id of a piece.");
    row("another normalizer", "tokenizer.json", R"("type": "Strip")", R"("type": "Lowercase")",
        "tokenizer/tokenizer.json: normalizer.normalizers[1] is of type \"Lowercase\", expected Sequence, Precompiled, "
        "Strip or Replace.");
    row("another expression", "tokenizer.json", R"("Regex": " {2,}")", R"("Regex": "a+")",
        "tokenizer/tokenizer.json: normalizer.normalizers[2].pattern is the expression \"a+\", expected \" {2,}\" (no "
        "other is supported).");
    row("another scheme", "tokenizer.json", R"("prepend_scheme": "always")", R"("prepend_scheme": "last")",
        "tokenizer/tokenizer.json: pre_tokenizer has the prepend_scheme \"last\", expected always, first or never.");
    row("another frame", "tokenizer.json", R"("type": "TemplateProcessing")", R"("type": "ByteLevel")",
        "tokenizer/tokenizer.json: post_processor is not the template of a text and one end token, which T5 has.");
    row("damaged rules", "tokenizer.json", R"("precompiled_charsmap": "ALwCAACEAAAA)",
        R"("precompiled_charsmap": "ALwCAAz/////)",
        "tokenizer/tokenizer.json: The table of normalisation rules (precompiled_charsmap) is damaged: a rule leads "
        "out of "
        "the table.");
    row("a flag", "tokenizer_config.json", R"("legacy": true)", R"("legacy": "yes")",
        "tokenizer/tokenizer_config.json: legacy is \"yes\", expected true or false.");
    row("sentinels", "tokenizer_config.json", R"("extra_ids": 100)", R"("extra_ids": -1)",
        "tokenizer/tokenizer_config.json: extra_ids is -1, expected a whole number from 0 to 100000.");
  }
  void wrongFilesAreRefused() {
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, sentence);
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString(), changed = path / file.toStdString();
    copy_files(kModel / "tokenizer_2", path, {"tokenizer.json", "special_tokens_map.json"});
    if (file != "tokenizer.json") copy_files(kModel / "tokenizer_2", path, {"tokenizer_config.json", "spiece.model"});
    std::string text = read_text(changed, "file");
    // The fixture's own blanks after a colon do not matter.
    std::size_t at = text.find(from.toStdString());
    if (at == std::string::npos) at = text.find(from.replace("\": ", "\":").toStdString());
    QVERIFY(at != std::string::npos);
    text.replace(at, static_cast<std::size_t>(from.size()), to.toStdString());
    write(changed, text);
    QCOMPARE(QString::fromStdString(refusal(path, T5TokenizerClass::fast)), sentence);
  }

  void damagedModelsNeverCrash() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    const std::string whole = read_text(kModel / "tokenizer/spiece.model", "spiece.model");
    std::mt19937 random(7);
    int refused = 0, tried = 0;
    const auto attempt = [&](const std::string& bytes) {
      write(path / "spiece.model", bytes);
      for (const T5TokenizerClass kind : {T5TokenizerClass::fast, T5TokenizerClass::slow}) {
        const std::string said = refusal(path, kind);
        QVERIFY2(!said.starts_with("another kind"), said.c_str());
        refused += said.empty() ? 0 : 1;
        ++tried;
      }
    };
    for (const std::size_t size : {0, 1, 2, 7, 100, 5000, 14000, 100000, 254902}) attempt(whole.substr(0, size));
    attempt("this is a text, not a model");
    attempt(std::string(1000, '\xFF'));
    const std::size_t rules = whole.find("nmt_nfkc");
    QVERIFY(rules != std::string::npos);
    for (int i = 0; i < 60; ++i) {
      std::string bytes = whole;
      // Half of them among the pieces, half in the table of rules behind.
      const std::size_t first = i % 2 == 0 ? 0 : rules, length = i % 2 == 0 ? 20000 : 200000;
      for (int k = 0; k < 1 + i % 5; ++k) {
        bytes[std::min(first + random() % length, bytes.size() - 1)] = static_cast<char>(random());
      }
      attempt(bytes);
    }
    QVERIFY(refused > 20);
    QVERIFY(refused < tried);  // a changed score, say, harms nobody
  }

  void severalThreads() {
    for (const char* folder : {"tokenizer", "tokenizer_2"}) {
      const auto tokenizer = tokenizer_of(kModel, folder);
      const auto expected = tokenizer->encode("a photo of a red cat and a blue dog", 77);
      std::vector<std::thread> threads;
      std::atomic<int> wrong = 0;
      for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
          for (int k = 0; k < 50; ++k) {
            if (tokenizer->encode("a photo of a red cat and a blue dog", 77) != expected) ++wrong;
          }
        });
      }
      for (std::thread& thread : threads) thread.join();
      QCOMPARE(wrong.load(), 0);
    }
  }
};

QTEST_GUILESS_MAIN(TestT5Tokenizer)
#include "test_t5_tokenizer.moc"
