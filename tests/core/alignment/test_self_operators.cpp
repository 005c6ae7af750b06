#include <QtTest>

#include <cmath>
#include <limits>
#include <vector>

#include "core/alignment/map_operations.h"
#include "core/base/error.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;
using elboscope::test::Numbers;
using Rows = std::vector<std::vector<double>>;

class TestSelfOperators : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void equals_the_official_assembly();
  void timesteps_one_by_one_or_averaged();
  void odd_sizes_data();
  void odd_sizes();
  void refuses_data();
  void refuses();
  void nothing_added_gives_nothing();
  void can_be_used_again();
};

namespace {

// The layers of the values below: (4,2) group 0, (2,1) group 1, (4,2) group 2; map[i] = (i * step mod 13 + 1) / 100.
std::vector<float> sample_map(int area, int step) {
  std::vector<float> map;
  for (int i = 0; i < area * area; ++i) map.push_back(static_cast<float>(i * step % 13 + 1) / 100.0F);
  return map;
}

// Worked out with torch 2.5.1: interpolate, repeat_interleave, weighted mean.
const std::vector<std::vector<float>> official{
    {0.01F,       0.03428571F, 0.04428571F, 0.03142857F, 0.04571429F, 0.07F,       0.04285714F, 0.06714286F,
     0.01857143F, 0.04285714F, 0.05285714F, 0.04F,       0.05428571F, 0.02285714F, 0.05142858F, 0.05714286F,
     0.02714286F, 0.03285714F, 0.06142857F, 0.03F,       0.06285714F, 0.03142857F, 0.06F,       0.06571428F,
     0.03571429F, 0.04142857F, 0.01428571F, 0.03857142F, 0.05285714F, 0.04F,       0.05F,       0.07428571F,
     0.06F,       0.08428572F, 0.05714286F, 0.08142857F, 0.09571429F, 0.08285714F, 0.09285714F, 0.06142857F,
     0.06857143F, 0.07428571F, 0.06571428F, 0.07142857F, 0.1042857F,  0.07285714F, 0.1014286F,  0.07F,
     0.07714286F, 0.08285714F, 0.07428571F, 0.08F,       0.05714286F, 0.08142857F, 0.09142857F, 0.07857143F,
     0.06714286F, 0.09142857F, 0.06428571F, 0.08857143F, 0.06571428F, 0.09F,       0.1F,        0.08714286F},
    {0.01F, 0.08F, 0.02F, 0.09F, 0.03F, 0.1F,  0.04F, 0.11F, 0.05F, 0.12F, 0.06F, 0.13F, 0.07F, 0.01F, 0.08F, 0.02F,
     0.09F, 0.03F, 0.1F,  0.04F, 0.11F, 0.05F, 0.12F, 0.06F, 0.13F, 0.07F, 0.01F, 0.08F, 0.02F, 0.09F, 0.03F, 0.1F,
     0.04F, 0.11F, 0.05F, 0.12F, 0.06F, 0.13F, 0.07F, 0.01F, 0.08F, 0.02F, 0.09F, 0.03F, 0.1F,  0.04F, 0.11F, 0.05F,
     0.12F, 0.06F, 0.13F, 0.07F, 0.01F, 0.08F, 0.02F, 0.09F, 0.03F, 0.1F,  0.04F, 0.11F, 0.05F, 0.12F, 0.06F, 0.13F}};

float largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
  float worst = a.size() == b.size() ? 0.0F : std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

}  // namespace

void TestSelfOperators::equals_the_official_assembly() {
  SelfOperatorBuilder builder({{1, 2, 0.5}, {0, 0, 1}}, 4, 2);
  QVERIFY(builder.wants(0) && builder.wants(2) && !builder.wants(3) && !builder.wants(-1));
  builder.add(0, 4, 2, sample_map(8, 5).data());
  builder.add(1, 2, 1, sample_map(2, 3).data());
  builder.add(2, 4, 2, sample_map(8, 7).data());
  const auto operators = builder.finish();
  QCOMPARE(operators.size(), std::size_t{2});
  for (std::size_t pass = 0; pass < 2; ++pass) QVERIFY(largest_difference(operators[pass], official[pass]) < 1e-7F);
}

void TestSelfOperators::timesteps_one_by_one_or_averaged() {
  std::vector<std::vector<float>> maps(3, std::vector<float>(16 * 16));
  Numbers numbers(1);
  std::vector<float> mean(16 * 16, 0.0F);
  for (auto& map : maps) {
    numbers.fill(map);
    for (std::size_t i = 0; i < map.size(); ++i) mean[i] += map[i] / 3;
  }
  std::vector<float> other(4 * 4);
  numbers.fill(other);
  SelfOperatorBuilder whole({{3, 1}}, 4, 4), pieces({{3, 1}}, 4, 4), scaled({{3, 1}}, 4, 4);
  whole.add(0, 4, 4, mean.data());
  whole.add(1, 2, 2, other.data());
  for (const auto& map : maps) {
    pieces.add(0, 4, 4, map.data(), 1.0 / 3);
    pieces.add(1, 2, 2, other.data(), 1.0 / 3);
    scaled.add(1, 2, 2, other.data(), 5);
    scaled.add(0, 4, 4, map.data(), 5);
  }
  const auto expected = whole.finish();
  QVERIFY(largest_difference(pieces.finish()[0], expected[0]) < 1e-6F);
  QVERIFY(largest_difference(scaled.finish()[0], expected[0]) < 1e-6F);
}

void TestSelfOperators::odd_sizes_data() {
  QTest::addColumn<int>("height");
  QTest::addColumn<int>("width");
  QTest::newRow("5x7 seen as 3x4") << 3 << 4;
  QTest::newRow("a point") << 1 << 1;
  QTest::newRow("finer than the grid") << 10 << 9;
}

void TestSelfOperators::odd_sizes() {
  QFETCH(int, height);
  QFETCH(int, width);
  constexpr int grid_height = 5, grid_width = 7;
  const int area = height * width, grid = grid_height * grid_width;
  std::vector<float> map(static_cast<std::size_t>(area * area));
  Numbers(9).fill(map);
  SelfOperatorBuilder builder({{1}}, grid_height, grid_width);
  builder.add(0, height, width, map.data());
  const std::vector<float> result = builder.finish().at(0);
  QCOMPARE(result.size(), static_cast<std::size_t>(grid * grid));
  for (int i = 0; i < grid_height; ++i) {
    for (int j = 0; j < grid_width; ++j) {
      const int query = i * height / grid_height * width + j * width / grid_width;
      std::vector<float> expected(static_cast<std::size_t>(grid));
      resize_bilinear(map.data() + query * area, height, width, expected.data(), grid_height, grid_width);
      const std::vector<float> row(result.begin() + (i * grid_width + j) * grid,
                                   result.begin() + (i * grid_width + j + 1) * grid);
      QVERIFY(largest_difference(row, expected) < 1e-6F);
    }
  }
}

void TestSelfOperators::refuses_data() {
  QTest::addColumn<Rows>("rows");
  QTest::addColumn<int>("grid");
  QTest::newRow("all zero row") << Rows{{1, 0}, {0, 0}} << 2;
  QTest::newRow("empty row") << Rows{{}} << 2;
  QTest::newRow("negative") << Rows{{1, -1}} << 2;
  QTest::newRow("not a number") << Rows{{std::nan("")}} << 2;
  QTest::newRow("no grid") << Rows{{1}} << 0;
  QTest::newRow("grid too large") << Rows{{1}} << 5000;
}

void TestSelfOperators::refuses() {
  QFETCH(Rows, rows);
  QFETCH(int, grid);
  QVERIFY_EXCEPTION_THROWN(SelfOperatorBuilder(rows, grid, grid), Error);
}

void TestSelfOperators::nothing_added_gives_nothing() {
  SelfOperatorBuilder empty({{1}}, 2, 2);
  QVERIFY(empty.finish().empty());
  // The official table on a model with three groups: the second pass would divide by zero (method.md 2.8, 6).
  SelfOperatorBuilder official_table({{1, 0, 0, 0, 0, 0, 1}, {0, 0, 0, 0, 0, 0, 1}}, 2, 2);
  official_table.add(0, 2, 2, sample_map(4, 3).data());
  QVERIFY_EXCEPTION_THROWN(official_table.finish(), Error);
}

void TestSelfOperators::can_be_used_again() {
  SelfOperatorBuilder builder({{1}}, 2, 2);
  builder.add(0, 2, 2, sample_map(4, 3).data());
  const auto first = builder.finish();
  QVERIFY(builder.finish().empty());
  builder.add(0, 2, 2, sample_map(4, 3).data());
  QCOMPARE(builder.finish(), first);
}

QTEST_APPLESS_MAIN(TestSelfOperators)
#include "test_self_operators.moc"
