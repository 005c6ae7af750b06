// What is drawn: class frequencies, counts, tints; and options that are impossible.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include "core/base/error.h"
#include "core/stickers/scene.h"

using elboscope::Error;
using elboscope::render_scene;
using elboscope::Scene;
using elboscope::scene_seed;
using elboscope::SceneObject;
using elboscope::SceneOptions;
using elboscope::SpriteSet;

namespace {

using Change = std::function<void(SceneOptions&)>;

/// How often each class is drawn in `scenes` small scenes.
std::vector<int> class_counts(const SceneOptions& options, int scenes) {
  std::vector<int> counts(SpriteSet::bundled().classes().size());
  for (int i = 0; i < scenes; ++i) {
    const Scene scene = render_scene(SpriteSet::bundled(), options, scene_seed(21, static_cast<std::uint64_t>(i)));
    for (const SceneObject& object : scene.objects) ++counts[static_cast<std::size_t>(object.class_index)];
  }
  return counts;
}

SceneOptions quick() {
  SceneOptions options;
  options.size = 32;
  options.min_scale = 0.3;
  options.max_scale = 0.4;
  options.distinct_classes = false;
  options.min_visible = 0;
  return options;
}

}  // namespace

Q_DECLARE_METATYPE(Change)

class TestSceneOptions : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void classFrequencies_data() {
    QTest::addColumn<double>("exponent");
    QTest::newRow("Zipf 0.6") << 0.6;
    QTest::newRow("Zipf 1.5") << 1.5;
    QTest::newRow("uniform") << 0.0;
  }
  void classFrequencies() {
    QFETCH(double, exponent);
    SceneOptions options = quick();
    options.zipf_exponent = exponent;
    options.min_objects = 4;  // all are drawn alike; more a scene is faster
    const std::vector<int> counts = class_counts(options, 3000);
    double total = 0, weights = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      total += counts[i];
      weights += std::pow(static_cast<double>(i + 1), -exponent);
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const double expected = total * std::pow(static_cast<double>(i + 1), -exponent) / weights;
      QVERIFY2(counts[i] > 0 && std::abs(counts[i] - expected) < 5 * std::sqrt(expected) + 1,
               qPrintable(QString("class %1: %2, expected %3").arg(i).arg(counts[i]).arg(expected)));
    }
  }

  void drawnClasses_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("rarest 3") << Change([](SceneOptions& o) { o.rarest = 3; }) << QList<int>{29, 30, 31};
    QTest::newRow("only") << Change([](SceneOptions& o) { o.only_classes = {7, 0, 19}; }) << QList<int>{0, 7, 19};
    QTest::newRow("more objects than classes") << Change([](SceneOptions& o) {
      o.only_classes = {4, 5};
      o.distinct_classes = true;
      o.min_objects = 3;
    }) << QList<int>{4, 5};
  }
  void drawnClasses() {
    QFETCH(Change, change);
    QFETCH(QList<int>, expected);
    SceneOptions options = quick();
    change(options);
    const std::vector<int> counts = class_counts(options, 100);
    QList<int> drawn;
    for (int i = 0; i < static_cast<int>(counts.size()); ++i) {
      if (counts[static_cast<std::size_t>(i)] > 0) drawn.append(i);
    }
    QCOMPARE(drawn, expected);
  }

  void classesDiffer() {
    SceneOptions options = quick();
    options.distinct_classes = true;
    options.min_objects = 3;
    options.zipf_exponent = 2;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      std::set<int> classes;
      const Scene scene = render_scene(SpriteSet::bundled(), options, seed);
      for (const SceneObject& object : scene.objects) classes.insert(object.class_index);
      QCOMPARE(classes.size(), scene.objects.size());
    }
  }

  void objectCounts() {
    SceneOptions options = quick();
    options.min_objects = 2;
    options.max_objects = 4;
    std::array<int, 6> scenes{};
    for (std::uint64_t seed = 0; seed < 600; ++seed)
      ++scenes[std::min<std::size_t>(5, render_scene(SpriteSet::bundled(), options, seed).objects.size())];
    QCOMPARE(scenes[5], 0);
    QVERIFY(scenes[0] + scenes[1] < 40);  // objects hidden completely are gone
    for (std::size_t n = 2; n <= 4; ++n)
      QVERIFY2(scenes[n] > 120 && scenes[n] < 300, qPrintable(QString::number(scenes[n])));
  }

  void tints_data() {
    QTest::addColumn<int>("tints");
    QTest::addColumn<double>("probability");
    QTest::newRow("none") << 0 << 0.5;
    QTest::newRow("never") << 6 << 0.0;
    QTest::newRow("two") << 2 << 0.5;
    QTest::newRow("default") << 6 << 0.35;
    QTest::newRow("always") << 6 << 1.0;
  }
  void tints() {
    QFETCH(int, tints);
    QFETCH(double, probability);
    SceneOptions options = quick();
    options.tints = tints;
    options.tint_probability = probability;
    std::set<int> seen;
    int objects = 0, tinted = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
      for (const SceneObject& object : render_scene(SpriteSet::bundled(), options, seed).objects) {
        ++objects;
        tinted += object.tint >= 0;
        if (object.tint >= 0) seen.insert(object.tint);
      }
    }
    const double expected = tints == 0 ? 0 : probability;
    QCOMPARE(seen.size(), static_cast<std::size_t>(expected > 0 ? tints : 0));
    QVERIFY(std::abs(static_cast<double>(tinted) / objects - expected) < 0.06);
    if (!seen.empty()) QVERIFY(*seen.rbegin() < tints);
  }

  void impossibleOptions_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char* name, Change change, const char* word) {
      QTest::newRow(name) << change << QString(word);
    };
    row(
        "size 15", [](SceneOptions& o) { o.size = 15; }, "15");
    row(
        "size 1025", [](SceneOptions& o) { o.size = 1025; }, "1025");
    row(
        "no objects", [](SceneOptions& o) { o.min_objects = 0; }, "smallest number");
    row(
        "17 objects", [](SceneOptions& o) { o.max_objects = 17; }, "17");
    row(
        "turned round", [](SceneOptions& o) { o.min_objects = 5; }, "expected 1 to 4");
    row(
        "exponent below 0", [](SceneOptions& o) { o.zipf_exponent = -1; }, "Zipf");
    row(
        "exponent NaN", [nan](SceneOptions& o) { o.zipf_exponent = nan; }, "nan");
    row(
        "class beyond the end", [](SceneOptions& o) { o.only_classes = {32}; }, "32");
    row(
        "negative class", [](SceneOptions& o) { o.only_classes = {-1}; }, "-1");
    row(
        "class twice",
        [](SceneOptions& o) {
          o.only_classes = {1, 1};
        },
        "dog");
    row(
        "rarest beyond all", [](SceneOptions& o) { o.rarest = 33; }, "33");
    row(
        "rarest and list", [](SceneOptions& o) { o.rarest = 3, o.only_classes = {1}; }, "both");
    row(
        "scale 0", [](SceneOptions& o) { o.min_scale = 0; }, "smallest size");
    row(
        "scale above 1", [](SceneOptions& o) { o.max_scale = 1.5; }, "1.5");
    row(
        "scale NaN", [nan](SceneOptions& o) { o.max_scale = nan; }, "largest size");
    row(
        "rotation", [](SceneOptions& o) { o.max_rotation = 181; }, "181");
    row(
        "7 tints", [](SceneOptions& o) { o.tints = 7; }, "7");
    row(
        "tint probability", [](SceneOptions& o) { o.tint_probability = 1.1; }, "1.1");
    row(
        "occlusion", [](SceneOptions& o) { o.occlusion = -0.1; }, "-0.1");
    row(
        "min visible", [nan](SceneOptions& o) { o.min_visible = nan; }, "visible");
  }
  void impossibleOptions() {
    QFETCH(Change, change);
    QFETCH(QString, word);
    SceneOptions options;
    change(options);
    try {
      render_scene(SpriteSet::bundled(), options, 1);
      QFAIL("accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind == elboscope::ErrorKind::usage);
      QVERIFY2(QString(error.what()).contains(word), error.what());
      QVERIFY2(QString(error.what()).contains("expected"), error.what());
    }
  }
};

QTEST_APPLESS_MAIN(TestSceneOptions)
#include "test_scene_options.moc"
