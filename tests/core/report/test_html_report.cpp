// The report parses as XML, needs nothing outside itself, says what was measured, and survives any text.
#include "core/report/html_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/base/error.h"
#include "example_result.h"

using namespace elboscope;

namespace {

struct Parsed {
  QString error, text;  ///< text: everything people read
  QByteArray json;
  QStringList elements, sources, outside, handlers;
  QStringList alternatives;
};

Parsed parse(const std::string& html) {
  Parsed parsed;
  QXmlStreamReader reader(QByteArray::fromStdString(html));
  QString element;
  while (!reader.atEnd()) {
    const auto token = reader.readNext();
    if (token == QXmlStreamReader::StartElement) {
      element = reader.name().toString();
      parsed.elements << element;
      for (const QXmlStreamAttribute& attribute : reader.attributes()) {
        if (attribute.name() == QLatin1String("src")) parsed.sources << attribute.value().left(30).toString();
        if (attribute.name() == QLatin1String("alt")) parsed.alternatives << attribute.value().toString();
        if (attribute.name() == QLatin1String("href") || attribute.value().contains(QLatin1String("url(")))
          parsed.outside << attribute.value().toString();
        if (attribute.name().startsWith(QLatin1String("on"))) parsed.handlers << attribute.name().toString();
      }
    } else if (token == QXmlStreamReader::Characters) {
      if (element == QLatin1String("script")) {
        parsed.json += reader.text().toUtf8();
      } else if (element != QLatin1String("style")) {
        parsed.text += reader.text();
      } else if (reader.text().contains(QLatin1String("url(")) || reader.text().contains(QLatin1String("@import"))) {
        parsed.outside << "style";
      }
    } else if (token == QXmlStreamReader::EndElement) {
      element.clear();
    }
  }
  if (reader.hasError()) parsed.error = QString("line %1: %2").arg(reader.lineNumber()).arg(reader.errorString());
  return parsed;
}

Parsed report_of(const ExampleResult& example, const MaskScores* scores = nullptr) {
  return parse(html_report({example.record, example.maps, example.settings, example.picture, scores, {}, {}, {}}));
}

}  // namespace

class TestHtmlReport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stands_alone_and_says_it_all() {
    const MaskScores scores{{40, 41}, {45.5, std::nan("")}, 40.5, 45.5};
    ExampleResult example = example_result({"cat", "hot dog"});
    example.maps.notes = {"A note about <this> run."};
    const Parsed parsed = report_of(example, &scores);
    QCOMPARE(parsed.error, QString());
    QCOMPARE(parsed.outside, QStringList());
    QCOMPARE(parsed.handlers, QStringList());
    for (const QString& source : parsed.sources) QVERIFY2(source.startsWith("data:image/"), qPrintable(source));
    for (const char* name : {"link", "iframe", "object", "embed", "base", "form", "a"})
      QVERIFY2(!parsed.elements.contains(name), name);
    QCOMPARE(parsed.elements.count("script"), 1);
    QCOMPARE(parsed.elements.count("svg"), 3);
    QCOMPARE(parsed.elements.count("img"), 1 + 3 + 2 * 3 + 2);  // photo, colour bars, maps, masks
    for (const char* text :
         {"cat.png", "hot dog", "1.1500", "1.000", "0.333", "3.000", "40.5", "A note about <this> run.", "seed 4307",
          "0.3333", "1, 401, 801 (3)", "How to read this report", "abc"})
      QVERIFY2(parsed.text.contains(QString::fromUtf8(text)), text);
    QVERIFY(parsed.alternatives.contains("hot dog, calibrated"));
    const QJsonObject json = QJsonDocument::fromJson(parsed.json).object();
    QCOMPARE(json["classes"].toArray().size(), 2);
    QCOMPARE(json["settings"].toObject()["gamma"].toDouble(), 1.0 / 3);
    QCOMPARE(json["model"].toObject()["sha256"].toString(), "abc");
  }

  void same_input_same_bytes() {
    const ExampleResult example = example_result({"cat", "dog"});
    const ReportInput input{example.record, example.maps, example.settings, example.picture, nullptr, {}, {}, {}};
    QCOMPARE(html_report(input), html_report(input));
    const QTemporaryDir folder;
    write_html_report(folder.filePath("report.html").toStdString(), input);
    QFile file(folder.filePath("report.html"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), html_report(input));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
  }

  void hostile_text_stays_text_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("script") << QByteArray("</title></script><script>alert(1)</script>");
    QTest::newRow("attribute") << QByteArray("\" onload=\"alert(1)\" x='");
    QTest::newRow("comment, CDATA") << QByteArray("<!-- ]]> -->");
    QTest::newRow("entity") << QByteArray("&lt;b&gt; &nbsp; &#0;");
    QTest::newRow("control characters") << QByteArray("a\0b\x01\x1b[31m\x7f", 11);
    QTest::newRow("broken UTF-8") << QByteArray("\xff\xc3(\xed\xa0\x80");
    QTest::newRow("other scripts") << QByteArray("自転車 عربي 🚲 e\xcc\x81");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("long") << QByteArray(5000, 'w');
  }
  void hostile_text_stays_text() {
    QFETCH(QByteArray, name);
    ExampleResult example = example_result({name.toStdString(), "dog"});
    example.record.caption = example.record.image_path = example.record.model_path = example.record.model_family =
        name.toStdString();
    example.record.self_weight_note = example.record.noise = example.record.compute = example.record.program_version =
        name.toStdString();
    const ReportInput input{example.record, example.maps, example.settings,     example.picture,
                            nullptr,        {},           {name.toStdString()}, {}};
    const Parsed parsed = parse(html_report(input));
    QCOMPARE(parsed.error, QString());
    QCOMPARE(parsed.handlers, QStringList());
    QCOMPARE(parsed.elements.count("script"), 1);
    QCOMPARE(parsed.elements.count("title") - 1, 2 + 2 * 2);  // of the page; of bars and lines
    QVERIFY(QJsonDocument::fromJson(parsed.json).isObject());
    if (QString(QTest::currentDataTag()) == "script") QVERIFY(parsed.text.contains("<script>alert(1)</script>"));
  }

  void unfinished_runs() {
    ExampleResult example = example_result({"cat", "dog"});
    example.record.complete = false;
    example.maps.raw.clear();
    example.maps.calibrated.clear();
    Parsed parsed = report_of(example);
    QCOMPARE(parsed.error, QString());
    QVERIFY(parsed.text.contains("stopped before it was finished"));
    QVERIFY(parsed.text.contains("No attention was collected"));
    QCOMPARE(parsed.elements.count("img"), 1);

    example = example_result({"cat", "dog"});
    for (std::size_t i = 0; i < 2; ++i) {
      example.record.classes[i].elbo_done = false;
      example.maps.classes[i] = {};
      example.maps.classes[i].measured = false;
    }
    example.record.losses.clear();
    parsed = report_of(example);
    QCOMPARE(parsed.error, QString());
    QVERIFY(parsed.text.contains("No ELBO was measured"));
  }

  void one_class_or_none_apart() {
    Parsed parsed = report_of(example_result({"cat"}));
    QCOMPARE(parsed.error, QString());
    QVERIFY(parsed.text.contains("With one class there is nothing to compare"));
    QCOMPARE(parsed.elements.count("svg"), 1);
    ExampleResult example = example_result({"cat", "dog"});
    QVERIFY(!report_of(example).text.contains("two standard errors"));
    example.maps.distinguishable = false;
    QVERIFY(report_of(example).text.contains("two standard errors"));
  }

  void odd_pictures_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("1x1") << 1 << 1;
    QTest::newRow("7x1000") << 7 << 1000;
    QTest::newRow("1000x7") << 1000 << 7;
    QTest::newRow("700x500") << 700 << 500;
  }
  void odd_pictures() {
    QFETCH(int, width);
    QFETCH(int, height);
    QCOMPARE(report_of(example_result({"cat", "dog"}, width, height)).error, QString());
  }

  void strange_numbers() {
    ExampleResult example = example_result({"cat", "dog"});
    example.maps.classes[0].loss = std::nan("");
    example.maps.classes[1].standard_error = HUGE_VAL;
    example.record.losses[1] = std::nan("");
    example.maps.raw[3] = std::nanf("");
    const Parsed parsed = report_of(example);
    QCOMPARE(parsed.error, QString());
    QVERIFY(!parsed.text.contains("nan") && !parsed.text.contains("inf"));
  }

  void many_classes() {
    std::vector<std::string> names;
    for (int i = 0; i < 24; ++i) names.push_back("class " + std::to_string(i));
    const Parsed parsed = report_of(example_result(names, 6, 4));
    QCOMPARE(parsed.error, QString());
    QCOMPARE(parsed.elements.count("img"), 1 + 3 + 24 * 3 + 2);
  }

  void maps_that_do_not_belong() {
    ExampleResult example = example_result({"cat", "dog"});
    example.maps.classes.pop_back();
    QVERIFY_THROWS_EXCEPTION(Error, report_of(example));
    example = example_result({"cat"});
    example.picture = {};
    QVERIFY_THROWS_EXCEPTION(Error, report_of(example));
  }
};

QTEST_APPLESS_MAIN(TestHtmlReport)
#include "test_html_report.moc"
