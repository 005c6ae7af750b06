// The expensive part on the tiny recorded model: what it streams, keeps when stopped, and does not depend on.
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/alignment/calibration.h"
#include "core/alignment/probe.h"
#include "core/base/error.h"

using namespace elboscope;

namespace {

ProbePicture picture() {
  ProbePicture result;
  result.path = "drawn";
  result.width = result.working_width = 128;
  result.height = result.working_height = 96;
  for (int i = 0; i < 128 * 96 * 3; ++i) result.rgb.push_back(static_cast<std::uint8_t>((i * 31 + i / 384) % 256));
  return result;
}

ProbeSettings settings(const std::vector<std::string>& classes) {
  ProbeSettings result;
  result.classes = classes;
  result.elbo_timesteps = {1, 301, 601, 901};
  result.collect_timesteps = {20, 60, 100};
  result.empty_caption_errors = false;
  return result;
}

double largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
  if (a.size() != b.size()) return INFINITY;
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
  return worst;
}

}  // namespace

class TestProbe : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    LoadOptions options;
    options.device = ComputeDevice::cpu;
    model_ = load_model(ELBOSCOPE_FIXTURES "/heatmap-sd1/model", options);
  }

  void working_sizes_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QString>("fit");
    QTest::addColumn<int>("expected_width");
    QTest::addColumn<int>("expected_height");
    QTest::newRow("square") << 300 << 100 << "square" << 512 << 512;
    QTest::newRow("native") << 512 << 512 << "aspect" << 512 << 512;
    QTest::newRow("large square") << 4000 << 4000 << "aspect" << 512 << 512;
    QTest::newRow("4:3") << 640 << 480 << "aspect" << 576 << 448;
    QTest::newRow("3:4") << 480 << 640 << "aspect" << 448 << 576;
    QTest::newRow("one pixel") << 1 << 1 << "aspect" << 512 << 512;
  }
  void working_sizes() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(QString, fit);
    QFETCH(int, expected_width);
    QFETCH(int, expected_height);
    const auto [w, h] = working_size(width, height, 512, 64, fit.toStdString());
    QCOMPARE(static_cast<int>(w), expected_width);
    QCOMPARE(static_cast<int>(h), expected_height);
  }
  void working_sizes_stay_near_native() {
    for (int width : {1, 7, 100, 333, 1000, 30000}) {
      for (int height : {1, 7, 100, 333, 1000, 30000}) {
        const auto [w, h] = working_size(width, height, 512, 64, "aspect");
        QVERIFY(w >= 8 && h >= 8 && w % 8 == 0 && h % 8 == 0);
        QVERIFY2(w * h <= 512 * 512 * 3 / 2, qPrintable(QString("%1 x %2 gives %3 x %4").arg(width).arg(height).arg(w).arg(h)));
      }
    }
  }

  // Patches must fit exactly and the position table ends somewhere, whatever that does to the ratio.
  void working_sizes_keep_to_limits() {
    for (int width : {1, 7, 100, 333, 1000, 30000}) {
      for (int height : {1, 7, 100, 333, 1000, 30000}) {
        const auto [w, h] = working_size(width, height, 1024, 16, "aspect", 16, 3072);
        QVERIFY(w >= 16 && h >= 16 && w % 16 == 0 && h % 16 == 0 && w <= 3072 && h <= 3072);
      }
    }
    // Three levels over a VAE of factor 8: never half a latent cell.
    QCOMPARE(working_size(30000, 7, 1024, 32, "aspect", 8).second % 8, std::int64_t{0});
  }

  void batches_do_not_change_the_result() {
    ProbeSettings one = settings({"dog", "cat", "tree"});
    one.batch_size = 1;
    const AlignmentRecord alone = probe(*model_, picture(), one);
    QVERIFY(alone.complete);
    for (int batch : {2, 5, 64}) {
      ProbeSettings many = settings({"dog", "cat", "tree"});
      many.batch_size = batch;
      const AlignmentRecord together = probe(*model_, picture(), many);
      for (std::size_t i = 0; i < alone.losses.size(); ++i) QVERIFY(std::abs(alone.losses[i] - together.losses[i]) < 1e-5 * alone.losses[i]);
      QVERIFY(largest_difference(alone.pixel_errors, together.pixel_errors) < 1e-3);
      QVERIFY(largest_difference(calibrate(alone, {}).calibrated, calibrate(together, {}).calibrated) < 1e-3);
    }
  }

  void losses_are_the_mean_of_the_pixel_errors() {
    const AlignmentRecord record = probe(*model_, picture(), settings({"dog", "cat"}));
    const auto area = static_cast<std::size_t>(record.latent_height * record.latent_width);
    for (std::size_t row = 0; row < record.losses.size(); ++row) {
      double sum = 0;
      for (std::size_t i = 0; i < area; ++i) sum += static_cast<double>(record.pixel_errors[row * area + i]);
      QVERIFY(std::abs(sum / static_cast<double>(area) - record.losses[row]) < 1e-5 * record.losses[row]);
    }
  }

  void classes_stream_in_order_and_progress_counts() {
    std::vector<std::size_t> order;
    std::string stage;
    std::int64_t last = -1;
    const AlignmentRecord record = probe(
        *model_, picture(), settings({"dog", "cat", "tree", "bicycle", "house", "boat"}),
        [&](const Progress& progress) {
          if (progress.stage != stage) {
            stage = progress.stage;
            last = -1;
          }
          QVERIFY(progress.done >= last && progress.done <= progress.total);
          last = progress.done;
        },
        [&](const AlignmentRecord& so_far, std::size_t index) {
          order.push_back(index);
          QVERIFY(so_far.classes[index].elbo_done);
          QVERIFY(!so_far.cross_layers.empty());
        });
    QCOMPARE(order, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
    QVERIFY(record.complete);
  }

  void a_stop_keeps_what_was_finished() {
    // Stopped at every moment that progress is reported.
    int reports = 0;
    probe(*model_, picture(), settings({"dog", "cat", "tree"}), [&](const Progress&) { ++reports; });
    for (int moment = 1; moment <= reports; moment += 2) {
      std::stop_source source;
      int seen = 0, after = 0;
      ProbeSettings small = settings({"dog", "cat", "tree"});
      small.batch_size = 2;
      const AlignmentRecord record = probe(
          *model_, picture(), small,
          [&](const Progress&) {
            after += source.stop_requested() ? 1 : 0;
            if (++seen == moment) source.request_stop();
          },
          {}, source.get_token());
      QVERIFY2(after <= 4, "work went on for longer than a batch");
      if (!record.cross_layers.empty()) {
        const Heatmaps maps = calibrate(record, {});
        for (float value : maps.calibrated) QVERIFY(value >= 0 && value <= 1);
        for (std::size_t i = 0; i < 3; ++i) QCOMPARE(maps.classes[i].measured, record.classes[i].elbo_done);
      }
    }
  }

  void likelihood_needs_the_empty_caption() {
    ProbeSettings with = settings({"dog", "cat"});
    with.empty_caption_errors = true;
    with.caption_errors = true;
    const AlignmentRecord record = probe(*model_, picture(), with);
    QCOMPARE(record.empty_pixel_errors.size(), record.caption_pixel_errors.size());
    for (float value : likelihood_maps(record, {})) QVERIFY(value >= 0 && value <= 1);
    const AlignmentRecord without = probe(*model_, picture(), settings({"dog", "cat"}));
    QVERIFY_THROWS_EXCEPTION(Error, likelihood_maps(without, {}));
    QVERIFY(largest_difference(record.pixel_errors, without.pixel_errors) < 1e-3);
  }

  void a_caption_a_class() {
    ProbeSettings each = settings({"hot dog", "dog", "cat"});
    each.caption_per_class = true;
    const AlignmentRecord record = probe(*model_, picture(), each);
    QCOMPARE(record.classes[0].map_places.size(), std::size_t{2});
    QCOMPARE(record.classes[1].map_places, (std::vector<int>{2}));
    // A class alone in its caption is what its own run would have collected.
    ProbeSettings alone = settings({"dog"});
    alone.self_attention = false;
    const AlignmentRecord dog = probe(*model_, picture(), alone);
    const std::size_t area = dog.cross_layers[0].maps.size() / 3;
    for (std::size_t t = 0; t < 3; ++t) {
      const std::vector<float> ours(record.cross_layers[0].maps.begin() + static_cast<std::ptrdiff_t>((t * 4 + 2) * area),
                                    record.cross_layers[0].maps.begin() + static_cast<std::ptrdiff_t>((t * 4 + 3) * area));
      const std::vector<float> own(dog.cross_layers[0].maps.begin() + static_cast<std::ptrdiff_t>(t * area),
                                   dog.cross_layers[0].maps.begin() + static_cast<std::ptrdiff_t>((t + 1) * area));
      QVERIFY(largest_difference(ours, own) < 1e-5);
    }
    for (float value : calibrate(record, {}).calibrated) QVERIFY(value >= 0 && value <= 1);
  }

  void adaptive_measuring_says_what_it_estimated() {
    ProbeSettings adaptive = settings({"dog", "cat", "tree", "bicycle"});
    adaptive.elbo_timesteps.clear();
    const AlignmentRecord exact = probe(*model_, picture(), adaptive);
    adaptive.adaptive_elbo = true;
    const AlignmentRecord record = probe(*model_, picture(), adaptive);
    QVERIFY(record.complete);
    const std::size_t timesteps = record.elbo_timesteps.size();
    for (std::size_t i = 0; i < 4; ++i) {
      QVERIFY(record.classes[i].elbo_done);
      const auto& estimated = record.classes[i].estimated_timesteps;
      for (std::size_t t = 0; t < timesteps; ++t) {
        const bool guess = std::find(estimated.begin(), estimated.end(), static_cast<std::int64_t>(t)) != estimated.end();
        const double expected = exact.losses[i * timesteps + t];
        QVERIFY(std::abs(record.losses[i * timesteps + t] - expected) < (guess ? 0.5 : 1e-4) * expected);
      }
    }
  }

  void the_control_variate_measures_distances() {
    ProbeSettings with = settings({"dog", "cat"});
    with.caption = "a photo of dog";
    with.classes = {"dog", "photo"};
    with.elbo_texts = {"a photo of dog", "a photo of photo"};
    with.caption_errors = true;
    const AlignmentRecord record = probe(*model_, picture(), with);
    // The first text is the caption itself, so its distance is only rounding; the other's is not.
    for (std::size_t t = 0; t < 4; ++t) {
      QVERIFY(record.caption_distances[t] < 1e-9);
      QVERIFY(record.caption_distances[4 + t] > 1e-6);
    }
    CalibrationSettings variate;
    variate.control_variate = true;
    QCOMPARE(calibrate(record, variate).classes[0].normalized, 0.0);
    QVERIFY_THROWS_EXCEPTION(Error, calibrate(probe(*model_, picture(), settings({"dog", "cat"})), variate));
  }

  void impossible_requests_are_refused() {
    QVERIFY_THROWS_EXCEPTION(Error, probe(*model_, picture(), settings({})));
    ProbeSettings absent = settings({"dog", "cat"});
    absent.caption = "a dog on the grass";
    QVERIFY_THROWS_EXCEPTION(Error, probe(*model_, picture(), absent));
    ProbeSettings beyond = settings({"dog"});
    beyond.elbo_timesteps = {1000};
    QVERIFY_THROWS_EXCEPTION(Error, probe(*model_, picture(), beyond));
    ProbeSettings late = settings({"dog"});
    for (int i = 0; i < 80; ++i) late.caption += "grass ";
    late.caption += "dog";
    QVERIFY_THROWS_EXCEPTION(Error, probe(*model_, picture(), late));
    ProbePicture wrong = picture();
    wrong.rgb.pop_back();
    QVERIFY_THROWS_EXCEPTION(Error, probe(*model_, wrong, settings({"dog"})));
  }

 private:
  std::shared_ptr<DiffusionModel> model_;
};

QTEST_GUILESS_MAIN(TestProbe)
#include "test_probe.moc"
