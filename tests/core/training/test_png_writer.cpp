#include "core/training/png_writer.h"

#include <random>

#include "core/base/error.h"
#include "core/picture/picture.h"

#include <QTemporaryDir>
#include <QTest>

namespace elboscope {

class TestPngWriter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void is_read_back_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("one pixel") << 1 << 1;
    QTest::newRow("odd") << 3 << 2;
    QTest::newRow("narrow") << 1 << 700;
    QTest::newRow("one full block: 85 bytes a row, 771 rows") << 28 << 771;
    QTest::newRow("a byte over a full block's end") << 21845 / 3 << 3;
    QTest::newRow("several blocks") << 333 << 251;
  }
  void is_read_back() {
    QFETCH(int, width);
    QFETCH(int, height);
    std::mt19937 random(7);
    Picture picture{width, height, {}};
    for (int i = 0; i < width * height * 3; ++i) picture.rgb.push_back(static_cast<std::uint8_t>(random()));
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("grid.png").toStdString();
    write_png(path, width, height, picture.rgb.data());
    const Picture read = read_picture(path);
    QCOMPARE(read.width, picture.width);
    QCOMPARE(read.height, picture.height);
    QVERIFY(read.rgb == picture.rgb);
  }

  // Sums and remainders of a bright picture are the largest there are.
  void white_does_not_overflow_the_checksum() {
    const std::vector<std::uint8_t> white(640 * 480 * 3, 255);
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("white.png").toStdString();
    write_png(path, 640, 480, white.data());
    QVERIFY(read_picture(path).rgb == white);
  }

  void impossible_sizes_are_refused_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("no columns") << 0 << 4;
    QTest::newRow("negative") << 4 << -1;
    QTest::newRow("too wide") << 16385 << 1;
  }
  void impossible_sizes_are_refused() {
    QFETCH(int, width);
    QFETCH(int, height);
    const std::vector<std::uint8_t> rgb(16385 * 3);
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("grid.png").toStdString();
    QVERIFY_THROWS_EXCEPTION(Error, write_png(path, width, height, rgb.data()));
    QVERIFY(!std::filesystem::exists(path));
  }
};

}  // namespace elboscope

QTEST_GUILESS_MAIN(elboscope::TestPngWriter)
#include "test_png_writer.moc"
