// Scenes: the same bytes for a seed everywhere, and a truth that agrees with itself.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "core/base/sha256.h"
#include "core/stickers/scene.h"

using elboscope::render_scene;
using elboscope::Scene;
using elboscope::scene_seed;
using elboscope::SceneObject;
using elboscope::SceneOptions;
using elboscope::SpriteSet;

namespace {

SceneOptions crowded() {
  SceneOptions options;
  options.min_objects = 4;
  options.max_objects = 6;
  options.occlusion = 1;
  return options;
}

SceneOptions small() {
  SceneOptions options;
  options.size = 64;
  options.zipf_exponent = 0;
  return options;
}

SceneOptions large() {
  SceneOptions options;
  options.size = 256;
  options.max_rotation = 180;
  options.max_scale = 1;
  options.tint_probability = 1;
  return options;
}

SceneOptions tiny() {
  SceneOptions options;
  options.size = 16;
  options.max_objects = 16;
  options.min_scale = 0.05;
  options.distinct_classes = false;
  return options;
}

/// `count` scenes of one option set, everything that is promised to stay.
QByteArray fingerprint(const SceneOptions& options, int count) {
  elboscope::Sha256 hash;
  for (int i = 0; i < count; ++i) {
    const Scene scene = render_scene(SpriteSet::bundled(), options, scene_seed(11, static_cast<std::uint64_t>(i)));
    for (const auto* bytes : {&scene.rgb, &scene.instance_mask, &scene.class_mask})
      hash.update(bytes->data(), bytes->size());
    for (const SceneObject& object : scene.objects) {
      const std::int64_t facts[] = {object.class_index, object.sprite, object.tint,
                                    object.mirrored,    object.pixels, object.visible_pixels};
      hash.update(facts, sizeof facts);
    }
  }
  return QByteArray::fromStdString(hash.finish());
}

std::vector<SceneObject> objects_of(const SceneOptions& options, int scenes, std::uint64_t base = 5) {
  std::vector<SceneObject> objects;
  for (int i = 0; i < scenes; ++i) {
    const Scene scene = render_scene(SpriteSet::bundled(), options, scene_seed(base, static_cast<std::uint64_t>(i)));
    objects.insert(objects.end(), scene.objects.begin(), scene.objects.end());
  }
  return objects;
}

/// Mean share of objects' pixels that others hide.
double hidden_share(double occlusion) {
  SceneOptions options;
  options.size = 64;
  options.min_objects = options.max_objects = 3;
  options.occlusion = occlusion;
  double all = 0, hidden = 0;
  for (const SceneObject& object : objects_of(options, 150)) {
    all += static_cast<double>(object.pixels);
    hidden += static_cast<double>(object.pixels - object.visible_pixels);
  }
  return hidden / all;
}

}  // namespace

class TestScene : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void seedsAreKnown() {
    // splitmix64's first output for state 0 is public knowledge; scene 0 of world 0 is that function applied twice.
    QCOMPARE(scene_seed(0, 0), 0xa706dd2f4d197e6fULL);
    std::set<std::uint64_t> seeds;
    for (std::uint64_t base = 0; base < 20; ++base) {
      for (std::uint64_t i = 0; i < 500; ++i) seeds.insert(scene_seed(base, i));
    }
    QCOMPARE(seeds.size(), std::size_t{10000});
  }

  void sameBytesEverywhere_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("expected");
    // Recorded with GCC 12 -O3 on x86-64; -O0, -march=native and Clang give the same. A change here is a new world:
    // models trained on the old one and recorded figures no longer belong to it.
    QTest::newRow("defaults") << 0 << QByteArray("b77178e807b5868ad09c4d833c738ba380ebe5363c453438555de1504c550371");
    QTest::newRow("crowded") << 1 << QByteArray("5388e2c3bad1eab61a16c4763fc99cbe6a68a98afc705c5ff19e2e3ddd9ceff8");
    QTest::newRow("64 pixels, uniform") << 2
                                        << QByteArray(
                                               "494eb844efe92762b47c7daf91adf6561bbc18c1a1b04bbfb8ca35bf8b083367");
    QTest::newRow("256 pixels, enlarged, any angle")
        << 3 << QByteArray("07cdc642ceca56e70aacd3cabd182bb277b24af06fde3c9838edc0673bca6a4e");
    QTest::newRow("16 pixels, 16 objects")
        << 4 << QByteArray("0187b7c3fb98b6f8baf511943df45a3e4fa233ca90200bac660080e33dc5d5d2");
  }
  void sameBytesEverywhere() {
    QFETCH(int, kind);
    QFETCH(QByteArray, expected);
    const SceneOptions options[] = {{}, crowded(), small(), large(), tiny()};
    QCOMPARE(fingerprint(options[kind], 12), expected);
  }

  void masksAgreeWithObjects_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("defaults") << 0;
    QTest::newRow("crowded") << 1;
    QTest::newRow("small") << 2;
    QTest::newRow("large") << 3;
    QTest::newRow("tiny") << 4;
  }
  void masksAgreeWithObjects() {
    QFETCH(int, kind);
    const SceneOptions options[] = {{}, crowded(), small(), large(), tiny()};
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const Scene scene = render_scene(SpriteSet::bundled(), options[kind], seed);
      const std::size_t pixels = static_cast<std::size_t>(scene.size) * static_cast<std::size_t>(scene.size);
      QCOMPARE(scene.rgb.size(), 3 * pixels);
      QCOMPARE(scene.instance_mask.size(), pixels);
      QCOMPARE(scene.class_mask.size(), pixels);
      std::vector<std::int64_t> counted(scene.objects.size() + 1);
      for (std::size_t i = 0; i < pixels; ++i) {
        const std::size_t instance = scene.instance_mask[i];
        QVERIFY(instance <= scene.objects.size());
        ++counted[instance];
        QCOMPARE(int{scene.class_mask[i]}, instance == 0 ? 0 : scene.objects[instance - 1].class_index + 1);
      }
      for (std::size_t i = 0; i < scene.objects.size(); ++i) {
        QVERIFY(scene.objects[i].visible_pixels > 0);
        QVERIFY(scene.objects[i].visible_pixels <= scene.objects[i].pixels);
        QCOMPARE(counted[i + 1], scene.objects[i].visible_pixels);
        QCOMPARE(scene.visible_share(i), static_cast<double>(counted[i + 1]) / static_cast<double>(pixels));
      }
      if (!scene.objects.empty()) QCOMPARE(scene.objects.back().visible_pixels, scene.objects.back().pixels);
    }
  }

  void masksLieOnTheirObjects() {
    // A yellow square with a hole on night ground: the mask is just where the picture is yellow.
    elboscope::Sprite square{40, 40, {}};
    for (int i = 0; i < 1600; ++i) {
      const bool hole = std::abs(i % 40 - 20) < 9 && std::abs(i / 40 - 20) < 9;
      for (int byte : {255, 230, 0, hole ? 0 : 255}) square.rgba.push_back(static_cast<std::uint8_t>(byte));
    }
    const SpriteSet set({{"frame", {square}}});
    SceneOptions options;
    options.min_scale = 0.4;
    options.tints = 0;
    options.max_objects = 1;
    int nights = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      const Scene scene = render_scene(set, options, seed);
      if (elboscope::kBackgroundNames[static_cast<std::size_t>(scene.background)] != "night") continue;
      ++nights;
      int wrong = 0;
      for (std::size_t i = 0; i < scene.instance_mask.size(); ++i)
        wrong += (scene.rgb[3 * i] > 150) != (scene.instance_mask[i] == 1);
      // Alpha one half gives red 128 to 153 depending on the ground: the threshold may take a few border pixels
      // otherwise.
      QVERIFY2(wrong <= scene.objects[0].pixels / 20, qPrintable(QString::number(wrong)));
    }
    QVERIFY(nights > 3);
  }

  void objectsAreWhereTheySay() {
    SceneOptions options;
    options.max_objects = 1;
    int reaching_out = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const Scene scene = render_scene(SpriteSet::bundled(), options, seed);
      int left = scene.size, right = 0, top = scene.size, bottom = 0;
      for (int i = 0; i < scene.size * scene.size; ++i) {
        if (scene.instance_mask[static_cast<std::size_t>(i)] == 0) continue;
        left = std::min(left, i % scene.size);
        right = std::max(right, i % scene.size + 1);
        top = std::min(top, i / scene.size);
        bottom = std::max(bottom, i / scene.size + 1);
      }
      const SceneObject& object = scene.objects.at(0);
      reaching_out += left == 0 || top == 0 || right == scene.size || bottom == scene.size;
      QVERIFY(object.scale >= 0.2 * 96 && object.scale <= 0.6 * 96);
      if (left == 0 || top == 0 || right == scene.size || bottom == scene.size) continue;
      QVERIFY(std::abs((left + right) / 2.0 - object.centre_x) < 0.25 * object.scale + 1);
      QVERIFY(std::abs((top + bottom) / 2.0 - object.centre_y) < 0.25 * object.scale + 1);
      const double longer = std::max(right - left, bottom - top);
      QVERIFY2(longer > 0.75 * object.scale - 2 && longer < 1.35 * object.scale + 2,
               qPrintable(QString("%1 of %2").arg(longer).arg(object.scale)));
    }
    QVERIFY2(reaching_out < 50, qPrintable(QString::number(reaching_out)));
  }

  void occlusion() {
    const double free = hidden_share(0), half = hidden_share(0.5), forced = hidden_share(1);
    QVERIFY2(free < 0.06 && half > free + 0.03 && forced > half + 0.03 && forced > 0.12,
             qPrintable(QString("%1 %2 %3").arg(free).arg(half).arg(forced)));
  }

  void forcedOcclusionTouchesEveryObjectAfterTheFirst() {
    SceneOptions options;
    options.min_objects = options.max_objects = 2;
    options.occlusion = 1;
    options.min_visible = 0;
    options.tints = 0;
    int untouched = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      const Scene scene = render_scene(SpriteSet::bundled(), options, seed);
      untouched += scene.objects.size() == 2 && scene.objects[0].pixels == scene.objects[0].visible_pixels;
    }
    QVERIFY2(untouched <= 6, qPrintable(QString::number(untouched)));  // overlapping boxes of thin things
  }

  void leastVisibleShare_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("most_misses");  // of 150 scenes
    QTest::newRow("none") << 0.0 << 0;
    QTest::newRow("default") << 0.35 << 4;
    QTest::newRow("most") << 0.6 << 25;
  }
  void leastVisibleShare() {
    QFETCH(double, share);
    QFETCH(int, most_misses);
    SceneOptions options;
    options.min_objects = options.max_objects = 3;
    options.occlusion = 1;
    options.min_visible = share;
    int misses = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
      const Scene scene = render_scene(SpriteSet::bundled(), options, seed);
      misses += std::any_of(scene.objects.begin(), scene.objects.end(), [share](const SceneObject& object) {
        return static_cast<double>(object.visible_pixels) < share * static_cast<double>(object.pixels);
      });
    }
    QVERIFY2(misses <= most_misses, qPrintable(QString::number(misses)));
  }

  void backgroundsDifferByColour() {
    // Mean colours of the themes, far from one another; what lies on them is excluded by the mask.
    std::array<std::array<double, 3>, 6> means{};
    std::array<double, 6> counted{};
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
      const Scene scene = render_scene(SpriteSet::bundled(), small(), seed);
      const auto theme = static_cast<std::size_t>(scene.background);
      for (std::size_t i = 0; i < scene.instance_mask.size(); ++i) {
        if (scene.instance_mask[i] != 0) continue;
        ++counted[theme];
        for (std::size_t c = 0; c < 3; ++c) means[theme][c] += scene.rgb[3 * i + c];
      }
    }
    for (std::size_t a = 0; a < 6; ++a) {
      QVERIFY(counted[a] > 0);
      for (std::size_t b = 0; b < a; ++b) {
        double distance = 0;
        for (std::size_t c = 0; c < 3; ++c) distance += std::abs(means[a][c] / counted[a] - means[b][c] / counted[b]);
        QVERIFY2(distance > 100, qPrintable(QString("%1 %2: %3").arg(a).arg(b).arg(distance)));
      }
    }
  }

  void tintsShowTheirColour() {
    // Mean colour of a tinted white-grey-black sprite: the strongest channels are the tint's.
    elboscope::Sprite sprite{30, 30, {}};
    for (int i = 0; i < 900; ++i) {
      const auto grey = static_cast<std::uint8_t>(i % 30 < 20 ? 255 : i % 30 < 25 ? 128 : 10);
      for (const std::uint8_t byte : {grey, grey, grey, std::uint8_t{255}}) sprite.rgba.push_back(byte);
    }
    const SpriteSet set({{"patch", {sprite}}});
    SceneOptions options;
    options.max_objects = 1;
    options.tint_probability = 1;
    std::set<int> seen;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      const Scene scene = render_scene(set, options, seed);
      std::array<double, 3> mean{};
      for (std::size_t i = 0; i < scene.instance_mask.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) mean[c] += scene.instance_mask[i] ? scene.rgb[3 * i + c] : 0.0;
      }
      const auto [r, g, b] = mean;
      const int tint = scene.objects.at(0).tint;
      seen.insert(tint);
      const bool right[] = {r > 1.5 * g && r > 1.5 * b, r > 1.3 * b && g > 1.3 * b, g > 1.3 * r && g > 1.3 * b,
                            b > 1.3 * r && b > 1.3 * g, b > 1.2 * r && r > 1.2 * g, r > 1.2 * g && b > 1.1 * g};
      QVERIFY2(right[tint], qPrintable(QString("%1: %2 %3 %4").arg(tint).arg(r).arg(g).arg(b)));
    }
    QCOMPARE(seen.size(), std::size_t{6});
  }
};

QTEST_APPLESS_MAIN(TestScene)
#include "test_scene.moc"
