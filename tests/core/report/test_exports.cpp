#include "core/report/exports.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>

#include "core/base/error.h"
#include "example_result.h"

using namespace elboscope;

namespace {

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestExports : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void names_data() {
    QTest::addColumn<QStringList>("classes");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("plain") << QStringList{"cat", "hot dog"} << QStringList{"cat", "hot_dog"};
    QTest::newRow("unicode stays") << QStringList{"Straße", "自転車", "café"}
                                   << QStringList{"Straße", "自転車", "café"};
    QTest::newRow("collisions") << QStringList{"a b", "a_b", "A B", "a/b"}
                                << QStringList{"a_b", "a_b_2", "A_B_3", "a_b_4"};
    QTest::newRow("a collision with a number") << QStringList{"a", "a_2", "a"} << QStringList{"a", "a_2", "a_3"};
    QTest::newRow("out of the folder") << QStringList{"../../etc/passwd", "/etc/passwd", "..", "."}
                                       << QStringList{"etc_passwd", "etc_passwd_2", "class", "class_2"};
    QTest::newRow("empty") << QStringList{"", "   ", "\t\n"} << QStringList{"class", "class_2", "class_3"};
    QTest::newRow("hidden, option") << QStringList{".git", "-rf"} << QStringList{"git", "rf"};
    QTest::newRow("forbidden somewhere") << QStringList{"a:b*c?", "\"x\"<y>|", "c:\\d"}
                                         << QStringList{"a_b_c", "x__y", "c__d"};
    QTest::newRow("invisible") << QStringList{QString("a") + QChar(0x200b) + "b", QString("x") + QChar(0x202e) + "y",
                                              QString(QChar(0xfeff))}
                               << QStringList{"ab", "xy", "class"};
    QTest::newRow("the masks' name") << QStringList{"mask", "Mask"} << QStringList{"mask_2", "Mask_3"};
    QTest::newRow("too long") << QStringList{QString(300, 'x'), QString(100, QChar(0x81ea))}
                              << QStringList{QString(100, 'x'), QString(33, QChar(0x81ea))};
  }
  void names() {
    QFETCH(QStringList, classes);
    QFETCH(QStringList, expected);
    std::vector<std::string> in;
    for (const QString& name : classes) in.push_back(name.toStdString());
    QStringList got;
    for (const std::string& name : file_names_of_classes(in)) got << QString::fromStdString(name);
    QCOMPARE(got, expected);
  }

  void bytes_that_are_no_text() {
    QCOMPARE(file_names_of_classes({"a\xff\xfe"
                                    "b",
                                    std::string("x\0y", 3)}),
             (std::vector<std::string>{"ab", "xy"}));
  }

  void files() {
    const QTemporaryDir folder;
    const QString out = folder.filePath("deep/er");
    const ExampleResult example = example_result({"cat", "../hot dog"});
    const ExportedFiles files = write_class_files(out.toStdString(), example.picture, example.maps);
    QCOMPARE(files.classes.size(), 2U);
    QCOMPARE(files.classes[1].raw, std::string("hot_dog.raw.npy"));
    QStringList found = QDir(out).entryList(QDir::Files, QDir::Name);
    QCOMPARE(found.size(), 12);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList("deep"));

    const QByteArray npy = contents(out + "/hot_dog.calibrated.npy");
    QVERIFY(npy.startsWith("\x93NUMPY"));
    QVERIFY(npy.left(128).contains("(8, 12)"));
    QVERIFY(npy.left(128).contains("<f4"));
    const std::size_t pixels = 8 * 12;
    QVERIFY(std::memcmp(npy.constData() + npy.size() - pixels * 4, example.maps.calibrated.data() + pixels,
                        pixels * 4) == 0);

    const Picture overlay = read_picture((out + "/cat.raw.png").toStdString());
    QCOMPARE(overlay.width, 12);
    QCOMPARE(overlay.height, 8);
    const Picture heat = color_map({1.0F}, 1, 1, ColorMap::viridis);
    for (std::size_t c = 0; c < 3; ++c)  // the class's strongest place: 65 % of the map's last colour, 35 % of grey 120
      QVERIFY(std::abs(overlay.rgb[c] - (0.65 * heat.rgb[c] + 0.35 * 120)) < 1.5);

    const Picture mask = read_picture((out + "/mask.raw.png").toStdString());
    const std::vector<std::uint8_t> labels = segmentation(example.maps.raw, 2, pixels, example.maps.threshold);
    QCOMPARE(mask.rgb, label_colors(labels, 12, 8).rgb);
  }

  void maps_of_the_grid_alone() {
    ExampleResult example = example_result({"cat", "dog"});
    Heatmaps grid = example.maps;
    grid.grid_height = grid.height;
    grid.grid_width = grid.width;
    grid.grid_raw = std::move(grid.raw);
    grid.grid_calibrated = std::move(grid.calibrated);
    grid.raw.clear();
    grid.calibrated.clear();
    grid.height = grid.width = 0;
    const QTemporaryDir folder;
    const ExportedFiles files = write_class_files(folder.path().toStdString(), example.picture, grid);
    QCOMPARE(files.classes.size(), 2U);
    const std::vector<float> expected = picture_map(grid, 1, true, 8, 12);
    const QByteArray npy = contents(folder.filePath("dog.calibrated.npy"));
    QVERIFY(std::memcmp(npy.constData() + npy.size() - expected.size() * 4, expected.data(), expected.size() * 4) == 0);
    // Masks by the one rule, however the maps are held.
    Heatmaps full = grid;
    for (bool calibrated : {false, true})
      for (std::size_t i = 0; i < 2; ++i)
        for (float value : picture_map(grid, i, calibrated, 8, 12))
          (calibrated ? full.calibrated : full.raw).push_back(value);
    full.height = 8;
    full.width = 12;
    const QTemporaryDir other;
    write_class_files(other.path().toStdString(), example.picture, full);
    for (const char* name : {"mask.raw.png", "mask.calibrated.png", "cat.raw.png", "dog.difference.png"})
      QCOMPARE(contents(folder.filePath(name)), contents(other.filePath(name)));
  }

  void a_stop_leaves_whole_files() {
    const ExampleResult example = example_result({"cat", "dog"});
    const QTemporaryDir folder;
    std::stop_source stop;
    const auto progress = [&stop](const Progress& now) {
      QCOMPARE(now.total, std::int64_t{3});
      if (now.done == 1) stop.request_stop();
    };
    try {
      write_class_files(folder.path().toStdString(), example.picture, example.maps, {}, progress, stop.get_token());
      QFAIL("the stop was not seen");
    } catch (const Error& error) {
      QVERIFY(error.kind == ErrorKind::cancelled);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 5);
    QVERIFY(QDir(folder.path()).entryList({"dog*", "mask*"}).isEmpty());
  }

  void nothing_collected() {
    ExampleResult example = example_result({"cat"});
    example.maps.raw.clear();
    example.maps.calibrated.clear();
    const QTemporaryDir folder;
    QVERIFY(write_class_files(folder.path().toStdString(), example.picture, example.maps).classes.empty());
    QVERIFY(QDir(folder.path()).isEmpty());
  }

  void impossible() {
    ExampleResult example = example_result({"cat"});
    const QTemporaryDir folder;
    QFile file(folder.filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY_THROWS_EXCEPTION(Error,
                             write_class_files(folder.filePath("file").toStdString(), example.picture, example.maps));
    example.picture = {5, 5, std::vector<std::uint8_t>(75)};
    QVERIFY_THROWS_EXCEPTION(Error, write_class_files(folder.path().toStdString(), example.picture, example.maps));
  }

  void document() {
    const ExampleResult example = example_result({"cat", "dog"});
    ExportedFiles files{
        "some/folder",
        {{"cat.raw.npy", "cat.calibrated.npy", "", "", ""}, {"dog.raw.npy", "dog.calibrated.npy", "", "", ""}},
        {},
        {}};
    const MaskScores scores{{40, std::nan("")}, {45.5, 50}, 40, 47.75};
    const RunFacts facts{&files, &scores, 0.125, 1234};
    const std::string text = json_text(result_json(example.record, example.maps, example.settings, facts));
    QJsonParseError problem;
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(text), &problem).object();
    QCOMPARE(problem.error, QJsonParseError::NoError);
    for (const char* key : {"program", "version", "model", "image", "caption", "tokens", "settings", "classes",
                            "miou_raw", "miou_calibrated", "seconds", "peak_memory_bytes"})
      QVERIFY2(json.contains(key), key);
    QVERIFY(text.find("\"program\"") < text.find("\"version\"") && text.find("\"version\"") < text.find("\"model\""));
    QCOMPARE(json["model"].toObject().keys(), (QStringList{"family", "path", "sha256"}));
    QCOMPARE(json["image"].toObject()["width"].toInt(), 12);
    QCOMPARE(json["tokens"].toArray().size(), 7);
    QCOMPARE(json["seconds"].toObject()["calibrate"].toDouble(), 0.125);
    QCOMPARE(json["seconds"].toObject()["elbo"].toDouble(), 2.0);
    QCOMPARE(json["peak_memory_bytes"].toInt(), 1234);
    QCOMPARE(json["miou_calibrated"].toDouble(), 47.75);
    const QJsonArray classes = json["classes"].toArray();
    QCOMPARE(classes.size(), 2);
    const QJsonObject dog = classes[1].toObject();
    QCOMPARE(dog["name"].toString(), "dog");
    QCOMPARE(dog["token_positions"].toArray(), QJsonArray{5});
    QCOMPARE(dog["losses"].toArray().size(), 3);
    QVERIFY(std::abs(dog["loss"].toDouble() - 1.18) < 1e-12);
    QVERIFY(std::abs(dog["normalized"].toDouble() - 1) < 1e-8);
    QVERIFY(std::abs(dog["S"].toDouble() - 1.0 / 3) < 1e-8);
    QVERIFY(std::abs(dog["exponent"].toDouble() - 3) < 1e-7);
    QVERIFY(dog["iou_raw"].isNull());
    QCOMPARE(dog["iou_calibrated"].toDouble(), 50.0);
    QVERIFY(QDir::isAbsolutePath(dog["files"].toObject()["raw"].toString()));
    QVERIFY(dog["files"].toObject()["calibrated"].toString().endsWith("/some/folder/dog.calibrated.npy"));
    const QJsonObject settings = json["settings"].toObject();
    QCOMPARE(settings["seed"].toInt(), 4307);
    QCOMPARE(settings["elbo_timesteps"].toArray(), (QJsonArray{1, 401, 801}));
    QCOMPARE(settings["exponents"].toString(), "elbo");
    QCOMPARE(settings["softmax"].toString(), "none");
  }

  void document_of_a_cancelled_run() {
    ExampleResult example = example_result({"cat", "dog"});
    example.record.complete = false;
    example.record.classes[1].elbo_done = false;
    example.maps.classes[1] = {};
    example.maps.classes[1].measured = false;
    example.record.caption = "bad \xff bytes";
    const std::string text = json_text(result_json(example.record, example.maps, example.settings, {}));
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    const QJsonObject dog = json["classes"].toArray()[1].toObject();
    QVERIFY(dog["loss"].isNull() && dog["losses"].toArray().isEmpty());
    QVERIFY(!dog.contains("iou_raw") && !dog.contains("files"));
    QVERIFY(!json.contains("miou_raw"));
    QVERIFY(json["caption"].toString().contains(QChar(0xfffd)));
    example.maps.classes.pop_back();
    QVERIFY_THROWS_EXCEPTION(Error, result_json(example.record, example.maps, example.settings, {}));
  }
};

QTEST_APPLESS_MAIN(TestExports)
#include "test_exports.moc"
