#include "core/training/tokenizer_training.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "core/base/error.h"
#include "core/text/byte_pair_encoding.h"
#include "core/text/unicode.h"

#include <QTest>

namespace elboscope {

namespace {

const std::vector<std::string> kCaptions{
    "a red cat and a blue dog",      "A RED car, a green tree",  "a cat's hat on a striped background",
    "two cats and 12 red balloons!", "a blue cat, a green car.", "a dog on a striped background"};

std::shared_ptr<const ClipTokenizer> tokenizer_of(const ClipTokenizerFiles& files) {
  return ClipTokenizer::parse(files, "tokenizer");
}

// Tokens between begin and end.
std::vector<std::string> pieces_of(const ClipTokenizer& tokenizer, const std::string& text) {
  const Tokenization tokens = tokenizer.tokenize(text);
  return {tokens.pieces.begin() + 1, tokens.pieces.end() - 1};
}

// What the pieces spell, with a blank after every word.
std::string spelled(const std::vector<std::string>& pieces) {
  std::map<char32_t, char> bytes;
  for (std::size_t byte = 0; byte < 256; ++byte) bytes[byte_alphabet()[byte]] = static_cast<char>(byte);
  std::string text;
  for (std::string piece : pieces) {
    const bool ends = piece.ends_with("</w>");
    if (ends) piece.resize(piece.size() - 4);
    for (const Symbol& symbol : decode_utf8(piece)) text += bytes.at(symbol.code);
    if (ends) text += ' ';
  }
  return text;
}

// Encodes every word anew after each merge and counts what stands side by side.
std::string merges_by_definition(const std::vector<std::string>& words) {
  std::string merges = "#version: 0.2\n";
  while (true) {
    const BytePairEncoding encoding = BytePairEncoding::parse(merges, "merges.txt");
    std::map<std::pair<std::string, std::string>, int> pairs;
    for (const std::string& word : words) {
      std::vector<BytePairEncoding::Piece> pieces;
      encoding.encode(word, pieces);
      for (std::size_t i = 1; i < pieces.size(); ++i) {
        ++pairs[{encoding.symbols()[pieces[i - 1].symbol], encoding.symbols()[pieces[i].symbol]}];
      }
    }
    // The first of the most frequent, in the order of their text.
    const auto best = std::max_element(pairs.begin(), pairs.end(),
                                       [](const auto& one, const auto& other) { return one.second < other.second; });
    if (best == pairs.end()) return merges;
    merges += best->first.first + " " + best->first.second + "\n";
  }
}

}  // namespace

class TestTokenizerTraining : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void merges_are_learned_by_frequency_data() {
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("merges");
    QTest::newRow("shared ending first") << QStringList{"aab aab", "ab"} << "a b</w>\na ab</w>\n";
    QTest::newRow("more frequent first") << QStringList{"ab cd cd"} << "c d</w>\na b</w>\n";
    QTest::newRow("equal counts by text") << QStringList{"cd", "ab"} << "a b</w>\nc d</w>\n";
    QTest::newRow("left half before right") << QStringList{"bc", "bd", "ae"} << "a e</w>\nb c</w>\nb d</w>\n";
    QTest::newRow("case does not count") << QStringList{"AB ab cd Cd cD"} << "c d</w>\na b</w>\n";
    QTest::newRow("single bytes need none") << QStringList{"a b 12"} << "";
    QTest::newRow("special words need none") << QStringList{"<|endoftext|> <|startoftext|>"} << "";
    QTest::newRow("nothing") << QStringList{} << "";
  }
  void merges_are_learned_by_frequency() {
    QFETCH(QStringList, texts);
    QFETCH(QString, merges);
    std::vector<std::string> list;
    for (const QString& text : texts) list.push_back(text.toStdString());
    QCOMPARE(QString::fromStdString(train_clip_tokenizer(list, 49408, 1, 77).merges), "#version: 0.2\n" + merges);
  }

  void layout_is_clip() {
    const ClipTokenizerFiles files = train_clip_tokenizer(kCaptions, 49408, 1, 24);
    const auto vocabulary = nlohmann::json::parse(files.vocabulary);
    const auto size = static_cast<std::int64_t>(vocabulary.size());
    std::set<std::int64_t> ids;
    for (const auto& [name, id] : vocabulary.items()) ids.insert(id.get<std::int64_t>());
    QCOMPARE(static_cast<std::int64_t>(ids.size()), size);
    QCOMPARE(*ids.begin(), std::int64_t{0});
    QCOMPARE(*ids.rbegin(), size - 1);
    QCOMPARE(vocabulary["!"].get<int>(), 0);
    QCOMPARE(vocabulary["a"].get<int>(), 64);  // as in the published vocabulary
    QCOMPARE(vocabulary["a</w>"].get<int>(), 320);
    const auto tokenizer = tokenizer_of(files);
    QCOMPARE(tokenizer->bos_id(), size - 2);
    QCOMPARE(tokenizer->eos_id(), size - 1);
    QCOMPARE(tokenizer->pad_id(), size - 1);
    QCOMPARE(tokenizer->vocabulary_size(), size);
    QCOMPARE(tokenizer->model_max_length(), 24);
    const std::vector<std::int64_t> encoded = tokenizer->encode("a cat");
    QCOMPARE(encoded.size(), std::size_t{24});
    QCOMPARE(encoded[0], size - 2);
    QVERIFY(std::all_of(encoded.begin() + 3, encoded.end(), [&](std::int64_t id) { return id == size - 1; }));
  }

  void frequent_words_are_one_token_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("one");
    for (const char* word : {"red", "RED", "cat", "striped", "background", "green", "car", "dog"}) {
      QTest::newRow(word) << word << true;
    }
    for (const char* word : {"balloons", "hat", "tree", "unseen"}) QTest::newRow(word) << word << false;
  }
  void frequent_words_are_one_token() {
    QFETCH(QString, word);
    QFETCH(bool, one);
    const auto tokenizer = tokenizer_of(train_clip_tokenizer(kCaptions, 49408, 2, 77));
    QCOMPARE(pieces_of(*tokenizer, word.toStdString()).size() == 1, one);
  }

  // Words of few letters share parts in many ways and pairs overlap; many pairs are equally frequent.
  void follows_the_definition_data() {
    QTest::addColumn<QString>("letters");
    for (const char* letters : {"a", "ab", "abc", "abcdefgh"}) QTest::newRow(letters) << letters;
  }
  void follows_the_definition() {
    QFETCH(QString, letters);
    std::mt19937 random(11);
    for (int round = 0; round < 20; ++round) {
      std::vector<std::string> words;
      for (int i = 0; i < 12; ++i) {
        std::string word;
        for (std::size_t length = 1 + random() % 16; word.size() < length;) {
          word += letters[random() % static_cast<std::size_t>(letters.size())].toLatin1();
        }
        words.insert(words.end(), 1 + random() % 3, word);
      }
      const ClipTokenizerFiles files = train_clip_tokenizer(words, 49408, 1, 77);
      QCOMPARE(files.merges, merges_by_definition(words));
      const auto tokenizer = tokenizer_of(files);
      for (const std::string& word : words) {
        QCOMPARE(pieces_of(*tokenizer, word), std::vector<std::string>{word + "</w>"});
      }
    }
  }

  void any_text_is_spelled_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"zebra", "catdog", "caty", "3.14", "naïve", "日", "ёж", "🐱", "redredred", "?!", "a"}) {
      QTest::newRow(text) << text;
    }
  }
  void any_text_is_spelled() {
    QFETCH(QString, text);
    const auto tokenizer = tokenizer_of(train_clip_tokenizer(kCaptions, 49408, 1, 77));
    QString read = QString::fromStdString(spelled(pieces_of(*tokenizer, text.toStdString())));
    QCOMPARE(read.remove(' '), text);
    QVERIFY(!read.isEmpty());
  }

  void order_of_texts_does_not_matter() {
    const ClipTokenizerFiles expected = train_clip_tokenizer(kCaptions, 600, 1, 77);
    std::vector<std::string> texts = kCaptions;
    std::mt19937 random(3);
    for (int round = 0; round < 10; ++round) {
      std::shuffle(texts.begin(), texts.end(), random);
      const ClipTokenizerFiles files = train_clip_tokenizer(texts, 600, 1, 77);
      QCOMPARE(files.vocabulary, expected.vocabulary);
      QCOMPARE(files.merges, expected.merges);
    }
    // Nor how words are spread over texts.
    std::string all;
    for (const std::string& text : kCaptions) all += text + "  ";
    QCOMPARE(train_clip_tokenizer({all}, 600, 1, 77).vocabulary, expected.vocabulary);
  }

  void vocabulary_is_limited_data() {
    QTest::addColumn<int>("largest");
    for (const int largest : {514, 515, 540}) QTest::addRow("%d", largest) << largest;
  }
  void vocabulary_is_limited() {
    QFETCH(int, largest);
    const auto tokenizer = tokenizer_of(train_clip_tokenizer(kCaptions, largest, 1, 77));
    QCOMPARE(tokenizer->vocabulary_size(), std::int64_t{largest});
    QCOMPARE(spelled(pieces_of(*tokenizer, kCaptions[0])), kCaptions[0] + " ");
  }

  void impossible_numbers_are_refused_data() {
    QTest::addColumn<int>("largest");
    QTest::addColumn<int>("minimum");
    QTest::addColumn<int>("length");
    QTest::newRow("no room for bytes") << 513 << 1 << 77;
    QTest::newRow("more than readers read") << 49409 << 1 << 77;
    QTest::newRow("count 0") << 600 << 0 << 77;
    QTest::newRow("no room for begin and end") << 600 << 1 << 1;
  }
  void impossible_numbers_are_refused() {
    QFETCH(int, largest);
    QFETCH(int, minimum);
    QFETCH(int, length);
    QVERIFY_THROWS_EXCEPTION(Error, train_clip_tokenizer(kCaptions, largest, minimum, length));
  }
};

}  // namespace elboscope

QTEST_GUILESS_MAIN(elboscope::TestTokenizerTraining)
#include "test_tokenizer_training.moc"
