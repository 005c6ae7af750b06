#include "core/report/markup.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace elboscope;

class TestMarkup : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void escaping_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray replaced("\xEF\xBF\xBD");
    QTest::newRow("markup") << QByteArray("<b a=\"1\" b='2'>&")
                            << QByteArray("&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;");
    QTest::newRow("unicode stays") << QByteArray("Käse 自転車 🚲") << QByteArray("Käse 自転車 🚲");
    QTest::newRow("zero byte and bell") << QByteArray("a\0b\a", 4) << "a" + replaced + "b" + replaced;
    QTest::newRow("lone continuation") << QByteArray("\x80x") << replaced + "x";
    QTest::newRow("cut sequence") << QByteArray("\xe8\x87") << replaced + replaced;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << replaced + replaced;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << replaced + replaced + replaced;
    QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80") << replaced + replaced + replaced + replaced;
    QTest::newRow("right-to-left override") << QByteArray("a\u202eb") << "a" + replaced + "b";
    QTest::newRow("noncharacter") << QByteArray("\uffff") << replaced;
  }
  void escaping() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(escape_markup(text.toStdString())), expected);
  }

  void json_cannot_leave_its_element() {
    QCOMPARE(escape_json_for_script(R"({"a":"</script><!--&"})"),
             std::string(R"({"a":"\u003c/script\u003e\u003c!--\u0026"})"));
  }

  void base64() {
    const auto of = [](const QByteArray& bytes) {
      return data_uri("x", std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
    };
    for (const QByteArray& bytes :
         {QByteArray(""), QByteArray("a"), QByteArray("ab"), QByteArray("abc"), QByteArray("\xff\xfe\xfd\xfc")})
      QCOMPARE(of(bytes), "data:x;base64," + bytes.toBase64().toStdString());
  }

  void numbers() {
    QCOMPARE(fixed_text(1.25, 3), std::string("1.250"));
    QCOMPARE(fixed_text(-0.0004, 2), std::string("0.00"));
    QCOMPARE(fixed_text(-0.4, 1), std::string("-0.4"));
    QCOMPARE(fixed_text(std::nan(""), 2), std::string("–"));
    QCOMPARE(fixed_text(1e300, 2), std::string("1.00000e+300"));
    QCOMPARE(significant_text(1234.5678, 3), std::string("1235"));
    QCOMPARE(significant_text(0.00123456, 3), std::string("0.00123"));
    QCOMPARE(significant_text(1.5e-9, 3), std::string("1.50e-09"));
    QCOMPARE(significant_text(0, 3), std::string("0"));
    QCOMPARE(significant_text(-std::numeric_limits<double>::infinity(), 3), std::string("–"));
  }
};

QTEST_APPLESS_MAIN(TestMarkup)
#include "test_markup.moc"
