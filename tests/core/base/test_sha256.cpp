#include <QCryptographicHash>
#include <QtTest>
#include <string>

#include "core/base/sha256.h"

namespace {

std::string digest(const std::string& text) {
  elboscope::Sha256 hash;
  hash.update(text.data(), text.size());
  return hash.finish();
}

}  // namespace

class TestSha256 : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // FIPS 180-4 and its example document.
  void publishedVectors_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    QTest::newRow("a million a") << QByteArray(1000000, 'a')
                                 << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
  }
  void publishedVectors() {
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    QCOMPARE(QString::fromStdString(digest(text.toStdString())), expected);
  }

  void everyLengthAndSplitAgreesWithQt() {
    std::string text;
    for (std::size_t length = 0; length <= 200; ++length) {
      const QByteArray bytes = QByteArray::fromStdString(text);
      const std::string expected = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
      QCOMPARE(digest(text), expected);
      elboscope::Sha256 in_parts;
      const std::size_t first = length * 7 % 131 % (length + 1);
      in_parts.update(text.data(), first);
      in_parts.update(text.data() + first, 0);
      in_parts.update(text.data() + first, length - first);
      QCOMPARE(in_parts.finish(), expected);
      text += static_cast<char>(length * 37 + 11);
    }
  }
};

QTEST_APPLESS_MAIN(TestSha256)
#include "test_sha256.moc"
