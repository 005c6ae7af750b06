// Captions name what is in the scene, in good English, in the shares that were asked for.
#include <QRegularExpression>
#include <QTest>
#include <set>

#include "core/stickers/scene.h"

using elboscope::CaptionOptions;
using elboscope::draw_caption;
using elboscope::full_caption;
using elboscope::Scene;
using elboscope::SceneObject;
using elboscope::SpriteSet;

namespace {

SceneObject object(const char* name, int tint = -1, const SpriteSet& set = SpriteSet::bundled()) {
  SceneObject result;
  result.class_index = set.find(name);
  result.tint = tint;
  return result;
}

const int kRed = 0, kGreen = 2, kBlue = 3, kGrass = 0, kSnow = 4, kNight = 5;

/// Captions drawn with many seeds.
QStringList captions(const std::vector<SceneObject>& objects, int background, const CaptionOptions& options,
                     int count) {
  QStringList result;
  for (int i = 0; i < count; ++i) {
    result.append(QString::fromStdString(
        draw_caption(SpriteSet::bundled(), objects, background, options, static_cast<std::uint64_t>(i))));
  }
  return result;
}

double share(const QStringList& list, const QString& pattern) {
  return static_cast<double>(list.filter(QRegularExpression(pattern)).size()) / static_cast<double>(list.size());
}

}  // namespace

Q_DECLARE_METATYPE(std::vector<SceneObject>)

class TestCaptions : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fullCaption_data() {
    QTest::addColumn<std::vector<SceneObject>>("objects");
    QTest::addColumn<int>("background");
    QTest::addColumn<QString>("expected");
    using Objects = std::vector<SceneObject>;
    QTest::newRow("one") << Objects{object("cat")} << kSnow << "a photo of a cat in the snow";
    QTest::newRow("an") << Objects{object("apple")} << 1 << "a photo of an apple in the sky";
    QTest::newRow("a red apple") << Objects{object("apple", kRed)} << 2 << "a photo of a red apple on the sand";
    QTest::newRow("two") << Objects{object("umbrella"), object("elephant", kBlue)} << 3
                         << "a photo of an umbrella and a blue elephant in the water";
    QTest::newRow("three") << Objects{object("cat", kRed), object("dog"), object("umbrella")} << kGrass
                           << "a photo of a red cat, a dog and an umbrella on the grass";
    QTest::newRow("night") << Objects{object("dog")} << kNight << "a photo of a dog at night";
    QTest::newRow("nothing") << Objects{} << kNight << "a photo at night";
  }
  void fullCaption() {
    QFETCH(std::vector<SceneObject>, objects);
    QFETCH(int, background);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(full_caption(SpriteSet::bundled(), objects, background)), expected);
  }

  void articlesOfOwnClasses_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("article");
    QTest::newRow("unicorn") << "unicorn"
                             << "a";
    QTest::newRow("hourglass") << "hourglass"
                               << "an";
    QTest::newRow("hot dog") << "hot dog"
                             << "a";
    QTest::newRow("ice cream") << "ice cream"
                               << "an";
    QTest::newRow("Eagle") << "Eagle"
                           << "an";
    QTest::newRow("umlaut") << "\u00fcbung"
                            << "a";
  }
  void articlesOfOwnClasses() {
    QFETCH(QString, name);
    QFETCH(QString, article);
    const SpriteSet set({{name.toStdString(), {{1, 1, {0, 0, 0, 255}}}}});
    const std::string text = full_caption(set, {object(name.toUtf8(), -1, set)}, kGrass);
    QCOMPARE(QString::fromStdString(text), "a photo of " + article + " " + name + " on the grass");
  }

  void objectPhrase() {
    QCOMPARE(elboscope::object_phrase(SpriteSet::bundled(), object("cat")), std::string("cat"));
    QCOMPARE(elboscope::object_phrase(SpriteSet::bundled(), object("cat", kGreen)), std::string("green cat"));
  }

  void everyTemplateIsDrawn_data() {
    QTest::addColumn<QString>("pattern");
    for (const char* pattern :
         {"^$", "^a photo of a red cat, an apple and a dog$", "^a photo of red cat, apple, dog$",
          "^a photo of apple, dog, cat$", "^red cat, dog, apple$", "^a picture of ",
          "^a dog, an apple and a red cat on the grass$", "^a photo of (a dog|an apple)( and .* )on the grass$",
          "^a photo of red cat$", "^a photo of a cat$", "^a photo of dog$", "^a photo of an apple$", "^apple, dog$"}) {
      QTest::newRow(pattern) << QString(pattern);
    }
  }
  void everyTemplateIsDrawn() {
    QFETCH(QString, pattern);
    static const QStringList drawn = captions({object("cat", kRed), object("dog"), object("apple")}, kGrass, {}, 4000);
    QVERIFY(share(drawn, pattern) > 0);
  }

  void shares() {
    const std::vector<SceneObject> objects{object("cat", kRed), object("dog", kRed), object("apple", kRed)};
    CaptionOptions options;
    const QStringList drawn = captions(objects, kGrass, options, 4000);
    const auto near = [](double value, double expected) { return std::abs(value - expected) < 0.03; };
    QVERIFY2(near(share(drawn, "^$"), 0.1), qPrintable(QString::number(share(drawn, "^$"))));
    QStringList said = drawn;
    said.removeAll(QString());
    QVERIFY2(near(share(said, "^a photo of (a )?(an )?(red )?(cat|dog|apple)$"), 0.2),
             qPrintable(QString::number(share(said, "^a photo of (an? )?(red )?\\w+$"))));
    const auto names = [](const QString& text) {
      return text.contains("cat") + text.contains("dog") + text.contains("apple");
    };
    std::array<double, 4> told{};
    int coloured = 0, nouns = 0;
    for (const QString& text : std::as_const(said)) {
      told[static_cast<std::size_t>(names(text))] += 1.0 / static_cast<double>(said.size());
      coloured += static_cast<int>(text.count("red "));
      nouns += names(text);
    }
    QVERIFY(near(told[1], 0.2) && near(told[2], 0.1) && near(told[3], 0.7));
    QVERIFY(near(static_cast<double>(coloured) / nouns, 0.85));
    const QStringList whole = said.filter(QRegularExpression(" and "));
    QVERIFY2(near(share(whole, "on the grass$"), 0.5), qPrintable(QString::number(share(whole, "on the grass$"))));

    options = {};
    options.empty = options.single_object = options.leave_one_out = options.background_word = 0;
    options.colour_word = 1;
    for (const QString& text : captions(objects, kGrass, options, 300)) {
      QCOMPARE(names(text), 3);
      QCOMPARE(text.count("red "), 3);
      QVERIFY(!text.contains("grass"));
    }
    options.empty = 1;
    QCOMPARE(share(captions(objects, kGrass, options, 50), "^$"), 1.0);
  }

  void namesOnlyWhatIsThere() {
    const SpriteSet& set = SpriteSet::bundled();
    std::set<QString> fixed{"a", "an", "photo", "picture", "of", "and", "on", "in", "at", "the"};
    const QStringList places{"on the grass", "in the sky", "on the sand", "in the water", "in the snow", "at night"};
    for (int i = 0; i < 400; ++i) {
      const std::uint64_t seed = elboscope::scene_seed(77, static_cast<std::uint64_t>(i));
      elboscope::SceneOptions options;
      options.size = 32;
      const Scene scene = render_scene(set, options, seed);
      QString text = QString::fromStdString(draw_caption(set, scene.objects, scene.background, {}, seed));
      const QString& here = places[scene.background];
      if (text.endsWith(here)) text.chop(here.size());
      std::set<QString> allowed = fixed;
      for (const SceneObject& one : scene.objects) {
        allowed.insert(QString::fromStdString(set.classes()[static_cast<std::size_t>(one.class_index)].name));
        if (one.tint >= 0) allowed.insert(QString(elboscope::kTintNames[static_cast<std::size_t>(one.tint)].data()));
      }
      for (const QString& word : text.split(QRegularExpression("[ ,]+"), Qt::SkipEmptyParts)) {
        QVERIFY2(allowed.count(word), qPrintable(word + " in: " + text));
      }
      QVERIFY2(!text.contains(QRegularExpression("\\ba [aeiou]|\\ban [^aeiou]|  |, and|^ |,$")), qPrintable(text));
    }
  }

  void sameSeedSameCaption() {
    const std::vector<SceneObject> objects{object("cat", kRed), object("dog"), object("boat")};
    QCOMPARE(captions(objects, kGrass, {}, 6), captions(objects, kGrass, {}, 6));
    const QStringList recorded{"a photo of a red cat and a boat",
                               "a photo of a dog and a boat on the grass",
                               "a photo of a boat, a red cat and a dog",
                               "a photo of red cat, boat, dog",
                               "a photo of dog, cat",
                               "boat, red cat, dog"};
    QCOMPARE(captions(objects, kGrass, {}, 6), recorded);
  }
};

QTEST_APPLESS_MAIN(TestCaptions)
#include "test_captions.moc"
