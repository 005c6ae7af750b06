#include <QtTest>
#include <string>

#include "core/text/unicode.h"

using namespace elboscope;

namespace {

std::string write(const std::vector<Symbol>& symbols) {
  std::string text;
  for (const Symbol& symbol : symbols) append_utf8(symbol.code, text);
  return text;
}

QByteArray bytes(const std::string& text) {
  return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

class TestUnicode : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Expected: Python's bytes.decode("utf-8", "replace").
  void illFormedBytesBecomeOneMarkAMaximalSubpart_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("decoded");
    const QString mark(QChar(0xFFFD));
    QTest::newRow("lone continuation") << QByteArray(
                                              "a\x80"
                                              "b")
                                       << "a" + mark + "b";
    QTest::newRow("truncated") << QByteArray("\xE2\x82") << mark;
    QTest::newRow("truncated, then text") << QByteArray("\xF0\x9F\x98z") << mark + "z";
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << mark + mark;
    QTest::newRow("overlong of three") << QByteArray("\xE0\x80\x80") << mark + mark + mark;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << mark + mark + mark;
    QTest::newRow("above the last") << QByteArray("\xF4\x90\x80\x80") << mark + mark + mark + mark;
    QTest::newRow("impossible byte") << QByteArray("\xFF") << mark;
    QTest::newRow("last code point") << QByteArray("\xF4\x8F\xBF\xBF") << QString::fromUcs4(U"\U0010FFFF");
  }
  void illFormedBytesBecomeOneMarkAMaximalSubpart() {
    QFETCH(QByteArray, text);
    QFETCH(QString, decoded);
    const std::vector<Symbol> symbols = decode_utf8(text.toStdString());
    QCOMPARE(bytes(write(symbols)), decoded.toUtf8());
    std::uint32_t at = 0;
    for (const Symbol& symbol : symbols) {
      QCOMPARE(symbol.begin, at);
      QVERIFY(symbol.end > at);
      at = symbol.end;
    }
    QCOMPARE(at, std::uint32_t(text.size()));
  }

  // Expected: unicodedata.normalize("NFC", text) of Python 3.11.
  void composedAsPythonDoes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("composed");
    QTest::newRow("accent") << "cafe\u0301"
                            << "caf\u00e9";
    QTest::newRow("marks in canonical order") << "a\u0301\u0323"
                                              << "\u1ea1\u0301";
    QTest::newRow("dotted long s") << "\u1e9b\u0323"
                                   << "\u1e9b\u0323";
    QTest::newRow("two marks on one letter") << "s\u0323\u0307"
                                             << "\u1e69";
    QTest::newRow("blocked mark") << "a\u0315\u0300\u05ae\u0300b"
                                  << "\u00e0\u05ae\u0300\u0315b";
    QTest::newRow("singletons") << "\u212b\u2126\u037e"
                                << "\u00c5\u03a9;";
    QTest::newRow("excluded from composition") << "\u0958"
                                               << "\u0915\u093c";
    QTest::newRow("hangul of three") << "\u1112\u1161\u11ab"
                                     << "\ud55c";
    QTest::newRow("hangul syllable takes a final") << "\ud558\u11ab"
                                                   << "\ud55c";
    QTest::newRow("hangul first final is none") << "\ud558\u11a7"
                                                << "\ud558\u11a7";
    QTest::newRow("two starters compose") << "\u09c7\u09be"
                                          << "\u09cb";
    QTest::newRow("mark without a base") << "\u0301a"
                                         << "\u0301a";
    QTest::newRow("compatibility ideograph") << "\uf900"
                                             << "\u8c48";
    QTest::newRow("mark that decomposes") << "\u0344"
                                          << "\u0308\u0301";
  }
  void composedAsPythonDoes() {
    QFETCH(QString, text);
    QFETCH(QString, composed);
    std::vector<Symbol> symbols = decode_utf8(text.toStdString());
    normalize_nfc(symbols);
    QCOMPARE(bytes(write(symbols)), composed.toUtf8());
  }

  void composedCharacterCoversItsParts() {
    std::vector<Symbol> symbols = decode_utf8("xe\xCC\x81y");
    normalize_nfc(symbols);
    QCOMPARE(symbols.size(), std::size_t(3));
    QCOMPARE(symbols[1].code, char32_t(0xE9));
    QCOMPARE(symbols[1].begin, 1u);
    QCOMPARE(symbols[1].end, 4u);
  }

  // Expected: str.lower() of Python 3.11.
  void lowerCaseAsPythonDoes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lower");
    QTest::newRow("ascii") << "A Cat"
                           << "a cat";
    QTest::newRow("final sigma") << "ΟΔΟΣ"
                                 << "οδος";
    QTest::newRow("inner sigma") << "ΣΟΣΑ"
                                 << "σοσα";
    QTest::newRow("sigma alone") << "Σ"
                                 << "σ";
    QTest::newRow("sigma before a sign that ignores case") << "ΑΣ."
                                                           << "ας.";
    QTest::newRow("sigma, sign, letter") << "ΑΣ.Α"
                                         << "ασ.α";
    QTest::newRow("letter, mark, sigma") << "Α\u0301Σ"
                                         << "α\u0301ς";
    QTest::newRow("digit before sigma") << "1Σ"
                                        << "1σ";
    QTest::newRow("dotted capital i") << "İI"
                                      << "i\u0307i";
    QTest::newRow("capital sharp s, kelvin, ligature, digraph") << "ẞ\u212aﬁǅ"
                                                                << "ßkﬁǆ";
    QTest::newRow("cherokee and georgian") << "ᎠᲐꭰ"
                                           << "ꭰაꭰ";
  }
  void lowerCaseAsPythonDoes() {
    QFETCH(QString, text);
    QFETCH(QString, lower);
    std::vector<Symbol> symbols = decode_utf8(text.toStdString());
    lower_case(symbols);
    QCOMPARE(bytes(write(symbols)), lower.toUtf8());
  }

  void classesAreThoseOfUnicode14_data() {
    QTest::addColumn<uint>("code");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, uint code, CharacterClass kind) {
      QTest::newRow(name) << code << static_cast<int>(kind);
    };
    row("nul", 0, CharacterClass::control);
    row("tab", '\t', CharacterClass::blank);
    row("vertical tab", 0x0B, CharacterClass::control);
    row("next line", 0x85, CharacterClass::control);
    row("no-break space", 0xA0, CharacterClass::blank);
    row("line separator", 0x2028, CharacterClass::blank);
    row("soft hyphen", 0xAD, CharacterClass::control);
    row("zero width joiner", 0x200D, CharacterClass::control);
    row("private use", 0xE000, CharacterClass::control);
    row("assigned in 14.0", 0x1DF00, CharacterClass::letter);
    row("assigned in 15.0", 0x11F00, CharacterClass::control);
    row("emoji of 15.0", 0x1FAE8, CharacterClass::control);
    row("last code point", 0x10FFFF, CharacterClass::control);
    row("beyond the last", 0x110000, CharacterClass::control);
    row("ideograph", 0x732B, CharacterClass::letter);
    row("roman numeral", 0x2167, CharacterClass::number);
    row("superscript", 0xB2, CharacterClass::number);
    row("combining acute", 0x301, CharacterClass::mark);
    row("enclosing keycap", 0x20E3, CharacterClass::mark);
    row("emoji", 0x1F600, CharacterClass::other);
    row("underscore", '_', CharacterClass::other);
  }
  void classesAreThoseOfUnicode14() {
    QFETCH(uint, code);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(character_class(code)), expected);
  }
};

QTEST_APPLESS_MAIN(TestUnicode)
#include "test_unicode.moc"
