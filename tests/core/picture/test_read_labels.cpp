// Label pictures: the stored number of every pixel, never a colour.
#include <QTest>

#include "core/base/error.h"
#include "picture_bytes.h"

using elboscope::Error;
using elboscope::LabelPicture;
using elboscope::read_labels;
namespace pb = picture_bytes;
using pb::bytes;

class TestReadLabels : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;

 private Q_SLOTS:
  void values_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QList<int>>("expected");
    // Colours repeat and are far from their indices: only the indices can give the expected values.
    const QByteArray palette = pb::png_chunk("PLTE", QByteArray(3 * 200, '\x50'));
    QTest::newRow("palette of equal colours")
        << pb::png(4, 1, 8, 3, {bytes({0, 3, 199, 1})}, palette) << QList<int>{0, 3, 199, 1};
    QTest::newRow("palette, 4 bits") << pb::png(3, 1, 4, 3, {bytes({0x2f, 0x10})},
                                                pb::png_chunk("PLTE", QByteArray(48, 'x')))
                                     << QList<int>{2, 15, 1};
    QTest::newRow("palette with 255 for ignored")
        << pb::png(2, 1, 8, 3, {bytes({255, 1})}, pb::png_chunk("PLTE", QByteArray(768, 'x'))) << QList<int>{255, 1};
    QTest::newRow("palette, transparent")
        << pb::png(2, 1, 8, 3, {bytes({1, 0})}, palette + pb::png_chunk("tRNS", bytes({0, 0}))) << QList<int>{1, 0};
    QTest::newRow("grey") << pb::png(3, 1, 8, 0, {bytes({0, 2, 255})}) << QList<int>{0, 2, 255};
    QTest::newRow("grey, 1 bit") << pb::png(3, 1, 1, 0, {bytes({0xa0})}) << QList<int>{1, 0, 1};
    QTest::newRow("grey, 16 bits") << pb::png(2, 1, 16, 0, {bytes({0, 7, 0, 255})}) << QList<int>{7, 255};
    QTest::newRow("grey and alpha") << pb::png(2, 1, 8, 4, {bytes({3, 0, 4, 9})}) << QList<int>{3, 4};
    QTest::newRow("RGB without colour") << pb::png(2, 1, 8, 2, {bytes({3, 3, 3, 4, 4, 4})}) << QList<int>{3, 4};
    QTest::newRow("PGM") << QByteArray("P5 2 1 255 \3\xff", 13) << QList<int>{3, 255};
  }
  void values() {
    QFETCH(QByteArray, file);
    QFETCH(QList<int>, expected);
    const LabelPicture labels = read_labels(pb::write(folder_, "labels", file));
    QCOMPARE(labels.width, expected.size());
    QCOMPARE(labels.height, 1);
    QCOMPARE(QList<int>(labels.labels.begin(), labels.labels.end()), expected);
  }

  void refused_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");
    QTest::newRow("colours") << pb::png(1, 1, 8, 2, {bytes({3, 4, 3})}) << "colours";
    QTest::newRow("beyond 255") << pb::png(1, 1, 16, 0, {bytes({1, 0})}) << "256";
    QTest::newRow("JPEG") << bytes({0xff, 0xd8, 0xff, 0xe0, 0, 16}) << "JPEG";
    QTest::newRow("cut") << pb::png(9, 9, 8, 0, QList<QByteArray>(9, QByteArray(9, 'a'))).left(60) << "truncated";
    QTest::newRow("text") << QByteArray("labels") << "not a picture";
  }
  void refused() {
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    try {
      read_labels(pb::write(folder_, "labels", file));
      QFAIL("accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind == elboscope::ErrorKind::refused);
      QVERIFY2(QString::fromUtf8(error.what()).contains(reason), error.what());
    }
  }
};

QTEST_APPLESS_MAIN(TestReadLabels)
#include "test_read_labels.moc"
