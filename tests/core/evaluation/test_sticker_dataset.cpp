// Which pictures "stickers:SEED:COUNT" means, and what a model folder may say about its world.
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/evaluation/sticker_dataset.h"

using namespace elboscope;

namespace {

ModelInfo model_in(const QTemporaryDir& folder, const QByteArray& world, std::int64_t native = 64) {
  if (!world.isNull()) {
    QFile file(folder.filePath("world.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(world) != world.size())
      throw std::runtime_error("world.json cannot be written");
  }
  ModelInfo info;
  info.path = folder.path().toStdString();
  info.native_resolution = native;
  return info;
}

}  // namespace

class TestStickerDataset : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void reads_names_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<int>("count");  // 0: refused
    QTest::newRow("plain") << "stickers:7:200" << quint64{7} << 200;
    QTest::newRow("largest seed") << "stickers:18446744073709551615:1" << ~quint64{0} << 1;
    QTest::newRow("most scenes") << "stickers:0:20000" << quint64{0} << 20000;
    for (const char* text : {"", "stickers", "stickers:", "stickers:1", "stickers::3", "stickers:x:3",
                             "stickers:1:", "stickers:1:0", "stickers:-1:3", "stickers:1:-3", "stickers:1:20001",
                             "stickers:18446744073709551616:1", "stickers:1:99999999999999999999999", "stickers:1:3x",
                             "stickers:1:3:4", "stickers: 1:3", "stickers:+1:3", "Stickers:1:3", "voc"}) {
      QTest::newRow(text) << text << quint64{0} << 0;
    }
  }
  void reads_names() {
    QFETCH(QString, text);
    QFETCH(quint64, seed);
    QFETCH(int, count);
    try {
      const StickerDatasetName name = parse_sticker_dataset(text.toStdString());
      QVERIFY(count > 0);
      QCOMPARE(quint64{name.seed}, seed);
      QCOMPARE(static_cast<int>(name.count), count);
    } catch (const Error& error) {
      QVERIFY2(count == 0, error.what());
      QVERIFY(error.kind == ErrorKind::usage);
      QVERIFY(QByteArray(error.what()).contains("stickers:SEED:COUNT"));
    }
  }

  void refuses_worlds_data() {
    QTest::addColumn<QByteArray>("world");
    QTest::addColumn<QString>("named");
    QTest::newRow("not JSON") << QByteArray("{\"scenes\":") << "world.json";
    QTest::newRow("a list") << QByteArray("[]") << "object";
    QTest::newRow("scenes a number") << QByteArray("{\"scenes\":3}") << "scenes";
    for (const char* value : {"-1", "1e9", "\"big\"", "63.5", "null", "NaN", "99999999999999999999"}) {
      QTest::addRow("size %s", value) << QByteArray("{\"scenes\":{\"size\":") + value + "}}"
                                      << "scenes.size";
    }
    QTest::newRow("another size than the model's") << QByteArray("{\"scenes\":{\"size\":96}}") << "native resolution";
    QTest::newRow("scale") << QByteArray("{\"scenes\":{\"size\":64,\"max_scale\":7}}") << "max_scale";
    QTest::newRow("scales turned round") << QByteArray("{\"scenes\":{\"size\":64,\"min_scale\":0.6,\"max_scale\":0.3}}")
                                         << "min_scale";
    QTest::newRow("tints") << QByteArray("{\"scenes\":{\"size\":64,\"tints\":7}}") << "tints";
    QTest::newRow("classes a text") << QByteArray("{\"scenes\":{\"size\":64},\"classes\":\"cat\"}") << "classes";
    QTest::newRow("no class") << QByteArray("{\"scenes\":{\"size\":64},\"classes\":[]}") << "classes";
    QTest::newRow("unknown class") << QByteArray("{\"scenes\":{\"size\":64},\"classes\":[\"cat\",\"unicorn\"]}")
                                   << "unicorn";
    QTest::newRow("class a number") << QByteArray("{\"scenes\":{\"size\":64},\"classes\":[3]}") << "3";
    QTest::newRow("class twice") << QByteArray("{\"scenes\":{\"size\":64},\"classes\":[\"cat\",\"cat\"]}") << "cat";
  }
  void refuses_worlds() {
    QFETCH(QByteArray, world);
    QFETCH(QString, named);
    const QTemporaryDir folder;
    try {
      read_sticker_world(model_in(folder, world));
      QFAIL("the world was accepted");
    } catch (const Error& error) {
      QVERIFY2(error.kind == ErrorKind::refused, error.what());
      QVERIFY2(QString(error.what()).contains(named), error.what());
    }
  }

  void reads_worlds() {
    const QTemporaryDir folder;
    const StickerWorld bundled = read_sticker_world(model_in(folder, {}, 80));
    QCOMPARE(bundled.scenes.size, 80);
    QCOMPARE(bundled.sprites.classes().size(), SpriteSet::bundled().classes().size());
    const StickerWorld own =
        read_sticker_world(model_in(folder,
                                    "{\"scenes\":{\"size\":64,\"min_scale\":0.3,\"max_scale\":0.5,\"tints\":2,"
                                    "\"something\":1},\"classes\":[\"dog\",\"cat\",\"car\"],\"more\":[]}"));
    QCOMPARE(own.scenes.size, 64);
    QCOMPARE(own.scenes.min_scale, 0.3);
    QCOMPARE(own.scenes.tints, 2);
    QCOMPARE(own.sprites.classes().size(), std::size_t{3});
    QCOMPARE(own.sprites.classes()[0].name, std::string("dog"));
  }

  void items_hold_the_truth_of_their_classes() {
    const QTemporaryDir folder;
    const StickerWorld world = read_sticker_world(model_in(folder, {}));
    StickerDatasetOptions options;
    const auto dataset = sticker_dataset(world, {7, 30}, options);
    QCOMPARE(dataset->name(), std::string("stickers:7:30"));
    std::set<std::size_t> counts;
    for (std::size_t i = 0; i < dataset->count(); ++i) {
      const EvaluationItem item = dataset->item(i);
      counts.insert(item.instance_classes.size());
      QCOMPARE(item.picture.rgb.size(), std::size_t{64 * 64 * 3});
      QCOMPARE(item.truth.size(), std::size_t{64 * 64});
      std::set<int> labels;
      for (std::size_t p = 0; p < item.truth.size(); ++p) {
        labels.insert(item.truth[p]);
        QCOMPARE(item.truth[p] > 0, item.instances[p] > 0);
        if (item.instances[p] > 0)
          QCOMPARE(std::size_t{item.truth[p]}, item.instance_classes[item.instances[p] - 1u] + 1);
      }
      labels.erase(0);
      QCOMPARE(labels.size(), item.classes.size());
      QCOMPARE(static_cast<std::size_t>(*labels.rbegin()), item.classes.size());
      QVERIFY(item.caption.empty());
      // The picture is the one of the world's scene with that number.
      SceneOptions scenes = world.scenes;
      scenes.min_objects = 2;
      scenes.zipf_exponent = 0;
      const Scene scene = render_scene(world.sprites, scenes, scene_seed(evaluation_scenes(7), i));
      QCOMPARE(item.picture.rgb, scene.rgb);
      for (std::size_t p = 0; p < item.truth.size(); ++p) {
        if (item.truth[p] > 0) QCOMPARE(item.classes[item.truth[p] - 1u] + 1, std::size_t{scene.class_mask[p]});
      }
    }
    QCOMPARE(counts, (std::set<std::size_t>{2, 3, 4}));
    options.full_caption = true;
    const EvaluationItem item = sticker_dataset(world, {7, 30}, options)->item(0);
    for (std::size_t c : item.classes) QVERIFY(item.caption.find(dataset->classes()[c]) != std::string::npos);
  }

  void refuses_options_data() {
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("rarest");
    QTest::newRow("no object") << 0 << 3 << 0;
    QTest::newRow("turned round") << 4 << 2 << 0;
    QTest::newRow("too many") << 2 << 17 << 0;
    QTest::newRow("more rare classes than there are") << 2 << 4 << 200;
  }
  void refuses_options() {
    QFETCH(int, least);
    QFETCH(int, most);
    QFETCH(int, rarest);
    const QTemporaryDir folder;
    StickerDatasetOptions options;
    options.min_objects = least;
    options.max_objects = most;
    options.rarest = rarest;
    QVERIFY_THROWS_EXCEPTION(Error, sticker_dataset(read_sticker_world(model_in(folder, {})), {1, 1}, options));
  }
};

QTEST_APPLESS_MAIN(TestStickerDataset)
#include "test_sticker_dataset.moc"
