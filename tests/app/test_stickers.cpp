// elboscope-cli scenes and sprites, run as a user would.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgcodecs.hpp>

#include "core/picture/picture.h"
#include "core/stickers/scene.h"
#include "program_run.h"

using elboscope::LabelPicture;
using elboscope::Picture;
using elboscope::SpriteSet;

namespace {

/// A coloured disc on transparent ground with its centre and radius; alpha 0 or 255.
void write_disc(const QString& file, int width, int height, cv::Point centre, int radius) {
  cv::Mat picture(height, width, CV_8UC4,
                  cv::Scalar(255, 0, 255, 0));  // pink under the transparent pixels: must not show
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const cv::Point from = cv::Point(x, y) - centre;
      if (from.dot(from) <= radius * radius) picture.at<cv::Vec4b>(y, x) = cv::Vec4b(20, 200, 20, 255);
    }
  }
  QDir().mkpath(QFileInfo(file).path());
  if (!cv::imwrite(file.toStdString(), picture)) qFatal("cannot write a picture");
}

QJsonObject read_captions(const QString& folder) {
  QFile file(folder + "/captions.json");
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QJsonDocument::fromJson(file.readAll()).object();
}

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestStickers : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;

 private Q_SLOTS:
  void scenesAreWhatTheRendererDraws() {
    const QString out = folder_.filePath("new/scenes");
    const ProgramRun run = run_program(
        {"scenes",  "--seed",    "42",          "--count", "5",       "--size",  "64",        "--objects",
         "2:3",     "--uniform", "--occlusion", "0.5",     "--scale", "0.3:0.5", "--classes", "cat, train,boat,apple",
         "--tints", "2",         "--out",       out});
    QVERIFY2(run.exit_code == 0 && !run.crashed, run.errors);
    QCOMPARE(QDir(out).entryList(QDir::Files).size(), 11);
    const QJsonObject document = read_captions(out);
    const QJsonObject options = document["options"].toObject();
    QCOMPARE(options["seed"].toInt(), 42);
    QCOMPARE(options["zipf_exponent"].toDouble(), 0.0);
    QCOMPARE(options["only_classes"].toArray(), QJsonArray({"cat", "train", "boat", "apple"}));
    QCOMPARE(document["classes"].toArray().size(), 32);
    const QJsonArray scenes = document["scenes"].toArray();
    QCOMPARE(scenes.size(), 5);

    elboscope::SceneOptions expected_options;
    expected_options.size = 64;
    expected_options.min_objects = 2;
    expected_options.max_objects = 3;
    expected_options.zipf_exponent = 0;
    expected_options.occlusion = 0.5;
    expected_options.min_scale = 0.3;
    expected_options.max_scale = 0.5;
    expected_options.only_classes = {0, 31, 7, 5};
    expected_options.tints = 2;
    for (int i = 0; i < 5; ++i) {
      const QJsonObject entry = scenes[i].toObject();
      QCOMPARE(entry["file"].toString(), QString("000%1.png").arg(i));
      const elboscope::Scene scene = render_scene(SpriteSet::bundled(), expected_options,
                                                  elboscope::scene_seed(42, static_cast<std::uint64_t>(i)));
      QVERIFY(elboscope::read_picture((out + "/" + entry["file"].toString()).toStdString()).rgb == scene.rgb);
      QVERIFY(elboscope::read_labels((out + "/" + entry["mask"].toString()).toStdString()).labels == scene.class_mask);
      QCOMPARE(entry["caption"].toString().toStdString(),
               full_caption(SpriteSet::bundled(), scene.objects, scene.background));
      const QJsonArray objects = entry["objects"].toArray();
      QCOMPARE(static_cast<std::size_t>(objects.size()), scene.objects.size());
      for (int k = 0; k < objects.size(); ++k) {
        const QJsonObject object = objects[k].toObject();
        QCOMPARE(object["phrase"].toString().toStdString(),
                 object_phrase(SpriteSet::bundled(), scene.objects[static_cast<std::size_t>(k)]));
        QCOMPARE(object["colour"].isNull(), scene.objects[static_cast<std::size_t>(k)].tint < 0);
        // The box holds all of the object's visible pixels and none is outside.
        const QJsonArray box = object["box"].toArray();
        int inside = 0;
        for (int y = box[1].toInt(); y < box[3].toInt(); ++y) {
          for (int x = box[0].toInt(); x < box[2].toInt(); ++x)
            inside += scene.instance_mask[static_cast<std::size_t>(y * 64 + x)] == k + 1;
        }
        QCOMPARE(inside, object["visible_pixels"].toInt());
        QVERIFY(object["pixels"].toInt() >= inside);
        QCOMPARE(object["visible_share"].toDouble(), inside / 4096.0);
      }
    }
  }

  void aLongerRunBeginsWithTheShorterOne() {
    const QString a = folder_.filePath("short"), b = folder_.filePath("long");
    QCOMPARE(run_program({"scenes", "--seed", "1", "--count", "2", "--out", a}).exit_code, 0);
    QCOMPARE(run_program({"scenes", "--seed", "1", "--count", "4", "--out", b}).exit_code, 0);
    for (const char* name : {"/0000.png", "/0001.png", "/0001.mask.png"}) {
      QVERIFY(!bytes_of(a + name).isEmpty());
      QCOMPARE(bytes_of(a + name), bytes_of(b + name));
    }
  }

  void classCountAndRare() {
    const QString out = folder_.filePath("rare");
    QCOMPARE(run_program({"scenes", "--count", "8", "--class-count", "6", "--rare", "2", "--out", out}).exit_code, 0);
    const QJsonObject document = read_captions(out);
    QCOMPARE(document["classes"].toArray(), QJsonArray({"cat", "dog", "car", "tree", "house", "apple"}));
    for (const QJsonValue& scene : document["scenes"].toArray()) {
      for (const QJsonValue& object : scene.toObject()["objects"].toArray()) {
        const QString name = object.toObject()["class"].toString();
        QVERIFY2(name == "house" || name == "apple", qPrintable(name));
      }
    }
  }

  void interruptedScenesAreKept() {
    const QString out = folder_.filePath("interrupted");
    const ProgramRun run = run_program({"scenes", "--count", "100000", "--out", out}, 1500);
    QCOMPARE(run.exit_code, 130);
    QVERIFY2(run.errors.contains("of 100000 scenes"), run.errors);
    const qsizetype listed = read_captions(out)["scenes"].toArray().size();
    QVERIFY(listed < 100000);
    QCOMPARE(QDir(out).entryList({"*.png"}, QDir::Files).size(), 2 * listed);
  }

  void refusedScenes_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("no --out") << QStringList{} << 2 << "--out";
    const QString out = folder_.filePath("refused");
    const auto row = [&out](const char* name, QStringList arguments, int code, const char* word) {
      QTest::newRow(name) << QStringList{"--out", out} + arguments << code << QString(word);
    };
    row("negative seed", {"--seed", "-1"}, 2, "whole number");
    row("count 0", {"--count", "0"}, 2, "--count");
    row("size 8", {"--size", "8"}, 2, "--size");
    row("objects turned round", {"--objects", "3:2"}, 2, "expected 1 to 2");
    row("objects not numbers", {"--objects", "2-3"}, 2, "MIN:MAX");
    row("objects with three parts", {"--objects", "1:2:3"}, 2, "MIN:MAX");
    row("scale NaN", {"--scale", "0.2:nan"}, 2, "largest size");
    row("unknown class", {"--classes", "cat,unicorn"}, 2, "unicorn");
    row("class twice", {"--classes", "cat,cat"}, 2, "twice");
    row("class beyond the count", {"--class-count", "3", "--classes", "train"}, 2, "train");
    row("too many classes", {"--class-count", "33"}, 2, "1 to 32");
    row("too many rare", {"--rare", "33"}, 2, "0 to 32");
    row("rare and classes", {"--rare", "3", "--classes", "cat"}, 2, "both");
    row("no sprite file", {"--sprites", "/nowhere/file"}, 3, "/nowhere/file");
    row("no safetensors", {"--sprites", ELBOSCOPE_SOURCE "/README.md"}, 3, "README.md");
    QTest::newRow("--out is a file") << QStringList{"--out", ELBOSCOPE_SOURCE "/README.md"} << 2 << "README.md";
  }
  void refusedScenes() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, word);
    const ProgramRun run = run_program(QStringList{"scenes"} + arguments);
    QCOMPARE(run.exit_code, code);
    QVERIFY2(run.errors.contains(word.toUtf8()), run.errors);
    QVERIFY(!QDir(folder_.filePath("refused")).exists());
  }

  void ownStickers() {
    const QString pictures = folder_.filePath("own"), packed = folder_.filePath("made/own.safetensors");
    write_disc(pictures + "/hot dog/b.png", 300, 200, {100, 90}, 60);
    write_disc(pictures + "/hot dog/a.PNG", 40, 40, {20, 20}, 10);
    write_disc(pictures + "/zebra.png", 50, 300, {25, 150}, 24);
    QFile note(pictures + "/readme.txt");
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.close();
    const ProgramRun run =
        run_program({"sprites", pictures, "--out", packed, "--size", "64", "--classes", "zebra,hot dog"});
    QVERIFY2(run.exit_code == 0, run.errors);
    QVERIFY2(run.errors.contains("1 entries"), run.errors);
    const SpriteSet set = SpriteSet::open(packed.toStdString());
    QCOMPARE(set.classes().size(), std::size_t{2});
    QCOMPARE(set.classes()[0].name, std::string("zebra"));
    QCOMPARE(set.classes()[1].sprites.size(), std::size_t{2});
    QCOMPARE(set.classes()[1].sprites[0].width, 21);  // a.PNG: cut to the disc, small ones stay as they are
    QCOMPARE(set.classes()[1].sprites[1].width, 64);  // b.png: 121 pixels scaled down
    QCOMPARE(set.classes()[1].sprites[1].height, 64);
    for (std::size_t i = 0; i < set.classes()[1].sprites[1].rgba.size(); i += 4) {
      const std::uint8_t* pixel = set.classes()[1].sprites[1].rgba.data() + i;
      // The pink that lies under transparent pixels stays out of the soft edge.
      if (pixel[3] > 40)
        QVERIFY(std::abs(pixel[0] - 20) <= 4 && std::abs(pixel[1] - 200) <= 4 && std::abs(pixel[2] - 20) <= 4);
    }
    const QString out = folder_.filePath("own scenes");
    QCOMPARE(run_program({"scenes", "--sprites", packed, "--count", "3", "--out", out}).exit_code, 0);
    QCOMPARE(read_captions(out)["classes"].toArray(), QJsonArray({"zebra", "hot dog"}));
  }

  void refusedStickers_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("no such folder") << "missing" << 3 << "not a folder";
    QTest::newRow("empty folder") << "empty" << 3 << "no PNG";
    QTest::newRow("opaque picture") << "opaque" << 3 << "opaque";
    QTest::newRow("transparent picture") << "transparent" << 3 << "transparent everywhere";
    QTest::newRow("not a PNG") << "text" << 3 << "cat.png";
    QTest::newRow("comma in the name") << "comma" << 3 << "comma";
    QTest::newRow("65 pictures of a class") << "many" << 3 << "65";
    QTest::newRow("order with another class") << "order" << 2 << "unicorn";
    QTest::newRow("order without a class") << "left out" << 2 << "0 times";
  }
  void refusedStickers() {
    QFETCH(QString, kind);
    QFETCH(int, code);
    QFETCH(QString, word);
    const QString pictures = folder_.filePath("bad " + kind), packed = folder_.filePath("bad.safetensors");
    if (kind != "missing") QDir().mkpath(pictures);
    QStringList order;
    if (kind == "opaque")
      cv::imwrite((pictures + "/cat.png").toStdString(), cv::Mat(9, 9, CV_8UC3, cv::Scalar(1, 2, 3)));
    if (kind == "transparent")
      cv::imwrite((pictures + "/cat.png").toStdString(), cv::Mat(9, 9, CV_8UC4, cv::Scalar(1, 2, 3, 0)));
    if (kind == "text") {
      QFile file(pictures + "/cat.png");
      QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello") == 5);
    }
    if (kind == "comma") write_disc(pictures + "/a,b.png", 20, 20, {10, 10}, 6);
    if (kind == "many") {
      write_disc(pictures + "/cat/0.png", 20, 20, {10, 10}, 6);
      for (int i = 1; i < 65; ++i)
        QVERIFY(QFile::copy(pictures + "/cat/0.png", pictures + QString("/cat/%1.png").arg(i)));
    }
    if (kind == "order" || kind == "left out") {
      write_disc(pictures + "/cat.png", 20, 20, {10, 10}, 6);
      write_disc(pictures + "/dog.png", 20, 20, {10, 10}, 6);
      order = {"--classes", kind == "order" ? "cat,dog,unicorn" : "cat"};
    }
    const ProgramRun run = run_program(QStringList{"sprites", pictures, "--out", packed} + order);
    QCOMPARE(run.exit_code, code);
    QVERIFY2(run.errors.contains(word.toUtf8()), run.errors);
    QVERIFY(!QFile::exists(packed));
  }
};

QTEST_GUILESS_MAIN(TestStickers)
#include "test_stickers.moc"
