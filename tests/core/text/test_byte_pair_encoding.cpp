#include <QtTest>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/text/byte_pair_encoding.h"

using namespace elboscope;

namespace {

std::vector<std::string> encode(const BytePairEncoding& encoding, const std::string& word) {
  std::vector<BytePairEncoding::Piece> pieces;
  encoding.encode(word, pieces);
  std::vector<std::string> result;
  std::uint32_t at = 0;
  for (const auto& piece : pieces) {
    if (piece.begin != at || piece.end <= at) return {"pieces do not tile the word"};
    at = piece.end;
    result.push_back(encoding.symbols()[piece.symbol]);
  }
  if (at != word.size()) return {"pieces do not cover the word"};
  return result;
}

using Rules = std::vector<std::pair<std::string, std::string>>;

// The definition, slowly: find the pair of lowest rank, merge its places from left to right, start again.
std::vector<std::string> encode_slowly(const Rules& rules, const std::string& word) {
  std::vector<std::string> symbols;
  for (const char letter : word) symbols.emplace_back(1, letter);
  symbols.back() += "</w>";
  while (true) {
    std::size_t best = rules.size();
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
      for (std::size_t rank = rules.size(); rank-- > 0;) {  // a rule said twice counts at its later place
        if (rules[rank] != std::pair(symbols[i], symbols[i + 1])) continue;
        best = std::min(best, rank);
        break;
      }
    }
    if (best == rules.size()) return symbols;
    std::vector<std::string> next;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      if (i + 1 < symbols.size() && rules[best] == std::pair(symbols[i], symbols[i + 1])) {
        next.push_back(symbols[i] + symbols[i + 1]);
        ++i;
      } else {
        next.push_back(symbols[i]);
      }
    }
    symbols = next;
  }
}

std::string text_of(const Rules& rules) {
  std::string text = "#version: 0.2\n";
  for (const auto& [first, second] : rules) text += first + " " + second + "\n";
  return text;
}

}  // namespace

class TestBytePairEncoding : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheDefinitionForAnyRules() {
    std::mt19937 random(7);
    const auto below = [&](std::size_t limit) { return std::size_t{random() % limit}; };
    for (int round = 0; round < 200; ++round) {
      std::vector<std::string> made{"a", "b", "c", "a</w>", "b</w>", "c</w>"};
      Rules rules;
      for (int i = 0; i < 25; ++i) {
        const std::string first = made[below(3 + (made.size() > 6 ? made.size() - 3 : 0))],
                          second = made[below(made.size())];
        if (first.ends_with("</w>")) continue;
        rules.emplace_back(first, second);
        made.push_back(first + second);
      }
      std::shuffle(rules.begin(), rules.end(), random);  // also rules whose parts come later than themselves
      const BytePairEncoding encoding = BytePairEncoding::parse(text_of(rules), "merges.txt");
      for (int i = 0; i < 20; ++i) {
        std::string word;
        const std::size_t length = 1 + below(24);
        while (word.size() < length) word += static_cast<char>('a' + below(3));
        const auto expected = encode_slowly(rules, word);
        QVERIFY2(encode(encoding, word) == expected, word.c_str());
      }
    }
  }

  void aRunOfOneLetterMergesFromTheLeft() {
    const auto encoding = BytePairEncoding::parse("v\na a\naa a\n", "merges.txt");
    QVERIFY(encode(encoding, "aaaaaa") == (std::vector<std::string>{"aa", "aaa", "a</w>"}));
  }

  void linesMayEndInAnyWay() {
    for (const std::string text :
         {"v\na b\nab c</w>", "v\r\na b\r\nab c</w>\r\n", "v\ra b\rab c</w>\r", "v\na\t b \n\nab c</w>\n\n\n"}) {
      const auto encoding = BytePairEncoding::parse(text, "merges.txt");
      QVERIFY2(encode(encoding, "abc") == std::vector<std::string>{"abc</w>"}, text.c_str());
    }
  }

  void onlyTheFirst48894RulesCount() {
    std::string text = "v\n";
    for (int i = 0; i < 48893; ++i) text += "x y\n";
    const auto inside = BytePairEncoding::parse(text + "a b</w>\nnot rules at all", "merges.txt");
    QVERIFY(encode(inside, "ab") == std::vector<std::string>{"ab</w>"});
    const auto outside = BytePairEncoding::parse(text + "x y\na b</w>\n", "merges.txt");
    QVERIFY(encode(outside, "ab") == (std::vector<std::string>{"a", "b</w>"}));
  }

  void bytesUseGpt2sAlphabet() {
    const auto encoding = BytePairEncoding::parse("v\n", "merges.txt");
    QVERIFY(encode(encoding, std::string("\0 \xC3\xAD", 4)) == (std::vector<std::string>{"Ā", "Ġ", "Ã", "Ń</w>"}));
    QCOMPARE(encoding.products().size(), std::size_t(512));
  }

  void aLongRunTakesNoQuadraticTime() {
    const auto encoding = BytePairEncoding::parse("v\na a\naa aa\naaaa aaaa\n", "merges.txt");
    std::vector<BytePairEncoding::Piece> pieces;
    encoding.encode(std::string(1 << 20, 'a'), pieces);  // squared: 10^12 steps, beyond the test's time limit
    QCOMPARE(pieces.size(), std::size_t((1 << 17) + 3));
  }

  void whatIsNotRulesIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("noise") << QByteArray("v\n\xFF\xFE\x00z", 6)
                           << "merges.txt: is not UTF-8 text, expected a version line and one merge rule a line.";
    QTest::newRow("empty") << QByteArray()
                           << "merges.txt: is empty, expected a version line and one merge rule a line.";
    QTest::newRow("blank") << QByteArray(" \n \n")
                           << "merges.txt: is empty, expected a version line and one merge rule a line.";
    QTest::newRow("three") << QByteArray("v\na b\na b c\n")
                           << "merges.txt: line 3 has 3 symbols, expected the two that are merged.";
    QTest::newRow("one") << QByteArray("v\nab\n")
                         << "merges.txt: line 2 has 1 symbols, expected the two that are merged.";
    QTest::newRow("not bytes")
        << QByteArray("v\na 猫\n")
        << "merges.txt: line 2 has a symbol that is not written in the 256 characters of byte-level BPE.";
    QTest::newRow("control")
        << QByteArray("v\na \x01\n")
        << "merges.txt: line 2 has a symbol that is not written in the 256 characters of byte-level BPE.";
  }
  void whatIsNotRulesIsRefused() {
    QFETCH(QByteArray, text);
    QFETCH(QString, sentence);
    try {
      BytePairEncoding::parse(text.toStdString(), "merges.txt");
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(QString::fromStdString(error.what()), sentence);
      QVERIFY(error.kind == ErrorKind::refused);
    }
  }
};

QTEST_APPLESS_MAIN(TestBytePairEncoding)
#include "test_byte_pair_encoding.moc"
