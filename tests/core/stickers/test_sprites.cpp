// Sticker sets: the bundled one, files that come back as written, files and sets that are refused.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/base/error.h"
#include "core/stickers/sprites.h"
#include "core/tensorfile/safetensors_file.h"

using elboscope::DType;
using elboscope::Error;
using elboscope::Sprite;
using elboscope::SpriteSet;
using elboscope::StickerClass;
using elboscope::TensorToWrite;

namespace {

Sprite sprite(int width, int height, int alpha = 255) {
  Sprite result{width, height, {}};
  for (int i = 0; i < width * height; ++i) {
    for (const int byte : {i % 256, 7, 9, alpha}) result.rgba.push_back(static_cast<std::uint8_t>(byte));
  }
  return result;
}

using Classes = std::vector<StickerClass>;
struct PackedFile {
  std::vector<TensorToWrite> tensors;
  std::map<std::string, std::string> metadata;
};

void expect_refusal(const std::function<void()>& action, const QString& word) {
  try {
    action();
    QFAIL("accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind == elboscope::ErrorKind::refused);
    QVERIFY2(QString::fromUtf8(error.what()).contains(word), error.what());
  }
}

}  // namespace

Q_DECLARE_METATYPE(Classes)
Q_DECLARE_METATYPE(PackedFile)

class TestSprites : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;

  std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }

 private Q_SLOTS:
  void bundled() {
    const SpriteSet& set = SpriteSet::bundled();
    QStringList names;
    for (const StickerClass& one : set.classes()) names.append(QString::fromStdString(one.name));
    QCOMPARE(names.join(' '),
             "cat dog car tree house apple bird boat horse ball flower bus fish cow bicycle umbrella elephant banana "
             "chair sheep bear "
             "butterfly donut rabbit truck carrot mushroom rocket couch zebra giraffe train");
    for (const StickerClass& one : set.classes()) {
      QVERIFY(one.sprites.size() == 1 || one.sprites.size() == 2);
      for (const Sprite& glyph : one.sprites) QCOMPARE(std::max(glyph.width, glyph.height), 96);
    }
    QCOMPARE(set.find("cat"), 0);
    QCOMPARE(set.find("train"), 31);
    QCOMPARE(set.find("unicorn"), -1);
  }

  void bundledIsTheFileInResources() {
    const SpriteSet file = SpriteSet::open(ELBOSCOPE_SOURCE "/resources/stickers/sprites.safetensors");
    QCOMPARE(file.classes().size(), SpriteSet::bundled().classes().size());
    for (std::size_t i = 0; i < file.classes().size(); ++i) {
      const StickerClass &a = file.classes()[i], &b = SpriteSet::bundled().classes()[i];
      QCOMPARE(a.name, b.name);
      QCOMPARE(a.sprites.size(), b.sprites.size());
      for (std::size_t k = 0; k < a.sprites.size(); ++k) QVERIFY(a.sprites[k].rgba == b.sprites[k].rgba);
    }
  }

  void comesBackAsSaved() {
    const SpriteSet set({{"hot dog", {sprite(3, 5), sprite(1, 1)}}, {"\u00fcbung", {sprite(512, 2)}}});
    set.save(path("set"), "made here");
    const SpriteSet back = SpriteSet::open(path("set"));
    QCOMPARE(back.classes().size(), std::size_t{2});
    QCOMPARE(back.classes()[0].name, std::string("hot dog"));
    QCOMPARE(back.classes()[1].name, set.classes()[1].name);
    QCOMPARE(back.classes()[0].sprites.size(), std::size_t{2});
    QCOMPARE(back.classes()[0].sprites[0].width, 3);
    QCOMPARE(back.classes()[0].sprites[0].height, 5);
    QVERIFY(back.classes()[0].sprites[0].rgba == set.classes()[0].sprites[0].rgba);
    QCOMPARE(elboscope::SafetensorsFile::open(path("set"))->metadata().at("attribution"), std::string("made here"));
  }

  void first() {
    const SpriteSet few = SpriteSet::bundled().first(3);
    QCOMPARE(few.classes().size(), std::size_t{3});
    QCOMPARE(few.classes()[2].name, std::string("car"));
    for (const int bad : {0, -1, 33}) {
      try {
        SpriteSet::bundled().first(bad);
        QFAIL("accepted");
      } catch (const Error& error) {
        QVERIFY(error.kind == elboscope::ErrorKind::usage);
      }
    }
  }

  void refusedSets_data() {
    QTest::addColumn<Classes>("classes");
    QTest::addColumn<QString>("word");
    const auto named = [](const std::string& name) { return Classes{{name, {sprite(1, 1)}}}; };
    QTest::newRow("none") << Classes{} << "0 classes";
    Classes many;
    for (int i = 0; i < 255; ++i) many.push_back({std::to_string(i), {sprite(1, 1)}});
    QTest::newRow("255 classes") << many << "255 classes";
    QTest::newRow("no name") << named("") << "called";
    QTest::newRow("comma") << named("a, b") << "comma";
    QTest::newRow("slash") << named("a/b") << "slash";
    QTest::newRow("control character") << named("a\nb") << "control";
    QTest::newRow("blank at the end") << named("a ") << "blanks";
    QTest::newRow("65 bytes") << named(std::string(65, 'a')) << "64 bytes";
    QTest::newRow("same name") << Classes{{"a", {sprite(1, 1)}}, {"a", {sprite(1, 1)}}} << "two classes";
    QTest::newRow("no sticker") << Classes{{"a", {}}} << "0 stickers";
    QTest::newRow("65 stickers") << Classes{{"a", std::vector<Sprite>(65, sprite(1, 1))}} << "65 stickers";
    QTest::newRow("no width") << Classes{{"a", {sprite(0, 4)}}} << "0 x 4";
    QTest::newRow("too wide") << Classes{{"a", {sprite(513, 1)}}} << "513 x 1";
    Sprite cut = sprite(4, 4);
    cut.rgba.pop_back();
    QTest::newRow("bytes missing") << Classes{{"a", {cut}}} << "63 bytes";
    QTest::newRow("transparent") << Classes{{"a", {sprite(4, 4, 127)}}} << "transparent";
    QTest::newRow("too many pixels") << Classes{{"a", std::vector<Sprite>(31, sprite(512, 512))}} << "8126464";
  }
  void refusedSets() {
    QFETCH(Classes, classes);
    QFETCH(QString, word);
    expect_refusal([&] { SpriteSet set(std::move(classes)); }, word);
  }

  void refusedFiles_data() {
    QTest::addColumn<PackedFile>("file");
    QTest::addColumn<QString>("word");
    static const std::vector<std::uint8_t> bytes(513 * 4 * 4, 255);
    const auto tensor = [](const std::string& name, std::vector<std::int64_t> shape, DType type = DType::u8) {
      return TensorToWrite{name, type, std::move(shape), bytes.data()};
    };
    const auto listed = [](const std::string& text) { return std::map<std::string, std::string>{{"classes", text}}; };
    const TensorToWrite good = tensor("a/0", {2, 2, 4});
    QTest::newRow("no list") << PackedFile{{good}, {}} << "no entry \"classes\"";
    QTest::newRow("not JSON") << PackedFile{{good}, listed("[\"a\"")} << "JSON";
    QTest::newRow("not a list") << PackedFile{{good}, listed("{\"a\": 1}")} << "expected a list";
    QTest::newRow("not names") << PackedFile{{good}, listed("[1]")} << "expected a list";
    QTest::newRow("empty list") << PackedFile{{good}, listed("[]")} << "expected a list";
    QTest::newRow("class without tensor") << PackedFile{{good}, listed("[\"a\",\"b\"]")} << "0 stickers";
    QTest::newRow("tensor without class")
        << PackedFile{{good, tensor("b/0", {2, 2, 4})}, listed("[\"a\"]")} << "2 tensors";
    QTest::newRow("gap in the numbers") << PackedFile{{good, tensor("a/2", {2, 2, 4})}, listed("[\"a\"]")}
                                        << "numbered";
    QTest::newRow("class twice") << PackedFile{{good}, listed("[\"a\",\"a\"]")} << "1 tensors";
    QTest::newRow("three channels") << PackedFile{{tensor("a/0", {2, 2, 3})}, listed("[\"a\"]")} << "[2, 2, 3]";
    QTest::newRow("flat") << PackedFile{{tensor("a/0", {16})}, listed("[\"a\"]")} << "[16]";
    QTest::newRow("floats") << PackedFile{{tensor("a/0", {2, 2, 4}, DType::f32)}, listed("[\"a\"]")} << "F32";
    QTest::newRow("no height") << PackedFile{{tensor("a/0", {0, 2, 4})}, listed("[\"a\"]")} << "[0, 2, 4]";
    QTest::newRow("too high") << PackedFile{{tensor("a/0", {513, 2, 4})}, listed("[\"a\"]")} << "[513, 2, 4]";
    std::vector<TensorToWrite> many;
    for (int i = 0; i < 65; ++i) many.push_back(tensor("a/" + std::to_string(i), {1, 1, 4}));
    QTest::newRow("65 stickers") << PackedFile{many, listed("[\"a\"]")} << "65 stickers";
    std::string names = "[\"c\"";
    for (int i = 0; i < 254; ++i) names += ",\"c" + std::to_string(i) + "\"";
    QTest::newRow("255 classes") << PackedFile{{good}, listed(names + "]")} << "1 to 254";
    QTest::newRow("bad name") << PackedFile{{tensor("a,b/0", {1, 1, 4})}, listed("[\"a,b\"]")} << "comma";
  }
  void refusedFiles() {
    QFETCH(PackedFile, file);
    QFETCH(QString, word);
    elboscope::write_safetensors(path("bad"), file.tensors, file.metadata);
    expect_refusal([&] { SpriteSet::open(path("bad")); }, word);
    expect_refusal([&] { SpriteSet::open(path("bad")); }, "bad");  // the file is named
  }

  void cutFiles() {
    SpriteSet({{"a", {sprite(8, 8)}}}).save(path("whole"), {});
    QFile file(folder_.filePath("whole"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    for (const qsizetype length : {qsizetype{0}, qsizetype{7}, qsizetype{60}, whole.size() - 1}) {
      QFile cut(folder_.filePath("cut"));
      QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
      cut.write(whole.left(length));
      cut.close();
      expect_refusal([&] { SpriteSet::open(path("cut")); }, "cut");
    }
    expect_refusal([&] { SpriteSet::open(path("nowhere")); }, "nowhere");
  }
};

QTEST_APPLESS_MAIN(TestSprites)
#include "test_sprites.moc"
