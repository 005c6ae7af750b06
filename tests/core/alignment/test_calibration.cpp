#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/alignment/map_operations.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;
using test::RecordShape;
using test::sample_record;
using Change = std::function<void(AlignmentRecord&, CalibrationSettings&)>;
Q_DECLARE_METATYPE(Change)

class TestCalibration : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void equals_the_method_word_by_word_data();
  void equals_the_method_word_by_word();
  void gamma_one_is_raw();
  void passes_in_order();
  void softmax_at_the_end_sums_to_one();
  void softmax_in_a_layer();
  void upsample_first_raises_the_picture();
  void unusual_records_give_notes_data();
  void unusual_records_give_notes();
  void layer_weights_of_the_record();
  void wrong_settings_data();
  void wrong_settings();
  void contradictions_are_refused_data();
  void contradictions_are_refused();
  void memory_is_used_again();
  void grid_and_picture_map_are_the_same_as_all_at_once();
  void never_not_a_number();
  void same_bytes_for_any_number_of_threads();
  void segmentation_data();
  void segmentation();
};

namespace {

using Doubles = std::vector<double>;

Doubles resize(const Doubles& in, std::int64_t height, std::int64_t width, std::int64_t out_height,
               std::int64_t out_width) {
  const auto tap = [](std::int64_t place, std::int64_t count, std::int64_t out, std::int64_t& first,
                      std::int64_t& second) {
    const double source =
        std::max((static_cast<double>(place) + 0.5) * static_cast<double>(count) / static_cast<double>(out) - 0.5, 0.0);
    first = std::min(static_cast<std::int64_t>(source), count - 1);
    second = std::min(first + 1, count - 1);
    return source - static_cast<double>(first);
  };
  Doubles result;
  for (std::int64_t y = 0; y < out_height; ++y) {
    for (std::int64_t x = 0; x < out_width; ++x) {
      std::int64_t y0, y1, x0, x1;
      const double v = tap(y, height, out_height, y0, y1), u = tap(x, width, out_width, x0, x1);
      const auto at = [&](std::int64_t i, std::int64_t j) { return in[static_cast<std::size_t>(i * width + j)]; };
      result.push_back((1 - v) * ((1 - u) * at(y0, x0) + u * at(y0, x1)) + v * ((1 - u) * at(y1, x0) + u * at(y1, x1)));
    }
  }
  return result;
}

void stretch(Doubles& map) {
  const auto [low, high] = std::minmax_element(map.begin(), map.end());
  const double first = *low, range = *high - *low;
  for (double& value : map) value = (value - first) / range;
}

/// The official procedure (method.md 2.1, 5 to 10), in double and without any of the shortcuts.
Doubles reference_heat(const AlignmentRecord& record, std::size_t i, const Doubles& weights, double exponent,
                       std::int64_t height, std::int64_t width) {
  const std::int64_t h0 = record.cross_layers[0].height, w0 = record.cross_layers[0].width;
  const auto grid = static_cast<std::size_t>(h0 * w0);
  Doubles heat(grid, 0.0);
  double weight_sum = 0;
  for (std::size_t l = 0; l < record.cross_layers.size(); ++l) {
    const CollectedLayer& layer = record.cross_layers[l];
    const auto area = static_cast<std::size_t>(layer.height * layer.width);
    Doubles mean(area, 0.0);
    int count = 0;
    for (std::size_t t = 0; t < record.collect_timesteps.size(); ++t) {
      for (std::size_t k = 0; k < record.recorded_tokens.size(); ++k) {
        const auto& positions = record.classes[i].token_positions;
        if (std::find(positions.begin(), positions.end(), record.recorded_tokens[k]) == positions.end()) continue;
        ++count;
        for (std::size_t p = 0; p < area; ++p)
          mean[p] += static_cast<double>(layer.maps[(t * record.recorded_tokens.size() + k) * area + p]);
      }
    }
    for (double& value : mean) value /= count;
    const Doubles resized = resize(mean, layer.height, layer.width, h0, w0);
    for (std::size_t p = 0; p < grid; ++p) heat[p] += weights[l] * resized[p];
    weight_sum += weights[l];
  }
  for (double& value : heat) value /= weight_sum;
  stretch(heat);
  for (double& value : heat) value = std::pow(value, exponent);
  for (const auto& matrix : record.self_operators) {
    Doubles next(grid, 0.0);
    for (std::size_t q = 0; q < grid; ++q) {
      for (std::size_t p = 0; p < grid; ++p) next[q] += static_cast<double>(matrix[q * grid + p]) * heat[p];
    }
    heat = next;
  }
  heat = resize(heat, h0, w0, height, width);
  stretch(heat);
  return heat;
}

bool all_inside_unit_range(const std::vector<float>& maps) {
  return std::all_of(maps.begin(), maps.end(), [](float value) { return value >= 0 && value <= 1; });
}

bool all_zero(const std::vector<float>& maps) {
  return std::all_of(maps.begin(), maps.end(), [](float value) { return value == 0; });
}

}  // namespace

void TestCalibration::equals_the_method_word_by_word_data() {
  QTest::addColumn<int>("height");
  QTest::addColumn<int>("width");
  QTest::addColumn<int>("passes");
  QTest::addColumn<double>("sigma");
  QTest::newRow("Gaussian weights") << 4 << 6 << 2 << 3.0;
  QTest::newRow("table of weights") << 4 << 6 << 2 << 0.0;
  QTest::newRow("odd grid, three passes") << 5 << 7 << 3 << 1.0;
  QTest::newRow("one pass") << 8 << 8 << 1 << 3.0;
  QTest::newRow("no self-attention") << 3 << 2 << 0 << 3.0;
}

void TestCalibration::equals_the_method_word_by_word() {
  QFETCH(int, height);
  QFETCH(int, width);
  QFETCH(int, passes);
  QFETCH(double, sigma);
  const AlignmentRecord record = sample_record({4, 3, 2, height, width, static_cast<std::size_t>(passes)}, 3);
  CalibrationSettings settings;
  settings.layer_sigma = sigma;
  settings.gamma = 0.4;
  const Heatmaps maps = calibrate(record, settings, 37, 41);
  QCOMPARE(maps.height, 37);
  QCOMPARE(maps.width, 41);
  QCOMPARE(maps.grid_height, height);
  const Doubles weights = sigma > 0 ? gaussian_layer_weights(3, record.cross_layer_middle, sigma) : Doubles{1, 1, 10};
  for (std::size_t i = 0; i < 4; ++i) {
    for (const bool calibrated : {false, true}) {
      const Doubles expected = reference_heat(record, i, weights, calibrated ? maps.classes[i].exponent : 1.0, 37, 41);
      const float* found = (calibrated ? maps.calibrated : maps.raw).data() + i * 37 * 41;
      double worst = 0;
      for (std::size_t p = 0; p < expected.size(); ++p)
        worst = std::max(worst, std::abs(expected[p] - static_cast<double>(found[p])));
      QVERIFY2(worst < 2e-4, qPrintable(QString("class %1: %2").arg(i).arg(worst)));
    }
  }
}

void TestCalibration::gamma_one_is_raw() {
  const AlignmentRecord record = sample_record({}, 1);
  CalibrationSettings settings;
  settings.gamma = 1;
  const Heatmaps maps = calibrate(record, settings);
  QCOMPARE(maps.calibrated, maps.raw);
  QCOMPARE(maps.raw.size(), static_cast<std::size_t>(3 * record.image_height * record.image_width));
  settings.gamma = 0.3;
  QVERIFY(calibrate(record, settings).calibrated != maps.raw);
  QCOMPARE(calibrate(record, settings).raw, maps.raw);
}

void TestCalibration::passes_in_order() {
  const AlignmentRecord record = sample_record({2, 2, 1, 3, 3, 3}, 8);
  for (int passes = 0; passes <= 3; ++passes) {
    AlignmentRecord fewer = record;
    fewer.self_operators.resize(static_cast<std::size_t>(passes));
    finish_record(fewer);
    CalibrationSettings settings;
    settings.self_passes = passes;
    const Heatmaps some = calibrate(record, settings), all = calibrate(fewer, {});
    for (std::size_t p = 0; p < all.raw.size(); ++p) QVERIFY(std::abs(some.raw[p] - all.raw[p]) < 1e-4F);
  }
}

void TestCalibration::softmax_at_the_end_sums_to_one() {
  const AlignmentRecord record = sample_record({}, 2);
  CalibrationSettings settings;
  const Heatmaps plain = calibrate(record, settings);
  settings.softmax = CalibrationSettings::Softmax::at_end;
  const Heatmaps maps = calibrate(record, settings);
  const std::size_t pixels = maps.raw.size() / 3;
  for (const bool calibrated : {false, true}) {
    const std::vector<float>& before = calibrated ? plain.calibrated : plain.raw;
    const std::vector<float>& after = calibrated ? maps.calibrated : maps.raw;
    for (std::size_t p = 0; p < pixels; ++p) {
      const double sum =
          std::exp(double{before[p]}) + std::exp(double{before[pixels + p]}) + std::exp(double{before[2 * pixels + p]});
      for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(std::exp(double{before[i * pixels + p]}) / sum - double{after[i * pixels + p]}) < 1e-6);
    }
  }
}

void TestCalibration::softmax_in_a_layer() {
  AlignmentRecord record = sample_record({2, 2, 1, 2, 2, 0}, 2);
  record.cross_layers.resize(1);
  record.cross_layers[0].maps = {0, 1, 0, 0, 1, 1, 0, 0.5F, 1, 1, 0, 0.5F};  // tokens 4 | 5, 6
  CalibrationSettings settings;
  settings.softmax = CalibrationSettings::Softmax::per_layer;
  const Heatmaps maps = calibrate(record, settings);
  const auto share = [](double a, double b) { return static_cast<float>(std::exp(a) / (std::exp(a) + std::exp(b))); };
  const std::vector<float> expected{share(0, 1), 0.5F, 0.5F, share(0, 0.5)};
  for (std::size_t p = 0; p < 4; ++p) {
    QVERIFY(std::abs(maps.cross_raw[p] - expected[p]) < 1e-6F);
    QVERIFY(std::abs(maps.cross_raw[4 + p] - (1 - expected[p])) < 1e-6F);
  }
}

void TestCalibration::upsample_first_raises_the_picture() {
  const AlignmentRecord record = sample_record({}, 6);
  CalibrationSettings settings;
  settings.upsample_first = true;
  const Heatmaps maps = calibrate(record, settings);
  const std::size_t pixels = maps.raw.size() / 3;
  for (std::size_t k = 0; k < maps.raw.size(); ++k) {
    const float expected = std::pow(maps.raw[k], static_cast<float>(maps.classes[k / pixels].exponent));
    QVERIFY(std::abs(maps.calibrated[k] - expected) < 1e-6F);
  }
}

void TestCalibration::unusual_records_give_notes_data() {
  QTest::addColumn<Change>("change");
  QTest::addColumn<QString>("note");
  QTest::newRow("one class") << Change([](auto& r, auto&) {
    r.classes.resize(1);
    r.losses.resize(4);
    r.pixel_errors.resize(4 * 24);
  }) << "one class";
  QTest::newRow("constant map") << Change([](auto& r, auto&) {
    for (auto& layer : r.cross_layers) std::fill(layer.maps.begin(), layer.maps.end(), 0.3F);
  }) << "same everywhere";
  QTest::newRow("map of zeros") << Change([](auto& r, auto&) {
    for (auto& layer : r.cross_layers) std::fill(layer.maps.begin(), layer.maps.end(), 0.0F);
  }) << "same everywhere";
  QTest::newRow("not a number") << Change([](auto& r, auto&) { r.cross_layers[0].maps[3] = std::nanf(""); })
                                << "not numbers";
  QTest::newRow("class without tokens") << Change([](auto& r, auto&) { r.classes[1].token_positions.clear(); })
                                        << "no token of class 1";
  QTest::newRow("tokens without maps") << Change([](auto& r, auto&) { r.classes[1].token_positions = {70}; })
                                       << "no token of class 1";
  QTest::newRow("cancelled while measuring")
      << Change([](auto& r, auto&) { r.classes[2].elbo_done = false; }) << "No ELBO was measured for class 2";
  QTest::newRow("loss not a number") << Change([](auto& r, auto&) { r.losses[9] = std::nan(""); })
                                     << "No ELBO was measured for class 2";
  QTest::newRow("no losses") << Change([](auto& r, auto&) { r.losses.clear(); })
                             << "No ELBO was measured for class 0, class 1, class 2";
  QTest::newRow("equal losses") << Change([](auto& r, auto&) { std::fill(r.losses.begin(), r.losses.end(), 0.2); })
                                << "All losses are equal";
  QTest::newRow("one timestep") << Change([](auto&, auto& s) { s.elbo_timesteps = {51}; }) << "single timestep";
  QTest::newRow("cancelled before the maps") << Change([](auto& r, auto&) {
    r.collect_timesteps.clear();
    r.cross_layers.clear();
    r.self_operators.clear();
    r.self_product.clear();
    r.complete = false;
  }) << "no attention maps";
  QTest::newRow("stopped early") << Change([](auto& r, auto&) { r.complete = false; }) << "stopped early";
  QTest::newRow("repaired table") << Change([](auto& r, auto&) { r.self_weight_note = "Repaired."; }) << "Repaired.";
  QTest::newRow("more groups than the official table") << Change([](auto& r, auto& s) {
    s.layer_sigma = 0;
    for (int l = 0; l < 6; ++l) r.cross_layers.push_back(r.cross_layers[static_cast<std::size_t>(1 + l % 2)]);
  }) << "official layer weights";
}

void TestCalibration::unusual_records_give_notes() {
  QFETCH(Change, change);
  QFETCH(QString, note);
  AlignmentRecord record = sample_record({}, 4);
  CalibrationSettings settings;
  QVERIFY(calibrate(record, settings).notes.size() <= 1);  // losses of random numbers may be called alike
  change(record, settings);
  const Heatmaps maps = calibrate(record, settings);
  QString notes;
  for (const std::string& text : maps.notes) notes += QString::fromStdString(text) + "\n";
  QVERIFY2(notes.contains(note), qPrintable(notes));
  QVERIFY(all_inside_unit_range(maps.raw) && all_inside_unit_range(maps.calibrated));
  QCOMPARE(maps.raw.size(), record.classes.size() * static_cast<std::size_t>(record.image_height * record.image_width));
  if (note == "no attention maps") QVERIFY(all_zero(maps.raw) && all_zero(maps.calibrated) && maps.grid_height == 0);
}

/// What the user says goes before what the model's folder recommends, and that before the official tables.
void TestCalibration::layer_weights_of_the_record() {
  AlignmentRecord record = sample_record({2, 3, 2, 6, 5, 1}, 11);
  CalibrationSettings automatic, gaussian, table;
  gaussian.layer_sigma = 3;
  table.layer_sigma = 0;
  table.resolution_weights = {0, 5, 1};
  QCOMPARE(calibrate(record, automatic).raw, calibrate(record, gaussian).raw);
  const std::vector<float> official = calibrate(record, gaussian).raw, chosen = calibrate(record, table).raw;
  record.resolution_weights = table.resolution_weights;
  QCOMPARE(calibrate(record, automatic).raw, chosen);
  QCOMPARE(calibrate(record, gaussian).raw, official);
  QVERIFY(chosen != official);
  table.resolution_weights = {1, 0, 0};
  QVERIFY(calibrate(record, table).raw != chosen);
}

void TestCalibration::wrong_settings_data() {
  QTest::addColumn<Change>("change");
  QTest::newRow("gamma") << Change([](auto&, auto& s) { s.gamma = 0; });
  QTest::newRow("ELBO timestep") << Change([](auto&, auto& s) { s.elbo_timesteps = {1, 2}; });
  QTest::newRow("collection timestep") << Change([](auto&, auto& s) { s.collect_timesteps = {21}; });
  QTest::newRow("passes") << Change([](auto&, auto& s) { s.self_passes = 3; });
  QTest::newRow("sigma") << Change([](auto&, auto& s) { s.layer_sigma = -1; });
  QTest::newRow("threshold") << Change([](auto&, auto& s) { s.threshold = 1.5; });
  QTest::newRow("too few weights") << Change([](auto&, auto& s) { s.layer_sigma = 0, s.resolution_weights = {1, 1}; });
  QTest::newRow("negative weight") << Change([](auto&, auto& s) {
    s.layer_sigma = 0, s.resolution_weights = {1, -1, 1};
  });
  QTest::newRow("zero weights") << Change([](auto&, auto& s) { s.layer_sigma = 0, s.resolution_weights = {0, 0, 0}; });
  QTest::newRow("paper weighting without weights")
      << Change([](auto& r, auto& s) { r.elbo_weights.clear(), s.paper_weighting = true; });
  QTest::newRow("picture without size") << Change([](auto& r, auto&) { r.image_width = 0; });
}

void TestCalibration::wrong_settings() {
  QFETCH(Change, change);
  AlignmentRecord record = sample_record({}, 4);
  CalibrationSettings settings;
  change(record, settings);
  try {
    calibrate(record, settings);
    QFAIL("accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind == ErrorKind::usage);
  }
}

void TestCalibration::contradictions_are_refused_data() {
  QTest::addColumn<Change>("change");
  QTest::newRow("losses") << Change([](auto& r, auto&) { r.losses.pop_back(); });
  QTest::newRow("maps") << Change([](auto& r, auto&) { r.cross_layers[1].maps.pop_back(); });
  QTest::newRow("layer size") << Change([](auto& r, auto&) { r.cross_layers[1].height = 0; });
  QTest::newRow("operator") << Change([](auto& r, auto&) { r.self_operators[1].pop_back(); });
  QTest::newRow("product") << Change([](auto& r, auto&) { r.self_product.pop_back(); });
  QTest::newRow("tokens out of order") << Change(
      [](auto& r, auto&) { std::swap(r.recorded_tokens[0], r.recorded_tokens[1]); });
  QTest::newRow("pixel errors") << Change([](auto& r, auto&) { r.latent_height += 1; });
  QTest::newRow("range beyond the caption") << Change([](auto& r, auto&) { r.classes[0].ranges = {{3, 5}}; });
}

void TestCalibration::contradictions_are_refused() {
  QFETCH(Change, change);
  AlignmentRecord record = sample_record({}, 4);
  CalibrationSettings settings;
  change(record, settings);
  QVERIFY_EXCEPTION_THROWN(calibrate(record, settings), Error);
}

void TestCalibration::memory_is_used_again() {
  const AlignmentRecord record = sample_record({}, 4);
  const AlignmentRecord other = sample_record({5, 2, 1, 3, 3, 1}, 9);
  CalibrationSettings settings;
  Heatmaps maps;
  calibrate(other, settings, 30, 20, maps);
  calibrate(record, settings, 0, 0, maps);
  const float* place = maps.raw.data();
  settings.gamma = 0.2;
  calibrate(record, settings, 0, 0, maps);
  QCOMPARE(maps.raw.data(), place);
  const Heatmaps fresh = calibrate(record, settings);
  QCOMPARE(maps.raw, fresh.raw);
  QCOMPARE(maps.calibrated, fresh.calibrated);
  QCOMPARE(maps.cross_calibrated, fresh.cross_calibrated);
  QCOMPARE(maps.names, fresh.names);
  QCOMPARE(maps.notes, fresh.notes);
}

void TestCalibration::grid_and_picture_map_are_the_same_as_all_at_once() {
  const AlignmentRecord record = sample_record({}, 4);
  const Heatmaps all = calibrate(record, {}, 50, 61), grid = calibrate_on_grid(record, {});
  QVERIFY(grid.raw.empty() && grid.calibrated.empty());
  std::vector<float> raw, calibrated;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto a = picture_map(grid, i, false, 50, 61), b = picture_map(grid, i, true, 50, 61);
    raw.insert(raw.end(), a.begin(), a.end());
    calibrated.insert(calibrated.end(), b.begin(), b.end());
  }
  QCOMPARE(raw, all.raw);
  QCOMPARE(calibrated, all.calibrated);
  QVERIFY_EXCEPTION_THROWN(picture_map(grid, 3, false, 50, 61), Error);
}

void TestCalibration::never_not_a_number() {
  test::Numbers numbers(23);
  for (int round = 0; round < 200; ++round) {
    RecordShape shape;
    shape.classes = static_cast<std::size_t>(1 + numbers.below(4));
    shape.timesteps = static_cast<std::size_t>(1 + numbers.below(4));
    shape.collected = static_cast<std::size_t>(1 + numbers.below(3));
    shape.height = 1 + numbers.below(5);
    shape.width = 1 + numbers.below(5);
    shape.passes = static_cast<std::size_t>(numbers.below(4));
    AlignmentRecord record = sample_record(shape, static_cast<std::uint64_t>(round));
    // Values at both ends of the range, in maps, errors and operators.
    const float extremes[] = {0.0F,          1e-45F, 1e-38F, 3e38F, -3e38F, std::numeric_limits<float>::infinity(),
                              std::nanf(""), 1.0F};
    for (int k = 0; k < 6; ++k) {
      const float value = extremes[numbers.below(8)];
      auto& maps = record.cross_layers[static_cast<std::size_t>(numbers.below(3))].maps;
      if (numbers.below(3) == 0)
        std::fill(maps.begin(), maps.end(), value);
      else
        maps[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(maps.size())))] = value;
      auto& errors = record.pixel_errors;
      errors[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(errors.size())))] = value;
      if (!record.self_operators.empty()) record.self_operators[0][0] = value;
    }
    if (numbers.below(2) == 1) finish_record(record);
    CalibrationSettings settings;
    settings.gamma = std::pow(10.0, -3.0 * static_cast<double>(numbers.next()));
    settings.exponents = static_cast<CalibrationSettings::Exponents>(numbers.below(3));
    settings.softmax = static_cast<CalibrationSettings::Softmax>(numbers.below(3));
    settings.variant = static_cast<CalibrationSettings::Variant>(numbers.below(3));
    settings.upsample_first = numbers.below(2) == 1;
    settings.shrink = numbers.below(2) == 1;
    settings.layer_sigma = static_cast<double>(numbers.below(3));
    const Heatmaps maps = calibrate(record, settings, 1 + numbers.below(30), 1 + numbers.below(30));
    QVERIFY2(all_inside_unit_range(maps.raw) && all_inside_unit_range(maps.calibrated),
             qPrintable(QString::number(round)));
    QVERIFY(all_inside_unit_range(maps.cross_calibrated));
  }
}

void TestCalibration::same_bytes_for_any_number_of_threads() {
  const AlignmentRecord record = sample_record({5, 3, 2, 9, 11, 2}, 12);
  const int before = thread_count();
  std::vector<Heatmaps> results;
  for (int threads : {1, 2, 4}) {
    set_thread_count(threads);
    results.push_back(calibrate(record, {}, 100, 120));
  }
  set_thread_count(before);
  for (const Heatmaps& maps : results) {
    QCOMPARE(maps.raw, results[0].raw);
    QCOMPARE(maps.calibrated, results[0].calibrated);
  }
}

void TestCalibration::segmentation_data() {
  QTest::addColumn<std::vector<float>>("maps");
  QTest::addColumn<int>("classes");
  QTest::addColumn<double>("threshold");
  QTest::addColumn<std::vector<std::uint8_t>>("labels");
  QTest::newRow("largest wins") << std::vector<float>{0.9F, 0.2F, 0.1F, 0.8F} << 2 << 0.5
                                << std::vector<std::uint8_t>{1, 2};
  QTest::newRow("below is background") << std::vector<float>{0.9F, 0.2F, 0.1F, 0.3F} << 2 << 0.5
                                       << std::vector<std::uint8_t>{1, 0};
  QTest::newRow("reaching it counts") << std::vector<float>{0.5F} << 1 << 0.5 << std::vector<std::uint8_t>{1};
  QTest::newRow("first of equals") << std::vector<float>{0.7F, 0.7F} << 2 << 0.5 << std::vector<std::uint8_t>{1};
  QTest::newRow("zero is background") << std::vector<float>{0.0F} << 1 << 0.0 << std::vector<std::uint8_t>{0};
  QTest::newRow("no class") << std::vector<float>{} << 0 << 0.5 << std::vector<std::uint8_t>{0, 0};
}

void TestCalibration::segmentation() {
  QFETCH(std::vector<float>, maps);
  QFETCH(int, classes);
  QFETCH(double, threshold);
  QFETCH(std::vector<std::uint8_t>, labels);
  QCOMPARE(elboscope::segmentation(maps, static_cast<std::size_t>(classes), labels.size(), threshold), labels);
  QVERIFY_EXCEPTION_THROWN(elboscope::segmentation(maps, 255, labels.size(), threshold), Error);
}

QTEST_APPLESS_MAIN(TestCalibration)
#include "test_calibration.moc"
