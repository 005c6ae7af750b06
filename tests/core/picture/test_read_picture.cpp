// JPEG and PNG: what stands in the file comes out, upright and whole, or the file is refused in one sentence.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QTest>
#include <array>
#include <opencv2/imgcodecs.hpp>

#include "core/base/error.h"
#include "picture_bytes.h"

using elboscope::Error;
using elboscope::ErrorKind;
using elboscope::Picture;
using elboscope::read_picture;
namespace pb = picture_bytes;

namespace {

/// Four flat quarters: red, green / blue, white. Large enough to survive JPEG's blocks.
cv::Mat quarters(int width, int height) {
  cv::Mat picture(height, width, CV_8UC3);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const bool right = x >= width / 2, low = y >= height / 2;
      picture.at<cv::Vec3b>(y, x) = low ? (right ? cv::Vec3b(255, 255, 255) : cv::Vec3b(255, 0, 0))
                                        : (right ? cv::Vec3b(0, 255, 0) : cv::Vec3b(0, 0, 255));
    }
  return picture;
}

QByteArray encode(const char* extension, const cv::Mat& picture, const std::vector<int>& options = {}) {
  std::vector<unsigned char> bytes;
  cv::imencode(extension, picture, bytes, options);
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

QByteArray with_jpeg_exif(const QByteArray& jpeg, const QByteArray& exif) {
  const QByteArray body = QByteArray("Exif\0\0", 6) + exif;
  return jpeg.left(2) + QByteArray("\xff\xe1", 2) + pb::big_endian(static_cast<std::uint32_t>(body.size() + 2), 2) +
         body + jpeg.mid(2);
}

QString refusal(const std::filesystem::path& path) {
  try {
    const Picture picture = read_picture(path);
    return QStringLiteral("read as %1 x %2").arg(picture.width).arg(picture.height);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::refused) return QStringLiteral("wrong kind: ") + error.what();
    if (QString::fromStdString(error.file) != QString::fromStdString(path.string()))
      return QStringLiteral("wrong file");
    return QString::fromUtf8(error.what());
  }
}

/// 'r', 'g', 'b', 'w' of the four corners: top left, top right, bottom left, bottom right.
QByteArray corners(const Picture& picture) {
  QByteArray out;
  for (std::int64_t y : {std::int64_t{1}, picture.height - 2})
    for (std::int64_t x : {std::int64_t{1}, picture.width - 2}) {
      const auto [r, g, b] = pb::pixel(picture, x, y);
      out += r > 200 && g > 200 && b > 200 ? 'w' : r > 200 ? 'r' : g > 200 ? 'g' : b > 200 ? 'b' : '?';
    }
  return out;
}

}  // namespace

class TestReadPicture : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;

 private Q_SLOTS:
  void sizes_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 2}, {7, 1000}, {1000, 7}, {1, 3000}, {37, 23}, {500, 375}})
      QTest::addRow("%dx%d", width, height) << width << height;
  }
  void sizes() {
    QFETCH(int, width);
    QFETCH(int, height);
    cv::Mat source(height, width, CV_8UC3);
    cv::theRNG().state = 7;
    cv::randu(source, 0, 256);
    for (const char* extension : {".png", ".jpg", ".bmp", ".ppm"}) {
      const Picture picture = read_picture(pb::write(folder_, QString("size") + extension, encode(extension, source)));
      QCOMPARE(picture.width, width);
      QCOMPARE(picture.height, height);
      QCOMPARE(picture.rgb.size(), static_cast<std::size_t>(width) * height * 3);
      if (qstrcmp(extension, ".jpg") == 0) continue;
      for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
          const auto& bgr = source.at<cv::Vec3b>(y, x);
          const std::array<int, 3> expected{bgr[2], bgr[1], bgr[0]};
          if (pb::pixel(picture, x, y) != expected)
            QFAIL(qPrintable(QString("%1 differs at %2, %3").arg(extension).arg(x).arg(y)));
        }
    }
  }

  void jpeg_equals_the_usual_decoder() {
    cv::Mat source = quarters(130, 90);
    for (int x = 0; x < 130; ++x) source.at<cv::Vec3b>(40, x) = {std::uint8_t(x), 90, std::uint8_t(255 - x)};
    for (const std::vector<int>& options :
         {std::vector<int>{}, {cv::IMWRITE_JPEG_PROGRESSIVE, 1}, {cv::IMWRITE_JPEG_QUALITY, 30}}) {
      const QByteArray jpeg = encode(".jpg", source, options);
      const Picture picture = read_picture(pb::write(folder_, "usual.jpg", jpeg));
      const cv::Mat expected = cv::imread(folder_.filePath("usual.jpg").toStdString(), cv::IMREAD_COLOR);
      for (int y = 0; y < 90; ++y)
        for (int x = 0; x < 130; ++x) {
          const auto& bgr = expected.at<cv::Vec3b>(y, x);
          QCOMPARE(pb::pixel(picture, x, y), (std::array<int, 3>{bgr[2], bgr[1], bgr[0]}));
        }
    }
  }

  void grey_jpeg() {
    const cv::Mat source(16, 24, CV_8UC1, cv::Scalar(90));
    const Picture picture = read_picture(pb::write(folder_, "grey.jpg", encode(".jpg", source)));
    QCOMPARE(pb::pixel(picture, 5, 5), (std::array<int, 3>{90, 90, 90}));
  }

  void orientation_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QByteArray>("expected");
    const char* expected[] = {"rgbw", "rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};
    for (int i = 0; i <= 8; ++i) QTest::addRow("%d", i) << i << QByteArray(expected[i]);
    QTest::addRow("9 is no orientation") << 9 << QByteArray("rgbw");
    QTest::addRow("60000 is no orientation") << 60000 << QByteArray("rgbw");
  }
  void orientation() {
    QFETCH(int, orientation);
    QFETCH(QByteArray, expected);
    const cv::Mat source = quarters(96, 64);
    for (bool big : {true, false}) {
      const QByteArray exif = pb::exif(orientation, big);
      const QByteArray png = encode(".png", source);
      const auto jpeg_file = pb::write(folder_, "turned.jpg", with_jpeg_exif(encode(".jpg", source), exif));
      const auto png_file = pb::write(folder_, "turned.png", png.left(33) + pb::png_chunk("eXIf", exif) + png.mid(33));
      for (const auto& file : {jpeg_file, png_file}) {
        const Picture picture = read_picture(file);
        const bool swapped = orientation >= 5 && orientation <= 8;
        QCOMPARE(picture.width, swapped ? 64 : 96);
        QCOMPARE(picture.height, swapped ? 96 : 64);
        QCOMPARE(corners(picture), expected);
      }
    }
  }

  void malformed_exif_is_ignored_data() {
    QTest::addColumn<QByteArray>("exif");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no directory") << pb::exif(6).left(8);
    QTest::newRow("cut entry") << pb::exif(6).left(17);
    QTest::newRow("directory far outside") << pb::exif(6).replace(4, 4, pb::big_endian(0xfffffff0));
    QTest::newRow("65535 entries")
        << pb::exif(6).replace(8, 2, QByteArray("\xff\xff", 2)).replace(10, 2, QByteArray(2, '\0'));
    QTest::newRow("not TIFF") << QByteArray("XX") + pb::exif(6).mid(2);
  }
  void malformed_exif_is_ignored() {
    QFETCH(QByteArray, exif);
    const QByteArray jpeg = with_jpeg_exif(encode(".jpg", quarters(96, 64)), exif);
    QCOMPARE(corners(read_picture(pb::write(folder_, "exif.jpg", jpeg))), QByteArray("rgbw"));
  }

  void png_kinds_data() {
    QTest::addColumn<QByteArray>("png");
    QTest::addColumn<QList<int>>("expected");  // of the pixels (0, 0) and (1, 0)
    const QByteArray palette = pb::png_chunk("PLTE", QByteArray("\x0a\x14\x1e\xc8\x96\x64", 6));
    using pb::bytes;
    QTest::newRow("grey 1 bit") << pb::png(2, 1, 1, 0, {bytes({0x40})}) << QList<int>{0, 0, 0, 255, 255, 255};
    QTest::newRow("grey 2 bits") << pb::png(2, 1, 2, 0, {bytes({0x60})}) << QList<int>{85, 85, 85, 170, 170, 170};
    QTest::newRow("grey 8 bits") << pb::png(2, 1, 8, 0, {bytes({7, 250})}) << QList<int>{7, 7, 7, 250, 250, 250};
    QTest::newRow("grey 16 bits rounds") << pb::png(2, 1, 16, 0, {bytes({0x00, 0x81, 0xff, 0x7e})})  // 129 and 65406
                                         << QList<int>{1, 1, 1, 254, 254, 254};  // 0.502 and 254.498
    QTest::newRow("grey and alpha") << pb::png(2, 1, 8, 4, {bytes({100, 0, 100, 128})})
                                    << QList<int>{255, 255, 255, 177, 177, 177};
    QTest::newRow("palette 8 bits") << pb::png(2, 1, 8, 3, {bytes({1, 0})}, palette)
                                    << QList<int>{200, 150, 100, 10, 20, 30};
    QTest::newRow("palette 1 bit") << pb::png(2, 1, 1, 3, {bytes({0x80})}, palette)
                                   << QList<int>{200, 150, 100, 10, 20, 30};
    QTest::newRow("palette with a transparent colour")
        << pb::png(2, 1, 8, 3, {bytes({1, 0})}, palette + pb::png_chunk("tRNS", bytes({255, 0})))
        << QList<int>{255, 255, 255, 10, 20, 30};
    QTest::newRow("grey with a transparent value")
        << pb::png(2, 1, 8, 0, {bytes({9, 10})}, pb::png_chunk("tRNS", bytes({0, 9})))
        << QList<int>{255, 255, 255, 10, 10, 10};
    QTest::newRow("RGB 16 bits") << pb::png(2, 1, 16, 2, {bytes({0, 0, 0x80, 0x80, 0xff, 0xff, 1, 0, 1, 1, 2, 2})})
                                 << QList<int>{0, 128, 255, 1, 1, 2};
    QTest::newRow("RGBA") << pb::png(2, 1, 8, 6, {bytes({200, 100, 0, 255, 200, 100, 0, 51})})
                          << QList<int>{200, 100, 0, 244, 224, 204};
    QTest::newRow("RGBA 16 bits") << pb::png(2, 1, 16, 6, {bytes({1, 1, 2, 2, 3, 3, 255, 255, 9, 9, 9, 9, 9, 9, 0, 0})})
                                  << QList<int>{1, 2, 3, 255, 255, 255};
  }
  void png_kinds() {
    QFETCH(QByteArray, png);
    QFETCH(QList<int>, expected);
    const Picture picture = read_picture(pb::write(folder_, "kind.png", png));
    QCOMPARE(QList<int>(picture.rgb.begin(), picture.rgb.end()), expected);
  }

  void every_truncation_is_refused_data() {
    QTest::addColumn<QByteArray>("bytes");
    cv::Mat noise(24, 40, CV_8UC3);
    cv::theRNG().state = 9;
    cv::randu(noise, 0, 256);
    QTest::newRow("jpeg") << encode(".jpg", noise);
    QTest::newRow("progressive jpeg") << encode(".jpg", noise, {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
    QTest::newRow("png") << encode(".png", noise);
    QTest::newRow("flat png") << encode(".png", quarters(60, 60));
    QTest::newRow("bmp") << encode(".bmp", noise);
    QTest::newRow("webp") << encode(".webp", noise);
    QTest::newRow("ppm") << encode(".ppm", noise);
  }
  void every_truncation_is_refused() {
    QFETCH(QByteArray, bytes);
    QVERIFY(refusal(pb::write(folder_, "whole", bytes)).startsWith("read as"));
    const qsizetype step = std::max<qsizetype>(1, bytes.size() / 60);
    for (qsizetype length = 0; length < bytes.size(); length += length < 40 || length > bytes.size() - 40 ? 1 : step) {
      const QString sentence = refusal(pb::write(folder_, "cut", bytes.left(length)));
      if (sentence.startsWith("read as") || sentence.startsWith("wrong"))
        QFAIL(qPrintable(QString("%1 of %2 bytes: %3").arg(length).arg(bytes.size()).arg(sentence)));
    }
  }

  /// A cut JPEG that pretends to be whole: libjpeg only warns, other programs show grey.
  void jpeg_with_missing_middle() {
    const QByteArray jpeg = encode(".jpg", quarters(400, 300));
    const QByteArray hollow = jpeg.left(jpeg.size() * 3 / 4) + jpeg.right(2);
    QVERIFY(refusal(pb::write(folder_, "hollow.jpg", hollow)).contains("damaged"));
  }

  void bytes_after_the_end_are_harmless() {
    const cv::Mat source = quarters(40, 40);
    for (const char* extension : {".jpg", ".png"})
      QCOMPARE(corners(read_picture(pb::write(folder_, "tail", encode(extension, source) + QByteArray(500, 'x')))),
               QByteArray("rgbw"));
  }

  void damage_is_refused() {
    QByteArray png = encode(".png", quarters(60, 60));
    png[50] = static_cast<char>(png[50] ^ 0x55);
    QVERIFY(refusal(pb::write(folder_, "damaged.png", png)).contains("damaged"));
  }

  void refused_with_its_reason_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QByteArray("") << "empty";
    QTest::newRow("text") << QByteArray("hello, this is no picture") << "not a picture";
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << "SVG";
    QTest::newRow("GDAL's VRT") << QByteArray("<VRTDataset><SourceFilename>/etc/passwd</SourceFilename></VRTDataset>")
                                << "XML";
    QTest::newRow("HEIC") << QByteArray(
                                 "\0\0\0\x18"
                                 "ftypheic\0\0\0\0mif1heic",
                                 24)
                          << "HEIC";
    QTest::newRow("AVIF") << QByteArray(
                                 "\0\0\0\x18"
                                 "ftypavif\0\0\0\0mif1avif",
                                 24)
                          << "AVIF";
    QTest::newRow("JPEG 2000") << QByteArray("\0\0\0\x0cjP  \r\n\x87\n", 12) << "JPEG 2000";
    QTest::newRow("PDF") << QByteArray("%PDF-1.7 and so on") << "PDF";
    QTest::newRow("PNG of 0 x 5") << pb::png(0, 5, 8, 0, {}) << "damaged";
    QTest::newRow("PNG without data") << pb::png(20000, 10, 8, 0, {}) << "truncated";
    QTest::newRow("PNG of 20000 x 20000") << pb::png(20000, 20000, 8, 0, {}) << "20000 x 20000";
    QTest::newRow("PNG of 2^31-1 x 2^31-1") << pb::png(0x7fffffff, 0x7fffffff, 8, 0, {}) << "at most 268435456";
    QTest::newRow("PNG bomb") << pb::png(16000, 16000, 16, 6, {}) << "too few for 16000 x 16000";
    QTest::newRow("BMP of 2^30 x 2^30") << QByteArray("BM") + QByteArray(12, '\0') + pb::little_endian(40) +
                                               pb::little_endian(1 << 30) + pb::little_endian(1 << 30) +
                                               QByteArray(40, '\0')
                                        << "at most 268435456";
    QTest::newRow("PPM of 99999999 x 99999999") << QByteArray("P6 99999999 99999999 255 ") << "at most 268435456";
    QTest::newRow("PPM without a size") << QByteArray("P6 # nothing else\n") << "at least 1 x 1";
    QTest::newRow("GIF") << QByteArray("GIF89a\x01\0\x01\0", 10) << "a GIF picture";
  }
  void refused_with_its_reason() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    QElapsedTimer timer;
    timer.start();
    const QString sentence = refusal(pb::write(folder_, QStringLiteral("refused ü.png"), bytes));
    QVERIFY2(sentence.contains(reason), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("refused ü.png")), qPrintable(sentence));
    QVERIFY(timer.elapsed() < 2000);
  }

  void not_an_ordinary_file() {
    QVERIFY(refusal(folder_.filePath("absent.png").toStdString()).contains("does not exist"));
    QVERIFY(refusal(folder_.path().toStdString()).contains("folder"));
    const std::string pipe = folder_.filePath("pipe").toStdString();
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(refusal(pipe).contains("not an ordinary file"));  // and it does not wait for a writer
    if (geteuid() != 0) {
      const auto secret = pb::write(folder_, "secret.png", encode(".png", quarters(4, 4)));
      chmod(secret.c_str(), 0);
      QVERIFY(refusal(secret).contains("cannot be opened"));
    }
  }

  void standard_error_stays_clean() {
    const cv::Mat source = quarters(60, 60);
    const std::string log = folder_.filePath("stderr").toStdString();
    const int kept = dup(STDERR_FILENO), file = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, STDERR_FILENO);
    int refused = 0;
    for (const char* extension : {".jpg", ".png", ".bmp", ".webp", ".tiff", ".ppm"}) {
      QByteArray bytes = encode(extension, source);
      refused += refusal(pb::write(folder_, "cut", bytes.left(bytes.size() / 2))).startsWith("read as") ? 0 : 1;
      for (qsizetype at = bytes.size() / 2; at < bytes.size() / 2 + 20; ++at) bytes[at] = static_cast<char>(at * 37);
      refusal(pb::write(folder_, "noise", bytes));
    }
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(file);
    QFile said(QString::fromStdString(log));
    QVERIFY(said.open(QIODevice::ReadOnly));
    QCOMPARE(said.readAll(), QByteArray());
    QCOMPARE(refused, 6);
  }

  void png_round_trip() {
    Picture picture{3, 2, {1, 2, 3, 40, 50, 60, 255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7}};
    const std::string path = folder_.filePath("out.png").toStdString();
    elboscope::write_png(path, picture);
    QCOMPARE(read_picture(path).rgb, picture.rgb);
    QCOMPARE(elboscope::encode_png(picture), elboscope::encode_png(picture));
    QVERIFY_THROWS_EXCEPTION(Error,
                             elboscope::write_png(folder_.filePath("no/such/folder/out.png").toStdString(), picture));
  }
};

QTEST_APPLESS_MAIN(TestReadPicture)
#include "test_read_picture.moc"
