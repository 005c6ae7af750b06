// PNGs with their transparency, and label pictures that are written.
#include <QTest>

#include "core/base/error.h"
#include "picture_bytes.h"

using elboscope::Error;
using elboscope::LabelPicture;
using elboscope::PictureWithAlpha;
using elboscope::read_labels;
using elboscope::read_picture_with_alpha;
namespace pb = picture_bytes;
using pb::bytes;

class TestPictureWithAlpha : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;

 private Q_SLOTS:
  void values_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("RGBA keeps colours under transparent pixels")
        << pb::png(2, 1, 8, 6, {bytes({1, 2, 3, 0, 250, 60, 70, 128})}) << QList<int>{1, 2, 3, 0, 250, 60, 70, 128};
    QTest::newRow("RGB is opaque") << pb::png(1, 1, 8, 2, {bytes({1, 2, 3})}) << QList<int>{1, 2, 3, 255};
    QTest::newRow("grey and alpha") << pb::png(2, 1, 8, 4, {bytes({9, 0, 200, 77})})
                                    << QList<int>{9, 9, 9, 0, 200, 200, 200, 77};
    QTest::newRow("grey, 1 bit") << pb::png(2, 1, 1, 0, {bytes({0x80})}) << QList<int>{255, 255, 255, 255, 0, 0, 0, 255};
    QTest::newRow("RGBA, 16 bits") << pb::png(1, 1, 16, 6, {bytes({1, 0, 0, 255, 255, 255, 128, 128})})
                                   << QList<int>{1, 1, 255, 128};
    QTest::newRow("palette with transparency")
        << pb::png(2, 1, 8, 3, {bytes({1, 0})},
                   pb::png_chunk("PLTE", bytes({10, 20, 30, 40, 50, 60})) + pb::png_chunk("tRNS", bytes({5, 99})))
        << QList<int>{40, 50, 60, 99, 10, 20, 30, 5};
    QTest::newRow("one transparent colour")
        << pb::png(2, 1, 8, 2, {bytes({1, 2, 3, 4, 5, 6})}, pb::png_chunk("tRNS", bytes({0, 4, 0, 5, 0, 6})))
        << QList<int>{1, 2, 3, 255, 4, 5, 6, 0};
    // Orientation 3 in a little-endian EXIF block: upside down.
    const QByteArray exif = bytes({'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0});
    QTest::newRow("turned by EXIF") << pb::png(2, 1, 8, 6, {bytes({1, 2, 3, 4, 5, 6, 7, 8})}, pb::png_chunk("eXIf", exif))
                                    << QList<int>{5, 6, 7, 8, 1, 2, 3, 4};
  }
  void values() {
    QFETCH(QByteArray, file);
    QFETCH(QList<int>, expected);
    const PictureWithAlpha picture = read_picture_with_alpha(pb::write(folder_, "picture", file));
    QCOMPARE(picture.width * 4, expected.size());
    QCOMPARE(picture.height, 1);
    QCOMPARE(QList<int>(picture.rgba.begin(), picture.rgba.end()), expected);
  }

  void refused_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");
    QTest::newRow("JPEG") << bytes({0xff, 0xd8, 0xff, 0xe0, 0, 16}) << "expected a PNG";
    QTest::newRow("PGM") << QByteArray("P5 2 1 255 \3\xff", 13) << "expected a PNG";
    QTest::newRow("cut") << pb::png(9, 9, 8, 6, QList<QByteArray>(9, QByteArray(36, 'a'))).left(60) << "truncated";
    QTest::newRow("text") << QByteArray("stickers") << "not a picture";
  }
  void refused() {
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    try {
      read_picture_with_alpha(pb::write(folder_, "picture", file));
      QFAIL("accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind == elboscope::ErrorKind::refused);
      QVERIFY2(QString::fromUtf8(error.what()).contains(reason), error.what());
    }
  }

  void labelsComeBackAsWritten() {
    LabelPicture labels{16, 17, {}};
    for (int i = 0; i < 16 * 17; ++i) labels.labels.push_back(static_cast<std::uint8_t>(i % 256));
    const std::filesystem::path file = folder_.filePath("labels.png").toStdString();
    elboscope::write_labels(file, labels);
    const LabelPicture back = read_labels(file);
    QCOMPARE(back.width, 16);
    QCOMPARE(back.height, 17);
    QVERIFY(back.labels == labels.labels);
  }
};

QTEST_APPLESS_MAIN(TestPictureWithAlpha)
#include "test_picture_with_alpha.moc"
