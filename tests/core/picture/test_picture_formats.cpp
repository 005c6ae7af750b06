// The other formats: TIFF, WebP, BMP, PNM through OpenCV behind checked headers; CMYK JPEG.
#include <QTest>
#include <opencv2/imgcodecs.hpp>

#include "core/base/error.h"
#include "picture_bytes.h"

using elboscope::Error;
using elboscope::Picture;
using elboscope::read_picture;
namespace pb = picture_bytes;
using pb::bytes;

namespace {

/// Uncompressed little-endian TIFF, one strip.
QByteArray tiff(int width, int height, int bits, int samples, const QByteArray& pixels, int extra_samples = -1,
                int orientation = 1, std::uint32_t claimed_bytes = 0) {
  struct Tag {
    int id, type;
    QList<std::uint32_t> values;
  };
  const auto size = static_cast<std::uint32_t>(pixels.size());
  QList<Tag> tags{{256, 4, {static_cast<std::uint32_t>(width)}},
                  {257, 4, {static_cast<std::uint32_t>(height)}},
                  {258, 3, QList<std::uint32_t>(samples, static_cast<std::uint32_t>(bits))},
                  {259, 3, {1}},
                  {262, 3, {samples >= 3 ? 2U : 1U}},
                  {273, 4, {8}},
                  {274, 3, {static_cast<std::uint32_t>(orientation)}},
                  {277, 3, {static_cast<std::uint32_t>(samples)}},
                  {278, 4, {static_cast<std::uint32_t>(height)}},
                  {279, 4, {claimed_bytes ? claimed_bytes : size}},
                  {284, 3, {1}}};
  if (extra_samples >= 0) tags.append({338, 3, {static_cast<std::uint32_t>(extra_samples)}});
  QByteArray directory = pb::little_endian(static_cast<std::uint32_t>(tags.size()), 2), elsewhere;
  const auto far = static_cast<std::uint32_t>(8 + pixels.size() + 2 + 12 * tags.size() + 4);
  for (const Tag& tag : tags) {
    QByteArray value;
    for (std::uint32_t v : tag.values) value += pb::little_endian(v, tag.type == 3 ? 2 : 4);
    directory += pb::little_endian(static_cast<std::uint32_t>(tag.id), 2) +
                 pb::little_endian(static_cast<std::uint32_t>(tag.type), 2) +
                 pb::little_endian(static_cast<std::uint32_t>(tag.values.size()));
    if (value.size() <= 4) {
      directory += value.leftJustified(4, '\0');
    } else {
      directory += pb::little_endian(far + static_cast<std::uint32_t>(elsewhere.size()));
      elsewhere += value;
    }
  }
  return QByteArray("II*\0", 4) + pb::little_endian(8 + size) + pixels + directory + pb::little_endian(0) + elsewhere;
}

QByteArray encode(const char* extension, const cv::Mat& picture, const std::vector<int>& options = {}) {
  std::vector<unsigned char> out;
  cv::imencode(extension, picture, out, options);
  return {reinterpret_cast<const char*>(out.data()), static_cast<qsizetype>(out.size())};
}

}  // namespace

class TestPictureFormats : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;

  QList<int> values(const QByteArray& file) {
    const Picture picture = read_picture(pb::write(folder_, "picture", file));
    return {picture.rgb.begin(), picture.rgb.end()};
  }

 private Q_SLOTS:
  void tiff_kinds_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QList<int>>("expected");
    const QByteArray rgb = bytes({1, 2, 3, 40, 50, 60});
    QTest::newRow("RGB") << tiff(2, 1, 8, 3, rgb) << QList<int>{1, 2, 3, 40, 50, 60};
    QTest::newRow("grey") << tiff(2, 1, 8, 1, bytes({5, 6})) << QList<int>{5, 5, 5, 6, 6, 6};
    QTest::newRow("RGB 16 bits rounds") << tiff(1, 1, 16, 3, bytes({0x81, 0, 0x80, 0, 0x7e, 0xff}))
                                        << QList<int>{1, 0, 254};
    QTest::newRow("mirrored") << tiff(2, 1, 8, 3, rgb, -1, 2) << QList<int>{40, 50, 60, 1, 2, 3};
    QTest::newRow("separate alpha") << tiff(1, 1, 8, 4, bytes({200, 100, 50, 128}), 2) << QList<int>{227, 177, 152};
    QTest::newRow("multiplied alpha") << tiff(1, 1, 8, 4, bytes({100, 50, 25, 128}), 1) << QList<int>{227, 177, 152};
    QTest::newRow("separate alpha, 16 bits")
        << tiff(1, 1, 16, 4, bytes({200, 200, 100, 100, 50, 50, 128, 128}), 2) << QList<int>{227, 177, 152};
  }
  void tiff_kinds() {
    QFETCH(QByteArray, file);
    QFETCH(QList<int>, expected);
    QCOMPARE(values(file), expected);
  }

  void turned_tiff() {
    const Picture picture =
        read_picture(pb::write(folder_, "turned.tif", tiff(2, 1, 8, 3, bytes({1, 2, 3, 40, 50, 60}), -1, 6)));
    QCOMPARE(picture.width, 1);
    QCOMPARE(picture.height, 2);
    QCOMPARE(pb::pixel(picture, 0, 0), (std::array{1, 2, 3}));
  }

  void tiff_refused() {
    QVERIFY_THROWS_EXCEPTION(Error, values(tiff(2, 1, 8, 3, bytes({1, 2, 3, 4, 5, 6}), -1, 1, 5000)));
    QVERIFY_THROWS_EXCEPTION(Error, values(tiff(60000, 60000, 8, 3, bytes({1, 2, 3}))));
    QVERIFY_THROWS_EXCEPTION(Error, values(tiff(0, 1, 8, 3, bytes({1, 2, 3}))));
    QVERIFY_THROWS_EXCEPTION(Error, values(QByteArray("II*\0\xff\xff\xff\x7f", 8)));
    QVERIFY_THROWS_EXCEPTION(Error, values(QByteArray("MM\0*", 4)));
    QVERIFY_THROWS_EXCEPTION(Error, values(QByteArray("II+\0\x08\0\0\0", 8)));
  }

  void webp_with_alpha() {
    cv::Mat source(8, 8, CV_8UC4, cv::Scalar(30, 20, 10, 255));
    source.at<cv::Vec4b>(3, 4) = {30, 20, 10, 51};
    const Picture picture =
        read_picture(pb::write(folder_, "a.webp", encode(".webp", source, {cv::IMWRITE_WEBP_QUALITY, 101})));
    QCOMPARE(pb::pixel(picture, 0, 0), (std::array{10, 20, 30}));
    QCOMPARE(pb::pixel(picture, 4, 3), (std::array{206, 208, 210}));
  }

  /// The frame of 6 x 4 lies at (2, 4) on a canvas of 10 x 9; what it leaves free is white.
  void animated_webp_shows_its_first_frame() {
    const cv::Mat source(4, 6, CV_8UC3, cv::Scalar(30, 20, 10));
    const QByteArray still = encode(".webp", source, {cv::IMWRITE_WEBP_QUALITY, 101});
    const QByteArray bitstream = still.mid(12);
    const auto chunk = [](const char* kind, const QByteArray& body) {
      return QByteArray(kind) + pb::little_endian(static_cast<std::uint32_t>(body.size())) + body;
    };
    const auto animation = [&](int left) {
      const QByteArray frame = pb::little_endian(static_cast<std::uint32_t>(left / 2), 3) + pb::little_endian(2, 3) +
                               pb::little_endian(5, 3) + pb::little_endian(3, 3) + pb::little_endian(100, 3) +
                               QByteArray(1, '\0') + bitstream;
      const QByteArray body = QByteArray("WEBP") + chunk("VP8X", bytes({2, 0, 0, 0, 9, 0, 0, 8, 0, 0})) +
                              chunk("ANIM", QByteArray(6, '\0')) + chunk("ANMF", frame) + chunk("ANMF", frame);
      return QByteArray("RIFF") + pb::little_endian(static_cast<std::uint32_t>(body.size())) + body;
    };
    const Picture picture = read_picture(pb::write(folder_, "moving.webp", animation(2)));
    QCOMPARE(picture.width, 10);
    QCOMPARE(picture.height, 9);
    QCOMPARE(pb::pixel(picture, 2, 4), (std::array{10, 20, 30}));
    QCOMPARE(pb::pixel(picture, 7, 7), (std::array{10, 20, 30}));
    QCOMPARE(pb::pixel(picture, 1, 4), (std::array{255, 255, 255}));
    QCOMPARE(pb::pixel(picture, 8, 8), (std::array{255, 255, 255}));
    QVERIFY_THROWS_EXCEPTION(Error, values(animation(6)));  // outside the canvas
  }

  void bmp_padding_is_not_alpha() {
    const QByteArray pixels = bytes({3, 2, 1, 0, 60, 50, 40, 0});
    const QByteArray file = QByteArray("BM") + pb::little_endian(62) + pb::little_endian(0) + pb::little_endian(54) +
                            pb::little_endian(40) + pb::little_endian(2) + pb::little_endian(1) +
                            pb::little_endian(1, 2) + pb::little_endian(32, 2) + QByteArray(24, '\0') + pixels;
    QCOMPARE(values(file), (QList<int>{1, 2, 3, 40, 50, 60}));
  }

  void pnm_kinds() {
    QCOMPARE(values("P3\n# a comment\n2 1\n255\n1 2 3  40 50 60\n"), (QList<int>{1, 2, 3, 40, 50, 60}));
    QCOMPARE(values("P5 2 1 255 " + bytes({7, 9})), (QList<int>{7, 7, 7, 9, 9, 9}));
  }

  /// Adobe's files keep CMYK inverted. 8 x 8 pixels, one flat block a component, Huffman tables of one code each.
  void cmyk_jpeg() {
    const auto segment = [](int marker, const QByteArray& body) {
      return bytes({0xff, marker}) + pb::big_endian(static_cast<std::uint32_t>(body.size() + 2), 2) + body;
    };
    // DC size 0 or 8 as the codes 0 and 10; AC: end of block as the code 0. All quantisers 1, so DC = 8 * (value -
    // 128).
    QByteArray tables = segment(0xdb, QByteArray(1, '\0') + QByteArray(64, '\1'));
    tables += segment(0xc4, bytes({0x00, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10}));
    tables += segment(0xc4, bytes({0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    const QByteArray frame = segment(0xc0, bytes({8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0}));
    const QByteArray scan = segment(0xda, bytes({4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0}));
    // Components 192, 128, 128, 128: first DC = 512 (size 10: code 10, bits 1000000000), others 0 (code 0).
    // 10 1000000000 0 | 0 0 | 0 0 | 0 0 and ones to fill: 10100000 00000000 00011111
    const QByteArray data = bytes({0xa0, 0x00, 0x1f});
    const QByteArray adobe = segment(0xee, QByteArray("Adobe") + bytes({0, 100, 0, 0, 0, 0, 0}));
    const QByteArray start = bytes({0xff, 0xd8}), end = bytes({0xff, 0xd9});
    const auto first = [&](const QByteArray& file) {
      return pb::pixel(read_picture(pb::write(folder_, "cmyk.jpg", file)), 3, 3);
    };
    QCOMPARE(first(start + adobe + tables + frame + scan + data + end), (std::array{96, 64, 64}));
    QCOMPARE(first(start + tables + frame + scan + data + end), (std::array{31, 63, 63}));
  }
};

QTEST_APPLESS_MAIN(TestPictureFormats)
#include "test_picture_formats.moc"
