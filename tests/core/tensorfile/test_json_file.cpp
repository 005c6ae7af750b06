#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

using elboscope::parse_json;

namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

// The sentence of the refusal, or "accepted".
template <typename Function>
std::string refusal(Function&& function) {
  try {
    function();
  } catch (const elboscope::Error& error) {
    return error.kind == elboscope::ErrorKind::refused ? error.what() : "another kind of error";
  }
  return "accepted";
}

}  // namespace

class TestJsonFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatJsonAllowsIsRead_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"{}", "[]", "null", " true ", "\"a\\u00e9\\ud83d\\ude00\"", "-0", "18446744073709551615",
                             "-9223372036854775808", "1e300", "{\"a\":{\"b\":[1,2.5,null,{\"c\":[]}]},\"\":\"\"}",
                             "[[],[[]],[[[]]]]", "[\"NaN\",\"\\\"Infinity\"]"}) {
      QTest::newRow(text) << QByteArray(text);
    }
  }
  void whatJsonAllowsIsRead() {
    QFETCH(const QByteArray, text);
    QVERIFY(parse_json(text.toStdString(), "t.json") == nlohmann::json::parse(text.toStdString()));
  }

  void pythonNumbersAreRead() {
    const auto json = parse_json(
        "{\"a\": 1, \"NaN\": -Infinity, \"b\": [Infinity, 2.5, NaN, -3], \"c\": \"NaN \\\" Infinity\", \"d\": "
        "10000000, \"e\": NaN}",
        "t.json");
    QCOMPARE(json["NaN"].get<double>(), -INFINITY);
    QCOMPARE(json["b"][0].get<double>(), static_cast<double>(INFINITY));
    QCOMPARE(json["b"][1].get<double>(), 2.5);
    QVERIFY(std::isnan(json["b"][2].get<double>()));
    QCOMPARE(json["b"][3].get<int>(), -3);
    QCOMPARE(json["c"].get<std::string>(), std::string("NaN \" Infinity"));
    QCOMPARE(json["d"].get<int>(), 10000000);
    QVERIFY(json["d"].is_number_unsigned());
    QVERIFY(std::isnan(json["e"].get<double>()));
    QCOMPARE(json["a"].get<int>(), 1);
  }

  void whatIsNotJsonIsRefusedWithItsPlace_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const QByteArray& text, const char* part) {
      QTest::newRow(name) << text << QString(part);
    };
    row("empty", "", "line 1, column 1");
    row("two documents", "{} {}", "line 1, column 4");
    row("ends in the middle", "{\n \"a\": [1,\n", "line 3, column 1");
    row("trailing comma", "[1,\n 2,\n]", "line 3, column 1");
    row("single quotes", "{'a': 1}", "line 1, column 2");
    row("a comment", "{} // x", "line 1, column 4");
    row("other words", "[Nan]", "line 1");
    row("infinity without its sign's place", "[--Infinity]", "line 1");
    row("plus infinity", "[+Infinity]", "line 1");
    row("NaN as a key", "{NaN: 1}", "line 1");
    row("NaN glued to a number", "[1NaN]", "line 1");
    row("number too large", "[1e999]", "line 1");
    row("zero byte behind the document", QByteArray("{}\0x", 4), "zero byte stands at line 1, column 3");
    row("control character in a text", "\"a\nb\"", "line");
    row("lone surrogate", "\"\\ud800\"", "line 1");
    row("not UTF-8", "\"\xc3(\"", "line 1");
    row("overlong UTF-8", "\"\xc0\xaf\"", "line 1");
    row("duplicate key", "{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2}}", "line 2, column 18: the key \"c\" occurs twice");
    row("duplicate key spelled differently", "{\"a\": 1, \"\\u0061\": 2}", "occurs twice");
    row("duplicate key is shown escaped", "{\"\\u0000\": 1, \"\\u0000\": 2}", "the key \"\\u0000\" occurs twice");
    row("65 arrays", QByteArray(65, '[') + QByteArray(65, ']'),
        "line 1, column 65: brackets are nested more than 64 deep");
    row("a million arrays", QByteArray(1000000, '['), "more than 64 deep");
    row("100,000 objects", QByteArray::fromStdString(repeated("{\"a\":", 100000)), "more than 64 deep");
    row("too many values", QByteArray("[") + QByteArray::fromStdString(repeated("0,", 2000000)) + "0]",
        "more than 2000000 values");
  }
  void whatIsNotJsonIsRefusedWithItsPlace() {
    QFETCH(const QByteArray, text);
    QFETCH(const QString, part);
    const std::string got = refusal([&] { parse_json(text.toStdString(), "folder/t.json"); });
    QVERIFY2(got.rfind("folder/t.json: ", 0) == 0, got.c_str());
    QVERIFY2(got.find(part.toStdString()) != std::string::npos, got.c_str());
  }

  void depthLimitIsTheCallers() {
    QCOMPARE(refusal([] { parse_json("[[{}]]", "t", 3); }), std::string("accepted"));
    QVERIFY(refusal([] { parse_json("[[{}]]", "t", 2); }).find("more than 2 deep") != std::string::npos);
    const std::string deepest = repeated("[", 64) + repeated("]", 64);
    QCOMPARE(refusal([&] { parse_json(deepest, "t"); }), std::string("accepted"));
  }

  void printableShowsWhatCannotBePrinted() {
    QCOMPARE(elboscope::printable("a\"é"), std::string("\"a\"é\""));
    QCOMPARE(elboscope::printable(std::string_view("\0\x1b\x7f", 3)), std::string("\"\\u0000\\u001b\\u007f\""));
    QCOMPARE(elboscope::printable("\xff\xc3"), std::string("\"\\xff\\xc3\""));
    QCOMPARE(elboscope::printable("\xed\xa0\x80"), std::string("\"\\xed\\xa0\\x80\""));
    QCOMPARE(elboscope::printable("\xf4\x90\x80\x80"), std::string("\"\\xf4\\x90\\x80\\x80\""));
    QCOMPARE(elboscope::printable("\xf0\x9f\x98\x80"), std::string("\"\xf0\x9f\x98\x80\""));
    QVERIFY(elboscope::printable(std::string(100000, 'x')).size() < 120);
  }

  void filesThatCannotBeRead() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    QVERIFY(refusal([&] { elboscope::read_json(path / "none.json", "none.json"); }).find("does not exist") !=
            std::string::npos);
    QVERIFY(refusal([&] { elboscope::read_json(path, "a folder"); }).find("is a folder") != std::string::npos);
    QVERIFY(refusal([&] { elboscope::read_text("/dev/null", "null"); }).find("not an ordinary file") !=
            std::string::npos);
    std::ofstream(path / "a.json") << "{\"a\": 1}";
    QCOMPARE(elboscope::read_json(path / "a.json", "a.json", 8)["a"].get<int>(), 1);
    QVERIFY(refusal([&] { elboscope::read_json(path / "a.json", "a.json", 7); }).find("larger than the 7 bytes") !=
            std::string::npos);
    QVERIFY(refusal([&] { elboscope::read_text(path / "a.json" / "b", "b"); }).find("does not exist") !=
            std::string::npos);
    QCOMPARE(elboscope::read_text(path / "a.json", "a.json"), std::string("{\"a\": 1}"));
  }
};

QTEST_APPLESS_MAIN(TestJsonFile)
#include "test_json_file.moc"
