#include "core/report/svg_chart.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <cmath>
#include <limits>

using namespace elboscope;

namespace {

/// Names of all elements in order, or the parser's complaint.
QStringList elements(const std::string& svg) {
  QXmlStreamReader reader(QByteArray::fromStdString(svg));
  QStringList names;
  while (!reader.atEnd())
    if (reader.readNext() == QXmlStreamReader::StartElement) names << reader.name().toString();
  return reader.hasError() ? QStringList(reader.errorString()) : names;
}

bool mentions_no_number(const std::string& svg) {
  return QByteArray::fromStdString(svg).contains("nan") || QByteArray::fromStdString(svg).contains("inf");
}

}  // namespace

class TestSvgChart : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void ticks_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QList<double>>("expected");
    QTest::newRow("unit") << 0.0 << 1.0 << QList<double>{0, 0.2, 0.4, 0.6, 0.8, 1};
    QTest::newRow("timesteps") << 1.0 << 951.0 << QList<double>{0, 200, 400, 600, 800, 1000};
    QTest::newRow("both sides") << -0.03 << 0.05 << QList<double>{-0.04, -0.02, 0, 0.02, 0.04, 0.06};
    QTest::newRow("one value") << 4.0 << 4.0 << QList<double>{2, 3, 4, 5, 6};
    QTest::newRow("zero alone") << 0.0 << 0.0 << QList<double>{-1, -0.5, 0, 0.5, 1};
    QTest::newRow("not finite") << std::nan("") << 1.0 << QList<double>{0, 1};
    QTest::newRow("reversed") << 3.0 << 1.0 << QList<double>{0, 1};
  }
  void ticks() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QList<double>, expected);
    const std::vector<double> got = round_ticks(low, high, 5);
    QCOMPARE(got.size(), static_cast<std::size_t>(expected.size()));
    for (std::size_t i = 0; i < got.size(); ++i) QVERIFY(std::abs(got[i] - expected[static_cast<qsizetype>(i)]) < 1e-9);
  }

  void ticks_cover_any_range() {
    for (double low : {-1e9, -3.7, -1e-9, 0.0, 1e-9, 5.55, 1e12})
      for (double length : {1e-9, 0.037, 1.0, 999.0, 1e13}) {
        const std::vector<double> got = round_ticks(low, low + length, 6);
        QVERIFY(got.size() >= 2 && got.size() <= 20);
        QVERIFY(got.front() <= low + 1e-9 * (std::abs(low) + length));
        QVERIFY(got.back() >= low + length - 1e-9 * (std::abs(low) + length));
        QVERIFY(std::is_sorted(got.begin(), got.end()));
      }
  }

  void bars() {
    BarChart chart{"losses <&>",
                   "axis",
                   {{"dog", "#ff0000", -0.02, 0.005, "note"},
                    {"<cat>", "#00ff00", 0.04, 0, ""},
                    {"x", "#0000ff", std::nan(""), 1, ""}}};
    const std::string svg = bar_chart_svg(chart);
    const QStringList names = elements(svg);
    QCOMPARE(names.first(), "svg");
    QCOMPARE(names.count("rect"), 2);  // none for what is not a number
    QCOMPARE(names.count("title"), 3);
    QVERIFY(!mentions_no_number(svg));
    // The first bar ends where the second begins: at zero.
    const QRegularExpression rect("<rect x=\"([0-9.]+)\" y=\"[0-9.]+\" width=\"([0-9.]+)\"");
    auto match = rect.globalMatch(QString::fromStdString(svg));
    const auto first = match.next(), second = match.next();
    QVERIFY(std::abs(first.captured(1).toDouble() + first.captured(2).toDouble() - second.captured(1).toDouble()) <
            0.2);
    QVERIFY(std::abs(second.captured(2).toDouble() - 2 * first.captured(2).toDouble()) < 0.3);
  }

  void lines() {
    LineChart chart;
    chart.x = {1, 501, 951};
    chart.lines = {{"a", "#111111", {0.9, 0.1, 0.01}}, {"b", "#222222", {0.8, std::nan(""), 0.02}}};
    for (bool logarithmic : {false, true})
      for (bool zero : {false, true}) {
        chart.logarithmic = logarithmic;
        chart.zero_line = zero;
        const std::string svg = line_chart_svg(chart);
        const QStringList names = elements(svg);
        QCOMPARE(names.first(), "svg");
        QCOMPARE(names.count("path"), 2);
        QCOMPARE(names.count("circle"), 5);
        QVERIFY(!mentions_no_number(svg));
      }
  }

  void nothing_to_draw() {
    const double infinity = std::numeric_limits<double>::infinity();
    QCOMPARE(elements(bar_chart_svg({})).first(), "svg");
    QCOMPARE(elements(line_chart_svg({})).first(), "svg");
    LineChart chart;
    chart.x = {1, 2};
    chart.lines = {{"a", "#111111", {infinity, -infinity}}};
    const std::string svg = line_chart_svg(chart);
    QVERIFY(svg.find("no measurements") != std::string::npos);
    chart = {};
    chart.x = {5};
    chart.lines = {{"one point", "#111111", {0.0}}};
    chart.logarithmic = true;
    QCOMPARE(elements(line_chart_svg(chart)).count("circle"), 1);
    QVERIFY(!mentions_no_number(line_chart_svg(chart)));
  }

  void long_labels_are_shortened() {
    BarChart chart{"", "", {{"自転車に乗っている人と大きな犬と猫", "#111111", 1, 0, ""}}};
    const QString svg = QString::fromStdString(bar_chart_svg(chart));
    QVERIFY(svg.contains("<title>自転車に乗っている人と大きな犬と猫"));
    QVERIFY(svg.contains("…</text>"));
  }
};

QTEST_APPLESS_MAIN(TestSvgChart)
#include "test_svg_chart.moc"
