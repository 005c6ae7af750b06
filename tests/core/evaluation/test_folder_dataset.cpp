// Folders as `elboscope-cli scenes` writes them, and what they must not do.
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

#include "core/base/error.h"
#include "core/evaluation/folder_dataset.h"
#include "core/picture/picture.h"

using namespace elboscope;

class TestFolderDataset : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    Picture picture{6, 4, std::vector<std::uint8_t>(6 * 4 * 3, 90)};
    write_png(path("a.png"), picture);
    LabelPicture mask{6, 4, std::vector<std::uint8_t>(6 * 4, 0)};
    mask.labels[1] = mask.labels[2] = 1;
    mask.labels[7] = 3;
    mask.labels[8] = 255;
    write_labels(path("a.mask.png"), mask);
    write_labels(path("empty.png"), {6, 4, std::vector<std::uint8_t>(6 * 4, 0)});
    mask.labels[9] = 4;
    write_labels(path("beyond.png"), mask);
    write_labels(path("other.png"), {2, 2, {1, 0, 0, 0}});
    model_.native_resolution = 64;
    model_.size_multiple = 8;
  }

  void reads_what_scenes_writes_data() {
    QTest::addColumn<QByteArray>("objects");
    QTest::addColumn<std::vector<std::size_t>>("classes");
    QTest::newRow("in the order of the objects")
        << QByteArray(",\"objects\":[{\"class\":\"tree\"},{\"class\":\"cat\"}]") << std::vector<std::size_t>{2, 0};
    QTest::newRow("a class that is hidden")
        << QByteArray(",\"objects\":[{\"class\":\"dog\"},{\"class\":\"tree\"},{\"class\":\"tree\"}]")
        << std::vector<std::size_t>{2, 0};
    QTest::newRow("in the order of the labels") << QByteArray() << std::vector<std::size_t>{0, 2};
  }
  void reads_what_scenes_writes() {
    QFETCH(QByteArray, objects);
    QFETCH(std::vector<std::size_t>, classes);
    write_list(
        "{\"options\":{},\"classes\":[\"cat\",\"dog\",\"tree\"],\"scenes\":[{\"file\":\"a.png\",\"mask\":\"a.mask."
        "png\",\"caption\":\"a cat and a tree\"" +
        objects + "}]}");
    const auto dataset = open(true);
    QCOMPARE(dataset->count(), std::size_t{1});
    QVERIFY(dataset->ranked());
    const EvaluationItem item = dataset->item(0);
    QCOMPARE(item.classes, classes);
    QCOMPARE(item.caption, std::string("a cat and a tree"));
    const std::uint8_t cat = classes[0] == 0 ? 1 : 2, tree = classes[0] == 0 ? 2 : 1;
    QCOMPARE(item.truth[1], cat);
    QCOMPARE(item.truth[7], tree);
    QCOMPARE(item.truth[8], std::uint8_t{255});
    QCOMPARE(item.instances[8], std::uint8_t{0});
    QCOMPARE(item.picture.width, std::int64_t{6});
    QCOMPARE(item.picture.rgb.size(),
             static_cast<std::size_t>(item.picture.working_width * item.picture.working_height * 3));
    QVERIFY(open(false)->item(0).caption.empty());
  }

  void identity_changes_with_the_pictures() {
    write_list("{\"classes\":[\"cat\",\"dog\",\"tree\"],\"scenes\":[{\"file\":\"a.png\",\"mask\":\"a.mask.png\"}]}");
    const auto before = open(false)->description();
    QCOMPARE(open(false)->description(), before);
    write_png(path("a.png"), {6, 4, std::vector<std::uint8_t>(6 * 4 * 3, 17)});
    QVERIFY(open(false)->description() != before);
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("list");
    const QByteArray head = "{\"classes\":[\"cat\",\"dog\",\"tree\"],\"scenes\":";
    QTest::newRow("no list") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no classes") << QByteArray("{\"scenes\":[{\"file\":\"a.png\",\"mask\":\"a.mask.png\"}]}");
    QTest::newRow("class twice") << QByteArray(
        "{\"classes\":[\"cat\",\"cat\",\"dog\"],\"scenes\":[{\"file\":\"a.png\",\"mask\":\"a.mask.png\"}]}");
    QTest::newRow("empty class") << QByteArray(
        "{\"classes\":[\"cat\",\"\",\"dog\"],\"scenes\":[{\"file\":\"a.png\",\"mask\":\"a.mask.png\"}]}");
    QTest::newRow("no scenes") << head + "[]}";
    QTest::newRow("scene a number") << head + "[3]}";
    QTest::newRow("no mask") << head + "[{\"file\":\"a.png\"}]}";
    QTest::newRow("file a number") << head + "[{\"file\":3,\"mask\":\"a.mask.png\"}]}";
    for (const char* name : {"../a.png", "/etc/passwd", "..", ".", "", "sub/a.png", "a.png\\u0000x"}) {
      QTest::addRow("file %s", name) << head + "[{\"file\":\"" + name + "\",\"mask\":\"a.mask.png\"}]}";
    }
    QTest::newRow("missing file") << head + "[{\"file\":\"b.png\",\"mask\":\"a.mask.png\"}]}";
    QTest::newRow("not a picture") << head + "[{\"file\":\"captions.json\",\"mask\":\"a.mask.png\"}]}";
    QTest::newRow("mask of another size") << head + "[{\"file\":\"a.png\",\"mask\":\"other.png\"}]}";
    QTest::newRow("label beyond the classes") << head + "[{\"file\":\"a.png\",\"mask\":\"beyond.png\"}]}";
    QTest::newRow("nothing in the mask") << head + "[{\"file\":\"a.png\",\"mask\":\"empty.png\"}]}";
    QTest::newRow("objects a text") << head + "[{\"file\":\"a.png\",\"mask\":\"a.mask.png\",\"objects\":\"cat\"}]}";
    QTest::newRow("unknown object")
        << head + "[{\"file\":\"a.png\",\"mask\":\"a.mask.png\",\"objects\":[{\"class\":\"car\"}]}]}";
    QTest::newRow("object a number") << head + "[{\"file\":\"a.png\",\"mask\":\"a.mask.png\",\"objects\":[1]}]}";
  }
  void refuses() {
    QFETCH(QByteArray, list);
    if (!list.isEmpty()) write_list(list);
    try {
      open(false)->item(0);
      QFAIL("the folder was accepted");
    } catch (const Error& error) {
      QVERIFY2(error.kind == ErrorKind::refused, error.what());
    }
  }

 private:
  std::filesystem::path path(const char* name) const { return folder_->filePath(name).toStdString(); }
  void write_list(const QByteArray& text) const {
    QFile file(folder_->filePath("captions.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), qint64{text.size()});
  }
  std::unique_ptr<EvaluationDataset> open(bool full_caption) const {
    return folder_dataset(folder_->path().toStdString(), model_, full_caption);
  }

  std::unique_ptr<QTemporaryDir> folder_;
  ModelInfo model_;
};

QTEST_APPLESS_MAIN(TestFolderDataset)
#include "test_folder_dataset.moc"
