#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/tensorfile/atomic_file.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/npy_file.h"
#include "core/tensorfile/safetensors_file.h"

using elboscope::AtomicFile;
using elboscope::DType;
using elboscope::Error;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::ptrdiff_t files_in(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

}  // namespace

class TestWrittenFiles : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<QTemporaryDir> temporary_;
  fs::path folder_;

 private Q_SLOTS:
  void init() {
    temporary_ = std::make_unique<QTemporaryDir>();
    folder_ = temporary_->path().toStdString();
  }

  void safetensorsComeBackAsWritten() {
    const std::vector<float> floats{1.5f, -2.0f, 1e-40f, NAN, INFINITY, 0.0f};
    const std::vector<std::int64_t> integers{-1, std::int64_t{1} << 60};
    const std::vector<std::uint8_t> bytes{1, 2, 3};
    const std::map<std::string, std::string> metadata{{"header", "{\"a\": \"\\u00e9\"}"}, {"größe", "\n\t\""}};
    const fs::path path = folder_ / "t.safetensors";
    elboscope::write_safetensors(path,
                                 {{"z", DType::u8, {3}, bytes.data()},
                                  {"a \"quoted\" ü", DType::f32, {2, 3}, floats.data()},
                                  {"empty", DType::f16, {0, 7}, nullptr},
                                  {"scalar", DType::f32, {}, floats.data()},
                                  {"n", DType::i64, {2}, integers.data()}},
                                 metadata);
    const auto file = elboscope::SafetensorsFile::open(path);
    QCOMPARE(file->tensors().size(), std::size_t{5});
    QVERIFY(file->metadata() == metadata);
    QCOMPARE(file->tensors()[0].name, std::string("z"));  // the given order is the order in the file
    const auto* tensor = file->find("a \"quoted\" ü");
    QVERIFY(tensor != nullptr);
    QVERIFY(tensor->shape == (std::vector<std::int64_t>{2, 3}));
    QVERIFY(std::memcmp(tensor->data, floats.data(), 24) == 0);
    QVERIFY(std::memcmp(file->find("n")->data, integers.data(), 16) == 0);
    QCOMPARE(file->find("scalar")->elements(), std::int64_t{1});
    QCOMPARE(file->find("empty")->bytes, std::size_t{0});
    std::uint64_t header = 0;
    std::memcpy(&header, contents(path).data(), 8);
    QCOMPARE((header + 8) % 8, std::uint64_t{0});
  }

  void nothingToWriteIsAFileToo() {
    elboscope::write_safetensors(folder_ / "t", {}, {});
    QCOMPARE(elboscope::SafetensorsFile::open(folder_ / "t")->tensors().size(), std::size_t{0});
  }

  void tensorsThatCannotBeWritten() {
    const float value = 1;
    const auto write = [&](const std::string& name, std::vector<std::int64_t> shape) {
      elboscope::write_safetensors(folder_ / "t",
                                   {{"a", DType::f32, {1}, &value}, {name, DType::f32, std::move(shape), &value}}, {});
    };
    QVERIFY_EXCEPTION_THROWN(write("a", {1}), Error);
    QVERIFY_EXCEPTION_THROWN(write("__metadata__", {1}), Error);
    QVERIFY_EXCEPTION_THROWN(write("b", {-1}), Error);
    QVERIFY_EXCEPTION_THROWN(write("b", {std::int64_t{1} << 62, 4}), Error);
    QVERIFY_EXCEPTION_THROWN(write("\xff", {1}), Error);
    QCOMPARE(files_in(folder_), std::ptrdiff_t{0});
  }

  void uncommittedFilesLeaveNoTrace() {
    const fs::path path = folder_ / "t.txt";
    std::ofstream(path) << "old";
    {
      AtomicFile file(path);
      file.write("half of the ne");
      QCOMPARE(contents(path), std::string("old"));
    }
    QCOMPARE(contents(path), std::string("old"));
    QCOMPARE(files_in(folder_), std::ptrdiff_t{1});
    AtomicFile file(path);
    file.write("new");
    QCOMPARE(contents(path), std::string("old"));
    file.commit();
    QCOMPARE(contents(path), std::string("new"));
    QCOMPARE(files_in(folder_), std::ptrdiff_t{1});
  }

  void permissionsFollowTheOldFileOrTheUmask() {
    const mode_t before = ::umask(027);
    AtomicFile fresh(folder_ / "fresh");
    fresh.commit();
    ::umask(before);
    struct stat info {};
    QCOMPARE(::stat((folder_ / "fresh").c_str(), &info), 0);
    QCOMPARE(info.st_mode & 0777, mode_t{0640});
    fs::permissions(folder_ / "fresh", fs::perms::owner_read | fs::perms::owner_write);
    AtomicFile again(folder_ / "fresh");
    again.commit();
    QCOMPARE(::stat((folder_ / "fresh").c_str(), &info), 0);
    QCOMPARE(info.st_mode & 0777, mode_t{0600});
  }

  void linksStayLinks() {
    std::ofstream(folder_ / "target") << "old";
    fs::create_symlink("target", folder_ / "link");
    AtomicFile file(folder_ / "link");
    file.write("new");
    file.commit();
    QVERIFY(fs::is_symlink(folder_ / "link"));
    QCOMPARE(contents(folder_ / "target"), std::string("new"));
  }

  void placesThatCannotBeWritten() {
    QVERIFY_EXCEPTION_THROWN(AtomicFile file(folder_), Error);
    QVERIFY_EXCEPTION_THROWN(AtomicFile file(folder_ / "none" / "t"), Error);
    AtomicFile null("/dev/null");
    null.write("gone");
    null.commit();
    QVERIFY(fs::is_character_file("/dev/null"));
    if (fs::exists("/dev/full")) {
      AtomicFile full("/dev/full");
      QVERIFY_EXCEPTION_THROWN(full.write("x"), Error);
    }
  }

  void longestNamesWork() {
    const fs::path path = folder_ / std::string(255, 'n');
    AtomicFile file(path);
    file.write("x");
    file.commit();
    QCOMPARE(contents(path), std::string("x"));
  }

  // The bytes numpy.lib.format writes for version 1.0, except for the amount of padding.
  void npyHeader_data() {
    QTest::addColumn<QList<qint64>>("shape");
    QTest::addColumn<QString>("text");
    QTest::newRow("scalar") << QList<qint64>{} << "'shape': (), }";
    QTest::newRow("one side") << QList<qint64>{3} << "'shape': (3,), }";
    QTest::newRow("two sides") << QList<qint64>{2, 3} << "'shape': (2, 3), }";
    QTest::newRow("empty") << QList<qint64>{0, 3} << "'shape': (0, 3), }";
  }
  void npyHeader() {
    QFETCH(const QList<qint64>, shape);
    QFETCH(const QString, text);
    const std::vector<std::int64_t> sides(shape.begin(), shape.end());
    std::size_t count = 1;
    for (const qint64 side : shape) count *= static_cast<std::size_t>(side);
    std::vector<float> data(count + 1);
    for (std::size_t i = 0; i < count; ++i) data[i] = static_cast<float>(i) + 0.5f;
    elboscope::write_npy(folder_ / "a.npy", sides, data.data());
    const std::string bytes = contents(folder_ / "a.npy");
    QCOMPARE(bytes.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
    const std::size_t header = static_cast<unsigned char>(bytes[8]) + 256u * static_cast<unsigned char>(bytes[9]);
    QCOMPARE((10 + header) % 64, std::size_t{0});
    QCOMPARE(bytes[10 + header - 1], '\n');
    const std::string start = "{'descr': '<f4', 'fortran_order': False, " + text.toStdString();
    QCOMPARE(bytes.substr(10, start.size()), start);
    QCOMPARE(bytes.size(), 10 + header + 4 * count);
    QVERIFY(std::memcmp(bytes.data() + 10 + header, data.data(), 4 * count) == 0);
  }
  void npyRefusesNegativeSides() {
    const float value = 0;
    QVERIFY_EXCEPTION_THROWN(elboscope::write_npy(folder_ / "a.npy", {-1}, &value), Error);
    QCOMPARE(files_in(folder_), std::ptrdiff_t{0});
  }
};

QTEST_APPLESS_MAIN(TestWrittenFiles)
#include "test_written_files.moc"
