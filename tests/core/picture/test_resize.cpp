// Pillow's Image.resize(BILINEAR) to the last bit.
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/picture/picture.h"
#include "core/tensorfile/safetensors_file.h"

using namespace elboscope;

namespace {

/// Noise that Python makes as easily: a hash of the byte's index.
Picture noise(int width, int height) {
  Picture picture{width, height, {}};
  picture.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  for (std::size_t i = 0; i < picture.rgb.size(); ++i) {
    std::uint32_t v = static_cast<std::uint32_t>(i) * 2654435761U;
    v = (v ^ v >> 15) * 2246822519U;
    picture.rgb[i] = static_cast<std::uint8_t>(v >> 24);
  }
  return picture;
}

Picture from_tensor(const TensorView* view) {
  Picture picture{view->shape.at(1), view->shape.at(0), {}};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(view->data);
  picture.rgb.assign(bytes, bytes + view->bytes);
  return picture;
}

}  // namespace

class TestResize : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// SHA-256 (first half) of Pillow 11.3's result. Pillow 13 runs the vertical pass first where that is cheaper, which
  /// moves a few values by one; models and the official code were made with the earlier order.
  void equals_pillow_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("to_width");
    QTest::addColumn<int>("to_height");
    QTest::addColumn<QByteArray>("hash");
    const auto row = [](int width, int height, int to_width, int to_height, const char* hash) {
      QTest::addRow("%dx%d to %dx%d", width, height, to_width, to_height)
          << width << height << to_width << to_height << QByteArray(hash);
    };
    row(1, 1, 64, 48, "4984ef1ea8be5378");
    row(7, 1000, 32, 448, "a037a7718afa68a9");
    row(1000, 7, 64, 8, "2f7e20c3ff6b3b24");
    row(640, 427, 512, 512, "9fb73f1a1cb24dd6");
    row(44, 60, 128, 128, "fa8d9b6cfdc2a3e2");
    row(300, 200, 299, 201, "dd9b8edc561e076b");
    row(123, 77, 123, 40, "43ec8f2d5c16d2ea");
    row(123, 77, 50, 77, "06029fb7342deb20");
    row(33, 21, 200, 9, "68a0fb0c6488bf2a");
    row(5, 500, 64, 3, "e7fc7cfa12f2ea06");
    row(1600, 1200, 1, 1, "4977021028c4a74c");
  }
  void equals_pillow() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, to_width);
    QFETCH(int, to_height);
    QFETCH(QByteArray, hash);
    const int threads = thread_count();
    for (int count : {1, 3}) {
      set_thread_count(count);
      const Picture result = resize_bilinear(noise(width, height), to_width, to_height);
      QCOMPARE(result.width, to_width);
      QCOMPARE(result.height, to_height);
      const QByteArray bytes(reinterpret_cast<const char*>(result.rgb.data()),
                             static_cast<qsizetype>(result.rgb.size()));
      QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(16), hash);
    }
    set_thread_count(threads);
  }

  void equals_the_official_square_data() {
    QTest::addColumn<QString>("prefix");
    QTest::newRow("two classes, enlarged") << "heatmap.two_classes";
    QTest::newRow("one class, shrunk") << "heatmap.one_class";
  }
  void equals_the_official_square() {
    QFETCH(QString, prefix);
    const auto oracle = SafetensorsFile::open(ELBOSCOPE_FIXTURES "/heatmap-sd1/oracle.safetensors");
    const TensorView* image = oracle->find(prefix.toStdString() + "/image");
    const TensorView* square = oracle->find(prefix.toStdString() + "/image_square");
    QVERIFY(image && square);
    const Picture expected = from_tensor(square);
    QCOMPARE(resize_bilinear(from_tensor(image), expected.width, expected.height).rgb, expected.rgb);
  }

  void same_size_is_a_copy() {
    const Picture picture = noise(9, 4);
    QCOMPARE(resize_bilinear(picture, 9, 4).rgb, picture.rgb);
  }

  void flat_stays_flat() {
    const Picture flat{50, 30, std::vector<std::uint8_t>(50 * 30 * 3, 255)};
    for (std::uint8_t value : resize_bilinear(flat, 333, 7).rgb) QCOMPARE(value, 255);
  }

  void impossible_sizes() {
    const Picture picture = noise(4, 4);
    for (const auto& [width, height] :
         {std::pair<std::int64_t, std::int64_t>{0, 5}, {5, -1}, {1 << 20, 1 << 20}, {INT64_MAX, INT64_MAX}})
      QVERIFY_THROWS_EXCEPTION(Error, resize_bilinear(picture, width, height));
  }

  void fifty_megapixels_in_time() {
    const Picture picture{8660, 5774, std::vector<std::uint8_t>(std::size_t{8660} * 5774 * 3, 90)};
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(resize_bilinear(picture, 512, 512).rgb.at(0), 90);
    QVERIFY2(timer.elapsed() < 6000, "far beyond the 0.3 s of a plain release build");
  }
};

QTEST_APPLESS_MAIN(TestResize)
#include "test_resize.moc"
