// Text inside PNGs: comes back, hurts no picture, and no file whatever crashes the reader.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/picture/picture.h"
#include "core/picture/png_text.h"

using namespace elboscope;

class TestPngText : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  std::filesystem::path written(const std::vector<std::uint8_t>& bytes) const {
    const QString path = folder_.filePath(QStringLiteral("x.png"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
    return path.toStdString();
  }
  static std::vector<std::uint8_t> picture() {
    Picture pixels{20, 10, std::vector<std::uint8_t>(600, 90)};
    pixels.rgb[7] = 1;
    return encode_png(pixels);
  }

 private Q_SLOTS:
  void comes_back() {
    const std::vector<std::uint8_t> plain = picture();
    const std::string text = "{\"caption\": \"café \xF0\x9F\x90\xB6\"}";
    const auto path = written(with_png_text(with_png_text(plain, "other", "something"), "mine", text));
    QVERIFY(read_png_text(path, "mine") == text);
    QVERIFY(read_png_text(path, "other") == "something");
    QVERIFY(!read_png_text(path, "min"));
    QVERIFY(!read_png_text(path, "mine", 5));
    const Picture read = read_picture(path);
    QCOMPARE(encode_png(read), plain);
    QVERIFY(!read_png_text(written(plain), "mine"));
    QVERIFY(!read_png_text("/nowhere.png", "mine"));
    QVERIFY(!read_png_text("/dev/zero", "mine"));
    QVERIFY_THROWS_EXCEPTION(Error, with_png_text({1, 2, 3}, "mine", text));
  }

  void no_damage_crashes() {
    const std::vector<std::uint8_t> good = with_png_text(picture(), "mine", std::string(300, 'x'));
    for (std::size_t size = 0; size < good.size(); ++size)
      QVERIFY(!read_png_text(written({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)}), "mine") ||
              size > 340);
    for (std::size_t i = 0; i < good.size(); ++i) {
      auto damaged = good;
      damaged[i] ^= static_cast<std::uint8_t>(1U << (i % 8));
      const auto text = read_png_text(written(damaged), "mine");
      QVERIFY(!text || *text == std::string(300, 'x'));
    }
  }
};

QTEST_GUILESS_MAIN(TestPngText)
#include "test_png_text.moc"
