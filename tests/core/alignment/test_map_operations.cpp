#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/alignment/map_kernels.h"
#include "core/alignment/map_operations.h"
#include "core/base/parallel.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;
using elboscope::test::Numbers;

class TestMapOperations : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void resize_equals_torch_data();
  void resize_equals_torch();
  void resize_of_large_maps_equals_the_formula_data();
  void resize_of_large_maps_equals_the_formula();
  void min_max_data();
  void min_max();
  void resize_and_normalize_is_both_in_one();
  void gaussian_weights_of_stable_diffusion();
  void tiny_sigma_leaves_the_nearest_layer();
  void groups_are_runs();
  void self_weight_tables_data();
  void self_weight_tables();
  void product_data();
  void product();
  void operator_on_maps_data();
  void operator_on_maps();
  void results_do_not_depend_on_threads();
  void kernels_agree_data();
  void kernels_agree();
  void strongest_class_data();
  void strongest_class();
};

// Values of torch 2.5.1: F.interpolate(a, size, mode="bilinear") of a[i] = 7 i mod 11 + i / 4.
void TestMapOperations::resize_equals_torch_data() {
  QTest::addColumn<int>("height");
  QTest::addColumn<int>("width");
  QTest::addColumn<int>("out_height");
  QTest::addColumn<int>("out_width");
  QTest::addColumn<std::vector<float>>("expected");
  QTest::newRow("grow") << 2 << 3 << 5 << 4
                        << std::vector<float>{0.0F,        4.53125F,    5.84375F,    3.5F,        1.07500005F,
                                              4.91874981F, 5.81874943F, 3.4749999F,  5.375F,      6.46875F,
                                              5.71875F,    3.375F,      9.67500019F, 8.01874924F, 5.6187501F,
                                              3.27499986F, 10.75F,      8.40625F,    5.59375F,    3.25F};
  QTest::newRow("shrink without averaging")
      << 6 << 5 << 2 << 3 << std::vector<float>{5.66666651F, 6.75F, 7.83333206F, 11.75F, 5.5F, 10.250001F};
  QTest::newRow("one way each") << 3 << 2 << 2 << 5
                                << std::vector<float>{0.875F, 1.60000014F, 4.5F,   7.40000057F, 8.125F,
                                                      6.125F, 6.02499962F, 5.625F, 5.2249999F,  5.125F};
  QTest::newRow("a point") << 1 << 1 << 2 << 3 << std::vector<float>{0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F};
  QTest::newRow("to a point") << 4 << 3 << 1 << 1 << std::vector<float>{6.875F};
  QTest::newRow("odd to even") << 3 << 3 << 4 << 4
                               << std::vector<float>{0.0F,    4.53125F, 5.84375F,  3.5F,    6.71875F, 6.953125F,
                                                     5.6875F, 3.34375F, 10.65625F, 8.3125F, 5.5F,     3.15625F,
                                                     10.5F,   8.15625F, 5.34375F,  3.0F};
  QTest::newRow("same size") << 2 << 2 << 2 << 2 << std::vector<float>{0.0F, 7.25F, 3.5F, 10.75F};
}

void TestMapOperations::resize_equals_torch() {
  QFETCH(int, height);
  QFETCH(int, width);
  QFETCH(int, out_height);
  QFETCH(int, out_width);
  QFETCH(std::vector<float>, expected);
  std::vector<float> in, out(expected.size());
  for (int i = 0; i < height * width; ++i) in.push_back(static_cast<float>(i * 7 % 11) + 0.25F * static_cast<float>(i));
  resize_bilinear(in.data(), height, width, out.data(), out_height, out_width);
  // Two units in the last place: torch may contract a product and a sum, or not, depending on its build.
  for (std::size_t i = 0; i < out.size(); ++i)
    QVERIFY2(std::abs(out[i] - expected[i]) <= 2e-6F, qPrintable(QString::number(i)));
}

void TestMapOperations::resize_of_large_maps_equals_the_formula_data() {
  QTest::addColumn<int>("height");
  QTest::addColumn<int>("width");
  QTest::addColumn<int>("out_height");
  QTest::addColumn<int>("out_width");
  QTest::newRow("64 to 512") << 64 << 64 << 512 << 512;
  QTest::newRow("no multiple of a register") << 13 << 17 << 167 << 221;
  QTest::newRow("shrink") << 65 << 97 << 9 << 33;
  QTest::newRow("long and flat") << 1 << 40 << 7 << 1000;
}

void TestMapOperations::resize_of_large_maps_equals_the_formula() {
  QFETCH(int, height);
  QFETCH(int, width);
  QFETCH(int, out_height);
  QFETCH(int, out_width);
  std::vector<float> in(static_cast<std::size_t>(height * width)),
      out(static_cast<std::size_t>(out_height * out_width));
  Numbers(7).fill(in);
  resize_bilinear(in.data(), height, width, out.data(), out_height, out_width);
  const auto tap = [](int place, int count, int out_count, int& first, int& second) {
    const double source = std::max((place + 0.5) * count / out_count - 0.5, 0.0);
    first = std::min(static_cast<int>(source), count - 1);
    second = std::min(first + 1, count - 1);
    return source - first;
  };
  double worst = 0;
  for (int y = 0; y < out_height; ++y) {
    for (int x = 0; x < out_width; ++x) {
      int y0, y1, x0, x1;
      const double v = tap(y, height, out_height, y0, y1), u = tap(x, width, out_width, x0, x1);
      const auto at = [&](int i, int j) { return static_cast<double>(in[static_cast<std::size_t>(i * width + j)]); };
      const double expected =
          (1 - v) * ((1 - u) * at(y0, x0) + u * at(y0, x1)) + v * ((1 - u) * at(y1, x0) + u * at(y1, x1));
      worst =
          std::max(worst, std::abs(expected - static_cast<double>(out[static_cast<std::size_t>(y * out_width + x)])));
    }
  }
  QVERIFY2(worst < 2e-5, qPrintable(QString::number(worst)));
}

void TestMapOperations::min_max_data() {
  QTest::addColumn<std::vector<float>>("map");
  QTest::addColumn<bool>("varied");
  QTest::addColumn<std::vector<float>>("expected");
  const float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();
  const float huge = std::numeric_limits<float>::max();
  QTest::newRow("plain") << std::vector<float>{2, 4, 3} << true << std::vector<float>{0, 1, 0.5F};
  QTest::newRow("negative") << std::vector<float>{-3, -1, -2} << true << std::vector<float>{0, 1, 0.5F};
  QTest::newRow("constant") << std::vector<float>{2, 2, 2} << false << std::vector<float>{0, 0, 0};
  QTest::newRow("zeros") << std::vector<float>{0, 0} << false << std::vector<float>{0, 0};
  QTest::newRow("one value") << std::vector<float>{5} << false << std::vector<float>{0};
  QTest::newRow("rounding only") << std::vector<float>{1, 1.0000002F} << false << std::vector<float>{0, 0};
  QTest::newRow("small but real") << std::vector<float>{1e-20F, 3e-20F, 2e-20F} << true
                                  << std::vector<float>{0, 1, 0.5F};
  QTest::newRow("denormal") << std::vector<float>{1e-42F, 3e-42F} << false << std::vector<float>{0, 0};
  QTest::newRow("not a number") << std::vector<float>{1, nan, 2} << false << std::vector<float>{0, 0, 0};
  QTest::newRow("infinite") << std::vector<float>{1, inf} << false << std::vector<float>{0, 0};
  QTest::newRow("range overflows") << std::vector<float>{-huge, huge} << false << std::vector<float>{0, 0};
}

void TestMapOperations::min_max() {
  QFETCH(std::vector<float>, map);
  QFETCH(bool, varied);
  QFETCH(std::vector<float>, expected);
  const std::vector<float> original = map;
  QCOMPARE(normalize_min_max(map.data(), map.size()), varied);
  for (std::size_t i = 0; i < map.size(); ++i) QVERIFY(std::abs(map[i] - expected[i]) <= 1e-6F);
  std::vector<float> resized(map.size(), 9.0F);
  const auto width = static_cast<std::int64_t>(map.size());
  QCOMPARE(resize_and_normalize(original.data(), 1, width, resized.data(), 1, width), varied);
  QCOMPARE(resized, map);
}

void TestMapOperations::resize_and_normalize_is_both_in_one() {
  std::vector<float> in(30 * 20), fused(111 * 73), apart(111 * 73);
  Numbers(3).fill(in);
  QVERIFY(resize_and_normalize(in.data(), 30, 20, fused.data(), 111, 73));
  resize_bilinear(in.data(), 30, 20, apart.data(), 111, 73);
  QVERIFY(normalize_min_max(apart.data(), apart.size()));
  QCOMPARE(fused, apart);
  QCOMPARE(*std::min_element(fused.begin(), fused.end()), 0.0F);
  QVERIFY(*std::max_element(fused.begin(), fused.end()) > 0.999999F);
}

void TestMapOperations::gaussian_weights_of_stable_diffusion() {
  // method.md 2.3: 6 down, 1 mid, 9 up layers, sigma 3.
  const double expected[] = {0.293, 0.539, 0.889, 1.311, 1.731, 2.044, 2.161, 2.044,
                             1.731, 1.311, 0.889, 0.539, 0.293, 0.142, 0.062, 0.024};
  const std::vector<double> weights = gaussian_layer_weights(16, 6, 3);
  QCOMPARE(weights.size(), std::size_t{16});
  for (std::size_t l = 0; l < 16; ++l) QVERIFY(std::abs(weights[l] - expected[l]) < 6e-4);
}

void TestMapOperations::tiny_sigma_leaves_the_nearest_layer() {
  for (double sigma : {1e-3, 1e-9, 1e-300}) {
    const std::vector<double> weights = gaussian_layer_weights(4, 1.6, sigma);
    QCOMPARE(weights, (std::vector<double>{0, 0, 4, 0}));
  }
  QCOMPARE(gaussian_layer_weights(2, 0.5, 1e-300), (std::vector<double>{1, 1}));
}

void TestMapOperations::groups_are_runs() {
  const auto groups = resolution_groups({{64, 64}, {64, 64}, {32, 32}, {16, 16}, {8, 8}, {16, 16}, {16, 32}, {16, 32}});
  QCOMPARE(groups, (std::vector<int>{0, 0, 1, 2, 3, 4, 5, 5}));
  QVERIFY(resolution_groups({}).empty());
}

void TestMapOperations::self_weight_tables_data() {
  QTest::addColumn<int>("groups");
  QTest::addColumn<std::vector<double>>("first");
  QTest::addColumn<std::vector<double>>("second");
  QTest::addColumn<bool>("official");
  QTest::newRow("SD 1") << 7 << std::vector<double>{1, 0, 0, 0, 0, 0, 1} << std::vector<double>{0, 0, 0, 0, 0, 0, 1}
                        << true;
  QTest::newRow("SDXL") << 3 << std::vector<double>{1, 0, 1} << std::vector<double>{0, 0, 1} << false;
  QTest::newRow("SD3") << 1 << std::vector<double>{1} << std::vector<double>{1} << false;
}

void TestMapOperations::self_weight_tables() {
  QFETCH(int, groups);
  QFETCH(std::vector<double>, first);
  QFETCH(std::vector<double>, second);
  QFETCH(bool, official);
  const SelfWeightTable table = self_weight_for(groups);
  QCOMPARE(table.rows, (std::vector<std::vector<double>>{first, second}));
  QCOMPARE(table.note.empty(), official);
}

void TestMapOperations::product_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("inner");
  QTest::addColumn<int>("columns");
  QTest::newRow("one") << 1 << 1 << 1;
  QTest::newRow("edges") << 13 << 7 << 33;
  QTest::newRow("tiles") << 24 << 64 << 64;
  QTest::newRow("several blocks") << 61 << 700 << 45;
  QTest::newRow("many rows") << 500 << 321 << 96;
}

void TestMapOperations::product() {
  QFETCH(int, rows);
  QFETCH(int, inner);
  QFETCH(int, columns);
  std::vector<float> a(static_cast<std::size_t>(rows * inner)), b(static_cast<std::size_t>(inner * columns));
  std::vector<float> c(static_cast<std::size_t>(rows * columns), 77.0F);
  Numbers numbers(5);
  numbers.fill(a);
  numbers.fill(b);
  multiply(a.data(), b.data(), c.data(), rows, inner, columns);
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) {
      double sum = 0;
      for (int k = 0; k < inner; ++k) {
        sum += static_cast<double>(a[static_cast<std::size_t>(i * inner + k)]) *
               static_cast<double>(b[static_cast<std::size_t>(k * columns + j)]);
      }
      QVERIFY(std::abs(static_cast<double>(c[static_cast<std::size_t>(i * columns + j)]) - sum) <= 2e-6 * sum);
    }
  }
}

void TestMapOperations::operator_on_maps_data() {
  QTest::addColumn<int>("size");
  QTest::addColumn<int>("count");
  for (int size : {1, 7, 16, 24, 35, 130}) {
    for (int count : {1, 2, 3, 4, 5, 6, 9, 20}) QTest::addRow("%d x %d", size, count) << size << count;
  }
}

void TestMapOperations::operator_on_maps() {
  QFETCH(int, size);
  QFETCH(int, count);
  const auto places = static_cast<std::size_t>(size), maps_count = static_cast<std::size_t>(count);
  std::vector<float> matrix(places * places), maps(places * maps_count);
  Numbers numbers(11);
  numbers.fill(matrix);
  numbers.fill(maps);
  for (const MapKernels* kernels : available_map_kernels()) {
    std::vector<float> out(maps.size(), -1.0F);
    kernels->apply_rows(matrix.data(), size, maps.data(), count, out.data(), 0, size);
    for (std::size_t c = 0; c < maps_count; ++c) {
      for (std::size_t i = 0; i < places; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < places; ++k)
          sum += static_cast<double>(matrix[i * places + k]) * static_cast<double>(maps[c * places + k]);
        QVERIFY2(std::abs(static_cast<double>(out[c * places + i]) - sum) <= 2e-6 * sum, kernels->name);
      }
    }
    // A row's sum is the same whichever rows and maps it is worked on with: results do not depend on threads.
    std::vector<float> pieces(maps.size(), -1.0F);
    for (int begin = 0; begin < size; begin += 3) {
      kernels->apply_rows(matrix.data(), size, maps.data(), count, pieces.data(), begin, std::min(begin + 3, size));
    }
    QCOMPARE(pieces, out);
  }
}

void TestMapOperations::results_do_not_depend_on_threads() {
  const int before = thread_count();
  std::vector<float> a(300 * 300), maps(300 * 7);
  Numbers numbers(2);
  numbers.fill(a);
  numbers.fill(maps);
  std::vector<std::vector<float>> products, applied;
  for (int threads : {1, 2, 5}) {
    set_thread_count(threads);
    products.emplace_back(a.size());
    multiply(a.data(), a.data(), products.back().data(), 300, 300, 300);
    applied.emplace_back(maps.size());
    apply_operator(a.data(), 300, maps.data(), 7, applied.back().data());
  }
  set_thread_count(before);
  for (std::size_t i = 1; i < products.size(); ++i) {
    QCOMPARE(products[i], products[0]);
    QCOMPARE(applied[i], applied[0]);
  }
}

void TestMapOperations::kernels_agree_data() {
  QTest::addColumn<int>("count");
  for (int count : {1, 7, 8, 15, 16, 33, 100}) QTest::addRow("%d", count) << count;
}

void TestMapOperations::kernels_agree() {
  QFETCH(int, count);
  const auto size = static_cast<std::size_t>(count);
  std::vector<float> top(size), bottom(size);
  Numbers numbers(4);
  numbers.fill(top);
  numbers.fill(bottom);
  for (const MapKernels* kernels : available_map_kernels()) {
    std::vector<float> out(size + 1, 42.0F);
    float low = 0.5F, high = 0.5F;
    kernels->blend_rows(top.data(), bottom.data(), 0.25F, 0.75F, out.data(), count, &low, &high);
    QCOMPARE(out.back(), 42.0F);
    for (std::size_t i = 0; i < size; ++i) QVERIFY(std::abs(out[i] - (0.25F * top[i] + 0.75F * bottom[i])) < 1e-6F);
    QCOMPARE(low, std::min(0.5F, *std::min_element(out.begin(), out.end() - 1)));
    QCOMPARE(high, std::max(0.5F, *std::max_element(out.begin(), out.end() - 1)));
    kernels->rescale(out.data(), count, 0.2F, 2.0F);
    QCOMPARE(out.back(), 42.0F);
    for (std::size_t i = 0; i < size; ++i) {
      const float expected = std::clamp((0.25F * top[i] + 0.75F * bottom[i] - 0.2F) * 2.0F, 0.0F, 1.0F);
      QVERIFY2(std::abs(out[i] - expected) < 1e-6F, kernels->name);
    }
  }
  for (const MapKernels* kernels : available_map_kernels()) {
    const auto rows = static_cast<std::size_t>(kernels->tile_rows),
               columns = static_cast<std::size_t>(kernels->tile_columns);
    std::vector<float> a(rows * size), b(columns * size), c(rows * columns, 1.0F);
    numbers.fill(a);
    numbers.fill(b);
    kernels->multiply_tile(a.data(), b.data(), count, c.data(), kernels->tile_columns);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        double sum = 1;
        for (std::size_t k = 0; k < size; ++k)
          sum += static_cast<double>(a[k * rows + i]) * static_cast<double>(b[k * columns + j]);
        QVERIFY2(std::abs(static_cast<double>(c[i * columns + j]) - sum) < 2e-6 * sum, kernels->name);
      }
    }
  }
}

void TestMapOperations::strongest_class_data() {
  QTest::addColumn<int>("size");
  QTest::addColumn<int>("classes");
  QTest::addColumn<float>("limit");
  for (int size : {1, 17, 1024, 1500, 3000}) {
    for (int classes : {0, 1, 3, 254}) QTest::addRow("%d places, %d classes", size, classes) << size << classes << 0.6F;
  }
  QTest::newRow("no limit") << 40 << 5 << 0.0F;
  QTest::newRow("above all") << 40 << 5 << 2.0F;
}

void TestMapOperations::strongest_class() {
  QFETCH(int, size);
  QFETCH(int, classes);
  QFETCH(float, limit);
  const auto places = static_cast<std::size_t>(size), count = static_cast<std::size_t>(classes);
  std::vector<float> maps(places * count);
  Numbers numbers(6);
  numbers.fill(maps);
  // Eighths: many values are equal; some are no numbers.
  for (std::size_t k = 0; k < maps.size(); ++k)
    maps[k] = k % 13 == 5 ? std::numeric_limits<float>::quiet_NaN() : std::round(maps[k] * 8) / 8;
  const std::size_t begin = places / 7, end = places - places / 5;
  std::vector<std::uint8_t> expected(places, 99);
  for (std::size_t p = begin; p < end; ++p) {
    float largest = 0;
    expected[p] = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!(maps[i * places + p] > largest)) continue;
      largest = maps[i * places + p];
      expected[p] = static_cast<std::uint8_t>(i + 1);
    }
    if (largest < limit) expected[p] = 0;
  }
  for (const MapKernels* kernels : available_map_kernels()) {
    std::vector<std::uint8_t> labels(places, 99);
    kernels->strongest_class(maps.data(), size, classes, limit, labels.data(), static_cast<std::int64_t>(begin),
                             static_cast<std::int64_t>(end));
    QVERIFY2(labels == expected, kernels->name);
  }
}

QTEST_APPLESS_MAIN(TestMapOperations)
#include "test_map_operations.moc"
