#include <QTest>
#include <cmath>
#include <limits>
#include <set>

#include "core/base/error.h"
#include "picture_bytes.h"

using namespace elboscope;
namespace pb = picture_bytes;

class TestColor : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void ends_data() {
    QTest::addColumn<int>("map");
    QTest::addColumn<QList<int>>("low");
    QTest::addColumn<QList<int>>("high");
    QTest::newRow("viridis") << int(ColorMap::viridis) << QList<int>{68, 1, 84} << QList<int>{253, 231, 37};
    QTest::newRow("magma") << int(ColorMap::magma) << QList<int>{0, 0, 4} << QList<int>{252, 253, 191};
    QTest::newRow("cividis") << int(ColorMap::cividis) << QList<int>{0, 34, 78} << QList<int>{254, 232, 56};
    QTest::newRow("turbo") << int(ColorMap::turbo) << QList<int>{48, 18, 59} << QList<int>{122, 4, 3};
    QTest::newRow("grey") << int(ColorMap::grey) << QList<int>{0, 0, 0} << QList<int>{255, 255, 255};
  }
  void ends() {
    QFETCH(int, map);
    QFETCH(QList<int>, low);
    QFETCH(QList<int>, high);
    const float infinity = std::numeric_limits<float>::infinity();
    const Picture picture =
        color_map({0, 1, -3, 7, -infinity, infinity, std::nanf("")}, 7, 1, static_cast<ColorMap>(map));
    for (int x = 0; x < 6; ++x)
      for (int c = 0; c < 3; ++c) {
        const int expected = (x % 2 ? high : low)[c];
        QVERIFY2(std::abs(pb::pixel(picture, x, 0)[static_cast<std::size_t>(c)] - expected) <= 1,
                 qPrintable(QString::number(x)));
      }
    QCOMPARE(pb::pixel(picture, 6, 0), (std::array{128, 128, 128}));
  }

  void rounding() {
    const Picture picture = color_map({100.4F / 255, 100.6F / 255}, 2, 1, ColorMap::grey);
    QCOMPARE(pb::pixel(picture, 0, 0)[0], 100);
    QCOMPARE(pb::pixel(picture, 1, 0)[0], 101);
  }

  void diverging_is_symmetric() {
    const Picture picture = diverging_map({-1, -0.5F, 0, 0.5F, 1, std::nanf(""), -9, 9}, 8, 1);
    const auto at = [&](int x) { return pb::pixel(picture, x, 0); };
    QVERIFY(at(0)[2] > at(0)[0] + 60);  // blue
    QVERIFY(at(4)[0] > at(4)[2] + 60);  // red
    for (int c : at(2)) QVERIFY(c >= 245);
    QVERIFY(at(1)[2] > at(1)[0] && at(3)[0] > at(3)[2]);
    QCOMPARE(at(5), (std::array{128, 128, 128}));
    QCOMPARE(at(6), at(0));
    QCOMPARE(at(7), at(4));
    const auto luminance = [&](int x) {
      const auto linear = [&](std::size_t c) { return std::pow(at(x)[c] / 255.0, 2.2); };
      return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2);
    };
    QVERIFY(std::abs(luminance(0) - luminance(4)) < 0.02);
    QVERIFY(std::abs(luminance(1) - luminance(3)) < 0.02);
  }

  void blending() {
    const Picture low{1, 1, {0, 100, 255}}, high{1, 1, {255, 200, 0}};
    QCOMPARE(blend(low, high, 0).rgb, low.rgb);
    QCOMPARE(blend(low, high, 1).rgb, high.rgb);
    QCOMPARE(pb::pixel(blend(low, high, 0.5), 0, 0), (std::array{128, 150, 128}));
    QCOMPARE(blend(low, high, 7).rgb, high.rgb);
    QCOMPARE(blend(low, high, std::nan("")).rgb, low.rgb);
    QVERIFY_THROWS_EXCEPTION(Error, blend(low, Picture{2, 1, std::vector<std::uint8_t>(6)}, 0.5));
  }

  void labels_have_distinct_colours() {
    std::vector<std::uint8_t> labels(256);
    for (std::size_t i = 0; i < 256; ++i) labels[i] = static_cast<std::uint8_t>(i);
    const Picture picture = label_colors(labels, 256, 1);
    QCOMPARE(pb::pixel(picture, 0, 0), (std::array{0, 0, 0}));
    std::set<std::array<int, 3>> seen;
    for (int x = 0; x < 60; ++x) seen.insert(pb::pixel(picture, x, 0));
    QCOMPARE(seen.size(), 60U);
    for (int a = 0; a < 16; ++a)
      for (int b = 0; b < a; ++b) {
        int distance = 0;
        for (std::size_t c = 0; c < 3; ++c)
          distance += std::abs(pb::pixel(picture, a, 0)[c] - pb::pixel(picture, b, 0)[c]);
        QVERIFY2(distance > 40, qPrintable(QString("%1 and %2").arg(a).arg(b)));
      }
  }

  void wrong_counts() {
    QVERIFY_THROWS_EXCEPTION(Error, color_map({0, 1}, 3, 1, ColorMap::grey));
    QVERIFY_THROWS_EXCEPTION(Error, diverging_map({0, 1}, 1, 1));
    QVERIFY_THROWS_EXCEPTION(Error, label_colors({0, 1}, -1, -2));
  }
};

QTEST_APPLESS_MAIN(TestColor)
#include "test_color.moc"
